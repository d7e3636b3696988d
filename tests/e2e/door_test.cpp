// A room's door in the real program: Room 1 when Workshop A is about to begin.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

constexpr const char* afternoon = "2017-11-10T13:25:00+00:00";

// The door of Room 1, with a workshop for as many as the test says.
struct DoorSession {
    SampleEvent sample;
    VirtualScreen screen{1920, 1080};
    std::unique_ptr<KioskSession> door;

    explicit DoorSession(const std::vector<std::string>& options = {"--room", "Room 1"}) {
        std::vector<std::string> all = {"--role", "door", "--window", "1920x1080", "--clock", afternoon};
        all.insert(all.end(), options.begin(), options.end());
        door = std::make_unique<KioskSession>(screen, sample.folder(), sample.file("door"), all);
        REQUIRE_MESSAGE(door->shows("door"), door->story());
    }
    bool says(const std::string& id, const std::string& words) { return door->says(id, words); }
    void touches(const std::string& id) { REQUIRE_MESSAGE(door->touches(id), id, door->story()); }
    // Somebody whose list says this workshop.
    nlohmann::json enrolled_in(const std::string& session) {
        for (const auto& person : sample.json({"attendees"}))
            for (const auto& one : person["sessions"]) {
                if (one == session && person["status"] == "expected" && person["ticket_type"] == "Delegate" &&
                    person["flags"].empty())
                    return person;
            }
        throw std::runtime_error("nobody is in " + session);
    }
};

}  // namespace

TEST_CASE("Room 1's door: who chose Workshop A comes in by their code, out, and in again; all by keys") {
    DoorSession session;
    CHECK(session.says("session", "Workshop A"));
    CHECK(session.says("people", "0"));
    CHECK(session.says("places", "40"));
    const auto person = session.enrolled_in("workshop-a");
    const std::string code = person["codes"][0], name = person["name"];
    session.door->scan(code);
    REQUIRE_MESSAGE(session.door->shows("door", "admitted"), session.door->story());
    CHECK(session.says("name", name));
    CHECK(session.says("enrolment", "Has a place here"));
    CHECK(session.says("people", "1"));
    CHECK(session.says("places", "39"));
    session.door->press("ctrl+x");
    session.door->scan(code);
    REQUIRE_MESSAGE(session.door->shows("door", "exited"), session.door->story());
    CHECK(session.says("people", "0"));
    session.door->press("ctrl+x");
    session.door->press("Escape");
    REQUIRE(session.door->types("search", person["family_name"]));
    REQUIRE_MESSAGE(session.says("result_1", name), session.door->story());
    session.door->press("Return");
    REQUIRE_MESSAGE(session.door->shows("door", "welcome_back"), session.door->story());
    CHECK(session.says("people", "1"));
    session.door->press("F4");
    REQUIRE_MESSAGE(session.says("verdict", "Taken back"), session.door->story());
    CHECK(session.says("people", "0"));
    CHECK(session.sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("a scanner that is held up behind its second letter is heard whole, and leaves the search empty") {
    DoorSession session;
    const auto person = session.enrolled_in("workshop-a");
    session.door->scan_with_pause(person["codes"][0], 2);
    REQUIRE_MESSAGE(session.door->shows("door", "admitted"), session.door->story());
    session.door->press("Escape");
    REQUIRE_MESSAGE(session.door->shows("door", "open"), session.door->story());
    const auto search = session.door->widget("search");
    REQUIRE(search);
    CHECK_MESSAGE((*search)["value"] == "", search->dump());
}

TEST_CASE("by touch alone: somebody of Workshop B at Room 1's door is told where to go, and let in anyway") {
    DoorSession session({"--point", "Room 1 door"});
    const auto person = session.enrolled_in("workshop-b");
    session.touches("search");
    for (const char letter : person["family_name"].get<std::string>())
        session.touches(std::string("key_") + static_cast<char>(std::tolower(letter)));
    REQUIRE_MESSAGE(session.says("result_1", person["name"]), session.door->story());
    session.touches("result_1");
    REQUIRE_MESSAGE(session.door->shows("door", "wrong_session"), session.door->story());
    CHECK(session.says("enrolment", "Workshop B"));
    CHECK(session.says("people", "0"));
    session.touches("let_in_anyway");
    REQUIRE_MESSAGE(session.door->shows("let_in", "asking"), session.door->story());
    CHECK(session.says("note", "Their place is in another session."));
    session.touches("reasons_1");
    REQUIRE_MESSAGE(session.door->shows("door", "admitted"), session.door->story());
    CHECK(session.says("verdict", "In, all the same"));
    CHECK(session.says("people", "1"));
    session.touches("undo");
    REQUIRE_MESSAGE(session.says("verdict", "Taken back"), session.door->story());
    CHECK(session.says("people", "0"));
}

TEST_CASE("a door without a room is told to name one") {
    const SampleEvent sample;
    const VirtualScreen screen{1920, 1080};
    KioskSession lost(screen, sample.folder(), sample.file("lost"),
                      {"--role", "door", "--window", "1920x1080"});
    CHECK(lost.process().wait_for_end() == 2);
    CHECK(lost.log().find("a door needs a room") != std::string::npos);
    KioskSession kiosk(screen, sample.folder(), sample.file("entrance"),
                       {"--role", "door", "--point", "Kiosk 1", "--window", "1920x1080"});
    CHECK(kiosk.process().wait_for_end() == 2);
    CHECK(kiosk.log().find("no room's door") != std::string::npos);
}
