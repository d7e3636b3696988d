// The event's files under the names that other systems give them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "event/playback.h"
#include "store/event_folder.h"

namespace lanyard {

// The name under which the file that the programme calls `name` lies in `folder`. A Mac writes "ü" as two
// letters where others write one: names that differ in that alone are the same. `name` itself where there is
// no such file, or where it leads out of the folder.
std::string name_in_folder(const std::filesystem::path& folder, const std::string& name);

// Where there is no such file: a name in its folder that differs from it in capitals and small letters alone.
std::optional<std::string> name_in_other_capitals(const std::filesystem::path& folder,
                                                  const std::string& name);

// The programme's video slots, each with its file's name as it is in the event's folder.
std::vector<PlaybackSlot> playback_slots_of(const std::vector<Session>& sessions, const EventFolder& folder);

}  // namespace lanyard
