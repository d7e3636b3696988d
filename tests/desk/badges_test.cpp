// Badges owed, kept up to date while people come, leave, are joined and are given badges.
#include "desk/badges.h"

#include <doctest/doctest.h>

#include <random>

#include "desk/check_in_deeds.h"
#include "desk/erasing.h"
#include "desk/history_words.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/known_registrations.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

// "Ada Abbot: It is jammed. " …: whom a badge is owed, and why.
std::string words(const Result<std::vector<OwedBadge>>& owed) {
    REQUIRE(owed.ok());
    std::string all;
    for (const OwedBadge& badge : *owed) all += badge.name + ": " + badge.problem + " ";
    return all;
}

// What a printer says of somebody's newest badge, or a badge asked for.
void say_of_badge(Desk& desk, const std::string& person, std::string_view kind, int number) {
    REQUIRE(desk.journal()
                .transact([&] {
                    NewEntry entry;
                    entry.kind = kind;
                    entry.at = EventForTest::at(1);
                    entry.actor = "kiosk";
                    entry.subject = person;
                    entry.body = "{\"number\":" + std::to_string(number) +
                                 R"(,"check_in":"x","outcome":"printed","problem":"It is jammed."})";
                    desk.journal().append(entry);
                })
                .ok());
}

}  // namespace

TEST_CASE("whatever happens at the desk, the badges owed are those that looking at everybody finds") {
    for (unsigned seed = 0; seed < 12; ++seed) {
        CAPTURE(seed);
        EventForTest event;
        event.import_people();
        auto desk = event.open({"", true}), other = event.open({"Kiosk 2"});
        OwedBadges owed(*desk);
        CHECK(words(owed.look()) == "");
        std::mt19937 random(seed);
        std::vector<std::string> people;
        for (const char* name : {"Ada", "Ben", "Cleo"}) people.push_back(event.id_of(*desk, name));
        std::vector<int> numbers(people.size());
        std::string joined;
        for (int step = 0; step < 40; ++step) {
            const std::size_t who = random() % people.size();
            const std::string& person = people[who];
            Desk& at = random() % 2 ? *desk : *other;
            const int number = 1000 * static_cast<int>(who) + numbers[who];
            switch (random() % 8) {
                case 0:
                case 1:
                    (void)check_in(at, person, by_kiosk(event.at(step)));
                    break;
                case 2:
                    (void)undo(at, person, by_kiosk(event.at(step)));
                    break;
                case 3:
                    ++numbers[who];
                    say_of_badge(at, person, entry_kind::badge_requested, number + 1);
                    break;
                case 4:
                    if (numbers[who] > 0) say_of_badge(at, person, entry_kind::badge_printed, number);
                    break;
                case 5:
                    if (numbers[who] > 0) say_of_badge(at, person, entry_kind::badge_failed, number);
                    break;
                case 6:
                    (void)same_person(at, person, people[(who + 1) % people.size()],
                                      by_kiosk(event.at(step)));
                    break;
                default:
                    (void)correct(at, person, {{Field::name, "Somebody " + std::to_string(step)}},
                                  by_kiosk(event.at(step)));
            }
            CHECK(words(owed.look()) == words(badges_owed(*desk)));
        }
    }
}

TEST_CASE("a badge is owed from the arrival until it is printed, and why is said") {
    EventForTest event;
    event.import_people();
    auto desk = event.open({"", true});
    OwedBadges owed(*desk);
    const std::string ada = event.id_of(*desk, "Ada");
    REQUIRE(check_in(*desk, ada, by_kiosk(event.at(1))).ok());
    CHECK(words(owed.look()) == "Ada Abbot:  ");
    say_of_badge(*desk, ada, entry_kind::badge_requested, 5);
    CHECK(words(owed.look()) == "");
    say_of_badge(*desk, ada, entry_kind::badge_failed, 5);
    CHECK(words(owed.look()) == "Ada Abbot: It is jammed. ");
    REQUIRE(undo(*desk, ada, by_kiosk(event.at(2))).ok());
    CHECK(words(owed.look()) == "");
}

TEST_CASE("one print may have other words, which the record does not take and an erasure does") {
    EventForTest event;
    event.import_people();
    auto desk = event.open({"", true, true});
    const std::string ada = event.id_of(*desk, "Ada");
    const auto before = desk->attendee(ada);
    const auto words = [&](const char* name) {
        BadgeRequest request;
        request.says = {{Field::name, name}, {Field::organisation, ""}};
        return request;
    };
    CHECK_FALSE(request_badge(*desk, ada, words(" "), by_desk(event.at(1))).ok());
    BadgeRequest elsewhere;
    elsewhere.says = {{Field::email, "dr@x.example"}};
    CHECK_FALSE(request_badge(*desk, ada, elsewhere, by_desk(event.at(1))).ok());
    const auto job = request_badge(*desk, ada, words(" Dr Ada "), by_desk(event.at(1)));
    REQUIRE(job.ok());
    const auto requested = [&] {
        const auto found = desk->database().read(
            [&] { return *find_entry(desk->database(), PrintJobs(desk->database()).find(*job)->entry); });
        REQUIRE(found.ok());
        return *found;
    };
    CHECK(values_of(requested(), "says").at(Field::name) == "Dr Ada");
    CHECK(requested().body.find("Ada") == std::string::npos);
    CHECK((*desk->attendee(ada))->name == (*before)->name);
    const auto lines = history_of(*desk, ada, 1);
    REQUIRE(lines.ok());
    CHECK(happening_words(lines->front()) == "Badge printed with other words: Name: Dr Ada; Organisation: –");
    // It is out, and a second one needs a reason, other words or not.
    CHECK_FALSE(request_badge(*desk, ada, words("Dr A."), by_desk(event.at(2))).ok());
    REQUIRE(erase(*desk, ada, by_desk(event.at(3))).ok());
    CHECK_FALSE(requested().personal.has_value());
}
