// The memory of the codes that have counted, and who has to wait for whom.
#include "scan/repeat_filter.h"

#include <algorithm>

namespace lanyard {
namespace {

// Nobody shows more codes than this within 1.5 s; a wall of codes forgets the oldest.
constexpr std::size_t most_seen = 16;

struct Box {
    double left, top, right, bottom;
};

Box box_of(const ReadCode& code) {
    Box box{code.corners[0].x, code.corners[0].y, code.corners[0].x, code.corners[0].y};
    for (const PixelPoint& corner : code.corners)
        box = {std::min(box.left, corner.x), std::min(box.top, corner.y), std::max(box.right, corner.x),
               std::max(box.bottom, corner.y)};
    return box;
}

// Two codes cannot be in one place: where they overlap, one has taken the other's.
bool overlap(const ReadCode& a, const ReadCode& b) {
    const Box one = box_of(a), other = box_of(b);
    return one.left < other.right && other.left < one.right && one.top < other.bottom &&
           other.top < one.bottom;
}

}  // namespace

void RepeatFilter::forget_gone(Instant now) {
    seen_.erase(std::remove_if(seen_.begin(), seen_.end(),
                               [&](const Seen& seen) { return now - seen.last >= gone_after; }),
                seen_.end());
}

const RepeatFilter::Seen* RepeatFilter::find(const std::string& text) const {
    const auto known =
        std::find_if(seen_.begin(), seen_.end(), [&](const Seen& seen) { return seen.code.text == text; });
    return known == seen_.end() ? nullptr : &*known;
}

// A new one is only written down while there is room: those that have counted must not be forgotten for it.
void RepeatFilter::remember(const ReadCode& code, Instant now) {
    if (const Seen* known = find(code.text)) {
        Seen& seen = seen_[static_cast<std::size_t>(known - seen_.data())];
        seen.code = code;
        seen.last = now;
    } else if (seen_.size() < most_seen) {
        seen_.push_back({code, now, now, false});
    }
}

bool RepeatFilter::must_wait(const ReadCode& code, const std::vector<ReadCode>& codes, Instant now) const {
    const Seen* holder = find(holder_);
    if (holder == nullptr || !holder->counted) return false;
    const Seen* waiting = find(code.text);
    const Instant came = waiting ? waiting->came : now;
    const bool is_in_this_frame =
        std::any_of(codes.begin(), codes.end(), [&](const ReadCode& other) { return other.text == holder_; });
    const bool has_its_place = !is_in_this_frame && overlap(holder->code, code);
    const bool came_together = came - held_since_ < together_within && held_since_ - came < together_within &&
                               came - holder->last < missed_after;
    if (came_together) return !has_its_place;
    if (now - held_since_ >= holds_at_most) return false;
    return is_in_this_frame || (now - holder->last < missed_after && !has_its_place);
}

void RepeatFilter::count(const ReadCode& code, Instant now) {
    seen_.erase(std::remove_if(seen_.begin(), seen_.end(),
                               [&](const Seen& seen) { return seen.code.text == code.text; }),
                seen_.end());
    if (seen_.size() == most_seen) {
        const auto waiting =
            std::find_if(seen_.begin(), seen_.end(), [](const Seen& seen) { return !seen.counted; });
        seen_.erase(waiting == seen_.end() ? seen_.begin() : waiting);
    }
    seen_.push_back({code, now, now, true});
    holder_ = code.text;
    held_since_ = now;
}

std::optional<std::string> RepeatFilter::next(const std::vector<ReadCode>& codes, Instant now) {
    forget_gone(now);
    for (const ReadCode& code : codes) remember(code, now);
    for (const ReadCode& code : codes) {
        const Seen* seen = find(code.text);
        if ((seen && seen->counted) || must_wait(code, codes, now)) continue;
        count(code, now);
        return holder_;
    }
    return std::nullopt;
}

}  // namespace lanyard
