// The door: what is decided is recorded once, with the hub winning, losing, silent or late, and a process
// killed between each two steps; longer than 400 lines because every case counts the same rows of one door.
#include "desk/door.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/import_list.h"
#include "desk/import_programme.h"
#include "desk/notices.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/people/attendance.h"
#include "store/print_jobs.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

using Mood = FakeClaims::Mood;

int count(Desk& desk, const char* sql) {
    return desk.database().handle().execAndGet(sql).getInt();
}
int check_ins(Desk& desk) {
    return count(desk, "SELECT count(*) FROM attendance");
}
int jobs(Desk& desk, const std::string& state) {
    return count(desk, ("SELECT count(*) FROM print_jobs WHERE state = '" + state + "'").c_str());
}
int unsettled(Desk& desk) {
    return count(desk, "SELECT count(*) FROM unsettled");
}
std::string check_in_entries(Desk& desk) {
    return desk.database()
        .handle()
        .execAndGet("SELECT group_concat(entry) FROM (SELECT entry FROM attendance ORDER BY entry)")
        .getString();
}
std::string decision(Desk& desk) {
    return desk.database()
        .handle()
        .execAndGet("SELECT group_concat(decision) FROM door_decisions")
        .getString();
}

DeskOptions printing(const std::string& point = "Kiosk 1") {
    return {point, false, true};
}

}  // namespace

TEST_CASE("without a hub a check-in is one transaction: admitted, badge queued, nothing left to settle") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(printing());
    const Outcome outcome = scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0)));
    CHECK(outcome.verdict == Verdict::admitted);
    REQUIRE(outcome.attendee);
    CHECK(outcome.attendee->name == "Ada Abbot");
    CHECK(outcome.point == "Kiosk 1");
    CHECK(check_ins(*desk) == 1);
    CHECK(jobs(*desk, "queued") == 1);
    CHECK(unsettled(*desk) == 0);
    CHECK(desk->counts()->arrived == 1);
}

TEST_CASE("the same code at the same kiosk within a minute shows the same and records nothing") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(printing());
    const std::string code = event.code_of(*desk, "ada");
    const Outcome first = scan(*desk, code, by_kiosk(event.at(0)));
    const int entries = count(*desk, "SELECT count(*) FROM entries");
    const Outcome again = scan(*desk, code, by_kiosk(event.at(0) + std::chrono::seconds(59)));
    CHECK(again.repeated);
    CHECK(again.verdict == Verdict::admitted);
    CHECK(again.print_job == first.print_job);
    CHECK(count(*desk, "SELECT count(*) FROM entries") == entries);
    // A minute later the invitation is a second visit, and the badge is out.
    const Outcome later = scan(*desk, code, by_kiosk(event.at(2)));
    CHECK(later.verdict == Verdict::already_in);
    REQUIRE(later.earlier);
    CHECK(later.earlier->at == event.at(0));
    CHECK(later.earlier->point == "Kiosk 1");
    CHECK(check_ins(*desk) == 1);
}

TEST_CASE("a check-in that the desk has taken back meanwhile is not shown again as if it stood") {
    EventForTest event;
    event.import_people();
    auto kiosk = event.open(printing());
    auto desk = event.open({"Kiosk 2", true, false});
    const std::string code = event.code_of(*kiosk, "ada");
    scan(*kiosk, code, by_kiosk(event.at(0)));
    REQUIRE(undo(*desk, event.id_of(*desk, "ada"), by_kiosk(event.at(0))));
    const Outcome again = scan(*kiosk, code, by_kiosk(event.at(0) + std::chrono::seconds(10)));
    CHECK_FALSE(again.repeated);
    CHECK(again.verdict == Verdict::admitted);
    CHECK(check_ins(*kiosk) == 1);
}

