// Each is one entry about a person, or one for each of their records.
#include "desk/person_deeds.h"

#include <nlohmann/json.hpp>

#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/insiders.h"
#include "desk/person_values.h"
#include "desk/seats.h"
#include "desk/unknown_person.h"
#include "event/name_fold.h"
#include "event/registration_merge.h"
#include "store/database.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

using nlohmann::json;

// One entry about one person who is known.
Result<void> say_of(Desk& desk, std::string_view person, NewEntry entry, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        if (!desk.roster().attendee(std::string(person))) return nobody(person);
        entry.at = deed.now;
        entry.actor = deed.actor;
        entry.subject = desk.roster().kept(std::string(person));
        desk.journal().append(std::move(entry));
        return {};
    });
}

// Who was cancelled or waits for a seat has none: where every seat is taken or kept, only an organiser gives
// them one by saying that they are expected.
Result<void> may_be_expected(Desk& desk, const std::string& id, const KnownRegistration& known,
                             const std::map<Field, std::optional<std::string>>& values, const Deed& deed) {
    const auto said = values.find(Field::status);
    if (said == values.end() || deed.organiser) return {};
    const auto listed = known.list.find(Field::status);
    const std::string by_list = listed == known.list.end() ? "" : listed->second;
    const auto person = desk.roster().attendee(id);
    const bool waits = person->status == AttendeeStatus::pending && desk.roster().is_waiting(id);
    const bool has_no_seat = waits || person->status == AttendeeStatus::cancelled;
    const bool will_come = status_from_name(said->second.value_or(by_list)) == AttendeeStatus::expected;
    const auto seats = seats_now(desk.roster(), desk.folder().config, deed.now);
    if (!seats || !has_no_seat || !will_come || person->inside) return {};
    if ((waits ? seats->free : seats->for_walk_ins()) > 0) return {};
    return refused("has no seat: all are taken, or kept for somebody", id, "An organiser may say so");
}

}  // namespace

Result<void> correct(Desk& desk, std::string_view person,
                     const std::map<Field, std::optional<std::string>>& values, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        const std::string id = desk.roster().kept(std::string(person));
        if (!desk.roster().attendee(id)) return nobody(person);
        const KnownRegistration known = desk.roster().known_registration(id);
        if (auto may = may_be_expected(desk, id, known, values, deed); !may) return may;
        json body = json::object(), personal = json::object();
        for (const auto& [field, value] : values) {
            const std::string name(field_name(field));
            if (!value) {
                body["cleared"][name] = true;
                continue;
            }
            const auto accepted = accepted_value(desk, field, *value);
            if (!accepted) return accepted.error();
            json& part = is_personal(field) ? personal : body;
            part["fields"][name] = *accepted;
            const auto listed = known.list.find(field);
            part["replaced"][name] = listed == known.list.end() ? "" : listed->second;
        }
        NewEntry entry;
        entry.kind = entry_kind::details_corrected;
        entry.at = deed.now;
        entry.actor = deed.actor;
        entry.subject = id;
        entry.body = body.dump();
        if (!personal.empty()) entry.personal = personal.dump();
        desk.journal().append(entry);
        return {};
    });
}

Result<Outcome> name_seat(Desk& desk, std::string_view person, std::string_view name, const Deed& deed) {
    const std::string cleaned = clean_text(name);
    if (cleaned.empty()) return usage_error("a badge needs a name", "--name");
    auto named = correct(desk, person,
                         {{Field::name, cleaned},
                          {Field::given_name, ""},
                          {Field::family_name, ""},
                          {Field::badge_name, ""},
                          {Field::seat, ""}},
                         deed);
    if (!named) return named.error();
    return check_in(desk, person, deed);
}

Result<void> set_flag(Desk& desk, std::string_view person, Flag flag, bool on, const Deed& deed) {
    NewEntry entry;
    entry.kind = entry_kind::flag_set;
    entry.personal = json{{"flag", flag_name(flag)}, {"on", on}}.dump();
    return say_of(desk, person, std::move(entry), deed);
}

Result<void> same_person(Desk& desk, std::string_view kept, std::string_view dropped, const Deed& deed) {
    auto other = desk.attendee(dropped);
    if (!other) return other.error();
    if (!*other) return nobody(dropped);
    if (kept == dropped) return usage_error("both are the same record", std::string(kept));
    return desk.journal().transact([&]() -> Result<void> {
        if (!desk.roster().attendee(std::string(kept))) return nobody(kept);
        NewEntry entry;
        entry.kind = entry_kind::same_person;
        entry.at = deed.now;
        entry.actor = deed.actor;
        entry.subject = desk.roster().kept(std::string(kept));
        // All of the other person's records, not one of them alone: their passes go together.
        const std::string other = desk.roster().kept(std::string(dropped));
        if (other == entry.subject) return {};
        entry.body = json{{"dropped", other}}.dump();
        const Insiders insiders(desk, {entry.subject, other});
        desk.journal().append(std::move(entry));
        const auto missing = insiders.missing();
        if (missing.empty()) return {};
        return refused("is in the building by this record, and has left by the other", missing.front().id,
                       "Check them out by this one, or in by the other, and then join them");
    });
}

}  // namespace lanyard
