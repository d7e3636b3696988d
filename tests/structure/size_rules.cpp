// C++ is read as far as braces and parentheses go: without comments, texts and the preprocessor's lines.
#include "tests/structure/size_rules.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <string_view>

namespace lanyard {
namespace {

// Steps through code, over everything that only looks like it.
class CodeReader {
  public:
    explicit CodeReader(const std::vector<std::string>& lines) {
        for (const std::string& line : lines) text_ += line + '\n';
    }

    // The next character of the code proper; nothing at the end.
    std::optional<char> next() {
        while (at_ < text_.size()) {
            if (begins("//") || (is_line_start_ && text_[at_] == '#')) {
                skip_line();
            } else if (begins("/*")) {
                skip_past("*/");
            } else if (begins("R\"") && !is_in_word()) {
                const std::size_t open = text_.find('(', at_);
                skip_past(")" + text_.substr(at_ + 2, open - at_ - 2) + "\"");
            } else if (text_[at_] == '"' || (text_[at_] == '\'' && !is_digit_separator())) {
                skip_quoted();
            } else {
                return step();
            }
        }
        return std::nullopt;
    }
    std::size_t line() const { return line_; }

  private:
    bool begins(std::string_view with) const { return text_.compare(at_, with.size(), with) == 0; }
    bool is_in_word() const {
        return at_ > 0 && (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) || text_[at_ - 1] == '_');
    }
    // 10'000
    bool is_digit_separator() const {
        return at_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) &&
               std::isxdigit(static_cast<unsigned char>(text_[at_ + 1])) && text_[at_ + 2] != '\'';
    }
    char step() {
        const char letter = text_[at_++];
        if (letter == '\n') {
            ++line_;
            is_line_start_ = true;
        } else if (letter != ' ') {
            is_line_start_ = false;
        }
        return letter;
    }
    // A backslash at its end goes on on the next one.
    void skip_line() {
        while (at_ < text_.size() && text_[at_] != '\n') step();
        if (at_ < text_.size() && text_[at_ - 1] == '\\') {
            step();
            skip_line();
        }
    }
    void skip_past(const std::string& end) {
        const std::size_t last = std::min(text_.find(end, at_ + 1), text_.size() - end.size()) + end.size();
        while (at_ < last) step();
    }
    void skip_quoted() {
        const char quote = step();
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\') step();
            step();
        }
        if (at_ < text_.size()) step();
    }

    std::string text_;
    std::size_t at_ = 0, line_ = 1;
    bool is_line_start_ = true;
};

}  // namespace

std::vector<LongFunction> functions_longer_than(const std::vector<std::string>& lines, std::size_t most) {
    std::vector<LongFunction> found;
    std::vector<std::size_t> blocks;  // that are open: where the parentheses of its head begin, 0 without any
    std::size_t head = 0;             // the same of what may become the head of a block
    CodeReader code(lines);
    while (const auto letter = code.next()) {
        if (*letter == '(' && head == 0) head = code.line();
        if (*letter == '{') blocks.push_back(head);
        if (*letter == '}' && !blocks.empty()) {
            const std::size_t begin = blocks.back(), length = code.line() - begin + 1;
            blocks.pop_back();
            if (begin > 0 && length > most) found.push_back({begin, length});
        }
        if (*letter == '{' || *letter == '}' || *letter == ';') head = 0;
    }
    return found;
}

std::optional<std::string> length_fault(std::size_t lines, const std::string& first_comment) {
    const std::string sentence = first_comment.substr(0, first_comment.find(". "));
    const std::string phrase = "longer than " + std::to_string(most_lines_of_file) + " lines because";
    const auto at = sentence.find(phrase);
    const bool says_why = at != std::string::npos &&
                          std::regex_search(sentence.substr(at + phrase.size()), std::regex(R"(^( \S+){3})"));
    if (lines > most_lines_of_file && !says_why)
        return std::to_string(lines) + " lines; divide it, or say in its first sentence that it is " + phrase;
    if (lines <= most_lines_of_file && at != std::string::npos)
        return "has " + std::to_string(lines) + " lines, and says that it is longer";
    return std::nullopt;
}

}  // namespace lanyard
