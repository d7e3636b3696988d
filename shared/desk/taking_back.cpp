// What the desk takes back: an entry, what came of it, or all of a deed that had several.
#include "desk/taking_back.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "desk/desk.h"
#include "desk/door.h"
#include "desk/entry_about.h"
#include "desk/insiders.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/open_batches.h"
#include "store/journal/runs.h"
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

// The check-in, or the joining of two records, that a correction was made with; "" for none.
std::string came_with(const Entry& correction) {
    const json body = json::parse(correction.body, nullptr, false);
    if (!body.is_object()) return {};
    return body.contains("join") ? body.value("join", "") : body.value("check_in", "");
}

// Whoever took over a seat may have been put on the waiting list since: that is an entry of its own.
bool comes_instead(const Entry& entry) {
    if (entry.kind != entry_kind::registered_at_desk) return false;
    const json body = json::parse(entry.body, nullptr, false);
    return body.is_object() && body.value("how", "") == "substitute";
}

// The entry that passed the seat on, of one that registered who comes instead.
Entry passing_on(Desk& desk, const Entry& entry) {
    if (!comes_instead(entry)) return entry;
    const std::string leaver = desk.roster().came_instead_of(entry.subject);
    for (Entry& one : read_entries_of(desk.database(), leaver))
        if (newcomer_of(one) == entry.subject && entry_stands(desk.database(), entry_id(one)))
            return std::move(one);
    return entry;
}

std::vector<Entry> standing_of(Desk& desk, const std::string& person, std::string_view kind) {
    std::vector<Entry> standing;
    for (Entry& one : read_entries_of(desk.database(), person))
        if (one.kind == kind && entry_stands(desk.database(), entry_id(one)))
            standing.push_back(std::move(one));
    return standing;
}

// Adds before the others, newest first, what came of a seat that was passed on: who came instead is
// registered by it, and may have passed it on in their turn. One who has come in and gone again stays
// registered: that happened.
void add_newcomer(Desk& desk, const Entry& passing, AboutInsider about_insider, std::vector<Entry>& all) {
    const std::string newcomer = newcomer_of(passing);
    const auto known = newcomer.empty() ? std::nullopt : desk.roster().attendee(newcomer);
    if (!known) return;
    const auto add = [&](const Entry& entry) {
        const bool is_there = std::any_of(all.begin(), all.end(),
                                          [&](const Entry& one) { return entry_id(one) == entry_id(entry); });
        if (!is_there) all.insert(all.begin(), entry);
        return !is_there;
    };
    for (const Entry& next : standing_of(desk, newcomer, entry_kind::substituted))
        if (add(next)) add_newcomer(desk, next, about_insider, all);
    const bool stays =
        known->inside ? about_insider == AboutInsider::stays : known->checked_in_at.has_value();
    if (stays) return;
    for (const Entry& one : standing_of(desk, newcomer, entry_kind::registered_at_desk)) add(one);
}

// The first undo of the deed that this one belongs to: a deed has one for each entry that it took back.
std::string first_undo(const Entry& undo) {
    const json body = json::parse(undo.body, nullptr, false);
    const std::string first = body.is_object() ? body.value("with", "") : "";
    return first.empty() ? entry_id(undo) : first;
}

// The undos of one deed that stand, the newest first.
std::vector<Entry> undone_together_with(Desk& desk, const Entry& undo) {
    constexpr int most = 1000;  // of a group
    const std::string first = first_undo(undo);
    auto begin = find_entry(desk.database(), first);
    if (!begin) return {undo};
    std::vector<Entry> all;
    for (Entry& next : read_run(desk.database(), begin->node, begin->sequence, most)) {
        if (next.kind != entry_kind::undone || first_undo(next) != first) break;
        all.insert(all.begin(), std::move(next));
    }
    all.push_back(std::move(*begin));
    std::erase_if(all, [&](const Entry& one) { return !entry_stands(desk.database(), entry_id(one)); });
    return all;
}

