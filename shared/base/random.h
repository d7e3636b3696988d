// Random bytes that nobody can guess: for keys, ids and salts.
#pragma once

#include <cstddef>
#include <string>

namespace lanyard {

// `count` bytes of the operating system's randomness.
std::string random_bytes(std::size_t count);

}  // namespace lanyard
