// libsodium lets a program bring its own source (https://doc.libsodium.org/advanced/custom_rng).
#include "tests/sim/world/seeded_random.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace lanyard {
namespace {

std::mt19937& generator() {
    static std::mt19937 one;
    return one;
}

// libsodium derives its other numbers from these two.
randombytes_implementation& implementation() {
    static randombytes_implementation drawn = {
        [] { return "seeded"; },
        [] { return static_cast<std::uint32_t>(generator()()); },
        nullptr,
        nullptr,
        [](void* const bytes, const std::size_t count) {
            std::generate_n(static_cast<unsigned char*>(bytes), count,
                            [] { return static_cast<unsigned char>(generator()()); });
        },
        nullptr,
    };
    return drawn;
}

}  // namespace

void seed_randomness(std::uint32_t seed) {
    randombytes_set_implementation(&implementation());
    if (sodium_init() < 0) std::abort();  // which draws a few bytes itself, the first time
    generator().seed(seed);
}

}  // namespace lanyard
