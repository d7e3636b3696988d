// An event's folder, opened: its settings, its key and where its files lie.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/event_config.h"
#include "event/event_key.h"

namespace lanyard {

struct EventFolder {
    std::filesystem::path path;  // absolute
    EventConfig config;
    EventKey key;

    std::filesystem::path file(std::string_view name) const { return path / name; }
    std::filesystem::path database() const { return path / "lanyard.db"; }
};

// Opens `folder`. No event.toml, no key, half copied, or on a network share: an error that says what to do.
Result<EventFolder> open_event_folder(const std::filesystem::path& folder);

// `lanyard --event DIR`, else $LANYARD_EVENT, else the working folder.
std::filesystem::path choose_event_folder(const std::string& option);

}  // namespace lanyard
