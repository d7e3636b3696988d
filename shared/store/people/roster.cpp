// People are folded from their registers at reading, so that a batch counts or not by one row.
#include "store/people/roster.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/lines.h"
#include "event/event_day.h"
#include "store/database.h"
#include "store/people/records.h"
#include "store/people/registers.h"

namespace lanyard {
namespace {

// The order in which registers lie: person by person, oldest first.
constexpr const char* in_order = "ORDER BY subject, clock, entry";

// Runs a query over all rows, or over those of one subject, and hands each row to `use`; not at all where
// there are none. The two statements are prepared once for each place that calls: a lambda's type is its own.
template <class Use>
void each_row(Database& database, bool has_rows, const char* columns_and_table, const std::string* only,
              const char* order, Use&& use) {
    if (!has_rows) return;
    static const std::string all = fmt::format("SELECT {} {}", columns_and_table, order);
    static const std::string one = fmt::format("SELECT {} WHERE subject = ? {}", columns_and_table, order);
    auto& query = database.statement((only ? one : all).c_str());
    if (only) query.bindNoCopy(1, *only);
    while (query.executeStep()) use(query);
}

// Which tables have rows of somebody.
struct RowsOf {
    bool desk_registers = true, desk_registrations = true, presence = true, flags = true, enrolments = true,
         substitutions = true, badges = true;
};

// Most people have rows in few of them, and this one question costs less than reading from two in vain.
RowsOf rows_of(Database& database, const std::string& person) {
    auto& query = database.statement(
        "SELECT EXISTS (SELECT 1 FROM desk_registers WHERE subject=?1),"
        " EXISTS (SELECT 1 FROM desk_registrations WHERE subject=?1),"
        " EXISTS (SELECT 1 FROM presence WHERE subject=?1), EXISTS (SELECT 1 FROM flags WHERE subject=?1),"
        " EXISTS (SELECT 1 FROM enrolments WHERE subject=?1),"
        " EXISTS (SELECT 1 FROM substitutions WHERE from_person=?1),"
        " EXISTS (SELECT 1 FROM badges WHERE subject=?1)");
    query.bindNoCopy(1, person);
    query.executeStep();
    const auto has = [&](int column) { return query.getColumn(column).getInt() != 0; };
    return {has(0), has(1), has(2), has(3), has(4), has(5), has(6)};
}

std::vector<std::string> texts_of_lines(const std::string& text) {
    const auto lines = lines_of(text);
    return {lines.begin(), lines.end()};
}

}  // namespace

// One person's rows while they are gathered.
struct Roster::Draft {
    KnownRegistration known;        // by lists that count, and by the desk
    RegistrationFields taken_back;  // by lists that were undone, for people who have come all the same
    bool is_registered_at_desk = false;
    bool waited = false, came_instead = false;  // registered so at the desk
    bool is_touched = false;                    // something else stands about this person
    bool is_replaced = false;
    bool has_passed = false;
    bool has_badges = false;
    std::optional<Instant> arrived_at;
    std::vector<std::string> codes;
    std::vector<std::string> codes_of_others;  // that lists gave to other records of theirs
    std::unordered_map<std::string, bool> hand_flags;
    std::unordered_map<std::string, std::string> enrolments;

