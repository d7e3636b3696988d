// A new person is one entry; being let in, and whose seat it was, are entries of the same transaction.
#include "desk/walk_in.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/random.h"
#include "desk/blank_badges.h"
#include "desk/desk.h"
#include "desk/door.h"
#include "desk/entry_about.h"
#include "desk/person_values.h"
#include "desk/seats.h"
#include "desk/unknown_person.h"
#include "event/name_fold.h"
#include "event/registration_merge.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr double similar_from = 0.88;  // of name_likeness: one slip in an ordinary name
constexpr std::size_t similar_at_most = 5;

RegistrationFields fields_of(const WalkIn& person) {
    RegistrationFields fields;
    fields[Field::name] = clean_text(person.name);
    fields[Field::given_name] = clean_text(person.given_name);
    fields[Field::family_name] = clean_text(person.family_name);
    fields[Field::organisation] = clean_text(person.organisation);
    if (!person.email.empty()) fields[Field::email] = clean_text(person.email);
    if (!person.ticket_type.empty()) fields[Field::ticket_type] = clean_text(person.ticket_type);
    fields[Field::status] = "expected";
    return fields;
}

// Puts the fields of a new person where an entry has them: what is personal apart.
void split_fields(const RegistrationFields& fields, json& body, json& personal) {
    for (const auto& [field, value] : fields) {
        (is_personal(field) ? personal : body)["fields"][std::string(field_name(field))] = value;
    }
}

// A new person by the desk's word, inside a transaction; gives the id.
std::string register_person(Desk& desk, const RegistrationFields& fields, const char* how, const Deed& deed) {
    NewEntry entry = entry_about(entry_kind::registered_at_desk, to_hex(random_bytes(10)), deed);
    json body = {{"how", how}};
    json personal = json::object();
    split_fields(fields, body, personal);
    entry.body = body.dump();
    entry.personal = personal.dump();
    desk.journal().append(entry);
    return entry.subject;
}

