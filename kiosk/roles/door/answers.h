// What the desk's thread answers to a room's door.
#pragma once

#include <string>

#include "desk/desk.h"
#include "desk/find_people.h"
#include "desk/room_door.h"
#include "inbox.h"

namespace lanyard {

class DoorAnswers {
  public:
    static constexpr std::size_t most_found = 12;

    // All must outlive it.
    DoorAnswers(Desk& desk, const EventClock& clock, Inbox& inbox);

    void answer(long long request, const RoomRequest& what);
    // Posts what is on and who is in, where it has changed: by what anybody wrote, or by the time.
    void look();

  private:
    void pass(long long request, const PassDoor& pass);
    void search(long long request, const SearchAtDoor& search);
    void take_back(long long request, const TakeBackPass& pass);
    void add_place(PassedDoor& passed);
    void post(long long request, RoomAnswer answer);
    Instant now() const { return clock_.now(); }

    Desk& desk_;
    const EventClock& clock_;
    Inbox& inbox_;
    PeopleFinder finder_;
    RoomWatch room_;
    long long looked_at_ = -1, minute_ = -1;  // the database's version, and the event's minute
};

}  // namespace lanyard
