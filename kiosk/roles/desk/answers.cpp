// Each request is one call of the desk; what came of it goes back with the person as they are then.
#include "roles/desk/answers.h"

#include <algorithm>

#include "base/log.h"
#include "desk/badges.h"
#include "desk/check_in_deeds.h"
#include "desk/help_calls.h"
#include "desk/notices.h"
#include "desk/people_needed.h"
#include "desk/person_deeds.h"
#include "desk/seats.h"
#include "desk/session_people.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "event/name_fold.h"
#include "overloaded.h"
#include "roles/desk/cards.h"
#include "roles/desk/doing.h"

namespace lanyard {
namespace {

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
    work.actor = "desk";
    work.stands_as = [](DeskOptions desk, const EventConfig& config) -> Result<DeskOptions> {
        desk.staff = desk.asks_names = true;
        if (desk.point.empty()) desk.point = point_of_desk(config);
        return desk;
    };
    work.answers = [](const OpenDesk& open) { return std::make_unique<DeskAnswers>(open); };
    work.watches_machines = true;
    return work;
}

DeskAnswers::DeskAnswers(const OpenDesk& open)
    : open_(open), desk_(open.desk), gate_(open), finder_(desk_), overview_(open, finder_) {
    if (const auto ready = finder_.refresh(); !ready)
        log_error("nobody can be looked for yet: {}", ready.error().message());
}

Result<void> DeskAnswers::answer(long long request, const Request& what) {
    if (const auto* asked = what.as<GateRequest>()) return gate_.answer(*asked);
    const auto done = answer_desk(request, *what.as<DeskRequest>());
    open_.news.look_at_notices();
    return done;
}

Result<void> DeskAnswers::answer_desk(long long request, const DeskRequest& what) {
    return std::visit(
        Overloaded{
            [&](const ScanAtDesk& it) { return scan(request, it); },
            [&](const SearchPeople& it) { return search(request, it); },
            [&](const OpenPerson& it) { return open(request, it); },
            [&](const AdmitPerson& it) { return admit(request, it); },
            [&](const AdmitGroup& it) { return admit_group(request, it); },
            [&](const TakeBack& it) { return take_back(request, it); },
            [&](const LookForSimilar& it) { return look_for_similar(request, it); },
            [&](const RegisterWalkIn& it) { return register_walk_in(request, it); },
            [&](const SubstitutePerson& it) { return substitute(request, it); },
            [&](const NameUnnamed& it) { return name_unnamed(request, it); },
            [&](const CorrectPerson& it) { return correct(request, it); },
            [&](const ChangeWorkshop& it) {
                return tell_done(request, DeskDeed::corrected, it.person,
                                 change_workshop(desk_, it.person, it.session, it.on, deed()));
            },
            [&](const WriteNote& it) {
                return tell_done(request, DeskDeed::corrected, it.person,
                                 write_note(desk_, it.person, it.note, deed()));
            },
            [&](const PrintAgain& it) { return print_again(request, it); },
            [&](const SetPersonFlag& it) { return set_flag(request, it); },
            [&](const JoinPeople& it) { return join(request, it); },
            [&](const NoteSeenTo& it) {
                return tell_done(request, DeskDeed::seen_to, it.person,
                                 note_seen_to(desk_, it.person, it.what, deed()));
            },
            [&](const AnswerHelp& it) { return answer_help(it); },
            [&](const ListOwedBadges&) { return list_owed(request); },
            [&](const PrintOwedBadges&) { return print_owed(request); },
            [&](const ListInside&) { return list_inside(request); },
            [&](const ListExceptions&) { return list_exceptions(request); },
            [&](const ExplainPerson& it) { return explain_person(request, it); },
            [&](const CallEvacuation&) {
                return tell_done(request, DeskDeed::evacuation_called, "", call_evacuation(desk_, deed()));
            },
            [&](const EndEvacuation&) {
                return tell_done(request, DeskDeed::evacuation_ended, "", end_evacuation(desk_, deed()));
            },
            [&](const MakeAnnouncement& it) {
                const Instant until = now() + std::chrono::minutes(it.minutes);
                return tell_done(request, DeskDeed::announced, "",
                                 announce(desk_, {it.text, it.rooms, std::nullopt, until}, deed()));
            },
            [&](const WithdrawAnnouncement& it) {
                return tell_done(request, DeskDeed::withdrawn, "",
                                 withdraw_announcement(desk_, it.id, deed()));
            },
            [&](const PutOnWaitingList& it) { return put_on_waiting_list(request, it); },
            [&](const ReleaseSeats& it) { return release_seats(request, it); },
            [&](const NeedPerson& it) { return need_person(request, it); },
            [&](const WaitForSeat& it) { return wait_for_seat(request, it); },
            [&](const MovePeople& it) { return move_people(request, it); },
            [&](const ListWithoutPlace& it) { return list_without_place(request, it); },
            [&](const AnswerPrinted& it) { return answer_printed(request, it); },
            [&](const LayInNewRoll& it) { return lay_in_roll(request, it); }},
        what);
}

void DeskAnswers::could_not_answer(long long request, const Request& what, const Error& why) {
    if (what.as<GateRequest>()) return gate_.could_not_answer();
    const DeskRequest& asked = *what.as<DeskRequest>();
    const auto lists_nobody = [&](const std::string& words) {
        post(request, PeopleFound{words, {}, 0, 0, why});
    };
    std::visit(Overloaded{[&](const SearchPeople& it) { lists_nobody(it.words); },
                          [&](const ListOwedBadges&) { lists_nobody(""); },
                          [&](const ListWithoutPlace&) { lists_nobody(""); },
                          [&](const ListInside&) { lists_nobody(""); },
                          [&](const ListExceptions&) {
                              post(request, DayExceptions{{}, why});
                          },
                          [&](const ExplainPerson&) {
                              post(request, PersonExplained{nullptr, why});
                          },
                          [&](const OpenPerson& it) {
                              post(request, PersonOpened{it.person, nullptr, why});
                          },
                          [&](const LookForSimilar& it) {
                              post(request, SimilarPeople{it.person, {}, why});
                          },
                          [&](const auto&) {
                              const Doing doing = doing_of(asked);
                              DeedDone done;
                              done.deed = doing.deed;
                              done.error = why;
                              done.card = card_of(desk_, open_.layout, doing.person);
                              post(request, std::move(done));
                          }},
               asked);
}

void DeskAnswers::look() {
    const long long version = desk_.data_version();
    const bool is_changed = std::exchange(looked_at_, version) != version;
    if (is_changed) gate_.look();
    if (is_changed || to_ms(now()) / 60'000 != to_ms(told_at_) / 60'000) tell_news();
}

void DeskAnswers::tell_news() {
    auto news = overview_.look();
    if (!news) return log_error("the desk's news cannot be read: {}", news.error().message());
    (*news)->machines = machines_;
    told_at_ = (*news)->at;
    post(0, std::shared_ptr<const DeskOverview>(std::move(news).value()));
}

void DeskAnswers::machines_are(std::vector<MachineState> machines) {
    if (machines == machines_) return;
    machines_ = std::move(machines);
    tell_news();
}

Result<void> DeskAnswers::scan(long long request, const ScanAtDesk& code) {
    CheckInRequest as_kiosk;
    as_kiosk.as_kiosk = true;
    Outcome outcome = lanyard::scan(desk_, code.text, deed(), as_kiosk);
    if (!outcome.problem.empty()) log_error("a scan could not be checked: {}", outcome.problem);
    tell(request, DeskDeed::scanned, std::move(outcome));
    return {};
}

Result<void> DeskAnswers::search(long long request, const SearchPeople& search) {
    auto found = finder_.find(search.words, most_found);
    if (!found) return found.error();
    post(request, PeopleFound{search.words, std::move(found->people), found->further, found->certain});
    return {};
}

Result<void> DeskAnswers::open(long long request, const OpenPerson& person) {
    auto card = read_card(desk_, open_.layout, person.person);
    if (!card) return card.error();
    post(request, PersonOpened{person.person, std::move(card).value()});
    return {};
}

Result<void> DeskAnswers::admit(long long request, const AdmitPerson& admit) {
    CheckInRequest how;
    how.print = admit.print;
    how.anyway = admit.anyway;
    auto outcome = lanyard::check_in(desk_, admit.person, deed(), how);
    if (!outcome) return outcome.error();
    tell(request, doing_of(admit).deed, std::move(outcome).value());
    return {};
}

Result<void> DeskAnswers::admit_group(long long request, const AdmitGroup& group) {
    const auto outcomes = lanyard::check_in_group(desk_, group.people, deed());
    if (!outcomes) return outcomes.error();
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
    return {};
}

Result<void> DeskAnswers::take_back(long long request, const TakeBack& take_back) {
    const auto& [person, reason, entries, about_insider] = take_back;
    const auto done = entries.size() == 1
                          ? lanyard::undo(desk_, entries.front(), deed(), reason, about_insider)
                          : lanyard::undo_together(desk_, entries, deed(), reason);
    if (!done || done->inside.empty()) return tell_done(request, DeskDeed::taken_back, person, done);
    DeedDone asks;
    asks.deed = DeskDeed::taken_back;
    asks.card = card_of(desk_, open_.layout, person);
    asks.insider = done->inside.front().name;
    asks.insider_may_stay = done->may_stay;
    return tell_aside(request, std::move(asks), {});
}

Result<void> DeskAnswers::correct(long long request, const CorrectPerson& correction) {
    return tell_done(request, DeskDeed::corrected, correction.person,
                     lanyard::correct(desk_, correction.person,
                                      {correction.values.begin(), correction.values.end()}, deed()));
}

Result<void> DeskAnswers::print_again(long long request, const PrintAgain& badge) {
    const auto job = request_badge(desk_, badge.person, {badge.reason, true, false, badge.says}, deed());
    if (!job) return job.error();
    tell_person(request, DeskDeed::printed_again, badge.person);
    if (open_.printer) open_.printer->wake();
    return {};
}

Result<void> DeskAnswers::set_flag(long long request, const SetPersonFlag& flag) {
    return tell_done(request, DeskDeed::flag_set, flag.person,
                     lanyard::set_flag(desk_, flag.person, flag.flag, flag.on, deed()));
}

Result<void> DeskAnswers::join(long long request, const JoinPeople& join) {
    return tell_done(request, DeskDeed::joined, join.kept,
                     lanyard::same_person(desk_, join.kept, join.dropped, deed()));
}

Result<void> DeskAnswers::answer_help(const AnswerHelp& answer) {
    if (const auto done = lanyard::answer_help(desk_, answer.call, answer.state, deed()); !done) return done;
    tell_news();
    return {};
}

Result<void> DeskAnswers::release_seats(long long request, const ReleaseSeats& seats) {
    auto released = lanyard::release_seats(desk_, seats.count, deed());
    if (!released) return released.error();
    DeedDone done;
    done.deed = DeskDeed::seats_released;
    done.people = std::move(released->people);
    done.entries = std::move(released->entries);
    return tell_aside(request, std::move(done), {});
}

Result<void> DeskAnswers::need_person(long long request, const NeedPerson& need) {
    const NeededLink& link = need.link;
    const auto done = need.off ? need_nobody(desk_, link.person, link.session, deed())
                               : lanyard::need_person(desk_, link, deed());
    return tell_done(request, DeskDeed::needed_said, link.person, done);
}

Result<void> DeskAnswers::wait_for_seat(long long request, const WaitForSeat& wait) {
    return tell_done(request, DeskDeed::put_on_waiting_list, wait.person,
                     lanyard::wait_for_seat(desk_, wait.person, deed()));
}

Result<void> DeskAnswers::move_people(long long request, const MovePeople& move) {
    auto moved = move_people_of_cancelled(desk_, move.session, deed());
    if (!moved) return moved.error();
    DeedDone done;
    done.deed = DeskDeed::people_moved;
    done.people = std::move(moved->people);
    done.entries = std::move(moved->entries);
    done.refused = std::move(moved->without);
    return tell_aside(request, std::move(done), {});
}

Result<void> DeskAnswers::answer_printed(long long request, const AnswerPrinted& answer) {
    DeedDone done;
    done.deed = doing_of(answer).deed;
    done.name = answer.name;
    const auto told =
        tell_aside(request, std::move(done), badge_came_out(desk_, answer.job, answer.came_out, deed()));
    if (open_.printer) open_.printer->wake();
    return told;
}

Result<void> DeskAnswers::lay_in_roll(long long request, const LayInNewRoll& roll) {
    DeedDone done;
    done.deed = DeskDeed::roll_laid_in;
    done.labels = roll.labels;
    return tell_aside(request, std::move(done), new_label_roll(desk_, roll.labels));
}

Result<void> DeskAnswers::tell_aside(long long request, DeedDone done, const Result<void>& answer) {
    if (!answer) return answer.error();
    post(request, std::move(done));
    tell_news();
    return {};
}

void DeskAnswers::tell(long long request, DeskDeed deed, Outcome outcome) {
    const bool prints = outcome.print_job != 0;
    DeedDone done;
    done.deed = deed;
    done.card = card_of(desk_, open_.layout, outcome.attendee ? outcome.attendee->id : "");
    done.outcome = std::move(outcome);
    post(request, std::move(done));
    if (prints && open_.printer) open_.printer->wake();
    tell_news();
}

void DeskAnswers::tell_person(long long request, DeskDeed deed, const std::string& person) {
    DeedDone done;
    done.deed = deed;
    done.card = card_of(desk_, open_.layout, person);
    post(request, std::move(done));
    tell_news();
}

void DeskAnswers::post(long long request, DeskAnswer answer) {
    open_.inbox.post(RoleNews{DeskNews{request, std::move(answer)}});
}

}  // namespace lanyard
