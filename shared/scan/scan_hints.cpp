// Thresholds were chosen on generated frames of each kind (tests/scan/scan_hints_test.cpp).
#include "scan/scan_hints.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "scan/other_codes.h"

namespace lanyard {
namespace {

constexpr double shaken = 14;                 // greys that the middle changes by from picture to picture
constexpr double small_module_px = 2.9;       // less is too far away to be read for certain
constexpr double large_symbol = 0.95;         // of the picture's height
constexpr double dim_white = 95, faint = 45;  // of the code's lighter grey; between its two greys
constexpr double burnt_share = 0.08, burnt_share_with_finder_gone = 0.012;

// Traces are looked for in one frame of so many: hints are slower than frames, and reading goes first.
constexpr int frames_a_look = 4;
// Codes of other kinds are rarer still, and cost as much to find as ours.
constexpr int frames_an_other_look = 12;

// Weights follow what is asked for within this time; they come faster than they go.
constexpr double comes_in_ms = 350, goes_in_ms = 500;
constexpr double enough = 0.7, too_little = 0.25;

std::size_t index_of(ScanHint hint) {
    return static_cast<std::size_t>(hint);
}

}  // namespace

ScanHint hint_for(const ScanSigns& signs, bool saw_code) {
    if (signs.is_read) return ScanHint::none;
    if (signs.is_other_code) return ScanHint::not_a_qr_code;
    const CodeTraces& traces = signs.traces;
    const bool has_code = traces.finders >= 2;
    if (signs.motion > shaken && (has_code || saw_code)) return ScanHint::hold_still;
    const bool lacks_finder = traces.finders == 1 || traces.finders == 2;
    if (lacks_finder && saw_code && traces.glare > burnt_share_with_finder_gone) return ScanHint::tilt_away;
    if (traces.finders >= 1 && traces.module_px * 21 > large_symbol * signs.picture_height)
        return ScanHint::further_away;
    if (!has_code) return ScanHint::none;
    if (traces.module_px < small_module_px) return ScanHint::come_closer;
    if (traces.glare > burnt_share) return ScanHint::tilt_away;
    if (traces.white < dim_white || traces.white - traces.black < faint) return ScanHint::brightness_up;
    return ScanHint::none;
}

void ScanHints::weigh(ScanHint wanted, Instant now) {
    const double passed_ms = last_look_ ? static_cast<double>((now - *last_look_).count()) : 0;
    last_look_ = now;
    for (std::size_t hint = 1; hint < scan_hints; ++hint) {
        const bool is_wanted = hint == index_of(wanted);
        const double share = 1 - std::exp(-passed_ms / (is_wanted ? comes_in_ms : goes_in_ms));
        weights_[hint] += share * ((is_wanted ? 1 : 0) - weights_[hint]);
    }
}

void ScanHints::choose(Instant now) {
    if (shown_ != ScanHint::none && now - shown_since_ < stands_for) return;
    const auto best = std::max_element(weights_.begin() + 1, weights_.end());
    const auto heaviest = static_cast<ScanHint>(best - weights_.begin());
    if (*best >= enough && heaviest != shown_) {
        shown_ = heaviest;
        shown_since_ = now;
    } else if (shown_ != ScanHint::none && weights_[index_of(shown_)] < too_little) {
        shown_ = ScanHint::none;
    }
}

ScanHint ScanHints::next(const ScanSigns& signs, Instant now) {
    if (signs.is_read) {
        weights_.fill(0);
        last_look_ = read_at_ = now;
        return shown_ = ScanHint::none;
    }
    if (signs.traces.finders >= 2) saw_code_at_ = now;
    const bool saw_code = saw_code_at_ && now - *saw_code_at_ < remembers_code_for;
    const bool is_quiet = read_at_ && now - *read_at_ < quiet_after_code;
    weigh(is_quiet ? ScanHint::none : hint_for(signs, saw_code), now);
    choose(now);
    return shown_;
}

// The mean change where a code was seen last, else of the middle; every eighth pixel is enough.
double HintReader::motion_in(GreyView frame) {
    constexpr int step = 8;
    const int square = std::min(frame.width, frame.height);
    const int left = (frame.width - square) / 2, top = (frame.height - square) / 2;
    const double reach = around_.finders > 0 ? std::max(60.0, 12 * around_.module_px) : square / 3.0;
    const PixelPoint middle =
        around_.finders > 0 ? around_.middle : PixelPoint{frame.width / 2.0, frame.height / 2.0};
    std::swap(before_, sample_);
    sample_.clear();
    const bool has_before = before_.size() == static_cast<std::size_t>((square + step - 1) / step) *
                                                  static_cast<std::size_t>((square + step - 1) / step);
    long long change = 0, cells = 0;
    for (int y = top; y < top + square; y += step)
        for (int x = left; x < left + square; x += step) {
            const unsigned char grey = frame.row(y)[x];
            if (has_before && std::abs(x - middle.x) < reach && std::abs(y - middle.y) < reach) {
                change += std::abs(grey - before_[sample_.size()]);
                ++cells;
            }
            sample_.push_back(grey);
        }
    return cells > 0 ? static_cast<double>(change) / static_cast<double>(cells) : 0;
}

ScanHint HintReader::look(GreyView frame, bool code_was_read, Instant now) {
    signs_.motion = motion_in(frame);
    signs_.picture_height = frame.height;
    signs_.is_read = code_was_read;
    if (code_was_read) {
        signs_.traces = around_ = {};
        signs_.is_other_code = false;
    } else {
        if (frames_ % frames_a_look == 0) signs_.traces = finder_.look(frame);
        if (frames_ % frames_an_other_look == 1) signs_.is_other_code = !other_code_in(frame).empty();
        ++frames_;
    }
    if (signs_.traces.finders >= 2) around_ = signs_.traces;
    return hints_.next(signs_, now);
}

}  // namespace lanyard
