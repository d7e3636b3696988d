// What the desk's thread answers to a room's door.
#pragma once

#include <string>

#include "desk/find_people.h"
#include "options.h"
#include "roles/door/messages.h"
#include "roles/staff_gate/answers.h"
#include "workers/answers.h"

namespace lanyard {

class DoorAnswers : public Answers {
  public:
    static constexpr std::size_t most_found = 100;

    explicit DoorAnswers(const OpenDesk& open);

    Result<void> answer(long long request, const Request& what) override;
    void could_not_answer(long long request, const Request& what, const Error& why) override;
    // Posts what is on and who is in, where it has changed: by what anybody wrote, or by the time.
    void look() override;

  private:
    void look_at_room();
    Result<void> pass(long long request, const PassDoor& pass);
    Result<void> search(long long request, const SearchAtDoor& search);
    Result<void> take_back(long long request, const TakeBackPass& pass);
    void add_place(PassedDoor& passed);
    void post(long long request, RoomAnswer answer);
    Instant now() const { return open_.clock.now(); }
    Deed deed() const { return gate_.deed(); }

    OpenDesk open_;
    Desk& desk_;
    GateAnswers gate_;
    PeopleFinder finder_;
    RoomWatch room_;
    long long gate_at_ = -1, looked_at_ = -1, minute_ = -1;  // the database's versions, the event's minute
};

RoleWork door_work(const Options& options);

}  // namespace lanyard
