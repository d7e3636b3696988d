// Files found although their names are written in other letters.
#include "desk/event_files.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

const std::string composed = "f\u00fcr Zo\u00eb.mp4", decomposed = "fu\u0308r Zoe\u0308.mp4";

}  // namespace

TEST_CASE("a name in composed letters and a file from a Mac are the same (files_videoplayer#63)") {
    const ScratchFolder scratch;
    std::filesystem::create_directories(scratch.path() / "vide\u0301os");
    std::ofstream(scratch.path() / decomposed) << "x";
    std::ofstream(scratch.path() / "vide\u0301os" / composed) << "x";
    CHECK(name_in_folder(scratch.path(), composed) == decomposed);
    CHECK(name_in_folder(scratch.path(), decomposed) == decomposed);
    CHECK(name_in_folder(scratch.path(), "vid\u00e9os/" + decomposed) == "vide\u0301os/" + composed);
    CHECK(name_in_folder(scratch.path(), "other.mp4") == "other.mp4");
    CHECK(name_in_folder(scratch.path() / "vide\u0301os", "../" + composed) == "../" + composed);
    CHECK(name_in_folder(scratch.path(), "").empty());
}

TEST_CASE("a name in other capitals is told, and is another file") {
    const ScratchFolder scratch;
    std::ofstream(scratch.path() / "Message.MP4") << "x";
    CHECK(name_in_folder(scratch.path(), "message.mp4") == "message.mp4");
    CHECK(name_in_other_capitals(scratch.path(), "message.mp4") == "Message.MP4");
    CHECK_FALSE(name_in_other_capitals(scratch.path(), "Message.MP4"));
    CHECK_FALSE(name_in_other_capitals(scratch.path(), "other.mp4"));
    std::ofstream(scratch.path() / "MESSAGE.mp4") << "x";
    CHECK_FALSE(name_in_other_capitals(scratch.path(), "message.mp4"));
}
