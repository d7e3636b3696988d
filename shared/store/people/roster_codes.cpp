// Whose a code is: what Roster tells of tickets and of other systems' codes.
#include <algorithm>
#include <cctype>
#include <utility>

#include "base/lines.h"
#include "event/code_likeness.h"
#include "store/database.h"
#include "store/people/records.h"
#include "store/people/roster.h"

namespace lanyard {
namespace {

// Of several claims to one thing, the first by (clock, entry) holds. There is seldom more than one, and
// having SQLite sort them would cost a door more than finding them.
class FirstClaim {
  public:
    // True where this one comes before all that were asked about.
    bool is(std::int64_t clock, std::string entry) {
        std::pair claim(clock, std::move(entry));
        if (first_ && *first_ <= claim) return false;
        first_ = std::move(claim);
        return true;
    }
    bool any() const { return first_.has_value(); }

  private:
    std::optional<std::pair<std::int64_t, std::string>> first_;
};

// Capitals and small letters of ASCII are the same, as in links that a QR code keeps in capitals.
bool is_same_in_any_letters(const std::string& one, const std::string& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

bool holds_in_any_letters(const std::vector<std::string>& codes, const std::string& code) {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const std::string& one) { return is_same_in_any_letters(one, code); });
}

}  // namespace

std::optional<TicketHolder> Roster::holder_of(TicketNumber number) {
    TicketHolder holder;
    FirstClaim first;
    auto& query = database_.statement(
        "SELECT clock, entry, subject, purpose, EXISTS (SELECT 1 FROM retired_tickets WHERE number = ?1)"
        " FROM tickets WHERE number = ?1 AND " BATCH_COUNTS("batch"));
    query.bind(1, static_cast<std::int64_t>(number));
    while (query.executeStep()) {
        if (!first.is(query.getColumn(0).getInt64(), query.getColumn(1).getString())) continue;
        holder.person = query.getColumn(2).getString();
        holder.credential =
            query.getColumn(3).getString() == "badge" ? Credential::badge : Credential::invitation;
        holder.retired = query.getColumn(4).getInt() != 0;
    }
    if (!first.any()) return std::nullopt;
    holder.person = kept(holder.person);
    return holder;
}

std::optional<TicketHolder> Roster::holder_of(const std::string& external_code) {
    std::string person;
    {
        FirstClaim first;
        auto& query = database_.statement(
            "SELECT clock, entry, subject FROM external_codes WHERE code = ? AND " BATCH_COUNTS("batch"));
        query.bindNoCopy(1, external_code);
        while (query.executeStep()) {
            if (first.is(query.getColumn(0).getInt64(), query.getColumn(1).getString()))
                person = query.getColumn(2).getString();
        }
        if (!first.any()) return std::nullopt;
    }
    // The list may have given this person another code since.
    auto& newest = database_.statement(
        "SELECT codes FROM list_registers WHERE subject = ? AND codes IS NOT NULL AND " BATCH_COUNTS(
            "batch") " ORDER BY clock DESC, entry DESC LIMIT 1");
    newest.bind(1, person);
    const std::string live = newest.executeStep() ? newest.getColumn(0).getString() : "";
    TicketHolder holder;
    holder.retired = ("\n" + live + "\n").find("\n" + external_code + "\n") == std::string::npos;
    holder.person = kept(person);
    return holder;
}

// A code that an earlier row claimed is that person's.
bool Roster::is_holder(const std::string& person, const std::string& code) {
    const auto holder = holder_of(code);
    return holder && holder->person == kept(person) && !holder->retired;
}

Roster::CodesOfSeveral Roster::codes_of_several() {
    auto& query = database_.statement(
        "SELECT code FROM external_codes GROUP BY code HAVING min(subject) <> max(subject)");
    CodesOfSeveral codes;
    while (query.executeStep()) codes.insert(query.getColumn(0).getString());
    return codes;
}

// Links of the list that hold this code, in these letters where any does, else in others; nothing where they
// are too many to be one person's.
std::vector<std::string> Roster::links_holding(const std::string& code) {
    constexpr std::size_t most_links = 20;
    auto& query = database_.statement(
        "SELECT DISTINCT code FROM external_codes WHERE instr(code, '/') > 0 AND"
        " instr(lower(code), lower(?1)) > 0 AND " BATCH_COUNTS("batch") " LIMIT 21");
    query.bind(1, code);
    std::vector<std::string> exact, in_other_letters;
    while (query.executeStep()) {
        std::string link = query.getColumn(0).getString();
        const auto within = codes_within_link(link);
        if (std::find(within.begin(), within.end(), code) != within.end())
            exact.push_back(std::move(link));
        else if (holds_in_any_letters(within, code))
            in_other_letters.push_back(std::move(link));
    }
    auto& links = exact.empty() ? in_other_letters : exact;
    return links.size() > most_links ? std::vector<std::string>{} : std::move(links);
}

