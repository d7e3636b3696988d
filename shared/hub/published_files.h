// The event's files at the hub: sent there by a desk, sealed, and fetched by a machine that joins.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "event/event_key.h"
#include "hub/pg_connection.h"
#include "store/event_folder.h"

namespace lanyard {

inline constexpr std::size_t most_bytes_of_part = 1u << 20;
inline constexpr std::size_t most_published_files = 500;
inline constexpr std::int64_t most_bytes_of_published_file = std::int64_t{4} << 30;

// `progress(done)` is called with the bytes that were sent or fetched.
using FileProgress = std::function<void(std::int64_t done)>;

// What has changed in the folder is sent, and what is gone there goes; the rest is at the hub already. Gives
// how many files were sent. An input error for a file that is too large.
Result<int> publish_files(PgConnection& desk, const EventFolder& event, const FileProgress& progress = {});

// Each file that is published, into the folder: whole and as it was published, or an error. Gives their
// number.
Result<int> fetch_files(PgConnection& machine, const EventKey& key, const std::filesystem::path& folder,
                        const FileProgress& progress = {});

}  // namespace lanyard
