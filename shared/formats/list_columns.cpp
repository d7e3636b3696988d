// Each step looks at all columns and leaves those alone that a person has spoken for.
#include "formats/list_columns.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "event/name_fold.h"
#include "formats/column_cells.h"
#include "formats/list_headings.h"
#include "formats/list_source.h"

namespace lanyard {
namespace {

bool is_name_part(const ColumnMeaning& meaning) {
    return meaning == value_of(Field::given_name) || meaning == value_of(Field::family_name);
}

bool is_name(const ColumnMeaning& meaning) {
    return meaning.kind == ColumnKind::value && (meaning.field == Field::name || is_name_part(meaning));
}

// What tells who somebody is or how they are reached: of a buyer it is never an attendee's.
bool is_personal_value(const ColumnMeaning& meaning) {
    static constexpr Field personal[] = {Field::name,         Field::given_name, Field::family_name,
                                         Field::badge_name,   Field::email,      Field::phone,
                                         Field::organisation, Field::job_title};
    return meaning.kind == ColumnKind::value &&
           std::find(std::begin(personal), std::end(personal), meaning.field) != std::end(personal);
}

// Owners that may be one person: plain columns and those that say that they are the attendee's.
bool is_own(Whose whose) {
    return whose >= Whose::anybody;
}

class Columns {
  public:
    Columns(const std::vector<std::string>& headings, const SampleRows& sample)
        : headings_(headings), cells_(headings.size(), sample) {}

    // `told` by plain letters of the heading.
    void understand(const std::unordered_map<std::string, ColumnMeaning>& told) {
        for (const std::string& heading : headings_) {
            const auto order = told.find(plain_letters(heading));
            if (order != told.end())
                columns_.push_back({order->second, Whose::told});
            else
                columns_.push_back(understand_heading(heading).value_or(RankedMeaning{}));
            const bool is_known = order != told.end() || columns_.back().meaning.kind != ColumnKind::answer;
            recognised_ += is_known ? 1 : 0;
        }
    }

    void take_own_export(const std::unordered_map<std::string, ColumnMeaning>& told) {
        recognised_ = static_cast<int>(headings_.size());
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            if (told.count(plain_letters(headings_[i])) == 0)
                columns_[i] = {own_export_column(headings_[i]), Whose::attendee};
        }
    }

    void make_plain_ones_the_orders(const std::string& source) {
        if (source == "pretix") make_plain_the_orders(Field::email, "");
        if (!is_microsoft_form(headings_)) return;
        make_plain_the_orders(Field::name, "name");
        make_plain_the_orders(Field::email, "email");
    }

