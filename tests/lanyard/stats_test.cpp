// lanyard stats --once and --watch: the day in view, in 80 columns, and where nothing can be written.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "lanyard/day_picture.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

// Of UTF-8 whose letters are one column wide.
std::size_t columns_of(const std::string& line) {
    std::size_t columns = 0;
    for (const unsigned char byte : line) columns += (byte & 0xC0) == 0x80 ? 0 : 1;
    return columns;
}

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the day in view says who came, when and by what, and what to see to") {
    const SampleEvent sample;
    REQUIRE(sample.lanyard({"programme", "import", sample_file("programme.csv")}).status == 0);
    sample.json({"check-in", sample.code("amara okafor"), "--at", "2017-11-10T08:52"});
    sample.json({"check-in", sample.code("barry mason"), "--at", "2017-11-10T09:03", "--point", "Kiosk 2"});
    const auto at_four = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {program("lanyard"), "--event", sample.folder().string(), "--clock",
                                     "2017-11-10T09:04", "stats"});
        return run_program(words);
    };
    const std::string once = at_four({"--once"}).out;
    CAPTURE(once);
    CHECK(has(once, "2017-11-10 09:04. The newest entry here is of 09:03."));
    CHECK(has(once, "2 arrived, "));
    CHECK(has(once, "The opening is at 09:30."));  // not the coffee before it
    CHECK(has(once, "are still outside, 26 minutes before the opening. 1 kiosk takes 6 a"));
    CHECK(has(once, "  08:50      1  #"));
    CHECK(has(once, "  08:55      0"));
    CHECK(has(once, "Kiosk 2"));
    // No terminal: the same, once.
    CHECK(at_four({"--watch"}).out == once);
    std::istringstream lines(once);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(columns_of(line) <= 80);
        CHECK(line.find('\033') == std::string::npos);
    }
    const auto document = nlohmann::json::parse(at_four({"--once", "--json"}).out);
    CHECK(document["counts"]["arrived"] == 2);
    REQUIRE(document["arrivals"].size() == 3);
    CHECK(document["arrivals"][0]["from"] == "2017-11-10T08:50:00+00:00");
    CHECK(document["arrivals"][2]["came"] == 1);
    CHECK(document["points"][1]["name"] == "Kiosk 2");
    CHECK(document["newest"] == "2017-11-10T09:03:00+00:00");
}

TEST_CASE("names of any length and writing, and what a terminal would obey, keep to their columns") {
    CHECK(in_columns("Leeds", 8) == "Leeds   ");
    CHECK(in_columns("Leeds", 5) == "Leeds");
    CHECK(in_columns("Leeds Beckett", 6) == "Leeds…");
    CHECK(in_columns("東京大学", 8) == "東京大学");
    CHECK(in_columns("東京大学", 6) == "東京… ");
    CHECK(in_columns("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
    CHECK(in_columns("a\033[2Jb", 7) == "a [2Jb ");
    CHECK(in_columns("\xff\xfe", 3) == "   ");
    CHECK(in_columns("", 2) == "  ");

    DayView view;
    view.organisations = {{std::string(300, 'x'), 2000, 100000}, {"", 0, 1}};
    view.points = {{std::string(300, 'y'), 100000, 0}};
    view.bars = {{view.now, 100000}, {view.now + ArrivalBar::length, 1}};
    view.opening = view.now;
    view.rolls = {{std::string(300, 'z'), 3}};
    view.queue = {99999, 100000, std::chrono::minutes(59), 99, 1000, 0};
    const auto lines = day_picture(view, "Europe/London");
    CHECK(lines.size() > 8);
    for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(columns_of(line) <= 80);
    }
}
