// An event that lasts several days, as the program is used on each of them.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

// The sample's event.toml without what holds for one day, and with these lines in [event] and at its end.
void last_several_days(const SampleEvent& sample, const std::string& in_event,
                       const std::string& at_end = {}) {
    const auto settings = sample.folder() / "event.toml";
    std::string text = text_of(settings);
    for (const std::string key : {"opens", "closes", "reentry"}) {
        const auto at = text.find("\n" + key + " = ");
        if (at != std::string::npos) text.insert(at + 1, "# ");
    }
    const std::string table = "[event]\n";
    text.insert(text.find(table) + table.size(), in_event + "\n");
    std::ofstream(settings, std::ios::binary | std::ios::trunc) << text << at_end;
}

}  // namespace

TEST_CASE("D2 (camptix#131): whoever came in yesterday is let in today, and both days are in the exports") {
    const SampleEvent sample;
    std::string re_entry;
    SUBCASE("free") {
        re_entry = "free";
    }
    SUBCASE("scan") {
        re_entry = "scan";
    }
    last_several_days(sample, "reentry = \"" + re_entry + "\"");

    const std::string code = sample.code("amara okafor"), id = sample.attendee("amara okafor")["id"];
    CHECK(sample.json({"check-in", code, "--at", "2017-11-10T09:00"})["verdict"] == "admitted");
    CHECK(sample.json({"check-in", code, "--at", "2017-11-11T09:10"})["verdict"] == "welcome_back");
    // The same day once more is what it was.
    const int again = re_entry == "scan" ? 1 : 0;
    sample.json({"check-in", code, "--at", "2017-11-11T09:20"}, again);

    const auto row = sample.attendance_of(id);
    CHECK(row["came_2017-11-10"] == "2017-11-10T09:00:00+00:00");
    CHECK(row["came_2017-11-11"] == "2017-11-11T09:10:00+00:00");
    int stays = 0;
    for (const auto& stay : sample.json({"export", "visits"})) stays += stay["id"] == id;
    CHECK(stays == 2);
    // Imported again the columns of days say nothing of a registration.
    const auto file = sample.file("attendance.csv");
    REQUIRE(sample.lanyard({"export", "attendance", "--out", file.string()}).status == 0);
    const auto report = sample.json({"import", file.string()});
    CHECK(report["changed"] == 0);
    CHECK(report["added"] == 0);
}

TEST_CASE("D2 (camptix#131): a ticket for one day is refused on the other, unless staff say why not") {
    const SampleEvent sample;
    last_several_days(sample, "closes = 2017-11-11T18:00:00",
                      "\n[[ticket_type]]\nname = \"Friday only\"\ndays = [\"2017-11-10\"]\n"
                      "[[ticket_type]]\nname = \"Saturday only\"\ndays = [2017-11-11]\n"
                      "[[ticket_type]]\nname = \"Sunday only\"\ndays = [2017-11-12]\n");
    const std::string amara = sample.code("amara okafor");
    const std::string id = sample.attendee("amara okafor")["id"];
    REQUIRE(sample.lanyard({"correct", id, "ticket_type=Friday only"}).status == 0);
    CHECK(sample.json({"check-in", amara, "--at", "2017-11-10T09:00"})["verdict"] == "admitted");
    const auto refused = sample.json({"check-in", amara, "--at", "2017-11-11T09:00"}, 1);
    CHECK(refused["verdict"] == "wrong_day");
    CHECK(refused["ticket_days"] == nlohmann::json{"2017-11-10"});
    CHECK(sample.lanyard({"check-in", amara, "--at", "2017-11-11T09:01"}).err.find("for 2017-11-10") !=
          std::string::npos);
    const auto let_in =
        sample.json({"check-in", amara, "--at", "2017-11-11T09:02", "--anyway", "paid for both"});
    CHECK(let_in["verdict"] == "welcome_back");
    CHECK(let_in["set_aside"] == nlohmann::json{"wrong_day"});
    CHECK(sample.lanyard({"history", id}).out.find("their ticket was for another day") != std::string::npos);

    // A ticket for a day on which nothing is cannot be meant.
    const auto looked = sample.lanyard({"doctor"});
    CHECK(looked.out.find("\"Sunday only\" lets in on 2017-11-12, when nothing is on") != std::string::npos);
    CHECK(looked.out.find("\"Saturday only\"") == std::string::npos);
}

TEST_CASE("the morning after nobody is in the building, whoever went home without being scanned out") {
    const SampleEvent sample;
    last_several_days(sample, "closes = 2017-11-11T18:00:00");
    const std::string code = sample.code("amara okafor");
    REQUIRE(sample.json({"check-in", code, "--at", "2017-11-10T09:00"})["verdict"] == "admitted");
    const auto inside = [&](const std::string& time) {
        const auto rows = sample.json({"export", "roll-call", "--at", time});
        const auto at_that_time = [&](std::vector<std::string> words) {
            std::vector<std::string> all = {program("lanyard"), "--event", sample.folder().string(),
                                            "--clock",          time,      "--json"};
            all.insert(all.end(), words.begin(), words.end());
            return nlohmann::json::parse(run_program(all).out);
        };
        const auto stats = at_that_time({"stats"});
        CHECK(stats["arrived"] == 1);
        CHECK(stats["inside"] == rows.size());
        CHECK(at_that_time({"attendees", "amara okafor"})[0]["inside"] == !rows.empty());
        return rows.size();
    };
    CHECK(inside("2017-11-11T03:59") == 1);
    CHECK(inside("2017-11-11T04:00") == 0);
    REQUIRE(sample.json({"check-in", code, "--at", "2017-11-11T09:00"})["verdict"] == "welcome_back");
    CHECK(inside("2017-11-11T09:30") == 1);
    // The last day does not end: a party may go on.
    CHECK(inside("2017-11-12T05:00") == 1);
}
