// A database's bytes as of its last commit, read from its file and its log without a lock: for whoever may
// only read, and for what SQLite cannot read any more.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace lanyard {

// The whole database, its log's committed pages in their places; it does not ask for a log any more. Where
// another program moved its log meanwhile it is read again.
Result<std::string> committed_bytes(const std::filesystem::path& database);

}  // namespace lanyard
