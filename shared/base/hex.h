// Bytes as hexadecimal text, and back.
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

// Lower-case hexadecimal, two digits a byte.
std::string to_hex(std::string_view bytes);

// The bytes of hexadecimal text in either case; "" for anything that is not whole pairs of digits.
std::string from_hex(std::string_view hex);

}  // namespace lanyard
