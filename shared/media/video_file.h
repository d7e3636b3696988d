// Which files are given to a player or decoder at all: libraries that play everything also follow playlists,
// descriptions of streams and links, to other files and to the network.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace lanyard {

// That the file's first bytes are those of MP4, Matroska or WebM; an input error says that they are not,
// whatever its name is. Reads a block of it and nothing else.
Result<void> check_is_video(const std::filesystem::path& file);

// The video that the event in `folder` calls `name`: an own_file (base/own_file) that check_is_video passes.
// What lies beside it under its name is shown as its captions, and has to lie in the folder, too.
Result<std::filesystem::path> event_video(const std::filesystem::path& folder,
                                          const std::filesystem::path& name);

}  // namespace lanyard
