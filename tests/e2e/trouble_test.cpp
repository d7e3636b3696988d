// What stands in the kiosk's way: a sentence and an exit status, never a crash, and it goes on by itself.
#include <doctest/doctest.h>

#include <iostream>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Runs words in a mount namespace of their own after `script`, a shell's; empty where this machine does not
// let us.
std::vector<std::string> with_mounts(const std::string& script) {
    if (run_program({"unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"})
            .status != 0) {
        std::cerr << "SKIPPED: this machine lets nobody mount in a namespace; the bad disk was not tried\n";
        return {};
    }
    return {"unshare", "--map-root-user", "--mount", "sh", "-e", "-c", script + "; exec \"$@\"", "sh"};
}

}  // namespace

TEST_CASE("an event that cannot be used is said on the screen, with what to do") {
    const SampleEvent sample;
    const VirtualScreen screen(768, 1366);
    std::string words;
    int status = 0;
    SUBCASE("its key is missing") {
        fs::rename(sample.folder() / "event.key", sample.file("event.key"));
        words = "key";
        status = 3;
    }
    SUBCASE("a newer version wrote it") {
        REQUIRE(run_program({"sqlite3", (sample.folder() / "lanyard.db").string(),
                             "PRAGMA user_version = 99; UPDATE oldest_program SET version = 99"})
                    .status == 0);
        words = "newer";
        status = 4;
    }
    SUBCASE("it is not there") {
        fs::rename(sample.folder(), sample.file("elsewhere"));
        words = "no such folder";
        status = 3;
    }
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "768x1366"});
    REQUIRE_MESSAGE(kiosk.shows("trouble", "trouble"), kiosk.story());
    // Attendees are told where to go, and staff what it is.
    CHECK(kiosk.label("what") == "Please come to the desk");
    CHECK(kiosk.log().find(words) != std::string::npos);
    KioskSession desk(screen, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", "768x1366"});
    REQUIRE_MESSAGE(desk.shows("trouble", "trouble"), desk.story());
    CHECK_MESSAGE(desk.label("what").find(words) != std::string::npos, desk.label("what"));
    CHECK_FALSE(desk.label("remedy").empty());
    CHECK(desk.process().end() == status);
    kiosk.scan("Q2WWZG000TKPAJY9ZKE8");
    CHECK(kiosk.process().end() == status);
}

TEST_CASE("once the event can be used the kiosk goes on by itself") {
    const SampleEvent sample;
    const VirtualScreen screen(768, 1366);
    fs::rename(sample.folder() / "event.key", sample.file("event.key"));
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "768x1366"});
    REQUIRE_MESSAGE(kiosk.shows("trouble", "trouble"), kiosk.story());
    fs::rename(sample.file("event.key"), sample.folder() / "event.key");
    CHECK_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("an event that goes away under a running kiosk welcomes nobody, and it goes on when it is back") {
    const SampleEvent sample;
    const VirtualScreen screen(768, 1366);
    const std::string amara = sample.code("amara okafor"), barry = sample.code("barry mason");
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "768x1366"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.admits(amara, "Amara"), kiosk.story());
    fs::path what = sample.folder();
    SUBCASE("the folder") {}
    SUBCASE("its database") {
        what /= "lanyard.db";
    }
    SUBCASE("its key") {
        what /= "event.key";
    }
    fs::rename(what, sample.file("elsewhere"));
    REQUIRE_MESSAGE(kiosk.shows("trouble", "trouble"), kiosk.story());
    CHECK_FALSE(kiosk.label("remedy").empty());
    fs::rename(sample.file("elsewhere"), what);
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.admits(barry, "Barry"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
    CHECK(sample.json({"stats"})["arrived"] == 2);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("wrong usage ends at once with 2 and a sentence") {
    const SampleEvent sample(SampleEvent::List::none);
    const VirtualScreen screen(768, 1366);
    const auto run = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {program("lanyard-kiosk"), "--event", sample.folder().string()});
        return run_program(screen.on_screen(options));
    };
    for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{
             {"--no-such-option"},
             {"--window", "wide"},
             {"--role", "usher"},
             {"--printer", "nowhere"},
             {"--point", "Kiosk 9"},
             {"--clock", "noon"},
         }) {
        CAPTURE(wrong[0]);
        const auto finished = run(wrong);
        CHECK(finished.status == 2);
        CHECK(finished.err.size() > 10);
    }
    CHECK(run({"--help"}).status == 0);
}

TEST_CASE("without a display it says so") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto finished = run_program({"env", "--unset=DISPLAY", "--unset=WAYLAND_DISPLAY",
                                       program("lanyard-kiosk"), "--event", sample.folder().string()});
    CHECK(finished.status == 4);
    CHECK(finished.err.find("Xvfb") != std::string::npos);
}

