// Practice: a copy with people to play, a border on every screen, and a list that ticks itself off.
#include <doctest/doctest.h>

#include <set>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

TEST_CASE("volunteers practise on a copy: cards of invented people, ticked off as they are done") {
    const SampleEvent sample;
    const fs::path copy = sample.file("practice");
    const auto made = sample.json({"practise", "--no-windows", "--out", copy.string()});
    REQUIRE(made["cards"].size() == 10);
    CHECK(fs::file_size(copy / "cards.pdf") > 10'000);
    if (is_installed("pdftotext")) {
        const std::string words = run_program({"pdftotext", (copy / "cards.pdf").string(), "-"}).out;
        for (const char* title : {"A code sent on", "The telephone is dead", "Jo Pemberton"})
            CHECK_MESSAGE(words.find(title) != std::string::npos, title);
    }
    std::set<std::string> people;
    for (const auto& card : made["cards"])
        for (const auto& person : card["people"]) CHECK(people.insert(person.get<std::string>()).second);
    const auto report = [&] { return sample.json({"practise", "--report", "--out", copy.string()}); };
    CHECK(report()["done"] == 0);
    const auto card = [&](const char* kind) {
        const nlohmann::json now = report();
        nlohmann::json found;
        for (const auto& one : now["cards"])
            if (one["card"] == kind) found = one;
        return found;
    };

    const VirtualScreen screen{1920, 1080};
    KioskSession desk(
        screen, copy, sample.file("desk"),
        {"--role", "desk", "--window", "1920x1080", "--practice", "--really", "--printer", "none"});
    REQUIRE_MESSAGE(desk.shows("desk"), desk.story());
    CHECK(desk.label("practice") == "Practice: nothing here counts");
    // The dead telephone: found by name, checked in with Enter.
    const std::string person = card("dead_phone")["people"][0];
    std::string name;
    const auto invented =
        run_program({program("lanyard"), "--event", copy.string(), "--json", "attendees"}).out;
    for (const auto& one : nlohmann::json::parse(invented))
        if (one["id"] == person) name = one["name"];
    REQUIRE_MESSAGE(desk.types("search", name), desk.story());
    REQUIRE_MESSAGE(desk.wait_for([&](const nlohmann::json& tree) {
        const auto shown = find_widget(tree, "name");
        return shown && (*shown)["value"] == name;
    }),
                    desk.story());
    desk.press("Return");
    CHECK(wait_until([&] { return card("dead_phone")["done"] == true; }));
    CHECK(report()["done"] == 1);
    // The event itself knows nothing of it.
    CHECK(sample.json({"stats"})["arrived"] == 0);
    CHECK(sample.lanyard({"practise", "--report", "--out", sample.file("nowhere").string()}).status == 3);
}
