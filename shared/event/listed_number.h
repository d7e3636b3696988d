// Where the number that a list gives somebody is kept: it is no code and opens no door, but goes out again.
#pragma once

namespace lanyard {

// Among an attendee's answers, so that it is shown, corrected and erased as they are.
inline constexpr const char* listed_number_answer = "attendee_id";

}  // namespace lanyard
