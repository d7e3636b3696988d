// What is too long to be taken in at once: functions over a screen, and files without a reason for their
// length.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/structure/source_tree.h"

namespace lanyard {

inline constexpr std::size_t most_lines_of_function = 70;
inline constexpr std::size_t most_lines_of_file = 400;

// A block whose head has parentheses, from the line of the first of them to the line of its last brace.
struct LongFunction {
    std::size_t line = 0;  // from 1
    std::size_t lines = 0;
};
std::vector<LongFunction> functions_longer_than(const std::vector<std::string>& lines, std::size_t most);

// What is wrong with a file of so many lines that begins with this comment, or nothing. A longer file says in
// its first sentence that it is "longer than 400 lines because" of something; a file that is not must not say
// so.
std::optional<std::string> length_fault(std::size_t lines, const std::string& first_comment);

}  // namespace lanyard
