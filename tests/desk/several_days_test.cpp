// An event of several days: who is in the building is who came in today, for roll call, counts, rooms, doors,
// desk and exports alike, as a plain model says; and of an event of one day nobody goes home by the clock.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/export_roll_call.h"
#include "desk/export_visits.h"
#include "desk/room_door.h"
#include "store/database.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

using Ids = std::set<std::string>;

const char* const three_days = "opens = 2017-11-10T08:00:00\ncloses = 2017-11-12T23:59:00\n";

DeskOptions at_point(const std::string& point) {
    DeskOptions staff;
    staff.staff = true;
    staff.point = point;
    return staff;
}

// A desk and the door of a room that stay open over the nights.
struct Days {
    EventForTest event;
    std::unique_ptr<Desk> desk, room;
    Instant now = EventForTest::at(0);  // the first day, at nine

    explicit Days(const std::string& settings) : event(settings) {
        event.import_people();
        desk = event.open(at_point("Kiosk 1"));
        room = event.open(at_point("Small Hall door"));
    }
    void it_is(Instant time) {
        now = time;
        desk->event_time_is(now);
        room->event_time_is(now);
    }
    Verdict passes(const std::string& name, const std::string& point, bool leaving = false) {
        CheckInRequest how;
        how.point = point;
        how.leaving = leaving;
        const auto outcome = check_in(*desk, event.id_of(*desk, name), by_desk(now), how);
        REQUIRE(outcome.ok());
        return outcome->verdict;
    }
    Ids on_roll_call(const std::string& last_seen = "") {
        const auto table = export_roll_call(*desk, false);
        REQUIRE(table.ok());
        REQUIRE(table->headings[9] == "last_seen_area");
        Ids names;
        for (const auto& row : table->rows)
            if (last_seen.empty() || row[9] == last_seen) names.insert(row[1]);
        return names;
    }
};

// By the test's own book: of each person every pass, and of those only today's.
class Book {
  public:
    void write(const std::string& name, const std::string& point, bool leaving, Instant at) {
        passes_[name].push_back({day_of(at), point, leaving});
    }
    Ids inside(Instant now) const {
        Ids names;
        for (const auto& [name, passes] : passes_) {
            bool is_in = false;
            for (const Pass& pass : passes)
                if (pass.day == day_of(now) && !(pass.leaving && pass.point != "Kiosk 1"))
                    is_in = !pass.leaving;
            if (is_in) names.insert(name);
        }
        return names;
    }
    Ids in_room(Instant now) const {
        Ids names;
        for (const auto& [name, passes] : passes_) {
            const Pass& newest = passes.back();
            if (newest.day == day_of(now) && !newest.leaving && newest.point == "Small Hall door")
                names.insert(name);
        }
        return names;
    }

  private:
    struct Pass {
        long long day;
        std::string point;
        bool leaving;
    };
    // London in November: its clocks show UTC, and a day ends at four.
    static long long day_of(Instant at) { return (to_ms(at) - 4 * 3'600'000) / (24 * 3'600'000); }

    std::map<std::string, std::vector<Pass>> passes_;
};

void check_all_agree(Days& days, const Book& book) {
    CAPTURE(format_iso(days.now, "UTC"));
    const Ids inside = book.inside(days.now), in_room = book.in_room(days.now);
    CHECK(days.on_roll_call() == inside);
    CHECK(days.on_roll_call("Small Hall") == in_room);
    CHECK(days.desk->counts()->inside == static_cast<int>(inside.size()));
    const auto counted = days.room->database().read([&] { return days.room->roster().people_inside(0); });
    CHECK(*counted == static_cast<int>(inside.size()));
    CHECK(RoomWatch(*days.room).look(days.now)->inside == static_cast<int>(in_room.size()));
    const auto everybody = days.desk->attendees();
    REQUIRE(everybody.ok());
    for (const Attendee& person : *everybody) {
        CAPTURE(person.given_name);
        CHECK(person.inside == (inside.count(person.given_name) > 0));
        CHECK(days.desk->attendee(person.id)->value().inside == person.inside);
    }
}

}  // namespace

