// Takes every input of a fuzz target's corpus once, so that what was found and mended stays mended.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

TEST_CASE("every input of the corpus is taken without harm") {
    int taken = 0;
    for (const auto& file : std::filesystem::directory_iterator(LANYARD_CORPUS)) {
        const std::string name = file.path().filename().string();
        CAPTURE(name);
        std::ifstream input(file.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(input), {});
        CHECK(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) == 0);
        ++taken;
    }
    CHECK(taken > 0);
}
