// Cells of times: clocks, days with clocks, spans, lengths.
#include "formats/time_cells.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

// "2017-11-10 09:00-09:30", of what there is.
std::string read(std::string_view text) {
    const TimeCell cell = read_time_cell(text, {"2017-11-10"});
    std::string words = cell.date ? cell.date->by(DateOrder::day_first) + " " : "";
    words += cell.clock;
    return cell.end_clock.empty() ? words : words + "-" + cell.end_clock;
}

}  // namespace

TEST_CASE("clocks") {
    for (const char* text :
         {"14:30", "14.30", "14h30", "2:30 pm", "2:30PM", "2.30 p.m.", "14:30 Uhr", "14:30:00", "2:30p"})
        CHECK_MESSAGE(read(text) == "14:30", text);
    CHECK(read("2 pm") == "14:00");
    CHECK(read("12 am") == "00:00");
    CHECK(read("noon") == "12:00");
    CHECK(read("9 Uhr") == "09:00");
    CHECK(read("14h") == "14:00");
    for (const char* text : {"", "soon", "25:00", "9", "2017"}) CHECK_MESSAGE(read(text).empty(), text);
}

TEST_CASE("a day with a clock, in either order") {
    for (const char* text :
         {"10.11.2017 9:30", "10.11.17, 09:30", "Friday 10 November 2017, 9:30 am", "2017-11-10T9:30",
          "9:30 am 10 Nov 2017", "Fri 10 Nov 9.30", "Friday 09:30", "Nov 10, 2017 9:30 AM"})
        CHECK_MESSAGE(read(text) == "2017-11-10 09:30", text);
    CHECK(read("Friday 10 November") == "2017-11-10 ");
}

TEST_CASE("spans") {
    CHECK(read("09:00 - 10:30") == "09:00-10:30");
    CHECK(read("9:00–10:30 am") == "09:00-10:30");
    CHECK(read("11-1 pm") == "11:00-13:00");
    CHECK(read("2-3.30pm") == "14:00-15:30");
    CHECK(read("9 to 10:30") == "09:00-10:30");
    CHECK(read("9.00 bis 10.30 Uhr") == "09:00-10:30");
    CHECK(read("10 Nov 2017 9:00 - 10:30") == "2017-11-10 09:00-10:30");
    CHECK(read("10-11-2017 09:30") == "2017-11-10 09:30");
    CHECK(read("2017-11-10 09:30") == "2017-11-10 09:30");
}

TEST_CASE("lengths") {
    for (const char* text :
         {"90", "1:30", "PT1H30M", "90 min", "90 minutes", "90'", "1 h 30", "1h30", "1 hour 30 minutes"}) {
        CAPTURE(text);
        CHECK(read_length_cell(text) == std::optional<Milliseconds>(std::chrono::minutes(90)));
    }
    CHECK(read_length_cell("2 hours") == std::optional<Milliseconds>(std::chrono::hours(2)));
    CHECK_FALSE(read_length_cell("long"));
    CHECK_FALSE(read_length_cell(""));
}
