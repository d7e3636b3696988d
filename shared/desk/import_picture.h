// What an import is held against: everybody who is known and what earlier imports said, as one moment has it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/registration_merge.h"
#include "store/people/erased_people.h"

namespace lanyard {

class Desk;

struct ImportPicture {
    KnownRegistrations known;
    KeptRecords kept;
    ErasedPeople erased;
    std::vector<std::string> summaries;  // of the imports that stand, oldest first
    bool has_invitations = false;        // anybody has been given one, by an import since taken back too
};

// Read on one snapshot.
Result<ImportPicture> take_import_picture(Desk& desk);

// The overrides of the newest of these imports, and over them what this one is told.
std::map<std::string, std::string> columns_to_use(const std::vector<std::string>& summaries,
                                                  const std::map<std::string, std::string>& told);

}  // namespace lanyard
