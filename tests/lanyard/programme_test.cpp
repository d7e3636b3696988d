// lanyard programme import and its deeds: what they print, what they change, and how they end.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/folders.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

std::string schedule(const std::string& name) {
    return source_folder().string() + "/../shared/data/schedules/" + name;
}

nlohmann::json session_of(const nlohmann::json& document, const std::string& id) {
    for (const auto& session : document["sessions"]) {
        if (session["id"] == id) return session;
    }
    FAIL("no session " << id);
    return {};
}

// The sample's programme without tea, with one session in another room and one under another title.
std::string changed_programme() {
    std::string text = text_of(sample_file("programme.csv"));
    const auto replace = [&text](const std::string& old, const std::string& now) {
        const auto place = text.find(old);
        REQUIRE(place != std::string::npos);
        text.replace(place, old.size(), now);
    };
    const auto tea = text.find("tea,Tea in the Foyer");
    text.erase(tea, text.find('\n', tea) - tea + 1);
    replace("2017-11-10 11:40,Small Hall,Barry Mason", "2017-11-10 11:40,Room 1,Barry Mason");
    replace("Outcomes in three boroughs", "Outcomes in four boroughs");
    return text;
}

}  // namespace

TEST_CASE("real schedules come in whole, whatever their format") {
    for (const auto& [name, sessions] :
         {std::pair{"fosdem-2026-schedule.xml", 883}, {"cccamp2019-frab-schedule.json", 79}}) {
        if (!std::filesystem::exists(schedule(name))) {
            std::cout << "SKIPPED: " << schedule(name) << " is not here\n";
            continue;
        }
        const SampleEvent sample(SampleEvent::List::none);
        const auto made = sample.json({"programme", "import", schedule(name)});
        CHECK(made["added"] == sessions);
        CHECK(made["removed"] == 20);
        CHECK(made["sessions"].size() == static_cast<std::size_t>(sessions));
        const auto again = sample.json({"programme", "import", schedule(name)});
        CHECK(again["unchanged"] == sessions);
        CHECK(again["changes"].empty());
        const auto back = sample.json({"programme", "import", "--undo"});
        CHECK(back["sessions"].size() == 20);
        CHECK(sample.lanyard({"verify"}).status == 0);
    }
}

TEST_CASE("a programme that comes again: looked at, taken in, and what is gone is shown as cancelled") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto file = sample.file("again.csv").string();
    std::ofstream(file) << changed_programme();
    const auto seen = sample.json({"programme", "import", file, "--dry-run"});
    CHECK(session_of(sample.json({"programme"}), "tea")["status"] == "planned");
    CHECK(sample.json({"programme", "delay", "outcomes", "5"})["preview"] == false);
    const auto made = sample.json({"programme", "import", file});
    CHECK(made["changes"] == seen["changes"]);
    CHECK(made["moved"] == 1);
    CHECK(made["retitled"] == 1);
    CHECK(made["cancelled"] == 1);
    CHECK(made["unchanged"] == 17);
    const auto now = sample.json({"programme"});
    CHECK(session_of(now, "tea")["status"] == "cancelled");
    CHECK(session_of(now, "supervision")["room"] == "Room 1");
    CHECK(session_of(now, "outcomes")["title"] == "Outcomes in four boroughs");
    CHECK(session_of(now, "outcomes")["start"] == "2017-11-10T11:45:00+00:00");  // what was said stands
    const auto words = sample.lanyard({"programme", "import", sample_file("programme.csv")});
    CHECK(words.out.find("takes place after all") != std::string::npos);
    CHECK(session_of(sample.json({"programme"}), "tea")["status"] == "planned");
    // What else is other is named.
    std::string text = text_of(sample_file("programme.csv"));
    const std::string speakers = "John Burnham; Barry Mason,Marianne Holt";
    const auto place = text.find(speakers);
    REQUIRE(place != std::string::npos);
    std::ofstream(file) << text.replace(place, speakers.size(), "John Burnham,Ruth Eisenberg");
    CHECK(sample.lanyard({"programme", "import", file}).out.find("has other speakers, another chair") !=
          std::string::npos);
}

TEST_CASE("a file that cannot be used ends with status 3, its line and what to do") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto file = sample.file("schedule.xml").string();
    std::ofstream(file) << "<schedule>\n<day date=\"2017-11-10\">\n<room name=\"A\">\n";
    const auto refused = sample.lanyard({"programme", "import", file});
    CHECK(refused.status == 3);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("schedule.xml: line 4: the file ends in the middle") != std::string::npos);
    CHECK(sample.json({"programme"})["sessions"].size() == 20);
    CHECK(sample.lanyard({"programme", "import"}).status == 2);
    CHECK(sample.lanyard({"programme", "import", file, "--missing", "burn"}).status == 2);
}

TEST_CASE("deeds: looked at, done, warned about, taken back") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto seen = sample.json({"programme", "delay", "placements", "20", "--preview"});
    CHECK(seen["entry"].is_null());
    CHECK(seen["moved"].size() == 2);
    CHECK(seen["moved"][1]["id"] == "outcomes");
    CHECK(seen["moved"][1]["to"]["start"] == "2017-11-10T12:00:00+00:00");
    REQUIRE(seen["warnings"].size() == 1);
    CHECK(seen["warnings"][0]["holds"] == "lunch");
    CHECK(seen["warnings"][0]["lost_s"] == 20 * 60);
    CHECK(session_of(sample.json({"programme"}), "placements")["status"] == "planned");
    const auto done = sample.lanyard({"programme", "delay", "placements", "20"});
    CHECK(done.status == 0);
    CHECK(done.out.find("11:30–12:00, was 11:10–11:40") != std::string::npos);
    CHECK(done.err.find("Lunch in the Foyer holds at 12:30") != std::string::npos);
    CHECK(session_of(sample.json({"programme"}), "placements")["status"] == "delayed");
    CHECK(session_of(sample.json({"programme", "undo", "placements"}), "placements")["status"] == "planned");
    CHECK(session_of(sample.json({"programme", "cancel", "workshop-b"}), "workshop-b")["status"] ==
          "cancelled");
    CHECK(sample.lanyard({"programme", "cancel", "workshop-b"}).status == 1);
    CHECK(session_of(sample.json({"programme", "restore", "workshop-b"}), "workshop-b")["status"] ==
          "planned");
    const auto held = session_of(sample.json({"programme", "hold", "panel"}), "panel");
    CHECK(held["status"] == "delayed");
    CHECK(held["words"] == "Delayed, was 15:05, no new time yet");
    CHECK(sample.lanyard({"programme"}).out.find("Delayed, was 15:05, no new time yet") != std::string::npos);
    CHECK(sample.lanyard({"programme", "hold", "closing"}).out.find("nothing moves: nobody knows yet") !=
          std::string::npos);
    CHECK(sample.lanyard({"programme", "undo", "closing"}).status == 0);
    const auto started = sample.json({"programme", "start", "opening", "--at", "2017-11-10T09:34"});
    CHECK(session_of(started, "opening")["start"] == "2017-11-10T09:34:00+00:00");
    CHECK(sample.lanyard({"programme", "delay", "nothing", "5"}).status == 3);
    CHECK(sample.lanyard({"programme", "delay", "opening", "soon"}).status == 2);
    // A deed's entry is taken back by the command for all entries too.
    const auto entry = sample.json({"programme", "cancel", "tea"})["entry"].get<std::string>();
    CHECK(sample.lanyard({"undo", entry}).status == 0);
    CHECK(session_of(sample.json({"programme"}), "tea")["status"] == "planned");
}
