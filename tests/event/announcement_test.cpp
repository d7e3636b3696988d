// When and where an announcement is shown.
#include "event/announcement.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

Instant at(int minute) {
    return instant_from_ms(1'510'304'400'000 + minute * 60'000LL);
}

Announcement said(const char* id, std::vector<std::string> rooms, int from, int until) {
    return {id, "Lunch is served", std::move(rooms), at(from), at(until), at(from), "desk"};
}

std::string ids(const std::vector<Announcement>& all) {
    std::string words;
    for (const Announcement& one : all) words += one.id;
    return words;
}

}  // namespace

TEST_CASE("an announcement is on from its beginning until just before its end") {
    const Announcement one = said("a", {}, 5, 10);
    CHECK(announcement_state(one, at(5) - Milliseconds(1)) == AnnouncementState::to_come);
    CHECK(announcement_state(one, at(5)) == AnnouncementState::on);
    CHECK(announcement_state(one, at(10) - Milliseconds(1)) == AnnouncementState::on);
    CHECK(announcement_state(one, at(10)) == AnnouncementState::over);
    CHECK(announcement_state_name(AnnouncementState::to_come) == "to_come");
}

TEST_CASE("a room's announcement is shown there alone; the newest comes first") {
    const std::vector<Announcement> all = {said("a", {}, 0, 60), said("b", {"hall"}, 2, 60),
                                           said("c", {}, 1, 60), said("d", {}, 50, 60)};
    CHECK(ids(announcements_on(all, "", at(3))) == "ca");
    CHECK(ids(announcements_on(all, "hall", at(3))) == "bca");
    CHECK(ids(announcements_on(all, "room-1", at(3))) == "ca");
    CHECK(ids(announcements_on(all, "", at(55))) == "dca");
    CHECK(announcements_on(all, "hall", at(60)).empty());
}
