// lanyard import as it is used day after day: decisions by option and by key, the fix list, a watched file.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace fs = std::filesystem;

namespace {

std::string first_list() {
    return sample_file("registrations.csv");
}
std::string later_list() {
    return sample_file("registrations-later.csv");
}

std::string pair_of(const nlohmann::json& look_alike) {
    return look_alike["missing"].get<std::string>() + "=" + look_alike["added"].get<std::string>();
}

void write_text(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

// The program on a terminal of its own: what it says there, answering `keys` one by one to its questions.
std::string on_terminal(const std::vector<std::string>& words, const std::string& keys, int& status) {
    int terminal = 0;
    const pid_t id = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (id == 0) {
        ::setenv("TERM", "xterm", 1);
        ::unsetenv("NO_COLOR");
        std::vector<char*> arguments;
        for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    std::string said;
    std::size_t asked = 0, answered = 0;
    char block[4096];
    for (;;) {
        pollfd readable{terminal, POLLIN, 0};
        if (::poll(&readable, 1, 60'000) <= 0) break;
        const ssize_t got = ::read(terminal, block, sizeof block);
        if (got <= 0) break;
        said.append(block, static_cast<std::size_t>(got));
        for (std::size_t at; (at = said.find("?] ", asked)) != std::string::npos; asked = at + 1) {
            if (answered < keys.size() && ::write(terminal, &keys[answered++], 1) != 1) break;
        }
    }
    int ended = 0;
    ::waitpid(id, &ended, 0);
    ::close(terminal);
    status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
    return said;
}

}  // namespace

TEST_CASE("look-alikes are decided by option, and stay decided") {
    const SampleEvent sample;
    const std::string before = sample.attendee("kath braithwaite-lowe")["id"];
    const auto dry = sample.json({"import", later_list(), "--dry-run"});
    REQUIRE(dry["look_alikes"].size() == 1);
    SUBCASE("one by one") {
        sample.json({"import", later_list(), "--renamed", pair_of(dry["look_alikes"][0])});
    }
    SUBCASE("all at once") {
        sample.json({"import", later_list(), "--renamed", "all"});
    }
    SUBCASE("after the import") {
        CHECK(sample.json({"import", later_list()})["look_alikes"].size() == 1);
        sample.json({"import", later_list(), "--renamed", "all"});
    }
    const auto now = sample.attendee("braithwaite-lowe");
    CHECK(now["id"] == before);
    CHECK(now["name"] == "Katherine Braithwaite-Lowe");
    const auto again = sample.json({"import", later_list()});
    CHECK(again["look_alikes"].empty());
    CHECK(again["unchanged"] == 320);
    CHECK(again["missing"] == 2);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("a dry run shows what a decision would do, and decides nothing") {
    const SampleEvent sample;
    const auto dry = sample.json({"import", later_list(), "--dry-run", "--renamed", "all"});
    CHECK(dry["added"] == 10);
    CHECK(dry["changed"] == 13);
    CHECK(dry["missing"] == 2);
    REQUIRE(dry["decided"].size() == 1);
    CHECK(dry["decided"][0]["decision"] == "renamed");
    CHECK(sample.json({"import", later_list(), "--dry-run"})["look_alikes"].size() == 1);
    CHECK(sample.lanyard({"import", later_list(), "--renamed", "nobody=else"}).status == 2);
    CHECK(sample.lanyard({"import", later_list(), "--renamed", "half"}).status == 2);
    const std::string here = sample.attendee("amara okafor")["id"];
    CHECK(sample
              .lanyard({"import", later_list(), "--someone-else",
                        here + "=" + dry["decided"][0]["added"].get<std::string>()})
              .status == 1);
}

TEST_CASE("on a terminal each pair is asked about, and one key answers") {
    const SampleEvent sample;
    const std::vector<std::string> import = {
        program("lanyard"), "--event", sample.folder().string(), "--clock", morning, "import", later_list()};
    int status = 0;
    SUBCASE("q imports nothing") {
        const std::string said = on_terminal(import, "q", status);
        CHECK(said.find("Kath Braithwaite-Lowe") != std::string::npos);
        CHECK(status == 1);
        CHECK(sample.json({"imports"}).size() == 1);
    }
    SUBCASE("r is one person") {
        const std::string said = on_terminal(import, "r", status);
        CHECK(status == 0);
        CHECK(said.find("\x1b[1m") != std::string::npos);  // in colour
        CHECK(sample.attendee("braithwaite-lowe")["name"] == "Katherine Braithwaite-Lowe");
    }
    SUBCASE("s is another one") {
        on_terminal(import, "s", status);
        CHECK(status == 0);
        int replaced = 0;
        for (const auto& person : sample.json({"attendees", "braithwaite-lowe"}))
            replaced += person["status"] == "replaced" && person["name"] == "Kath Braithwaite-Lowe";
        CHECK(replaced == 1);
    }
    SUBCASE("Enter leaves it open") {
        on_terminal(import, "\n", status);
        CHECK(status == 0);
        CHECK(sample.json({"attendees", "braithwaite-lowe"}).size() == 2);
        CHECK(sample.json({"import", later_list(), "--dry-run"})["look_alikes"].size() == 1);
    }
}

TEST_CASE("the report names people, is bounded, and has no colour in a file") {
    const SampleEvent sample;
    const auto dry = sample.lanyard({"import", later_list(), "--dry-run"});
    CHECK(dry.status == 0);
    CHECK(dry.out.find("Gareth Pugh") != std::string::npos);
    CHECK(dry.out.find("\x1b[") == std::string::npos);
    const SampleEvent empty(SampleEvent::List::none);
    const auto first = empty.lanyard({"import", first_list(), "--dry-run"});
    CHECK(first.out.find("and 292 more") != std::string::npos);
    CHECK(empty.json({"attendees"}).empty());
}

TEST_CASE("doubtful rows go out as a spreadsheet") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto file = sample.file("fix.xlsx");
    const auto report = sample.json({"import", first_list(), "--fix-list", file.string()});
    CHECK(report["added"] == 312);
    const std::string bytes = text_of(file);
    CHECK(bytes.substr(0, 2) == "PK");
    CHECK((fs::status(file).permissions() & fs::perms::group_read) == fs::perms::none);
    if (!is_installed("unzip")) {
        std::cerr << "SKIPPED: unzip is not installed; the sheet's words were not read\n";
        return;
    }
    const auto words = run_program({"unzip", "-p", file.string(), "xl/worksheets/sheet1.xml"}).out;
    for (const char* word : {"Correct to", "names may be swapped", "TBC: who?", "same email as row 163",
                             "too long for the badge"}) {
        CAPTURE(word);
        CHECK(words.find(word) != std::string::npos);
    }
}

TEST_CASE("a watched file is taken in whenever it has changed, and a bad version leaves the good one") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto list = sample.file("list.csv"), log = sample.file("watch.log"), out = sample.file("watch.out");
    const std::string heading = "Name,Email\n", ada = "Ada Abbot,ada@x.example\n",
                      ben = "Ben Brown,b@x.example\n";
    ChildProcess watch({program("lanyard"), "--event", sample.folder().string(), "--clock", morning, "--json",
                        "import", list.string(), "--watch"},
                       out, log);
    const auto people = [&](std::size_t count) {
        return wait_until([&] { return sample.json({"attendees"}).size() == count; });
    };
    REQUIRE(wait_until([&] { return text_of(log).find("Watching") != std::string::npos; }));
    write_text(list, heading + ada);
    REQUIRE(people(1));
    // Spreadsheets write another file and rename it into place.
    write_text(sample.file("list.csv.part"), heading + ada + ben);
    fs::rename(sample.file("list.csv.part"), list);
    REQUIRE(people(2));
    write_text(list, std::string("PK\x03\x04 a spreadsheet", 17));
    REQUIRE(wait_until([&] {
        return text_of(log).find("list.csv") != std::string::npos &&
               text_of(log).find("stays") != std::string::npos;
    }));
    CHECK(sample.json({"attendees"}).size() == 2);
    write_text(list, heading + ada + ben + "Cleo Clark,c@x.example\n");
    REQUIRE(people(3));
    CHECK(watch.is_running());
    SUBCASE("SIGTERM") {
        watch.send_signal(SIGTERM);
    }
    SUBCASE("SIGINT") {
        watch.send_signal(SIGINT);
    }
    CHECK(watch.wait_for_end() == 0);
    CHECK(sample.json({"imports"}).size() == 3);
    CHECK(text_of(out).find("\"added\":1") != std::string::npos);
}

TEST_CASE("of a watched folder the newest list counts") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto folder = sample.file("lists");
    fs::create_directory(folder);
    write_text(folder / "old.csv", "Name,Email\nOld Person,o@x.example\n");
    write_text(folder / "new.csv", "Name,Email\nAda Abbot,ada@x.example\n");
    fs::last_write_time(folder / "old.csv", fs::file_time_type::clock::now() - std::chrono::hours(1));
    ChildProcess watch(
        {program("lanyard"), "--event", sample.folder().string(), "import", folder.string(), "--watch"},
        sample.file("out"), sample.file("log"));
    REQUIRE(wait_until([&] { return sample.json({"attendees"}).size() == 1; }));
    CHECK(sample.attendee("ada")["name"] == "Ada Abbot");
    write_text(folder / ".hidden.csv", "Name,Email\nX Y,x@x.example\n");
    write_text(folder / "notes.md", "no list");
    write_text(folder / "friday.CSV", "Name,Email\nAda Abbot,ada@x.example\nBen Brown,b@x.example\n");
    REQUIRE(wait_until([&] { return sample.json({"attendees"}).size() == 2; }));
    CHECK(watch.end() == 0);
    CHECK(sample.json({"imports"}).size() == 2);
}
