// Two kiosks on two machines with a real PostgreSQL between them: one code is let in once, and what each
// decided alone is known to both when they meet.
#include <doctest/doctest.h>

#include <thread>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/hub/postgres_server.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// A machine: a screen, a folder and a home of its own.
struct HallMachine {
    HallMachine(const SampleEvent& sample, const fs::path& folder, const std::string& point)
        : event(folder),
          kiosk(screen, folder, sample.file(point),
                {"--window", "768x1366", "--point", point, "--printer",
                 "file:" + sample.file(point + " badges").string()},
                {"env", "XDG_STATE_HOME=" + sample.file(point + " home").string()}) {
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    }

    // Everything that one machine says of the day must be what the other says, but for its own ids.
    std::string attendance(const SampleEvent& sample) const {
        const auto done =
            run_program({"env", "XDG_STATE_HOME=" + sample.file("reader").string(), program("lanyard"),
                         "--event", event.string(), "export", "attendance"});
        REQUIRE_MESSAGE(done.status == 0, done.err);
        return done.out;
    }
    std::string state() const { return kiosk.tree().value("state", ""); }

    VirtualScreen screen{768, 1366};
    fs::path event;
    KioskSession kiosk;
};

void hold_to_both(HallMachine& one, HallMachine& other, const std::string& code) {
    std::thread beside([&] { other.kiosk.scan(code); });
    one.kiosk.scan(code);
    beside.join();
    REQUIRE_MESSAGE(one.kiosk.shows("verdict"), one.kiosk.story());
    REQUIRE_MESSAGE(other.kiosk.shows("verdict"), other.kiosk.story());
}

void go_home(HallMachine& machine) {
    REQUIRE(machine.kiosk.touches("done"));
    REQUIRE_MESSAGE(machine.kiosk.shows("welcome"), machine.kiosk.story());
}

}  // namespace

TEST_CASE("one code at two kiosks is let in once; apart each lets in, and both know of it when they meet") {
    const auto server = PostgresServer::start();
    if (!server) return;
    const SampleEvent sample;
    const auto made = sample.lanyard({"hub", "create", server->address()});
    REQUIRE_MESSAGE(made.status == 0, made.err);
    const fs::path copy = sample.file("second machine");
    fs::copy(sample.folder(), copy, fs::copy_options::recursive);
    HallMachine one(sample, sample.folder(), "Kiosk 1"), other(sample, copy, "Kiosk 2");
    const auto people = ordinary_delegates(sample);

    // By turns, several times: one is let in, whichever it is, and the other sees since when.
    for (std::size_t i = 0; i < 3; ++i) {
        hold_to_both(one, other, people[i].code);
        const std::string states = one.state() + " " + other.state();
        CHECK_MESSAGE((states == "admitted already_in" || states == "already_in admitted"), states);
        go_home(one);
        go_home(other);
    }
    // What one has done the other knows a moment later, without asking.
    REQUIRE_MESSAGE(one.kiosk.admits(people[3].code, people[3].greeting), one.kiosk.story());
    CHECK(wait_until([&] { return one.attendance(sample) == other.attendance(sample); }));

    // The hub is gone: nobody waits for it, and each lets in.
    server->kill();
    go_home(one);
    hold_to_both(one, other, people[4].code);
    CHECK(one.state() == "admitted");
    CHECK(other.state() == "admitted");
    CHECK(one.attendance(sample) != other.attendance(sample));
    server->start_again();
    CHECK(wait_until([&] { return one.attendance(sample) == other.attendance(sample); }));
    for (const HallMachine* machine : {&one, &other}) {
        const auto whole = run_program({program("lanyard"), "--event", machine->event.string(), "verify"});
        CHECK_MESSAGE(whole.status == 0, whole.err);
    }
    const auto status = sample.json({"hub", "status"});
    CHECK(status["machines"].size() == 2);

    // A desk on a third machine has the kiosks of the others on its page.
    const fs::path third = sample.file("third machine");
    fs::copy(sample.folder(), third, fs::copy_options::recursive);
    const VirtualScreen screen{1920, 1080};
    KioskSession desk(screen, third, sample.file("desk"), {"--window", "1920x1080", "--role", "desk"},
                      {"env", "XDG_STATE_HOME=" + sample.file("desk home").string()});
    REQUIRE_MESSAGE(desk.shows("desk"), desk.story());
    CHECK_MESSAGE(desk.says("printer", "2 kiosks"), desk.story());

    // Who was let in by both while they were apart is told there, until somebody has seen to it.
    CHECK_MESSAGE(desk.says("help_call", people[4].greeting), desk.story());
    CHECK_MESSAGE(desk.says("help_call", "was let in twice"), desk.story());
    desk.press("F2");
    CHECK_MESSAGE(desk.says("help_call", "Done"), desk.story());
    desk.press("F2");
    CHECK_MESSAGE(wait_until([&] { return desk.label("help_call").empty(); }), desk.story());
}
