// A further seat is known by its row's identity and its number, so that it is the same one in the next list.
#include "formats/list_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "event/name_fold.h"
#include "formats/plain_words.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

std::string value_of(const ListRow& row, Field field) {
    const auto found = row.fields.find(field);
    return found == row.fields.end() ? std::string() : found->second;
}

// Rows that were booked together and for the same kind of ticket have this in common.
std::string booking_of(const ListRow& row) {
    const std::string order = value_of(row, Field::order_code), email = fold_email(row.identity.email);
    if (order.empty() && email.empty()) return "line " + std::to_string(row.line);
    return (order.empty() ? "email " + email : "order " + order) + '\n' + value_of(row, Field::ticket_type);
}

// "two", "deux".
std::optional<int> number_word(std::string_view text) {
    constexpr std::string_view words = R"(
1:
    one un une eins ein eine uno una um uma een en ett yksi jeden jedna 一 하나
2:
    two deux zwei dos due dois duas twee to tva kaksi dwa dwie dva dve dau 二 两 둘
3:
    three trois drei tres tre drie kolme trzy tri 三 셋
4:
    four quatre vier cuatro quattro quatro fire fyra nelja cztery ctyri pedwar 四
5:
    five cinq funf cinco cinque vijf fem viisi piec pet pump 五
6:
    six sechs seis sei zes seks sex kuusi szesc sest 六
)";
    static const auto table = read_word_table(words, plain_letters);
    const auto found = table.find(plain_letters(text));
    if (found == table.end()) return std::nullopt;
    return found->second.front() - '0';
}

// Digits of East Asian keyboards as ASCII ones.
std::string with_plain_digits(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view digit = text.substr(i, 3);
        const bool is_wide =
            digit.size() == 3 && digit.substr(0, 2) == "\xEF\xBC" && digit[2] >= '\x90' && digit[2] <= '\x99';
        plain += is_wide ? static_cast<char>('0' + (digit[2] - '\x90')) : text[i];
        if (is_wide) i += 2;
    }
    return plain;
}

// What follows a whole number that a spreadsheet wrote as "2.0".
std::string_view behind_zeros(std::string_view rest) {
    if (rest.empty() || (rest.front() != '.' && rest.front() != ',')) return rest;
    const std::size_t end = std::min(rest.find_first_not_of('0', 1), rest.size());
    return end > 1 ? rest.substr(end) : rest;
}

// How long a mark of times stands at the front: "x", "*", "×"; 0 for none.
std::size_t times_mark(std::string_view text) {
    if (text.substr(0, 2) == "\xC3\x97") return 2;
    return !text.empty() && std::string_view("xX*").find(text.front()) != std::string_view::npos ? 1 : 0;
}

std::string_view without_spaces_before(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

// "2x VIP": the number of places and what stands behind the mark. Letters may stand at the mark where they
// cannot be a size ("3XL").
std::optional<BookedTickets> booked_in_front(std::string_view cell) {
    const std::size_t digits = std::min(cell.find_first_not_of("0123456789"), cell.size());
    const std::string_view rest = without_spaces_before(cell.substr(digits));
    const std::size_t mark = times_mark(rest);
    const auto places = places_in(cell.substr(0, digits));
    if (mark == 0 || !places || *places < 1) return std::nullopt;
    const std::string_view type = rest.substr(mark);
    const bool is_apart = mark == 2 || type.substr(0, 1) == " ";
    const bool is_word = type.size() > 1 && rest.front() == 'x' && type.front() >= 'A' && type.front() <= 'Z';
    const std::string_view name = without_spaces_before(type);
    if (name.empty() || !(is_apart || is_word)) return std::nullopt;
    return BookedTickets{std::string(name), *places};
}

// "VIP x2", "VIP (×2)".
std::optional<BookedTickets> booked_behind(std::string_view cell) {
    if (!cell.empty() && cell.back() == ')') cell.remove_suffix(1);
    const std::size_t digits = cell.find_last_not_of("0123456789");
    if (digits == std::string_view::npos || digits + 1 == cell.size()) return std::nullopt;
    const auto places = places_in(cell.substr(digits + 1));
    const std::string_view front = cell.substr(0, cell.find_last_not_of(' ', digits) + 1);
    const std::size_t mark = front.size() < 2 ? 0
                             : times_mark(front.substr(front.size() - 2)) == 2
                                 ? 2
                                 : times_mark(front.substr(front.size() - 1));
    if (mark == 0 || !places || *places < 1) return std::nullopt;
    const std::string_view before = front.substr(0, front.size() - mark);
    const std::size_t end = before.find_last_not_of(" (");
    const bool is_apart = end != std::string_view::npos && end + 1 < before.size();
    if (!is_apart || front.back() == 'X') return std::nullopt;
    return BookedTickets{std::string(before.substr(0, end + 1)), *places};
}

ListRow further_seat(const ListRow& row, int number) {
    const std::string mark = fmt::format("+{}", number);
    ListRow seat = row;
    seat.places = 1;
    if (!seat.identity.attendee_id.empty()) seat.identity.attendee_id += mark;
    if (!seat.identity.code.empty()) seat.identity.code += mark;
    seat.identity.name += seat.identity.name.empty() ? mark : " " + mark;
    for (const Field own : {Field::given_name, Field::family_name, Field::codes, Field::badge_name,
                            Field::phone, Field::job_title, Field::flags, Field::sessions}) {
        if (seat.fields.count(own)) seat.fields[own].clear();
    }
    if (seat.fields.count(Field::answers)) seat.fields[Field::answers] = "{}";
    seat.fields[Field::name] = seat.identity.name;
    seat.fields[Field::seat] = "unnamed";
    return seat;
}

}  // namespace

