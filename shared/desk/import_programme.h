// A programme brought in as one batch: what is new or changed is written, what is gone is taken out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

class Desk;

struct ProgrammeImport {
    int sessions = 0, added = 0, changed = 0, removed = 0;
    std::vector<std::string> warnings;
};

// Rooms that event.toml names are found by id or name; others are taken in as they are.
Result<ProgrammeImport> import_programme(Desk& desk, std::string_view bytes, const std::string& file,
                                         Instant now);

}  // namespace lanyard