    // What cells do not hold, and what they hold without a heading that says so.
    void look_at_cells() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].whose == Whose::told || !cells_.any(i)) continue;
            const ColumnMeaning meaning = columns_[i].meaning;
            if (meaning.kind == ColumnKind::reply && !cells_.are_replies(i))
                give_up(i, "its cells are no replies");
            if (meaning.kind == ColumnKind::places && !cells_.are_numbers_of_places(i))
                give_up(i, "its cells are no numbers of places");
            if (meaning.kind == ColumnKind::guests && !cells_.are_numbers_of_places(i) &&
                !cells_.say_yes_and_no(i))
                give_up(i, "its cells are no numbers of guests");
            if (is_name(meaning)) look_at_names(i);
            const bool may_be_misread = (is_personal_value(meaning) && meaning.field != Field::name) ||
                                        meaning.kind == ColumnKind::session;
            if (may_be_misread && cells_.say_yes_and_no(i)) give_up(i, "its cells say yes or no");
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].meaning.kind == ColumnKind::answer && columns_[i].why.empty() && cells_.any(i))
                recognise_cells(i);
        }
    }

    // "Code", "ID", "Booking reference" are the tickets' where each row has another that looks like one and
    // no other column holds them.
    void settle_codes() {
        const auto is_number_of_ticket = [&](std::size_t i) {
            return columns_[i].meaning.kind == ColumnKind::ticket_number && cells_.are_codes(i);
        };
        if (has(value_of(Field::codes))) return;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (is_number_of_ticket(i)) return;
        }
        for (const bool is_order : {false, true}) {
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                const RankedMeaning& column = columns_[i];
                const bool fits = column.may_be_code && column.whose != Whose::told &&
                                  (column.meaning == value_of(Field::order_code)) == is_order;
                if (!fits || !cells_.are_codes(i)) continue;
                columns_[i] = {value_of(Field::codes), column.whose};
                columns_[i].why = "each of its cells is another code, and no other column holds one";
                return;
            }
        }
        if (has(meaning_of(ColumnKind::ticket_number))) return;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            ColumnMeaning& meaning = columns_[i].meaning;
            const bool is_persons = columns_[i].may_be_code && meaning.kind == ColumnKind::attendee_id;
            if (is_persons && cells_.are_codes(i)) meaning.kind = ColumnKind::ticket_number;
        }
    }

    // What the badge shall say is the name, or the given one, where the list has no other.
    void settle_badge_names() {
        const bool has_whole = std::any_of(columns_.begin(), columns_.end(), [](const RankedMeaning& column) {
            return is_name(column.meaning) && column.meaning != value_of(Field::family_name);
        });
        const bool has_family = has(value_of(Field::family_name));
        for (std::size_t i = 0; i < columns_.size() && !has_whole; ++i) {
            RankedMeaning& column = columns_[i];
            const bool is_badges = column.meaning == value_of(Field::badge_name) && cells_.any(i);
            if (!is_badges || column.whose == Whose::told) continue;
            column.meaning = value_of(has_family ? Field::given_name : Field::name);
            column.why = "no other column holds it";
            return;
        }
    }

    // "Name" beside "Surname", "Nom" beside "Prénom": there the short word is the other part.
    void settle_short_names() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!columns_[i].is_short_name || columns_[i].meaning != value_of(Field::name)) continue;
            auto family = beside(i, Field::family_name, false), given = beside(i, Field::given_name, false);
            if (!family && !given) {
                family = beside(i, Field::family_name, true);
                given = beside(i, Field::given_name, true);
            }
            if (!family == !given) continue;
            if (cells_.hold_those_of(i, family ? *family : *given)) continue;  // the whole name after all
            columns_[i].meaning = value_of(family ? Field::given_name : Field::family_name);
            columns_[i].why = family ? "a family name stands beside it" : "a given name stands beside it";
        }
    }

    // Of the columns that claim one field, the best keeps it. Codes may stand in several columns, as may what
    // is no field.
    void settle_rivals() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].whose == Whose::order && columns_[i].meaning == value_of(Field::name))
                orders_names_.insert(i);
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!is_single(columns_[i].meaning)) continue;
            for (std::size_t j = i + 1; j < columns_.size(); ++j) {
                if (!is_single(columns_[j].meaning) || !claim_the_same(i, j)) continue;
                const std::size_t loser = is_better(j, i) ? i : j;
                step_back(loser, loser == i ? j : i);
                if (loser == i) break;
            }
        }
    }

    // A name in parts is one person's, as a whole one is: what belongs to somebody further from the attendee
    // is not mixed with it, and the buyer's address is not the attendee's.
    void settle_owners() {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (is_name(columns_[i].meaning) && (!best || columns_[i].whose > columns_[*best].whose))
                best = i;
        }
        if (!best) return;
        const Whose owner = columns_[*best].whose;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const RankedMeaning& column = columns_[i];
            const bool is_others_name =
                is_name(column.meaning) && column.whose < owner && !is_own(column.whose);
            const bool is_others =
                is_personal_value(column.meaning) && column.whose < owner && is_another_person(i, owner);
            if (is_others_name || is_others) step_back(i, *best);
            // Beside "Attendee name" plain parts of another name are, too.
            const bool is_other_part = is_name_part(column.meaning) && column.whose < owner &&
                                       cells_.any(i) && owner != Whose::told &&
                                       columns_[*best].meaning == value_of(Field::name) &&
                                       !cells_.hold_those_of(*best, i);
            if (is_other_part) step_back(i, *best);
            // Beside "Attendee first name" a plain "Name" is whoever wrote the order.
            const bool is_plain_whole = column.meaning == value_of(Field::name) && column.whose < owner &&
                                        owner != Whose::told && is_name_part(columns_[*best].meaning);
            if (is_plain_whole) columns_[i].meaning = meaning_of(ColumnKind::ignored);
            const bool is_others_part = (column.meaning.kind == ColumnKind::family_prefix ||
                                         column.meaning.kind == ColumnKind::second_family) &&
                                        column.whose < owner && !is_own(column.whose);
            if (is_others_part) step_back(i, *best);
        }
    }

    // "Berg, Jan" in nearly all cells: there the family name comes first throughout. One comma in a list
    // without others ("Nick Comma, Jr.") says nothing.
    void settle_name_order() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            ColumnMeaning& meaning = columns_[i].meaning;
            if (meaning != value_of(Field::name) || !cells_.begin_with_family_names(i)) continue;
            meaning.family_first = true;
            columns_[i].why = "nearly all of its names have a comma behind the family name";
        }
    }

    void put_into(ListHeader& header) {
        header.recognised = recognised_;
        const bool has_codes = has(value_of(Field::codes));
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            RankedMeaning& column = columns_[i];
            const bool is_code = column.meaning.kind == ColumnKind::ticket_number && !has_codes;
            if (is_code) column.why = "also the ticket's code: no other column holds one";
            header.ticket_number_is_code = header.ticket_number_is_code || is_code;
            header.has_name =
                header.has_name || is_name(column.meaning) || column.meaning == value_of(Field::badge_name);
            header.columns.push_back(column.meaning);
            header.reasons.push_back(std::move(column.why));
        }
    }

  private:
    // Of pretix's two addresses the plain one is the order's, and Microsoft Forms fills Name and Email with
    // the account that was signed in, or "anonymous".
    void make_plain_the_orders(Field field, std::string_view plain_heading) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            RankedMeaning& column = columns_[i];
            const bool is_plain = plain_heading.empty() || plain_letters(headings_[i]) == plain_heading;
            if (is_plain && column.meaning == value_of(field) && column.whose == Whose::anybody)
                column.whose = Whose::order;
        }
    }

    // Numbers, and yes or no, are nobody's name; "Delegate" beside a name says what kind where it has one
    // word.
    void look_at_names(std::size_t i) {
        const bool beside_a_name = std::any_of(columns_.begin(), columns_.end(), [&](const auto& other) {
            return &other != &columns_[i] && is_name(other.meaning) && is_own(other.whose);
        });
        if (cells_.are_numbers(i)) {
            give_up(i, "its cells are numbers");
        } else if (cells_.say_yes_and_no(i) && asks_for_reply(headings_[i])) {
            columns_[i] = {meaning_of(ColumnKind::reply), Whose::anybody};
            columns_[i].why = "its cells are replies";
        } else if (cells_.say_yes_and_no(i)) {
            give_up(i, "its cells say yes or no");
        } else if (columns_[i].names_role && beside_a_name && cells_.are_single_words(i)) {
            give_up(i, "its cells are no names");
        }
    }

    // Whose column this is, if not the owner's: buyers and guests are others, and whoever wrote an order is
    // where the order's name is another than the attendee's.
    bool is_another_person(std::size_t i, Whose owner) const {
        const Whose whose = columns_[i].whose;
        if (whose != Whose::order) return whose <= Whose::companion;
        for (std::size_t a = 0; a < columns_.size(); ++a) {
            for (std::size_t b = 0; b < columns_.size(); ++b) {
                const bool are_rivals = columns_[a].whose == owner && is_name(columns_[a].meaning) &&
                                        orders_names_.count(b) > 0 && cells_.mostly_differ(a, b);
                if (are_rivals) return true;
            }
        }
        return false;
    }

    void give_up(std::size_t i, const char* why) {
        columns_[i].meaning = {};
        columns_[i].why = why;
    }

    // A column whose heading says nothing that is known.
    void recognise_cells(std::size_t i) {
        const bool has_replies = has(value_of(Field::status)) || has(meaning_of(ColumnKind::reply)) ||
                                 has(meaning_of(ColumnKind::cancelled));
        if (is_about_something_else(headings_[i])) return;
        if (!has_replies && cells_.are_telling_replies(i)) {
            columns_[i] = {meaning_of(ColumnKind::reply), Whose::anybody};
            columns_[i].why = "its cells are replies";
        } else if (!has(value_of(Field::email)) && cells_.are_addresses(i) && !names_email(headings_[i])) {
            columns_[i] = {value_of(Field::email), Whose::anybody};
            columns_[i].why = "its cells are addresses";
        }
    }

    // An address that a heading calls so and that was not understood is somebody else's.
    static bool names_email(const std::string& heading) {
        const std::string letters = plain_letters(heading);
        constexpr std::string_view words[] = {"mail",   "epost", "ebost", "correo", "courriel", "sahkoposti",
                                              "メール", "邮箱",  "邮件",  "郵件",   "이메일"};
        return std::any_of(std::begin(words), std::end(words),
                           [&](std::string_view word) { return letters.find(word) != std::string::npos; });
    }

    bool has(const ColumnMeaning& meaning) const {
        return std::any_of(columns_.begin(), columns_.end(),
                           [&](const RankedMeaning& column) { return column.meaning == meaning; });
    }

    // A column of that part of the name, of the same owner or else of one that may be the same person.
    std::optional<std::size_t> beside(std::size_t i, Field part, bool of_any_own) const {
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            const bool fits = of_any_own ? is_own(columns_[j].whose) && is_own(columns_[i].whose)
                                         : columns_[j].whose == columns_[i].whose;
            if (fits && columns_[j].meaning == value_of(part)) return j;
        }
        return std::nullopt;
    }

    static bool is_single(const ColumnMeaning& meaning) {
        return (meaning.kind == ColumnKind::value && meaning.field != Field::codes) ||
               meaning.kind == ColumnKind::attendee_id || meaning.kind == ColumnKind::ticket_number ||
               meaning.kind == ColumnKind::position || meaning.kind == ColumnKind::places ||
               meaning.kind == ColumnKind::guests || meaning.kind == ColumnKind::family_prefix ||
               meaning.kind == ColumnKind::second_family;
    }

    bool claim_the_same(std::size_t i, std::size_t j) const {
        const ColumnMeaning &a = columns_[i].meaning, &b = columns_[j].meaning;
        return a.kind == b.kind && a.field == b.field;
    }

    // Columns without any cells say nothing where another, as near to the attendee, does.
    bool is_better(std::size_t i, std::size_t j) const {
        if (is_own(columns_[i].whose) && is_own(columns_[j].whose) && columns_[j].whose != Whose::told &&
            columns_[i].whose != Whose::told && cells_.any(i) != cells_.any(j))
            return cells_.any(i);
        return columns_[i].whose > columns_[j].whose;
    }

    // What an order's column says is bookkeeping; what somebody else's says may be of use as an answer.
    void step_back(std::size_t loser, std::size_t winner) {
        RankedMeaning& column = columns_[loser];
        const bool is_nearer = columns_[winner].whose > column.whose && columns_[winner].whose != Whose::told;
        column.why =
            is_nearer ? "\"" + clean_text(headings_[winner]) + "\" is nearer to the attendee" : std::string();
        column.meaning = meaning_of(column.whose <= Whose::order ? ColumnKind::ignored : ColumnKind::answer);
    }

    const std::vector<std::string>& headings_;
    ColumnCells cells_;
    std::vector<RankedMeaning> columns_;
    std::unordered_set<std::size_t> orders_names_;  // columns that hold who wrote an order
    int recognised_ = 0;
};

}  // namespace

Result<ListHeader> read_list_header(const std::vector<std::string>& headings,
                                    const std::map<std::string, std::string>& overrides,
                                    const SampleRows& sample) {
    std::unordered_map<std::string, ColumnMeaning> told;
    for (const auto& [heading, field] : overrides) {
        const auto meaning = column_meaning_named(field);
        if (!meaning) {
            return usage_error("\"" + field + "\" is no field that a column can be", "",
                               "Choose one of " + column_field_names());
        }
        told[plain_letters(heading)] = *meaning;
    }
    ListHeader header;
    header.source = recognise_source(headings);
    Columns columns(headings, sample);
    columns.understand(told);
    if (header.source == own_export_source) {
        columns.take_own_export(told);
    } else {
        columns.make_plain_ones_the_orders(header.source);
        columns.look_at_cells();
        columns.settle_codes();
        columns.settle_badge_names();
        columns.settle_short_names();
        columns.settle_rivals();
        columns.settle_owners();
        columns.settle_name_order();
    }
    columns.put_into(header);
    return header;
}

}  // namespace lanyard
