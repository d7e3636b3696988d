// Keeps what programs write away from the files that an event is made of.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace lanyard {

// Whether a report, a picture or a log may be written to `target`, a file or a folder to write into, which
// need not be there yet. Wrong usage is a file of the event in the folder `event`, or of another event that
// `target` lies in, by whatever name it is reached (a link, another path, another case of letters): its
// database and key, its settings and layouts, what these name, and whatever there is no report, such as
// videos and captions. As a folder to write into, an event's own folder is wrong usage.
Result<void> may_write(const std::filesystem::path& target, const std::filesystem::path& event);

// write_file of base/safe_file, where may_write allows it.
Result<void> write_output(const std::filesystem::path& target, std::string_view bytes,
                          const std::filesystem::path& event, bool durable = true);

}  // namespace lanyard
