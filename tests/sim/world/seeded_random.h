// Randomness of a simulated world: drawn by its seed, so that a day can be played again exactly.
#pragma once

#include <cstdint>

namespace lanyard {

// From now on all that libsodium gives in this process is drawn by the seed.
void seed_randomness(std::uint32_t seed);

}  // namespace lanyard
