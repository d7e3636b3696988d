// How many slips of a finger lie between two words.
#pragma once

#include <cstddef>
#include <string_view>

namespace lanyard {

// Letters added, dropped, changed, or swapped with a neighbour, in bytes. Takes as long as the product of the
// lengths: callers bound them.
std::size_t slips_between(std::string_view a, std::string_view b);

}  // namespace lanyard
