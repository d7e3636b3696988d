// Each is one entry about a person, or one for each of their records.
#include "desk/person_deeds.h"

#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/entry_about.h"
#include "desk/insiders.h"
#include "desk/person_values.h"
#include "desk/seats.h"
#include "desk/unknown_person.h"
#include "event/name_fold.h"
#include "event/registration_merge.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/erased_people.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr const char* note_heading = "Desk note";

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

// A correction of these values, as an entry has it: what is personal apart, with what it stands over.
NewEntry correction_of(const std::string& person, const RegistrationFields& values,
                       const KnownRegistration& known, const Deed& deed, json body = json::object()) {
    json personal = json::object();
    for (const auto& [field, value] : values) {
        const std::string name(field_name(field));
        json& part = is_personal(field) ? personal : body;
        part["fields"][name] = value;
        const auto listed = known.list.find(field);
        part["replaced"][name] = listed == known.list.end() ? "" : listed->second;
    }
    NewEntry entry = entry_about(entry_kind::details_corrected, person, deed);
    entry.body = body.dump();
    if (!personal.empty()) entry.personal = personal.dump();
    return entry;
}

// What a person's own record says of them, once another one of theirs has been joined to it: its details, and
// the other's where it had none.
RegistrationFields details_to_keep(const Attendee& kept, const Attendee& dropped, const Attendee& joined) {
    RegistrationFields keep;
    for (const auto& [field, member] : person_details) {
        const std::string& wanted = (kept.*member).empty() ? dropped.*member : kept.*member;
        if (joined.*member != wanted) keep[field] = wanted;
    }
    // A name is kept whole, or its parts would be two people's.
    const auto name_of = [](const Attendee& one) {
        return std::tie(one.name, one.given_name, one.family_name, one.badge_name);
    };
    if (name_of(joined) == name_of(kept)) return keep;
    keep[Field::name] = kept.name;
    keep[Field::given_name] = kept.given_name;
    keep[Field::family_name] = kept.family_name;
    keep[Field::badge_name] = kept.badge_name == kept.name ? "" : kept.badge_name;
    return keep;
}

// Inside a transaction, after the entry `join`.
void keep_details(Desk& desk, const Attendee& kept, const Attendee& dropped, const std::string& join,
                  const Deed& deed) {
    const auto joined = desk.roster().attendee(kept.id);
    const RegistrationFields keep = details_to_keep(kept, dropped, *joined);
    if (keep.empty()) return;
    desk.journal().append(
        correction_of(kept.id, keep, desk.roster().known_registration(kept.id), deed, {{"join", join}}));
}

}  // namespace

Result<void> correct(Desk& desk, std::string_view person,
                     const std::map<Field, std::optional<std::string>>& values, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        const std::string id = desk.roster().kept(std::string(person));
        if (!desk.roster().attendee(id)) return nobody(person);
        const KnownRegistration known = desk.roster().known_registration(id);
        if (auto may = may_be_expected(desk, id, known, values, deed); !may) return may;
        json body = json::object();
        RegistrationFields said;
        for (const auto& [field, value] : values) {
            if (!value) {
                body["cleared"][std::string(field_name(field))] = true;
                continue;
            }
            auto accepted = accepted_value(desk, id, field, *value);
            if (!accepted) return accepted.error();
            said[field] = std::move(accepted).value();
        }
        desk.journal().append(correction_of(id, said, known, deed, std::move(body)));
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

std::string note_of(const Attendee& person) {
    const auto note = person.answers.find(note_heading);
    return note == person.answers.end() ? "" : note->second;
}

// Notes are an answer like those of the list, which the desk says over.
Result<void> write_note(Desk& desk, std::string_view person, std::string_view note, const Deed& deed) {
    const auto known = desk.attendee(person);
    if (!known) return known.error();
    if (!*known) return nobody(person);
    json answers = (*known)->answers;
    answers.erase(note_heading);
    if (const std::string cleaned = clean_text(note); !cleaned.empty()) answers[note_heading] = cleaned;
    return correct(desk, person, {{Field::answers, answers.empty() ? "" : answers.dump()}}, deed);
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
        NewEntry entry = entry_about(entry_kind::same_person, desk.roster().kept(std::string(kept)), deed);
        // All of the other person's records, not one of them alone: their passes go together.
        const std::string other = desk.roster().kept(std::string(dropped));
        if (other == entry.subject) return {};
        // They would get the other's details, and a list would take them for somebody who has come back.
        const ErasedPeople erased = read_erased_people(desk.database());
        for (const std::string& record : {entry.subject, other})
            if (erased.records.count(record) > 0)
                return refused("was erased on request, and is joined with nobody", record);
        entry.body = json{{"dropped", other}}.dump();
        const Insiders insiders(desk, {entry.subject, other});
        const auto stays = desk.roster().attendee(entry.subject), goes = desk.roster().attendee(other);
        const std::string join = desk.journal().append(std::move(entry));
        keep_details(desk, *stays, *goes, join, deed);
        const auto missing = insiders.missing();
        if (missing.empty()) return {};
        return refused("is in the building by this record, and has left by the other", missing.front().id,
                       "Check them out by this one, or in by the other, and then join them");
    });
}

}  // namespace lanyard
