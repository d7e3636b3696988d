// Two kiosks and an import on one folder at once: nobody is lost, and each sees what the others did.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("two kiosks and lanyard import on one folder at once") {
    const SampleEvent sample;
    const auto people = ordinary_delegates(sample);
    const std::size_t each = 8;
    REQUIRE(people.size() > 2 * each);

    const VirtualScreen left(768, 1366), right(768, 1366);
    KioskSession one(left, sample.folder(), sample.file("one"),
                     {"--window", "768x1366", "--point", "Kiosk 1"});
    KioskSession two(right, sample.folder(), sample.file("two"),
                     {"--window", "768x1366", "--point", "Kiosk 2"});
    REQUIRE_MESSAGE(one.shows("welcome"), one.story());
    REQUIRE_MESSAGE(two.shows("welcome"), two.story());

    ChildProcess import({program("lanyard"), "--event", sample.folder().string(), "--clock", morning,
                         "import", sample_file("registrations-later.csv")},
                        {}, sample.file("import.log"));
    for (std::size_t i = 0; i < each; ++i) {
        const auto &first = people[2 * i], &second = people[2 * i + 1];
        REQUIRE_MESSAGE(one.admits(first.code, first.greeting), one.story());
        REQUIRE_MESSAGE(two.admits(second.code, second.greeting), two.story());
    }
    CHECK(import.wait_for_end() == 0);

    two.scan(people[0].code);  // came in by the other door
    CHECK_MESSAGE(two.shows("verdict", "welcome_back", people[0].greeting), two.story());
    // Only the new list has her.
    CHECK_MESSAGE(one.admits(sample.code("akande-wright"), "Josephine"), one.story());
    CHECK(one.process().end() == 0);
    CHECK(two.process().end() == 0);
    CHECK(one.log() + two.log() == "");

    for (std::size_t i = 0; i < 2 * each; ++i) {
        const auto row = sample.attendance_of(people[i].id);
        CHECK(row["attended"] == "yes");
        CHECK(row["point"] == (i % 2 == 0 ? "Kiosk 1" : "Kiosk 2"));
    }
    CHECK(sample.json({"stats"})["arrived"] == 2 * each + 1);
    CHECK(sample.json({"attendees"}).size() == 323);
    CHECK(sample.lanyard({"verify"}).status == 0);
}
