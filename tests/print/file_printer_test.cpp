// file:DIR gets one whole PDF a job, and knows it again.
#include "print/file_printer.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "print/make_printer.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

struct IdleWatch : PrintWatch {
    void hindered(const std::string&) override {}
    bool goes_on() override { return true; }
};

}  // namespace

TEST_CASE("each job is a file of its name, directly in the folder") {
    ScratchFolder folder;
    IdleWatch watch;
    FilePrinter printer(folder.path() / "badges");
    CHECK(printer.trace("lanyard-1-1", {}) == JobTrace::never_arrived);
    REQUIRE(printer.print({"lanyard-1-1", "%PDF-1.7", 90, 60, {}}, watch).ok());
    CHECK(*read_file(folder.path() / "badges" / "lanyard-1-1.pdf") == "%PDF-1.7");
    CHECK(printer.trace("lanyard-1-1", {}) == JobTrace::came_out);
}

TEST_CASE("a folder that cannot be made is an error, and so is a printer nobody knows") {
    ScratchFolder folder;
    REQUIRE(write_file(folder.path() / "file", "x"));
    IdleWatch watch;
    FilePrinter printer(folder.path() / "file" / "badges");
    CHECK_FALSE(printer.print({"job", "x", 90, 60, {}}, watch).ok());
    CHECK_FALSE(printer.condition().hindrance.empty());
    REQUIRE(std::filesystem::remove(folder.path() / "file"));
    CHECK(printer.condition().hindrance.empty());
    CHECK(printer.print({"job", "x", 90, 60, {}}, watch).ok());
    CHECK_FALSE(make_printers("Brother_QL").ok());
    CHECK_FALSE(make_printers("http://printer/").ok());
    CHECK(make_printers("none")->empty());
    CHECK(make_printers("file:x")->size() == 1);
    CHECK(make_printers("ipp://localhost/ipp/print,file:x")->size() == 2);
}
