// What the entry of a check-in says besides who and when, in the words that it is kept in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/check_in.h"
#include "event/journal_entry.h"

namespace lanyard {

std::string_view credential_name(Credential credential);
// "pending full": the verdicts that were set aside.
std::string verdict_names(const std::vector<Verdict>& verdicts);
// Where a check-in was made; "" where it does not say.
std::string point_of(const Entry& check_in);

}  // namespace lanyard
