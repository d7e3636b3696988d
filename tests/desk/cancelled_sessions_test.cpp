// A workshop that was cancelled without anybody having been moved: seen, its people moved, and all back.
#include "desk/cancelled_sessions.h"

#include <doctest/doctest.h>

#include "desk/taking_back.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/workshops_for_test.h"

using namespace lanyard;

namespace {

struct CancelledAfternoon : WorkshopsForTest {
    EnrolmentWatch watch;

    CancelledAfternoon() { REQUIRE(cancel(false, "", false).ok()); }
    std::vector<CancelledSession> seen(int minute = 2) {
        auto all = cancelled_sessions(*desk, watch, event.at(minute));
        REQUIRE(all.ok());
        return std::move(all).value();
    }
};

}  // namespace

TEST_CASE("where nothing is cancelled nobody is looked for") {
    WorkshopsForTest day;
    EnrolmentWatch watch;
    CHECK(cancelled_sessions(*day.desk, watch, day.event.at(2))->empty());
    CHECK(move_people_of_cancelled(*day.desk, "a", by_kiosk(day.event.at(2))).error().kind ==
          ErrorKind::refused);
}

TEST_CASE(
    "who stands nowhere is counted beside the places that are left, until they are moved or it is over") {
    CancelledAfternoon day;
    REQUIRE(day.seen().size() == 1);
    CHECK(day.seen().front() == CancelledSession{"a", "Workshop A: Alpha", 2, 1, {"Workshop B: Beta"}});
    CHECK(day.seen().front().may_move());
    CHECK(day.seen(5 * 60).empty());

    const auto moved = move_people_of_cancelled(*day.desk, "a", by_kiosk(day.event.at(3)));
    REQUIRE(moved.ok());
    CHECK(moved->people == std::vector<std::string>{day.event.id_of(*day.desk, "Ada")});
    CHECK(moved->without == std::vector<std::string>{"Ben Brown"});
    CHECK(day.sessions_of("ada") == "b");
    CHECK(day.sessions_of("ben") == "a");
    CHECK(day.seen().front() == CancelledSession{"a", "Workshop A: Alpha", 1, 0, {}});
    CHECK_FALSE(day.seen().front().may_move());
    const auto without = people_without_place(*day.desk, "a");
    REQUIRE(without.ok());
    REQUIRE(without->size() == 1);
    CHECK(without->front().name == "Ben Brown");
    // A second press, or another desk's.
    CHECK(move_people_of_cancelled(*day.desk, "a", by_kiosk(day.event.at(4))).error().kind ==
          ErrorKind::refused);

    REQUIRE(undo_together(*day.desk, moved->entries, by_kiosk(day.event.at(5)), "Pressed by mistake").ok());
    CHECK(day.sessions_of("ada") == "a");
    CHECK(day.seen().front().people == 2);
    CHECK_FALSE(verify_journal(day.desk->database(), day.event.key())->has_value());
}

TEST_CASE("whoever has a place beside it already stands somewhere") {
    CancelledAfternoon day;
    const std::string ada = day.event.id_of(*day.desk, "Ada");
    REQUIRE(day.desk->journal()
                .transact([&] {
                    NewEntry entry;
                    entry.kind = entry_kind::enrolled;
                    entry.at = day.event.at(1);
                    entry.actor = "desk";
                    entry.subject = ada;
                    entry.body = R"({"session":"b","enrolment":"chosen"})";
                    day.desk->journal().append(entry);
                })
                .ok());
    CHECK(day.seen().front().people == 1);
    CHECK(day.seen().front().places == 0);
    CHECK(people_without_place(*day.desk, "a")->front().name == "Ben Brown");
}

TEST_CASE("two desks on one folder move the same people once") {
    CancelledAfternoon day;
    auto other = day.event.open({"", true});
    REQUIRE(move_people_of_cancelled(*day.desk, "a", by_kiosk(day.event.at(3))).ok());
    CHECK(move_people_of_cancelled(*other, "a", by_kiosk(day.event.at(3))).error().kind ==
          ErrorKind::refused);
    CHECK(other->attendees("ada")->front().sessions.size() == 1);
}