std::optional<TicketHolder> Roster::likely_holder_of(const std::string& text) {
    std::optional<TicketHolder> found;
    bool is_ambiguous = false;
    const auto add = [&](const std::optional<TicketHolder>& holder) {
        if (!holder) return;
        is_ambiguous = is_ambiguous || (found && found->person != holder->person);
        // Of one person's codes a live one counts before a retired one.
        if (!found || found->retired) found = holder;
    };
    for (const std::string& code : other_cases_of(text)) add(holder_of(code));
    for (const std::string& code : codes_within_link(text)) {
        add(holder_of_text(code));
        for (const std::string& other : other_cases_of(code)) add(holder_of(other));
    }
    if (found) return is_ambiguous ? std::nullopt : found;
    if (may_stand_in_link(text)) {
        for (const std::string& link : links_holding(text)) add(holder_of(link));
    }
    // A link with more in it than the list's, but all that the list's has.
    const auto held = codes_within_link(text);
    for (const std::string& code : held) {
        for (const std::string& link : links_holding(code)) {
            const auto listed = codes_within_link(link);
            const bool has_all = std::all_of(listed.begin(), listed.end(), [&](const std::string& one) {
                return holds_in_any_letters(held, one);
            });
            if (has_all) add(holder_of(link));
        }
    }
    return is_ambiguous ? std::nullopt : found;
}

std::optional<TicketHolder> Roster::holder_of_text(const std::string& text) {
    if (auto holder = holder_of(text)) return holder;
    const ReadTicketCode ours = read_ticket_code(key_, text);
    return ours.kind == CodeKind::genuine ? holder_of(ours.number) : std::nullopt;
}

std::vector<std::string> Roster::every_code_of(const std::string& person) {
    std::unordered_set<std::string> codes;
    const std::string kept_person = kept(person);
    const auto is_theirs = [&](const std::optional<TicketHolder>& holder) {
        return holder && holder->person == kept_person;
    };
    for (const std::string& record : same_as(person)) {
        std::vector<TicketNumber> numbers;
        auto& tickets = database_.statement("SELECT number FROM tickets WHERE subject = ?");
        tickets.bind(1, record);
        while (tickets.executeStep())
            numbers.push_back(static_cast<TicketNumber>(tickets.getColumn(0).getInt64()));
        for (const TicketNumber number : numbers)
            if (is_theirs(holder_of(number))) codes.insert(ticket_code(key_, number));
        std::string listed;
        auto& lists =
            database_.statement("SELECT codes FROM list_registers WHERE subject = ? AND codes IS NOT NULL");
        lists.bind(1, record);
        while (lists.executeStep()) listed += lists.getColumn(0).getString() + "\n";
        for (const std::string_view code : lines_of(listed))
            if (is_theirs(holder_of(std::string(code)))) codes.emplace(code);
    }
    return {codes.begin(), codes.end()};
}

std::optional<TicketNumber> Roster::invitation_of(const std::string& person) {
    auto& query = database_.statement(
        "SELECT number FROM tickets WHERE subject = ? AND purpose = 'invitation' ORDER BY clock, entry");
    query.bind(1, person);
    if (!query.executeStep()) return std::nullopt;
    return static_cast<TicketNumber>(query.getColumn(0).getInt64());
}

bool Roster::has_invitations() {
    auto& query = database_.statement("SELECT 1 FROM tickets WHERE purpose = 'invitation' LIMIT 1");
    return query.executeStep();
}

std::optional<TicketNumber> Roster::badge_ticket_of(const std::string& person) {
    auto& query = database_.statement(
        "SELECT number FROM tickets t WHERE subject = ? AND purpose = 'badge' AND NOT EXISTS (SELECT 1 FROM "
        "retired_tickets r WHERE r.number = t.number) AND NOT EXISTS (SELECT 1 FROM badges b WHERE b.subject "
        "= t.subject "
        "AND b.number = t.number) ORDER BY clock DESC, entry DESC LIMIT 1");
    query.bind(1, person);
    if (!query.executeStep()) return std::nullopt;
    return static_cast<TicketNumber>(query.getColumn(0).getInt64());
}

}  // namespace lanyard
