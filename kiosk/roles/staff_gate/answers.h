// Who works at this machine: PINs and badges checked, and the desk told whose deeds follow.
#pragma once

#include <optional>
#include <string>

#include "event/pin_tries.h"
#include "roles/staff_gate/messages.h"
#include "workers/answers.h"

namespace lanyard {

class GateAnswers {
  public:
    // All must outlive it. Until somebody signs in the desk acts as it was opened; where the event has no
    // staff whoever stands here may do everything.
    GateAnswers(Desk& desk, Inbox& inbox, const EventClock& clock);
    explicit GateAnswers(const OpenDesk& open) : GateAnswers(open.desk, open.inbox, open.clock) {}

    Result<void> answer(const GateRequest& what);
    // Posts that the machine could not say.
    void could_not_answer();
    // Posts whether there is staff, where that has changed; for when the database has.
    void look();

  private:
    Result<void> open(const OpenWithPin& with);
    Result<void> open(const OpenWithBadge& with);
    Result<void> sign_out();
    Result<void> lay_in(const LayInNewRoll& roll);
    void act_as_nobody();
    void post(GateNews news);

    Desk& desk_;
    Inbox& inbox_;
    const EventClock& clock_;
    std::string actor_;  // of nobody in particular
    PinTries tries_;
    std::optional<bool> has_staff_;
    bool is_signed_in_ = false;
};

}  // namespace lanyard
