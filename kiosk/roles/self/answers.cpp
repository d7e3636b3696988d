// Each scan is answered before anything else is done for it; then its badge is drawn.
#include "roles/self/answers.h"

#include <algorithm>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "base/log.h"
#include "desk/badges.h"
#include "desk/find_me.h"
#include "desk/help_calls.h"
#include "desk/not_registered.h"
#include "overloaded.h"
#include "store/database.h"

namespace lanyard {
namespace {

constexpr std::size_t most_people_counted = 256;

std::optional<NextSession> next_session(const Attendee& person, const std::vector<Session>& sessions,
                                        Instant now) {
    std::vector<std::string> enrolled;
    for (const Enrolment& enrolment : person.sessions)
        if (enrolment.kind != EnrolmentKind::waiting) enrolled.push_back(enrolment.session);
    const Session* next = next_for(sessions, enrolled, now);
    if (!next) return std::nullopt;
    return NextSession{next->planned.title, next->start, next->planned.room, next->start <= now};
}

Pixels to_pixels(RgbaPixels&& drawn) {
    return {drawn.width, drawn.height, std::move(drawn.rgba)};
}

}  // namespace

RoleWork self_work() {
    RoleWork work;
    work.answers = [](const OpenDesk& open) { return std::make_unique<SelfAnswers>(open); };
    return work;
}

SelfAnswers::SelfAnswers(const OpenDesk& open) : open_(open), desk_(open.desk), gate_(open) {}

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
                   [&](const BadgeDidNotCome& missed) { return badge_did_not_come(missed); }},
        *what.as<SelfRequest>());
}

