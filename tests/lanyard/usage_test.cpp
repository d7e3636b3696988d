// What the command line says of itself, and exit status 2.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("--help names every command and teaches by example") {
    const auto help = run_program({program("lanyard"), "--help"});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    for (const char* command :
         {"init",       "import",      "imports", "attendees", "check-in", "undo",      "walk-in",
          "substitute", "same-person", "badge",   "tickets",   "doctor",   "programme", "scan",
          "export",     "stats",       "verify",  "video",     "backup",   "restore"}) {
        CAPTURE(command);
        CHECK(help.out.find(std::string("\n  ") + command) != std::string::npos);
        CHECK(run_program({program("lanyard"), command, "--help"}).status == 0);
    }
    CHECK(help.out.find("lanyard init my-event") != std::string::npos);
    CHECK(run_program({program("lanyard"), "--version"}).out.rfind("lanyard ", 0) == 0);
}

TEST_CASE("a word that is no command is named, with the command it may have meant") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto finished = sample.lanyard({"chek-in", "X"});
    CHECK(finished.status == 2);
    CHECK(finished.err.find("\"chek-in\"") != std::string::npos);
    CHECK(finished.err.find("check-in?") != std::string::npos);
}

TEST_CASE("wrong usage ends with 2, says why, and prints no result") {
    const SampleEvent sample(SampleEvent::List::none);
    const std::vector<std::vector<std::string>> wrong = {
        {},
        {"no-such-command"},
        {"stats", "--no-such-option"},
        {"check-in"},
        {"check-in", "X", "--at", "half past nine"},
        {"check-in", "X", "--clock", "noon"},
        {"import"},
        {"import", sample_file("registrations.csv"), "--missing", "delete"},
        {"import", sample_file("registrations.csv"), "--missing", "cancel=-1"},
        {"import", sample_file("registrations.csv"), "--missing", "cancel=4294967297"},
        {"import", sample_file("registrations.csv"), "--column", "Company"},
        {"badge", "--all"},
        {"badge", "--all", "--out", sample.file("badges.doc").string()},
        {"badge", "--out", sample.file("badges.pdf").string()},
        {"export", "everything"},
        {"export", "attendance", "--format", "pdf"},
        {"walk-in"},
        {"flag", "X", "tall"},
        {"correct", "X", "shoe_size=43"},
        {"subject"},
    };
    for (const auto& words : wrong) {
        std::string line = "lanyard";
        for (const auto& word : words) line += " " + word;
        CAPTURE(line);
        const auto finished = sample.lanyard(words);
        CHECK(finished.status == 2);
        CHECK(finished.out.empty());
        CHECK(finished.err.size() > 10);
    }
}
