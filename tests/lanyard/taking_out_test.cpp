// lanyard programme, export, badge and scan: what comes out of an event.
#include <doctest/doctest.h>

#include <iostream>

#include "base/safe_file.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("the programme, and what is on now and next") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto programme = sample.json({"programme", "--at", "2017-11-10T09:35"});
    REQUIRE(programme["sessions"].size() == 20);
    const auto& opening = programme["sessions"][1];
    CHECK(opening["id"] == "opening");
    CHECK(opening["title"] == "Opening");
    CHECK(opening["kind"] == "talk");
    CHECK(opening["start"] == "2017-11-10T09:30:00+00:00");
    CHECK(opening["planned_start"] == "2017-11-10T09:30:00+00:00");
    CHECK(opening["end"] == "2017-11-10T09:40:00+00:00");
    CHECK(opening["room"] == "Great Hall");
    CHECK(opening["speakers"] == nlohmann::json{"Clare Chamberlain CBE", "Nick Pendry"});
    CHECK(opening["status"].is_string());
    for (const auto& room : programme["rooms"]) {
        if (room["room"] == "Great Hall") {
            CHECK(room["now"]["id"] == "opening");
            CHECK(room["next"]["id"] == "good-practice");
        }
        if (room["room"] == "Room 1") {
            CHECK(room["now"].is_null());
            CHECK(room["next"]["id"] == "coffee");  // a break without a room is everywhere
        }
    }
    CHECK_FALSE(sample.json({"programme"}).contains("rooms"));
    const auto again = sample.json({"programme", "import", sample_file("programme.csv")});
    CHECK(again["added"] == 0);
    CHECK(again["changed"] == 0);
    CHECK(again["sessions"].size() == 20);
}

TEST_CASE("the attendance: everybody, who came, and no needs unless they are asked for") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    sample.json({"check-in", amara["codes"][0], "--at", "2017-11-10T08:52"});
    const auto row = sample.attendance_of(amara["id"]);
    CHECK(row["attended"] == "yes");
    CHECK(row["checked_in_at"] == "2017-11-10T08:52:00+00:00");
    CHECK(row["point"] == "Kiosk 1");
    CHECK(row["walk_in"] == "no");
    CHECK_FALSE(row.contains("Dietary requirements"));
    CHECK(sample.attendance_of(sample.attendee("barry mason")["id"])["attended"] == "no");

    const auto csv = sample.lanyard({"export", "attendance", "--with-needs"});
    CHECK(csv.out.find("Dietary requirements") != std::string::npos);
    CHECK(csv.out.rfind("id,name,", 0) == 0);

    const auto file = sample.file("attendance.csv");
    CHECK(sample.lanyard({"export", "attendance", "--out", file.string()}).status == 0);
    CHECK(text_of(file).find("Amara Okafor") != std::string::npos);
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK(sample.lanyard({"export", "attendance", "--out", "/dev/null/attendance.csv"}).status == 4);
}

TEST_CASE("a badge is drawn, and the kiosk's own reader finds its code") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    const auto png = sample.file("badge.png");
    const auto drawn = sample.json({"badge", amara["id"], "--out", png.string()});
    CHECK(drawn["badges"] == 1);
    CHECK(drawn["files"] == nlohmann::json{png.string()});
    const auto scanned = sample.lanyard({"scan", png.string()});
    CHECK(scanned.status == 0);
    const auto line = nlohmann::json::parse(scanned.out);
    CHECK(line["file"] == png.string());
    REQUIRE(line["codes"].size() == 1);
    const auto codes = sample.attendee("amara okafor")["codes"];
    CHECK(std::find(codes.begin(), codes.end(), line["codes"][0]) != codes.end());
    CHECK(line["codes"][0] != amara["codes"][0]);  // the badge is a ticket of its own

    CHECK(sample.lanyard({"badge", "nobody", "--out", png.string()}).status == 3);
}

TEST_CASE("badges for everybody expected, and how close each came to its edge") {
    const SampleEvent sample;
    const auto drawn = sample.json({"badge", "--all", "--out", sample.file("all.pdf").string()});
    CHECK(drawn["badges"] == 295);
    REQUIRE(drawn["closest"].size() > 0);
    CHECK(drawn["closest"][0].contains("attendee"));
    CHECK(text_of(sample.file("all.pdf")).rfind("%PDF", 0) == 0);
}

TEST_CASE("one line of JSON a picture, and what cannot be read is said") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto scanned = sample.lanyard(
        {"scan", sample_file("logo.png"), sample.file("none.png").string(), sample_file("logo.png")});
    CHECK(scanned.status == 3);
    CHECK(std::count(scanned.out.begin(), scanned.out.end(), '\n') == 2);
    CHECK(scanned.out.find("\"codes\":[]") != std::string::npos);
    CHECK(scanned.err.find("none.png") != std::string::npos);
}

TEST_CASE("the roll call: who is inside and where they were seen last, and nobody who has gone") {
    const SampleEvent sample;
    const std::string amara = sample.code("amara okafor"), suryani = sample.code("suryani");
    CHECK(sample.lanyard({"check-in", amara, "--at", "2017-11-10T08:52"}).status == 0);
    CHECK(sample.lanyard({"check-in", suryani, "--at", "2017-11-10T08:55"}).status == 0);
    CHECK(sample.lanyard({"check-in", amara, "--point", "Great Hall door", "--at", "2017-11-10T09:20"})
              .status == 0);
    CHECK(sample.lanyard({"check-in", suryani, "--exit", "--at", "2017-11-10T10:00"}).status == 0);
    const auto finished = sample.lanyard({"export", "roll-call", "--format", "json"});
    CHECK(finished.err.find("1 people are inside: 1 Great Hall") != std::string::npos);
    const auto rows = nlohmann::json::parse(finished.out);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["name"] == "Amara Okafor");
    CHECK(rows[0]["inside_since"] == "2017-11-10T08:52:00+00:00");
    CHECK(rows[0]["last_seen_at"] == "2017-11-10T09:20:00+00:00");
    CHECK(rows[0]["last_seen_point"] == "Great Hall door");
    CHECK(rows[0].contains("phone"));
    CHECK_FALSE(rows[0].contains("Dietary requirements"));
    // Whoever has left a room is still in the building.
    CHECK(
        sample
            .lanyard({"check-in", amara, "--point", "Great Hall door", "--exit", "--at", "2017-11-10T09:40"})
            .status == 0);
    CHECK(nlohmann::json::parse(sample.lanyard({"export", "roll-call", "--format", "json"}).out).size() == 1);
}

