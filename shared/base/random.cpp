// Randomness by way of libsodium, which asks the operating system for it.
#include "base/random.h"

#include <sodium.h>

#include <cstdlib>

namespace lanyard {

std::string random_bytes(std::size_t count) {
    if (sodium_init() < 0) std::abort();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

}  // namespace lanyard
