// Where other machines reach this one.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

// Its IPv4 addresses in the networks that it is in, its own loopback left out.
std::vector<std::string> own_addresses();

}  // namespace lanyard
