// Files are written whole and private, and read with errors that name them.
#include "base/safe_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/scratch_folder.h"

using namespace lanyard;

TEST_CASE("a file is replaced whole, for its owner alone") {
    ScratchFolder folder;
    const auto file = folder.path() / "list.csv";
    REQUIRE(write_file(file, "first"));
    REQUIRE(write_file(file, std::string(100'000, 'x')));
    CHECK(*read_file(file) == std::string(100'000, 'x'));
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
    CHECK(files == 1);
}

TEST_CASE("what cannot be read or written says which file") {
    ScratchFolder folder;
    const auto missing = read_file(folder.path() / "nothing.csv");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::input);
    CHECK(missing.error().message().find("nothing.csv") != std::string::npos);
    CHECK_FALSE(read_file(folder.path()).ok());
    REQUIRE(write_file(folder.path() / "large", std::string(100, 'x')));
    CHECK_FALSE(read_file(folder.path() / "large", 99).ok());
    CHECK_FALSE(write_file(folder.path() / "no folder" / "file", "x").ok());
}

TEST_CASE("only regular files are read: a pipe keeps nobody waiting, and a device never ends") {
    ScratchFolder folder;
    const auto pipe = folder.path() / "event.toml";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    for (const std::filesystem::path& path :
         {pipe, std::filesystem::path("/dev/zero"), std::filesystem::path("/dev/null")}) {
        CAPTURE(path.string());
        const auto bytes = read_file(path);
        REQUIRE_FALSE(bytes.ok());
        CHECK(bytes.error().kind == ErrorKind::input);
        CHECK(bytes.error().message().find("no regular file") != std::string::npos);
    }
}