// The entry and what came of it, the newest first. Whoever came instead did so by the entry that passed the
// seat on.
std::vector<Entry> came_of(Desk& desk, const Entry& entry, AboutInsider about_insider) {
    if (entry.kind == entry_kind::undone) return undone_together_with(desk, entry);
    std::vector<Entry> all = {passing_on(desk, entry)};
    if (entry.kind == entry_kind::checked_in || entry.kind == entry_kind::same_person)
        for (Entry& one : standing_of(desk, entry.subject, entry_kind::details_corrected))
            if (came_with(one) == entry_id(entry)) all.insert(all.begin(), std::move(one));
    const Entry passing = all.back();
    add_newcomer(desk, passing, about_insider, all);
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
    return desk.door().has_hub() && !is_old && Attendance(desk.database()).decision(id).empty();
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

// Takes entries back one after the other, as one deed. Inside a transaction.
class TakingBack {
  public:
    TakingBack(Desk& desk, const Deed& deed, std::string_view reason)
        : desk_(desk), deed_(deed), reason_(reason) {}

    void take_back(const Entry& entry) {
        const std::string id = entry_id(entry);
        std::vector<std::string> undoes = {id};
        // A badge that has not come out is not wanted any more; one that has stays what it is.
        const std::string badge = Attendance(desk_.database()).badge_request_of(entry.subject, id);
        if (!badge.empty() && PrintJobs(desk_.database()).drop(badge)) undoes.push_back(badge);
        undo(entry, std::move(undoes));
        if (entry.kind == entry_kind::undone) leave_badges_owed(entry);
    }
    const std::vector<std::string>& entries() const { return entries_; }

  private:
    void undo(const Entry& entry, std::vector<std::string> undoes) {
        NewEntry undo = entry_about(entry_kind::undone, entry.subject, deed_);
        undo.undoes = std::move(undoes);
        undo.area = entry.area;
        if (!first_.empty()) undo.body = json{{"with", first_}}.dump();
        if (!reason_.empty()) undo.personal = json{{"reason", std::string(reason_)}}.dump();
        entries_.insert(entries_.end(), undo.undoes.begin(), undo.undoes.end());
        const std::string id = desk_.journal().append(std::move(undo));
        if (first_.empty()) first_ = id;
    }

    // A job that was dropped with a check-in does not come back with it.
    void leave_badges_owed(const Entry& undone) {
        for (const std::string& id : undone.undoes) {
            const auto badge = find_entry(desk_.database(), id);
            if (badge && badge->kind == entry_kind::badge_requested && entry_stands(desk_.database(), id))
                undo(*badge, {id});
        }
    }

    Desk& desk_;
    const Deed& deed_;
    std::string_view reason_;
    std::string first_;  // the first undo of the deed
    std::vector<std::string> entries_;
};

// A check-in or a leaving, or an undo of nothing else: whoever takes that back says it of the person.
bool is_about_passing(Desk& desk, const Entry& entry) {
    if (entry.kind == entry_kind::checked_in || entry.kind == entry_kind::left) return true;
    if (entry.kind != entry_kind::undone) return false;
    return std::all_of(entry.undoes.begin(), entry.undoes.end(), [&](const std::string& id) {
        const auto undone = find_entry(desk.database(), id);
        return undone && (undone->kind == entry_kind::badge_requested || is_about_passing(desk, *undone));
    });
}

// The entry that is meant: by its id, or the newest check-in of an attendee.
Result<Entry> entry_to_undo(Desk& desk, const std::string& name) {
    std::string id = name;
    auto entry = find_entry(desk.database(), id);
    if (!entry) {
        if (!desk.roster().attendee(name)) {
            return bad_input("this is neither an attendee's id nor an entry's", name,
                             "See the ids with: lanyard attendees, and of entries with: lanyard history WHO");
        }
        id = Attendance(desk.database()).newest_check_in(desk.roster().same_as(name));
        if (id.empty()) return refused("has no check-in to take back", name);
        entry = find_entry(desk.database(), id);
    }
    if (erases(entry->kind)) return refused("what was erased is gone and cannot be brought back", id);
    if (!entry_stands(desk.database(), id)) return refused("has been taken back already", id);
    if (brings_back_erased_import(desk, *entry))
        return refused("the people of that import were dropped a day after it was taken back", id,
                       "Import the list again");
    return *entry;
}

// Inside a transaction. Whoever is in the building by any of it is left in `undone.inside`, and then an error
// rolls all of it back.
Result<void> take_back_all(Desk& desk, const std::vector<Entry>& all, const Deed& deed,
                           std::string_view reason, AboutInsider about_insider, Undone& undone) {
    std::set<std::string> touched;
    bool is_said_of_them = true;
    for (const Entry& one : all) {
        if (is_being_claimed(desk, one, deed)) return claim_is_open();
        touched.merge(records_touched_by(desk, one));
        const bool is_of_check_in = one.kind == entry_kind::details_corrected && !came_with(one).empty();
        is_said_of_them = is_said_of_them && (is_of_check_in || is_about_passing(desk, one));
    }
    const Insiders insiders(desk, touched);
    TakingBack taking_back(desk, deed, reason);
    for (const Entry& one : all) taking_back.take_back(one);
    if (!is_said_of_them && about_insider == AboutInsider::never_came) {
        for (const Attendee& person : insiders.missing())
            for (const std::string& record : desk.roster().same_as(person.id))
                for (const Entry& one : standing_of(desk, record, entry_kind::checked_in)) {
                    if (is_being_claimed(desk, one, deed)) return claim_is_open();
                    taking_back.take_back(one);
                }
    }
    undone.entries = taking_back.entries();
    if (is_said_of_them || about_insider == AboutInsider::never_came) return {};
    undone.inside = insiders.missing();
    if (undone.inside.empty()) return {};
    undone.may_stay = std::all_of(undone.inside.begin(), undone.inside.end(), [&](const Attendee& person) {
        return std::any_of(all.begin(), all.end(), [&](const Entry& one) {
            const std::string newcomer = newcomer_of(one);
            return !newcomer.empty() && desk.roster().kept(newcomer) == person.id;
        });
    });
    return refused("is in the building", undone.inside.front().id);
}

}  // namespace

