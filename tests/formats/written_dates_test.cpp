// Dates in many spellings, and the order of day and month that a file has.
#include "formats/written_dates.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

const std::vector<std::string> no_days, weekend = {"2017-11-10", "2017-11-11", "2017-11-12"};

// Both readings of an ambiguous date with a bar between them, the one of others, "-" for no date.
std::string read(std::string_view text, const std::vector<std::string>& days = no_days) {
    const auto date = read_written_date(text, days);
    if (!date) return "-";
    return date->is_ambiguous() ? date->day_first + "|" + date->month_first : date->by(DateOrder::day_first);
}

std::optional<DateOrder> order_of(const std::vector<std::string>& texts,
                                  const std::vector<std::string>& days = no_days) {
    DateOrderFinder finder(days);
    for (const std::string& text : texts) finder.add(*read_written_date(text, days));
    return finder.order();
}

}  // namespace

TEST_CASE("dates as people write them (tsml-ui#260)") {
    for (const char* text : {"2017-11-10",
                             "20171110",
                             "2017/11/10",
                             "10.11.2017",
                             "10.11.17",
                             "Friday 10 November 2017",
                             "10 Nov 2017",
                             "Nov 10, 2017",
                             "November 10th, 2017",
                             "the 10th of November, 2017",
                             "2017 November 10",
                             "10-Nov-17",
                             "Freitag, 10. November 2017",
                             "vendredi 10 novembre 2017",
                             "10 de noviembre de 2017",
                             "ven. 10 nov. 2017",
                             "venerdì 10 novembre 2017",
                             "10 de novembro de 2017",
                             "vrijdag 10 november 2017",
                             "Fri 11/10/2017",
                             "Friday, 10/11/2017",
                             "10. Nov '17"}) {
        CAPTURE(text);
        CHECK(read(text) == "2017-11-10");
    }
    CHECK(read("11/10/2017") == "2017-10-11|2017-11-10");
    CHECK(read("11-10-17") == "2017-10-11|2017-11-10");
    CHECK(read("25/12/2017") == "2017-12-25");
    CHECK(read("12/25/2017") == "2017-12-25");
    CHECK(read("1er août 2018") == "2018-08-01");
    CHECK(read("15. März 2018") == "2018-03-15");
    CHECK(read("mar. 14 nov. 2017") == "2017-11-14");
    for (const char* text : {"", "soon", "10", "31/11/2017", "November 2017", "10 Nov", "Friday", "Day 1",
                             "99/99/9999", "10/11/2017 and later", "257/1/2017"}) {
        CAPTURE(text);
        CHECK(read(text) == "-");
    }
}

TEST_CASE("what the event's days add: the year, a weekday, a number of a day") {
    CHECK(read("Fri 10 Nov", weekend) == "2017-11-10");
    CHECK(read("10.11.", weekend) == "2017-11-10");
    CHECK(read("Samstag", weekend) == "2017-11-11");
    CHECK(read("Day 3", weekend) == "2017-11-12");
    CHECK(read("Monday", weekend) == "-");
    CHECK(read("Day 4", weekend) == "-");
}

TEST_CASE("what decides the order of day and month") {
    CHECK(order_of({"11/10/2017"}) == std::nullopt);
    CHECK(order_of({"11/10/2017"}, {"2017-11-10"}) == DateOrder::month_first);
    CHECK(order_of({"11/10/2017"}, {"2017-10-12"}) == DateOrder::day_first);
    CHECK(order_of({"11/10/2017"}, {"2017-01-12"}) == std::nullopt);
    CHECK(order_of({"11/10/2017", "11/13/2017"}) == DateOrder::month_first);
    CHECK(order_of({"11/10/2017", "13/10/2017"}) == DateOrder::day_first);
    CHECK(order_of({"11/10/2017", "Saturday 11 November 2017"}) == DateOrder::month_first);
    CHECK(order_of({"09/11/2017", "10/11/2017", "11/11/2017"}) == DateOrder::day_first);
    CHECK(order_of({"10/10/2017"}) == std::nullopt);
}
