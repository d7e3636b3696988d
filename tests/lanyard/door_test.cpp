// lanyard check-in, undo and stats: verdicts, their JSON and their exit statuses.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("a ticket is admitted, and known when it comes again") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    const auto first = sample.json({"check-in", amara["codes"][0], "--at", "2017-11-10T08:52"});
    CHECK(first["verdict"] == "admitted");
    CHECK(first["attendee"] == amara["id"]);
    CHECK(first["at"] == "2017-11-10T08:52:00+00:00");
    CHECK(first["point"] == "Kiosk 1");
    CHECK(first["earlier"].is_null());

    // No badge was given out, so the invitation itself lets them in again.
    const auto again =
        sample.json({"check-in", amara["codes"][1], "--at", "2017-11-10T09:10", "--point", "Kiosk 2"});
    CHECK(again["verdict"] == "welcome_back");
    CHECK(again["point"] == "Kiosk 2");
    CHECK(again["earlier"]["at"] == "2017-11-10T08:52:00+00:00");
    CHECK(again["earlier"]["point"] == "Kiosk 1");
    CHECK(again["earlier"]["node"].get<std::string>().size() == 16);

    const auto now = sample.attendee("amara okafor");
    CHECK(now["inside"] == true);
    CHECK(now["checked_in_at"] == "2017-11-10T08:52:00+00:00");
    CHECK(sample.json({"stats"})["arrived"] == 1);
}

TEST_CASE("the invitation is already in while a badge of it is out") {
    const SampleEvent sample;
    const std::string code = sample.code("amara okafor");
    CHECK(sample.json({"check-in", code, "--print"})["verdict"] == "admitted");
    const auto again = sample.json({"check-in", code, "--at", "2017-11-10T09:10"}, 1);
    CHECK(again["verdict"] == "already_in");
    CHECK(again["earlier"]["at"] == "2017-11-10T08:50:00+00:00");
    const auto codes = sample.attendee("amara okafor")["codes"];
    REQUIRE(codes.size() == 3);  // the invitation, the badge, the ticketing system's own
    for (const std::string badge : codes) {
        if (badge == code || badge.size() != 20) continue;
        CHECK(sample.json({"check-in", badge, "--at", "2017-11-10T09:11"})["verdict"] == "welcome_back");
    }
}

TEST_CASE("every other verdict ends with 1 and says whose code it was") {
    const SampleEvent sample;
    const auto verdict = [&](const std::string& code, const char* at = morning) {
        return sample.json({"check-in", code, "--at", at}, 1)["verdict"].get<std::string>();
    };
    CHECK(verdict(sample.code("rowan hale")) == "desk_first");
    CHECK(verdict(sample.code("duncan strachan")) == "desk_first");  // by ticket type
    CHECK(verdict(sample.code("rupert lyle-marriott")) == "cancelled");
    CHECK(verdict(sample.code("theodora mavrou")) == "pending");
    CHECK(verdict(sample.code("delegate 2")) == "desk_first");  // an unnamed seat
    CHECK(verdict(sample.code("amara okafor"), "2017-11-10T07:00") == "not_open_yet");
    CHECK(verdict(sample.code("amara okafor"), "2017-11-10T18:00") == "closed");
    CHECK(verdict("https://example.org/ticket/1") == "unknown");

    std::string code = sample.code("amara okafor");
    code[12] = code[12] == 'A' ? 'B' : 'A';
    CHECK(verdict(code) == "misread");
    const std::string whole = sample.code("amara okafor");
    for (const std::string& damaged :
         {whole.substr(0, 12), whole.substr(0, 19), whole.substr(1), whole + whole})
        CHECK(verdict(damaged) == "misread");
    CHECK(verdict("HELLO") == "unknown");

    const SampleEvent other;
    CHECK(verdict(other.code("amara okafor")) == "other_event");
    CHECK(sample.json({"stats"})["arrived"] == 0);
}

TEST_CASE("a genuine ticket that the list here does not have yet") {
    const SampleEvent sample;
    // The same event on another machine, which had the later list.
    const auto ahead = sample.file("ahead");
    std::filesystem::copy(sample.folder(), ahead);
    const auto on_ahead = [&](const std::vector<std::string>& words) {
        std::vector<std::string> all = {program("lanyard"), "--event", ahead.string(), "--json"};
        all.insert(all.end(), words.begin(), words.end());
        return nlohmann::json::parse(run_program(all).out);
    };
    on_ahead({"import", sample_file("registrations-later.csv")});
    const std::string code = on_ahead({"attendees", "akande-wright"})[0]["codes"][0];
    CHECK(sample.json({"check-in", code}, 1)["verdict"] == "not_listed_yet");
}

TEST_CASE("staff see to who is for the desk, and say why somebody comes in who is not accepted yet") {
    const SampleEvent sample;
    CHECK(sample.json({"check-in", sample.code("rowan hale"), "--staff"})["verdict"] == "admitted");
    const std::string theodora = sample.attendee("theodora mavrou")["id"];
    CHECK(sample.json({"check-in", theodora, "--staff"}, 1)["verdict"] == "pending");
    CHECK(sample.json({"check-in", theodora, "--staff", "--anyway", "Paid"})["verdict"] == "admitted");
}

