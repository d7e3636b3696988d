// Who may include whom: the one list that every #include is held to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tests/structure/source_tree.h"

namespace lanyard {

// The folder whose rules hold for the file: "base" … "web", "kiosk" or "tools/lanyard"; "" for all others.
std::string layer_of(const SourceFile& file);

// The part of the kiosk that holds the file, whose path begins below kiosk/: "ui", "roles/desk", "app" …; ""
// for a path that is none of the kiosk's.
std::string part_of_kiosk(const std::string& path);

// What is wrong with `layer` including the quoted path, or nothing. `part` is the including file's, in the
// kiosk.
std::optional<std::string> include_fault(const std::string& layer, const std::string& included,
                                         const std::string& part = {});

// The path between the quotes of an #include line, or nothing.
std::optional<std::string> quoted_include(std::string_view line);

}  // namespace lanyard
