// Names as the journal has them, in the order of the enums.
#include "event/help_call.h"

#include <algorithm>

namespace lanyard {
namespace {

constexpr std::array<std::string_view, help_about_count> about_names = {
    "help",           "not_registered", "something_wrong", "sent_to_me", "badge",         "name_not_found",
    "forwarded_code", "video",          "staff_pin",       "tell_host",  "admitted_twice"};
constexpr std::array<std::string_view, 3> state_names = {"waiting", "coming", "done"};

}  // namespace

std::string_view help_about_name(HelpAbout about) {
    return about_names[static_cast<std::size_t>(about)];
}

std::optional<HelpAbout> help_about_from_name(std::string_view name) {
    const auto found = std::find(about_names.begin(), about_names.end(), name);
    if (found == about_names.end()) return std::nullopt;
    return static_cast<HelpAbout>(found - about_names.begin());
}

std::string_view help_state_name(HelpState state) {
    return state_names[static_cast<std::size_t>(state)];
}

HelpState help_state_from_name(std::string_view name) {
    const auto found = std::find(state_names.begin(), state_names.end(), name);
    return found == state_names.end() ? HelpState::waiting
                                      : static_cast<HelpState>(found - state_names.begin());
}

}  // namespace lanyard
