// Every way of splitting goes by one loop over the text.
#include "base/lines.h"

#include <algorithm>

namespace lanyard {
namespace {

std::vector<std::string_view> without_empty(std::vector<std::string_view> parts) {
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return parts;
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(separators, start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    return without_empty(split(text, "\n"));
}

std::vector<std::string_view> words_of(std::string_view text) {
    return without_empty(split(text, " "));
}

}  // namespace lanyard
