// The history's lines beside the entries that they are of: clocks and chains tell what a door had heard of.
#include "desk/explanation.h"

#include <algorithm>
#include <array>
#include <compare>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/slips.h"
#include "desk/desk.h"
#include "event/ticket_code.h"
#include "event/unlisted_code.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/machine_table.h"
#include "store/people/attendance.h"
#include "store/people/name_lookup.h"

namespace lanyard {
namespace {

// What anybody reads of one person at most; a list that comes every minute of a day is 1,440.
constexpr std::size_t most_lines = 10'000;

bool is_pass(Happening what) {
    return what == Happening::checked_in || what == Happening::let_in_anyway || what == Happening::left;
}

bool comes_in(Happening what) {
    return is_pass(what) && what != Happening::left;
}

// What became of their registration by this; none where it says nothing of that.
std::optional<AttendeeStatus> status_after(const HistoryLine& line) {
    if (!line.stands) return std::nullopt;
    if (line.what == Happening::replaced) return AttendeeStatus::replaced;
    if (line.what == Happening::put_on_waiting_list) return AttendeeStatus::pending;
    for (const FieldChange& change : line.changes)
        if (change.field == Field::status) return status_from_name(change.after);
    if (line.what == Happening::listed) return AttendeeStatus::expected;
    return std::nullopt;
}

// What a refusal says that their registration was.
std::optional<AttendeeStatus> status_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::cancelled:
            return AttendeeStatus::cancelled;
        case Verdict::pending:
            return AttendeeStatus::pending;
        case Verdict::replaced:
            return AttendeeStatus::replaced;
        default:
            return std::nullopt;
    }
}

class Hindsight {
  public:
    Hindsight(Desk& desk, std::vector<ExplainedLine>& lines) : desk_(desk), lines_(lines) {}

    void look() {
        const std::string node = this_node(desk_.database());
        for (ExplainedLine& line : lines_) {
            const auto entry = find_entry(desk_.database(), line.line.entry);
            entries_.push_back(entry.value_or(Entry{}));
            line.node = entries_.back().node;
            line.is_here = !node.empty() && line.node == node;
            line.is_decision = is_pass(line.line.what) || line.line.what == Happening::refused;
        }
        for (std::size_t at = 0; at < lines_.size(); ++at)
            if (lines_[at].is_decision) lines_[at].counts = counts_of(lines_[at].line);
        for (std::size_t at = 0; at < lines_.size(); ++at)
            if (lines_[at].is_decision) explain(at);
    }

  private:
    DoorCounts counts_of(const HistoryLine& line) {
        if (!comes_in(line.what)) return DoorCounts::unsaid;
        const auto undo = find_entry(desk_.database(), line.undone_by);
        const auto body = undo ? nlohmann::json::parse(undo->body, nullptr, false) : nlohmann::json();
        if (body.is_object() && body.contains("winner")) return DoorCounts::gave_way;
        const std::string decision = Attendance(desk_.database()).decision(line.entry);
        return decision == "claimed" ? DoorCounts::claimed
               : decision == "alone" ? DoorCounts::alone
                                     : DoorCounts::unsaid;
    }

    void explain(std::size_t at) {
        ExplainedLine& door = lines_[at];
        door.screen = screen_of(at);
        const auto followed = find_entry(desk_.database(), entries_[at].follows);
        const std::int64_t heard_until = followed ? followed->clock : 0;
        for (std::size_t other = 0; other < lines_.size(); ++other) {
            if (other == at) continue;
            if (lines_[other].line.entry == entries_[at].follows) door.knew = other;
            const bool was_before = lines_[other].line.at <= door.line.at;
            if (was_before && is_unheard(at, other, heard_until))
                door.unheard.push_back(other);
            else if (!was_before && bears_on(at, other))
                door.since.push_back(other);
        }
    }

    // Only what a door goes by is worth telling of what it had not heard.
    static bool door_goes_by(const HistoryLine& line) {
        return is_pass(line.what) || line.what == Happening::listed || line.what == Happening::walked_in ||
               line.what == Happening::taken_back || line.what == Happening::flag_on ||
               line.what == Happening::flag_off || line.what == Happening::code_retired ||
               line.what == Happening::joined || status_after(line).has_value();
    }

    // A pass follows the newest thing of its person and area that its writer had, of the clock `heard_until`:
    // whatever is newer than that and older than the pass cannot have been there.
    bool is_unheard(std::size_t door, std::size_t other, std::int64_t heard_until) const {
        const Entry &wrote = entries_[door], &happened = entries_[other];
        const HistoryLine &line = lines_[door].line, &before = lines_[other].line;
        if (wrote.node == happened.node || !door_goes_by(before)) return false;
        if (happened.clock > wrote.clock) return true;
        if (is_pass(line.what))
            return is_pass(before.what) && happened.area == wrote.area && happened.subject == wrote.subject &&
                   happened.clock > heard_until && lines_[other].counts != DoorCounts::gave_way;
        const Verdict verdict = verdict_from_name(line.detail).value_or(Verdict::unknown);
        if (verdict == Verdict::not_listed_yet)
            return before.what == Happening::listed || before.what == Happening::walked_in;
        const auto said = status_of(verdict);
        return said && newest_status_before(door) == other && status_after(before) != said;
    }

    // Which line said last what their registration is.
    std::optional<std::size_t> newest_status_before(std::size_t door) const {
        for (std::size_t other = lines_.size(); other-- > 0;)
            if (other != door && lines_[other].line.at <= lines_[door].line.at &&
                status_after(lines_[other].line))
                return other;
        return std::nullopt;
    }

