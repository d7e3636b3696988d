// The steps of one pass: facts, decision, entries and print job in one transaction, then what comes of the
// claim.
#include "desk/door.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "base/safety_lines.h"
#include "desk/check_in_body.h"
#include "desk/entry_about.h"
#include "desk/room_door.h"
#include "desk/seats.h"
#include "event/add_ons.h"
#include "event/name_fold.h"
#include "store/journal/lost_claims.h"
#include "store/json_text.h"
#include "store/notice_table.h"
#include "store/people/attendance.h"
#include "store/people/whereabouts.h"
#include "store/print_jobs.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr Milliseconds same_screen_for = std::chrono::seconds(60);
constexpr std::size_t seen_at_most = 64;

}  // namespace

Door::Door(const EventFolder& folder, DoorOptions options, Database& database, Journal& journal,
           Roster& roster, const Clock& machine_clock, std::shared_ptr<Claims> claims)
    : folder_(folder),
      options_(std::move(options)),
      database_(database),
      journal_(journal),
      roster_(roster),
      settler_(folder.config, database, journal, machine_clock, std::move(claims)),
      refusals_(folder.key, journal) {}

Outcome Door::pass_code(const std::string& code, const DoorRequest& request, const Deed& deed) {
    const std::string key = code + (request.leaving ? "\nout " : "\nin ") + request.point->name;
    return pass(
        key,
        [&] {
            std::optional<PersonAtDoor> person;
            CheckInFacts facts = facts_of_code(code, person);
            return decide_and_record(std::move(facts), std::move(person), code, request, deed);
        },
        deed.now);
}

Outcome Door::pass_person(const std::string& person, const DoorRequest& request, const Deed& deed) {
    // Staff mean what they choose: no two minutes are the same screen.
    return pass(
        "", [&] { return admit(person, request, deed); }, deed.now);
}

Outcome Door::admit(const std::string& person, const DoorRequest& request, const Deed& deed) {
    roster_.event_time_is(deed.now);
    CheckInFacts facts;
    facts.credential = Credential::person;
    return decide_and_record(facts, roster_.at_door(roster_.kept(person)), "", request, deed);
}

Outcome Door::weigh(const std::string& person, const DoorRequest& request, const Deed& deed) {
    roster_.event_time_is(deed.now);
    CheckInFacts facts;
    facts.credential = Credential::person;
    Outcome outcome;
    weigh(outcome, facts, roster_.at_door(roster_.kept(person)), request, deed);
    return outcome;
}

template <class Decide>
Outcome Door::pass(const std::string& key, Decide&& decide, Instant now) {
    settle_late();
    roster_.event_time_is(now);
    count_ahead();
    const auto failed = [&](const Error& error) {
        log_error("check-in could not be recorded: {}", error.message());
        Outcome outcome;
        outcome.at = now;
        outcome.problem = error.message();
        return outcome;
    };
    if (!key.empty()) {
        if (auto again = repeat_of(key, now)) {
            // What was said a moment ago counts only while it is still there.
            if (const auto same = journal_.check(); !same) return failed(same.error());
            return *again;
        }
    }
    Outcome outcome;
    const auto decide_and_tell = [&] {
        outcome = decide();
        refusals_.write_due(now);
    };
    if (const auto done = journal_.transact(decide_and_tell); !done) return failed(done.error());
    settle(outcome);
    // The decision does not need them, and waits for nothing that it does not need.
    if (outcome.attendee) name_sessions(*outcome.attendee, common_.programme);
    if (!key.empty() && !outcome.entry.empty()) {
        seen_.push_back({key, now, outcome});
        if (seen_.size() > seen_at_most) seen_.pop_front();
    }
    return outcome;
}

// Counting everybody, the first time of a day, would hold up who else writes.
void Door::count_ahead() {
    if (const auto capacity = folder_.config.capacity)
        (void)database_.read([&] { return roster_.people_inside(*capacity); });
}

// Only what recorded something is shown again: a refusal is decided anew, so that what the desk has put right
// counts at once. What has been undone meanwhile, and a welcome into a building that is being left, is not
// shown again either.
std::optional<Outcome> Door::repeat_of(const std::string& key, Instant now) {
    while (!seen_.empty() && now - seen_.front().at > same_screen_for) seen_.pop_front();
    for (auto seen = seen_.rbegin(); seen != seen_.rend(); ++seen) {
        if (seen->key != key || now < seen->at) continue;
        auto stands = database_.read(
            [&] { return entry_stands(database_, seen->outcome.entry) && !common().evacuating; });
        if (!stands || !*stands) return std::nullopt;
        Outcome again = seen->outcome;
        again.repeated = true;
        return again;
    }
    return std::nullopt;
}

