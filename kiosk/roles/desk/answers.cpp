// Each request is one call of the desk; what came of it goes back with the person as they are then.
#include "roles/desk/answers.h"

#include "badge/attendee_badge.h"
#include "base/log.h"
#include "desk/badges.h"
#include "desk/help_calls.h"
#include "desk/notices.h"
#include "desk/people_needed.h"
#include "desk/seats.h"
#include "event/name_fold.h"
#include "overloaded.h"
#include "store/database.h"
#include "store/playback_table.h"

namespace lanyard {
namespace {

WalkIn walk_in_of(const NewPerson& person) {
    WalkIn walk_in;
    walk_in.name = person.name;
    walk_in.organisation = person.organisation;
    walk_in.ticket_type = person.ticket_type;
    return walk_in;
}

// The first that is called a desk, in any of our languages; "" where none is: then it is the event's first.
std::string point_of_desk(const EventConfig& config) {
    for (const CheckInPoint& point : config.points) {
        const std::string name = fold_name(point.name);
        for (const char* word : {"desk", "registration", "accueil", "desg"})
            if (name.rfind(word, 0) == 0) return point.name;
    }
    return {};
}

}  // namespace

RoleWork desk_work() {
    RoleWork work;
    work.acts_as = [](DeskOptions desk, const EventConfig& config) -> Result<DeskOptions> {
        desk.actor = "desk";
        desk.staff = desk.asks_names = true;
        if (desk.point.empty()) desk.point = point_of_desk(config);
        return desk;
    };
    work.answers = [](const OpenDesk& open) { return std::make_unique<DeskAnswers>(open); };
    work.watches_machines = true;
    return work;
}

DeskAnswers::DeskAnswers(const OpenDesk& open)
    : open_(open), desk_(open.desk), gate_(open), finder_(desk_), owed_(desk_), needed_(desk_, finder_) {
    if (const auto ready = finder_.refresh(); !ready)
        log_error("nobody can be looked for yet: {}", ready.error().message());
}

void DeskAnswers::answer(long long request, const Request& what) {
    if (const auto* asked = what.as<GateRequest>()) return gate_.answer(*asked);
    answer_desk(request, *what.as<DeskRequest>());
    open_.news.look_at_notices();
}

void DeskAnswers::answer_desk(long long request, const DeskRequest& what) {
    std::visit(
        Overloaded{[&](const ScanAtDesk& it) { scan(request, it); },
                   [&](const SearchPeople& it) { search(request, it); },
                   [&](const OpenPerson& it) { open(request, it); },
                   [&](const AdmitPerson& it) { admit(request, it); },
                   [&](const AdmitGroup& it) { admit_group(request, it); },
                   [&](const TakeBack& it) { take_back(request, it); },
                   [&](const LookForSimilar& it) { look_for_similar(request, it); },
                   [&](const RegisterWalkIn& it) { register_walk_in(request, it); },
                   [&](const SubstitutePerson& it) { substitute(request, it); },
                   [&](const NameUnnamed& it) { name_unnamed(request, it); },
                   [&](const CorrectPerson& it) { correct(request, it); },
                   [&](const PrintAgain& it) { print_again(request, it); },
                   [&](const SetPersonFlag& it) { set_flag(request, it); },
                   [&](const JoinPeople& it) { join(request, it); },
                   [&](const AnswerHelp& it) { answer_help(it); },
                   [&](const ListOwedBadges&) { list_owed(request); },
                   [&](const CallEvacuation&) {
                       tell_notice(request, DeskDeed::evacuation_called, call_evacuation(desk_, now()));
                   },
                   [&](const EndEvacuation&) {
                       tell_notice(request, DeskDeed::evacuation_ended, end_evacuation(desk_, now()));
                   },
                   [&](const MakeAnnouncement& it) {
                       const Instant until = now() + std::chrono::minutes(it.minutes);
                       tell_notice(request, DeskDeed::announced,
                                   announce(desk_, {it.text, it.rooms, std::nullopt, until}, now()));
                   },
                   [&](const WithdrawAnnouncement& it) {
                       tell_notice(request, DeskDeed::withdrawn, withdraw_announcement(desk_, it.id, now()));
                   },
                   [&](const PutOnWaitingList& it) { put_on_waiting_list(request, it); },
                   [&](const ReleaseSeats& it) { release_seats(request, it); },
                   [&](const NeedPerson& it) { need_person(request, it); },
                   [&](const WaitForSeat& it) { wait_for_seat(request, it); },
                   [&](const MovePeople& it) { move_people(request, it); },
                   [&](const ListWithoutPlace& it) { list_without_place(request, it); },
                   [&](const AnswerPrinted& it) { answer_printed(request, it); },
                   [&](const LayInNewRoll& it) { lay_in_roll(request, it); }},
        what);
}

void DeskAnswers::look() {
    const long long version = desk_.data_version();
    const bool is_changed = std::exchange(looked_at_, version) != version;
    if (is_changed) gate_.look();
    if (is_changed || to_ms(now()) / 60'000 != to_ms(told_at_) / 60'000) tell_news();
}

void DeskAnswers::tell_news() {
    auto news = std::make_shared<DeskOverview>();
    auto counts = desk_.counts();
    auto calls = open_help_calls(desk_);
    auto owed = owed_.look();
    auto asked = badges_asked(desk_);
    auto roll = label_roll(desk_);
    auto waiting = waiting_list(desk_);
    auto needed = needed_.look(now());
    auto cancelled = cancelled_sessions(desk_, enrolments_, now());
    for (const Error* error : {counts ? nullptr : &counts.error(), calls ? nullptr : &calls.error(),
                               owed ? nullptr : &owed.error(), asked ? nullptr : &asked.error(),
                               roll ? nullptr : &roll.error(), waiting ? nullptr : &waiting.error(),
                               needed ? nullptr : &needed.error(), cancelled ? nullptr : &cancelled.error()})
        if (error) return log_error("the desk's news cannot be read: {}", error->message());
    news->counts = *counts;
    for (HelpCall& call : *calls) {
        const auto person = call.person.empty() ? std::nullopt : name_of(call.person);
        const bool is_about_host = call.about == HelpAbout::tell_host;
        const std::string note = is_about_host ? note_about(call.person) : "";
        news->calls.push_back({std::move(call), person.value_or(""), note});
    }
    news->owed = owed->size();
    news->asked = std::move(asked).value();
    news->roll = *roll;
    news->has_printer = open_.printer != nullptr;
    news->seats = seats_by(*counts, desk_.folder().config, now());
    news->waiting = std::move(waiting).value();
    if (news->waiting.size() > most_waiting) news->waiting.resize(most_waiting);
    news->needed = std::move(needed).value();
    news->cancelled = std::move(cancelled).value();
    news->machines = machines_;
    news->at = told_at_ = now();
    news->next_video = check_of_next_video();
    post(0, std::shared_ptr<const DeskOverview>(std::move(news)));
}

void DeskAnswers::machines_are(std::vector<MachineState> machines) {
    if (machines == machines_) return;
    machines_ = std::move(machines);
    tell_news();
}

std::optional<VideoCheckRecord> DeskAnswers::check_of_next_video() {
    for (const PlaybackSlot& slot : playback_slots(*open_.news.sessions(), desk_.folder().config)) {
        if (slot.cancelled || slot.end <= now()) continue;
        auto checks =
            desk_.database().read([&] { return PlaybackTable(desk_.database()).checks_of(slot.session); });
        if (!checks) return std::nullopt;
        for (VideoCheckRecord& check : *checks)
            if (check.file == slot.file) return std::move(check);
        return std::nullopt;
    }
    return std::nullopt;
}

void DeskAnswers::scan(long long request, const ScanAtDesk& code) {
    CheckInRequest as_kiosk;
    as_kiosk.as_kiosk = true;
    Outcome outcome = desk_.scan(code.text, now(), as_kiosk);
    if (!outcome.problem.empty()) log_error("a scan could not be checked: {}", outcome.problem);
    tell(request, DeskDeed::scanned, std::move(outcome));
}

void DeskAnswers::search(long long request, const SearchPeople& search) {
    auto found = finder_.find(search.words, most_found);
    if (!found) return tell_failed(request, DeskDeed::scanned, found.error(), "");
    post(request, PeopleFound{search.words, std::move(found->people), found->further, found->certain});
}

void DeskAnswers::open(long long request, const OpenPerson& person) {
    post(request, PersonOpened{person.person, card_of(person.person)});
}

void DeskAnswers::admit(long long request, const AdmitPerson& admit) {
    const DeskDeed deed = admit.print ? DeskDeed::admitted : DeskDeed::admitted_without_badge;
    CheckInRequest how;
    how.print = admit.print;
    how.anyway = admit.anyway.has_value();
    how.reason = admit.anyway.value_or("");
    auto outcome = desk_.check_in(admit.person, now(), how);
    if (!outcome) return tell_failed(request, deed, outcome.error(), admit.person);
    tell(request, deed, std::move(outcome).value());
}

void DeskAnswers::admit_group(long long request, const AdmitGroup& group) {
    const auto outcomes = desk_.check_in_group(group.people, now());
    if (!outcomes) return tell_failed(request, DeskDeed::group_admitted, outcomes.error(), "");
    DeedDone done;
    done.deed = DeskDeed::group_admitted;
    for (const Outcome& outcome : *outcomes) {
        if (outcome.entry.empty() && outcome.verdict != Verdict::already_in) {
            done.refused.push_back(outcome.attendee ? outcome.attendee->name : "");
            continue;
        }
        if (outcome.attendee) done.people.push_back(outcome.attendee->id);
        if (!outcome.entry.empty()) done.entries.push_back(outcome.entry);
    }
    post(request, std::move(done));
    if (open_.printer) open_.printer->wake();
    tell_news();
}

void DeskAnswers::take_back(long long request, const TakeBack& take_back) {
    const auto done = take_back.entries.size() == 1
                          ? desk_.undo(take_back.entries.front(), now(), take_back.reason)
                          : desk_.undo_together(take_back.entries, now(), take_back.reason);
    if (!done) return tell_failed(request, DeskDeed::taken_back, done.error(), take_back.person);
    tell_done(request, DeskDeed::taken_back, take_back.person);
}

void DeskAnswers::look_for_similar(long long request, const LookForSimilar& look) {
    const auto found = finder_.find(look.person.name, most_similar);
    if (!found) return;
    SimilarPeople similar{look.person, {}};
    for (const Attendee& person : found->people)
        similar.people.push_back({person.id, person.name, person.organisation});
    post(request, std::move(similar));
}

void DeskAnswers::register_walk_in(long long request, const RegisterWalkIn& walk_in) {
    auto done = desk_.walk_in(walk_in_of(walk_in.person), now(), false, walk_in.anyway);
    if (!done) return tell_failed(request, DeskDeed::registered, done.error(), "");
    tell(request, DeskDeed::registered, std::move(done->outcome));
}

void DeskAnswers::substitute(long long request, const SubstitutePerson& substitution) {
    auto done = desk_.substitute(substitution.from, walk_in_of(substitution.to), true, now(), false);
    if (!done) return tell_failed(request, DeskDeed::substituted, done.error(), substitution.from);
    tell(request, DeskDeed::substituted, std::move(done->outcome));
}

void DeskAnswers::name_unnamed(long long request, const NameUnnamed& naming) {
    auto outcome = desk_.name_seat(naming.person, naming.name, now());
    if (!outcome) return tell_failed(request, DeskDeed::named, outcome.error(), naming.person);
    tell(request, DeskDeed::named, std::move(outcome).value());
}

void DeskAnswers::correct(long long request, const CorrectPerson& correction) {
    std::map<Field, std::optional<std::string>> values(correction.values.begin(), correction.values.end());
    const auto done = desk_.correct(correction.person, values, now());
    if (!done) return tell_failed(request, DeskDeed::corrected, done.error(), correction.person);
    tell_done(request, DeskDeed::corrected, correction.person);
}

void DeskAnswers::print_again(long long request, const PrintAgain& badge) {
    BadgeRequest wanted;
    wanted.reason = badge.reason;
    wanted.retire_earlier = true;
    const auto job = request_badge(desk_, badge.person, wanted, now());
    if (!job) return tell_failed(request, DeskDeed::printed_again, job.error(), badge.person);
    tell_done(request, DeskDeed::printed_again, badge.person);
    if (open_.printer) open_.printer->wake();
}

void DeskAnswers::set_flag(long long request, const SetPersonFlag& flag) {
    const auto done = desk_.set_flag(flag.person, flag.flag, flag.on, now());
    if (!done) return tell_failed(request, DeskDeed::flag_set, done.error(), flag.person);
    tell_done(request, DeskDeed::flag_set, flag.person);
}

void DeskAnswers::join(long long request, const JoinPeople& join) {
    const auto done = desk_.same_person(join.kept, join.dropped, now());
    if (!done) return tell_failed(request, DeskDeed::joined, done.error(), join.kept);
    tell_done(request, DeskDeed::joined, join.kept);
}

void DeskAnswers::answer_help(const AnswerHelp& answer) {
    const auto done = lanyard::answer_help(desk_, answer.call, answer.state, desk_.options().actor, now());
    if (!done) log_error("a call could not be answered: {}", done.error().message());
    tell_news();
}

void DeskAnswers::list_owed(long long request) {
    auto owed = owed_.look();
    if (!owed) return log_error("the badges owed cannot be read: {}", owed.error().message());
    PeopleFound found;
    for (const OwedBadge& badge : *owed) {
        if (found.people.size() == most_found) break;
        if (auto person = desk_.attendee(badge.attendee); person && *person)
            found.people.push_back(std::move(**person));
    }
    found.further = owed->size() - found.people.size();
    post(request, std::move(found));
}

void DeskAnswers::put_on_waiting_list(long long request, const PutOnWaitingList& person) {
    auto outcome = desk_.put_on_waiting_list(walk_in_of(person.person), now());
    if (!outcome) return tell_failed(request, DeskDeed::put_on_waiting_list, outcome.error(), "");
    tell_done(request, DeskDeed::put_on_waiting_list, outcome->attendee->id);
}

void DeskAnswers::release_seats(long long request, const ReleaseSeats& seats) {
    auto released = lanyard::release_seats(desk_, seats.count, now());
    if (!released) return tell_failed(request, DeskDeed::seats_released, released.error(), "");
    DeedDone done;
    done.deed = DeskDeed::seats_released;
    done.people = std::move(released->people);
    done.entries = std::move(released->entries);
    post(request, std::move(done));
    tell_news();
}

void DeskAnswers::need_person(long long request, const NeedPerson& need) {
    const NeededLink& link = need.link;
    const auto done = need.off ? need_nobody(desk_, link.person, link.session, now())
                               : lanyard::need_person(desk_, link, now());
    if (!done) return tell_failed(request, DeskDeed::needed_said, done.error(), link.person);
    tell_done(request, DeskDeed::needed_said, link.person);
}

void DeskAnswers::wait_for_seat(long long request, const WaitForSeat& wait) {
    const auto done = lanyard::wait_for_seat(desk_, wait.person, now());
    if (!done) return tell_failed(request, DeskDeed::put_on_waiting_list, done.error(), wait.person);
    tell_done(request, DeskDeed::put_on_waiting_list, wait.person);
}

void DeskAnswers::move_people(long long request, const MovePeople& move) {
    auto moved = move_people_of_cancelled(desk_, move.session, now());
    if (!moved) return tell_failed(request, DeskDeed::people_moved, moved.error(), "");
    DeedDone done;
    done.deed = DeskDeed::people_moved;
    done.people = std::move(moved->people);
    done.entries = std::move(moved->entries);
    done.refused = std::move(moved->without);
    post(request, std::move(done));
    tell_news();
}

void DeskAnswers::answer_printed(long long request, const AnswerPrinted& answer) {
    DeedDone done;
    done.deed = answer.came_out ? DeskDeed::badge_seen : DeskDeed::badge_not_seen;
    done.name = answer.name;
    tell_aside(request, std::move(done), badge_came_out(desk_, answer.job, answer.came_out, now()));
    if (open_.printer) open_.printer->wake();
}

void DeskAnswers::lay_in_roll(long long request, const LayInNewRoll& roll) {
    DeedDone done;
    done.deed = DeskDeed::roll_laid_in;
    done.labels = roll.labels;
    tell_aside(request, std::move(done), new_label_roll(desk_, roll.labels));
}

void DeskAnswers::tell_aside(long long request, DeedDone done, const Result<void>& answer) {
    if (!answer) return tell_failed(request, done.deed, answer.error(), "");
    post(request, std::move(done));
    tell_news();
}

void DeskAnswers::list_without_place(long long request, const ListWithoutPlace& list) {
    auto people = people_without_place(desk_, list.session);
    if (!people) return log_error("who has no place cannot be read: {}", people.error().message());
    PeopleFound found;
    found.further = people->size() > most_found ? people->size() - most_found : 0;
    if (found.further > 0) people->resize(most_found);
    found.people = std::move(people).value();
    post(request, std::move(found));
}

void DeskAnswers::tell(long long request, DeskDeed deed, Outcome outcome) {
    const std::string person = outcome.attendee ? outcome.attendee->id : "";
    const bool prints = outcome.print_job != 0;
    DeedDone done;
    done.deed = deed;
    done.card = card_of(person);
    done.outcome = std::move(outcome);
    post(request, std::move(done));
    if (prints && open_.printer) open_.printer->wake();
    tell_news();
}

void DeskAnswers::tell_done(long long request, DeskDeed deed, const std::string& person) {
    DeedDone done;
    done.deed = deed;
    done.card = card_of(person);
    post(request, std::move(done));
    tell_news();
}

void DeskAnswers::tell_failed(long long request, DeskDeed deed, const Error& error,
                              const std::string& person) {
    log_warning("what the desk asked for was not done: {}", error.message());
    DeedDone done;
    done.deed = deed;
    done.error = error;
    done.card = card_of(person);
    post(request, std::move(done));
}

std::optional<std::string> DeskAnswers::name_of(const std::string& person) {
    const auto attendee = desk_.attendee(person);
    return attendee && *attendee ? std::optional((*attendee)->name) : std::nullopt;
}

void DeskAnswers::add_staleness(PersonCard& card) {
    if (card.badge != CardBadge::printed || card.shown_on_badge.empty()) return;
    const auto programme = desk_.programme();
    if (!programme) return;
    const BadgeFields fields = badge_fields_of(card.person, desk_.folder().config, *programme, "");
    card.badge_is_stale = badge_fingerprint(fields, desk_.folder().key) != card.shown_on_badge;
}

std::string DeskAnswers::note_about(const std::string& person) {
    const auto card = card_of(person);
    if (!card) return {};
    std::string note;
    for (const auto& [heading, words] : card->notes) note += (note.empty() ? "" : " ") + words;
    return note.empty() && !card->host.empty() ? card->host : note;
}

std::shared_ptr<const PersonCard> DeskAnswers::card_of(const std::string& person) {
    if (person.empty()) return nullptr;
    auto card = person_card(desk_, person);
    if (!card) {
        log_error("a person cannot be read: {}", card.error().message());
        return nullptr;
    }
    if (!*card) return nullptr;
    add_staleness(**card);
    return std::make_shared<const PersonCard>(std::move(**card));
}

void DeskAnswers::post(long long request, DeskAnswer answer) {
    open_.inbox.post(RoleNews{DeskNews{request, std::move(answer)}});
}

}  // namespace lanyard
