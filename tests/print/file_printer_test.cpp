// file:DIR gets one whole PDF a job, and knows it again.
#include "print/file_printer.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "print/make_printer.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

TEST_CASE("each job is a file of its name, directly in the folder") {
    ScratchFolder folder;
    FilePrinter printer(folder.path() / "badges");
    CHECK(printer.trace("lanyard-1-1") == JobTrace::never_arrived);
    REQUIRE(printer.print({"lanyard-1-1", "%PDF-1.7"}).ok());
    CHECK(*read_file(folder.path() / "badges" / "lanyard-1-1.pdf") == "%PDF-1.7");
    CHECK(printer.trace("lanyard-1-1") == JobTrace::came_out);
}

TEST_CASE("a folder that cannot be made is an error, and so is a printer nobody knows") {
    ScratchFolder folder;
    REQUIRE(write_file(folder.path() / "file", "x"));
    FilePrinter printer(folder.path() / "file" / "badges");
    CHECK_FALSE(printer.print({"job", "x"}).ok());
    CHECK_FALSE(make_printer("Brother_QL").ok());
    CHECK(*make_printer("none") == nullptr);
    CHECK(make_printer("file:x").ok());
}
