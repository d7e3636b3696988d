// An entry's rows depend on that entry alone, so that only standing or not has to be decided between entries.
#include "store/journal/applying.h"

#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/entry_rows.h"
#include "store/journal/erasing.h"

namespace lanyard {
namespace {

// After something that undoes `id` came, or began or ceased to stand. Ends, because an undo is newer than
// what it undoes.
void restand(Database& database, const std::string& id) {
    const auto entry = find_entry(database, id);
    if (!entry) return;
    const bool now = should_stand(database, *entry, id);
    if (now == entry_stands(database, id)) return;
    set_stands(database, id, now);
    if (now) {
        write_entry_rows(database, *entry, id);
    } else {
        remove_entry_rows(database, *entry, id);
    }
    for (const auto& target : entry->undoes) restand(database, target);
}

// What follows from an entry that is in its table.
void apply_inserted(Database& database, const Entry& entry, const std::string& id, bool stands,
                    CodesOfList codes = CodesOfList::now) {
    insert_undo_edges(database, entry, id);
    if (!stands) return;
    write_entry_rows(database, entry, id, codes);
    for (const auto& target : entry.undoes) restand(database, target);
    if (erases(entry.kind)) begin_erasing(database, entry, id);
}

// The hub gave the entry without its personal part, or somebody who was set back has it again.
Applied complete(Database& database, const Entry& entry, const std::string& id) {
    const auto kept = find_entry(database, id);
    const bool fits = kept->personal_hash == entry.personal_hash && !entry.personal_hash.empty();
    if (!fits || kept->personal || is_erased(database, *kept)) return Applied::known;
    Entry whole = *kept;
    whole.personal = entry.personal;
    rewrite_entry(database, *kept, whole, id);
    return Applied::completed;
}

bool is_known(Database& database, const std::string& id) {
    auto& known = database.statement("SELECT 1 FROM entries WHERE id=?");
    known.bind(1, id);
    return known.executeStep();
}

}  // namespace

Applied apply_entry(Database& database, Entry entry) {
    const std::string id = entry_id(entry);
    if (is_known(database, id)) return entry.personal ? complete(database, entry, id) : Applied::known;
    drop_what_was_erased(database, entry, id);
    const bool stands = should_stand(database, entry, id);
    insert_entry(database, entry, id, stands);
    apply_inserted(database, entry, id, stands);
    return Applied::added;
}

void apply_own_entry(Database& database, const Entry& entry, const std::string& id) {
    insert_entry(database, entry, id, true);
    apply_inserted(database, entry, id, true,
                   entry.batch.empty() ? CodesOfList::now : CodesOfList::at_closing);
}

void apply_kept_entry(Database& database, const Entry& entry, const std::string& id) {
    set_stands(database, id, true);
    apply_inserted(database, entry, id, true);
}

}  // namespace lanyard