void SelfAnswers::could_not_answer(long long request, const Request& what, const Error& why) {
    if (what.as<GateRequest>()) return gate_.could_not_answer();
    std::visit(Overloaded{[&](const AnswerOptIn& answer) { post(OptInNotWritten{answer.person}); },
                          [&](const BadgeDidNotCome& missed) {
                              post(MissedBadgeNews{missed.job, MissedBadge::desk_unaware});
                          },
                          [&](const auto&) {
                              Outcome failed;  // could not check
                              failed.at = now();
                              failed.problem = why.message();
                              post(Decided{request, std::move(failed), std::nullopt, false});
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
    const auto found = desk_.database().read([&] { return HelpTable(desk_.database()).call(call.entry); });
    if (!found || !*found || (*found)->state == call.state) return false;
    call.state = (*found)->state;
    return true;
}

void SelfAnswers::look_at_calls() {
    if (call_ && has_moved_on(*call_)) {
        post(HelpNews{call_->about, call_->state});
        if (call_->state == HelpState::done) call_.reset();
    }
    if (missed_ && has_moved_on(*missed_)) {
        post(MissedBadgeNews{missed_->about, MissedBadge::someone_comes});
        if (missed_->state == HelpState::done) missed_.reset();
    }
}

// A roll that we counted to its end is no stock: until somebody says that there is a new one, badges come out
// at the desk.
void SelfAnswers::look_at_stock() {
    const auto& types = desk_.folder().config.ticket_types;
    const bool prints = types.empty() || std::any_of(types.begin(), types.end(), [](const TicketType& type) {
                            return type.badge == BadgeSetting::print;
                        });
    const auto roll = label_roll(desk_);
    if (!roll) return log_error("the label roll cannot be read: {}", roll.error().message());
    const bool has_stock = !prints || (open_.printer && !(*roll && (*roll)->left() == 0));
    if (has_stock_ == has_stock) return;
    has_stock_ = has_stock;
    post(BadgeStock{has_stock});
}

Result<void> SelfAnswers::scan(long long request, const ScanCode& code) {
    Outcome outcome = desk_.scan(code.text, now());
    if (!outcome.problem.empty()) log_error("a scan could not be checked: {}", outcome.problem);
    count_repeat(outcome);
    tell(request, std::move(outcome));
    return {};
}

// Whatever the reason, somebody who is not found gets the same answer; the screen sees to the same time.
Result<void> SelfAnswers::find(long long request, const FindPerson& person) {
    const auto found = find_me(desk_, person.name, person.second);
    if (!found) return found.error();
    if (!*found) {
        if (misses_.add(now())) call_desk(HelpAbout::name_not_found, "");
        post(NotFound{request});
        return {};
    }
    auto outcome = desk_.check_in(**found, now());
    if (!outcome) return outcome.error();
    tell(request, std::move(outcome).value());
    return {};
}

Result<void> SelfAnswers::register_person(long long request, const RegisterPerson& person) {
    WalkIn walk_in;
    walk_in.name = person.name;
    walk_in.organisation = person.organisation;
    walk_in.email = person.email;
    const auto& types = desk_.folder().config.ticket_types;
    if (!types.empty()) walk_in.ticket_type = types.front().name;
    auto registered = register_here(desk_, walk_in, now());
    if (!registered) return registered.error();
    if (registered->how != Registered::waiting_list) {
        tell(request, std::move(registered->outcome));
        return {};
    }
    call_desk(HelpAbout::not_registered, registered->outcome.attendee->id);
    post(OnWaitingList{request});
    return {};
}

Result<void> SelfAnswers::name_seat(long long request, const NameSeat& seat) {
    auto outcome = desk_.name_seat(seat.person, seat.name, now());
    if (!outcome) return outcome.error();
    tell(request, std::move(outcome).value());
    return {};
}

Result<void> SelfAnswers::ask_for_help(long long request, const AskForHelp& help) {
    const auto entry = lanyard::ask_for_help(desk_, help.about, help.person, now());
    if (!entry) return entry.error();
    call_ = Call{request, *entry, HelpState::waiting};
    post(HelpNews{request, HelpState::waiting});
    looked_at_ = -1;  // an earlier call that this one is may have been answered already
    look();
    return {};
}

Result<void> SelfAnswers::answer_opt_in(const AnswerOptIn& answer) {
    const auto done =
        lanyard::answer_opt_in(desk_, answer.person, answer.programme, answer.yes, answer.words, now());
    if (!done) return done.error();
    return {};
}

// The desk is told before the printer goes on: that it was told holds whatever comes of that.
Result<void> SelfAnswers::badge_did_not_come(const BadgeDidNotCome& missed) {
    const std::string call = call_desk(HelpAbout::badge, missed.person);
    if (!call.empty()) missed_ = Call{missed.job, call, HelpState::waiting};
    const auto done = lanyard::badge_did_not_come(desk_, missed.job, now());
    if (!done) log_error("job {} cannot be printed again: {}", missed.job, done.error().message());
    MissedBadgeNews news{missed.job, MissedBadge::desk_unaware};
    if (!call.empty())
        news.done = done && open_.printer && open_.printer->has_another() ? MissedBadge::prints_again
                                                                          : MissedBadge::desk_brings;
    post(news);
    if (done && open_.printer) open_.printer->wake();
    return {};
}

void SelfAnswers::tell(long long request, Outcome outcome) {
    Decided decided{request, std::move(outcome), std::nullopt, false};
    const auto sessions = open_.news.sessions();
    const Outcome& now_known = decided.outcome;
    if (now_known.attendee) decided.next = next_session(*now_known.attendee, *sessions, now());
    decided.may_opt_in = may_opt_in(now_known);
    const Outcome kept = now_known;
    post(std::move(decided));
    if (kept.print_job != 0 && open_.printer) open_.printer->wake();
    const bool has_arrived = kept.verdict == Verdict::admitted && !kept.repeated && !kept.entry.empty();
    if (has_arrived && kept.attendee->has(Flag::tell)) call_desk(HelpAbout::tell_host, kept.attendee->id);
    look();
    if (kept.attendee && !kept.badge_code.empty()) draw_badge(request, kept);
}

void SelfAnswers::draw_badge(long long request, const Outcome& outcome) {
    const BadgeFields fields =
        badge_fields_of(*outcome.attendee, desk_.folder().config, *open_.news.sessions(), outcome.badge_code);
    auto drawn = draw_badge_pixels(open_.layout, fields, open_.badge_dpi);
    if (drawn)
        post(BadgeDrawn{request, to_pixels(std::move(drawn).value())});
    else
        log_error("a badge cannot be drawn: {}", drawn.error().message());
}

// Somebody who sends their code on to others is seen by its coming again while they are inside.
void SelfAnswers::count_repeat(const Outcome& outcome) {
    if (outcome.verdict != Verdict::already_in || !outcome.attendee) return;
    if (repeats_.size() >= most_people_counted) {
        const auto oldest =
            std::min_element(repeats_.begin(), repeats_.end(),
                             [](const auto& a, const auto& b) { return a.second.last < b.second.last; });
        repeats_.erase(oldest);
    }
    Repeats& person = repeats_[outcome.attendee->id];
    person.last = now();
    if (person.often.add(now())) call_desk(HelpAbout::forwarded_code, outcome.attendee->id);
}

// Gives the call's entry, "" where it could not be made.
std::string SelfAnswers::call_desk(HelpAbout about, const std::string& person) {
    const auto call = lanyard::ask_for_help(desk_, about, person, now());
    if (!call) log_error("the desk could not be told: {}", call.error().message());
    return call ? *call : "";
}

bool SelfAnswers::may_opt_in(const Outcome& outcome) {
    const auto& opt_ins = desk_.folder().config.opt_ins;
    const bool is_in = lets_through(outcome.verdict) || outcome.verdict == Verdict::already_in;
    if (opt_ins.empty() || !outcome.attendee || !is_in || outcome.asks_name) return false;
    const auto answered = desk_.database().read([&] {
        return HelpTable(desk_.database())
            .opt_in_answer(outcome.attendee->id, opt_ins.front().id)
            .has_value();
    });
    return answered && !*answered;
}

}  // namespace lanyard
