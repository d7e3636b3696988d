// The cards of people as the desk shows them: what is kept of somebody, and whether the badge they carry
// still says what is so.
#pragma once

#include <memory>
#include <string>

#include "badge/badge_layout.h"
#include "base/result.h"
#include "desk/desk.h"
#include "roles/desk/messages.h"

namespace lanyard {

// `layout` is of the badges that are printed here. nullptr: nobody has this id.
Result<std::shared_ptr<const PersonCard>> read_card(Desk& desk, const BadgeLayout& layout,
                                                    const std::string& person);

// The same beside what was done, which stands whether the person can be read or not: nullptr where they
// cannot, which is logged, and for "".
std::shared_ptr<const PersonCard> card_of(Desk& desk, const BadgeLayout& layout, const std::string& person);

// What the desk is to do when they arrive: the organiser's words, else their host's name.
std::string note_about(Desk& desk, const std::string& person);

}  // namespace lanyard
