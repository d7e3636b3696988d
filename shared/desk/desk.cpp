// Each deed is one transaction of entries; the door does the admitting.
#include "desk/desk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/random.h"
#include "desk/door.h"
#include "desk/seats.h"
#include "event/name_fold.h"
#include "event/registration_merge.h"
#include "store/database.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"
#include "store/people/attendance.h"
#include "store/print_jobs.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr double similar_from = 0.88;  // of name_likeness: one slip in an ordinary name
constexpr std::size_t similar_at_most = 5;

Error nobody(std::string_view person) {
    return bad_input("nobody has this id", std::string(person), "See the ids with: lanyard attendees");
}

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

bool some_word_begins(const std::string& folded, const std::string& prefix) {
    for (std::size_t at = folded.find(prefix); at != std::string::npos; at = folded.find(prefix, at + 1)) {
        if (at == 0 || folded[at - 1] == ' ') return true;
    }
    return false;
}

bool matches(const Attendee& attendee, const std::vector<std::string>& words, const std::string& email) {
    if (!email.empty() && fold_email(attendee.email).rfind(email, 0) == 0) return true;
    const std::string folded = fold_name(attendee.name + " " + attendee.badge_name + " " +
                                         attendee.organisation + " " + attendee.order_code);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return some_word_begins(folded, word); });
}

