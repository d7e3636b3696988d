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

std::string excerpt(std::string_view text, std::size_t most) {
    std::string shown;
    std::size_t letters = 0;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        letters += (value & 0xC0) != 0x80;
        // What is no UTF-8 may have no letters at all.
        if (letters > most || shown.size() == 4 * most) return shown + "…";
        shown += value < 0x20 || value == 0x7F ? ' ' : byte;
    }
    return shown;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    return without_empty(split(text, "\n"));
}

std::vector<std::string_view> words_of(std::string_view text) {
    return without_empty(split(text, " "));
}

}  // namespace lanyard
