// An organiser's list brought in: read, compared, and written as one batch that counts whole or not at all.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"
#include "desk/erased_rows.h"
#include "desk/look_alikes.h"
#include "event/registration_merge.h"
#include "formats/registration_list.h"

namespace lanyard {

class Desk;

enum class ImportStage { reading, comparing, writing };

// Called now and then while an import goes on. `done` of `total` bytes are read, or entries written; `total`
// is 0 where nobody knows.
using ImportProgress = std::function<void(ImportStage, std::size_t done, std::size_t total)>;

struct ImportOptions {
    std::map<std::string, std::string>
        columns;           // "Heading" to field; remembered for the event's next imports
    std::string encoding;  // "" guesses
    bool dry_run = false;
    bool cancel_missing = false;        // else people who are not on the list any more are kept
    // So many and no other number, told on purpose; without it, a fifth of the list at most.
    std::optional<int> cancel_exactly;
    LookAlikeOrders look_alikes;
    RevivedLines revived;
    bool keep_people = false;  // the report has every row as the person it is about
    ImportProgress progress;
};

// A session that more people of the list have chosen than it has places.
struct OverfullSession {
    std::string session, title;
    int places = 0, chosen = 0;
};

struct ImportReport {
    RegistrationList list;  // without its rows
    int rows = 0;           // usable and rejected ones
    ListComparison comparison;
    std::vector<DecidedLookAlike> decided;  // by this import
    std::vector<ListedPerson> people;       // where the options asked for them
    // How people are called who were known before and whom the comparison is about: id to name and
    // organisation.
    std::map<std::string, std::pair<std::string, std::string>> names;
    std::vector<OverfullSession> overfull;
    bool corrections = false;  // the file was a filled fix list
    int cancelled_missing = 0;
    std::vector<std::string> unknown_sessions;  // words for sessions that the programme does not have
    int stale_badges = 0;                       // printed badges that no longer match
    int number = 0;                             // of this import in `lanyard imports`; 0 for a dry run
};

// `bytes` is the whole file, `file` its name. Check-ins go on meanwhile: it is written in slices of at most
// 500 entries, which count from their closing entry on. A filled fix list is known by its headings: what it
// corrects becomes the list's values, until the list says something else than it said before.
Result<ImportReport> import_list(Desk& desk, std::string_view bytes, const std::string& file,
                                 const ImportOptions& options, const Deed& deed);

}  // namespace lanyard
