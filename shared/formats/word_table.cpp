// Lines that begin with a space hold words; the others name what the following ones mean.
#include "formats/word_table.h"

#include <algorithm>

#include "base/lines.h"

namespace lanyard {
namespace {

template <class Visit>
void each_word(std::string_view text, Visit visit) {
    std::string_view meaning;
    for (const auto line : lines_of(text)) {
        if (line.back() == ':') meaning = line.substr(0, line.size() - 1);
        if (line.front() != ' ') continue;
        for (const auto word : words_of(line)) visit(word, meaning);
    }
}

}  // namespace

std::unordered_map<std::string_view, std::string_view> read_word_table(std::string_view text) {
    std::unordered_map<std::string_view, std::string_view> table;
    each_word(text, [&](auto word, auto meaning) { table.insert({word, meaning}); });
    return table;
}

std::unordered_map<std::string, std::string_view> read_word_table(std::string_view text,
                                                                  std::string (*fold)(std::string_view)) {
    std::unordered_map<std::string, std::string_view> table;
    each_word(text, [&](auto word, auto meaning) { table.emplace(fold(word), meaning); });
    return table;
}

}  // namespace lanyard
