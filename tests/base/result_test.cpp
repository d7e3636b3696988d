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
