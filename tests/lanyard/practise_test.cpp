// A copy to practise on, and its cards: invented people alone, whose codes are worth nothing at the event.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Every byte of every file of a folder.
std::string all_bytes(const fs::path& folder) {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return all;
}

// Everybody real: registered or on the programme. A seat that nobody has is nobody's name.
std::set<std::string> real_words(const SampleEvent& sample) {
    std::set<std::string> words;
    for (const auto& person : sample.json({"attendees"})) {
        const std::string name = person["name"];
        const bool is_seat = name.find("TBC") != std::string::npos || name.find("Delegate ") == 0;
        if (name.find(' ') != std::string::npos && !is_seat) words.insert(name);
        words.insert(person["email"]);
    }
    const auto programme = sample.json({"programme"});  // lives as long as its sessions are looked at
    for (const auto& session : programme["sessions"])
        for (const auto& speaker : session["speakers"]) words.insert(speaker);
    words.erase("");
    return words;
}

}  // namespace

TEST_CASE("nobody real is in any byte of a practice copy and its cards, and no card's code is the event's") {
    const SampleEvent sample;
    const fs::path copy = sample.file("practice");
    const auto made = sample.json({"practise", "--no-windows", "--out", copy.string()});
    CHECK(made["cards"].size() == 10);
    std::string bytes = all_bytes(copy) + made.dump();
    if (is_installed("pdftotext"))
        bytes += run_program({"pdftotext", (copy / "cards.pdf").string(), "-"}).out;
    const auto real = real_words(sample);
    REQUIRE(real.size() > 400);
    for (const std::string& words : real) {
        CAPTURE(words);
        CHECK(bytes.find(words) == std::string::npos);
    }
    int codes = 0;
    for (const auto& card : made["cards"]) {
        if (card["code"] == "") continue;
        ++codes;
        CHECK(sample.json({"check-in", card["code"]}, 1)["verdict"] == "other_event");
    }
    CHECK(codes >= 4);
}

TEST_CASE("an event without settings of its own has every card to play, too") {
    const SampleEvent sample(SampleEvent::List::none);
    const fs::path plain = sample.file("plain"), copy = sample.file("plain-practice");
    REQUIRE(run_program({program("lanyard"), "init", plain.string()}).status == 0);
    const auto made = run_program({program("lanyard"), "--event", plain.string(), "--json", "practise",
                                   "--no-windows", "--out", copy.string()});
    REQUIRE_MESSAGE(made.status == 0, made.err);
    CHECK(nlohmann::json::parse(made.out)["cards"].size() == 10);
}
