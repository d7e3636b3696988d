// Each deed is the desk's; what is counted, and of what the desk is told, is decided here.
#include "desk/self_service.h"

#include <algorithm>

#include "base/log.h"
#include "desk/badges.h"
#include "desk/desk.h"
#include "desk/find_me.h"
#include "desk/help_calls.h"
#include "event/goodbye.h"
#include "event/listed_language.h"
#include "event/name_fold.h"
#include "store/database.h"

namespace lanyard {
namespace {

bool is_offered_to(const OptIn& offer, const Attendee& person) {
    const bool has_it =
        std::find(offer.not_for.begin(), offer.not_for.end(), person.ticket_type) != offer.not_for.end();
    const std::string heading = fold_name(offer.id);
    const bool has_answered = std::any_of(
        person.answers.begin(), person.answers.end(),
        [&](const auto& answer) { return fold_name(answer.first) == heading && !answer.second.empty(); });
    return !person.email.empty() && !has_it && !has_answered;
}

}  // namespace

CheckInRequest SelfServicePoint::passing(Instant now) const {
    CheckInRequest request;
    request.leaving = desk_.point().exit;
    if (!desk_.point().badge_box) return request;
    const auto programme = desk_.programme();
    const EventConfig& config = desk_.folder().config;
    request.drops_badge =
        takes_badges(desk_.point(), config, programme ? *programme : std::vector<Session>(), now);
    request.leaving = request.leaving || request.drops_badge;
    return request;
}

Outcome SelfServicePoint::scan(std::string_view code, const Deed& deed) {
    return lanyard::scan(desk_, code, deed, passing(deed.now));
}

Result<std::optional<Outcome>> SelfServicePoint::find_me(std::string_view name, std::string_view second,
                                                         const Deed& deed) {
    const auto found = lanyard::find_me(desk_, name, second);
    if (!found) return found.error();
    if (!*found) {
        if (misses_.add(deed.now)) call_desk(HelpAbout::name_not_found, "", deed);
        return std::optional<Outcome>();
    }
    auto outcome = check_in(desk_, **found, deed, passing(deed.now));
    if (!outcome) return outcome.error();
    return std::optional(std::move(outcome).value());
}

Result<RegisteredHere> SelfServicePoint::register_person(std::string name, std::string organisation,
                                                         std::string email, const Deed& deed) {
    WalkIn person;
    person.name = std::move(name);
    person.organisation = std::move(organisation);
    person.email = std::move(email);
    person.ticket_type = desk_.folder().config.walk_in_ticket_type();
    auto registered = register_here(desk_, person, deed);
    if (registered && registered->how == Registered::waiting_list)
        call_desk(HelpAbout::not_registered, registered->outcome.attendee->id, deed);
    return registered;
}

void SelfServicePoint::tell_desk(const Outcome& outcome, bool by_code, const Deed& deed) {
    if (!outcome.attendee) return;
    const std::string& person = outcome.attendee->id;
    const bool has_arrived =
        outcome.verdict == Verdict::admitted && !outcome.repeated && !outcome.entry.empty();
    if (has_arrived && outcome.attendee->has(Flag::tell)) call_desk(HelpAbout::tell_host, person, deed);
    const bool is_shown_again = by_code && outcome.verdict == Verdict::already_in;
    if (is_shown_again && repeats_too_often(person, deed.now))
        call_desk(HelpAbout::forwarded_code, person, deed);
}

// Somebody who sends their code on to others is seen by its coming again while they are inside.
bool SelfServicePoint::repeats_too_often(const std::string& person, Instant now) {
    if (repeats_.size() >= most_people_counted && !repeats_.count(person)) {
        const auto oldest =
            std::min_element(repeats_.begin(), repeats_.end(),
                             [](const auto& a, const auto& b) { return a.second.last < b.second.last; });
        repeats_.erase(oldest);
    }
    Repeats& repeats = repeats_[person];
    repeats.last = now;
    return repeats.often.add(now);
}

SelfServicePoint::MissedBadge SelfServicePoint::badge_did_not_come(long long job, std::string_view person,
                                                                   const Deed& deed) {
    MissedBadge missed;
    missed.call = call_desk(HelpAbout::badge, person, deed);
    const auto done = lanyard::badge_did_not_come(desk_, job, deed);
    if (!done) log_error("job {} cannot be printed again: {}", job, done.error().message());
    missed.is_again = done.ok();
    return missed;
}

Result<bool> SelfServicePoint::has_badges(bool has_printer) {
    const auto& types = desk_.folder().config.ticket_types;
    const bool prints = types.empty() || std::any_of(types.begin(), types.end(), [](const TicketType& type) {
                            return type.badge == BadgeSetting::print;
                        });
    const auto roll = label_roll(desk_);
    if (!roll) return roll.error();
    return !prints || (has_printer && !(*roll && (*roll)->left() == 0));
}

bool SelfServicePoint::may_opt_in(const Outcome& outcome) {
    const auto& opt_ins = desk_.folder().config.opt_ins;
    const bool is_in = lets_through(outcome.verdict) || outcome.verdict == Verdict::already_in;
    if (opt_ins.empty() || !outcome.attendee || !is_in || outcome.asks_name) return false;
    const auto person = with_answers(outcome);
    if (!person || !is_offered_to(opt_ins.front(), *person)) return false;
    const auto answered = desk_.database().read([&] {
        return HelpTable(desk_.database())
            .opt_in_answer(outcome.attendee->id, opt_ins.front().id)
            .has_value();
    });
    return answered && !*answered;
}

// A door knows people without what their list says beside their names.
std::optional<Attendee> SelfServicePoint::with_answers(const Outcome& outcome) {
    auto person = desk_.database().read([&] { return desk_.roster().attendee(outcome.attendee->id); });
    return person ? std::move(person).value() : std::nullopt;
}

std::string SelfServicePoint::language_of(const Outcome& outcome) {
    const auto& languages = desk_.folder().config.languages;
    if (languages.size() < 2 || !outcome.attendee) return {};
    const auto person = with_answers(outcome);
    return person ? listed_language(*person, languages) : "";
}

std::vector<AddOn> SelfServicePoint::add_ons_of(const Outcome& outcome) {
    const EventConfig& config = desk_.folder().config;
    const Area& here = *config.area(desk_.point().area);
    if (here.once && outcome.attendee)
        return {add_on_in(here, *outcome.attendee).value_or(AddOn{here.id, here.name, {}})};
    const bool any = std::any_of(config.areas.begin(), config.areas.end(),
                                 [](const Area& area) { return !area.booked.empty(); });
    if (!any || !outcome.attendee || !lets_through(outcome.verdict)) return {};
    const auto person = with_answers(outcome);
    return person ? booked_by(config, *person) : std::vector<AddOn>();
}

// Gives the call's entry, "" where it could not be made.
std::string SelfServicePoint::call_desk(HelpAbout about, std::string_view person, const Deed& deed) {
    const auto call = ask_for_help(desk_, about, person, deed);
    if (!call) log_error("the desk could not be told: {}", call.error().message());
    return call ? *call : "";
}

}  // namespace lanyard