TEST_CASE("the printed badge seen again is welcome back, and nobody gets two") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(printing());
    const Outcome first = scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0)));
    REQUIRE(first.badge_code.size() == 20);
    const Outcome back = scan(*desk, first.badge_code, by_kiosk(event.at(30)));
    CHECK(back.verdict == Verdict::welcome_back);
    CHECK(back.print_job == 0);
    CHECK(jobs(*desk, "queued") == 1);
    CHECK(check_ins(*desk) == 1);
}

TEST_CASE("codes that admit nobody each have their verdict, and leave a hash and no text") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const EventKey key = event.key();
    CHECK(scan(*desk, "https://example.org/ticket", by_kiosk(event.at(0))).verdict == Verdict::unknown);
    CHECK(scan(*desk, ticket_code(EventKey::generate(), 7), by_kiosk(event.at(0))).verdict !=
          Verdict::admitted);
    CHECK(scan(*desk, ticket_code(key, 7), by_kiosk(event.at(0))).verdict == Verdict::not_listed_yet);
    std::string misread = event.code_of(*desk, "ada");
    misread[3] = misread[3] == 'A' ? 'B' : 'A';
    CHECK(scan(*desk, misread, by_kiosk(event.at(0))).verdict == Verdict::misread);
    CHECK(check_ins(*desk) == 0);
    const auto refused = desk->database()
                             .handle()
                             .execAndGet(
                                 "SELECT group_concat(body) FROM entries WHERE kind = "
                                 "'scan_refused'")
                             .getString();
    CHECK(std::string(refused).find("example.org") == std::string::npos);
    CHECK(count(*desk, "SELECT count(*) FROM refused_scans") == 3);
}

TEST_CASE(
    "a stranger's code held up ten thousand times in a minute is one entry, and the next says how often") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(printing());
    const auto refusals = [&] { return count(*desk, "SELECT count(*) FROM refused_scans"); };
    for (int i = 0; i < 10'000; ++i)
        scan(*desk, "https://example.org/ticket", by_kiosk(event.at(0) + Milliseconds(5 * i)));
    CHECK(refusals() == 1);
    for (int i = 0; i < 1'000; ++i)
        scan(*desk, "https://example.org/" + std::to_string(i),
             by_kiosk(event.at(0) + Milliseconds(50'000 + i)));
    CHECK(refusals() == 1 + 20);
    CHECK(scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(3))).verdict == Verdict::admitted);
    CHECK(count(*desk,
                "SELECT sum(coalesce(json_extract(body, '$.times'), 1)) FROM entries WHERE kind = "
                "'scan_refused'") == 11'000);
}

TEST_CASE("what was refused before a program ends is counted, although nobody came after") {
    EventForTest event;
    event.import_people();
    {
        auto desk = event.open();
        for (int i = 0; i < 7; ++i) scan(*desk, "https://example.org/ticket", by_kiosk(event.at(0)));
        CHECK(count(*desk, "SELECT count(*) FROM refused_scans") == 1);
    }
    auto desk = event.open();
    CHECK(count(*desk,
                "SELECT sum(coalesce(json_extract(body, '$.times'), 1)) FROM entries WHERE kind = "
                "'scan_refused'") == 7);
}

TEST_CASE("a claim that is won releases the badge and says so in the journal") {
    EventForTest event;
    event.import_people();
    FakeHub hub;
    auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::answers));
    const Outcome outcome = scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0)));
    CHECK(outcome.verdict == Verdict::admitted);
    CHECK(decision(*desk) == "claimed");
    CHECK(jobs(*desk, "queued") == 1);
    CHECK(unsettled(*desk) == 0);
}

