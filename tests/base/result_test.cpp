// The exit status of each kind of error is what the command line promises.
#include "base/result.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("each kind of error has the exit status that the command line promises") {
    CHECK(exit_status(ErrorKind::refused) == 1);
    CHECK(exit_status(ErrorKind::usage) == 2);
    CHECK(exit_status(ErrorKind::input) == 3);
    CHECK(exit_status(ErrorKind::machine) == 4);
}

TEST_CASE("however much is quoted, what happened is told in a few lines, with what to do next") {
    const Error error = bad_input(std::string(1'000'000, 'x'), "list.csv", "Export it again");
    CHECK(error.message().size() < 300);
    CHECK(error.message().rfind("list.csv: xxx", 0) == 0);
    CHECK(error.message().find("…. Export it again") != std::string::npos);
}