TEST_CASE(
    "a camera that is not there is said, people go to the desk, a scanner still works, and it may come") {
    const SampleEvent sample;
    const VirtualScreen screen(768, 1366);
    const fs::path camera = sample.file("camera.png");
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "768x1366", "--camera", camera.string()});
    REQUIRE_MESSAGE(kiosk.shows("welcome", "camera_trouble"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.admits(sample.code("amara okafor"), "Amara"), kiosk.story());
    kiosk.touch("done");
    fs::copy_file(sample_file("logo.png"), camera);
    CHECK_MESSAGE(kiosk.shows("welcome", "looking"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("a folder that nobody may write to") {
    const SampleEvent sample;
    const std::string folder = sample.folder().string();
    const auto words =
        with_mounts("mount --bind " + folder + " " + folder + "; mount -o remount,ro,bind " + folder);
    if (words.empty()) return;
    auto check_in = words;
    check_in.insert(check_in.end(),
                    {program("lanyard"), "--event", folder, "check-in", "Q2WWZG000TKPAJY9ZKE8"});
    const auto refused = run_program(check_in);
    CHECK(refused.status == 4);
    CHECK_MESSAGE(refused.err.find("lanyard.db") != std::string::npos, refused.err);

    const VirtualScreen screen(768, 1366);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "768x1366"}, words);
    REQUIRE_MESSAGE(kiosk.shows("trouble", "trouble"), kiosk.story());
    CHECK_FALSE(kiosk.label("remedy").empty());
    CHECK(kiosk.process().end() == 4);
}

TEST_CASE("a disk that fills up: could not check, and once there is room nobody is lost") {
    const SampleEvent sample;
    const std::string folder = sample.folder().string(), kept = sample.file("kept").string();
    fs::copy(sample.folder(), kept);
    const auto words =
        with_mounts("mount -t tmpfs -o size=8m tmpfs " + folder + "; cp -a " + kept + "/. " + folder);
    if (words.empty()) return;
    const VirtualScreen screen(768, 1366);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "768x1366"}, words);
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    const auto on_disk = [&](const std::string& script) {
        return run_program({"nsenter", "--user", "--mount", "--preserve-credentials", "--target",
                            std::to_string(kiosk.process().id()), "sh", "-c", script});
    };
    (void)on_disk("dd if=/dev/zero of=" + folder + "/filler bs=4096");
    kiosk.scan(sample.code("barry mason"));
    REQUIRE_MESSAGE(kiosk.shows("verdict", "could_not_check"), kiosk.story());
    CHECK_FALSE(kiosk.label("desk_is").empty());

    REQUIRE(on_disk("rm " + folder + "/filler").status == 0);
    kiosk.touch("done");
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.admits(sample.code("amara okafor"), "Amara"), kiosk.story());
    const auto verified = on_disk(program("lanyard") + " --event " + folder + " verify");
    CHECK_MESSAGE(verified.status == 0, verified.err);
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("behind another program's lock: one moment, then could not check, and nobody else's verdict") {
    const SampleEvent sample;
    const auto people = ordinary_delegates(sample);
    const VirtualScreen screen(1080, 1920), desk_screen(1920, 1080), door_screen(1920, 1080);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    KioskSession desk(desk_screen, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", "1920x1080"});
    KioskSession door(door_screen, sample.folder(), sample.file("door"),
                      {"--role", "door", "--room", "Room 1", "--window", "1920x1080"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(desk.shows("desk"), desk.story());
    REQUIRE_MESSAGE(door.shows("door"), door.story());
    REQUIRE_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());
    ChildProcess lock({"sh", "-c",
                       "(echo 'BEGIN IMMEDIATE; SELECT 1;'; sleep 15) | sqlite3 '" +
                           (sample.folder() / "lanyard.db").string() + "'"},
                      sample.file("locked"), {});
    REQUIRE(wait_until([&] { return text_of(sample.file("locked")) == "1\n"; }));
    kiosk.scan(people[1].code);
    CHECK_MESSAGE(kiosk.shows("welcome", "checking"), kiosk.story());
    CHECK_MESSAGE(kiosk.shows("verdict", "could_not_check"), kiosk.story());
    desk.scan(people[1].code);
    CHECK_MESSAGE(desk.says("notice", "One moment"), desk.story());
    CHECK_MESSAGE(desk.says("notice", "could not be recorded"), desk.story());
    door.scan(people[1].code);
    CHECK_MESSAGE(door.shows("door", "checking"), door.story());
    CHECK_MESSAGE(door.shows("door", "could_not_check"), door.story());
    // All of that while the lock was held.
    CHECK(lock.is_running());
    (void)lock.wait_for_end();
    CHECK_MESSAGE(kiosk.admits(people[2].code, people[2].greeting), kiosk.story());
}