// mod_attendance's issue 732.
TEST_CASE("the visits: each stay with its begin and its end, by area") {
    const SampleEvent sample;
    const std::string amara = sample.code("amara okafor");
    const auto pass = [&](const char* point, const char* at, bool leaves) {
        std::vector<std::string> words = {"check-in", amara, "--point", point, "--at", at};
        if (leaves) words.push_back("--exit");
        CHECK(sample.lanyard(words).status == 0);
    };
    pass("Kiosk 1", "2017-11-10T08:52", false);
    pass("Great Hall door", "2017-11-10T09:28", false);
    pass("Great Hall door", "2017-11-10T10:10", true);
    const auto rows = nlohmann::json::parse(sample.lanyard({"export", "visits", "--format", "json"}).out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["in_at"] == "2017-11-10T08:52:00+00:00");
    CHECK(rows[0]["out_at"] == "");
    CHECK(rows[1]["name"] == "Amara Okafor");
    CHECK(rows[1]["area"] == "Great Hall");
    CHECK(rows[1]["in_at"] == "2017-11-10T09:28:00+00:00");
    CHECK(rows[1]["out_at"] == "2017-11-10T10:10:00+00:00");
    CHECK(rows[1]["out_point"] == "Great Hall door");

    // Whoever leaves the building, or is seen in the next room, has left the room.
    pass("Great Hall door", "2017-11-10T10:40", false);
    pass("Room 1 door", "2017-11-10T11:00", false);
    pass("Kiosk 1", "2017-11-10T11:30", true);
    const auto left = nlohmann::json::parse(sample.lanyard({"export", "visits", "--format", "json"}).out);
    REQUIRE(left.size() == 4);
    CHECK(left[2]["out_at"] == "2017-11-10T11:00:00+00:00");
    CHECK(left[3]["out_at"] == "2017-11-10T11:30:00+00:00");
    CHECK(left[0]["out_at"] == "2017-11-10T11:30:00+00:00");
}

// open-event-server's issue 9127 and Eventra's 5470.
TEST_CASE("the attendance has a list's order and barcode, no ticket of ours, and a mark that Excel knows") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto list = sample.file("list.csv"), out = sample.file("attendance.csv");
    REQUIRE(write_file(list, "Name,Email,Order ID,Barcode\nAda Lovelace,ada@x.example,R-77,4006381333931\n"));
    REQUIRE(sample.lanyard({"import", list.string()}).status == 0);
    const auto row = sample.attendance_of(sample.attendee("ada")["id"]);
    CHECK(row["order_code"] == "R-77");
    CHECK(row["codes"] == "4006381333931");
    REQUIRE(sample.lanyard({"export", "attendance", "--out", out.string()}).status == 0);
    CHECK(text_of(out).rfind("\xEF\xBB\xBFid,name,", 0) == 0);
    CHECK(sample.lanyard({"export", "attendance"}).out.rfind("id,name,", 0) ==
          0);  // another program reads it
}

TEST_CASE("a file is what its name says, or it is refused") {
    const SampleEvent sample(SampleEvent::List::none);
    for (const std::vector<std::string>& format :
         std::vector<std::vector<std::string>>{{"--json"}, {"--format", "json"}, {"--format", "xlsx"}}) {
        std::vector<std::string> words = {"export", "attendance", "--out", sample.file("a.csv").string()};
        words.insert(words.end(), format.begin(), format.end());
        const auto refused = sample.lanyard(words);
        CHECK(refused.status == 2);
        CHECK(refused.err.find("a.csv") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(sample.file("a.csv")));
    }
    const auto file = [&](const char* name) {
        const auto out = sample.file(name);
        CHECK(sample.lanyard({"export", "attendance", "--out", out.string()}).status == 0);
        return text_of(out);
    };
    CHECK(file("a.xlsx").rfind("PK", 0) == 0);  // the name alone says which
    CHECK(nlohmann::json::parse(file("a.json")).empty());
    CHECK(sample.lanyard({"export", "attendance", "--json", "--format", "csv"}).status == 2);
}

TEST_CASE("the sessions: places taken, and who came to the door of the room") {
    const SampleEvent sample;
    const std::string amara = sample.code("amara okafor");
    CHECK(sample.lanyard({"check-in", amara, "--point", "Great Hall door", "--at", "2017-11-10T09:20"})
              .status == 0);
    const auto rows = nlohmann::json::parse(
        sample.lanyard({"export", "sessions", "--format", "json", "--at", "2017-11-10T09:35"}).out);
    CHECK(rows.size() == 20);
    int enrolled = 0;
    for (const auto& row : rows) {
        if (row["id"] == "opening") {
            CHECK(row["came"] == "1");
            CHECK(row["status"] == "running");
            CHECK(row["room"] == "Great Hall");
        }
        if (row["id"] == "lunch") CHECK(row["came"] == "");
        enrolled += std::stoi(row["enrolled"].get<std::string>());
    }
    CHECK(enrolled > 50);
}
