// What a request to the desk is to do, and with whom: what a refusal is told as.
#pragma once

#include <string>

#include "roles/desk/messages.h"

namespace lanyard {

struct Doing {
    DeskDeed deed;
    std::string person;  // "" where that is nobody who is known already
};

// A code, and what only looks, count as `scanned`.
Doing doing_of(const DeskRequest& what);

}  // namespace lanyard