// Read again only when it may have changed: a programme of a thousand sessions takes longer than a check-in.
const Door::Common& Door::common() {
    const auto version = database_.common_version();
    if (version == common_version_) return common_;
    common_ = {ProgrammeTable(database_).programme(), NoticeTable(database_).evacuation().has_value()};
    common_version_ = version;
    return common_;
}

CheckInFacts Door::facts_of_code(const std::string& code, std::optional<PersonAtDoor>& person) {
    CheckInFacts facts;
    auto holder = roster_.holder_of(code);  // other systems' codes first: they may look like anything
    if (!holder) {
        const ReadTicketCode read = read_ticket_code(folder_.key, code);
        if (read.kind == CodeKind::genuine) holder = roster_.holder_of(read.number);
        if (read.kind == CodeKind::foreign) holder = roster_.likely_holder_of(code);
        facts.code = read.kind;
        if (read.kind == CodeKind::foreign && !holder && is_damaged_ticket_code(folder_.key, code))
            facts.code = CodeKind::misread;
    }
    if (!holder) return facts;
    facts.credential = holder->credential;
    facts.code_known = !holder->retired;
    facts.code_retired = holder->retired;
    person = roster_.at_door(holder->person);
    return facts;
}

// `facts` point into the outcome: it has to stay where it is.
void Door::weigh(Outcome& outcome, CheckInFacts& facts, std::optional<PersonAtDoor> person,
                 const DoorRequest& request, const Deed& deed) {
    outcome.at = deed.now;
    outcome.point = request.point->name;
    facts.staff = options_.staff && !request.as_kiosk;
    facts.leaving = request.leaving;
    facts.evacuating = common().evacuating;
    const Area& area = *folder_.config.area(request.point->area);
    facts.once = area.once;
    if (person) {
        outcome.attendee = std::move(person->attendee);
        facts.attendee = &*outcome.attendee;
        Attendance attendance(database_);
        if (person->has_passed)
            facts.presence = presence_in(database_, roster_.premises(), person->records, request.point->area);
        if (!facts.presence) {
            facts.presence = attendance.presence_in_journal(person->records, request.point->area);
            if (facts.presence)
                log_error(
                    "a table lost who is inside; the journal says it. Mend it: lanyard verify --rebuild");
            if (facts.presence && !facts.once && !roster_.premises().is_of_today(facts.presence->at))
                facts.presence->inside = false;
        }
        facts.badge_out = person->has_badges && attendance.badge_out(person->records);
        facts.came_by_another_door =
            facts.presence &&
            has_won_against_another(database_, person->records, request.point->area, facts.presence->entry);
        add_place(facts, request, deed.now);
        if (area.once) add_booking(facts, *outcome.attendee, area);
    }
    judge(outcome, facts, request, deed);
    const bool was_seen_since = request.entered && facts.presence && facts.presence->at > deed.now;
    if (was_seen_since && lets_through(outcome.verdict)) outcome.verdict = Verdict::already_in;
    if (outcome.verdict == Verdict::wrong_day)
        outcome.ticket_days = folder_.config.ticket_type(outcome.attendee->ticket_type)->days;
    if (facts.presence)
        outcome.earlier = Earlier{facts.presence->at, facts.presence->point, facts.presence->node};
    outcome.asks_name =
        outcome.verdict == Verdict::admitted && options_.asks_names && outcome.attendee->unnamed_seat;
}

Outcome Door::decide_and_record(CheckInFacts facts, std::optional<PersonAtDoor> person,
                                const std::string& text, const DoorRequest& request, const Deed& deed) {
    Outcome outcome;
    weigh(outcome, facts, std::move(person), request, deed);
    if (outcome.asks_name) return outcome;
    if (lets_through(outcome.verdict)) {
        record(outcome, facts, request, deed);
    } else if (facts.credential != Credential::person) {
        refusals_.record(outcome, text, deed);
    }
    return outcome;
}

