// What people at a kiosk ask the desk for, and what the kiosk itself has noticed and tells the desk.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lanyard {

enum class HelpAbout {
    help,             // "Get help"
    not_registered,   // came without being on any list
    something_wrong,  // what the kiosk says of them is not right
    sent_to_me,       // the code was somebody else's
    badge,            // it did not come out
    name_not_found,   // five names in ten minutes were not found: somebody needs help, or is guessing
    forwarded_code,   // one ticket was shown three times in ten minutes by somebody already inside
    video,            // a stage cannot play its video as it should
    staff_pin,        // wrong PINs, one after the other
    tell_host,        // somebody whose host is to be told has come in
    admitted_twice,   // by doors that had not heard of each other: never asked, but found
                      // (desk/admitted_twice)
};
inline constexpr int help_about_count = 11;

std::string_view help_about_name(HelpAbout about);  // "something_wrong"
std::optional<HelpAbout> help_about_from_name(std::string_view name);

// Somebody answered the call: they are on their way, or it is dealt with.
enum class HelpState { waiting, coming, done };
std::string_view help_state_name(HelpState state);
HelpState help_state_from_name(std::string_view name);  // an unknown word is waiting

}  // namespace lanyard
