// What is asked of the door: which point it is, whom, and in which order a group comes in.
#include "desk/check_in_deeds.h"

#include <algorithm>

#include "desk/desk.h"
#include "desk/door.h"
#include "desk/unknown_person.h"
#include "event/name_fold.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

Result<DoorRequest> door_request(Desk& desk, const CheckInRequest& request) {
    DoorRequest door{&desk.point(), request.leaving, request.print, request.as_kiosk};
    door.reason = request.anyway.value_or("");
    door.entered = request.entered;
    door.drops_badge = request.leaving && request.drops_badge;
    if (!request.point.empty()) door.point = desk.folder().config.point(request.point);
    if (!door.point) return usage_error("there is no check-in point \"" + request.point + "\"", "--point");
    if (door.leaving && desk.folder().config.area(door.point->area)->once)
        return usage_error("nobody goes out of \"" + door.point->name + "\": it gives out something once",
                           "--exit", "Take back what was given out with: lanyard undo ID");
    return door;
}

}  // namespace

Result<void> accepts(Desk& desk, const CheckInRequest& request) {
    const auto door = door_request(desk, request);
    return door ? Result<void>() : door.error();
}

Result<void> has_come(Desk& desk, const std::string& who) {
    auto come = desk.database().read([&]() -> Result<void> {
        std::string person = who;
        if (const auto holder = desk.roster().holder_of_text(clean_text(who))) person = holder->person;
        const auto known = desk.roster().attendee(person);
        if (!known || known->checked_in_at) return {};  // of nobody, the scan says what it is
        return refused(known->name + " has not come in, and nothing was written", known->id);
    });
    return come;
}

Outcome scan(Desk& desk, std::string_view text, const Deed& deed, const CheckInRequest& request) {
    auto door = door_request(desk, request);
    if (!door) {
        Outcome failed;
        failed.at = deed.now;
        failed.problem = door.error().message();
        return failed;
    }
    return desk.door().pass_code(clean_text(text), *door, deed);
}

void settle_late(Desk& desk) {
    desk.door().settle_late();
}

Result<Outcome> check_in(Desk& desk, std::string_view person, const Deed& deed,
                         const CheckInRequest& request) {
    auto door = door_request(desk, request);
    if (!door) return door.error();
    auto known = desk.attendee(person);
    if (!known) return known.error();
    if (!*known) return nobody(person);
    return desk.door().pass_person((*known)->id, *door, deed);
}

Result<std::vector<Outcome>> check_in_group(Desk& desk, const std::vector<std::string>& people,
                                            const Deed& deed) {
    auto outcomes = desk.journal().transact([&]() -> Result<std::vector<Outcome>> {
        std::vector<Attendee> group;
        for (const std::string& person : people) {
            auto known = desk.roster().attendee(person);
            if (!known) return nobody(person);
            group.push_back(std::move(*known));
        }
        // Badges come out in the order in which they are asked for.
        sort_by_name(group);
        std::vector<Outcome> outcomes;
        for (const Attendee& person : group)
            outcomes.push_back(desk.door().admit(person.id, DoorRequest{&desk.point()}, deed));
        return outcomes;
    });
    if (!outcomes) return outcomes;
    for (Outcome& outcome : *outcomes) desk.door().settle(outcome);
    return outcomes;
}

}  // namespace lanyard