// Who is in the building has a seat in it: whoever comes into it needs one, by a room's door, too.
void Door::add_seats_left(CheckInFacts& facts, const DoorRequest& request, Instant now) {
    const EventConfig& config = folder_.config;
    if (!config.capacity || facts.attendee->inside) return;
    int left = *config.capacity - roster_.people_inside(*config.capacity);
    if (request.seats_for_walk_ins) left = std::min(left, *request.seats_for_walk_ins);
    // No seat is kept for who is not expected: one who waits has a free one, everybody else one that is
    // left by those who wait.
    if (facts.attendee->status == AttendeeStatus::pending ||
        facts.attendee->status == AttendeeStatus::cancelled) {
        const Seats seats = *seats_now(roster_, config, now);
        left = std::min(left, roster_.is_waiting(facts.attendee->id) ? seats.free : seats.for_walk_ins());
    }
    facts.seats_left = left;
}

// A door knows people without what their list says beside their names: here that is what they come for.
void Door::add_booking(CheckInFacts& facts, Attendee& person, const Area& area) {
    if (area.booked.empty()) return;
    if (auto whole = roster_.attendee(person.id)) person.answers = std::move(whole->answers);
    facts.not_booked = !add_on_in(area, person);
}

void Door::add_place(CheckInFacts& facts, const DoorRequest& request, Instant now) {
    const Area& area = *folder_.config.area(request.point->area);
    if (area.once) return;
    add_seats_left(facts, request, now);
    if (area.room.empty()) return;
    std::vector<std::string> enrolled;
    for (const auto& enrolment : facts.attendee->sessions) {
        if (enrolment.kind == EnrolmentKind::waiting) continue;
        const Session* chosen = session_by_words(common_.programme, enrolment.session);
        enrolled.push_back(chosen ? chosen->planned.id : enrolment.session);
    }
    const DoorSession door = door_session(common_.programme, area.room, now, enrolled);
    facts.inside_count = people_in_room(database_, roster_.premises(), folder_.config.reentry, area.id, door);
    // Under free re-entry nobody is scanned out: who came for an earlier session is not there any more.
    const bool is_of_earlier = facts.presence && door.since && facts.presence->at < *door.since;
    if (is_of_earlier && folder_.config.reentry == Reentry::free) facts.presence->inside = false;
    facts.capacity = places_of(folder_.config, area.room, door.session);
    // Only workshops are chosen; everything else is for everybody.
    if (!door.session || door.session->planned.kind != SessionKind::workshop) return;
    facts.room_session = door.session->planned.id;
    facts.enrolled_sessions = std::move(enrolled);
}

// One after the other, as far as whoever does it may, is set aside what stands against it.
void Door::judge(Outcome& outcome, CheckInFacts& facts, const DoorRequest& request, const Deed& deed) const {
    const bool is_building_full = facts.seats_left && *facts.seats_left <= 0;
    const bool has_reason = !clean_text(request.reason).empty();
    for (;;) {
        outcome.verdict = decide(facts, folder_.config, deed.now);
        if (lets_through(outcome.verdict)) break;
        outcome.let_in_by = facts.attendee
                                ? who_may_set_aside(outcome.verdict, *facts.attendee, is_building_full)
                                : SetAsideBy::nobody;
        if (!has_reason || !can_set_aside(outcome.let_in_by, deed.organiser)) return;
        facts.set_aside.push_back(outcome.verdict);
    }
    outcome.let_in_by = SetAsideBy::nobody;
    outcome.set_aside = std::move(facts.set_aside);
}

void Door::record(Outcome& outcome, const CheckInFacts& facts, const DoorRequest& request, const Deed& deed) {
    const bool inside = facts.presence && facts.presence->inside;
    // Somebody who is inside and shows their badge again has not come twice.
    if (outcome.verdict == Verdict::exited || !inside) record_pass(outcome, facts, request, deed);
    // What is given out once has no badge of its own.
    const auto* type = folder_.config.ticket_type(outcome.attendee->ticket_type);
    if (type) outcome.badge = type->badge;
    if (facts.once) outcome.badge = BadgeSetting::none;
    if (outcome.badge == BadgeSetting::collect) {
        outcome.collect_table = folder_.config.collect_table_of(
            outcome.attendee->family_name.empty() ? outcome.attendee->name : outcome.attendee->family_name);
    }
    if (outcome.verdict != Verdict::exited && request.print) request_badge(outcome, facts, deed);
}

