// Appending is sealing an entry and applying it; merging is checking one and applying it.
#include "store/journal/journal.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <new>

#include "base/hex.h"
#include "base/log.h"
#include "base/random.h"
#include "base/safety_lines.h"
#include "store/journal/copied_folder.h"
#include "store/journal/erasing.h"
#include "store/journal/lost_claims.h"
#include "store/journal/rebuild.h"
#include "store/journal/slices.h"

namespace lanyard {
namespace {

// Beyond that it is no clock of any machine, and nothing could come after it.
constexpr std::int64_t latest_clock = std::numeric_limits<std::int64_t>::max() / 2;

// True where the fault is the entry's own, and not the disk's or another program's.
bool is_about_the_entry(const SQLite::Exception& error) {
    const int code = error.getErrorCode();
    return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
}

// What the entry did; nothing where it cannot be applied and has been rolled back, and why into `fault`.
std::optional<Applied> apply_or_roll_back(Database& database, const Entry& entry, std::string& fault) {
    database.statement("SAVEPOINT taking_in").exec();
    std::optional<Applied> applied;
    try {
        applied = apply_entry(database, entry);
    } catch (const SQLite::Exception& error) {
        if (!is_about_the_entry(error)) throw;
        fault = std::string("it cannot be applied: ") + error.what();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        fault = std::string("it cannot be applied: ") + error.what();
    }
    if (!applied) database.statement("ROLLBACK TO taking_in").exec();
    database.statement("RELEASE taking_in").exec();
    return applied;
}

}  // namespace

// With the salt, nobody can try names against the hash.
void seal_personal(NewEntry& entry) {
    if (entry.personal.empty() || !entry.personal_hash.empty()) return;
    const std::string_view more = entry.personal == "{}" ? "" : ",";
    entry.personal.insert(1, fmt::format(R"("salt":"{}"{})", to_hex(random_bytes(12)), more));
    entry.personal_hash = hash_of_personal(entry.personal);
}

Journal::Journal(Database& database, const EventKey& key, const Clock& machine_clock, FolderMark mark,
                 const std::filesystem::path& key_file)
    : database_(database),
      event_(event_identity(key)),
      digest_key_(digest_key(key)),
      machine_clock_(machine_clock),
      mark_(std::move(mark)),
      key_file_(key_file, event_) {}

Result<std::unique_ptr<Journal>> Journal::open(Database& database, const EventKey& key,
                                               const Clock& machine_clock,
                                               const std::filesystem::path& key_file) {
    auto mark = folder_mark(database.file());
    if (!mark) return mark.error();
    std::unique_ptr<Journal> journal(
        new Journal(database, key, machine_clock, std::move(mark).value(), key_file));
    if (auto settled = journal->transact([] {}); !settled) return settled.error();
    journal->is_opening_ = false;
    if (auto applied = apply_new_kinds(*journal); !applied) return applied.error();
    auto left = database.read([&] { return is_erasing(database); });
    if (!left) return left.error();
    journal->has_erased_ = *left;
    journal->after_commit();
    return journal;
}

// A running program reads the folder's path once: a folder that is known by two names (a bind mount) would
// else be renewed by each in turn.
bool Journal::is_this_node(const FolderMark& written) const {
    return written.machine == mark_.machine && written.device == mark_.device &&
           written.inode == mark_.inode && (!is_opening_ || written.folder == mark_.folder);
}

Result<void> Journal::check() {
    if (auto same = database_.check_files(); !same) return same;
    return key_file_.check();
}

Result<void> Journal::begin() {
    auto& row = database_.statement(
        "SELECT node, machine, folder, device, inode, sequence, clock, tickets, event FROM this_node");
    row.executeStep();
    const FolderMark written{row.getColumn(1).getString(), row.getColumn(2).getString(),
                             row.getColumn(3).getInt64(), row.getColumn(4).getInt64()};
    state_ = {row.getColumn(0).getString(), row.getColumn(5).getInt64(), row.getColumn(6).getInt64(),
              row.getColumn(7).getInt64()};
    const std::string event = row.getColumn(8).getString();
    row.tryReset();
    if (event != event_) {
        if (auto is_ours = check_event(database_, event_); !is_ours) return is_ours;
        mark_event(database_, event_);
    }
    written_state_ = state_;
    const bool is_known = !state_.node.empty() && is_this_node(written);
    const bool was_set_back =
        state_.sequence < seen_.highest(state_.node) && in_force(SafetyLine::set_back_is_noticed);
    if (!is_known || was_set_back) renew();
    return {};
}

void Journal::renew() {
    state_ = {to_hex(random_bytes(8)), 0, state_.clock, 0};
    auto& update = database_.statement(
        "UPDATE this_node SET node=?, machine=?, folder=?, device=?, inode=?, sequence=0, tickets=0");
    update.bind(1, state_.node);
    update.bind(2, mark_.machine);
    update.bind(3, mark_.folder);
    update.bind(4, mark_.device);
    update.bind(5, mark_.inode);
    update.exec();
    written_state_ = state_;
    leave_work_to_the_original(*this);
}

void Journal::write_state() {
    if (state_ == written_state_) return;
    auto& update = database_.statement("UPDATE this_node SET sequence=?, clock=?, tickets=?");
    update.bind(1, state_.sequence);
    update.bind(2, state_.clock);
    update.bind(3, state_.tickets);
    update.exec();
}

void Journal::after_commit() {
    seen_.note(state_.node, state_.sequence);
    if (!std::exchange(has_erased_, false)) return;
    if (auto erased = finish_erasing(*this); !erased)
        log_error("an erasure is not finished: {}", erased.error().message());
}

std::string Journal::append(NewEntry fresh) {
    // Of a purged event nobody writes down who comes.
    if (!fresh.personal.empty() && is_purged(database_, fresh.subject)) fresh.personal.clear();
    seal_personal(fresh);
    if (!fresh.personal.empty()) say_known_erasure(fresh.body, newest_erasure_of(database_, fresh.subject));
    Entry entry;
    entry.event = event_;
    entry.node = state_.node;
    entry.sequence = ++state_.sequence;
    entry.clock = state_.clock = next_clock(state_.clock, machine_clock_.now());
    entry.at = fresh.at;
    entry.actor = std::move(fresh.actor);
    entry.kind = fresh.kind;
    entry.version = find_entry_kind(fresh.kind)->version;
    entry.subject = std::move(fresh.subject);
    entry.area = std::move(fresh.area);
    entry.follows = std::move(fresh.follows);
    entry.batch = std::move(fresh.batch);
    entry.undoes = std::move(fresh.undoes);
    entry.body = std::move(fresh.body);
    if (!fresh.personal.empty()) entry.personal = std::move(fresh.personal);
    entry.personal_hash = std::move(fresh.personal_hash);
    seal_digest(entry, digest_key_);
    std::string id = entry_id(entry);
    apply_own_entry(database_, entry, id);
    has_erased_ |= erases(entry.kind);
    return id;
}

TicketNumber Journal::next_ticket() {
    const auto count = static_cast<std::uint64_t>(++state_.tickets);
    return ticket_number(std::strtoull(state_.node.c_str(), nullptr, 16), count);
}

// Why an entry is not taken in; "" where nothing is wrong with it.
std::string Journal::fault_of(const Entry& entry) const {
    if (entry.event != event_) return "it belongs to another event";
    if (has_unkeyed_digest(entry))
        return "it was written before entries were sealed with the event's key, and anybody could have made "
               "it";
    if (!entry_is_whole(entry, digest_key_) &&
        !is_what_was_left(database_, entry, entry_id(entry), digest_key_))
        return "its digest does not fit: it was changed or forged";
    if (entry.sequence < 1 || entry.clock < 0 || entry.clock > latest_clock)
        return "its place or its clock cannot be";
    return {};
}

Result<Applied> Journal::take_in(const Entry& entry) {
    std::string fault = fault_of(entry);
    if (fault.empty()) {
        // Somebody else knows more of this node than it does itself: it was set back.
        if (entry.node == state_.node && entry.sequence > state_.sequence) renew();
        const auto applied = apply_or_roll_back(database_, entry, fault);
        if (applied) {
            state_.clock = std::max(state_.clock, entry.clock);
            has_erased_ |= erases(entry.kind);
            if (*applied != Applied::known) take_in_winner(entry);
            return *applied;
        }
    }
    note_set_aside(database_, {entry_id(entry), fault}, machine_clock_.now());
    return refused(std::move(fault), entry_id(entry));
}

// What it says of another entry is believed as that entry's own digest is.
void Journal::take_in_winner(const Entry& undo) {
    if (const auto winner = winner_told_by(undo)) (void)take_in(*winner);
}

Result<Merged> Journal::merge(const std::vector<Entry>& entries) {
    Merged merged;
    auto next = entries.begin();
    const auto done = Slices(*this).write_all([&] {
        if (next == entries.end()) return false;
        const Entry& entry = *next;
        if (const auto taken = take_in(entry)) {
            merged.added += *taken == Applied::added;
            merged.completed += *taken == Applied::completed;
            merged.known += *taken == Applied::known;
            merged.ahead = std::max(merged.ahead, time_of_clock(entry.clock) - machine_clock_.now());
        } else {
            merged.refused.push_back({taken.error().about, taken.error().what});
        }
        return ++next != entries.end();
    });
    if (!done) return done.error();
    return merged;
}

}  // namespace lanyard
