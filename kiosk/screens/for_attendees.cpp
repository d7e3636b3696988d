// A sentence for people begins with a capital letter and ends with a full stop; what a library or the system
// says does not, and names files.
#include "screens/for_attendees.h"

#include <algorithm>

#include "base/language.h"

namespace lanyard {

std::string sentence_for_attendees(std::string_view problem) {
    if (problem.empty() || problem.back() != '.' || problem.front() < 'A' || problem.front() > 'Z') return {};
    const auto is_of_machines = [](char letter) {
        return std::string_view("/\\_<>=@#0123456789").find(letter) != std::string_view::npos;
    };
    if (std::any_of(problem.begin(), problem.end(), is_of_machines)) return {};
    return tr(problem);
}

}  // namespace lanyard
