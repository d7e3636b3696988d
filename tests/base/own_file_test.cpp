// Names lead to files of the folder and nowhere else.
#include "base/own_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "base/safe_file.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

TEST_CASE("a file of the folder is found, and whatever leads out of it is refused") {
    const ScratchFolder scratch;
    const fs::path folder = scratch.path() / "event", outside = scratch.path() / "outside.mp4";
    fs::create_directories(folder / "videos");
    for (const fs::path& file : {folder / "message.mp4", folder / "videos" / "two.mp4", outside})
        REQUIRE(write_file(file, "x"));
    fs::create_symlink(outside, folder / "leads out.mp4");
    fs::create_symlink("videos/two.mp4", folder / "leads in.mp4");
    fs::create_directory_symlink(scratch.path(), folder / "up");
    REQUIRE(::mkfifo((folder / "pipe.mp4").c_str(), 0600) == 0);

    for (const char* name : {"message.mp4", "videos/two.mp4", "./message.mp4", "leads in.mp4"}) {
        CAPTURE(name);
        const auto file = own_file(folder, name);
        REQUIRE(file.ok());
        CHECK(*read_file(*file) == "x");
    }
    for (const std::string& name :
         {outside.string(), (folder / "message.mp4").string(), std::string("../outside.mp4"),
          std::string("/dev/zero"), std::string("videos/../message.mp4"), std::string("leads out.mp4"),
          std::string("up/outside.mp4"), std::string("pipe.mp4"), std::string("videos"), std::string(""),
          std::string("."), std::string("none.mp4")}) {
        CAPTURE(name);
        const auto file = own_file(folder, name);
        REQUIRE_FALSE(file.ok());
        CHECK(file.error().kind == ErrorKind::input);
        CHECK_FALSE(file.error().remedy.empty());
    }
}
