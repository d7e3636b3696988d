// A copy that is gone is forgotten.
#include "desk/event_copies.h"

#include <functional>

#include "desk/desk.h"
#include "desk/erasing.h"
#include "desk/purging.h"
#include "store/copies_table.h"
#include "store/database.h"
#include "store/event_copy.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

// A copy with the event's own key has none in its folder, and is worked on by a process that has read it.
Result<EventFolder> open_copy(const EventFolder& event, const fs::path& folder) {
    if (fs::exists(folder / "event.key")) return open_event_folder(folder);
    EventFolder copy = event;
    copy.path = folder;
    return copy;
}

// What is done to a copy; true where that changed it.
using DoToCopy = std::function<Result<bool>(Desk& copy)>;

Result<bool> do_in(Desk& desk, const fs::path& folder, const DoToCopy& act) {
    auto copy = open_copy(desk.folder(), folder);
    if (!copy) return copy.error();
    auto copied = Desk::open(std::move(copy).value(), {}, desk.journal().machine_clock());
    if (!copied) return copied.error();
    return act(**copied);
}

// True where the copy knew them.
Result<bool> erase_records(Desk& copy, const std::vector<std::string>& records, const Deed& deed) {
    bool knew = false;
    for (const std::string& record : records) {
        const auto erased = erase(copy, record, deed);
        if (!erased && erased.error().kind == ErrorKind::machine) return erased.error();
        knew = knew || erased.ok();
    }
    return knew;
}

// Temporary copies of this event among those of others.
std::vector<fs::path> temporary_copies_of(const EventFolder& event) {
    std::vector<fs::path> copies;
    const std::string identity = event_identity(event.key);
    for (const fs::path& folder : event_copies_in_use()) {
        auto database = Database::open(folder / "lanyard.db", Database::Access::read);
        if (!database) continue;
        const auto is_same = (*database)->read([&] { return has_entries_of(**database, identity); });
        if (is_same && *is_same) copies.push_back(folder);
    }
    return copies;
}

Result<ErasedInCopies> do_in_copies(Desk& desk, const DoToCopy& act) {
    CopiesTable table(desk.database());
    auto noted = desk.database().read([&] { return table.folders(); });
    if (!noted) return noted.error();
    std::vector<fs::path> folders = temporary_copies_of(desk.folder());
    for (const fs::path& folder : *noted) {
        std::error_code failed;
        if (fs::exists(folder / "lanyard.db", failed)) {
            folders.push_back(folder);
        } else if (auto forgotten = desk.database().write([&] { table.remove(folder); }); !forgotten) {
            return forgotten.error();
        }
    }
    ErasedInCopies erased;
    for (const fs::path& folder : folders) {
        const auto done = do_in(desk, folder, act);
        if (!done) erased.left.push_back(done.error());
        if (done && *done) erased.folders.push_back(folder);
    }
    return erased;
}

}  // namespace

Result<ErasedInCopies> erase_in_copies(Desk& desk, const std::vector<std::string>& records,
                                       const Deed& deed) {
    return do_in_copies(desk, [&](Desk& copy) { return erase_records(copy, records, deed); });
}

Result<ErasedInCopies> purge_copies(Desk& desk, const Deed& deed) {
    return do_in_copies(desk, [&](Desk& copy) -> Result<bool> {
        const auto purged = purge(copy, deed);
        return purged ? Result<bool>(true) : Result<bool>(purged.error());
    });
}

}  // namespace lanyard
