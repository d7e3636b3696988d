// A file that the settings or the programme of a folder name: one that lies in the folder, and nothing else.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace lanyard {

// True for a name that leads to no other place than into the folder it is taken from: not empty, relative,
// without
// "..".
bool stays_inside(const std::filesystem::path& name);

// True where `file`, or what it is a link to, lies in `folder` or a folder in it. Neither need be there.
bool lies_in(const std::filesystem::path& file, const std::filesystem::path& folder);

// The file that is called `name` in `folder` ("": the working folder). A name that does not stay inside, a
// link that leads out of the folder, and what is no regular file are input errors, and so is a file that is
// not there.
Result<std::filesystem::path> own_file(const std::filesystem::path& folder,
                                       const std::filesystem::path& name);

}  // namespace lanyard
