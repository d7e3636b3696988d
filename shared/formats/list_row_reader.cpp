// Cells are gathered by column into a draft; what needs several of them is decided when the row is whole.
#include "formats/list_row_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/lines.h"
#include "event/listed_number.h"
#include "event/name_fold.h"
#include "formats/cell_guard.h"
#include "formats/list_places.h"
#include "formats/list_words.h"
#include "formats/spoilt_text.h"
#include "formats/text_encoding.h"

namespace lanyard {
namespace {

constexpr std::size_t most_cell_bytes = 64 * 1024;
constexpr std::size_t most_name_bytes = 500;

// Why a row with these cells cannot be trusted at all.
std::optional<std::string> damage(const CsvRow& row) {
    for (const std::string& cell : row.cells) {
        if (cell.size() > most_cell_bytes) return "a cell is longer than 64 KB";
        if (cell.find('\0') != std::string::npos)
            return "it holds zero bytes: that part of the file is damaged";
    }
    return std::nullopt;
}

// "5.17256E+20": a long number after a spreadsheet has rounded it.
bool is_rounded_number(std::string_view code) {
    const std::size_t exponent = code.find("E+");
    return exponent != std::string_view::npos && exponent > 0 && exponent + 2 < code.size() &&
           code.find_first_not_of("0123456789.,") == exponent &&
           code.find_first_not_of("0123456789", exponent + 2) == std::string_view::npos;
}

void add_line(std::string& lines, std::string_view line) {
    if (line.empty()) return;
    if (!lines.empty()) lines += '\n';
    lines += line;
}

// The cleaned parts of a cell between any of `marks`.
std::vector<std::string> parts_of(std::string_view cell, const char* marks) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= cell.size();) {
        const std::size_t end = std::min(cell.find_first_of(marks, at), cell.size());
        if (std::string part = clean_text(cell.substr(at, end - at)); !part.empty())
            parts.push_back(std::move(part));
        at = end + 1;
    }
    return parts;
}

// The field's value, "" where it was not said.
std::string value_of(const RegistrationFields& fields, Field field) {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
}

std::string json_of(const nlohmann::json& answers) {
    return answers.is_null() ? "{}" : answers.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// The number on a ticket as its code. Shorter ones are row numbers, which anybody can make a code of.
void add_ticket_number(std::string_view cell, RegistrationFields& fields) {
    constexpr std::size_t fewest_letters = 4;
    const std::string number = clean_text(cell);
    const bool is_code = number.size() >= fewest_letters && !is_rounded_number(number);
    add_line(fields[Field::codes], is_code ? number : "");
}

// Fields of which a lost letter is seen on badges and screens.
bool shows_letters(Field field) {
    static constexpr Field shown[] = {Field::name,       Field::given_name,   Field::family_name,
                                      Field::badge_name, Field::organisation, Field::job_title};
    return std::find(std::begin(shown), std::end(shown), field) != std::end(shown);
}

// "No photo" and "no-photo" as no_photo.
std::string flag_spelling(std::string_view text) {
    std::string name = fold_name(text);
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

}  // namespace

// What is gathered of one row.
struct ListRowReader::Draft {
    int line = 0;
    RegistrationFields fields;
    std::string whole_name, given_name, family_name, family_prefix, second_family;
    bool family_first = false;
    std::string attendee_id, position, first_code;
    std::set<std::string> flags;
    nlohmann::json answers;  // null while there is none
    std::vector<std::string> replies;  // as statuses
    std::string own_id;
    std::optional<int> places;  // as a column of numbers says
    int places_of_ticket = 1, guests = 0;
    bool cancelled = false;
    bool damaged_text = false, was_spoilt = false, lost_letters = false;
};

ListRowReader::ListRowReader(const ListHeader& header, const std::vector<std::string>& headings,
                             LineNotes& notes)
    : header_(header), notes_(notes), answer_keys_(headings.size()) {
    std::map<std::string, int> times;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const ColumnMeaning& meaning = header.columns[i];
        const bool is_status = meaning.kind == ColumnKind::value && meaning.field == Field::status;
        has_status_ = has_status_ || is_status || meaning.kind == ColumnKind::cancelled ||
                      meaning.kind == ColumnKind::reply;
        has_sessions_ = has_sessions_ || meaning.kind == ColumnKind::session;
        // A column of our own export that others may lack: without them its answers are not all.
        const bool is_number =
            meaning.kind == ColumnKind::attendee_id || meaning.kind == ColumnKind::ticket_number;
        has_answers_ = has_answers_ || (is_number && header.source != own_export_source);
        has_flags_ = has_flags_ || meaning.kind == ColumnKind::flags || meaning.kind == ColumnKind::flag;
        if (meaning.kind != ColumnKind::answer) continue;
        has_answers_ = true;
        std::string key = clean_text(headings[i]);
        if (key.empty()) key = "Column " + std::to_string(i + 1);
        const int time = ++times[key];
        answer_keys_[i] = time == 1 ? key : key + " (" + std::to_string(time) + ")";
    }
}

