// Of an event's folder only what is known to be harmless goes to other machines.
#include "store/shared_files.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

TEST_CASE(
    "settings, layouts, pictures and films are shared; lists, secrets and other folders' files are not") {
    for (const char* name :
         {"event.toml", "badge.toml", "badge-62x100.toml", "logo.svg", "message.mp4", "message.en.vtt"})
        CHECK_MESSAGE(is_shared_file(name), name);
    for (const char* name : {"",
                             ".",
                             "..",
                             "hub.toml",
                             "hub.crt",
                             "event.key",
                             "event.key.copy",
                             "lanyard.db",
                             "lanyard.db-wal",
                             "registrations.csv",
                             "attendance.xlsx",
                             "tickets.pdf",
                             "roll-call.json",
                             "kiosk-counts-1.txt",
                             ".event.toml",
                             "../event.toml",
                             "/etc/event.toml",
                             "folder/logo.png",
                             "event.toml/",
                             "toml",
                             "event.TOML~"})
        CHECK_FALSE_MESSAGE(is_shared_file(name), name);
}

TEST_CASE("what only looks like a shared file is none") {
    const ScratchFolder folder;
    for (const char* name : {"logo.png", "event.toml", "list.csv"})
        std::ofstream(folder.path() / name) << "x";
    fs::create_directory(folder.path() / "films.mp4");
    fs::create_symlink(folder.path() / "gone.png", folder.path() / "broken.png");
    CHECK(shared_files(folder.path()) == std::vector<std::string>{"event.toml", "logo.png"});
    CHECK(shared_files(folder.path() / "nowhere").empty());
}