std::optional<int> places_in(std::string_view text) {
    const bool begins_with_digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
    if (const auto number = begins_with_digit ? std::nullopt : number_word(text)) return number;
    const std::string plain = with_plain_digits(text);
    std::string_view cell = plain;
    constexpr std::size_t most_digits = 4;
    for (const std::string_view before : {"x ", "X ", "× ", "x", "X", "×", "+"}) {
        if (cell.substr(0, before.size()) == before) {
            cell.remove_prefix(before.size());
            break;
        }
    }
    const std::size_t end = std::min(cell.find_first_not_of("0123456789"), cell.size());
    const std::string_view rest = behind_zeros(cell.substr(end));
    const std::size_t remark = std::min(rest.find('('), rest.size());
    const std::string_view said = rest.substr(0, remark);
    if (end > 0 && !said.empty() && clean_text(said).substr(0, 1) == "+") {
        const auto further = places_in(clean_text(clean_text(said).substr(1)));
        const auto first = places_in(cell.substr(0, end));
        return first && further ? std::optional(*first + *further) : std::nullopt;
    }
    const bool has_other_marks = said.find_first_of("0123456789.,-/:") != std::string_view::npos;
    if (end == 0 || end > most_digits || has_other_marks) return std::nullopt;
    int number = 0;
    std::from_chars(cell.data(), cell.data() + end, number);
    return number;
}

BookedTickets booked_tickets(const std::string& cell) {
    if (const auto booked = booked_in_front(cell)) return *booked;
    if (const auto booked = booked_behind(cell)) return *booked;
    return {cell, 1};
}

void add_further_seats(RegistrationList& list, LineNotes& notes) {
    std::vector<ListRow>& rows = list.rows;
    if (std::none_of(rows.begin(), rows.end(), [](const ListRow& row) { return row.places != 1; })) return;
    std::unordered_map<std::string, int> rows_of_booking;
    for (const ListRow& row : rows) ++rows_of_booking[booking_of(row)];
    std::vector<ListRow> all;
    all.reserve(rows.size());
    for (ListRow& row : rows) {
        const int places = row.places, together = rows_of_booking.at(booking_of(row));
        all.push_back(std::move(row));
        if (places == 1 || (together > 1 && together >= places)) continue;
        const int line = all.back().line;
        if (places < 1 || places > most_places) {
            list.in_doubt.push_back({line, fmt::format("{} places; taken as one", places)});
            notes.add(list.in_doubt.back().reason, line);
            continue;
        }
        const ListRow booking = all.back();
        for (int number = 1; number < places; ++number) all.push_back(further_seat(booking, number));
        notes.add(fmt::format("{} places; {} without a name {}", places, places - 1,
                              places == 2 ? "is a seat of its own" : "are seats of their own"),
                  line);
    }
    rows = std::move(all);
}

}  // namespace lanyard
