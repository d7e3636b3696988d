// The steps of one pass: facts, decision, entries and print job in one transaction, then the claim.
#include "desk/door.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/log.h"
#include "desk/room_door.h"
#include "desk/seats.h"
#include "store/json_text.h"
#include "store/notice_table.h"
#include "store/people/attendance.h"
#include "store/print_jobs.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr Milliseconds same_screen_for = std::chrono::seconds(60);
constexpr std::size_t seen_at_most = 64;

std::string_view credential_name(Credential credential) {
    switch (credential) {
        case Credential::invitation:
            return "invitation";
        case Credential::badge:
            return "badge";
        case Credential::person:
            break;
    }
    return "person";
}

json claim_to_json(const Claim& claim, const Outcome& outcome) {
    return {{"event", claim.event},     {"person", claim.person}, {"area", claim.area},
            {"follows", claim.follows}, {"entry", claim.entry},   {"point", outcome.point},
            {"at", to_ms(outcome.at)}};
}

}  // namespace

Door::Door(const EventFolder& folder, DoorOptions options, Database& database, Journal& journal,
           Roster& roster, const Clock& machine_clock, std::shared_ptr<Claims> claims)
    : folder_(folder),
      options_(std::move(options)),
      database_(database),
      journal_(journal),
      roster_(roster),
      machine_clock_(machine_clock),
      claims_(std::move(claims)) {}

void Door::acts_as(const std::string& actor, bool organiser) {
    options_.actor = actor;
    options_.organiser = organiser;
}

Outcome Door::pass_code(const std::string& code, const DoorRequest& request, Instant now) {
    const std::string key = code + (request.leaving ? "\nout " : "\nin ") + request.point->name;
    return pass(
        key,
        [&] {
            std::optional<PersonAtDoor> person;
            CheckInFacts facts = facts_of_code(code, person);
            return decide_and_record(std::move(facts), std::move(person), code, request, now);
        },
        now);
}

Outcome Door::pass_person(const std::string& person, const DoorRequest& request, Instant now) {
    // Staff mean what they choose: no two minutes are the same screen.
    return pass(
        "", [&] { return admit(person, request, now); }, now);
}

Outcome Door::admit(const std::string& person, const DoorRequest& request, Instant now) {
    CheckInFacts facts;
    facts.credential = Credential::person;
    return decide_and_record(facts, roster_.at_door(roster_.kept(person)), "", request, now);
}

template <class Decide>
Outcome Door::pass(const std::string& key, Decide&& decide, Instant now) {
    if (!key.empty()) {
        if (auto again = repeat_of(key, now)) return *again;
    }
    Outcome outcome;
    if (const auto done = journal_.transact([&] { outcome = decide(); }); !done) {
        log_error("check-in could not be recorded: {}", done.error().message());
        Outcome failed;
        failed.at = now;
        failed.problem = done.error().message();
        return failed;
    }
    settle(outcome);
    // The decision does not need them, and waits for nothing that it does not need.
    if (outcome.attendee) name_sessions(*outcome.attendee, common_.programme);
    if (!key.empty() && !outcome.entry.empty()) {
        seen_.push_back({key, now, outcome});
        if (seen_.size() > seen_at_most) seen_.pop_front();
    }
    return outcome;
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
        facts.code = read.kind;
        if (read.kind == CodeKind::genuine) holder = roster_.holder_of(read.number);
    }
    if (!holder) return facts;
    facts.credential = holder->credential;
    facts.code_known = !holder->retired;
    facts.code_retired = holder->retired;
    person = roster_.at_door(holder->person);
    return facts;
}

Outcome Door::decide_and_record(CheckInFacts facts, std::optional<PersonAtDoor> person,
                                const std::string& text, const DoorRequest& request, Instant now) {
    Outcome outcome;
    outcome.at = now;
    outcome.point = request.point->name;
    facts.staff = options_.staff && !request.as_kiosk;
    facts.leaving = request.leaving;
    facts.evacuating = common().evacuating;
    if (person) {
        outcome.attendee = std::move(person->attendee);
        facts.attendee = &*outcome.attendee;
        Attendance attendance(database_);
        if (person->has_passed) facts.presence = attendance.presence(person->records, request.point->area);
        facts.badge_out = person->has_badges && attendance.badge_out(person->records);
        add_place(facts, request, now);
    }
    outcome.verdict = decide(facts, folder_.config, now);
    if (request.anyway && may_set_aside(outcome.verdict, request)) {
        outcome.set_aside = outcome.verdict;
        facts.anyway = true;
        outcome.verdict = decide(facts, folder_.config, now);
    }
    if (facts.presence)
        outcome.earlier = Earlier{facts.presence->at, facts.presence->point, facts.presence->node};
    if (outcome.verdict == Verdict::admitted && options_.asks_names && outcome.attendee->unnamed_seat) {
        outcome.asks_name = true;
        return outcome;
    }
    if (lets_through(outcome.verdict)) {
        record(outcome, facts, request);
    } else if (facts.credential != Credential::person) {
        record_refusal(outcome, text);
    }
    return outcome;
}