TEST_CASE("a check-in is by code, by code in fives, by another system's, or by id") {
    const SampleEvent sample;
    std::string fives = sample.code("amara okafor");
    for (const int at : {15, 10, 5}) fives.insert(static_cast<std::size_t>(at), "-");
    CHECK(sample.json({"check-in", fives})["verdict"] == "admitted");
    CHECK(sample.json({"check-in", sample.attendee("barry mason")["id"]})["verdict"] == "admitted");
    CHECK(sample.json({"check-in", "640102860002099742001"})["name"] == "Clare Chamberlain CBE");
    CHECK(sample.lanyard({"check-in", sample.code("suryani"), "--point", "Kiosk 9"}).status != 0);
}

TEST_CASE("scanned out, and in again") {
    const SampleEvent sample;
    const std::string code = sample.code("amara okafor");
    sample.json({"check-in", code});
    CHECK(sample.json({"check-in", code, "--exit", "--at", "2017-11-10T12:30"})["verdict"] == "exited");
    CHECK(sample.attendee("amara okafor")["inside"] == false);
    CHECK(sample.json({"check-in", code, "--at", "2017-11-10T13:20"})["verdict"] == "welcome_back");
    CHECK(sample.attendee("amara okafor")["inside"] == true);
    CHECK(sample.json({"stats"})["arrived"] == 1);
}

TEST_CASE("lunch is had once, by its point, and nobody goes out of it") {
    const SampleEvent sample;
    std::ofstream(sample.folder() / "event.toml", std::ios::app)
        << "\n[[area]]\nid = \"lunch\"\nname = \"Lunch\"\nonce = true\n";
    const std::string code = sample.code("amara okafor");
    const auto at_lunch = [&](const char* at, int status) {
        return sample.json({"check-in", code, "--point", "Lunch", "--at", at}, status);
    };
    CHECK(at_lunch("2017-11-10T12:30", 0)["verdict"] == "admitted");
    CHECK(sample.lanyard({"history", sample.attendee("amara okafor")["id"]})
              .out.find("Lunch, given out at Lunch") != std::string::npos);
    const auto again = at_lunch("2017-11-10T13:10", 1);
    CHECK(again["gives"] == "Lunch");
    CHECK(again["verdict"] == "already_in");
    CHECK(again["earlier"]["point"] == "Lunch");
    CHECK(again["earlier"]["at"] == "2017-11-10T12:30:00+00:00");
    const auto out = sample.lanyard({"check-in", code, "--point", "Lunch", "--exit"});
    CHECK(out.status == 2);
    CHECK(out.err.find("nobody goes out of \"Lunch\"") != std::string::npos);
    // A lunch makes nobody inside; somebody inside was last seen there.
    const auto roll_call = [&] {
        return nlohmann::json::parse(sample.lanyard({"export", "roll-call", "--format", "json"}).out);
    };
    CHECK(sample.json({"stats"})["arrived"] == 0);
    CHECK(roll_call().empty());
    CHECK(sample.json({"check-in", code, "--at", "2017-11-10T12:00"})["verdict"] == "admitted");
    REQUIRE(roll_call().size() == 1);
    CHECK(roll_call()[0]["last_seen_area"] == "Lunch");
    CHECK(sample.json({"stats"})["inside"] == 1);
}

TEST_CASE("undo takes the newest check-in back, and is taken back itself") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    sample.json({"check-in", amara["codes"][0]});
    const auto undone = sample.json({"undo", amara["id"], "--reason", "wrong person"});
    CHECK(undone["attendee"] == amara["id"]);
    REQUIRE(undone["undone"].size() == 1);
    CHECK(sample.attendee("amara okafor") == amara);
    CHECK(sample.json({"stats"})["arrived"] == 0);

    CHECK(sample.lanyard({"undo", amara["id"]}).status == 1);
    CHECK(sample.lanyard({"undo", "nobody"}).status == 3);
    CHECK(sample.json({"check-in", amara["codes"][0]})["verdict"] == "admitted");
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("counts have one definition") {
    const SampleEvent sample;
    const nlohmann::json before = {{"arrived", 0},
                                   {"expected", 295},
                                   {"pending", 5},
                                   {"cancelled", 12},
                                   {"walk_ins", 0},
                                   {"inside", 0},
                                   {"kiosks", nlohmann::json::array()}};
    CHECK(sample.json({"stats"}) == before);
    sample.json({"check-in", sample.code("amara okafor")});
    sample.json({"walk-in", "--name", "Jo Field"});
    const auto after = sample.json({"stats"});
    CHECK(after["arrived"] == 2);
    CHECK(after["inside"] == 2);
    CHECK(after["walk_ins"] == 1);
}
