// Scans that were refused, as the journal tells them: by what code, without the code itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

class Database;

struct RefusedScan {
    std::string entry, point, verdict;
    std::string hash;  // keyed, of the code; "" where one entry tells of many
    std::string actor;
    int times = 1;
    Instant at{};
};

// Inside Database::read or write: throws what SQLite throws. Those that stand, the newest first: of one
// code's hash, or all of them.
std::vector<RefusedScan> read_refused_scans(Database& database,
                                            const std::optional<std::string>& hash = std::nullopt);

}  // namespace lanyard
