// What somebody looks up in the programme: its days, what a day is narrowed to, and the sessions that fit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

enum class ListedBy { now, time, room, track, words, enrolled };

// A day with more sessions than this is narrowed to a room, a track or an hour before they are listed.
inline constexpr std::size_t sessions_listed_at_once = 30;
// What is next is what begins within this time.
inline constexpr Milliseconds is_next_within = std::chrono::minutes(90);

struct ListWish {
    ListedBy by = ListedBy::now;
    std::string day = {};                    // as event_day names it; "" is every day
    std::optional<std::string> part = {};    // a room's id, a track, an hour ("09"); none: all of them
    std::string words = {};                  // searched for in titles, rooms, tracks and people, folded
    std::vector<std::string> enrolled = {};  // the ids of somebody's own sessions
};

// Those that the wish means, what is left before what is over, both in the order of their time; by room or
// track one after the other, what is for everybody last. `now` has what is on before what is next, of any
// day. Points into `sessions`, which come sorted by start.
std::vector<const Session*> listed_sessions(const std::vector<Session>& sessions, const EventConfig& config,
                                            const ListWish& wish, Instant now);

// A day on which something is planned, and when its first session is.
struct ProgrammeDay {
    std::string day;
    Instant begins{};

    bool operator==(const ProgrammeDay&) const = default;
};
std::vector<ProgrammeDay> programme_days(const std::vector<Session>& sessions, const EventConfig& config);

// The day that whoever asks now means: this one, where something is on it, else the next one, else the last.
std::string day_meant(const std::vector<ProgrammeDay>& days, const EventConfig& config, Instant now);

// A room, a track or an hour of a day; the room and the track that are none have neither id nor name.
struct DayPart {
    std::string id, name;

    bool operator==(const DayPart&) const = default;
};
// Those that `day` has sessions in, in order; none where it is short enough to be listed whole.
std::vector<DayPart> day_parts(const std::vector<Session>& sessions, const EventConfig& config, ListedBy by,
                               const std::string& day);

// Whether sessions of `day` have tracks to choose from.
bool has_tracks(const std::vector<Session>& sessions, const EventConfig& config, const std::string& day);

// A room's name; what the event's settings do not name stands under its own words.
std::string name_of_room(const EventConfig& config, const std::string& room);

}  // namespace lanyard
