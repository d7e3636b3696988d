// The way in for staff, in front of whatever a role shows: a corner held for three seconds, a PIN, a small
// menu; and a desk or door that is locked until somebody has signed in.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "message.h"
#include "roles/role.h"
#include "roles/staff_gate/messages.h"
#include "screens/staff.h"

namespace lanyard {

class StaffGate {
  public:
    // Nobody has touched anything for so long: whoever was signed in is signed out.
    static constexpr Milliseconds signs_out_after = std::chrono::minutes(10);
    // A menu that somebody opened and left.
    static constexpr Milliseconds closes_after = std::chrono::seconds(60);

    // `locks`: without somebody signed in, the gate stands before everything, where the event has staff.
    StaffGate(Role::Ask ask, bool locks) : ask_(std::move(ask)), locks_(locks) {}

    // The event was opened. `labels_on_roll` as of EventFacts.
    void begin(bool has_staff, int labels_on_roll, Milliseconds now);
    void take(const GateNews& news, Milliseconds now);
    // The corner was held.
    void open(Milliseconds now);
    // True while it is drawn in place of the role's screens.
    bool stands() const { return is_open_ || is_locked(); }
    bool is_locked() const { return locks_ && asks_for_pin(); }
    // Whoever stands here may let people in when it is full.
    bool is_organiser() const { return !has_staff_ || role_ == StaffRole::organiser; }
    // Who is signed in; "" for nobody.
    const std::string& name() const { return name_; }

    // Of a desk or door where somebody is signed in: the key by which they go.
    void take_keys(const Ui& ui);

    // A code while it stands: of a badge of the staff.
    void take_code(const std::string& code, Milliseconds now);
    void touched(Milliseconds now) { touched_at_ = now; }
    bool is_stale(Milliseconds now);
    void draw(Ui& ui, Milliseconds now, const std::string& clock);
    // True once, when somebody was signed out, by hand or because nobody was there: what they had open goes,
    // too.
    bool takes_sign_out() { return std::exchange(was_signed_out_, false); }
    // True once, when "Test my scanner" was chosen.
    bool takes_scanner_test() { return std::exchange(wants_scanner_test_, false); }

  private:
    void ask(const GateRequest& what);
    void close();
    void sign_out();
    bool asks_for_pin() const { return has_staff_ && name_.empty(); }
    int seconds_to_wait(Milliseconds now) const;

    Role::Ask ask_;
    bool locks_;
    bool has_staff_ = false;
    int labels_on_roll_ = 0;
    bool roll_is_new_ = false;
    bool is_open_ = false, is_waiting_ = false, wants_scanner_test_ = false;
    bool was_signed_out_ = false;
    std::string name_;
    StaffRole role_ = StaffRole::staff;
    std::string pin_, badge_name_, badge_person_;
    StaffPinState state_ = StaffPinState::asking;
    Milliseconds touched_at_{}, tries_again_at_{};
    int drawn_seconds_ = 0;
};

}  // namespace lanyard