TEST_CASE("over three days and nights all say the same of who is in, as a plain model does") {
    static constexpr const char* names[] = {"Ada", "Ben", "Cleo"};
    const unsigned seeds = std::getenv("LANYARD_FULL") ? 200 : 10;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto pick = [&](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); };
        Days days(std::string(seed % 2 ? "reentry = \"scan\"\n" : "") + (seed % 3 ? three_days : ""));
        Book book;
        for (int i = 0; i < 40; ++i) {
            days.it_is(days.now + minutes(pick(180)));
            check_all_agree(days, book);  // nobody did anything but the clock
            const std::string name = names[pick(3)], point = pick(2) ? "Kiosk 1" : "Small Hall door";
            const bool leaving = pick(3) == 0;
            const bool was_in = book.inside(days.now).count(name) > 0;
            const Verdict verdict = days.passes(name, point, leaving);
            if (!leaving && !was_in && verdict != Verdict::closed) CHECK(lets_through(verdict));
            if (lets_through(verdict)) book.write(name, point, leaving, days.now);
            check_all_agree(days, book);
        }
    }
}

TEST_CASE("who came yesterday takes no seat today, scanned out or not") {
    Days days(std::string("capacity = 2\n") + three_days);
    days.it_is(days.now);
    CHECK(days.passes("Ada", "Kiosk 1") == Verdict::admitted);
    CHECK(days.passes("Ben", "Kiosk 1") == Verdict::admitted);
    CHECK(days.passes("Cleo", "Kiosk 1") == Verdict::full);
    days.it_is(days.now + hours(24));
    CHECK(days.passes("Cleo", "Kiosk 1") == Verdict::admitted);
    CHECK(days.passes("Ada", "Kiosk 1") == Verdict::welcome_back);
    CHECK(days.passes("Ben", "Kiosk 1") == Verdict::full);
    CHECK(days.on_roll_call() == Ids{"Ada", "Cleo"});
}

TEST_CASE("of an event of one day nobody goes home by the clock, whenever its party ends") {
    std::string closes;
    SUBCASE("check-in closes in the evening") {
        closes = "2017-11-10T23:30:00";
    }
    SUBCASE("check-in closes in the night") {
        closes = "2017-11-11T01:00:00";
    }
    Days days("opens = 2017-11-10T08:00:00\ncloses = " + closes + "\n");
    days.passes("Ada", "Kiosk 1");
    days.passes("Ben", "Small Hall door");
    for (const int later : {1, 14, 18, 19, 20}) {  // 20 hours after nine is five in the morning
        days.it_is(EventForTest::at(0) + hours(later));
        CAPTURE(later);
        CHECK(days.on_roll_call() == Ids{"Ada", "Ben"});
        CHECK(days.desk->counts()->inside == 2);
    }
    days.passes("Ada", "Kiosk 1", true);
    CHECK(days.on_roll_call() == Ids{"Ben"});
}

TEST_CASE("what is written down late of yesterday leads nobody out who is in today") {
    Days days(three_days);
    const Instant yesterday = days.now + hours(8);
    days.it_is(days.now + hours(24));
    days.passes("Ada", "Kiosk 1");
    CheckInRequest leaving;
    leaving.leaving = true;
    for (const CheckInRequest& how : {CheckInRequest(), leaving})
        REQUIRE(check_in(*days.desk, days.event.id_of(*days.desk, "Ada"), by_desk(yesterday), how).ok());
    days.it_is(days.now);
    CHECK(days.on_roll_call() == Ids{"Ada"});
    CHECK(days.desk->counts()->inside == 1);
}

TEST_CASE("a stay does not run over the night: when somebody went is not known, and when they came is not") {
    Days days("reentry = \"scan\"\n");
    days.passes("Ada", "Kiosk 1");
    days.it_is(days.now + hours(24));
    days.passes("Ada", "Kiosk 1", true);
    const auto visits = export_visits(*days.desk);
    REQUIRE(visits.ok());
    REQUIRE(visits->rows.size() == 2);
    REQUIRE(visits->headings[4] == "in_at");
    REQUIRE(visits->headings[6] == "out_at");
    CHECK(visits->rows[0][4] == "2017-11-10T09:00:00+00:00");
    CHECK(visits->rows[0][6] == "");
    CHECK(visits->rows[1][4] == "");
    CHECK(visits->rows[1][6] == "2017-11-11T09:00:00+00:00");
}
