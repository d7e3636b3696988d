// How an error is told.
#include "base/result.h"

#include "base/lines.h"

namespace lanyard {

std::string Error::message() const {
    constexpr std::size_t most_letters = 240;
    std::string line = about.empty() ? "" : about + ": ";
    line += excerpt(what, most_letters);
    if (!remedy.empty()) line += ". " + remedy;
    return line;
}

}  // namespace lanyard