    bool bears_on(std::size_t door, std::size_t other) const {
        const HistoryLine &line = lines_[door].line, &later = lines_[other].line;
        if (later.entry == line.undone_by) return true;
        if (!later.stands) return false;
        if (line.what != Happening::refused)
            return status_after(later).has_value() && status_after(later) != AttendeeStatus::expected;
        return comes_in(later.what) || later.what == Happening::code_retired ||
               later.what == Happening::joined || later.what == Happening::flag_off ||
               status_after(later).has_value();
    }

    std::optional<Verdict> screen_of(std::size_t at) const {
        const HistoryLine& line = lines_[at].line;
        if (line.actor != "kiosk") return std::nullopt;
        if (line.what == Happening::refused) return verdict_from_name(line.detail);
        if (line.what == Happening::left) return Verdict::exited;
        if (lines_[at].counts == DoorCounts::gave_way) return Verdict::already_in;
        // A door that had heard of an earlier pass may have greeted in one way or the other.
        if (!entries_[at].follows.empty()) return std::nullopt;
        return Verdict::admitted;
    }

    Desk& desk_;
    std::vector<ExplainedLine>& lines_;
    std::vector<Entry> entries_;  // of the lines, in their order
};

}  // namespace

std::string_view door_counts_name(DoorCounts counts) {
    constexpr std::array<std::string_view, 4> names = {"", "claimed", "alone", "gave_way"};
    return names[static_cast<std::size_t>(counts)];
}

Result<std::optional<Explanation>> explain(Desk& desk, std::string_view person) {
    auto known = desk.attendee(person);
    if (!known) return known.error();
    if (!*known) return std::optional<Explanation>();
    auto lines = history_of(desk, person, most_lines);
    if (!lines) return lines.error();
    Explanation all{std::move(**known), {}};
    for (auto line = lines->rbegin(); line != lines->rend(); ++line)
        all.lines.emplace_back().line = std::move(*line);
    const auto looked = desk.database().read([&] { Hindsight(desk, all.lines).look(); });
    if (!looked) return looked.error();
    return std::optional(std::move(all));
}

Result<std::string> person_of_code(Desk& desk, const std::string& code) {
    return desk.database().read([&] {
        auto holder = desk.roster().holder_of_text(code);
        if (!holder) holder = desk.roster().likely_holder_of(code);
        return holder ? holder->person : std::string();
    });
}

namespace {

Verdict verdict_on(const EventKey& key, const std::string& code) {
    const CodeKind kind = read_ticket_code(key, code).kind;
    const bool is_damaged = kind == CodeKind::foreign && is_damaged_ticket_code(key, code);
    return is_damaged ? Verdict::misread : verdict_on_unlisted_code(kind);
}

// How often each letter is in a text: the difference of two bounds the slips between them from below, and is
// told a hundred times sooner.
class Letters {
  public:
    explicit Letters(std::string_view text) {
        for (const unsigned char letter : text) ++count_[letter];
    }
    std::size_t fewest_slips_to(std::string_view other) const {
        std::array<int, 256> left = count_;
        std::size_t added = 0;
        for (const unsigned char letter : other) added += left[letter]-- > 0 ? 0 : 1;
        return added;
    }

  private:
    std::array<int, 256> count_{};
};

struct NearCode {
    std::size_t slips = 0;
    std::string code, record;
    auto operator<=>(const NearCode&) const = default;
};

// The nearest first; no more than anybody would look at.
std::vector<NearCode> near_codes(Desk& desk, const std::string& code) {
    // Longer ones are no codes that anybody typed.
    constexpr std::size_t longest = 64, most = 100;
    const std::size_t most_slips = std::min(UnknownCode::most_slips, code.size() / 3);
    std::vector<NearCode> near;
    if (code.size() > longest) return near;
    const Letters letters(code);
    each_code(desk.database(), desk.folder().key, [&](const std::string& theirs, const std::string& record) {
        if (theirs.size() > code.size() + most_slips || code.size() > theirs.size() + most_slips) return;
        if (letters.fewest_slips_to(theirs) > most_slips) return;
        const std::size_t slips = slips_between(code, theirs);
        if (slips <= most_slips) near.push_back({slips, theirs, record});
    });
    std::sort(near.begin(), near.end());
    if (near.size() > most) near.resize(most);
    return near;
}

// The nearest that admits somebody still.
void find_nearest(UnknownCode& unknown, Desk& desk, const std::string& code) {
    for (const NearCode& near : near_codes(desk, code)) {
        auto person = desk.roster().attendee(desk.roster().kept(near.record));
        if (!person || std::count(person->codes.begin(), person->codes.end(), near.code) == 0) continue;
        unknown.nearest = near.code;
        unknown.nearest_of = std::move(person);
        return;
    }
}

}  // namespace

Result<bool> may_be_words_of_somebody(Desk& desk, const std::string& text) {
    constexpr std::size_t fewest = 8;
    const bool is_plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    const bool is_code =
        is_plain && text.size() >= fewest && text.find_first_of("0123456789") != std::string::npos;
    if (!is_code || ticket_beginning(desk.folder().key, text)) return true;
    return desk.database().read([&] { return is_said_of_anybody(desk.database(), text); });
}

Result<UnknownCode> explain_code(Desk& desk, const std::string& code) {
    UnknownCode unknown;
    const EventKey& key = desk.folder().key;
    unknown.verdict = verdict_on(key, code);
    const std::string written = read_ticket_code(key, code).code;
    const auto looked =
        desk.database().read([&] { find_nearest(unknown, desk, written.empty() ? code : written); });
    if (!looked) return looked.error();
    auto refused = refusals_of_code(desk, code);
    if (!refused) return refused.error();
    unknown.refused = std::move(*refused);
    std::reverse(unknown.refused.begin(), unknown.refused.end());
    return unknown;
}

}  // namespace lanyard
