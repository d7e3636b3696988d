// "I was checked in!": what has happened to one person, what each door knew when it decided, and what has
// come since.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/history.h"
#include "event/attendee.h"
#include "event/check_in.h"

namespace lanyard {

class Desk;

// What a door's check-in counts as, where there is a hub.
enum class DoorCounts { unsaid, claimed, alone, gave_way };
std::string_view door_counts_name(DoorCounts counts);  // "gave_way"; "" for unsaid

// A line of the history with what can be said of it in hindsight. Other lines are told by their places among
// the explanation's.
struct ExplainedLine {
    HistoryLine line;
    std::string node;          // which machine wrote it: 16 hexadecimal digits
    bool is_here = false;      // it is this one, by the name that it writes under now
    bool is_decision = false;  // a door let in, let out or refused; what follows is of these alone
    DoorCounts counts = DoorCounts::unsaid;
    // The verdict on a kiosk's screen; none where it was no kiosk's, or the journal does not tell it.
    std::optional<Verdict> screen;
    std::optional<std::size_t> knew;  // what of this person the door had heard of last, for what it admits to
    std::vector<std::size_t> unheard;  // had happened already, and the door cannot have known it
    std::vector<std::size_t> since;    // came later, and bears on it
};

struct Explanation {
    Attendee person;
    std::vector<ExplainedLine> lines;  // the oldest first
};

// None where nobody has this id. Only what the entries prove is called unheard: its clock is ahead of the
// door's, or newer than the newest thing that the door follows, or the door's verdict says otherwise.
Result<std::optional<Explanation>> explain(Desk& desk, std::string_view person);

// A code that nobody has: what it is, where it was held up, and whose is nearest.
struct UnknownCode {
    static constexpr std::size_t most_slips = 3;

    Verdict verdict = Verdict::unknown;  // what a door says of it now
    std::vector<HistoryLine> refused;    // the oldest first
    std::string nearest;                 // a code with the fewest slips; "" where none is near
    std::optional<Attendee> nearest_of;
};
Result<UnknownCode> explain_code(Desk& desk, const std::string& code);

// False where a text can only be a code, and stands in nothing that was said of anybody: to look for people
// by it as by words would look through everybody for nothing.
Result<bool> may_be_words_of_somebody(Desk& desk, const std::string& text);

// Whose a code is, also a retired one, or one in another form; "" for nobody's.
Result<std::string> person_of_code(Desk& desk, const std::string& code);

}  // namespace lanyard
