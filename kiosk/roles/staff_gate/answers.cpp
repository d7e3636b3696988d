// A wrong PIN waits here, not on the screen: whatever asks, it is not looked at sooner.
#include "roles/staff_gate/answers.h"

#include "base/log.h"
#include "desk/badges.h"
#include "desk/help_calls.h"
#include "desk/staff.h"
#include "event/ticket_code.h"
#include "overloaded.h"

namespace lanyard {

GateAnswers::GateAnswers(Desk& desk, Inbox& inbox, const EventClock& clock, std::string actor)
    : desk_(desk), inbox_(inbox), clock_(clock), actor_(std::move(actor)) {}

Result<void> GateAnswers::answer(const GateRequest& what) {
    return std::visit(Overloaded{[&](const OpenWithPin& with) { return open(with); },
                                 [&](const OpenWithBadge& with) { return open(with); },
                                 [&](const SignOut&) { return sign_out(); },
                                 [&](const LayInNewRoll& roll) { return lay_in(roll); }},
                      what);
}

void GateAnswers::could_not_answer() {
    post({GateNews::What::failed, has_staff_.value_or(true), "", "", StaffRole::staff, {}});
}

void GateAnswers::look() {
    const auto has = has_staff(desk_);
    if (!has) return log_error("the staff cannot be read: {}", has.error().message());
    if (has_staff_ == *has) return;
    has_staff_ = *has;
    post({GateNews::What::staff, *has, "", "", StaffRole::staff, {}});
}

Deed GateAnswers::deed() const {
    if (signed_in_) return {signed_in_->id, signed_in_->role == StaffRole::organiser, clock_.now()};
    return {actor_, !has_staff_.value_or(true), clock_.now()};
}

// What cannot be read is taken for none: a desk that nobody can open helps nobody.
PinTries& GateAnswers::tries(Milliseconds now) {
    if (!tries_) {
        const auto kept = remembered_pin_tries(desk_, now);
        if (!kept) log_error("earlier wrong PINs cannot be read: {}", kept.error().message());
        tries_ = kept ? *kept : PinTries();
    }
    return *tries_;
}

void GateAnswers::remember(Milliseconds now) {
    if (auto kept = remember_pin_tries(desk_, *tries_, now); !kept)
        log_error("wrong PINs are not kept for the next start: {}", kept.error().message());
}

Result<void> GateAnswers::open(const OpenWithPin& with) {
    PinTries& tries = this->tries(with.now);
    if (const auto wait = tries.wait(with.now); wait.count() > 0) {
        post({GateNews::What::too_soon, true, "", with.person, StaffRole::staff, wait});
        return {};
    }
    const auto member = staff_with_pin(desk_, with.pin, with.person);
    if (!member) return member.error();
    if (*member) {
        if (tries.wrong_in_a_row() > 0) {
            tries.was_right();
            remember(with.now);
        }
        signed_in_ = **member;
        post({GateNews::What::signed_in, true, (*member)->name, "", (*member)->role, {}});
        return {};
    }
    const bool is_told = tries.was_wrong(with.now);
    remember(with.now);
    if (is_told) {
        log_warning("{} wrong PINs in a row", tries.wrong_in_a_row());
        const auto told = ask_for_help(desk_, HelpAbout::staff_pin, "", deed());
        if (!told) log_error("the desk could not be told: {}", told.error().message());
    }
    post({GateNews::What::wrong_pin, true, "", with.person, StaffRole::staff, tries.wait(with.now)});
    return {};
}

Result<void> GateAnswers::open(const OpenWithBadge& with) {
    const auto member = staff_with_code(desk_, with.code);
    if (!member) return member.error();
    if (*member)
        post({GateNews::What::badge, true, (*member)->name, (*member)->person, (*member)->role, {}});
    else
        post({GateNews::What::no_badge, true, "", "", StaffRole::staff, {}});
    return {};
}

Result<void> GateAnswers::sign_out() {
    signed_in_.reset();
    post({GateNews::What::signed_out, has_staff_.value_or(true), "", "", StaffRole::staff, {}});
    return {};
}

Result<void> GateAnswers::lay_in(const LayInNewRoll& roll) {
    const auto done = new_label_roll(desk_, roll.labels);
    if (!done) return done.error();
    post({GateNews::What::roll_laid_in, has_staff_.value_or(true), "", "", StaffRole::staff, {}});
    return {};
}

void GateAnswers::post(GateNews news) {
    inbox_.post(RoleNews{std::move(news)});
}

}  // namespace lanyard
