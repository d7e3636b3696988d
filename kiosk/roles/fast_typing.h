// A name that somebody typed as fast as a scanner: taken for a code, it is nobody's, and is written after
// all.
#pragma once

#include <string>
#include <utility>

#include "event/check_in.h"

namespace lanyard {

// Letters as names have them, two at least, with spaces, hyphens and the like between; no digits.
bool reads_like_a_name(const std::string& words);

class FastTyping {
  public:
    // A code was asked about; `written` as of ScannedCode. True where it may be a name.
    bool asked(const std::string& written);
    // What was decided of it. True where it is given back: nothing else needs to be said of it then.
    bool answered(Verdict verdict);
    // To be written where somebody types; given once.
    std::string take() { return std::exchange(given_back_, {}); }

  private:
    std::string asked_, given_back_;
};

}  // namespace lanyard
