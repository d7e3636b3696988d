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

// True where the code has counted and has not been gone since.
bool RepeatFilter::remember(const ReadCode& code, Instant now) {
    const auto known = std::find_if(seen_.begin(), seen_.end(),
                                    [&](const Seen& seen) { return seen.code.text == code.text; });
    if (known == seen_.end()) return false;
    *known = {code, now};
    return true;
}

bool RepeatFilter::must_wait(const ReadCode& code, const std::vector<ReadCode>& codes, Instant now) const {
    if (now - held_since_ >= holds_at_most) return false;
    const auto holder =
        std::find_if(seen_.begin(), seen_.end(), [&](const Seen& seen) { return seen.code.text == holder_; });
    if (holder == seen_.end()) return false;
    const bool is_in_this_frame =
        std::any_of(codes.begin(), codes.end(), [&](const ReadCode& other) { return other.text == holder_; });
    if (is_in_this_frame) return true;
    return now - holder->last < missed_after && !overlap(holder->code, code);
}

std::optional<std::string> RepeatFilter::next(const std::vector<ReadCode>& codes, Instant now) {
    forget_gone(now);
    const ReadCode* first_new = nullptr;
    for (const ReadCode& code : codes)
        if (!remember(code, now) && first_new == nullptr) first_new = &code;
    if (first_new == nullptr || must_wait(*first_new, codes, now)) return std::nullopt;
    if (seen_.size() == most_seen) seen_.erase(seen_.begin());
    seen_.push_back({*first_new, now});
    holder_ = first_new->text;
    held_since_ = now;
    return holder_;
}

}  // namespace lanyard