void sort_by_name(std::vector<Attendee>& people) {
    std::vector<std::pair<std::string, std::size_t>> order;
    order.reserve(people.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Attendee& person = people[i];
        order.emplace_back(place_by_name(person.name, person.family_name, person.given_name) + person.id, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Attendee> sorted;
    sorted.reserve(people.size());
    for (const auto& [key, i] : order) sorted.push_back(std::move(people[i]));
    people = std::move(sorted);
}

// Puts the fields of a new person where an entry has them: what identifies them apart.
void split_fields(const RegistrationFields& fields, json& body, json& personal) {
    for (const auto& [field, value] : fields) {
        (identifies_a_person(field) ? personal : body)["fields"][std::string(field_name(field))] = value;
    }
}

}  // namespace

Desk::Desk(EventFolder folder, DeskOptions options)
    : folder_(std::move(folder)), options_(std::move(options)) {}
Desk::~Desk() = default;

Result<std::unique_ptr<Desk>> Desk::open(EventFolder folder, DeskOptions options, const Clock& machine_clock,
                                         std::shared_ptr<Claims> claims) {
    if (!options.point.empty() && !folder.config.point(options.point)) {
        std::string known;
        for (const auto& point : folder.config.points) known += (known.empty() ? "" : ", ") + point.name;
        return usage_error("there is no check-in point \"" + options.point + "\"", "--point",
                           "This event has: " + known);
    }
    std::unique_ptr<Desk> desk(new Desk(std::move(folder), std::move(options)));
    auto database = Database::open(desk->folder_.database(), Database::Access::write);
    if (!database) return database.error();
    desk->database_ = std::move(database).value();
    auto journal = Journal::open(*desk->database_, desk->folder_.key, machine_clock);
    if (!journal) return journal.error();
    desk->journal_ = std::move(journal).value();
    desk->roster_ = std::make_unique<Roster>(*desk->database_, desk->folder_.config, desk->folder_.key);
    desk->door_ = std::make_unique<Door>(
        desk->folder_,
        DoorOptions{desk->options_.actor, desk->options_.staff, desk->options_.prints,
                    desk->options_.asks_names, desk->options_.organiser},
        *desk->database_, *desk->journal_, *desk->roster_, machine_clock, std::move(claims));
    if (auto settled = desk->door_->settle_left(); !settled) return settled.error();
    return desk;
}

const EventFolder& Desk::folder() const {
    return folder_;
}
Database& Desk::database() {
    return *database_;
}
Journal& Desk::journal() {
    return *journal_;
}
Roster& Desk::roster() {
    return *roster_;
}
long long Desk::data_version() {
    return database_->data_version();
}

const CheckInPoint& Desk::point() const {
    const auto* point = options_.point.empty() ? nullptr : folder_.config.point(options_.point);
    return point ? *point : folder_.config.default_point();
}

void Desk::settle_late() {
    door_->settle_late();
}

void Desk::acts_as(const std::string& actor, bool organiser) {
    options_.actor = actor;
    options_.organiser = organiser;
    door_->acts_as(actor, organiser);
}

Result<DoorRequest> Desk::door_request(const CheckInRequest& request) const {
    DoorRequest door{&point(), request.leaving, request.print, request.as_kiosk};
    door.anyway = request.anyway;
    door.reason = request.reason;
    if (!request.point.empty()) door.point = folder_.config.point(request.point);
    if (!door.point) return usage_error("there is no check-in point \"" + request.point + "\"", "--point");
    if (door.leaving && folder_.config.area(door.point->area)->once)
        return usage_error("nobody goes out of \"" + door.point->name + "\": it gives out something once",
                           "--exit", "Take back what was given out with: lanyard undo ID");
    return door;
}

Result<void> Desk::accepts(const CheckInRequest& request) const {
    const auto door = door_request(request);
    return door ? Result<void>() : door.error();
}

Outcome Desk::scan(std::string_view text, Instant now, const CheckInRequest& request) {
    auto door = door_request(request);
    if (!door) {
        Outcome failed;
        failed.at = now;
        failed.problem = door.error().message();
        return failed;
    }
    return door_->pass_code(clean_text(text), *door, now);
}

Result<Outcome> Desk::check_in(std::string_view person, Instant now, const CheckInRequest& request) {
    auto door = door_request(request);
    if (!door) return door.error();
    auto known = attendee(person);
    if (!known) return known.error();
    if (!*known) return nobody(person);
    return door_->pass_person((*known)->id, *door, now);
}

Result<std::vector<Outcome>> Desk::check_in_group(const std::vector<std::string>& people, Instant now) {
    auto outcomes = journal_->transact([&]() -> Result<std::vector<Outcome>> {
        std::vector<Attendee> group;
        for (const std::string& person : people) {
            auto known = roster_->attendee(person);
            if (!known) return nobody(person);
            group.push_back(std::move(*known));
        }
        // Badges come out in the order in which they are asked for.
        sort_by_name(group);
        std::vector<Outcome> outcomes;
        for (const Attendee& person : group)
            outcomes.push_back(door_->admit(person.id, DoorRequest{&point()}, now));
        return outcomes;
    });
    if (!outcomes) return outcomes;
    for (Outcome& outcome : *outcomes) door_->settle(outcome);
    return outcomes;
}

// A new person by the desk's word, inside a transaction; gives the id.
std::string Desk::register_person(const RegistrationFields& fields, const char* how, Instant now) {
    NewEntry entry;
    entry.kind = entry_kind::registered_at_desk;
    entry.at = now;
    entry.actor = options_.actor;
    entry.subject = to_hex(random_bytes(10));
    json body = {{"how", how}};
    json personal = json::object();
    split_fields(fields, body, personal);
    entry.body = body.dump();
    entry.personal = personal.dump();
    journal_->append(entry);
    return entry.subject;
}

std::vector<Similar> Desk::similar_to(const WalkIn& person) {
    std::vector<std::pair<double, Similar>> found;
    for (const auto& known : roster_->everybody()) {
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

Result<WalkInOutcome> Desk::walk_in(const WalkIn& person, Instant now, bool looks_for_similar,
                                    const std::optional<std::string>& anyway) {
    if (clean_text(person.name).empty()) return usage_error("a walk-in needs a name", "--name");
    WalkInOutcome result;
    if (looks_for_similar) {
        auto similar = database_->read([&] { return similar_to(person); });
        if (!similar) return similar.error();
        result.similar = std::move(similar).value();
    }
    // Counting everybody, the first time, would hold up who else writes.
    if (folder_.config.capacity) (void)counts();
    bool admitted = false;
    auto done = journal_->transact([&]() -> Result<void> {
        DoorRequest request{&point()};
        // Before they are among those who are expected.
        if (const auto seats = seats_now(*roster_, folder_.config, now))
            request.seats_for_walk_ins = seats->for_walk_ins();
        request.anyway = anyway.has_value();
        request.reason = anyway.value_or("");
        const std::string id = register_person(fields_of(person), "walk_in", now);
        result.outcome = door_->admit(id, request, now);
        admitted = lets_through(result.outcome.verdict);
        // Whoever is not let in has not been written down either.
        if (!admitted) return refused("not admitted");
        return {};
    });
    if (!done && (admitted || done.error().kind == ErrorKind::machine)) return done.error();
    if (admitted) {
        door_->settle(result.outcome);
    } else {
        result.outcome.attendee.reset();
    }
    return result;
}

Result<Outcome> Desk::put_on_waiting_list(const WalkIn& person, Instant now) {
    if (clean_text(person.name).empty()) return usage_error("the waiting list needs a name", "--name");
    return journal_->transact([&] {
        RegistrationFields fields = fields_of(person);
        fields[Field::status] = status_name(AttendeeStatus::pending);
        Outcome outcome;
        outcome.attendee = roster_->attendee(register_person(fields, "waiting_list", now));
        outcome.verdict = Verdict::full;
        outcome.at = now;
        outcome.point = point().name;
        return outcome;
    });
}

Result<Outcome> Desk::name_seat(std::string_view person, std::string_view name, Instant now) {
    const std::string cleaned = clean_text(name);
    if (cleaned.empty()) return usage_error("a badge needs a name", "--name");
    auto named = correct(person,
                         {{Field::name, cleaned},
                          {Field::given_name, ""},
                          {Field::family_name, ""},
                          {Field::badge_name, ""},
                          {Field::seat, ""}},
                         now);
    if (!named) return named.error();
    return check_in(person, now);
}

Result<WalkInOutcome> Desk::substitute(std::string_view from, const WalkIn& to, bool here, Instant now,
                                       bool looks_for_similar) {
    if (clean_text(to.name).empty()) return usage_error("the one who comes instead needs a name", "--name");
    WalkInOutcome result;
    if (looks_for_similar) {
        auto similar = database_->read([&] { return similar_to(to); });
        if (!similar) return similar.error();
        result.similar = std::move(similar).value();
    }
    auto done = journal_->transact([&]() -> Result<void> {
        const auto leaver = roster_->attendee(std::string(from));
        if (!leaver) return nobody(from);
        if (leaver->status == AttendeeStatus::replaced)
            return refused("has been replaced already", leaver->id);
        if (leaver->status == AttendeeStatus::cancelled)
            return refused("is cancelled: there is no seat to take over", leaver->id);
        if (leaver->checked_in_at)
            return refused("is here already", leaver->id, "Take the check-in back first");
        RegistrationFields fields = fields_of(to);
        // The seat goes over: type and sessions. Needs, answers and consents are the other's own.
        fields[Field::ticket_type] = leaver->ticket_type;
        if (fields[Field::organisation].empty()) fields[Field::organisation] = leaver->organisation;
        std::string sessions;
        for (const auto& enrolment : leaver->sessions) {
            if (enrolment.kind != EnrolmentKind::waiting)
                sessions += (sessions.empty() ? "" : "\n") + enrolment.session;
        }
        fields[Field::sessions] = sessions;
        const std::string id = register_person(fields, "substitute", now);
        NewEntry entry;
        entry.kind = entry_kind::substituted;
        entry.at = now;
        entry.actor = options_.actor;
        entry.subject = leaver->id;
        entry.body = json{{"to", id}}.dump();
        journal_->append(entry);
        if (here) {
            result.outcome = door_->admit(id, DoorRequest{&point()}, now);
            return {};
        }
        result.outcome.verdict = Verdict::replaced;
        result.outcome.at = now;
        result.outcome.attendee = roster_->attendee(id);
        return {};
    });
    if (!done) return done.error();
    door_->settle(result.outcome);
    return result;
}

Result<void> Desk::correct(std::string_view person, const std::map<Field, std::optional<std::string>>& values,
                           Instant now) {
    return journal_->transact([&]() -> Result<void> {
        const std::string id = roster_->kept(std::string(person));
        if (!roster_->attendee(id)) return nobody(person);
        const KnownRegistration known = roster_->known_registration(id);
        json body = json::object(), personal = json::object();
        for (const auto& [field, value] : values) {
            const std::string name(field_name(field));
            if (!value) {
                body["cleared"][name] = true;
                continue;
            }
            json& part = identifies_a_person(field) ? personal : body;
            part["fields"][name] = clean_text(*value);
            const auto listed = known.list.find(field);
            part["replaced"][name] = listed == known.list.end() ? "" : listed->second;
        }
        NewEntry entry;
        entry.kind = entry_kind::details_corrected;
        entry.at = now;
        entry.actor = options_.actor;
        entry.subject = id;
        entry.body = body.dump();
        if (!personal.empty()) entry.personal = personal.dump();
        journal_->append(entry);
        return {};
    });
}

Result<void> Desk::say_of(std::string_view person, std::string_view kind, const json& body, Instant now) {
    return journal_->transact([&]() -> Result<void> {
        if (!roster_->attendee(std::string(person))) return nobody(person);
        NewEntry entry;
        entry.kind = kind;
        entry.at = now;
        entry.actor = options_.actor;
        entry.subject = roster_->kept(std::string(person));
        entry.body = body.dump();
        journal_->append(entry);
        return {};
    });
}

Result<void> Desk::set_flag(std::string_view person, Flag flag, bool on, Instant now) {
    return say_of(person, entry_kind::flag_set, {{"flag", flag_name(flag)}, {"on", on}}, now);
}

Result<std::string> Desk::badge_code(std::string_view person, Instant now) {
    return journal_->transact([&]() -> Result<std::string> {
        const std::string id = roster_->kept(std::string(person));
        if (!roster_->attendee(id)) return nobody(person);
        auto number = roster_->badge_ticket_of(id);
        if (!number) {
            number = journal_->next_ticket();
            NewEntry entry;
            entry.kind = entry_kind::ticket_issued;
            entry.at = now;
            entry.actor = options_.actor;
            entry.subject = id;
            entry.body = json{{"number", *number}, {"purpose", "badge"}}.dump();
            journal_->append(entry);
        }
        return ticket_code(folder_.key, *number);
    });
}

Result<void> Desk::same_person(std::string_view kept, std::string_view dropped, Instant now) {
    auto other = attendee(dropped);
    if (!other) return other.error();
    if (!*other) return nobody(dropped);
    if (kept == dropped) return usage_error("both are the same record", std::string(kept));
    return say_of(kept, entry_kind::same_person, {{"dropped", std::string(dropped)}}, now);
}

Result<void> Desk::erase(std::string_view person, Instant now) {
    return journal_->transact([&]() -> Result<void> {
        if (!roster_->attendee(std::string(person))) return nobody(person);
        // Doubles tell who it was too.
        for (const std::string& record : roster_->same_as(std::string(person))) {
            NewEntry entry;
            entry.kind = entry_kind::subject_erased;
            entry.at = now;
            entry.actor = options_.actor;
            entry.subject = record;
            if (const auto ids = entries_with_free_text(*database_, record); !ids.empty())
                entry.body = json{{"entries", ids}}.dump();
            journal_->append(entry);
        }
        return {};
    });
}

Result<std::optional<Attendee>> Desk::attendee(std::string_view person) {
    return database_->read([&] {
        auto attendee = roster_->attendee(std::string(person));
        if (attendee && !attendee->sessions.empty()) {
            name_sessions(*attendee, ProgrammeTable(*database_).programme());
        }
        return attendee;
    });
}

Result<std::vector<Attendee>> Desk::attendees(std::string_view query) {
    auto people = database_->read([&] {
        auto everybody = roster_->everybody();
        const auto programme = ProgrammeTable(*database_).programme();
        for (auto& attendee : everybody) name_sessions(attendee, programme);
        return everybody;
    });
    if (!people) return people;
    const auto words = folded_words(query);
    const std::string email = query.find('@') == std::string_view::npos ? "" : fold_email(query);
    if (!words.empty()) {
        auto& all = *people;
        all.erase(std::remove_if(all.begin(), all.end(),
                                 [&](const Attendee& attendee) { return !matches(attendee, words, email); }),
                  all.end());
    }
    sort_by_name(*people);
    return people;
}

Result<HeadCounts> Desk::counts() {
    return database_->read([&] { return roster_->counts(); });
}

Result<std::vector<Session>> Desk::programme() {
    return database_->read([&] { return ProgrammeTable(*database_).programme(); });
}

}  // namespace lanyard
