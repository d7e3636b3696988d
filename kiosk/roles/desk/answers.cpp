// Each request is one call of the desk; what came of it goes back with the person as they are then.
#include "roles/desk/answers.h"

#include "badge/attendee_badge.h"
#include "base/log.h"
#include "desk/badges.h"
#include "desk/check_in_deeds.h"
#include "desk/help_calls.h"
#include "desk/notices.h"
#include "desk/people_needed.h"
#include "desk/person_deeds.h"
#include "desk/seats.h"
#include "desk/taking_back.h"
#include "desk/video_records.h"
#include "desk/walk_in.h"
#include "event/name_fold.h"
#include "event/playback.h"
#include "overloaded.h"

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

// What a request is to do, and with whom; "" where that is nobody who is known already.
struct Doing {
    DeskDeed deed;
    std::string person;
};

Doing doing_of(const DeskRequest& what) {
    using D = DeskDeed;
    return std::visit(
        Overloaded{[](const AdmitPerson& it) {
                       return Doing{it.print ? D::admitted : D::admitted_without_badge, it.person};
                   },
                   [](const AdmitGroup&) {
                       return Doing{D::group_admitted, ""};
                   },
                   [](const TakeBack& it) {
                       return Doing{D::taken_back, it.person};
                   },
                   [](const RegisterWalkIn&) {
                       return Doing{D::registered, ""};
                   },
                   [](const SubstitutePerson& it) {
                       return Doing{D::substituted, it.from};
                   },
                   [](const NameUnnamed& it) {
                       return Doing{D::named, it.person};
                   },
                   [](const CorrectPerson& it) {
                       return Doing{D::corrected, it.person};
                   },
                   [](const PrintAgain& it) {
                       return Doing{D::printed_again, it.person};
                   },
                   [](const SetPersonFlag& it) {
                       return Doing{D::flag_set, it.person};
                   },
                   [](const JoinPeople& it) {
                       return Doing{D::joined, it.kept};
                   },
                   [](const AnswerHelp&) {
                       return Doing{D::call_answered, ""};
                   },
                   [](const CallEvacuation&) {
                       return Doing{D::evacuation_called, ""};
                   },
                   [](const EndEvacuation&) {
                       return Doing{D::evacuation_ended, ""};
                   },
                   [](const MakeAnnouncement&) {
                       return Doing{D::announced, ""};
                   },
                   [](const WithdrawAnnouncement&) {
                       return Doing{D::withdrawn, ""};
                   },
                   [](const PutOnWaitingList&) {
                       return Doing{D::put_on_waiting_list, ""};
                   },
                   [](const ReleaseSeats&) {
                       return Doing{D::seats_released, ""};
                   },
                   [](const NeedPerson& it) {
                       return Doing{D::needed_said, it.link.person};
                   },
                   [](const WaitForSeat& it) {
                       return Doing{D::put_on_waiting_list, it.person};
                   },
                   [](const MovePeople&) {
                       return Doing{D::people_moved, ""};
                   },
                   [](const AnswerPrinted& it) {
                       return Doing{it.came_out ? D::badge_seen : D::badge_not_seen, ""};
                   },
                   [](const LayInNewRoll&) {
                       return Doing{D::roll_laid_in, ""};
                   },
                   [](const auto&) {
                       return Doing{D::scanned, ""};
                   }},  // a code, or what only looks
        what);
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
    : open_(open), desk_(open.desk), gate_(open), finder_(desk_), owed_(desk_), needed_(desk_, finder_) {
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
            [&](const PrintAgain& it) { return print_again(request, it); },
            [&](const SetPersonFlag& it) { return set_flag(request, it); },
            [&](const JoinPeople& it) { return join(request, it); },
            [&](const AnswerHelp& it) { return answer_help(it); },
            [&](const ListOwedBadges&) { return list_owed(request); },
            [&](const CallEvacuation&) {
                return tell_notice(request, DeskDeed::evacuation_called, call_evacuation(desk_, deed()));
            },
            [&](const EndEvacuation&) {
                return tell_notice(request, DeskDeed::evacuation_ended, end_evacuation(desk_, deed()));
            },
            [&](const MakeAnnouncement& it) {
                const Instant until = now() + std::chrono::minutes(it.minutes);
                return tell_notice(request, DeskDeed::announced,
                                   announce(desk_, {it.text, it.rooms, std::nullopt, until}, deed()));
            },
            [&](const WithdrawAnnouncement& it) {
                return tell_notice(request, DeskDeed::withdrawn, withdraw_announcement(desk_, it.id, deed()));
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
    std::visit(Overloaded{[&](const SearchPeople& it) {
                              post(request, PeopleFound{it.words, {}, 0, 0, why});
                          },
                          [&](const ListOwedBadges&) {
                              post(request, PeopleFound{"", {}, 0, 0, why});
                          },
                          [&](const ListWithoutPlace&) {
                              post(request, PeopleFound{"", {}, 0, 0, why});
                          },
                          [&](const OpenPerson& it) {
                              post(request, PersonOpened{it.person, nullptr, why});
                          },
                          [&](const LookForSimilar& it) {
                              post(request, SimilarPeople{it.person, {}, why});
                          },
                          [&](const auto&) {
                              const auto [deed, person] = doing_of(asked);
                              DeedDone done;
                              done.deed = deed;
                              done.error = why;
                              done.card = card_of(person);
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
        auto checks = video_checks_of(desk_, slot.session);
        if (!checks) return std::nullopt;
        for (VideoCheckRecord& check : *checks)
            if (check.file == slot.file) return std::move(check);
        return std::nullopt;
    }
    return std::nullopt;
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
    auto card = read_card(person.person);
    if (!card) return card.error();
    post(request, PersonOpened{person.person, std::move(card).value()});
    return {};
}

Result<void> DeskAnswers::admit(long long request, const AdmitPerson& admit) {
    CheckInRequest how;
    how.print = admit.print;
    how.anyway = admit.anyway.has_value();
    how.reason = admit.anyway.value_or("");
    auto outcome = lanyard::check_in(desk_, admit.person, deed(), how);
    if (!outcome) return outcome.error();
    tell(request, admit.print ? DeskDeed::admitted : DeskDeed::admitted_without_badge,
         std::move(outcome).value());
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
    const auto done = take_back.entries.size() == 1
                          ? lanyard::undo(desk_, take_back.entries.front(), deed(), take_back.reason)
                          : lanyard::undo_together(desk_, take_back.entries, deed(), take_back.reason);
    if (!done) return done.error();
    tell_done(request, DeskDeed::taken_back, take_back.person);
    return {};
}

Result<void> DeskAnswers::look_for_similar(long long request, const LookForSimilar& look) {
    const auto found = finder_.find(look.person.name, most_similar);
    if (!found) return found.error();
    SimilarPeople similar{look.person, {}};
    for (const Attendee& person : found->people)
        similar.people.push_back({person.id, person.name, person.organisation});
    post(request, std::move(similar));
    return {};
}

Result<void> DeskAnswers::register_walk_in(long long request, const RegisterWalkIn& walk_in) {
    auto done = lanyard::walk_in(desk_, walk_in_of(walk_in.person), deed(), false, walk_in.anyway);
    if (!done) return done.error();
    tell(request, DeskDeed::registered, std::move(done->outcome));
    return {};
}

Result<void> DeskAnswers::substitute(long long request, const SubstitutePerson& substitution) {
    auto done =
        lanyard::substitute(desk_, substitution.from, walk_in_of(substitution.to), true, deed(), false);
    if (!done) return done.error();
    tell(request, DeskDeed::substituted, std::move(done->outcome));
    return {};
}

Result<void> DeskAnswers::name_unnamed(long long request, const NameUnnamed& naming) {
    auto outcome = lanyard::name_seat(desk_, naming.person, naming.name, deed());
    if (!outcome) return outcome.error();
    tell(request, DeskDeed::named, std::move(outcome).value());
    return {};
}

Result<void> DeskAnswers::correct(long long request, const CorrectPerson& correction) {
    std::map<Field, std::optional<std::string>> values(correction.values.begin(), correction.values.end());
    const auto done = lanyard::correct(desk_, correction.person, values, deed());
    if (!done) return done.error();
    tell_done(request, DeskDeed::corrected, correction.person);
    return {};
}

Result<void> DeskAnswers::print_again(long long request, const PrintAgain& badge) {
    BadgeRequest wanted;
    wanted.reason = badge.reason;
    wanted.retire_earlier = true;
    const auto job = request_badge(desk_, badge.person, wanted, deed());
    if (!job) return job.error();
    tell_done(request, DeskDeed::printed_again, badge.person);
    if (open_.printer) open_.printer->wake();
    return {};
}

Result<void> DeskAnswers::set_flag(long long request, const SetPersonFlag& flag) {
    const auto done = lanyard::set_flag(desk_, flag.person, flag.flag, flag.on, deed());
    if (!done) return done.error();
    tell_done(request, DeskDeed::flag_set, flag.person);
    return {};
}

Result<void> DeskAnswers::join(long long request, const JoinPeople& join) {
    const auto done = lanyard::same_person(desk_, join.kept, join.dropped, deed());
    if (!done) return done.error();
    tell_done(request, DeskDeed::joined, join.kept);
    return {};
}

Result<void> DeskAnswers::answer_help(const AnswerHelp& answer) {
    const auto done = lanyard::answer_help(desk_, answer.call, answer.state, deed());
    if (!done) return done.error();
    tell_news();
    return {};
}

Result<void> DeskAnswers::list_owed(long long request) {
    auto owed = owed_.look();
    if (!owed) return owed.error();
    PeopleFound found;
    for (const OwedBadge& badge : *owed) {
        if (found.people.size() == most_found) break;
        if (auto person = desk_.attendee(badge.attendee); person && *person)
            found.people.push_back(std::move(**person));
    }
    found.further = owed->size() - found.people.size();
    post(request, std::move(found));
    return {};
}

Result<void> DeskAnswers::put_on_waiting_list(long long request, const PutOnWaitingList& person) {
    auto outcome = lanyard::put_on_waiting_list(desk_, walk_in_of(person.person), deed());
    if (!outcome) return outcome.error();
    tell_done(request, DeskDeed::put_on_waiting_list, outcome->attendee->id);
    return {};
}

Result<void> DeskAnswers::release_seats(long long request, const ReleaseSeats& seats) {
    auto released = lanyard::release_seats(desk_, seats.count, deed());
    if (!released) return released.error();
    DeedDone done;
    done.deed = DeskDeed::seats_released;
    done.people = std::move(released->people);
    done.entries = std::move(released->entries);
    post(request, std::move(done));
    tell_news();
    return {};
}

Result<void> DeskAnswers::need_person(long long request, const NeedPerson& need) {
    const NeededLink& link = need.link;
    const auto done = need.off ? need_nobody(desk_, link.person, link.session, deed())
                               : lanyard::need_person(desk_, link, deed());
    if (!done) return done.error();
    tell_done(request, DeskDeed::needed_said, link.person);
    return {};
}

Result<void> DeskAnswers::wait_for_seat(long long request, const WaitForSeat& wait) {
    const auto done = lanyard::wait_for_seat(desk_, wait.person, deed());
    if (!done) return done.error();
    tell_done(request, DeskDeed::put_on_waiting_list, wait.person);
    return {};
}

Result<void> DeskAnswers::move_people(long long request, const MovePeople& move) {
    auto moved = move_people_of_cancelled(desk_, move.session, deed());
    if (!moved) return moved.error();
    DeedDone done;
    done.deed = DeskDeed::people_moved;
    done.people = std::move(moved->people);
    done.entries = std::move(moved->entries);
    done.refused = std::move(moved->without);
    post(request, std::move(done));
    tell_news();
    return {};
}

Result<void> DeskAnswers::answer_printed(long long request, const AnswerPrinted& answer) {
    DeedDone done;
    done.deed = answer.came_out ? DeskDeed::badge_seen : DeskDeed::badge_not_seen;
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

Result<void> DeskAnswers::list_without_place(long long request, const ListWithoutPlace& list) {
    auto people = people_without_place(desk_, list.session);
    if (!people) return people.error();
    PeopleFound found;
    found.further = people->size() > most_found ? people->size() - most_found : 0;
    if (found.further > 0) people->resize(most_found);
    found.people = std::move(people).value();
    post(request, std::move(found));
    return {};
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

Result<std::shared_ptr<const PersonCard>> DeskAnswers::read_card(const std::string& person) {
    auto card = person_card(desk_, person);
    if (!card) return card.error();
    if (!*card) return std::shared_ptr<const PersonCard>();
    add_staleness(**card);
    return std::make_shared<const PersonCard>(std::move(**card));
}

std::shared_ptr<const PersonCard> DeskAnswers::card_of(const std::string& person) {
    if (person.empty()) return nullptr;
    auto card = read_card(person);
    if (card) return std::move(card).value();
    log_error("a person cannot be read: {}", card.error().message());
    return nullptr;
}

void DeskAnswers::post(long long request, DeskAnswer answer) {
    open_.inbox.post(RoleNews{DeskNews{request, std::move(answer)}});
}

}  // namespace lanyard
