// Somebody erased by the real program, in lists that come again.
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
