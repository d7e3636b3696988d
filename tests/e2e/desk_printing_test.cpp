// What printing wants of the people at the desk, in the real program: a badge that nobody knows of, a printer
// without labels, a new roll, a badge that waits at a kiosk that is dead.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/print/printers/test_ipp_printer.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Nobody listens there: a printer that is switched off.
constexpr const char* switched_off = "ipp://127.0.0.1:9/ipp/print";

PrinterMood without_labels() {
    PrinterMood mood;
    mood.reasons = {"media-empty-error"};
    return mood;
}

std::vector<std::string> desk_at(const std::string& printer, const std::string& window = "1920x1080") {
    return {"--role", "desk", "--window", window, "--printer", printer};
}

bool has_no(KioskSession& session, const std::string& id) {
    return session.wait_for([&](const nlohmann::json& tree) { return !find_widget(tree, id); });
}

std::string rows(const SampleEvent& sample, const std::string& sql) {
    return run_program({"sqlite3", (sample.folder() / "lanyard.db").string(), sql}).out;
}

bool has_jobs(const SampleEvent& sample, const std::string& state, int count) {
    return wait_until([&] {
        return rows(sample, "SELECT count(*) FROM print_jobs WHERE state = '" + state + "'") ==
               std::to_string(count) + "\n";
    });
}

std::size_t badges_in(const fs::path& folder) {
    std::error_code none;
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder, none), {}));
}

// A badge that was at the printer when both were cut off: neither knows what became of it.
void lose_badge(const SampleEvent& sample, TestIppPrinter& printer, KioskSession& session) {
    REQUIRE_MESSAGE(has_jobs(sample, "printing", 1), session.story());
    REQUIRE(wait_until([&] { return printer.taken().size() == 1; }));
    session.process().send_signal(SIGKILL);
    session.process().wait_for_end();
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    PrinterMood started_again;
    started_again.up_s = 1;  // less than since the badge was sent
    printer.restart();
    printer.set(started_again);
}

}  // namespace