void Door::add_place(CheckInFacts& facts, const DoorRequest& request, Instant now) {
    const Area& area = *folder_.config.area(request.point->area);
    Attendance attendance(database_);
    if (area.room.empty()) {
        facts.inside_count = attendance.inside_count(area.id);
        facts.capacity = folder_.config.capacity;
        facts.seats_for_walk_ins = request.seats_for_walk_ins;
        // Whoever waits for a seat has none: the desk lets them in where one is free.
        const bool may_wait = folder_.config.capacity && facts.attendee->status == AttendeeStatus::pending;
        if (may_wait && roster_.is_waiting(facts.attendee->id))
            facts.seats_for_walk_ins = seats_now(roster_, folder_.config, now)->free;
        return;
    }
    std::vector<std::string> enrolled;
    for (const auto& enrolment : facts.attendee->sessions) {
        if (enrolment.kind == EnrolmentKind::waiting) continue;
        const Session* chosen = session_by_words(common_.programme, enrolment.session);
        enrolled.push_back(chosen ? chosen->planned.id : enrolment.session);
    }
    const DoorSession door = door_session(common_.programme, area.room, now, enrolled);
    facts.inside_count = people_inside(attendance, folder_.config, area.id, door);
    // Under free re-entry nobody is scanned out: who came for an earlier session is not there any more.
    const bool is_of_earlier = facts.presence && door.since && facts.presence->at < *door.since;
    if (is_of_earlier && folder_.config.reentry == Reentry::free) facts.presence->inside = false;
    facts.capacity = places_of(folder_.config, area.room, door.session);
    // Only workshops are chosen; everything else is for everybody.
    if (!door.session || door.session->planned.kind != SessionKind::workshop) return;
    facts.room_session = door.session->planned.id;
    facts.enrolled_sessions = std::move(enrolled);
}

bool Door::may_set_aside(Verdict verdict, const DoorRequest& request) const {
    if (!can_be_set_aside(verdict)) return false;
    const bool is_entrance = folder_.config.area(request.point->area)->room.empty();
    if (verdict != Verdict::full || !is_entrance) return true;
    return options_.organiser && !request.reason.empty();
}

void Door::record(Outcome& outcome, const CheckInFacts& facts, const DoorRequest& request) {
    const std::string& person = outcome.attendee->id;
    const std::string& area = request.point->area;
    const bool inside = facts.presence && facts.presence->inside;
    // Somebody who is inside and shows their badge again has not come twice.
    if (outcome.verdict == Verdict::exited || !inside) {
        NewEntry entry;
        entry.kind = outcome.verdict == Verdict::exited ? entry_kind::left : entry_kind::checked_in;
        entry.at = outcome.at;
        entry.actor = options_.actor;
        entry.subject = person;
        entry.area = area;
        entry.follows = newest_entry(database_, person, area);
        JsonText body;
        body.text("credential", credential_name(facts.credential)).text("point", outcome.point);
        if (outcome.set_aside) body.text("anyway", verdict_name(*outcome.set_aside));
        if (outcome.set_aside && !request.reason.empty())
            entry.personal = JsonText().text("reason", request.reason).take();
        entry.body = body.take();
        outcome.entry = journal_.append(entry);
        if (outcome.verdict == Verdict::admitted && claims_) {
            const Claim claim{event_identity(folder_.key), person, area, entry.follows, outcome.entry};
            auto& insert = database_.statement("INSERT INTO unsettled VALUES (?, ?)");
            insert.bind(1, outcome.entry);
            insert.bind(2, claim_to_json(claim, outcome).dump());
            insert.exec();
        }
        outcome.attendee->inside = outcome.verdict != Verdict::exited;
        if (outcome.attendee->inside && !outcome.attendee->checked_in_at) {
            outcome.attendee->checked_in_at = outcome.at;
        }
    }
    const auto* type = folder_.config.ticket_type(outcome.attendee->ticket_type);
    if (type) outcome.badge = type->badge;
    if (outcome.badge == BadgeSetting::collect) {
        outcome.collect_table = folder_.config.collect_table_of(
            outcome.attendee->family_name.empty() ? outcome.attendee->name : outcome.attendee->family_name);
    }
    if (outcome.verdict != Verdict::exited && request.print) request_badge(outcome, facts);
}

