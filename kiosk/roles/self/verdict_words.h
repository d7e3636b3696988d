// What the kiosk says for each verdict: the words, the icon and the colour, in one table.
#pragma once

#include <string>
#include <string_view>

#include "event/check_in.h"
#include "ui/icons.h"
#include "ui/theme.h"

namespace lanyard {

// English sentences for tr(), with the places {name}, {event}, {since} and {point} (of the earlier check-in),
// {opens} and {what} (is given out here).
// They say what to do next.
struct VerdictWords {
    Verdict verdict;
    Mood mood;
    Icon icon;
    std::string_view header;  // in the band at the top
    std::string_view heading;
    std::string_view nameless;      // the heading where nobody's name is known, "" where it needs none
    std::string_view sentence;      // may be empty
    std::string_view unknown;       // the sentence where what it tells is not known, "" where it needs none
    bool shows_desk;                // and the way to it
    std::string_view desk_caption;  // over the way; may be empty
    std::string_view done;          // the button that goes home
};

// `gives_out`: of a kiosk where something is given out once, and nobody comes in. `drops_badge`: of somebody
// who leaves, and whose badge goes into a box.
const VerdictWords& verdict_words(Verdict verdict, bool gives_out = false, bool drops_badge = false);

}  // namespace lanyard