TEST_CASE("Oliver Fairweather's badge, of which nobody knows: asked about at the desk, and again by touch") {
    const SampleEvent sample;
    const VirtualScreen screen(1920, 1080);
    TestIppPrinter printer;
    printer.set(without_labels());
    {
        KioskSession desk(screen, sample.folder(), sample.file("desk"), desk_at(printer.uri()));
        REQUIRE_MESSAGE(desk.shows("desk", "searching"), desk.story());
        REQUIRE(desk.types("search", "fairweather"));
        REQUIRE_MESSAGE(desk.says("name", "Oliver Fairweather"), desk.story());
        desk.press("Return");
        REQUIRE_MESSAGE(desk.says("printer_strip", "out of labels or paper"), desk.story());
        lose_badge(sample, printer, desk);
    }
    KioskSession desk(screen, sample.folder(), sample.file("desk again"), desk_at(printer.uri()));
    REQUIRE_MESSAGE(desk.says("printed", "Did the badge of Oliver Fairweather come out?"), desk.story());
    CHECK(sample.json({"printing"})["asked"][0]["name"] == "Oliver Fairweather");
    CHECK(printer.came_out().empty());
    // Whoever is served meanwhile stays open.
    REQUIRE(desk.types("search", "okafor"));
    REQUIRE_MESSAGE(desk.says("name", "Amara Okafor"), desk.story());
    CHECK(desk.touches("did_not_come"));
    CHECK_MESSAGE(desk.says("notice", "The badge of Oliver Fairweather is printed again."), desk.story());
    CHECK_MESSAGE(has_no(desk, "printed"), desk.story());
    CHECK(desk.label("name").find("Amara") != std::string::npos);
    CHECK(has_jobs(sample, "printed", 1));
    CHECK(printer.came_out().size() == 1);
    CHECK(desk.process().end() == 0);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("Amara Okafor's badge that came out of Kiosk 1 before it died: the desk says so by a key") {
    const SampleEvent sample;
    const VirtualScreen screen(1920, 1080);
    TestIppPrinter printer;
    printer.set(without_labels());
    const std::vector<std::string> options = {"--window", "1920x1080", "--printer", printer.uri()};
    {
        KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), options);
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        REQUIRE_MESSAGE(kiosk.admits(sample.code("okafor"), "Amara"), kiosk.story());
        lose_badge(sample, printer, kiosk);
    }
    {
        KioskSession kiosk(screen, sample.folder(), sample.file("kiosk again"), options);
        REQUIRE_MESSAGE(has_jobs(sample, "asked", 1), kiosk.story());
        CHECK(kiosk.process().end() == 0);
    }
    KioskSession desk(screen, sample.folder(), sample.file("desk"),
                      desk_at("file:" + sample.file("badges").string()));
    REQUIRE_MESSAGE(desk.says("printed", "Amara Okafor come out at Kiosk 1?"), desk.story());
    CHECK(desk.widget("owed"));
    desk.press("ctrl+y");
    CHECK_MESSAGE(desk.says("notice", "the badge of Amara Okafor is out"), desk.story());
    CHECK(has_no(desk, "printed"));
    CHECK(has_no(desk, "owed"));
    CHECK(has_jobs(sample, "printed", 1));
    CHECK(printer.came_out().empty());
    CHECK(badges_in(sample.file("badges")) == 0);
    CHECK(desk.process().end() == 0);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("Suryani's badge is not the first to find out that the labels are gone; a new roll by touch") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    TestIppPrinter printer;
    printer.set(without_labels());
    KioskSession desk(screen, sample.folder(), sample.file("desk"), desk_at(printer.uri(), "1080x1920"));
    REQUIRE_MESSAGE(desk.says("printer_strip", "out of labels or paper"), desk.story());
    CHECK(desk.label("printer").find("needs a hand") != std::string::npos);
    CHECK(desk.touches("new_roll"));
    CHECK_MESSAGE(desk.says("notice", "A new roll of 250 labels"), desk.story());
    printer.set({});
    CHECK_MESSAGE(desk.says("printer", "250 labels"), desk.story());
    CHECK(has_no(desk, "printer_strip"));
    REQUIRE(desk.types("search", "suryani"));
    REQUIRE_MESSAGE(desk.says("name", "Suryani"), desk.story());
    desk.press("Return");
    CHECK_MESSAGE(desk.says("printer", "249 labels"), desk.story());
    CHECK(printer.came_out().size() == 1);
    CHECK(sample.json({"printing", "--point", "Desk 1"})["roll"]["left"] == 249);
}

TEST_CASE("a new roll by a key, before the last one ends, and on the day's page") {
    const SampleEvent sample;
    const VirtualScreen screen(1920, 1080);
    REQUIRE(sample.lanyard({"printing", "--point", "Desk 1", "--new-roll", "3"}).status == 0);
    const auto people = ordinary_delegates(sample);
    REQUIRE(people.size() >= 3);
    const fs::path badges = sample.file("badges");
    KioskSession desk(screen, sample.folder(), sample.file("desk"), desk_at("file:" + badges.string()));
    REQUIRE_MESSAGE(desk.says("printer", "3 labels"), desk.story());
    CHECK_FALSE(desk.widget("printer_strip"));
    for (std::size_t i : {0u, 1u, 2u}) {
        REQUIRE(desk.types("search", people[i].name));
        REQUIRE_MESSAGE(desk.says("name", people[i].name), desk.story());
        desk.press("Return");
        REQUIRE_MESSAGE(desk.says("status", "In 08:5"), desk.story());
    }
    REQUIRE_MESSAGE(desk.says("printer_strip", "0 labels are left"), desk.story());
    desk.press("ctrl+r");
    CHECK_MESSAGE(desk.says("printer", "250 labels"), desk.story());
    CHECK(has_no(desk, "printer_strip"));
    desk.press("F1");
    REQUIRE(desk.shows("desk_today"));
    CHECK(desk.label("new_roll").find("New roll of 250") != std::string::npos);
    CHECK(desk.process().end() == 0);
}

