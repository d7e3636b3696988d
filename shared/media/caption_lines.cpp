// A time is a line with an arrow; what stands under it up to an empty line is shown.
#include "media/caption_lines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/lines.h"

namespace lanyard {
namespace {

bool is_empty(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// "01:02.500" as text that compares as the time does: digits alone, with hours and thousandths.
std::string comparable(std::string_view time) {
    std::string digits;
    std::size_t separators = 0;
    for (const char letter : time) {
        if (letter >= '0' && letter <= '9') digits += letter;
        if (letter == ':') ++separators;
    }
    constexpr std::size_t size = 12;
    if (separators == 1) digits.insert(0, "00");
    return std::string(size - std::min(size, digits.size()), '0') + digits;
}

bool ends_before_it_begins(std::string_view line, std::size_t arrow) {
    const auto before = words_of(line.substr(0, arrow)), after = words_of(line.substr(arrow + 3));
    return !before.empty() && !after.empty() && comparable(after.front()) <= comparable(before.back());
}

void add(std::vector<std::string>& doubts, const std::vector<int>& lines, std::string_view what) {
    constexpr std::size_t most_lines = 8;
    if (lines.empty()) return;
    const std::vector<int> shown(
        lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), most_lines)));
    const std::size_t more = lines.size() - shown.size();
    doubts.push_back(fmt::format("line{} {}{}: {}", lines.size() == 1 ? "" : "s", fmt::join(shown, ", "),
                                 more > 0 ? fmt::format(" and {} more", more) : "", what));
}

}  // namespace

std::vector<std::string> caption_doubts(std::string_view text) {
    const auto lines = split(text, "\n");
    std::vector<int> empty, backwards;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t arrow = lines[i].find("-->");
        if (arrow == std::string_view::npos) continue;
        const int number = static_cast<int>(i) + 1;
        if (i + 1 == lines.size() || is_empty(lines[i + 1])) empty.push_back(number);
        if (ends_before_it_begins(lines[i], arrow)) backwards.push_back(number);
    }
    std::vector<std::string> doubts;
    add(doubts, empty, "an empty line follows the time, so the words for it are not shown");
    add(doubts, backwards, "the caption ends before it begins");
    return doubts;
}

}  // namespace lanyard
