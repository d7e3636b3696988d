// Nothing that is written takes a file of the event as its target, by whatever name it is called.
#include "store/output_guard.h"

#include <doctest/doctest.h>

#include <fstream>

#include "base/safe_file.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, const std::string& text = "x") {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

// An event whose settings name a logo, a list and a folder of pictures.
struct SomeEvent {
    ScratchFolder scratch;
    fs::path folder = scratch.path() / "event";

    SomeEvent() {
        put(folder / "event.toml", "logo = \"logo.png\"\nlist = 'people.csv'\nphotos = \"photos\"\n");
        put(folder / "badge.toml", "picture = \"art/back.png\"\n");
        for (const char* file :
             {"lanyard.db", "lanyard.db-wal", "event.key", "logo.png", "people.csv", "message.mp4",
              "message.en.vtt", "art/back.png", "photos/1.png", "attendance.csv"})
            put(folder / file);
    }
    bool may(const fs::path& target) const { return may_write(target, folder).ok(); }
};

const char* const own_files[] = {"event.toml",     "badge.toml",  "lanyard.db",     "lanyard.db-wal",
                                 "lanyard.db-shm", "event.key",   "event.key.copy", "logo.png",
                                 "people.csv",     "message.mp4", "message.en.vtt", "art/back.png",
                                 "photos/1.png",   "photos/2.png"};

}  // namespace

TEST_CASE("a file of the event is no target, whatever way leads to it") {
    const SomeEvent event;
    const fs::path link = event.scratch.path() / "link", folder_link = event.scratch.path() / "folder";
    fs::create_directory_symlink(event.folder, folder_link);
    fs::create_directories(event.folder / "sub");
    for (const std::string own : own_files) {
        CAPTURE(own);
        const fs::path file = event.folder / own;
        CHECK_FALSE(event.may(file));
        CHECK_FALSE(event.may(fs::relative(file)));
        CHECK_FALSE(event.may(event.folder / "sub" / ".." / own));
        CHECK_FALSE(event.may(event.folder / "." / own));
        CHECK_FALSE(event.may(folder_link / own));
        fs::create_symlink(file, link);
        CHECK_FALSE(event.may(link));
        fs::remove(link);
        if (fs::exists(file)) {
            fs::create_hard_link(file, link);
            CHECK_FALSE(event.may(link));
            fs::remove(link);
        }
        // It is no other event's target either.
        CHECK_FALSE(may_write(file, event.scratch.path() / "another"));
    }
    CHECK_FALSE(event.may(event.folder / "LANYARD.DB"));
    CHECK_FALSE(event.may(event.folder / "Event.Key"));
    CHECK_FALSE(event.may(event.folder / "Logo.PNG"));
    CHECK(may_write(event.folder / "event.key", event.folder).error().kind == ErrorKind::usage);
}

TEST_CASE("an event's own folder is none to write a folder's files into") {
    const SomeEvent event;
    CHECK_FALSE(event.may(event.folder));
    CHECK_FALSE(event.may(event.folder / ""));
    CHECK_FALSE(event.may(event.folder / "photos"));
    CHECK(event.may(event.folder / "tickets"));
}

TEST_CASE("reports may lie in the event's folder and anywhere else, and be written again") {
    const SomeEvent event;
    for (const char* report : {"attendance.csv", "new.csv", "badges/1.pdf", "roll-call.xlsx"})
        CHECK(event.may(event.folder / report));
    CHECK(event.may(event.scratch.path() / "lanyard.db"));  // no event is there
    CHECK(event.may(""));
    put(event.scratch.path() / "one.csv");
    fs::create_hard_link(event.scratch.path() / "one.csv", event.scratch.path() / "two.csv");
    CHECK(event.may(event.scratch.path() / "two.csv"));
}

TEST_CASE("an output is written where it may be, and nowhere else") {
    const SomeEvent event;
    CHECK_FALSE(write_output(event.folder / "event.key", "lost", event.folder));
    CHECK(*read_file(event.folder / "event.key") == "x");
    CHECK(write_output(event.folder / "new.csv", "rows", event.folder));
    CHECK(*read_file(event.folder / "new.csv") == "rows");
}
