// Who works at this machine: PINs and badges checked, and whose each deed is.
#pragma once

#include <optional>
#include <string>

#include "event/pin_tries.h"
#include "event/staff.h"
#include "roles/staff_gate/messages.h"
#include "workers/answers.h"

namespace lanyard {

class GateAnswers {
  public:
    // All must outlive it. Until somebody signs in, what is done here is done by `actor`; where the event has
    // no staff everybody who stands here may do everything.
    GateAnswers(Desk& desk, Inbox& inbox, const EventClock& clock, std::string actor);
    explicit GateAnswers(const OpenDesk& open) : GateAnswers(open.desk, open.inbox, open.clock, open.actor) {}

    Result<void> answer(const GateRequest& what);
    // Posts that the machine could not say.
    void could_not_answer();
    // Posts whether there is staff, where that has changed; for when the database has.
    void look();
    // Of what is done now: by the one who is signed in, else by nobody in particular.
    Deed deed() const;

  private:
    Result<void> open(const OpenWithPin& with);
    Result<void> open(const OpenWithBadge& with);
    PinTries& tries(Milliseconds now);
    void remember(Milliseconds now);
    Result<void> sign_out();
    Result<void> lay_in(const LayInNewRoll& roll);
    void post(GateNews news);

    Desk& desk_;
    Inbox& inbox_;
    const EventClock& clock_;
    std::string actor_;  // of nobody in particular
    std::optional<PinTries> tries_;  // read when the first PIN comes
    std::optional<bool> has_staff_;
    std::optional<StaffMember> signed_in_;
};

}  // namespace lanyard
