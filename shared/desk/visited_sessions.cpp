// The rule is event/room_door's; who has a place where is looked up once.
#include "desk/visited_sessions.h"

#include "event/room_door.h"

namespace lanyard {

VisitedSessions::VisitedSessions(const EventConfig& config, const std::vector<Session>& sessions,
                                 const std::vector<Attendee>& people)
    : config_(config), sessions_(sessions) {
    for (const Attendee& person : people)
        for (const Enrolment& enrolment : person.sessions)
            if (enrolment.kind != EnrolmentKind::waiting) enrolled_[person.id].push_back(enrolment.session);
}

const Session* VisitedSessions::of(const std::string& person, const std::string& area, Instant at) const {
    const Area* known = config_.area(area);
    if (!known || known->room.empty()) return nullptr;
    const auto enrolled = enrolled_.find(person);
    const bool has_place = enrolled != enrolled_.end();
    return door_session(sessions_, known->room, at, has_place ? enrolled->second : std::vector<std::string>())
        .session;
}

}  // namespace lanyard
