// What the desk takes back: an entry, what came of it, or all of a deed that had several.
#include "desk/taking_back.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "desk/door.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/open_batches.h"
#include "store/journal/unsettled.h"
#include "store/people/attendance.h"
#include "store/print_jobs.h"

namespace lanyard {
namespace {

using nlohmann::json;

// Who came instead, by an entry that passes a seat on; "" for any other entry.
std::string newcomer_of(const Entry& entry) {
    if (entry.kind != entry_kind::substituted) return {};
    const json body = json::parse(entry.body, nullptr, false);
    return body.is_object() ? body.value("to", "") : "";
}

// Whoever took over a seat may have been put on the waiting list since: that is an entry of its own.
bool comes_instead(const Entry& entry) {
    if (entry.kind != entry_kind::registered_at_desk) return false;
    const json body = json::parse(entry.body, nullptr, false);
    return body.is_object() && body.value("how", "") == "substitute";
}

// The entry and what came of it, the newest first. Whoever came instead did so by the entry that passed the
// seat on.
std::vector<Entry> came_of(Desk& desk, const Entry& entry) {
    std::vector<Entry> all = {entry};
    if (comes_instead(entry)) {
        const std::string leaver = desk.roster().came_instead_of(entry.subject);
        for (Entry& one : read_entries_of(desk.database(), leaver))
            if (newcomer_of(one) == entry.subject && entry_stands(desk.database(), entry_id(one)))
                all = {std::move(one)};
    }
    const std::string newcomer = newcomer_of(all.front());
    if (newcomer.empty()) return all;
    for (Entry& one : read_entries_of(desk.database(), newcomer)) {
        const bool is_of_it =
            one.kind == entry_kind::registered_at_desk || one.kind == entry_kind::checked_in;
        if (is_of_it && entry_stands(desk.database(), entry_id(one))) all.push_back(std::move(one));
    }
    std::reverse(all.begin(), all.end());
    return all;
}

// Another machine that has not said within this time what its check-in counts as will hardly say so soon.
constexpr std::chrono::minutes waits_for_decision{1};

// A check-in whose claim is on its way to the hub. Once it is taken back the person's next one would claim
// behind that, which is another question than the open one, and both might be won: two doors would let in one
// person. Inside a transaction.
bool is_being_claimed(Desk& desk, const Entry& entry, const Deed& deed) {
    if (entry.kind != entry_kind::checked_in) return false;
    const std::string id = entry_id(entry);
    if (Unsettled(desk.database()).holds(id)) return true;
    const bool is_old = deed.now >= entry.at + waits_for_decision;
    return desk.door().has_hub() && !is_old && !Attendance(desk.database()).is_decided(id);
}

Error claim_is_open() {
    return refused("is just being checked with the other doors", "this check-in",
                   "Take it back again in a moment.");
}

// An import that was taken back counts again without it.
bool brings_back_erased_import(Desk& desk, const Entry& entry) {
    return std::any_of(entry.undoes.begin(), entry.undoes.end(), [&](const std::string& id) {
        const auto undone = find_entry(desk.database(), id);
        return undone && undone->kind == entry_kind::import_closed &&
               is_batch_erased(desk.database(), undone->batch);
    });
}

// Inside a transaction.
void take_back(Desk& desk, const Entry& entry, const Deed& deed, std::string_view reason, Undone& undone) {
    const std::string id = entry_id(entry);
    NewEntry undo;
    undo.undoes.push_back(id);
    // A badge that has not come out is not wanted any more; one that has stays what it is.
    const std::string badge = Attendance(desk.database()).badge_request_of(entry.subject, id);
    if (!badge.empty() && PrintJobs(desk.database()).drop(badge)) undo.undoes.push_back(badge);
    undo.kind = entry_kind::undone;
    undo.at = deed.now;
    undo.actor = deed.actor;
    undo.subject = entry.subject;
    undo.area = entry.area;
    if (!reason.empty()) undo.personal = json{{"reason", std::string(reason)}}.dump();
    desk.journal().append(undo);
    undone.entries.insert(undone.entries.end(), undo.undoes.begin(), undo.undoes.end());
}

}  // namespace

Result<Undone> undo(Desk& desk, std::string_view attendee_or_entry, const Deed& deed,
                    std::string_view reason) {
    const std::string name(attendee_or_entry);
    if (auto settled = desk.door().settle_left(); !settled) return settled.error();
    return desk.journal().transact([&]() -> Result<Undone> {
        std::string id = name;
        auto entry = find_entry(desk.database(), id);
        if (!entry) {
            if (!desk.roster().attendee(name)) {
                return bad_input("this is neither an attendee's id nor an entry's", name,
                                 "See the ids with: lanyard attendees");
            }
            id = Attendance(desk.database()).newest_check_in(desk.roster().same_as(name));
            if (id.empty()) return refused("has no check-in to take back", name);
            entry = find_entry(desk.database(), id);
        }
        if (erases(entry->kind)) {
            return refused("what was erased is gone and cannot be brought back", id);
        }
        if (!entry_stands(desk.database(), id)) return refused("has been taken back already", id);
        if (brings_back_erased_import(desk, *entry))
            return refused("the people of that import were dropped a day after it was taken back", id,
                           "Import the list again");
        Undone undone;
        undone.attendee = entry->subject;
        const std::vector<Entry> all = came_of(desk, *entry);
        for (const Entry& one : all)
            if (is_being_claimed(desk, one, deed)) return claim_is_open();
        for (const Entry& one : all) take_back(desk, one, deed, reason, undone);
        return undone;
    });
}

Result<Undone> undo_together(Desk& desk, const std::vector<std::string>& entries, const Deed& deed,
                             std::string_view reason) {
    if (auto settled = desk.door().settle_left(); !settled) return settled.error();
    return desk.journal().transact([&]() -> Result<Undone> {
        Undone undone;
        for (const std::string& id : entries) {
            const auto entry = find_entry(desk.database(), id);
            if (!entry) return bad_input("there is no such entry", id);
            if (!entry_stands(desk.database(), id)) continue;
            if (is_being_claimed(desk, *entry, deed)) return claim_is_open();
            take_back(desk, *entry, deed, reason, undone);
        }
        if (undone.entries.empty()) return refused("has been taken back already");
        return undone;
    });
}

}  // namespace lanyard
