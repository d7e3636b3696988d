// Somebody erased by the real program: in lists that come again, and in copies to practise on.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> files_with(const fs::path& folder, const std::string& words) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        if (all.find(words) != std::string::npos) files.push_back(entry.path().filename().string());
    }
    return files;
}

}  // namespace

TEST_CASE(
    "the list that comes again says on which line somebody was erased, and a new consent takes them in") {
    const SampleEvent sample;
    const std::string id = sample.attendee("amara okafor")["id"];
    REQUIRE(sample.lanyard({"subject", "erase", id}).status == 0);
    CHECK(files_with(sample.folder(), "amara.okafor@").empty());
    const auto again = sample.lanyard({"import", sample_file("registrations.csv")});
    CHECK(again.status == 0);
    CHECK(again.out.find("line 2: erased on request; not taken in") != std::string::npos);
    CHECK(sample.json({"attendees", "amara okafor"}).empty());
    CHECK(sample.lanyard({"import", sample_file("registrations.csv"), "--revive", "3"}).status == 2);
    CHECK(sample.lanyard({"import", sample_file("registrations.csv"), "--revive", "2"}).status == 0);
    CHECK(sample.attendee("amara okafor")["id"] == id);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("a copy to practise on has its own key, its cards are another event's, and erasing reaches it") {
    const SampleEvent sample;
    const fs::path copy = sample.file("practice");
    const auto made = sample.json({"practise", "--no-windows", "--out", copy.string()});
    nlohmann::json press;
    for (const auto& card : made["cards"]) {
        if (card["card"] == "press") press = card;
        if (card["code"] != "") CHECK(sample.json({"check-in", card["code"]}, 1)["verdict"] == "other_event");
    }
    const std::string id = press["people"][0];
    std::string email;
    for (const auto& person : sample.json({"attendees"}))
        if (person["id"] == id) email = person["email"];
    REQUIRE_FALSE(files_with(copy, email).empty());
    const auto erased = sample.json({"subject", "erase", id});
    CHECK(erased["copies"] == nlohmann::json::array({copy.string()}));
    CHECK(files_with(copy, email).empty());
    CHECK(sample.json({"practise", "--report", "--out", copy.string()})["cards"].size() ==
          made["cards"].size() - 1);
    // A copy that was thrown away is forgotten.
    fs::remove_all(copy);
    CHECK(sample.json({"subject", "erase", sample.attendee("ruth")["id"]})["copies"].empty());
}