TEST_CASE("Kiosk 1 says that its labels are gone before anybody wants one, and staff lay in a roll there") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    TestIppPrinter printer;
    printer.set(without_labels());
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "1080x1920", "--printer", printer.uri()});
    REQUIRE_MESSAGE(kiosk.says("badges", "out of labels or paper"), kiosk.story());
    const VirtualScreen table(1920, 1080);
    KioskSession desk(table, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", "1920x1080"});
    CHECK_MESSAGE(desk.says("trouble", "Kiosk 1: The printer is out of labels or paper"), desk.story());
    printer.set({});
    CHECK_MESSAGE(has_no(kiosk, "badges"), kiosk.story());
    CHECK_MESSAGE(has_no(desk, "trouble"), desk.story());
    screen.hold(40, 40, 3600);
    REQUIRE_MESSAGE(kiosk.shows("staff_menu"), kiosk.story());
    CHECK(kiosk.touches("new_roll"));
    CHECK_MESSAGE(kiosk.says("roll", "A new roll of 250 labels"), kiosk.story());
    CHECK(kiosk.touches("back"));
    CHECK(kiosk.shows("welcome"));
    CHECK(sample.json({"printing"})["roll"]["left"] == 250);
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("the badge that waits at a dead kiosk's printer is printed at the desk, and never a second time") {
    const SampleEvent sample;
    const auto people = ordinary_delegates(sample);
    REQUIRE(people.size() >= 2);
    const VirtualScreen screen(1920, 1080);
    {
        KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                           {"--window", "1920x1080", "--printer", switched_off});
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        for (std::size_t i : {0u, 1u})
            REQUIRE_MESSAGE(kiosk.admits(people[i].code, people[i].greeting), kiosk.story());
        REQUIRE(has_jobs(sample, "queued", 2));
        kiosk.process().send_signal(SIGKILL);
        kiosk.process().wait_for_end();
    }
    const fs::path at_desk = sample.file("at the desk"), at_kiosk = sample.file("at the kiosk");
    KioskSession desk(screen, sample.folder(), sample.file("desk"), desk_at("file:" + at_desk.string()));
    REQUIRE_MESSAGE(desk.shows("desk", "searching"), desk.story());
    const auto opens = [&](const Delegate& person) {
        REQUIRE(desk.types("search", person.name));
        REQUIRE_MESSAGE(desk.says("badge", "Waits for the printer of Kiosk 1"), desk.story());
        CHECK(desk.label("print_again").find("Print it at this desk") != std::string::npos);
    };
    opens(people[0]);
    desk.press("F5");
    CHECK_MESSAGE(wait_until([&] { return badges_in(at_desk) == 1; }), desk.story());
    CHECK(desk.says("badge", "Printed"));
    opens(people[1]);
    CHECK(desk.touches("print_again"));
    CHECK_MESSAGE(wait_until([&] { return badges_in(at_desk) == 2; }), desk.story());
    KioskSession again(screen, sample.folder(), sample.file("kiosk again"),
                       {"--window", "1920x1080", "--printer", "file:" + at_kiosk.string()});
    REQUIRE_MESSAGE(again.shows("welcome"), again.story());
    CHECK(has_jobs(sample, "printed", 2));
    CHECK(sample.json({"printing"})["waiting"].empty());
    CHECK(again.process().end() == 0);
    CHECK(badges_in(at_kiosk) == 0);
    CHECK(rows(sample, "SELECT count(*) FROM entries WHERE kind = 'badge_requested'") == "2\n");
    CHECK(sample.lanyard({"verify"}).status == 0);
}
