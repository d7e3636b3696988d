// Counts by the store, the session by event/room_door.
#include "desk/room_door.h"

#include "desk/desk.h"
#include "store/database.h"
#include "store/people/whereabouts.h"
#include "store/programme_table.h"

namespace lanyard {

int people_in_room(Database& database, const Premises& premises, Reentry reentry, const std::string& area,
                   const DoorSession& door) {
    const auto since = reentry == Reentry::free ? door.since : std::nullopt;
    return people_in_room(database, premises, area, since);
}

std::optional<int> places_of(const EventConfig& config, const std::string& room, const Session* session) {
    const bool is_workshop = session && session->planned.kind == SessionKind::workshop;
    if (is_workshop && session->planned.capacity) return session->planned.capacity;
    const Room* known = config.room(room);
    return known ? known->capacity : std::nullopt;
}

Result<RoomNow> RoomWatch::look(Instant now) {
    auto twice = let_in_twice();
    if (!twice) return twice.error();
    auto room = desk_.database().read([&] { return look_at_room(now); });
    if (room) room->twice = std::move(twice).value();
    return room;
}

RoomNow RoomWatch::look_at_room(Instant now) {
    const EventConfig& config = desk_.folder().config;
    const Area& area = *config.area(desk_.point().area);
    RoomNow room;
    if (area.once) {
        room.inside = given_out_in(desk_.database(), area.id);
        return room;
    }
    const auto programme = ProgrammeTable(desk_.database()).programme();
    const DoorSession door = door_session(programme, area.room, now);
    room.inside = people_in_room(desk_.database(), desk_.roster().premises(), config.reentry, area.id, door);
    room.places = places_of(config, area.room, door.session);
    if (door.next) room.next = *door.next;
    if (!door.session) return room;
    room.session = *door.session;
    if (door.session->planned.kind == SessionKind::workshop)
        room.enrolled = enrolments_.refresh(desk_).enrolled_in(door.session->planned.id, programme);
    return room;
}

Result<std::vector<LetInTwice>> RoomWatch::let_in_twice() {
    auto all = twice_.look();
    if (!all) return all.error();
    const std::string& here = desk_.point().name;
    std::vector<LetInTwice> found;
    for (AdmittedTwice& one : *all) {
        const DoubleAdmission& two = one.admissions;
        if (two.first.point != here && two.second.point != here) continue;
        const auto person = desk_.attendee(two.person);
        if (!person) return person.error();
        if (*person) found.push_back({(*person)->name, std::move(one.admissions)});
    }
    return found;
}

}  // namespace lanyard
