// Takes every input of a fuzz target's corpus once, so that what was found and mended stays mended, and a
// megabyte of each, so that nothing costs more than its size allows; under a sanitizer less.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/cost_limit.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void take(const std::string& bytes) {
    const lanyard::CostLimit cost(bytes.size());
    CHECK(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) == 0);
    CHECK(cost.seconds_a_megabyte() < lanyard::most_seconds_a_megabyte);
    CHECK(lanyard::CostLimit::peak_megabytes() < lanyard::most_megabytes);
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

TEST_CASE("a megabyte of an input, over and over or its last line alone, costs no more than a megabyte may") {
    // What it costs is held without a sanitizer, which has to see what many repetitions do.
    constexpr std::size_t enough = lanyard::is_sanitized ? 1 << 16 : 1 << 20;
    each_input([](const std::string& bytes) {
        if (bytes.empty()) return;
        std::string whole, line = bytes;
        while (whole.size() < enough) whole += bytes;
        const std::string last = bytes.substr(bytes.find_last_of('\n', bytes.size() - 2) + 1);
        while (line.size() < enough) line += last;
        take(whole);
        take(line);
    });
}
