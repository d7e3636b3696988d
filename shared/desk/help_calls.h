// Calls from the kiosks to the desk, each an entry, so that every desk on every node sees them and who
// answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/deed.h"
#include "desk/desk.h"
#include "store/help_table.h"

namespace lanyard {

// The same call from one kiosk within this time is not made twice: a person who touches again is not two.
inline constexpr Milliseconds same_call_for = std::chrono::minutes(10);

// Writes the call down; gives its entry, which is an earlier one's where that still waits. `person` "" is
// nobody known; `point` says where, "" for the desk's own.
Result<std::string> ask_for_help(Desk& desk, HelpAbout about, std::string_view person, const Deed& deed,
                                 std::string_view point = {});

// The desk's answer, `coming` or `done`, also to AdmittedTwice::call. A call that is not there is an input
// error.
Result<void> answer_help(Desk& desk, std::string_view call, HelpState state, const Deed& deed);

// What staff did for somebody, called or not: their host was told (Flag::tell), or somebody walked with them
// (Flag::escort); another flag is wrong usage. Told, the calls of kiosks that wait for it are done with.
Result<void> note_seen_to(Desk& desk, std::string_view person, Flag what, const Deed& deed);

Result<std::vector<HelpCall>> open_help_calls(Desk& desk);
// The call of this entry; none where there is no such call.
Result<std::optional<HelpCall>> help_call(Desk& desk, const std::string& entry);

// Somebody said yes or no to hearing about a programme; `words` is the whole text that they answered.
Result<void> answer_opt_in(Desk& desk, std::string_view person, std::string_view programme, bool yes,
                           std::string_view words, const Deed& deed);

}  // namespace lanyard
