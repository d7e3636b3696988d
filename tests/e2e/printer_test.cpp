// The kiosk and a real IPP printer: badges come out once, through empty paper trays and kills.
#include <doctest/doctest.h>

#include <csignal>
#include <iostream>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/print/printers/everywhere_printer.h"
#include "tests/print/printers/print_server.h"

using namespace lanyard;

TEST_CASE(
    "a kiosk at a real printer: prints, says that paper is out, is killed, and prints each badge once") {
    if (const auto missing = EverywherePrinter::missing()) {
        std::cout << "SKIPPED: a kiosk at a real IPP printer: " << *missing << "\n";
        return;
    }
    const SampleEvent sample;
    const auto people = ordinary_delegates(sample);
    REQUIRE(people.size() >= 2);
    EverywherePrinter printer;
    const VirtualScreen screen(768, 1366);
    const std::vector<std::string> options = {"--window", "768x1366", "--printer", printer.uri()};
    const auto says = [](KioskSession& kiosk, const std::string& words) {
        return kiosk.wait_for([&](const nlohmann::json& tree) {
            const auto printing = find_widget(tree, "printing");
            return printing && (*printing)["label"].get<std::string>().find(words) != std::string::npos;
        });
    };
    {
        KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), options);
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        REQUIRE_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());
        CHECK_MESSAGE(says(kiosk, "is printed"), kiosk.story(), printer.story());
        CHECK(printer.tray().size() == 1);

        printer.take_paper_out();
        REQUIRE_MESSAGE(kiosk.admits(people[1].code, people[1].greeting), kiosk.story());
        CHECK_MESSAGE(says(kiosk, "waiting for the printer"), kiosk.story(), printer.story());
        CHECK(kiosk.label("printing_detail").find("out of labels or paper") != std::string::npos);
        kiosk.process().send_signal(SIGKILL);
        CHECK(kiosk.process().wait_for_end() == 128 + SIGKILL);
    }
    CHECK(printer.tray().size() == 1);
    KioskSession again(screen, sample.folder(), sample.file("kiosk"), options);
    REQUIRE_MESSAGE(again.shows("welcome"), again.story());
    printer.put_paper_in();
    const auto rows = [&](const std::string& sql) {
        return run_program({"sqlite3", (sample.folder() / "lanyard.db").string(), sql}).out;
    };
    CHECK(
        wait_until([&] { return rows("SELECT count(*) FROM print_jobs WHERE state = 'printed'") == "2\n"; }));
    CHECK(again.process().end() == 0);
    CHECK(printer.tray().size() == 2);
    CHECK(rows("SELECT count(*) FROM entries WHERE kind = 'badge_printed'") == "2\n");
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("a badge that did not come out is printed by the next printer, and the desk is told") {
    const SampleEvent sample;
    const auto people = ordinary_delegates(sample);
    REQUIRE(!people.empty());
    const auto first = sample.file("A"), second = sample.file("B");
    const auto badges_in = [](const std::filesystem::path& folder) {
        std::error_code absent;
        return std::distance(std::filesystem::directory_iterator(folder, absent), {});
    };
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(
        screen, sample.folder(), sample.file("kiosk"),
        {"--window", "1080x1920", "--printer", "file:" + first.string() + ",file:" + second.string()});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());
    const auto has_button = [](const nlohmann::json& tree) {
        return find_widget(tree, "badge_did_not_come").has_value();
    };
    REQUIRE_MESSAGE(kiosk.wait_for(has_button), kiosk.story());
    CHECK(badges_in(first) == 1);
    CHECK(badges_in(second) == 0);
    kiosk.touch("badge_did_not_come");
    CHECK_MESSAGE(wait_until([&] { return badges_in(second) == 1; }), kiosk.story());
    CHECK(badges_in(first) == 1);
    // It can be missed once more only when it is out once more.
    REQUIRE_MESSAGE(kiosk.wait_for(has_button), kiosk.story());
    CHECK(kiosk.label("printing") == "Your badge is printed");
    CHECK(kiosk.process().end() == 0);
    const auto entries = [&](const std::string& kind) {
        const std::string sql = "SELECT count(*) FROM entries WHERE kind = '" + kind + "'";
        return run_program({"sqlite3", (sample.folder() / "lanyard.db").string(), sql}).out;
    };
    CHECK(entries("badge_missed") == "1\n");
    CHECK(entries("help_asked") == "1\n");
    CHECK(entries("badge_printed") == "2\n");
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE(
    "the machine's print server: its queue is found, runs out of paper and goes on, and outlives a kill") {
    for (const auto& missing : {EverywherePrinter::missing(), PrintServer::missing()}) {
        if (!missing) continue;
        std::cout << "SKIPPED: a kiosk at a print server's queue: " << *missing << "\n";
        return;
    }
    const SampleEvent sample;
    const auto people = ordinary_delegates(sample);
    REQUIRE(people.size() >= 2);
    // It is announced as well, so that it is found twice; the queue is what somebody has set up.
    EverywherePrinter printer(true);
    const PrintServer server(printer.uri());
    const auto story = [&] { return server.story() + printer.story(); };
    auto before = server.before();
    before.push_back(printer.bus());
    auto doctor = before;
    doctor.insert(doctor.end(),
                  {program("lanyard"), "--event", sample.folder().string(), "--json", "doctor"});
    const auto found = nlohmann::json::parse(run_program(doctor).out);
    CHECK_MESSAGE(found["printers"] == nlohmann::json({"badges", "lanyard"}), found.dump(), story());
    CHECK_MESSAGE(found.dump().find("says itself when a badge has come out") != std::string::npos,
                  found.dump());

    const VirtualScreen screen(768, 1366);
    const std::vector<std::string> options = {"--window", "768x1366", "--printer", "auto"};
    {
        KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), options, before);
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story(), story());
        REQUIRE_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());
        CHECK_MESSAGE(kiosk.says("printing", "is printed"), kiosk.story(), story());
        CHECK(printer.tray().size() == 1);

        printer.take_paper_out();
        REQUIRE_MESSAGE(kiosk.admits(people[1].code, people[1].greeting), kiosk.story());
        CHECK_MESSAGE(kiosk.says("printing_detail", "out of labels or paper"), kiosk.story(), story());
        kiosk.process().send_signal(SIGKILL);
        CHECK(kiosk.process().wait_for_end() == 128 + SIGKILL);
    }
    // The next one waits for it, and is gone as well when it comes out: the server has put it away by then.
    {
        KioskSession next(screen, sample.folder(), sample.file("kiosk"), options, before);
        REQUIRE_MESSAGE(next.shows("welcome"), next.story());
        CHECK_MESSAGE(next.says("badges", "out of labels or paper"), next.story(), story());
        next.process().send_signal(SIGKILL);
        next.process().wait_for_end();
    }
    printer.put_paper_in();
    CHECK(wait_until([&] { return server.has_put_away(2); }));
    KioskSession again(screen, sample.folder(), sample.file("kiosk"), options, before);
    REQUIRE_MESSAGE(again.shows("welcome"), again.story());
    const auto rows = [&](const std::string& sql) {
        return run_program({"sqlite3", (sample.folder() / "lanyard.db").string(), sql}).out;
    };
    CHECK_MESSAGE(
        wait_until([&] { return rows("SELECT count(*) FROM print_jobs WHERE state = 'printed'") == "2\n"; }),
        again.story(), story());
    CHECK(again.process().end() == 0);
    CHECK(printer.tray().size() == 2);
    CHECK(sample.lanyard({"verify"}).status == 0);
}
