// The language in which somebody wants to be answered, where their list says one.
#pragma once

#include <string>
#include <vector>

#include "event/attendee.h"

namespace lanyard {

// That of `languages` (ISO 639 codes) which the person's answer headed "Language" names: by code ("fr",
// "fr-CA"), or by its name in any of `languages` ("French", "Français", "Ffrangeg"). "" where there is none.
std::string listed_language(const Attendee& person, const std::vector<std::string>& languages);

}  // namespace lanyard
