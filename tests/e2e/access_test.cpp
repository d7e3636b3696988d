// Ways through the real kiosk for whoever has no code at hand: by touch, by keyboard and by ear.
#include <doctest/doctest.h>

#include <fstream>

#include "base/system_clock.h"
#include "desk/help_calls.h"
#include "store/database.h"
#include "tests/deed_for_test.h"
#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

const SystemClock machine_clock;

// The desk of the event, in this process beside the kiosk's.
std::unique_ptr<Desk> desk_of(const SampleEvent& sample) {
    auto folder = open_event_folder(sample.folder());
    REQUIRE(folder.ok());
    DeskOptions options;
    options.staff = true;
    auto desk = Desk::open(std::move(folder).value(), options, machine_clock);
    REQUIRE(desk.ok());
    return std::move(desk).value();
}

std::vector<HelpCall> calls(Desk& desk, HelpAbout about) {
    auto open = open_help_calls(desk);
    REQUIRE(open.ok());
    std::vector<HelpCall> found;
    for (HelpCall& call : *open)
        if (call.about == about) found.push_back(std::move(call));
    return found;
}

void change(const SampleEvent& sample, const std::string& from, const std::string& to) {
    const fs::path file = sample.folder() / "event.toml";
    std::string text = text_of(file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    std::ofstream(file) << text;
}

}  // namespace

