// hub.toml: where an event's hub is. It lies in the event's folder, readable by its owner alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace lanyard {

struct HubFile {
    std::string address;           // libpq's connection string or URI, its password in it
    std::string certificate = {};  // a file beside it: the hub's own, which alone is believed then
};

// `named`, or where nothing is named hub.toml of the folder; nothing where that is not there. What belongs to
// the certificate is part of the address by then.
Result<std::optional<HubFile>> read_hub_file(const std::filesystem::path& folder, const std::string& named);
// Replaces it.
Result<void> write_hub_file(const std::filesystem::path& folder, const HubFile& hub);

}  // namespace lanyard
