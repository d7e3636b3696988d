// One rule says what would run, so that taking off undoes putting on.
#include "formats/cell_guard.h"

#include <algorithm>
#include <iterator>

namespace lanyard {
namespace {

// "-12.5" is data; "-1+cmd|'…'!A1" is a formula.
bool is_negative_number(std::string_view cell) {
    return cell.size() > 1 && cell.front() == '-' &&
           cell.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

// Behind spaces and apostrophes: a guarded cell would run if its guard were gone.
bool would_run(std::string_view cell) {
    constexpr std::string_view beginnings[] = {"=",  "+",  "-",  "@",  "|",  "\t",
                                               "\r", "＝", "＋", "－", "＠", "｜"};
    const std::string_view shown = cell.substr(std::min(cell.find_first_not_of(" '"), cell.size()));
    return std::any_of(std::begin(beginnings), std::end(beginnings), [&](std::string_view beginning) {
        return shown.substr(0, beginning.size()) == beginning;
    });
}

}  // namespace

bool needs_guard(std::string_view cell) {
    const auto is_plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    if (cell.empty() || is_plain(cell.front())) return false;  // most cells
    return !is_negative_number(cell) && would_run(cell);
}

std::string_view without_guard(std::string_view cell) {
    if (cell.empty() || (cell.front() != '\'' && cell.front() != '=')) return cell;
    if (cell.size() > 1 && cell.front() == '\'' && would_run(cell.substr(1))) return cell.substr(1);
    constexpr std::string_view opening = "=\"";
    const bool is_text_formula = cell.size() > opening.size() && cell.substr(0, opening.size()) == opening &&
                                 cell.back() == '"' && cell.find('"', opening.size()) == cell.size() - 1;
    return is_text_formula ? cell.substr(opening.size(), cell.size() - opening.size() - 1) : cell;
}

}  // namespace lanyard
