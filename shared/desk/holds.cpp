// A hold is one entry, and so is its end.
#include "desk/holds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "desk/unknown_person.h"
#include "event/hold_kind.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/purges.h"

namespace lanyard {
namespace {

using nlohmann::json;

Result<void> say(Desk& desk, std::string_view person, Instant until, const std::string& reason,
                 const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        const std::string id = desk.roster().kept(std::string(person));
        if (!desk.roster().attendee(id)) return nobody(person);
        NewEntry entry = entry_about(entry_kind::hold_set, id, deed);
        entry.body = json{{"until", to_ms(until)}}.dump();
        if (!reason.empty()) entry.personal = json{{"reason", reason}}.dump();
        desk.journal().append(std::move(entry));
        return {};
    });
}

}  // namespace

Result<void> hold(Desk& desk, std::string_view person, Instant until, const std::string& reason,
                  const Deed& deed) {
    const std::string why = clean_text(reason);
    if (why.empty()) return usage_error("a hold needs a reason", "--reason", "It stands in the history");
    if (until <= deed.now)
        return usage_error("this hold would have ended already", "--until",
                           "Say a day that is still to come");
    return say(desk, person, until, why, deed);
}

Result<void> lift_hold(Desk& desk, std::string_view person, const Deed& deed) {
    const auto held = hold_of(desk, person, deed.now);
    if (!held) return held.error();
    if (!*held) return refused("is not held", std::string(person), "See who is: lanyard hold");
    return say(desk, (*held)->person, Instant(), "", deed);
}

Result<std::vector<Hold>> holds_at(Desk& desk, Instant now) {
    return desk.database().read([&] {
        std::vector<Hold> holds;
        for (HeldRecord& held : read_held_records(desk.database())) {
            if (held.until <= now) continue;
            const std::string person = desk.roster().kept(held.record);
            const auto attendee = desk.roster().attendee(person);
            holds.push_back({person, attendee ? attendee->name : "", std::move(held.reason), held.until});
        }
        std::sort(holds.begin(), holds.end(), [](const Hold& one, const Hold& other) {
            return std::tie(one.name, one.person) < std::tie(other.name, other.person);
        });
        return holds;
    });
}

Result<std::optional<Hold>> hold_of(Desk& desk, std::string_view person, Instant now) {
    const auto holds = holds_at(desk, now);
    if (!holds) return holds.error();
    const auto kept = desk.database().read([&] { return desk.roster().kept(std::string(person)); });
    if (!kept) return kept.error();
    for (const Hold& held : *holds)
        if (held.person == *kept) return std::optional(held);
    return std::optional<Hold>();
}

}  // namespace lanyard