std::variant<ListRow, RejectedRow> ListRowReader::read(const CsvRow& row) {
    if (const auto reason = damage(row)) return RejectedRow{row.line, *reason};
    Draft draft;
    draft.line = row.line;
    draft.fields.reserve(field_count);
    for (std::size_t column = 0; column < header_.columns.size(); ++column) {
        const std::string& cell = row.cells[column];
        draft.damaged_text = draft.damaged_text || cell.find(replacement_character) != std::string::npos;
        read_cell(column, cell, draft);
    }
    if (draft.damaged_text)
        notes_.add("bytes that are no text in this encoding stand as \xEF\xBF\xBD", row.line);
    if (draft.was_spoilt) notes_.add("letters that were spoilt on their way are put right", row.line);
    if (draft.lost_letters) notes_.add("letters are lost", row.line);
    ListRow person = finish(std::move(draft));
    const PersonIdentity& identity = person.identity;
    if (identity.name.size() > most_name_bytes)
        return RejectedRow{row.line, "the name is longer than 500 bytes"};
    const bool somebody_booked = !identity.attendee_id.empty() || !identity.code.empty() ||
                                 !identity.email.empty() || !person.own_id.empty() ||
                                 !value_of(person.fields, Field::order_code).empty();
    if (identity.name.empty() && !somebody_booked) return RejectedRow{row.line, "no name"};
    return person;
}

// What a cell says, without what was done to it on its way.
std::string ListRowReader::text_of(const std::string& cell, Draft& draft) {
    const std::string_view written = without_guard(cell);
    if (!may_be_spoilt(written)) return clean_text(written);
    const std::string right = put_right(std::string(written));
    draft.was_spoilt = draft.was_spoilt || right != written;
    return clean_text(right);
}

void ListRowReader::read_cell(std::size_t column, const std::string& cell, Draft& draft) {
    const ColumnMeaning& meaning = header_.columns[column];
    switch (meaning.kind) {
        case ColumnKind::ignored:
            return;
        case ColumnKind::own_id:
            draft.own_id = clean_text(cell);
            return;
        case ColumnKind::ticket_number:
            if (header_.ticket_number_is_code) add_ticket_number(without_guard(cell), draft.fields);
            [[fallthrough]];
        case ColumnKind::attendee_id:
            if (draft.attendee_id.empty()) draft.attendee_id = clean_text(without_guard(cell));
            return;
        case ColumnKind::position:
            draft.position = clean_text(cell);
            return;
        case ColumnKind::session:
            for (const std::string& session : parts_of(text_of(cell, draft), ";\n"))
                add_line(draft.fields[Field::sessions], session);
            return;
        case ColumnKind::reply:
            draft.replies.push_back(status_of(text_of(cell, draft), status_from_reply));
            return;
        case ColumnKind::places:
            draft.places = places_in(clean_text(cell));
            if (const std::string places = clean_text(cell); !places.empty() && !places_in(places))
                notes_.add("\"" + excerpt(places, 40) + "\" is no number of places; taken as one",
                           draft.line);
            return;
        case ColumnKind::guests:
            draft.guests = places_in(clean_text(cell)).value_or(says_yes(cell) ? 1 : 0);
            return;
        case ColumnKind::family_prefix:
            draft.family_prefix = text_of(cell, draft);
            return;
        case ColumnKind::second_family:
            draft.second_family = text_of(cell, draft);
            return;
        case ColumnKind::flags:
            read_flags(cell, draft);
            return;
        case ColumnKind::flag:
            if (says_yes(cell)) draft.flags.insert(std::string(flag_name(meaning.flag)));
            return;
        case ColumnKind::cancelled:
            draft.cancelled = draft.cancelled || says_void(cell);
            return;
        case ColumnKind::answer:
            if (std::string answer = text_of(cell, draft); !answer.empty())
                draft.answers[answer_keys_[column]] = std::move(answer);
            return;
        case ColumnKind::value:
            break;
    }
    if (meaning.field == Field::codes) return read_codes(clean_text(without_guard(cell)), draft);
    if (meaning.field == Field::name) draft.family_first = meaning.family_first;
    if (meaning.no_is_pending) {
        draft.fields[Field::status] = status_of(text_of(cell, draft), status_from_payment);
        return;
    }
    read_value(meaning.field, text_of(cell, draft), draft);
}

