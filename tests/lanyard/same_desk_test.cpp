// The command line is the same desk: one set of rules, one way to set a refusal aside, and one history.
#include <doctest/doctest.h>

#include <set>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

// What is refused as wrong usage, with words that say what is allowed.
void refuses(const SampleEvent& sample, const std::vector<std::string>& words, const std::string& allowed) {
    CAPTURE(words.back());
    const auto finished = sample.lanyard(words);
    CHECK(finished.status == 2);
    CHECK(finished.out.empty());
    CAPTURE(finished.err);
    CHECK(finished.err.find(allowed) != std::string::npos);
}

nlohmann::json first_with(const SampleEvent& sample, const std::string& status) {
    for (const auto& person : sample.json({"attendees"}))
        if (person["status"] == status) return person;
    FAIL("the sample has nobody who is " << status);
    return {};
}

}  // namespace

TEST_CASE("values that the event does not have are refused, and what is allowed is said") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    const std::string id = amara["id"];
    refuses(sample, {"correct", id, "ticket_type=Wrong"}, "Delegate");
    refuses(sample, {"correct", id, "status=gone"}, "cancelled");
    refuses(sample, {"correct", id, "sessions=workshop-zzz"}, "workshop-a");
    refuses(sample, {"correct", id, "flags=tall"}, "desk_first");
    refuses(sample, {"correct", id, "name="}, "name");
    refuses(sample, {"walk-in", "--name", "Sam Reed", "--ticket-type", "Foo"}, "Delegate");
    const auto no_time =
        run_program({program("lanyard"), "--event", sample.folder().string(), "--clock", "25:99", "stats"});
    CHECK(no_time.status == 2);
    CHECK(no_time.err.find("2017-11-10T08:52") != std::string::npos);
    CHECK(sample.json({"attendees", "sam reed"}).empty());
    CHECK(sample.attendee("amara okafor") == amara);
    // As it is written on the list, or nearly so.
    sample.json({"correct", id, "ticket_type=speaker", "status=cancelled"});
    CHECK(sample.attendee("amara okafor")["ticket_type"] == "Speaker");
    CHECK(sample.attendee("amara okafor")["status"] == "cancelled");
}

TEST_CASE(
    "who is pending or cancelled comes in where somebody says why, and history and attendance tell it") {
    const SampleEvent sample;
    for (const std::string status : {"pending", "cancelled"}) {
        const std::string id = first_with(sample, status)["id"];
        CHECK(sample.json({"check-in", id, "--staff"}, 1)["verdict"] == status);
        const auto in = sample.json({"check-in", id, "--staff", "--anyway", "Paid in cash"});
        CHECK(in["verdict"] == "admitted");
        CHECK(in["set_aside"] == nlohmann::json{status});
        const auto row = sample.attendance_of(id);
        CHECK(row["let_in_although"] == status);
        CHECK(row["let_in_because"] == "Paid in cash");
        bool is_told = false;
        for (const auto& line : sample.json({"history", id}))
            is_told = is_told || line["words"].get<std::string>().find("Paid in cash") != std::string::npos;
        CHECK(is_told);
    }
}

TEST_CASE("a check-in of somebody cancelled that is taken back leaves them cancelled") {
    const SampleEvent sample;
    const std::string id = first_with(sample, "cancelled")["id"];
    sample.json({"check-in", id, "--anyway", "They come after all"});
    sample.json({"undo", id});
    CHECK(sample.json({"check-in", id}, 1)["verdict"] == "cancelled");
}

TEST_CASE("a walk-in and a substitute are let in at the point that is said") {
    const SampleEvent sample;
    CHECK(sample.json({"walk-in", "--name", "Sam Reed", "--point", "Kiosk 2"})["point"] == "Kiosk 2");
    const std::string gareth = sample.attendee("gareth pugh")["id"];
    CHECK(sample.json({"substitute", gareth, "--name", "Manon Rees", "--point", "Kiosk 2"})["point"] ==
          "Kiosk 2");
    refuses(sample, {"walk-in", "--name", "Ida Hall", "--point", "Moon"}, "Kiosk 2");
}

TEST_CASE("who came instead and is in is asked about, and the history has the ids that undo takes") {
    const SampleEvent sample;
    const std::string gareth = sample.attendee("gareth pugh")["id"];
    const std::string manon = sample.json({"substitute", gareth, "--name", "Manon Rees"})["attendee"];
    const std::string passed_on = sample.json({"history", gareth})[0]["entry"];
    const auto asked = sample.lanyard({"undo", passed_on});
    CHECK(asked.status == 1);
    CHECK(asked.err.find("Manon Rees is in the building") != std::string::npos);
    CHECK(sample.json({"export", "roll-call"}).size() == 1);
    sample.json({"undo", passed_on, "--insider", "stays"});
    CHECK(sample.json({"export", "roll-call"})[0]["id"] == manon);
    CHECK(sample.attendee("gareth pugh")["status"] == "expected");
    // What was taken back is done again by its own id.
    const auto line = sample.json({"history", gareth})[0];
    CHECK(line["words"].get<std::string>().find("Taken back: Manon Rees") == 0);
    sample.json({"undo", line["entry"]});
    CHECK(sample.attendee("gareth pugh")["status"] == "replaced");
}

