// Programmes brought in again and again: what changed, what the organiser said meanwhile, and one undo.
#include "desk/import_programme.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <random>

#include "desk/programme_deeds.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

const std::string first =
    "id,title,start,end,room\n"
    "a,Opening,2017-11-10 09:30,2017-11-10 10:00,Small Hall\n"
    "b,Talk,2017-11-10 10:00,2017-11-10 10:30,Small Hall\n"
    "c,Closing,2017-11-10 11:00,2017-11-10 11:30,Barn\n";
const std::string second =
    "id,title,start,end,room\n"
    "a,Opening,2017-11-10 09:30,2017-11-10 10:00,small-hall\n"
    "b,Longer talk,2017-11-10 10:15,2017-11-10 10:45,Small Hall\n"
    "d,Party,2017-11-11 20:00,23:00,Barn\n";

std::map<std::string, Session> by_id(const std::vector<Session>& sessions) {
    std::map<std::string, Session> result;
    for (const Session& session : sessions) result.emplace(session.planned.id, session);
    return result;
}

std::map<std::string, Session> programme_of(Desk& desk) {
    const auto sessions = desk.programme();
    REQUIRE(sessions.ok());
    return by_id(*sessions);
}

ProgrammeImport import_well(Desk& desk, const std::string& text, const ProgrammeImportOptions& options = {}) {
    auto made = import_programme(desk, text, "day.csv", by_import(EventForTest::at(0)), options);
    if (!made) FAIL(made.error().message());
    return std::move(made).value();
}

void say(Desk& desk, ProgrammeDeed::Kind kind, const std::string& session, int minutes = 0) {
    const auto done = do_programme_deed(desk, {kind, session, minutes}, by_kiosk(EventForTest::at(0)));
    if (!done) FAIL(done.error().message());
}

std::string calendar(const std::string& uid, const std::string& title = "Walk") {
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:" + uid +
           "\nDTSTART:20171110T140000Z\nDURATION:PT1H\nSUMMARY:" + title +
           "\nLOCATION:Park\nEND:VEVENT\nEND:VCALENDAR\n";
}

}  // namespace

TEST_CASE("importing again gives a difference, and one undo takes it back") {
    EventForTest event;
    auto desk = event.open();
    CHECK(import_well(*desk, first).difference.added == 3);
    CHECK(programme_of(*desk).at("a").planned.room == "small-hall");
    CHECK(programme_of(*desk).at("c").planned.room == "Barn");

    ProgrammeImportOptions look;
    look.dry_run = true;
    const ProgrammeImport seen = import_well(*desk, second, look);
    CHECK(seen.entry.empty());
    CHECK(programme_of(*desk).count("d") == 0);

    const ProgrammeImport made = import_well(*desk, second);
    CHECK(made.difference.added == 1);
    CHECK(made.difference.changed == 1);
    CHECK(made.difference.cancelled == 1);
    CHECK(made.difference.unchanged == 1);
    CHECK(by_id(made.sessions).size() == 4);
    CHECK(by_id(seen.sessions).size() == 4);
    for (const auto& [id, session] : programme_of(*desk)) {
        CHECK(by_id(made.sessions).at(id).start == session.start);
        CHECK(by_id(seen.sessions).at(id).planned == session.planned);
    }
    CHECK(programme_of(*desk).at("c").inputs.cancelled);
    CHECK(programme_of(*desk).at("b").planned.title == "Longer talk");

    const ProgrammeImport again = import_well(*desk, second);
    CHECK(again.difference.changes.empty());
    CHECK(again.entry.empty());  // what changes nothing leaves nothing to take back
    REQUIRE(undo_programme_import(*desk, by_kiosk(event.at(5))).ok());
    CHECK(programme_of(*desk).size() == 3);
    CHECK_FALSE(programme_of(*desk).at("c").inputs.cancelled);
    CHECK(programme_of(*desk).at("b").planned.title == "Talk");
    REQUIRE(undo_programme_import(*desk, by_kiosk(event.at(6))).ok());
    CHECK(programme_of(*desk).empty());
    CHECK(undo_programme_import(*desk, by_kiosk(event.at(7))).error().kind == ErrorKind::refused);
}

TEST_CASE("what was said by hand stands over what comes in") {
    EventForTest event;
    auto desk = event.open();
    import_well(*desk, first);
    say(*desk, ProgrammeDeed::Kind::delay, "b", 10);
    say(*desk, ProgrammeDeed::Kind::cancel, "a");
    import_well(*desk, second);
    const auto then = programme_of(*desk);
    CHECK(then.at("b").start == then.at("b").planned.start + std::chrono::minutes(10));
    CHECK(then.at("a").inputs.cancelled);
    CHECK(then.at("c").inputs.cancelled);  // by the file
    say(*desk, ProgrammeDeed::Kind::restore, "c");
    CHECK_FALSE(programme_of(*desk).at("c").inputs.cancelled);
    import_well(*desk, first);  // it comes back
    const auto back = programme_of(*desk);
    CHECK_FALSE(back.at("c").inputs.cancelled);
    CHECK(back.at("d").inputs.cancelled);
    CHECK(back.at("a").inputs.cancelled);
}

