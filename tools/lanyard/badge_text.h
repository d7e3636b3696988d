// The words that one badge has instead of the record's, as they are written on the command line.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "event/registration_fields.h"

namespace lanyard {

// Of "organisation=Leeds City Council" each; a field that does not stand on a badge is wrong usage, which
// names those that do.
Result<RegistrationFields> badge_text_of(const std::vector<std::string>& written);

}  // namespace lanyard