std::vector<Similar> similar_to(Desk& desk, const WalkIn& person) {
    std::vector<std::pair<double, Similar>> found;
    for (const auto& known : desk.roster().everybody()) {
        const double likeness = name_likeness(known.name, person.name);
        if (likeness >= similar_from) found.push_back({likeness, {known.id, known.name, known.organisation}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Similar> similar;
    for (auto& [likeness, one] : found) {
        if (similar.size() < similar_at_most) similar.push_back(std::move(one));
    }
    return similar;
}

// Registers somebody by `write`, which gives what came of it: who is not let in has not been written down
// either, unless they are not here yet.
template <class Write>
Result<void> write_down_if_let_in(Desk& desk, Outcome& outcome, Write&& write) {
    bool is_turned_away = false;
    const auto done = desk.journal().transact([&]() -> Result<void> {
        auto written = write();
        if (!written) return written.error();
        outcome = std::move(written).value();
        is_turned_away = !lets_through(outcome.verdict) && outcome.verdict != Verdict::replaced;
        return is_turned_away ? refused("not admitted") : Result<void>();
    });
    if (done) {
        desk.door().settle(outcome);
        return done;
    }
    if (!is_turned_away || done.error().kind != ErrorKind::refused) return done;
    outcome.attendee.reset();
    return {};
}

// Inside a transaction. With a blank badge in their hand they need no other.
Result<Outcome> admit_newcomer(Desk& desk, const std::string& id, const WalkIn& person, DoorRequest request,
                               const Deed& deed) {
    request.entered = person.entered;
    if (!person.blank_badge.empty()) {
        request.print = false;
        if (auto given = give_blank_badge(desk, id, person.blank_badge, deed); !given) return given.error();
    }
    return desk.door().admit(id, request, deed);
}

// The seat goes over: type, sessions, and that it is not paid. Needs, answers and consents are the other's
// own.
RegistrationFields fields_instead_of(const Attendee& leaver, const WalkIn& to) {
    RegistrationFields fields = fields_of(to);
    fields[Field::ticket_type] = leaver.ticket_type;
    fields[Field::status] = status_name(leaver.status);
    if (fields[Field::organisation].empty()) fields[Field::organisation] = leaver.organisation;
    std::string sessions;
    for (const auto& enrolment : leaver.sessions) {
        if (enrolment.kind != EnrolmentKind::waiting)
            sessions += (sessions.empty() ? "" : "\n") + enrolment.session;
    }
    fields[Field::sessions] = sessions;
    return fields;
}

}  // namespace

Result<WalkInOutcome> walk_in(Desk& desk, const WalkIn& person, const Deed& deed, bool looks_for_similar,
                              const std::optional<std::string>& anyway) {
    if (clean_text(person.name).empty()) return usage_error("a walk-in needs a name", "--name");
    WalkInOutcome result;
    if (looks_for_similar) {
        auto similar = desk.database().read([&] { return similar_to(desk, person); });
        if (!similar) return similar.error();
        result.similar = std::move(similar).value();
    }
    // Counting everybody, the first time, would hold up who else writes.
    if (desk.folder().config.capacity) (void)desk.counts();
    const auto done = write_down_if_let_in(desk, result.outcome, [&]() -> Result<Outcome> {
        DoorRequest request{&desk.point()};
        // Before they are among those who are expected.
        if (const auto seats = seats_now(desk.roster(), desk.folder().config, deed.now))
            request.seats_for_walk_ins = seats->for_walk_ins();
        request.reason = anyway.value_or("");
        const auto type = accepted_value(desk, "", Field::ticket_type, person.ticket_type);
        if (!type) return type.error();
        const auto email = accepted_value(desk, "", Field::email, person.email);
        if (!email) return email.error();
        RegistrationFields fields = fields_of(person);
        if (!type->empty()) fields[Field::ticket_type] = *type;
        return admit_newcomer(desk, register_person(desk, fields, "walk_in", deed), person, request, deed);
    });
    if (!done) return done.error();
    return result;
}

Result<Outcome> put_on_waiting_list(Desk& desk, const WalkIn& person, const Deed& deed) {
    if (clean_text(person.name).empty()) return usage_error("the waiting list needs a name", "--name");
    return desk.journal().transact([&] {
        RegistrationFields fields = fields_of(person);
        fields[Field::status] = status_name(AttendeeStatus::pending);
        Outcome outcome;
        outcome.attendee = desk.roster().attendee(register_person(desk, fields, "waiting_list", deed));
        outcome.verdict = Verdict::full;
        outcome.at = deed.now;
        outcome.point = desk.point().name;
        return outcome;
    });
}

Result<WalkInOutcome> substitute(Desk& desk, std::string_view from, const WalkIn& to, bool here,
                                 const Deed& deed, bool looks_for_similar, const std::string& anyway) {
    if (clean_text(to.name).empty()) return usage_error("the one who comes instead needs a name", "--name");
    WalkInOutcome result;
    if (looks_for_similar) {
        auto similar = desk.database().read([&] { return similar_to(desk, to); });
        if (!similar) return similar.error();
        result.similar = std::move(similar).value();
    }
    const auto done = write_down_if_let_in(desk, result.outcome, [&]() -> Result<Outcome> {
        const auto leaver = desk.roster().attendee(std::string(from));
        if (!leaver) return nobody(from);
        if (leaver->status == AttendeeStatus::replaced)
            return refused("has been replaced already", leaver->id);
        if (leaver->status == AttendeeStatus::cancelled)
            return refused("is cancelled: there is no seat to take over", leaver->id);
        if (leaver->checked_in_at)
            return refused("is here already", leaver->id, "Take the check-in back first");
        const std::string id = register_person(desk, fields_instead_of(*leaver, to), "substitute", deed);
        NewEntry entry = entry_about(entry_kind::substituted, leaver->id, deed);
        entry.body = json{{"to", id}}.dump();
        desk.journal().append(entry);
        if (here) {
            DoorRequest request{&desk.point()};
            request.reason = anyway;
            return admit_newcomer(desk, id, to, request, deed);
        }
        Outcome outcome;
        outcome.verdict = Verdict::replaced;
        outcome.at = deed.now;
        outcome.attendee = desk.roster().attendee(id);
        return outcome;
    });
    if (!done) return done.error();
    return result;
}

}  // namespace lanyard