    bool is_registered() const { return known.from_list || is_registered_at_desk; }
    bool exists() const { return is_registered() || is_touched; }
    // As IS_WALK_IN has it.
    bool is_walk_in() const { return known.walk_in || (waited && !came_instead && !known.from_list); }
    // Moved out: a draft is finished once, and of a large event copies would be a million.
    std::string take(Field field) {
        RegistrationFields& list = is_registered() ? known.list : taken_back;
        for (RegistrationFields* fields : {&known.desk, &list})
            if (const auto found = fields->find(field); found != fields->end())
                return std::move(found->second);
        return "";
    }
};

struct Roster::Drafts : std::unordered_map<std::string, Draft> {};

Roster::Roster(Database& database, const EventConfig& config, const EventKey& key)
    : database_(database), config_(config), key_(key), premises_(premises_of(config)) {}

void Roster::event_time_is(Instant now) {
    // Asked before each deed, and answered anew each quarter of an hour: in no time zone a day begins
    // between.
    constexpr std::int64_t quarter_of_an_hour = 900'000;
    const std::int64_t quarter = to_ms(now) / quarter_of_an_hour;
    if (std::exchange(quarter_, quarter) == quarter) return;
    premises_.day_began = day_began(config_, now);
}

void Roster::collect(Drafts& drafts, const std::string* only, Extent extent) {
    const RowsOf has = only ? rows_of(database_, *only) : RowsOf();
    if (only && (has.presence || has.badges)) {
        Draft& draft = drafts[*only];
        draft.has_passed = has.presence;
        draft.has_badges = has.badges;
    }
    fold_list_registers(database_, only, [&](const std::string& record, bool counts) {
        Draft& draft = drafts[record];
        draft.known.from_list = draft.known.from_list || counts;
        return counts ? &draft.known.list : &draft.taken_back;
    });
    if (has.desk_registers)
        fold_desk_registers(database_, only, [&](const std::string& record) -> KnownRegistration& {
            drafts[record].is_touched = true;
            return drafts[record].known;
        });
    each_row(database_, has.desk_registrations, "subject, how FROM desk_registrations", only, "",
             [&](SQLite::Statement& row) {
                 Draft& draft = drafts[row.getColumn(0).getString()];
                 const std::string how = row.getColumn(1).getString();
                 draft.is_registered_at_desk = true;
                 draft.known.walk_in = draft.known.walk_in || how == "walk_in";
                 draft.waited = draft.waited || how == "waiting_list";
                 draft.came_instead = draft.came_instead || how == "substitute";
             });
    each_row(database_, has.presence, "subject FROM presence", only, "",
             [&](SQLite::Statement& row) { drafts[row.getColumn(0).getString()].is_touched = true; });
    each_row(database_, has.flags, "subject, flag, is_on FROM flags", only, in_order,
             [&](SQLite::Statement& row) {
                 Draft& draft = drafts[row.getColumn(0).getString()];
                 draft.is_touched = true;
                 draft.hand_flags[row.getColumn(1).getString()] = row.getColumn(2).getInt() != 0;
             });
    each_row(database_, has.enrolments, "subject, session, enrolment FROM enrolments", only, in_order,
             [&](SQLite::Statement& row) {
                 Draft& draft = drafts[row.getColumn(0).getString()];
                 draft.is_touched = true;
                 std::string session = row.getColumn(1).getString();
                 if (!session.empty())  // else erased
                     draft.enrolments[std::move(session)] = row.getColumn(2).getString();
             });
    if (extent == Extent::whole) collect_codes(drafts, only);
    each_row(
        database_, has.substitutions,
        "subject FROM (SELECT from_person AS subject FROM substitutions s WHERE " IS_TO_SOMEBODY_ELSE ")",
        only, "", [&](SQLite::Statement& row) { drafts[row.getColumn(0).getString()].is_replaced = true; });
}

// Live tickets of ours: not retired, and the first issue where two nodes gave one number out.
void Roster::collect_codes(Drafts& drafts, const std::string* only) {
    each_row(
        database_, true,
        "subject, number FROM (SELECT subject, number, purpose, clock, entry FROM tickets t WHERE " BATCH_COUNTS("t.batch")
        " AND NOT EXISTS (SELECT 1 FROM retired_tickets r WHERE r.number = t.number)"
        " AND NOT EXISTS (SELECT 1 FROM tickets o WHERE o.number = t.number AND"
        " (o.clock, o.entry) < (t.clock, t.entry)"
        " AND " BATCH_COUNTS("o.batch") " AND o.subject <> t.subject))",
        only, "ORDER BY purpose DESC, clock, entry", [&](SQLite::Statement& row) {
            auto& codes = drafts[row.getColumn(0).getString()].codes;
            auto code = ticket_code(key_, static_cast<TicketNumber>(row.getColumn(1).getInt64()));
            if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
        });
}

// Where `of_several` is given, only of those codes it has to be asked whose they are: a code that a list
// which counts has given to one person alone is that person's.
Attendee Roster::finish(const std::string& person, Draft& draft, Extent extent,
                        const CodesOfSeveral* of_several) {
    Attendee attendee;
    attendee.id = person;
    attendee.name = draft.take(Field::name);
    attendee.given_name = draft.take(Field::given_name);
    attendee.family_name = draft.take(Field::family_name);
    attendee.badge_name = draft.take(Field::badge_name);
    if (attendee.badge_name.empty()) attendee.badge_name = attendee.name;
    attendee.email = draft.take(Field::email);
    attendee.organisation = draft.take(Field::organisation);
    attendee.job_title = draft.take(Field::job_title);
    attendee.phone = draft.take(Field::phone);
    attendee.ticket_type = draft.take(Field::ticket_type);
    attendee.order_code = draft.take(Field::order_code);
    attendee.status =
        draft.is_replaced ? AttendeeStatus::replaced : status_from_name(draft.take(Field::status));
    attendee.unnamed_seat = draft.take(Field::seat) == "unnamed";
    attendee.walk_in = draft.is_walk_in();
    attendee.inside = draft.known.inside;
    attendee.checked_in_at = draft.arrived_at;

    attendee.codes = std::move(draft.codes);
    auto listed_codes = texts_of_lines(extent == Extent::whole ? draft.take(Field::codes) : "");
    listed_codes.insert(listed_codes.end(), draft.codes_of_others.begin(), draft.codes_of_others.end());
    const bool is_listed = of_several && draft.is_registered() && !draft.known.desk.count(Field::codes);
    for (auto& code : listed_codes)
        if ((is_listed && !of_several->count(code)) || is_holder(person, code))
            attendee.codes.push_back(std::move(code));

    std::unordered_map<std::string, bool> flags;
    if (const auto* type = config_.ticket_type(attendee.ticket_type)) {
        for (const auto& flag : type->flags) flags[flag] = true;
    }
    for (const auto& flag : texts_of_lines(draft.take(Field::flags))) flags[flag] = true;
    for (const auto& [flag, on] : draft.hand_flags) flags[flag] = on;
    for (const Flag flag : {Flag::desk_first, Flag::tell, Flag::no_photo, Flag::first_name_only, Flag::escort,
                            Flag::protected_person}) {
        const auto found = flags.find(std::string(flag_name(flag)));
        if (found != flags.end() && found->second) attendee.flags.push_back(flag);
    }

    for (const auto& session : texts_of_lines(draft.take(Field::sessions))) {
        if (!draft.enrolments.count(session)) attendee.sessions.push_back({session, EnrolmentKind::chosen});
    }
    for (const auto& [session, enrolment] : draft.enrolments) {
        if (enrolment == "none") continue;
        attendee.sessions.push_back({session, enrolment == "assigned"  ? EnrolmentKind::assigned
                                              : enrolment == "waiting" ? EnrolmentKind::waiting
                                                                       : EnrolmentKind::chosen});
    }
    std::sort(attendee.sessions.begin(), attendee.sessions.end(),
              [](const Enrolment& a, const Enrolment& b) { return a.session < b.session; });

    if (extent == Extent::for_door) return attendee;
    const std::string written = draft.take(Field::answers);
    if (written.empty() || written == "{}") return attendee;  // most people, and parsing it would cost them
    const auto answers = nlohmann::json::parse(written, nullptr, false);
    if (answers.is_object()) {
        for (const auto& [heading, answer] : answers.items()) {
            if (answer.is_string()) attendee.answers[heading] = answer.get<std::string>();
        }
    }
    return attendee;
}

// What the desk and the doors know of another record holds for the person, where nothing was said of the one
// that speaks. Their status is not of that: who was cancelled as a double, or waits for a seat under it, has
// the place that the other record has.
void Roster::join_desk(Draft& other, Draft& speaking) {
    for (auto& [field, value] : other.known.desk)
        if (field != Field::status) speaking.known.desk.try_emplace(field, std::move(value));
    speaking.hand_flags.insert(other.hand_flags.begin(), other.hand_flags.end());
    speaking.enrolments.insert(other.enrolments.begin(), other.enrolments.end());
    for (auto& code : other.codes) speaking.codes.push_back(std::move(code));
    for (auto& code : texts_of_lines(other.take(Field::codes)))
        speaking.codes_of_others.push_back(std::move(code));
    speaking.is_touched = speaking.is_touched || other.is_touched;
    speaking.has_passed = speaking.has_passed || other.has_passed;
    speaking.has_badges = speaking.has_badges || other.has_badges;
}

void Roster::place(Draft& draft, const Whereabouts& where) {
    draft.known.inside = where.inside;
    draft.arrived_at = where.arrived_at;
}

std::optional<Attendee> Roster::attendee(const std::string& person) {
    auto read = read_person(same_as(person), Extent::whole);
    return read ? std::optional(std::move(read->attendee)) : std::nullopt;
}

std::optional<PersonAtDoor> Roster::at_door(const std::string& kept_person) {
    return read_person(same_as(kept_person), Extent::for_door);
}

std::optional<PersonAtDoor> Roster::read_person(std::vector<std::string> records, Extent extent) {
    const std::string& id = records.front();
    Drafts drafts;
    for (const auto& record : records) collect(drafts, &record, extent);
    const std::string speaks = records.size() == 1 ? id : speaking_record(database_, id);
    Draft& draft = drafts[speaks];
    for (const auto& record : records)
        if (record != speaks) join_desk(drafts[record], draft);
    if (!draft.exists()) return std::nullopt;
    if (draft.has_passed) place(draft, whereabouts_of(database_, premises_, records));
    PersonAtDoor person{finish(id, draft, extent), {}, draft.has_passed, draft.has_badges};
    person.records = std::move(records);
    return person;
}

std::vector<Attendee> Roster::everybody() {
    Drafts drafts;
    collect(drafts, nullptr, Extent::whole);
    std::unordered_set<std::string> with_several;
    for (auto& [record, kept] : read_kept_records(database_)) {
        drafts.erase(record);
        drafts.erase(kept);
        with_several.insert(std::move(kept));
    }
    each_whereabouts(database_, premises_, [&](const std::string& person, const Whereabouts& where) {
        if (const auto draft = drafts.find(person); draft != drafts.end()) place(draft->second, where);
    });
    const CodesOfSeveral of_several = codes_of_several();
    std::vector<Attendee> people;
    people.reserve(drafts.size() + with_several.size());
    // Each draft's memory is the next person's.
    for (auto draft = drafts.begin(); draft != drafts.end(); draft = drafts.erase(draft))
        if (draft->second.exists())
            people.push_back(finish(draft->first, draft->second, Extent::whole, &of_several));
    for (const auto& person : with_several)
        if (auto joined = attendee(person)) people.push_back(std::move(*joined));
    return people;
}

std::string Roster::kept(const std::string& person) {
    return kept_record(database_, person);
}

std::vector<std::string> Roster::same_as(const std::string& person) {
    return records_of(database_, person);
}

std::string Roster::came_instead_of(const std::string& person) {
    auto& query = database_.statement("SELECT from_person FROM substitutions WHERE to_person = ?");
    query.bind(1, person);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

KnownRegistration Roster::known_registration(const std::string& person) {
    Drafts drafts;
    collect(drafts, &person);
    return std::move(drafts[person].known);
}

HeadCounts Roster::counts() {
    return head_counts_.look(database_, premises_);
}

int Roster::people_inside(int capacity) {
    const int most = most_in_building(database_, premises_, capacity);
    return most < capacity ? most : counts().inside;
}

bool Roster::is_waiting(const std::string& person) {
    auto& query = database_.statement(
        "SELECT 1 FROM desk_registrations WHERE subject = ? AND how = 'waiting_list' LIMIT 1");
    query.bind(1, speaking_record(database_, person));
    return query.executeStep();
}

std::vector<std::string> Roster::enrolled_by_hand() {
    auto& query = database_.statement("SELECT DISTINCT subject FROM enrolments");
    std::vector<std::string> people;
    while (query.executeStep()) people.push_back(query.getColumn(0).getString());
    return people;
}

std::vector<std::string> Roster::waiting_list() {
    std::vector<std::string> listed;
    {
        // Whoever has a ticket, by a list or in place of somebody, comes before those who have none.
        auto& query = database_.statement(
            "SELECT d.subject, EXISTS (SELECT 1 FROM list_registers l WHERE l.subject = d.subject) OR EXISTS "
            "(SELECT 1 FROM desk_registrations s WHERE s.subject = d.subject AND s.how = 'substitute') AS "
            "has_ticket, min(printf('%020d', e.clock) || e.id) AS place FROM desk_registrations d JOIN "
            "entries e ON e.id = d.entry WHERE d.how = 'waiting_list' GROUP BY d.subject ORDER BY has_ticket "
            "DESC, place");
        while (query.executeStep()) listed.push_back(query.getColumn(0).getString());
    }
    std::vector<std::string> waiting;
    for (const std::string& record : listed) {
        // Who has a ticket as well, under the record that speaks, does not wait.
        const auto person = speaking_record(database_, record) == record ? attendee(record) : std::nullopt;
        if (person && person->status == AttendeeStatus::pending && !person->checked_in_at)
            waiting.push_back(person->id);
    }
    return waiting;
}

}  // namespace lanyard
