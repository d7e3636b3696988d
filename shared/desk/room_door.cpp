// Counts by the store, the session by event/room_door.
#include "desk/room_door.h"

#include <algorithm>
#include <map>

#include "desk/desk.h"
#include "store/database.h"
#include "store/known_registrations.h"
#include "store/programme_table.h"

namespace lanyard {

int people_inside(Attendance& attendance, const EventConfig& config, const std::string& area,
                  const DoorSession& door) {
    if (config.reentry == Reentry::free && door.since) return attendance.inside_count(area, *door.since);
    return attendance.inside_count(area);
}

std::optional<int> places_of(const EventConfig& config, const std::string& room, const Session* session) {
    const bool is_workshop = session && session->planned.kind == SessionKind::workshop;
    if (is_workshop && session->planned.capacity) return session->planned.capacity;
    const Room* known = config.room(room);
    return known ? known->capacity : std::nullopt;
}

Result<RoomNow> RoomWatch::look(Instant now) {
    return desk_.database().read([&] {
        refresh();
        const EventConfig& config = desk_.folder().config;
        const Area& area = *config.area(desk_.point().area);
        const auto programme = ProgrammeTable(desk_.database()).programme();
        const DoorSession door = door_session(programme, area.room, now);
        Attendance attendance(desk_.database());
        RoomNow room;
        room.inside = people_inside(attendance, config, area.id, door);
        room.places = places_of(config, area.room, door.session);
        if (door.next) room.next = *door.next;
        if (!door.session) return room;
        room.session = *door.session;
        if (door.session->planned.kind == SessionKind::workshop)
            room.enrolled = enrolled_in(door.session->planned.id, programme);
        return room;
    });
}

// Inside a read.
void RoomWatch::refresh() {
    const ChangedPeople changed = watch_.look(desk_.database());
    std::vector<std::string> people = changed.people;
    if (changed.everybody) {
        sessions_.clear();
        for (const auto& [id, known] : read_known_registrations(desk_.database(), desk_.folder().config))
            if (!value_in_effect(known, Field::sessions).empty()) people.push_back(id);
        for (std::string& id : desk_.roster().enrolled_by_hand()) people.push_back(std::move(id));
    }
    for (const std::string& id : people) {
        sessions_.erase(id);
        const auto person = desk_.roster().attendee(id);
        if (!person || person->id != id || person->sessions.empty()) continue;
        const bool may_come =
            person->status == AttendeeStatus::expected || person->status == AttendeeStatus::pending;
        if (!may_come) continue;
        for (const Enrolment& enrolment : person->sessions)
            if (enrolment.kind != EnrolmentKind::waiting) sessions_[id].push_back(enrolment.session);
    }
}

int RoomWatch::enrolled_in(const std::string& session, const std::vector<Session>& programme) {
    std::map<std::string, bool> means_it;  // by the words
    int enrolled = 0;
    for (const auto& [person, words] : sessions_) {
        enrolled += std::any_of(words.begin(), words.end(), [&](const std::string& one) {
            const auto [known, is_new] = means_it.try_emplace(one, false);
            if (!is_new) return known->second;
            const Session* meant = session_by_words(programme, one);
            return known->second = meant && meant->planned.id == session;
        });
    }
    return enrolled;
}

}  // namespace lanyard
