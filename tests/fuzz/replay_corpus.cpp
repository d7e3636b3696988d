// Takes every input of a fuzz target's corpus once, so that what was found and mended stays mended, and a
// megabyte of each, so that nothing costs more than its size allows; under a sanitizer less.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "tests/fuzz/cost_limit.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

// Gives the seconds of the processor that it took.
double take(std::string_view bytes) {
    const lanyard::CostLimit cost(bytes.size());
    CHECK(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) == 0);
    const double seconds = cost.seconds();
    CHECK(cost.seconds_a_megabyte() < lanyard::most_seconds_a_megabyte);
    CHECK(lanyard::CostLimit::peak_megabytes() < lanyard::most_megabytes);
    return seconds;
}

// Sixteen times the bytes cost sixteen times as much where the cost grows with them, forty where they no
// longer fit the processor's cache, and 256 where it grows with their square. What is over at once tells
// nothing.
void take_in_proportion(std::string_view bytes) {
    const double whole = take(bytes);
    if (whole < 0.5 * lanyard::slower) return;
    const double sixteenth = take(bytes.substr(0, bytes.size() / 16));
    CHECK(whole < 100 * sixteenth);
}

// Calls `visit(bytes)` for each input of the corpus; gives how many there are.
template <class Visit>
int each_input(Visit visit) {
    int taken = 0;
    for (const auto& file : std::filesystem::directory_iterator(LANYARD_CORPUS)) {
        const std::string name = file.path().filename().string();
        CAPTURE(name);
        std::ifstream input(file.path(), std::ios::binary);
        visit(std::string(std::istreambuf_iterator<char>(input), {}));
        ++taken;
    }
    return taken;
}

}  // namespace

TEST_CASE("every input of the corpus is taken without harm") {
    CHECK(each_input([](const std::string& bytes) { take(bytes); }) > 0);
}

TEST_CASE("a megabyte of an input, or of its last line, costs in proportion, and no more than it may") {
    // What it costs is held without a sanitizer, which has to see what many repetitions do.
    constexpr std::size_t enough = lanyard::is_sanitized ? 1 << 16 : 1 << 20;
    each_input([](const std::string& bytes) {
        if (bytes.empty()) return;
        std::string whole, line = bytes;
        while (whole.size() < enough) whole += bytes;
        const std::string last = bytes.substr(bytes.find_last_of('\n', bytes.size() - 2) + 1);
        while (line.size() < enough) line += last;
        take_in_proportion(whole);
        take_in_proportion(line);
    });
}
