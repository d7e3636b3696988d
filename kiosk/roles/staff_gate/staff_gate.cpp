// What is written of a PIN lives here for as long as it is written, and nowhere else.
#include "roles/staff_gate/staff_gate.h"

#include <algorithm>

#include "event/staff.h"
#include "screens/staff_keys.h"

namespace lanyard {

void StaffGate::ask(const GateRequest& what) {
    is_waiting_ = ask_(0, {what});
}

void StaffGate::begin(bool has_staff, int labels_on_roll, Milliseconds now) {
    labels_on_roll_ = labels_on_roll;
    has_staff_ = has_staff;
    touched_at_ = now;
}

void StaffGate::take(const GateNews& news, Milliseconds now) {
    has_staff_ = news.has_staff;
    if (news.what == GateNews::What::staff) return;
    is_waiting_ = false;
    tries_again_at_ = now + news.wait;
    pin_.clear();
    switch (news.what) {
        case GateNews::What::signed_in:
            name_ = news.name.empty() ? "–" : news.name;
            role_ = news.role;
            state_ = StaffPinState::asking;
            touched_at_ = now;
            // A desk that was locked opens; at a kiosk it was the menu that was wanted.
            if (locks_) is_open_ = false;
            badge_name_.clear();
            badge_person_.clear();
            return;
        case GateNews::What::signed_out:
            return;
        case GateNews::What::roll_laid_in:
            roll_is_new_ = true;
            return;
        case GateNews::What::badge:
            badge_name_ = news.name;
            badge_person_ = news.person;
            state_ = StaffPinState::asking;
            return;
        case GateNews::What::no_badge:
            state_ = StaffPinState::no_badge;
            return;
        case GateNews::What::failed:
            state_ = StaffPinState::failed;
            return;
        default:
            state_ = StaffPinState::wrong;
            return;
    }
}

void StaffGate::open(Milliseconds now) {
    is_open_ = true;
    roll_is_new_ = false;
    touched_at_ = now;
    pin_.clear();
    state_ = StaffPinState::asking;
}

void StaffGate::close() {
    is_open_ = false;
    pin_.clear();
    badge_name_.clear();
    badge_person_.clear();
    // At a kiosk nobody stays signed in: the next one before it is an attendee.
    if (!locks_ && !name_.empty()) sign_out();
}

void StaffGate::take_keys(const Ui& ui) {
    if (locks_ && has_staff_ && !name_.empty() && is_pressed(ui, StaffKey::sign_out)) sign_out();
}

void StaffGate::sign_out() {
    name_.clear();
    role_ = StaffRole::staff;
    is_open_ = false;
    was_signed_out_ = true;
    ask(SignOut{});
    is_waiting_ = false;
}

void StaffGate::take_code(const std::string& code, Milliseconds now) {
    touched_at_ = now;
    if (asks_for_pin() && !is_waiting_) ask(OpenWithBadge{code});
}

int StaffGate::seconds_to_wait(Milliseconds now) const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(tries_again_at_ - now).count();
    return static_cast<int>(std::max<long long>(0, left));
}

bool StaffGate::is_stale(Milliseconds now) {
    if (is_open_ && now - touched_at_ >= closes_after) {
        close();
        return true;
    }
    if (locks_ && has_staff_ && !name_.empty() && now - touched_at_ >= signs_out_after) {
        sign_out();
        return true;
    }
    return stands() && seconds_to_wait(now) != drawn_seconds_;
}

void StaffGate::draw(Ui& ui, Milliseconds now, const std::string& clock) {
    drawn_seconds_ = seconds_to_wait(now);
    if (!asks_for_pin()) {
        switch (draw_staff_menu(ui, {name_, role_, clock, has_staff_, labels_on_roll_, roll_is_new_})) {
            case StaffMenuTouch::none:
                return;
            case StaffMenuTouch::test_scanner:
                wants_scanner_test_ = true;
                return close();
            case StaffMenuTouch::new_roll:
                return ask(LayInNewRoll{labels_on_roll_});
            case StaffMenuTouch::sign_out:
                sign_out();
                return;
            case StaffMenuTouch::back:
                return close();
        }
        return;
    }
    if (drawn_seconds_ == 0 && state_ == StaffPinState::wrong && !pin_.empty())
        state_ = StaffPinState::asking;
    const bool may_leave = !is_locked() || !locks_;
    const auto done =
        draw_staff_pin(ui, {state_, pin_, badge_name_, clock, drawn_seconds_, is_waiting_, may_leave});
    if (done == StaffPinTouch::back) return close();
    if (done == StaffPinTouch::enter && !is_waiting_ && drawn_seconds_ == 0 && !pin_.empty())
        ask(OpenWithPin{pin_, badge_person_, now});
}

}  // namespace lanyard
