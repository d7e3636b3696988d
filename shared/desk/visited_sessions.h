// Which session somebody came for when a room's door let them in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "event/attendee.h"
#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

class VisitedSessions {
  public:
    // All must outlive this.
    VisitedSessions(const EventConfig& config, const std::vector<Session>& sessions,
                    const std::vector<Attendee>& people);

    // The session that the door of the area was open for (event/room_door), those first that they have a
    // place in; nullptr where the area is no room, or nothing was on.
    const Session* of(const std::string& person, const std::string& area, Instant at) const;

  private:
    const EventConfig& config_;
    const std::vector<Session>& sessions_;
    std::map<std::string, std::vector<std::string>> enrolled_;  // by person
};

}  // namespace lanyard