TEST_CASE("found by name and email, by touch: accents by holding a key; five misses tell the desk") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    const auto person = sample.attendee("amara okafor");
    kiosk.touch("find_my_name");
    REQUIRE_MESSAGE(kiosk.shows("find_me", "asking"), kiosk.story());
    const auto has = [&](const char* id, const std::string& value) {
        return kiosk.wait_for([&, id](const nlohmann::json& tree) {
            const auto field = find_widget(tree, id);
            return field && (*field)["value"] == value;
        });
    };
    kiosk.touch("key_a");
    CHECK_MESSAGE(has("name", "A"), kiosk.story());
    kiosk.hold("key_e");
    CHECK_MESSAGE(
        kiosk.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "key_é").has_value(); }),
        kiosk.story());
    kiosk.touch("key_é");
    CHECK_MESSAGE(has("name", "Aé"), kiosk.story());

    REQUIRE(kiosk.types("name", person["name"]));
    kiosk.touch("second");
    REQUIRE(kiosk.types("second", "nobody@example.org"));
    for (int miss = 0; miss < 5; ++miss) {
        kiosk.touch("find");
        REQUIRE_MESSAGE(kiosk.shows("find_me", "no_match"), kiosk.story());
        kiosk.touch("key_x");
        REQUIRE_MESSAGE(kiosk.shows("find_me", "asking"), kiosk.story());
    }
    CHECK(calls(*desk_of(sample), HelpAbout::name_not_found).size() == 1);
    CHECK(sample.json({"stats"})["arrived"] == 0);

    REQUIRE(kiosk.types("second", person["email"]));
    kiosk.touch("find");
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted", "Amara"), kiosk.story());
    CHECK(sample.attendance_of(person["id"])["attended"] == "yes");
    CHECK(kiosk.process().end() == 0);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("by keyboard alone, in landscape: Tab, text, Enter") {
    const SampleEvent sample;
    const VirtualScreen screen(1920, 1080);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1920x1080"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    const auto person = sample.attendee("barry mason");
    const auto focus_on = [&](const std::string& id) {
        for (int i = 0; i < 20; ++i) {
            if ((*kiosk.widget(id))["focused"] == true) return true;
            kiosk.press("Tab");
            (void)kiosk.wait_for([&](const nlohmann::json&) { return true; });
            if (kiosk.wait_for([&](const nlohmann::json& tree) {
                    const auto found = find_widget(tree, id);
                    for (const auto& widget : tree["widgets"])
                        if (widget["focused"] == true) return true;
                    return found && (*found)["focused"] == true;
                }) &&
                (*kiosk.widget(id))["focused"] == true)
                return true;
        }
        return false;
    };
    REQUIRE_MESSAGE(focus_on("find_my_name"), kiosk.story());
    kiosk.press("Return");
    REQUIRE_MESSAGE(kiosk.shows("find_me"), kiosk.story());
    REQUIRE(kiosk.types("name", person["name"]));
    kiosk.press("Return");
    REQUIRE(kiosk.types("second", person["email"]));
    kiosk.press("Return");
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted", "Barry"), kiosk.story());
    kiosk.press("Escape");
    CHECK_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("help is asked for, the desk answers, and the kiosk says that someone is coming") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    kiosk.touch("get_help");
    // No program of a desk runs: nobody is promised that somebody comes.
    REQUIRE_MESSAGE(kiosk.shows("get_help", "to_desk"), kiosk.story());
    auto desk = desk_of(sample);
    const auto open = calls(*desk, HelpAbout::help);
    REQUIRE(open.size() == 1);
    CHECK(open.front().point == "Kiosk 1");
    REQUIRE(answer_help(*desk, open.front().entry, HelpState::coming, by_desk(machine_clock.now())));
    REQUIRE_MESSAGE(kiosk.shows("get_help", "coming"), kiosk.story());
    kiosk.touch("done");

    // A verdict's own calls name the person.
    const auto amara = sample.attendee("amara okafor");
    REQUIRE_MESSAGE(kiosk.admits(amara["codes"][0], "Amara"), kiosk.story());
    kiosk.touch("something_wrong");
    REQUIRE_MESSAGE(kiosk.shows("get_help", "to_desk"), kiosk.story());
    const auto wrong = calls(*desk, HelpAbout::something_wrong);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong.front().person == amara["id"].get<std::string>());
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("in Welsh, lowered and larger, and all of it put back for the next person") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    kiosk.touch("language");
    REQUIRE_MESSAGE(kiosk.shows("language"), kiosk.story());
    kiosk.touch("language_cy");
    REQUIRE_MESSAGE(kiosk.wait_for([](const nlohmann::json& tree) { return tree["language"] == "cy"; }),
                    kiosk.story());
    CHECK(kiosk.label("find_my_name") == "Dod o hyd i fy enw");
    kiosk.touch("larger_text");
    kiosk.touch("lower_screen");
    const auto is_low = [](const nlohmann::json& tree) {
        for (const auto& widget : tree["widgets"])
            if (widget["rect"][1] < 960) return false;
        return tree["widgets"].size() > 5;
    };
    REQUIRE_MESSAGE(kiosk.wait_for(is_low), kiosk.story());
    REQUIRE_MESSAGE(kiosk.admits(sample.code("amara okafor"), "Amara"), kiosk.story());
    CHECK(kiosk.label("name") == "Croeso, Amara");
    // The event has its own words in Welsh too.
    CHECK(kiosk.label("next_session").find("Y Neuadd Fawr, i fyny'r grisiau") != std::string::npos);
    CHECK(kiosk.wait_for(is_low));
    kiosk.touch("done");
    REQUIRE_MESSAGE(kiosk.wait_for([&](const nlohmann::json& tree) {
        return tree["screen"] == "welcome" && tree["language"] == "en" && !is_low(tree);
    }),
                    kiosk.story());
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("by ear: the screen is read out in the chosen language, and a verdict has its sound") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    const fs::path heard = sample.file("heard.wav");
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "1080x1920", "--sound-to", heard.string(), "--language", "fr"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    if (!kiosk.widget("listen")) {
        MESSAGE("SKIPPED: this machine has no voice (espeak-ng-data)");
        return;
    }
    const auto size = [&] {
        std::error_code none;
        const auto bytes = fs::file_size(heard, none);
        return none ? std::uintmax_t{0} : bytes;
    };
    CHECK(size() == 0);
    kiosk.touch("listen");
    // The first screen takes more than three seconds to read.
    REQUIRE(wait_until([&] { return size() > 3 * 2 * 22'050; }));
    const auto after_welcome = size();
    REQUIRE_MESSAGE(kiosk.admits(sample.code("amara okafor"), "Amara"), kiosk.story());
    // The sound and the greeting.
    CHECK(wait_until([&] { return size() > after_welcome + 2 * 22'050; }));
    CHECK(text_of(heard).substr(0, 4) == "RIFF");
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("who is on no list registers at the kiosk where the event lets them") {
    const SampleEvent sample;
    change(sample, "not_registered  = \"desk\"", "not_registered  = \"form\"");
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    kiosk.touch("not_registered");
    REQUIRE_MESSAGE(kiosk.shows("not_registered", "asking"), kiosk.story());
    REQUIRE(kiosk.types("name", "Ewa Nowak"));
    kiosk.touch("email");
    REQUIRE(kiosk.types("email", "ewa@x.example"));
    kiosk.touch("register");
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted", "Ewa Nowak"), kiosk.story());
    CHECK(sample.json({"stats"})["walk_ins"] == 1);
    kiosk.touch("opt_in");
    REQUIRE_MESSAGE(kiosk.shows("opt_in", "asking"), kiosk.story());
    kiosk.touch("yes");
    REQUIRE_MESSAGE(kiosk.shows("opt_in", "thanks"), kiosk.story());
    kiosk.touch("done");
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted"), kiosk.story());
    auto desk = desk_of(sample);
    const std::string id = sample.attendee("ewa nowak")["id"];
    const auto answered = [&] {
        std::optional<OptInAnswer> answer;
        REQUIRE(desk->database().read(
            [&] { answer = HelpTable(desk->database()).opt_in_answer(id, "leadership"); }));
        return answer && answer->yes && answer->words.find("31 December 2018") != std::string::npos;
    };
    CHECK(wait_until(answered));
    const auto interests = sample.json({"export", "interests"});
    REQUIRE(interests.size() == 1);
    CHECK(interests[0]["email"] == "ewa@x.example");
    CHECK(interests[0]["agreed_to"].get<std::string>().find("leadership programme") != std::string::npos);
    CHECK(kiosk.process().end() == 0);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("the programme is one touch away, and a session's page has its calendar code") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "1080x1920", "--screenshots", screenshots_in(sample.file("kiosk"))});
    REQUIRE_MESSAGE(
        kiosk.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "programme").has_value(); }),
        kiosk.story());
    kiosk.touch("programme");
    REQUIRE_MESSAGE(kiosk.shows("programme", "now"), kiosk.story());
    kiosk.touch("tab_by_time");
    REQUIRE_MESSAGE(kiosk.shows("programme", "by_time"), kiosk.story());
    std::string first;
    const auto tree = kiosk.tree();
    for (const auto& widget : tree["widgets"])
        if (first.empty() && widget["id"].get<std::string>().rfind("session_", 0) == 0) first = widget["id"];
    REQUIRE_FALSE(first.empty());
    kiosk.touch(first);
    REQUIRE_MESSAGE(kiosk.shows("session"), kiosk.story());
    const auto calendar = kiosk.widget("calendar");
    REQUIRE(calendar);
    // Another program than ours reads the symbol off the picture of the screen.
    const fs::path picture = kiosk.screenshot_of("session-");
    REQUIRE_FALSE(picture.empty());
    const std::string read = run_program({"zbarimg", "--quiet", "--raw", picture.string()}).out;
    CHECK(read.find("BEGIN:VEVENT") != std::string::npos);
    CHECK(read.find("DTSTART:2017111") != std::string::npos);
    CHECK(kiosk.process().end() == 0);
}
