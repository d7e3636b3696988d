// What is said to everybody, or to those in some rooms, until it ends.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"

namespace lanyard {

struct Announcement {
    std::string id;  // of its entry
    std::string text;
    std::vector<std::string> rooms;  // ids; none: everywhere
    Instant from{}, until{};         // shown from the one until just before the other
    Instant at{};                    // when it was made
    std::string actor;               // who made it
    std::vector<std::pair<std::string, std::string>> translations = {};  // a language and its words

    bool operator==(const Announcement&) const = default;
};

enum class AnnouncementState { to_come, on, over };
std::string_view announcement_state_name(AnnouncementState state);
AnnouncementState announcement_state(const Announcement& announcement, Instant now);

// Those that are shown at `now` in a room, by its id, the newest first; "" is where everybody comes by, and
// gives those that are for everywhere alone.
std::vector<Announcement> announcements_on(const std::vector<Announcement>& all, std::string_view room,
                                           Instant now);

// What everybody who comes by should understand: the words, and under them those in other languages.
std::string words_for_all(const Announcement& announcement);
// In this language, where there are words in it.
const std::string& words_in(const Announcement& announcement, std::string_view language);

}  // namespace lanyard