void Door::record_pass(Outcome& outcome, const CheckInFacts& facts, const DoorRequest& request,
                       const Deed& deed) {
    Attendee& person = *outcome.attendee;
    NewEntry entry;
    entry.kind = outcome.verdict == Verdict::exited ? entry_kind::left : entry_kind::checked_in;
    entry.at = outcome.at;
    entry.actor = deed.actor;
    entry.subject = person.id;
    entry.area = request.point->area;
    entry.follows = newest_entry(database_, person.id, entry.area);
    JsonText body;
    body.text("credential", credential_name(facts.credential)).text("point", outcome.point);
    if (!request.with.empty()) body.text("with", request.with);
    if (request.entered) body.number("entered", to_ms(*request.entered));
    outcome.drops_badge = outcome.verdict == Verdict::exited && request.drops_badge;
    if (outcome.drops_badge) body.json("drops_badge", "true");
    JsonText personal;
    if (!outcome.set_aside.empty()) {
        body.text("anyway", verdict_names(outcome.set_aside));
        personal.text("reason", clean_text(request.reason));
    }
    if (facts.once) {
        const Area& here = *folder_.config.area(entry.area);
        const auto add_on = add_on_in(here, person);
        personal.text("gave", add_on ? words_for_all(*add_on) : here.name);
    }
    if (!personal.is_empty()) entry.personal = personal.take();
    entry.body = body.take();
    outcome.entry = journal_.append(std::move(entry));
    if (person.status == AttendeeStatus::cancelled && outcome.verdict != Verdict::exited) {
        reinstate(outcome, deed);
        person.status = AttendeeStatus::expected;
    }
    if (is_claimed(outcome)) settler_.hold(outcome.entry);
    if (facts.once) return;
    person.inside = outcome.verdict != Verdict::exited;
    if (person.inside && !person.checked_in_at) person.checked_in_at = outcome.at;
}

// Who was cancelled and is let in all the same is expected from then on. It goes with the check-in, where
// that is taken back.
void Door::reinstate(const Outcome& outcome, const Deed& deed) {
    const std::string id = outcome.attendee->id;
    const KnownRegistration known = roster_.known_registration(id);
    const auto listed = known.list.find(Field::status);
    NewEntry entry = entry_about(entry_kind::details_corrected, id, deed);
    entry.body = json{{"fields", {{"status", status_name(AttendeeStatus::expected)}}},
                      {"replaced", {{"status", listed == known.list.end() ? "" : listed->second}}},
                      {"check_in", outcome.entry}}
                     .dump();
    journal_.append(std::move(entry));
}

// Whether the hub has to be asked about what was recorded.
bool Door::is_claimed(const Outcome& outcome) const {
    return settler_.has_hub() && !outcome.entry.empty() && outcome.verdict != Verdict::exited;
}

// The printed badge has a ticket of its own, so that a lost one can be retired without touching the
// invitation.
void Door::request_badge(Outcome& outcome, const CheckInFacts& facts, const Deed& deed) {
    if (!options_.prints || outcome.badge != BadgeSetting::print || facts.badge_out) return;
    // A kiosk's roll that was counted to its end: the desk owes this badge.
    const auto roll = options_.staff ? std::nullopt : PrintJobs(database_).roll(outcome.point);
    if (roll && roll->left() == 0) return;
    const TicketNumber number = journal_.next_ticket();
    NewEntry entry;
    entry.kind = entry_kind::badge_requested;
    entry.at = outcome.at;
    entry.actor = deed.actor;
    entry.subject = outcome.attendee->id;
    entry.body =
        JsonText().text("check_in", outcome.entry).number("number", static_cast<std::int64_t>(number)).take();
    const std::string id = journal_.append(std::move(entry));
    outcome.print_job = PrintJobs(database_).add(
        outcome.attendee->id, number, id, outcome.point,
        options_.staff ? PrintPriority::desk : PrintPriority::kiosk,
        is_claimed(outcome) && in_force(SafetyLine::badge_waits_for_claim), outcome.at);
    outcome.badge_code = ticket_code(folder_.key, number);
}

void Door::settle(Outcome& outcome) {
    if (!is_claimed(outcome)) return;
    const auto winner = settler_.settle(outcome.entry);
    if (!winner) return;
    outcome.verdict = Verdict::already_in;
    outcome.earlier = Earlier{winner->at, point_of(*winner), winner->node};
    outcome.entry.clear();
    outcome.badge_code.clear();
    outcome.print_job = 0;
    // They came when the winner says.
    const auto person = database_.read([&] { return roster_.at_door(roster_.kept(winner->subject)); });
    if (person && *person) outcome.attendee = (*person)->attendee;
}

}  // namespace lanyard