TEST_CASE("of two kiosks that share a hub one admits, the other shows the winner's place and time") {
    EventForTest event;
    event.import_people();
    FakeHub hub;
    auto one = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::answers));
    auto two = event.open_copy(event.copy("kiosk2"), printing("Kiosk 2"),
                               std::make_shared<FakeClaims>(hub, Mood::answers));
    const std::string code = event.code_of(*one, "ada");
    CHECK(scan(*one, code, by_kiosk(event.at(0))).verdict == Verdict::admitted);
    const Outcome second = scan(*two, code, by_kiosk(event.at(1)));
    CHECK(second.verdict == Verdict::already_in);
    REQUIRE(second.earlier);
    CHECK(second.earlier->point == "Kiosk 1");
    CHECK(second.earlier->at == event.at(0));
    // The loser's check-in is undone and its badge never printed; the winner's stands there, too.
    CHECK(check_in_entries(*two) == check_in_entries(*one));
    CHECK(check_ins(*two) == 1);
    CHECK(count(*two, "SELECT count(*) FROM print_jobs") == 0);
    CHECK(unsettled(*two) == 0);
    CHECK(second.attendee->checked_in_at == event.at(0));
    exchange(*one, *two);
    for (Desk* desk : {one.get(), two.get()}) {
        CHECK(check_ins(*desk) == 1);
        CHECK(desk->counts()->arrived == 1);
    }
}

TEST_CASE("a silent hub costs one wait, and then is not asked for some seconds") {
    EventForTest event;
    event.import_people();
    FakeHub hub;
    auto claims = std::make_shared<FakeClaims>(hub, Mood::silent);
    auto desk = event.open(printing(), claims);
    CHECK(scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0))).verdict == Verdict::admitted);
    CHECK(scan(*desk, event.code_of(*desk, "ben"), by_kiosk(event.at(0))).verdict == Verdict::admitted);
    CHECK(claims->asked == 1);
    CHECK(decision(*desk) == "alone,alone");
    CHECK(jobs(*desk, "queued") == 2);
    event.clock.time += std::chrono::seconds(6);
    claims->mood = Mood::answers;
    CHECK(scan(*desk, event.code_of(*desk, "cleo"), by_kiosk(event.at(1))).verdict == Verdict::admitted);
    CHECK(claims->asked == 2);
    CHECK(decision(*desk).find("claimed") != std::string::npos);
}

TEST_CASE("an answer that comes too late admits alone; the hub keeps the claim for this same entry") {
    EventForTest event;
    event.import_people();
    FakeHub hub;
    auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::answers_late));
    const Outcome alone = scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0)));
    CHECK(alone.verdict == Verdict::admitted);
    CHECK(decision(*desk) == "alone");
    // Her badge is out: a copy would owe her one that waits.
    REQUIRE(desk->database().write(
        [&] { PrintJobs(desk->database()).set_state(alone.print_job, PrintJobState::printed); }));
    auto other = event.open_copy(event.copy("kiosk2"), printing("Kiosk 2"),
                                 std::make_shared<FakeClaims>(hub, Mood::answers));
    // The copy already has the check-in: here it is the same person a second time.
    CHECK(scan(*other, event.code_of(*other, "ada"), by_kiosk(event.at(5))).verdict == Verdict::already_in);
}

TEST_CASE("two doors without a hub both admit; when they meet the person is inside once") {
    EventForTest event;
    event.import_people();
    auto one = event.open(printing());
    auto two = event.open_copy(event.copy("kiosk2"), printing("Kiosk 2"));
    const std::string code = event.code_of(*one, "ada");
    CHECK(scan(*one, code, by_kiosk(event.at(0))).verdict == Verdict::admitted);
    CHECK(scan(*two, code, by_kiosk(event.at(1))).verdict == Verdict::admitted);
    exchange(*one, *two);
    for (Desk* desk : {one.get(), two.get()}) {
        CHECK(check_ins(*desk) == 2);  // both doors did it, and both are shown
        CHECK(desk->counts()->arrived == 1);
        CHECK(desk->counts()->inside == 1);
    }
}