TEST_CASE("another programme takes the place of the one that is there, a second file may stand beside it") {
    EventForTest event;
    auto desk = event.open();
    import_well(*desk, first);
    ProgrammeImportOptions keep;
    keep.missing = MissingSessions::keep;
    CHECK_FALSE(import_well(*desk, calendar("walk"), keep).is_another_programme);
    CHECK(programme_of(*desk).size() == 4);
    CHECK_FALSE(programme_of(*desk).at("a").inputs.cancelled);
    const ProgrammeImport known = import_well(*desk, calendar("walk"));
    CHECK_FALSE(known.is_another_programme);
    CHECK(known.difference.cancelled == 3);
    REQUIRE(undo_programme_import(*desk, by_kiosk(event.at(1))).ok());
    REQUIRE(undo_programme_import(*desk, by_kiosk(event.at(1))).ok());
    const ProgrammeImport other = import_well(*desk, calendar("walk"));
    CHECK(other.is_another_programme);
    CHECK(other.difference.removed == 3);
    CHECK(programme_of(*desk).size() == 1);
    // One that shares its source is the same programme, however much of it is new.
    const ProgrammeImport renamed = import_well(*desk, calendar("stroll", "Stroll"));
    CHECK_FALSE(renamed.is_another_programme);
    CHECK(renamed.difference.cancelled == 1);
}

TEST_CASE("new ids of a whole file are the sessions that are there, those of one day more are not") {
    EventForTest event;
    auto desk = event.open();
    import_well(*desk, calendar("walk"));
    ProgrammeImportOptions keep;
    keep.missing = MissingSessions::keep;
    std::string next_day = calendar("next walk");
    next_day.replace(next_day.find("20171110"), 8, "20171111");
    CHECK(import_well(*desk, next_day, keep).difference.added == 1);
    REQUIRE(undo_programme_import(*desk, by_kiosk(event.at(1))).ok());
    say(*desk, ProgrammeDeed::Kind::delay, "walk", 10);
    const ProgrammeImport moved = import_well(*desk, next_day);
    CHECK(moved.difference.changed == 1);
    CHECK(moved.difference.added + moved.difference.cancelled == 0);
    CHECK(programme_of(*desk).at("walk").inputs.delay_minutes == 10);
}

TEST_CASE("a file that moves what was delayed by hand says what stands, and asks which is right") {
    EventForTest event;
    auto desk = event.open();
    const auto file = [](const char* start) {
        return std::string("id,title,start,end,room\ntalk,The talk,2017-11-10 ") + start +
               ",2017-11-10 10:40,Hall\n";
    };
    import_well(*desk, file("10:05"));
    say(*desk, ProgrammeDeed::Kind::delay, "talk", 12);
    CHECK(import_well(*desk, file("10:05")).warnings.empty());
    const auto warnings = import_well(*desk, file("10:10")).warnings;
    REQUIRE(warnings.size() == 1);
    CHECK(warnings.front() ==
          "The talk: the file says 10:10; by hand it is delayed by 12 min and begins at 10:22, which stands. "
          "Which is right? If it is the file: lanyard programme restore talk");
    say(*desk, ProgrammeDeed::Kind::restore, "talk", 0);
    CHECK(import_well(*desk, file("10:15")).warnings.empty());
}

TEST_CASE("sessions that are at once in one room are told when they come in") {
    EventForTest event;
    auto desk = event.open();
    const auto made = import_well(*desk,
                                  "id,title,start,end,room\na,First,2017-11-10 10:00,2017-11-10 11:00,Hall\n"
                                  "b,Second,2017-11-10 10:30,2017-11-10 11:30,Hall\n");
    REQUIRE(made.warnings.size() == 1);
    CHECK(made.warnings.front().find("Hall has both First and Second at 10:30") == 0);
}

TEST_CASE("a bad file changes nothing") {
    EventForTest event;
    auto desk = event.open();
    import_well(*desk, first);
    for (const std::string& bad : {std::string("<schedule><day"), std::string("{\"schedule\": "),
                                   std::string("title\n"), std::string("BEGIN:VCALENDAR\n"), std::string()}) {
        const auto made = import_programme(*desk, bad, "bad", by_import(event.at(0)));
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().kind == ErrorKind::input);
        CHECK_FALSE(made.error().remedy.empty());
    }
    CHECK(programme_of(*desk).size() == 3);
}

TEST_CASE("whatever comes in and is said: the newest file's plans, what was said since, nothing gone") {
    std::mt19937 random(13);
    EventForTest event;
    auto desk = event.open();
    std::map<std::string, int> delays;
    std::map<std::string, bool> seen;
    for (int step = 0; step < 60; ++step) {
        if (step % 3 == 1 && !seen.empty()) {
            const std::string id = std::next(seen.begin(), static_cast<long>(random() % seen.size()))->first;
            const int minutes = static_cast<int>(random() % 40);
            const auto done =
                do_programme_deed(*desk, {ProgrammeDeed::Kind::delay, id, minutes}, by_kiosk(event.at(step)));
            if (done) delays[id] = minutes;
            continue;
        }
        std::string text = "id,title,start,end,room\n";
        std::map<std::string, std::string> titles;
        for (int i = 0; i < 6; ++i) {
            if (i > 0 && random() % 3 == 0) continue;
            const std::string id = fmt::format("s{}", i);
            titles[id] = fmt::format("Title {}", random() % 3);
            text += fmt::format("{},{},2017-11-10 {:02}:{:02},,Room {}\n", id, titles[id], 9 + i,
                                random() % 2 * 15, random() % 2);
        }
        import_well(*desk, text);
        for (const auto& [id, title] : titles) seen[id] = true;
        const auto then = programme_of(*desk);
        REQUIRE(then.size() == seen.size());
        for (const auto& [id, session] : then) {
            CHECK(session.inputs.delay_minutes == (delays.count(id) ? delays[id] : 0));
            CHECK(session.inputs.cancelled == (titles.count(id) == 0));
            if (titles.count(id)) CHECK(session.planned.title == titles[id]);
        }
    }
}
