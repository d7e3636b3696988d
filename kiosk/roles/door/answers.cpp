// Decided as a kiosk would: what needs a word is left to a key of whoever stands at the door.
#include "roles/door/answers.h"

#include "base/log.h"
#include "desk/check_in_deeds.h"
#include "desk/session_people.h"
#include "desk/taking_back.h"
#include "overloaded.h"

namespace lanyard {

namespace {

// A door is one of a room's: the point that was named, else the first of the room. Where something is given
// out once, whoever gives it works as at a door.
Result<std::string> point_of_door(const EventConfig& config, const Options& options) {
    const Room* room = options.room.empty() ? nullptr : config.room(options.room);
    for (const CheckInPoint& point : config.points) {
        const Area* area = config.area(point.area);
        const bool is_meant =
            options.point.empty() ? room && area->room == room->id : config.point(options.point) == &point;
        if (!is_meant) continue;
        if (!area->room.empty() || area->once) return point.name;
        return usage_error("\"" + point.name + "\" is no room's door, and gives nothing out", "--point",
                           "Its area has no room in event.toml, and no once = true; say --room instead");
    }
    if (room)
        return usage_error("no check-in point of event.toml is at the door of " + room->name, "--room",
                           "Add an [[area]] with this room and a point");
    return usage_error("a door needs a room", "--role door", "Say whose: --room \"Room 1\"");
}

}  // namespace

RoleWork door_work(const Options& options) {
    RoleWork work;
    work.actor = "door";
    work.stands_as = [options](DeskOptions desk, const EventConfig& config) -> Result<DeskOptions> {
        auto point = point_of_door(config, options);
        if (!point) return point.error();
        desk.point = *point;
        desk.staff = true;
        desk.prints = false;
        return desk;
    };
    work.answers = [](const OpenDesk& open) { return std::make_unique<DoorAnswers>(open); };
    return work;
}

DoorAnswers::DoorAnswers(const OpenDesk& open)
    : open_(open), desk_(open.desk), gate_(open), finder_(desk_), room_(desk_) {
    if (const auto ready = finder_.refresh(); !ready)
        log_error("nobody can be looked for yet: {}", ready.error().message());
}

Result<void> DoorAnswers::answer(long long request, const Request& what) {
    if (const auto* asked = what.as<GateRequest>()) return gate_.answer(*asked);
    return std::visit(Overloaded{[&](const PassDoor& it) { return pass(request, it); },
                                 [&](const SearchAtDoor& it) { return search(request, it); },
                                 [&](const TakeBackPass& it) { return take_back(request, it); }},
                      *what.as<RoomRequest>());
}

void DoorAnswers::could_not_answer(long long request, const Request& what, const Error& why) {
    if (what.as<GateRequest>()) return gate_.could_not_answer();
    std::visit(Overloaded{[&](const PassDoor& it) {
                              PassedDoor passed;
                              passed.asked = it;
                              passed.error = why;
                              post(request, std::move(passed));
                          },
                          [&](const SearchAtDoor& it) {
                              post(request, FoundAtDoor{it.words, {}, 0, why});
                          },
                          [&](const TakeBackPass&) { post(request, PassTakenBack{why}); }},
               *what.as<RoomRequest>());
}

void DoorAnswers::look() {
    const long long version = desk_.data_version();
    if (std::exchange(gate_at_, version) != version) gate_.look();
    look_at_room();
}

void DoorAnswers::look_at_room() {
    const long long version = desk_.data_version(), minute = to_ms(now()) / 60'000;
    if (version == looked_at_ && minute == minute_) return;
    auto room = room_.look(now());
    if (!room) return log_error("the room cannot be counted: {}", room.error().message());
    looked_at_ = version;
    minute_ = minute;
    post(0, std::make_shared<const RoomNow>(std::move(room).value()));
}

Result<void> DoorAnswers::pass(long long request, const PassDoor& pass) {
    CheckInRequest how;
    how.leaving = pass.leaving;
    how.print = false;
    how.as_kiosk = true;
    if (!pass.anyway.empty()) how.anyway = pass.anyway;
    PassedDoor passed;
    passed.asked = pass;
    if (pass.person.empty()) {
        passed.outcome = lanyard::scan(desk_, pass.code, deed(), how);
    } else if (auto outcome = lanyard::check_in(desk_, pass.person, deed(), how)) {
        passed.outcome = std::move(outcome).value();
    } else {
        return outcome.error();
    }
    if (!passed.outcome.problem.empty()) log_error("a scan could not be checked: {}", passed.outcome.problem);
    add_place(passed);
    post(request, std::move(passed));
    looked_at_ = -1;  // what this process wrote changes no version of its own
    look_at_room();
    return {};
}

// Their place by the sessions that they are in, whatever the verdict is about.
void DoorAnswers::add_place(PassedDoor& passed) {
    if (!passed.outcome.attendee) return;
    const auto programme = desk_.programme();
    if (!programme) return;
    const EventConfig& config = desk_.folder().config;
    std::vector<std::string> enrolled;
    for (const Enrolment& enrolment : passed.outcome.attendee->sessions)
        if (enrolment.kind != EnrolmentKind::waiting) enrolled.push_back(enrolment.session);
    const std::string& room = config.area(desk_.point().area)->room;
    if (room.empty()) return;
    const DoorSession door = door_session(*programme, room, now(), enrolled);
    const bool is_workshop = door.session && door.session->planned.kind == SessionKind::workshop;
    if (is_workshop && passed.outcome.verdict == Verdict::full)
        if (auto left = places_beside(desk_, *door.session)) passed.room_left = std::move(left).value();
    if (!is_workshop || enrolled.empty()) return;
    passed.place = PlaceAtDoor::elsewhere;
    for (const std::string& id : enrolled) {
        const Session* session = session_by_words(*programme, id);
        if (session && session->planned.id == door.session->planned.id) {
            passed.place = PlaceAtDoor::enrolled;
            return;
        }
        const bool is_meanwhile =
            session && session->start < door.session->end && door.session->start < session->end;
        if (!is_meanwhile) continue;
        passed.other = session->planned.title;
        const Room* known = config.room(session->planned.room);
        passed.other_room = known ? known->name : "";
    }
}

Result<void> DoorAnswers::search(long long request, const SearchAtDoor& search) {
    auto found = finder_.find(search.words, most_found);
    if (!found) return found.error();
    post(request, FoundAtDoor{search.words, std::move(found->people), found->further});
    return {};
}

Result<void> DoorAnswers::take_back(long long request, const TakeBackPass& pass) {
    const auto done = lanyard::undo(desk_, pass.entry, deed(), "at the door");
    if (!done) return done.error();
    post(request, PassTakenBack{});
    looked_at_ = -1;
    look_at_room();
    return {};
}

void DoorAnswers::post(long long request, RoomAnswer answer) {
    open_.inbox.post(RoleNews{RoomNews{request, std::move(answer)}});
}

}  // namespace lanyard