TEST_CASE("a process killed before or after the claim settles it at its next start, once") {
    for (const Mood mood : {Mood::dies_before, Mood::dies_after}) {
        CAPTURE(static_cast<int>(mood));
        EventForTest event;
        event.import_people();
        FakeHub hub;
        std::string code;
        {
            auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, mood));
            code = event.code_of(*desk, "ada");
            CHECK_THROWS_AS(scan(*desk, code, by_kiosk(event.at(0))), Killed);
            CHECK(check_ins(*desk) == 1);
            CHECK(jobs(*desk, "held") == 1);
            CHECK(unsettled(*desk) == 1);
        }
        auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::answers));
        CHECK(unsettled(*desk) == 0);
        CHECK(jobs(*desk, "queued") == 1);
        CHECK(decision(*desk) == "claimed");
        CHECK(check_ins(*desk) == 1);
        CHECK(scan(*desk, code, by_kiosk(event.at(2))).verdict == Verdict::already_in);
    }
}

TEST_CASE("killed before the claim, beaten meanwhile by another door: the next start takes it back") {
    EventForTest event;
    event.import_people();
    FakeHub hub;
    const auto copy = event.copy("kiosk2");
    {
        auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::dies_before));
        CHECK_THROWS_AS(scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0))), Killed);
    }
    auto other = event.open_copy(copy, printing("Kiosk 2"), std::make_shared<FakeClaims>(hub, Mood::answers));
    CHECK(scan(*other, event.code_of(*other, "ada"), by_kiosk(event.at(1))).verdict == Verdict::admitted);
    auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::answers));
    CHECK(check_in_entries(*desk) == check_in_entries(*other));
    CHECK(check_ins(*desk) == 1);
    CHECK(count(*desk, "SELECT count(*) FROM print_jobs") == 0);
    CHECK(unsettled(*desk) == 0);
    exchange(*desk, *other);
    CHECK(desk->counts()->arrived == 1);
}

TEST_CASE("a restart without its hub settles alone, so that no badge waits for ever") {
    EventForTest event;
    event.import_people();
    FakeHub hub;
    {
        auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::dies_before));
        CHECK_THROWS_AS(scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0))), Killed);
    }
    auto desk = event.open(printing());
    CHECK(decision(*desk) == "alone");
    CHECK(jobs(*desk, "queued") == 1);
}

TEST_CASE("after an undo the same person is admitted again, and claims again after the undo") {
    EventForTest event;
    event.import_people();
    FakeHub hub;
    auto desk = event.open(printing(), std::make_shared<FakeClaims>(hub, Mood::answers));
    const std::string code = event.code_of(*desk, "ada");
    CHECK(scan(*desk, code, by_kiosk(event.at(0))).verdict == Verdict::admitted);
    REQUIRE(undo(*desk, event.id_of(*desk, "ada"), by_kiosk(event.at(1))));
    CHECK(scan(*desk, code, by_kiosk(event.at(5))).verdict == Verdict::admitted);
    CHECK(hub.claims.size() == 2);
    CHECK(check_ins(*desk) == 1);
}

TEST_CASE("a disk that is full is could_not_check with a reason, never unknown, and the next try works") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(printing());
    const std::string code = event.code_of(*desk, "ada");
    auto& database = desk->database().handle();
    const auto fill_disk = [&] {
        database.exec("PRAGMA max_page_count=" +
                      std::to_string(database.execAndGet("PRAGMA page_count").getInt()));
    };
    const auto empty_disk = [&] { database.exec("PRAGMA max_page_count=1000000"); };
    Outcome outcome;
    // Free room inside the file may take a few check-ins; the disk is full when the file would have to grow.
    for (int i = 0; i < 200 && outcome.problem.empty(); ++i) {
        fill_disk();
        outcome = scan(*desk, code, by_kiosk(event.at(i * 3)));
        if (!outcome.problem.empty()) break;
        empty_disk();
        REQUIRE(undo(*desk, event.id_of(*desk, "ada"), by_kiosk(event.at(i * 3 + 1))).ok());
    }
    CHECK(outcome.verdict == Verdict::could_not_check);
    CHECK(outcome.problem.find("disk is full") != std::string::npos);
    empty_disk();
    CHECK(lets_through(scan(*desk, code, by_kiosk(event.at(700))).verdict));
}

