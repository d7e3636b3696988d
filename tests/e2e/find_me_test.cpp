// People without a code, each at the real kiosk with nothing but the keys on its screen; and a call for help,
// with a desk that runs and without.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

struct Person {
    const char *list, *writes, *greeting;
};

// As they write it with keys that have Latin letters alone; Tanaka Sakura writes her booking's reference.
constexpr Person people[] = {
    {"Оксана", "shevchuk oksana", "Оксана"},
    {"ليلى", "layla haddad", "ليلى"},
    {"王秀英", "wang xiuying", "王秀英"},
    {"Clare Chamberlain", "chamberlain clare", "Clare"},
    {"Hartnoll-Ashe", "lizzie hartnoll-ashe", "Elizabeth"},
    {"田中", "640162", "田中さくら"},
};

std::string key_of(char letter) {
    return letter == ' ' ? "key_space" : std::string("key_") + letter;
}

// Touches one key after the other, and again what the screen did not take.
bool writes(KioskSession& kiosk, const std::string& field, const std::string& text) {
    std::string wanted;
    for (const char letter : text) {
        wanted += letter;
        const auto has_it = [&](const nlohmann::json& tree) {
            const auto widget = find_widget(tree, field);
            std::string value = widget ? (*widget)["value"].get<std::string>() : "";
            for (char& c : value) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            return value == wanted;
        };
        kiosk.touch(key_of(letter));
        if (!kiosk.wait_for(has_it)) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("people find themselves by touch alone, as they write their own names") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    for (const Person& person : people) {
        CAPTURE(std::string(person.list));
        const auto listed = sample.attendee(person.list);
        kiosk.touch("find_my_name");
        REQUIRE_MESSAGE(kiosk.shows("find_me", "asking"), kiosk.story());
        kiosk.touch("find");
        REQUIRE_MESSAGE(kiosk.shows("find_me", "incomplete"), kiosk.story());
        REQUIRE_MESSAGE(writes(kiosk, "name", person.writes), kiosk.story());
        kiosk.touch("second");
        REQUIRE_MESSAGE(writes(kiosk, "second", listed["email"]), kiosk.story());
        kiosk.touch("find");
        REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted", person.greeting), kiosk.story());
        CHECK(sample.attendance_of(listed["id"])["attended"] == "yes");
        kiosk.touch("done");
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    }
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("a call for help is told while a desk runs, and shows the way to it once it does not") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920), beside(1920, 1080);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    kiosk.touch("get_help");
    REQUIRE_MESSAGE(kiosk.shows("get_help", "to_desk"), kiosk.story());
    KioskSession desk(beside, sample.folder(), sample.file("desk"),
                      {"--window", "1920x1080", "--role", "desk", "--point", "Desk 1"});
    REQUIRE_MESSAGE(desk.shows("desk", "searching"), desk.story());
    REQUIRE_MESSAGE(kiosk.shows("get_help", "waiting"), kiosk.story());
    CHECK(desk.process().end() == 0);
    CHECK_MESSAGE(kiosk.shows("get_help", "to_desk"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
}