void ListRowReader::read_value(Field field, std::string value, Draft& draft) {
    draft.lost_letters = draft.lost_letters || (shows_letters(field) && has_lost_letters(value));
    switch (field) {
        case Field::name:
            draft.whole_name = std::move(value);
            return;
        case Field::given_name:
            draft.given_name = std::move(value);
            return;
        case Field::family_name:
            draft.family_name = std::move(value);
            return;
        case Field::ticket_type: {
            BookedTickets booked = booked_tickets(value);
            draft.places_of_ticket = booked.places;
            draft.fields[field] = std::move(booked.ticket_type);
            return;
        }
        case Field::status:
            draft.fields[Field::status] =
                status_of(value, header_.source == "pretix" ? status_from_pretix : status_from_words);
            return;
        default:
            draft.fields[field] = std::move(value);
            return;
    }
}

void ListRowReader::read_codes(std::string value, Draft& draft) {
    if (is_rounded_number(value)) {
        notes_.add("a spreadsheet has rounded the code, which is left out; export it as text", draft.line);
        value.clear();
    }
    std::string& codes = draft.fields[Field::codes];
    if (header_.source != own_export_source) {
        add_line(codes, value);
    } else {
        for (const std::string& code : parts_of(value, ";")) add_line(codes, code);
    }
    if (draft.first_code.empty()) draft.first_code = codes.substr(0, codes.find('\n'));
}

void ListRowReader::read_flags(std::string_view cell, Draft& draft) {
    for (const std::string& word : parts_of(cell, ";,\n")) {
        const auto flag = flag_from_name(flag_spelling(word));
        if (flag)
            draft.flags.insert(std::string(flag_name(*flag)));
        else
            notes_.add("\"" + word + "\" is no flag and is left out", draft.line);
    }
}

std::string ListRowReader::status_of(const std::string& words, StatusOfWords understand) {
    const auto [found, is_new] = statuses_[understand].try_emplace(words);
    if (is_new) {
        const auto status = understand(words);
        found->second = status_name(status.value_or(AttendeeStatus::expected));
        if (!status) unknown_statuses_[words] = 0;
    }
    const auto unknown = unknown_statuses_.find(words);
    if (unknown != unknown_statuses_.end()) ++unknown->second;
    return found->second;
}

// The most that any of the columns says against their coming.
void ListRowReader::settle_status(Draft& draft) const {
    if (!has_status_) return;
    const std::string cancelled(status_name(AttendeeStatus::cancelled)),
        expected(status_name(AttendeeStatus::expected));
    std::string& status = draft.fields[Field::status];
    if (status.empty()) status = expected;
    for (const std::string& reply : draft.replies) {
        if (reply == cancelled || status == expected) status = reply;
    }
    if (draft.cancelled) status = cancelled;
}

ListRow ListRowReader::finish(Draft draft) const {
    if (!draft.family_prefix.empty())
        draft.family_name = name_from_two_cells(draft.family_prefix, draft.family_name).whole;
    if (!draft.second_family.empty())
        draft.family_name = name_from_two_cells(draft.family_name, draft.second_family).whole;
    const bool in_parts = !draft.given_name.empty() || !draft.family_name.empty();
    const bool is_own_export = header_.source == own_export_source;  // its whole names are settled
    PersonName name = in_parts        ? name_from_two_cells(draft.given_name, draft.family_name)
                      : is_own_export ? PersonName{draft.whole_name, "", ""}
                                      : name_from_one_cell(draft.whole_name, draft.family_first);
    if (in_parts && !draft.whole_name.empty()) name.whole = draft.whole_name;
    if (name.given == name.family && is_placeholder_name(name.given))
        name.whole = name.given;  // "TBC" in both

    ListRow row;
    row.line = draft.line;
    row.own_id = draft.own_id;
    row.places = draft.places.value_or(draft.places_of_ticket) + draft.guests;
    RegistrationFields& fields = draft.fields;
    fields[Field::given_name] = name.given;
    fields[Field::family_name] = name.family;
    fields[Field::seat] = name.whole.empty() || is_placeholder_name(name.whole) ? "unnamed" : "";
    if (!draft.attendee_id.empty()) draft.answers[listed_number_answer] = draft.attendee_id;
    if (has_answers_) fields[Field::answers] = json_of(draft.answers);
    if (has_sessions_) fields.try_emplace(Field::sessions);
    settle_status(draft);
    if (has_flags_) {
        std::string& flags = fields[Field::flags];
        for (const std::string& flag : draft.flags) add_line(flags, flag);
    }
    const std::string order = value_of(fields, Field::order_code);
    if (draft.attendee_id.empty() && !draft.position.empty() && !order.empty()) {
        draft.attendee_id = order + "-" + draft.position;
    }
    row.identity = {is_own_export ? "list" : header_.source,
                    draft.attendee_id,
                    draft.first_code,
                    value_of(fields, Field::email),
                    name.whole,
                    value_of(fields, Field::organisation),
                    0};
    fields[Field::name] = std::move(name.whole);
    row.fields = RegistrationFields(fields);  // a copy has no room to spare, which a million rows would keep
    return row;
}

}  // namespace lanyard
