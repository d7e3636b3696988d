// The imports of lists that there were, and taking one back whole.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"

namespace lanyard {

class Desk;

struct ImportRecord {
    int number = 0;  // 1 is the oldest
    std::string entry;
    std::string file;
    Instant at{};
    bool stands = true;
    int added = 0, changed = 0, cancelled = 0;
    std::vector<std::string> decisions;  // entries about look-alikes, taken back with it
};

Result<std::vector<ImportRecord>> list_imports(Desk& desk);

struct ImportUndone {
    std::string entry;
    std::vector<std::string> staying;  // people who came in with it and have been here since: they stay
    // Imports that came after it and stand: they wrote what was new to them, so that the newest list has to
    // come again to be whole.
    int later_imports = 0;
};
Result<ImportUndone> undo_import(Desk& desk, int number, const Deed& deed);

}  // namespace lanyard
