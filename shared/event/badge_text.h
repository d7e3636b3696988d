// What may stand otherwise on one print of a badge than the record has it.
#pragma once

#include <algorithm>
#include <array>

#include "event/registration_fields.h"

namespace lanyard {

// `name` is the name on the badge, whole.
inline constexpr std::array<Field, 4> badge_text_fields = {Field::name, Field::organisation, Field::job_title,
                                                           Field::ticket_type};

constexpr bool is_badge_text(Field field) {
    return std::find(badge_text_fields.begin(), badge_text_fields.end(), field) != badge_text_fields.end();
}

}  // namespace lanyard