std::optional<AboutInsider> about_insider_from_name(std::string_view name) {
    if (name == "stays") return AboutInsider::stays;
    if (name == "never-came") return AboutInsider::never_came;
    return std::nullopt;
}

Result<Undone> undo(Desk& desk, std::string_view attendee_or_entry, const Deed& deed, std::string_view reason,
                    AboutInsider about_insider) {
    if (auto settled = desk.door().settle_left(); !settled) return settled.error();
    Undone undone;
    const auto done = desk.journal().transact([&]() -> Result<void> {
        const auto entry = entry_to_undo(desk, std::string(attendee_or_entry));
        if (!entry) return entry.error();
        undone = {};
        undone.attendee = entry->subject;
        return take_back_all(desk, came_of(desk, *entry, about_insider), deed, reason, about_insider, undone);
    });
    if (done) return undone;
    if (undone.inside.empty() || done.error().kind == ErrorKind::machine) return done.error();
    undone.entries.clear();
    return undone;
}

Result<Undone> undo_together(Desk& desk, const std::vector<std::string>& entries, const Deed& deed,
                             std::string_view reason) {
    if (auto settled = desk.door().settle_left(); !settled) return settled.error();
    Undone undone;
    const auto done = desk.journal().transact([&]() -> Result<void> {
        undone = {};
        std::vector<Entry> standing;
        for (const std::string& id : entries) {
            auto entry = find_entry(desk.database(), id);
            if (!entry) return bad_input("there is no such entry", id);
            if (entry_stands(desk.database(), id)) standing.push_back(std::move(*entry));
        }
        if (standing.empty()) return refused("has been taken back already");
        return take_back_all(desk, standing, deed, reason, AboutInsider::ask, undone);
    });
    if (!done) return done.error();
    return undone;
}

}  // namespace lanyard