TEST_CASE("a door has heard of what any other said to everybody, and of what it said itself") {
    EventForTest event;
    event.import_people();
    auto kiosk = event.open(printing());
    auto desk = event.open({"", true});
    const auto scan = [&](Desk& door, const char* name, int minute) {
        return lanyard::scan(door, event.code_of(*desk, name), by_kiosk(event.at(minute))).verdict;
    };
    CHECK(scan(*kiosk, "Ada", 0) == Verdict::admitted);
    // Called by another process, and again by the kiosk itself: both ways and back.
    for (Desk* caller : {desk.get(), kiosk.get()}) {
        for (const auto& ends : {end_evacuation, undo_evacuation}) {
            REQUIRE(call_evacuation(*caller, by_kiosk(event.at(2))).ok());
            CHECK(scan(*kiosk, "Ben", 2) == Verdict::evacuating);
            REQUIRE(ends(*caller, by_kiosk(event.at(3))).ok());
            CHECK(scan(*kiosk, "Ada", 3) == Verdict::already_in);
        }
    }
    // Come by a merge.
    auto elsewhere = event.open_copy(event.copy("other machine"), {"", true});
    REQUIRE(call_evacuation(*elsewhere, by_kiosk(event.at(4))).ok());
    exchange(*elsewhere, *kiosk);
    CHECK(scan(*kiosk, "Ben", 4) == Verdict::evacuating);
    REQUIRE(end_evacuation(*elsewhere, by_kiosk(event.at(5))).ok());
    exchange(*elsewhere, *kiosk);
    CHECK(scan(*kiosk, "Ben", 5) == Verdict::admitted);
}

TEST_CASE("what a door tells of somebody's sessions follows the programme") {
    EventForTest event;
    auto kiosk = event.open(printing());
    auto desk = event.open({"", true});
    REQUIRE(import_list(*desk,
                        "First name,Last name,Email,Workshop choice\nAda,Abbot,ada@x.example,Workshop A\n",
                        "list.csv", {}, by_import(event.at(-60)))
                .ok());
    // Two workshops, of which one is what the list calls Workshop A.
    const auto programme_with = [](const std::string& a, const std::string& b) {
        const std::string time = ",workshop,2017-11-10 13:00,2017-11-10 14:00,small-hall,9\n";
        return "id,title,kind,start,end,room,capacity\n" + a + ",Workshop A: Alpha" + time + b +
               ",Workshop B: Beta" + time;
    };
    const auto session_at = [&](int minute) {
        const auto outcome = scan(*kiosk, event.code_of(*desk, "Ada"), by_kiosk(event.at(minute)));
        REQUIRE(outcome.attendee);
        REQUIRE(outcome.attendee->sessions.size() == 1);
        return outcome.attendee->sessions[0].session;
    };
    CHECK(session_at(0) == "Workshop A");
    REQUIRE(import_programme(*desk, programme_with("one", "two"), "day.csv", by_import(event.at(1))).ok());
    CHECK(session_at(2) == "one");
    REQUIRE(import_programme(*kiosk, programme_with("two", "one"), "day.csv", by_import(event.at(3))).ok());
    CHECK(session_at(4) == "two");
}