TEST_CASE("who never came does not go out, whether by id or by code, and nothing is written of it") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    const std::string id = amara["id"], code = amara["codes"][0];
    for (const std::string& who : {id, code}) {
        const auto out = sample.lanyard({"check-in", who, "--exit"});
        CHECK(out.status == 1);
        CHECK(out.err.find("has not come in") != std::string::npos);
    }
    for (const auto& line : sample.json({"history", id}))
        CHECK(line["words"].get<std::string>().find("Checked out") == std::string::npos);
    sample.json({"check-in", id});
    CHECK(sample.json({"check-in", code, "--exit"})["verdict"] == "exited");
}

TEST_CASE("a walk-in of whom no ticket type is said has the one that the desk's screen takes") {
    const SampleEvent sample;
    const std::string id = sample.json({"walk-in", "--name", "Sam Reed"})["attendee"];
    CHECK(sample.attendee("sam reed")["ticket_type"] == "Delegate");
    // Somebody who walked in and is in stays by no answer: that they never came is all that can be said.
    const auto asked = sample.lanyard({"undo", sample.json({"history", id}).back()["entry"]});
    CHECK(asked.status == 1);
    CHECK(asked.err.find("never-came") != std::string::npos);
    CHECK(asked.err.find("--insider stays") == std::string::npos);
}

TEST_CASE("statistics, roll call and attendance agree on who came by a room's door") {
    const SampleEvent sample;
    const std::string id = sample.attendee("amara okafor")["id"];
    sample.json({"check-in", id, "--point", "Room 1 door", "--anyway", "They are needed here"});
    CHECK(sample.json({"stats"})["inside"] == 1);
    CHECK(sample.json({"stats"})["arrived"] == 1);
    CHECK(sample.json({"export", "roll-call"}).size() == 1);
    CHECK(sample.attendance_of(id)["attended"] == "yes");
    CHECK(sample.attendance_of(id)["point"] == "Room 1 door");
}

TEST_CASE("codes of both records are the person's once they are joined") {
    const SampleEvent sample;
    const auto both = sample.json({"attendees", "helen achterberg"});
    REQUIRE(both.size() == 2);
    sample.json({"same-person", both[0]["id"], both[1]["id"]});
    std::set<std::string> codes, joined;
    for (const auto& record : both)
        for (const auto& code : record["codes"]) codes.insert(code.get<std::string>());
    const auto helen = sample.attendee("helen achterberg");
    for (const auto& code : helen["codes"]) joined.insert(code.get<std::string>());
    CHECK(joined == codes);
}

TEST_CASE("empty answers say so, and slips are named with what was meant") {
    const SampleEvent sample(SampleEvent::List::none);
    CHECK(sample.lanyard({"attendees"}).err.find("nobody is on the list yet") != std::string::npos);
    CHECK(sample.lanyard({"imports"}).err.find("nothing has been brought in") != std::string::npos);
    CHECK(sample.lanyard({"check-in", "X", "--pont", "Kiosk 1"}).err.find("--point?") != std::string::npos);
    CHECK(sample.lanyard({"programme", "dely", "opening"}).err.find("delay?") != std::string::npos);
    CHECK(sample.lanyard({"walk-in"}).err.find("lanyard walk-in --help") != std::string::npos);
}

TEST_CASE("each command's --help ends with an example of its own") {
    const SampleEvent sample(SampleEvent::List::none);
    std::set<std::string> examples;
    const std::vector<std::string> commands = {
        "init",      "import",     "imports",     "attendees", "check-in", "undo",    "history", "explain",
        "walk-in",   "substitute", "same-person", "correct",   "flag",     "subject", "badge",   "printing",
        "programme", "scan",       "export",      "stats",     "tickets",  "doctor",  "verify",  "salvage",
        "video",     "announce",   "evacuate",    "rehearse",  "practise", "staff",   "needed",  "serve"};
    for (const std::string& command : commands) {
        CAPTURE(command);
        std::string help = sample.lanyard({command, "--help"}).out;
        while (!help.empty() && help.back() == '\n') help.pop_back();
        const std::string last = help.substr(help.rfind('\n') + 1);
        CAPTURE(last);
        CHECK(last.find("lanyard ") != std::string::npos);
        CHECK(last.find(command) != std::string::npos);
        CHECK(examples.insert(last).second);
    }
}
