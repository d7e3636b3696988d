// What the desk's thread answers to a self-service kiosk, and what it tells it unasked.
#pragma once

#include <optional>
#include <string>

#include "desk/outcome.h"
#include "desk/self_service.h"
#include "roles/self/messages.h"
#include "roles/staff_gate/answers.h"
#include "store/people/order_watch.h"
#include "workers/answers.h"

namespace lanyard {

class SelfAnswers : public Answers {
  public:
    explicit SelfAnswers(const OpenDesk& open);

    Result<void> answer(long long request, const Request& what) override;
    void could_not_answer(long long request, const Request& what, const Error& why) override;
    // Posts the badges' stock where it changed, and the state of calls that were made here.
    void look() override;
    // A call is told to the desk where one of them is a desk that runs.
    void machines_are(std::vector<MachineState> machines) override;

  private:
    // To the desk, while somebody may answer it.
    struct Call {
        long long about = 0;  // the request, or the print job
        std::string entry;
        HelpState state = HelpState::waiting;
    };

    Result<void> scan(long long request, const ScanCode& code);
    Result<void> find(long long request, const FindPerson& person);
    Result<void> register_person(long long request, const RegisterPerson& person);
    Result<void> name_seat(long long request, const NameSeat& seat);
    Result<void> ask_for_help(long long request, const AskForHelp& help);
    Result<void> answer_opt_in(const AnswerOptIn& answer);
    Result<void> bring(long long request, const BringCompanions& company);
    Result<void> badge_did_not_come(const BadgeDidNotCome& missed);

    void post(SelfNews news) { open_.inbox.post(RoleNews{std::move(news)}); }
    void tell(long long request, Outcome outcome, bool by_code = false);
    void draw_badge(long long request, const Outcome& outcome);
    void look_at_calls();
    bool has_moved_on(Call& call);
    void look_at_stock();
    Instant now() const { return open_.clock.now(); }
    Deed deed() const { return gate_.deed(); }

    OpenDesk open_;
    Desk& desk_;
    GateAnswers gate_;
    SelfServicePoint point_;
    OrderWatch orders_;
    long long looked_at_ = -1;       // the database's version
    bool desk_is_open_ = false;      // one on this machine runs, and shows calls
    std::optional<Call> call_;       // the newest for help that a person made here
    std::optional<Call> missed_;     // the newest of a badge that did not come out here
    std::optional<bool> has_stock_;  // as told last
};

RoleWork self_work();

}  // namespace lanyard
