// A spreadsheet that other programs open, with the cells as text.
#include "formats/attendance_xlsx.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("the file is a zip archive that holds a sheet") {
    const auto file = table_as_xlsx("attendance", {"name", "phone"}, {{"Ng", "0044 20"}, {"=SUM(A1)", ""}});
    REQUIRE(file.ok());
    CHECK(file->rfind("PK\x03\x04", 0) == 0);
    CHECK(file->find("xl/worksheets/sheet1.xml") != std::string::npos);
}

TEST_CASE("a cell that no spreadsheet can hold is refused, not cut") {
    const auto refused = table_as_xlsx("attendance", {"name"}, {{std::string(40'000, 'x')}});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::input);
}