TEST_CASE("full counts people, keeps out one more, and lets in whoever is inside already") {
    EventForTest event("capacity = 2\n");
    event.import_people();
    auto desk = event.open(printing());
    const Outcome ada = scan(*desk, event.code_of(*desk, "ada"), by_kiosk(event.at(0)));
    CHECK(scan(*desk, event.code_of(*desk, "ben"), by_kiosk(event.at(1))).verdict == Verdict::admitted);
    CHECK(scan(*desk, event.code_of(*desk, "cleo"), by_kiosk(event.at(2))).verdict == Verdict::full);
    CHECK(scan(*desk, ada.badge_code, by_kiosk(event.at(3))).verdict == Verdict::welcome_back);
    CheckInRequest leaving;
    leaving.leaving = true;
    CHECK(scan(*desk, ada.badge_code, by_kiosk(event.at(4)), leaving).verdict == Verdict::exited);
    CHECK(scan(*desk, event.code_of(*desk, "cleo"), by_kiosk(event.at(5))).verdict == Verdict::admitted);
    CHECK(desk->counts()->arrived == 3);
    CHECK(desk->counts()->inside == 2);
}

namespace {

constexpr const char* lunch_too = R"(
[[area]]
id = "lunch"
name = "Lunch"
once = true
)";

}  // namespace

TEST_CASE("lunch is had once: no badge, nobody inside, nobody full, and nobody goes out of it") {
    EventForTest event("capacity = 1\n", lunch_too);
    event.import_people();
    auto kiosk = event.open(printing());
    auto counter = event.open(printing("Lunch"));
    const std::string code = event.code_of(*kiosk, "ada");
    CHECK(scan(*kiosk, code, by_kiosk(event.at(0))).verdict == Verdict::admitted);
    const auto before = *kiosk->counts();
    const int asked_badges = jobs(*kiosk, "queued");

    const Outcome had = scan(*counter, code, by_kiosk(event.at(180)));
    CHECK(had.verdict == Verdict::admitted);
    CHECK(had.badge == BadgeSetting::none);
    CHECK(had.print_job == 0);
    for (const int minute : {190, 400}) {
        const Outcome again = scan(*counter, code, by_kiosk(event.at(minute)));
        CHECK(again.verdict == Verdict::already_in);
        REQUIRE(again.earlier);
        CHECK(again.earlier->at == event.at(180));
        CHECK(again.earlier->point == "Lunch");
    }
    // Who has not been seen at the entrance may have it, and is not in the building for that.
    const Outcome ben = scan(*counter, event.code_of(*kiosk, "ben"), by_kiosk(event.at(181)));
    CHECK(ben.verdict == Verdict::admitted);
    CHECK_FALSE(ben.attendee->inside);
    CHECK_FALSE(ben.attendee->checked_in_at);
    CHECK(kiosk->counts()->arrived == before.arrived);
    CHECK(kiosk->counts()->inside == before.inside);
    CHECK(jobs(*kiosk, "queued") == asked_badges);

    CheckInRequest leaving;
    leaving.leaving = true;
    const Outcome out = scan(*counter, code, by_kiosk(event.at(200)), leaving);
    CHECK(out.verdict == Verdict::could_not_check);
    CHECK(out.problem.find("nobody goes out of") != std::string::npos);
    CHECK_FALSE(check_in(*counter, event.id_of(*kiosk, "ada"), by_kiosk(event.at(200)), leaving).ok());

    // Given by mistake, taken back, and had after all.
    REQUIRE(undo(*counter, event.id_of(*kiosk, "ada"), by_kiosk(event.at(410))).ok());
    CHECK(scan(*counter, code, by_kiosk(event.at(420))).verdict == Verdict::admitted);
}

TEST_CASE("two lunch counters that share a hub give one lunch") {
    EventForTest event("", lunch_too);
    event.import_people();
    FakeHub hub;
    auto one = event.open(printing("Lunch"), std::make_shared<FakeClaims>(hub, Mood::answers));
    auto two = event.open_copy(event.copy("machine 2"), printing("Lunch"),
                               std::make_shared<FakeClaims>(hub, Mood::answers));
    const std::string code = event.code_of(*one, "ada");
    CHECK(scan(*one, code, by_kiosk(event.at(0))).verdict == Verdict::admitted);
    for (const int minute : {1, 5})
        CHECK(scan(*two, code, by_kiosk(event.at(minute))).verdict == Verdict::already_in);
}
