// Crockford's base-32 letters, which people read aloud and type: how a text of them is read, and written.
// Alphabet: Douglas Crockford, "Base 32", https://www.crockford.com/base32.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// The letters of a text as their values 0 to 31: any case, spaces and hyphens between, O for 0, I and L
// for 1. None where it holds anything else, or more than `most`.
std::vector<unsigned> crockford_values(std::string_view text, std::size_t most);

// Values 0 to 31 as letters.
std::string crockford_letters(const std::vector<unsigned>& values);

}  // namespace lanyard