// The printed badge has a ticket of its own, so that a lost one can be retired without touching the
// invitation.
void Door::request_badge(Outcome& outcome, const CheckInFacts& facts) {
    if (!options_.prints || outcome.badge != BadgeSetting::print || facts.badge_out) return;
    // A kiosk's roll that was counted to its end: the desk owes this badge.
    const auto roll = options_.staff ? std::nullopt : PrintJobs(database_).roll(outcome.point);
    if (roll && roll->left() == 0) return;
    const TicketNumber number = journal_.next_ticket();
    NewEntry entry;
    entry.kind = entry_kind::badge_requested;
    entry.at = outcome.at;
    entry.actor = options_.actor;
    entry.subject = outcome.attendee->id;
    entry.body =
        JsonText().text("check_in", outcome.entry).number("number", static_cast<std::int64_t>(number)).take();
    const std::string id = journal_.append(std::move(entry));
    const bool held = claims_ && !outcome.entry.empty() && outcome.verdict == Verdict::admitted;
    outcome.print_job = PrintJobs(database_).add(outcome.attendee->id, number, id, outcome.point,
                                                 options_.staff ? PrintPriority::desk : PrintPriority::kiosk,
                                                 held, outcome.at);
    outcome.badge_code = ticket_code(folder_.key, number);
}

// The text itself may be somebody's ticket elsewhere: a keyed hash tells whether it was the same one again.
void Door::record_refusal(const Outcome& outcome, const std::string& text) {
    if (outcome.verdict == Verdict::misread || outcome.verdict == Verdict::already_in) return;
    NewEntry entry;
    entry.kind = entry_kind::scan_refused;
    entry.at = outcome.at;
    entry.actor = options_.actor;
    entry.body = JsonText()
                     .text("verdict", verdict_name(outcome.verdict))
                     .text("point", outcome.point)
                     .text("hash", to_hex(folder_.key.keyed_hash("refused scan", text, 16)))
                     .take();
    journal_.append(std::move(entry));
}

void Door::settle(Outcome& outcome) {
    if (!claims_ || outcome.entry.empty() || outcome.verdict != Verdict::admitted) return;
    auto claim = database_.read([&]() -> std::string {
        auto& query = database_.statement("SELECT claim FROM unsettled WHERE entry = ?");
        query.bind(1, outcome.entry);
        return query.executeStep() ? query.getColumn(0).getString() : "";
    });
    if (!claim || claim->empty()) return;
    const json stored = json::parse(*claim);
    settle_claim(outcome.entry,
                 {stored["event"], stored["person"], stored["area"], stored["follows"], stored["entry"]},
                 outcome.point, outcome.at, &outcome);
}

Result<void> Door::settle_unsettled() {
    struct Unsettled {
        std::string entry, claim;
    };
    auto left = database_.read([&] {
        std::vector<Unsettled> rows;
        auto& query = database_.statement("SELECT entry, claim FROM unsettled");
        while (query.executeStep())
            rows.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
        return rows;
    });
    if (!left) return left.error();
    for (const auto& [entry, text] : *left) {
        const json stored = json::parse(text, nullptr, false);
        if (!stored.is_object()) continue;
        settle_claim(entry,
                     {stored["event"], stored["person"], stored["area"], stored["follows"], stored["entry"]},
                     stored["point"], instant_from_ms(stored["at"].get<long long>()), nullptr);
    }
    return {};
}

void Door::settle_claim(const std::string& entry, const Claim& claim, const std::string& point, Instant at,
                        Outcome* outcome) {
    ClaimResult answer;
    if (claims_ && machine_clock_.now() >= hub_quiet_until_) {
        answer = claims_->claim(claim, point, at, Milliseconds(folder_.config.claim_budget_ms));
        if (answer.answer == ClaimAnswer::silent) {
            hub_quiet_until_ = machine_clock_.now() + std::chrono::seconds(folder_.config.hub_quiet_s);
        }
    }
    const bool lost = answer.answer == ClaimAnswer::lost;
    auto done = journal_.transact([&] {
        const std::string badge = Attendance(database_).badge_request_of(claim.person, entry);
        if (!badge.empty()) {
            PrintJobs jobs(database_);
            if (lost) {
                jobs.drop(badge);
            } else {
                jobs.release(badge);
            }
        }
        NewEntry decided;
        decided.at = at;
        decided.actor = options_.actor;
        decided.subject = claim.person;
        if (lost) {
            decided.kind = entry_kind::undone;
            decided.area = claim.area;
            decided.undoes = {entry};
            if (!badge.empty()) decided.undoes.push_back(badge);
            decided.body =
                json{{"reason", "another door admitted them first"}, {"winner", answer.winner_entry}}.dump();
        } else {
            decided.kind = entry_kind::door_decided;
            const bool claimed = answer.answer == ClaimAnswer::won;
            decided.body = json{{"check_in", entry}, {"decision", claimed ? "claimed" : "alone"}}.dump();
        }
        journal_.append(decided);
        auto& remove = database_.statement("DELETE FROM unsettled WHERE entry = ?");
        remove.bind(1, entry);
        remove.exec();
    });
    // The check-in itself is committed; a restart settles what could not be written now.
    if (!done) log_error("the claim of {} is not settled: {}", entry, done.error().message());
    if (!outcome || !lost) return;
    outcome->verdict = Verdict::already_in;
    outcome->earlier = Earlier{answer.winner_at, answer.winner_point, answer.winner_node};
    outcome->entry.clear();
    outcome->badge_code.clear();
    outcome->print_job = 0;
}

}  // namespace lanyard
