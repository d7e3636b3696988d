// Finding oneself at a kiosk by name: who is meant, and when to tell the desk that it goes wrong too often.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "event/attendee.h"

namespace lanyard {

// What is asked for besides the name, so that nobody picks up somebody else's badge.
enum class FindBy {
    email,
    code_word,  // the booking's reference, or what the list has in a column headed "Code word"
    off,        // nobody is found by name
};

// True where both are this person's: the name however they write it (event/written_name), and the second
// thing exactly, folded. A name that cannot be typed here may be replaced by a fact that is not the second
// thing: the booking's reference beside the email, the email beside a code word. People who are protected,
// and seats without a name, are never meant.
bool is_meant(const Attendee& person, std::string_view name, std::string_view second, FindBy by);

// Counts what happens too often within a while: names not found (five), one ticket shown again (three).
class TooOften {
  public:
    TooOften(std::size_t times, Milliseconds within) : times_(times), within_(within) {}

    // One more at `now`; true where this is the one too many. Then it counts from nothing again, so that the
    // desk is told once.
    bool add(Instant now);

  private:
    std::size_t times_;
    Milliseconds within_;
    std::deque<Instant> seen_;
};

}  // namespace lanyard
