// "Is everybody I need in the building?": speakers, chairs and helpers of the sessions to come, and who of
// them has not arrived. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/programme.h"

namespace lanyard {

inline constexpr Milliseconds needed_soon_before = std::chrono::minutes(45);
inline constexpr Milliseconds needed_now_before = std::chrono::minutes(20);

enum class NeededAs { speaker, chair, helper };
std::string_view needed_as_name(NeededAs as);  // "speaker"
std::optional<NeededAs> needed_as_from_name(std::string_view name);

enum class NeededState {
    arrived,
    later,  // not arrived, and nobody worries yet
    soon,   // not arrived, on within 45 minutes: amber
    now,    // not arrived, on within 20 minutes or already: red
};
std::string_view needed_state_name(NeededState state);  // "arrived"

// A record that a name may mean.
struct KnownPerson {
    std::string id, name, badge_name, phone;
    bool arrived = false;
    // What a programme may call them, by names_called; empty where nobody has made it yet, which takes longer
    // than all the rest.
    std::vector<std::string> called = {};
};
// Their name, and what their badge says where that is another; both without titles.
std::vector<std::string> names_called(const KnownPerson& person);

// Said by hand: this person is needed for a session. `name` is what the programme calls them; "" where it
// does not name them at all, as helpers.
struct NeededLink {
    std::string person, session, name;
    NeededAs as = NeededAs::helper;
};

struct NeededPerson {
    std::string name;  // as the programme writes it; the record's for who it does not name
    NeededAs as = NeededAs::speaker;
    std::string session;  // the first of theirs that is not over: its id
    std::string title, room;
    Instant start{};
    NeededState state = NeededState::later;
    std::string person;  // the record's id; "" where no record, or more than one, has the name
    std::string phone;   // "" where it is not known
    int records = 0;     // that have the name

    bool operator==(const NeededPerson&) const = default;
};

// The same name, with or without "Professor", "Dame" or "CBE", folded.
std::string name_without_titles(std::string_view name);

// One line a person, the most urgent first, then by time. `known` holds at least those whom a name or a link
// may mean. Of several records with one name nobody knows who is meant: they have arrived when all of them
// have. Sessions that are cancelled or over need nobody.
std::vector<NeededPerson> people_needed(const std::vector<Session>& sessions,
                                        const std::vector<NeededLink>& links,
                                        const std::vector<KnownPerson>& known, Instant now);

// Every name that the sessions to come have, each once: whom to look for.
std::vector<std::string> names_needed(const std::vector<Session>& sessions, Instant now);

// Minutes from `now` until it begins; 0 where it has.
int minutes_until(const NeededPerson& person, Instant now);

}  // namespace lanyard
