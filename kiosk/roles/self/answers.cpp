// Each scan is answered before anything else is done for it; then its badge is drawn.
#include "roles/self/answers.h"

#include <algorithm>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "base/log.h"
#include "desk/check_in_deeds.h"
#include "desk/help_calls.h"
#include "desk/kiosk_counts.h"
#include "desk/person_deeds.h"
#include "overloaded.h"

namespace lanyard {
namespace {

std::vector<ToldSession> told(const std::vector<const Session*>& sessions, Instant now) {
    std::vector<ToldSession> told;
    for (const Session* session : sessions)
        told.push_back({session->planned.title, session->start, session->end, session->planned.room,
                        session->planned.kind == SessionKind::pause, is_held(*session, now)});
    return told;
}

DayFromNow day_from_now(const Outcome& outcome, const std::vector<Session>& sessions, Instant now) {
    std::vector<std::string> enrolled;
    for (const Enrolment& enrolment : outcome.attendee->sessions)
        if (enrolment.kind != EnrolmentKind::waiting) enrolled.push_back(enrolment.session);
    if (outcome.verdict == Verdict::wrong_session) {
        const Session* own = own_session(sessions, enrolled, now);
        return own ? DayFromNow{{}, told({own}, now)} : DayFromNow{};
    }
    const OnAndNext day = on_and_next_for(sessions, enrolled, now);
    DayFromNow from_now{told(day.on, now), told(day.next, now)};
    for (const Session& session : sessions)
        if (std::find(enrolled.begin(), enrolled.end(), session.planned.id) != enrolled.end())
            from_now.own.push_back(session.planned.id);
    return from_now;
}

Pixels to_pixels(RgbaPixels&& drawn) {
    return {drawn.width, drawn.height, std::move(drawn.rgba)};
}

}  // namespace

RoleWork self_work() {
    RoleWork work;
    work.watches_machines = true;
    work.answers = [](const OpenDesk& open) { return std::make_unique<SelfAnswers>(open); };
    return work;
}

SelfAnswers::SelfAnswers(const OpenDesk& open)
    : open_(open), desk_(open.desk), gate_(open), point_(open.desk) {}

Result<void> SelfAnswers::answer(long long request, const Request& what) {
    if (const auto* asked = what.as<GateRequest>()) {
        const auto done = gate_.answer(*asked);
        if (std::holds_alternative<LayInNewRoll>(*asked)) look_at_stock();
        return done;
    }
    return std::visit(
        Overloaded{[&](const ScanCode& code) { return scan(request, code); },
                   [&](const FindPerson& person) { return find(request, person); },
                   [&](const RegisterPerson& person) { return register_person(request, person); },
                   [&](const NameSeat& seat) { return name_seat(request, seat); },
                   [&](const AskForHelp& help) { return ask_for_help(request, help); },
                   [&](const AnswerOptIn& answer) { return answer_opt_in(answer); },
                   [&](const BringCompanions& company) { return bring(request, company); },
                   [&](const BadgeDidNotCome& missed) { return badge_did_not_come(missed); },
                   [&](const KeepCounts& counted) { return keep_kiosk_counts(desk_, counted.counts); }},
        *what.as<SelfRequest>());
}

void SelfAnswers::could_not_answer(long long request, const Request& what, const Error& why) {
    if (what.as<GateRequest>()) return gate_.could_not_answer();
    std::visit(Overloaded{[&](const AnswerOptIn& answer) { post(OptInNotWritten{answer.person}); },
                          [&](const BadgeDidNotCome& missed) {
                              post(MissedBadgeNews{missed.job, MissedBadge::desk_unaware});
                          },
                          [&](const KeepCounts&) { log_error("a kiosk's counts: {}", why.message()); },
                          [&](const auto&) {
                              Outcome failed;  // could not check
                              failed.at = now();
                              failed.problem = why.message();
                              post(Decided{request, std::move(failed)});
                          }},
               *what.as<SelfRequest>());
}

void SelfAnswers::look() {
    const long long version = desk_.data_version();
    if (version == looked_at_) return;
    looked_at_ = version;
    gate_.look();
    look_at_stock();
    look_at_calls();
}

// Somebody at the desk says that they come, or that it is seen to.
bool SelfAnswers::has_moved_on(Call& call) {
    const auto found = help_call(desk_, call.entry);
    if (!found || !*found || (*found)->state == call.state) return false;
    call.state = (*found)->state;
    return true;
}

void SelfAnswers::look_at_calls() {
    if (call_ && has_moved_on(*call_)) {
        post(HelpNews{call_->about, call_->state, desk_is_open_});
        if (call_->state == HelpState::done) call_.reset();
    }
    if (missed_ && has_moved_on(*missed_)) {
        post(MissedBadgeNews{missed_->about, MissedBadge::someone_comes});
        if (missed_->state == HelpState::done) missed_.reset();
    }
}

void SelfAnswers::machines_are(std::vector<MachineState> machines) {
    const bool is_open = std::any_of(machines.begin(), machines.end(), [](const MachineState& machine) {
        return machine.role == RoleKind::desk && !machine.is_silent();
    });
    if (std::exchange(desk_is_open_, is_open) == is_open || !call_) return;
    post(HelpNews{call_->about, call_->state, is_open});
}

void SelfAnswers::look_at_stock() {
    const auto has_stock = point_.has_badges(open_.printer != nullptr);
    if (!has_stock) return log_error("the label roll cannot be read: {}", has_stock.error().message());
    if (has_stock_ == *has_stock) return;
    has_stock_ = *has_stock;
    post(BadgeStock{*has_stock});
}

Result<void> SelfAnswers::scan(long long request, const ScanCode& code) {
    Outcome outcome = point_.scan(code.text, deed());
    if (!outcome.problem.empty()) log_error("a scan could not be checked: {}", outcome.problem);
    tell(request, std::move(outcome), true);
    return {};
}

// Whatever the reason, somebody who is not found gets the same answer; the screen sees to the same time.
Result<void> SelfAnswers::find(long long request, const FindPerson& person) {
    auto found = point_.find_me(person.name, person.second, deed());
    if (!found) return found.error();
    if (*found)
        tell(request, std::move(**found));
    else
        post(NotFound{request});
    return {};
}

Result<void> SelfAnswers::register_person(long long request, const RegisterPerson& person) {
    auto registered = point_.register_person(person.name, person.organisation, person.email, deed());
    if (!registered) return registered.error();
    if (registered->how == Registered::waiting_list)
        post(OnWaitingList{request});
    else
        tell(request, std::move(registered->outcome));
    return {};
}

Result<void> SelfAnswers::name_seat(long long request, const NameSeat& seat) {
    auto outcome = lanyard::name_seat(desk_, seat.person, seat.name, deed());
    if (!outcome) return outcome.error();
    tell(request, std::move(outcome).value());
    return {};
}

Result<void> SelfAnswers::ask_for_help(long long request, const AskForHelp& help) {
    const auto entry = lanyard::ask_for_help(desk_, help.about, help.person, deed());
    if (!entry) return entry.error();
    call_ = Call{request, *entry, HelpState::waiting};
    post(HelpNews{request, HelpState::waiting, desk_is_open_});
    looked_at_ = -1;  // an earlier call that this one is may have been answered already
    look();
    return {};
}

Result<void> SelfAnswers::answer_opt_in(const AnswerOptIn& answer) {
    const auto done =
        lanyard::answer_opt_in(desk_, answer.person, answer.programme, answer.yes, answer.words, deed());
    if (!done) return done.error();
    return {};
}

Result<void> SelfAnswers::bring(long long request, const BringCompanions& company) {
    auto outcomes = bring_companions(desk_, orders_, company.person, company.people, deed(), company.guests);
    if (!outcomes) return outcomes.error();
    post(CompanionsBrought{request, *outcomes});
    if (open_.printer) open_.printer->wake();
    for (const Outcome& outcome : *outcomes) point_.tell_desk(outcome, false, deed());
    look();
    return {};
}

Result<void> SelfAnswers::badge_did_not_come(const BadgeDidNotCome& missed) {
    const auto done = point_.badge_did_not_come(missed.job, missed.person, deed());
    MissedBadgeNews news{missed.job, MissedBadge::desk_unaware};
    if (!done.call.empty()) {
        missed_ = Call{missed.job, done.call, HelpState::waiting};
        const bool is_here = done.is_again && open_.printer && open_.printer->has_another();
        if (desk_is_open_)
            news.done = is_here ? MissedBadge::prints_again : MissedBadge::desk_brings;
        else if (is_here)
            news.done = MissedBadge::prints_again_untold;
    }
    post(news);
    if (done.is_again && open_.printer) open_.printer->wake();
    return {};
}

void SelfAnswers::tell(long long request, Outcome outcome, bool by_code) {
    Decided decided{request, std::move(outcome)};
    const auto sessions = open_.news.sessions();
    const Outcome& now_known = decided.outcome;
    if (now_known.attendee) {
        decided.day = day_from_now(now_known, *sessions, now());
        decided.language = point_.language_of(now_known);
    }
    decided.add_ons = point_.add_ons_of(now_known);
    decided.may_opt_in = point_.may_opt_in(now_known);
    // With the verdict, not after it: what comes later would move what is touched by then.
    if (auto company = companions_of(desk_, orders_, now_known, deed()))
        decided.companions = std::move(*company);
    else
        log_error("an order cannot be read: {}", company.error().message());
    const Outcome kept = now_known;
    post(std::move(decided));
    if (kept.print_job != 0 && open_.printer) open_.printer->wake();
    point_.tell_desk(kept, by_code, deed());
    look();
    if (kept.attendee && !kept.badge_code.empty()) draw_badge(request, kept);
}

void SelfAnswers::draw_badge(long long request, const Outcome& outcome) {
    const BadgeFields fields = badge_fields_of(*outcome.attendee, desk_.folder().config,
                                               *open_.news.sessions(), outcome.badge_code, open_.layout);
    auto drawn = draw_badge_pixels(open_.layout, fields, open_.badge_dpi);
    if (drawn)
        post(BadgeDrawn{request, to_pixels(std::move(drawn).value())});
    else
        log_error("a badge cannot be drawn: {}", drawn.error().message());
}

}  // namespace lanyard
