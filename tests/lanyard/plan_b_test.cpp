// lanyard plan-b by the real program: its pages are read back, and what was ticked on them is entered.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// The PDF's pages as a printer of 203 dpi prints them, in order.
std::vector<fs::path> printed(const SampleEvent& sample, const fs::path& pdf) {
    const fs::path folder = sample.file(pdf.stem().string());
    fs::create_directories(folder);
    REQUIRE(run_program({"pdftoppm", "-r", "203", "-gray", "-png", pdf.string(), (folder / "page").string()})
                .status == 0);
    std::vector<fs::path> pages;
    for (const auto& entry : fs::directory_iterator(folder)) pages.push_back(entry.path());
    std::sort(pages.begin(), pages.end());
    return pages;
}

// As the kiosk's reader reads them; so many on a page are too many for some other programs.
std::multiset<std::string> codes_on(const std::vector<fs::path>& pages) {
    std::multiset<std::string> codes;
    std::vector<std::string> words = {program("lanyard"), "scan"};
    for (const fs::path& page : pages) words.push_back(page.string());
    std::istringstream lines(run_program(words).out);
    for (std::string line; std::getline(lines, line);) {
        const auto read = nlohmann::json::parse(line);
        for (const auto& code : read["codes"]) codes.insert(code.get<std::string>());
    }
    return codes;
}

std::string text_on(const fs::path& pdf) {
    return run_program({"pdftotext", "-layout", pdf.string(), "-"}).out;
}

}  // namespace

TEST_CASE(
    "everybody expected is on the list with a code that reads, under each letter of their family name") {
    const SampleEvent sample;
    const fs::path pdf = sample.file("plan-b.pdf");
    const auto written = sample.json({"plan-b", "--out", pdf.string()});
    const auto people = sample.json({"attendees"});
    std::set<std::string> wanted;
    for (const auto& person : people)
        if (person["status"] == "expected" || person["status"] == "pending")
            wanted.insert(person["codes"][0].get<std::string>());
    CHECK(written["people"] == wanted.size());
    CHECK(written["spelled_plainly"].empty());
    const auto pages = printed(sample, pdf);
    CHECK(written["pages"] == pages.size());
    const auto read = codes_on(pages);
    CHECK(std::set<std::string>(read.begin(), read.end()) == wanted);
    CHECK(read.size() > wanted.size());

    const std::string text = text_on(pdf);
    CHECK(text.find("Okafor, Amara") != std::string::npos);
    CHECK(text.find("1 / " + std::to_string(pages.size())) != std::string::npos);
    CHECK(text.find("Walk-in 16") != std::string::npos);
    CHECK(sample.lanyard({"plan-b", "--out", sample.file("list.txt").string()}).status == 2);
}

TEST_CASE("a name that cannot be drawn stands in plain letters and stops nobody") {
    const SampleEvent sample(SampleEvent::List::none);
    REQUIRE(sample.lanyard({"walk-in", "--name", "Za\u0378nab Jones"}).status == 0);
    REQUIRE(sample.lanyard({"walk-in", "--name", "Sam Reed"}).status == 0);
    const fs::path pdf = sample.file("plan-b.pdf");
    const auto written = sample.json({"plan-b", "--out", pdf.string()});
    CHECK(written["people"] == 2);
    CHECK(written["spelled_plainly"].size() >= 1);
    CHECK(codes_on(printed(sample, pdf)).size() >= 2);
    CHECK(text_on(pdf).find("Sam Reed") != std::string::npos);
}

TEST_CASE("blank badges and their spare lines have the same codes, which the desk gives to walk-ins") {
    const SampleEvent sample;
    const fs::path pdf = sample.file("plan-b.pdf");
    const auto written = sample.json({"plan-b", "--out", pdf.string(), "--blank", "5"});
    REQUIRE(written["files"].size() == 2);
    const auto blanks = codes_on(printed(sample, written["files"][1].get<std::string>()));
    REQUIRE(blanks.size() == 5);
    const auto list = codes_on(printed(sample, pdf));
    for (const std::string& code : blanks) CHECK(list.count(code) == 1);

    const std::string code = *blanks.begin();
    CHECK(sample.json({"check-in", code}, 1)["verdict"] == "not_listed_yet");
    const auto came = sample.json({"walk-in", "--name", "Sam Reed", "--badge", code, "--at",
                                   "2017-11-10T08:10", "--anyway", "the power was gone"});
    CHECK(came["verdict"] == "admitted");
    CHECK(sample.json({"check-in", code, "--point", "Kiosk 2", "--at", "2017-11-10T09:30"})["name"] ==
          "Sam Reed");
    CHECK(sample.lanyard({"walk-in", "--name", "Tom Reed", "--badge", code}).status == 1);
}

TEST_CASE(
    "ticked rows are scanned one after the other, and the history says when each came and was entered") {
    const SampleEvent sample;
    const std::string amara = sample.code("amara okafor"), ruth = sample.code("ruth eisenberg");
    const auto scanned = sample.lanyard_reading("8:35 " + amara + "\n\n" + ruth + "\nNOBODY\n",
                                                {"check-in", "-", "--at", "2017-11-10T08:40", "--json"});
    CHECK(scanned.status == 1);
    std::istringstream lines(scanned.out);
    std::vector<nlohmann::json> outcomes;
    for (std::string line; std::getline(lines, line);) outcomes.push_back(nlohmann::json::parse(line));
    REQUIRE(outcomes.size() == 3);
    CHECK(outcomes[0]["verdict"] == "admitted");
    CHECK(outcomes[0]["at"] == "2017-11-10T08:35:00+00:00");
    CHECK(outcomes[1]["at"] == "2017-11-10T08:40:00+00:00");
    CHECK(outcomes[2]["verdict"] == "unknown");
    CHECK(sample.lanyard({"history", "amara okafor"}).out.find("(entered at 08:50)") != std::string::npos);
    const auto history = sample.json({"history", "ruth eisenberg"});
    CHECK(std::any_of(history.begin(), history.end(),
                      [](const auto& line) { return line["entered"] == "08:50"; }));
}

TEST_CASE("who was seen since a tick is where they were seen, and the tick leads nobody in or out") {
    const SampleEvent sample;
    const std::string code = sample.code("amara okafor");
    REQUIRE(sample.lanyard({"check-in", code, "--at", "2017-11-10T08:35"}).status == 0);
    REQUIRE(sample.lanyard({"check-in", code, "--exit", "--at", "2017-11-10T08:45"}).status == 0);
    const auto late = sample.json({"check-in", code, "--at", "2017-11-10T08:40"}, 1);
    CHECK(late["verdict"] == "already_in");
    CHECK(late["earlier"]["at"] == "2017-11-10T08:45:00+00:00");
    CHECK(sample.attendee("amara okafor")["inside"] == false);
}
