// Six numbers behind a name, in a fixed order.
#include "event/kiosk_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/lines.h"

namespace lanyard {
namespace {

constexpr std::array fields = {&ScreenCounts::missed_touches, &ScreenCounts::left_by_time,
                               &ScreenCounts::help_called,    &ScreenCounts::visits,
                               &ScreenCounts::seconds,        &ScreenCounts::longest_s};

}  // namespace

void add_counts(KioskCounts& to, const KioskCounts& more) {
    for (const auto& [screen, counts] : more) {
        if (to.size() >= most_counted_screens && !to.count(screen)) continue;
        ScreenCounts& sum = to[screen];
        for (const auto field : fields)
            sum.*field = field == &ScreenCounts::longest_s ? std::max(sum.*field, counts.*field)
                                                           : sum.*field + counts.*field;
    }
}

std::string kiosk_counts_text(const KioskCounts& counts) {
    std::string text;
    for (const auto& [screen, numbers] : counts) {
        text += screen;
        for (const auto field : fields) text += fmt::format(" {}", numbers.*field);
        text += "\n";
    }
    return text;
}

KioskCounts read_kiosk_counts(std::string_view text) {
    KioskCounts counts;
    for (const std::string_view line : lines_of(text)) {
        const auto words = words_of(line);
        if (words.size() != fields.size() + 1 || counts.size() >= most_counted_screens) continue;
        ScreenCounts numbers;
        bool is_whole = true;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::string_view word = words[i + 1];
            const auto read = std::from_chars(word.data(), word.data() + word.size(), numbers.*fields[i]);
            is_whole = is_whole && read.ec == std::errc() && read.ptr == word.data() + word.size() &&
                       numbers.*fields[i] >= 0;
        }
        if (is_whole) counts[std::string(words[0])] = numbers;
    }
    return counts;
}

}  // namespace lanyard
