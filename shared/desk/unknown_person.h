// The error of a deed about somebody whom the event does not have.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lanyard {

inline Error nobody(std::string_view person) {
    return bad_input("nobody has this id", std::string(person), "See the ids with: lanyard attendees");
}

}  // namespace lanyard
