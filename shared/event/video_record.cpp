// Names as the journal has them, in the order of the enum.
#include "event/video_record.h"

#include <algorithm>
#include <array>

namespace lanyard {
namespace {

constexpr std::array<std::string_view, showing_end_count> end_names = {
    "running", "played", "skipped", "missing", "cut_short", "stalled", "interrupted"};

}  // namespace

std::string_view showing_end_name(ShowingEnd end) {
    return end_names[static_cast<std::size_t>(end)];
}

std::optional<ShowingEnd> showing_end_from_name(std::string_view name) {
    const auto found = std::find(end_names.begin(), end_names.end(), name);
    if (found == end_names.end()) return std::nullopt;
    return static_cast<ShowingEnd>(found - end_names.begin());
}

bool is_failure(ShowingEnd end) {
    return end == ShowingEnd::missing || end == ShowingEnd::cut_short || end == ShowingEnd::stalled;
}

}  // namespace lanyard
