// How screens name somebody whom doors that had not heard of each other both let in.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "store/people/double_admissions.h"

namespace lanyard {

// "Zainab Jones was let in twice: 09:01, Kiosk 1; 09:02, Kiosk 2".
std::string let_in_twice_words(const std::string& name, const DoubleAdmission& admissions, Instant now,
                               std::string_view zone);

}  // namespace lanyard
