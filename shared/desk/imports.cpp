// An import is its closing entry: it is listed by it, and undone by undoing it.
#include "desk/imports.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/known_registrations.h"

namespace lanyard {

using nlohmann::json;

Result<std::vector<ImportRecord>> list_imports(Desk& desk) {
    return desk.database().read([&] {
        std::vector<ImportRecord> imports;
        for (const ClosingEntry& closing : read_closing_entries(desk.database())) {
            ImportRecord record;
            record.entry = closing.entry;
            record.at = closing.at;
            record.stands = closing.stands;
            const json body = json::parse(closing.body, nullptr, false);
            if (!body.is_object() || body.value("what", "") != "registrations") continue;
            record.number = static_cast<int>(imports.size()) + 1;
            record.file = body.value("file", "");
            record.added = body.value("added", 0);
            record.changed = body.value("changed", 0);
            record.cancelled = body.value("cancelled", 0);
            for (const auto& decision : body.value("decisions", json::array())) {
                if (decision.is_string()) record.decisions.push_back(decision.get<std::string>());
            }
            imports.push_back(std::move(record));
        }
        return imports;
    });
}

Result<ImportUndone> undo_import(Desk& desk, int number, const Deed& deed) {
    auto imports = list_imports(desk);
    if (!imports) return imports.error();
    const auto found = std::find_if(imports->begin(), imports->end(),
                                    [&](const ImportRecord& record) { return record.number == number; });
    if (found == imports->end()) {
        return usage_error("there is no import " + std::to_string(number), "--undo",
                           "See them with: lanyard imports");
    }
    if (!found->stands) return refused("has been taken back already", "import " + std::to_string(number));
    auto undone = desk.journal().transact([&] {
        NewEntry undo = entry_about(entry_kind::undone, "", deed);
        undo.undoes = found->decisions;
        undo.undoes.insert(undo.undoes.begin(), found->entry);
        desk.journal().append(undo);
    });
    if (!undone) return undone.error();
    ImportUndone result;
    result.entry = found->entry;
    result.later_imports = static_cast<int>(std::count_if(
        std::next(found), imports->end(), [](const ImportRecord& record) { return record.stands; }));
    auto staying = desk.database().read([&] {
        const auto closing = find_entry(desk.database(), found->entry);
        return read_people_staying(desk.database(), closing->batch);
    });
    if (!staying) return staying.error();
    result.staying = std::move(staying).value();
    return result;
}

}  // namespace lanyard
