// A programme brought in as one batch: what is new or changed is written, and so is what becomes of sessions
// that the file does not have any more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"
#include "desk/taking_back.h"
#include "event/programme_difference.h"
#include "formats/programme_csv.h"

namespace lanyard {

class Desk;

struct ProgrammeImportOptions {
    // What becomes of sessions that the file does not have. Without an order they are cancelled; but where
    // the file is from another source and has none of them, it is another programme, which takes their place.
    std::optional<MissingSessions> missing;
    bool dry_run = false;
    std::unordered_map<std::string, std::string> same = {};  // see SessionSource
    HeadingOrders columns;           // of a spreadsheet; see SpreadsheetOptions
    std::optional<DateOrder> dates;  // the same
};

struct ProgrammeImport {
    std::string source;  // see ProgrammeList
    int in_file = 0;     // sessions
    ProgrammeDifference difference;
    bool is_another_programme = false;  // the sessions that were there are taken out
    std::vector<std::string> warnings;  // and questions: see desk/programme_questions
    std::vector<Session> sessions;  // the programme as it is then, or would be
    std::string entry;              // whose undo takes all of it back; "" where nothing was written
};

// Rooms that event.toml names are found by id or name; others are taken in as they are. A file that cannot be
// used changes nothing.
Result<ProgrammeImport> import_programme(Desk& desk, std::string_view bytes, const std::string& file,
                                         const Deed& deed, const ProgrammeImportOptions& options = {});

// Takes back the newest import of a programme that counts.
Result<Undone> undo_programme_import(Desk& desk, const Deed& deed);

}  // namespace lanyard
