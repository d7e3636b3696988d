// Headings are folded to plain letters, looked up whole, then without words that say whose column it is.
#include "formats/list_headings.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <unordered_set>

#include "event/name_fold.h"
#include "formats/list_heading_words.h"

namespace lanyard {
namespace {

ColumnMeaning value_of(Field field) {
    return {ColumnKind::value, field, {}, false};
}

using Words = std::vector<std::string>;

// Folded words; what stands between letters and digits parts them, but for apostrophes, which fold away.
// "Order #" is read as "order number".
Words heading_words(std::string_view text) {
    std::string spaced;
    for (const char c : text) {
        const bool ascii_mark =
            static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c));
        if (c == '#')
            spaced += " number ";
        else
            spaced += ascii_mark && c != '\'' ? ' ' : c;
    }
    return folded_words(spaced);
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += word;
    return text;
}

bool one_of(const std::string& word, std::initializer_list<std::string_view> set) {
    return std::find(set.begin(), set.end(), word) != set.end();
}

bool says_attendee(const std::string& word) {
    return one_of(
        word, {"attendee",     "attendees",     "participant",  "participants", "delegate",   "delegates",
               "registrant",   "ticket",        "holder",       "visitor",      "teilnehmer", "teilnehmerin",
               "teilnehmende", "teilnehmenden", "besucher",     "beneficiaire", "asistente",  "asistentes",
               "deelnemer",    "deelnemers",    "participante", "partecipante", "uczestnik"});
}

bool says_buyer(const std::string& word) {
    return one_of(word, {"buyer",     "buyers",           "booker",      "bookers", "purchaser",
                         "order",     "booking",          "billing",     "invoice", "payer",
                         "payment",   "customer",         "account",     "contact", "rechnung",
                         "rechnungs", "rechnungsadresse", "besteller",   "kaufer",  "kunde",
                         "acheteur",  "payeur",           "facturation", "client",  "bestell"});
}

bool says_companion(const std::string& word) {
    return one_of(word, {"guest", "guests", "gast", "invite", "invitee", "accompagnant", "partner"});
}

// Words of a form's question that do not change what is asked for: "Your work email".
bool says_nothing(const std::string& word) {
    return one_of(word,
                  {"your", "please", "enter", "what",  "is", "the",  "work", "s",   "du",  "de",  "der",
                   "des",  "ihr",    "ihre",  "votre", "of", "data", "do",   "you", "del", "van", "el"});
}

std::optional<RankedMeaning> look_up(const Words& words) {
    return heading_word(joined(words));
}

// The heading without the words that say whose it is.
std::optional<RankedMeaning> look_up_qualified(const Words& words) {
    Words rest;
    bool attendee = false, buyer = false, companion = false;
    for (const std::string& word : words) {
        if (says_attendee(word))
            attendee = true;
        else if (says_buyer(word))
            buyer = true;
        else if (says_companion(word))
            companion = true;
        else if (!says_nothing(word))
            rest.push_back(word);
    }
    if (buyer && rest.size() > 1 && rest.front() == "address")
        rest.erase(rest.begin());  // "Invoice address name"
    if (rest.size() == words.size()) return std::nullopt;
    auto found = look_up(rest);
    if (!found) return std::nullopt;
    if (buyer)
        found->whose = Whose::buyer;
    else if (companion)
        found->whose = Whose::companion;
    else if (attendee)
        found->whose = Whose::attendee;
    return found;
}

// "Workshop choice", "Which workshop would you like?", but not "Questions for the workshop leaders".
std::optional<RankedMeaning> look_up_session(const Words& words) {
    const auto names_one = [](const std::string& word) {
        return one_of(word,
                      {"workshop", "workshops", "breakout", "breakouts", "atelier", "ateliers", "gweithdy"});
    };
    const auto is_about_it = [](const std::string& word) {
        return one_of(word, {"question", "questions", "comment", "comments", "note", "notes", "leader",
                             "leaders", "fee", "lunch", "experience", "why", "email", "interest",
                             "interested", "goals", "expectations"});
    };
    const bool alone = words.size() <= 3 &&
                       one_of(joined(words), {"session", "sessions", "sessionchoice", "sessionschosen"});
    const bool chosen = words.size() <= 10 && std::any_of(words.begin(), words.end(), names_one) &&
                        std::none_of(words.begin(), words.end(), is_about_it);
    if (!alone && !chosen) return std::nullopt;
    return RankedMeaning{{ColumnKind::session, {}, {}, false}, Whose::anybody};
}

bool is_name_part(const ColumnMeaning& meaning) {
    return meaning == value_of(Field::given_name) || meaning == value_of(Field::family_name);
}

// A heading is taken apart so often and no more, and not one that is longer: each part of it is understood as
// a heading of its own, whose parts are, too, so that the work doubles with every mark.
constexpr int most_partings = 4;
constexpr std::size_t longest_parted_bytes = 300;

std::optional<RankedMeaning> understand(std::string_view heading, int partings = most_partings);

// "Attendee name: Family name": the part after the colon, with the rank of what is before it.
std::optional<RankedMeaning> understand_scheme(std::string_view heading, int partings) {
    const std::size_t colon = heading.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto whole = understand(heading.substr(0, colon), partings);
    auto part = understand(heading.substr(colon + 1), partings);
    if (!whole || whole->meaning != value_of(Field::name) || !part) return std::nullopt;
    // "Nombre" beside "Apellidos": below a whole name the short word is its first part.
    if (part->meaning == value_of(Field::name)) part->meaning = value_of(Field::given_name);
    if (!is_name_part(part->meaning)) return std::nullopt;
    part->whose = whole->whose;
    return part;
}

// "Local Authority / Organisation" says one thing twice; "Surname, First name" is a whole name, family name
// first.
std::optional<RankedMeaning> understand_parts(std::string_view heading, int partings) {
    const std::size_t cut = heading.find_first_of("/|,(");
    if (cut == std::string_view::npos) return std::nullopt;
    const auto first = understand(heading.substr(0, cut), partings);
    const auto second = understand(heading.substr(cut + 1), partings);
    if (!first || !second || heading[cut] == '(')
        return first ? first : (heading[cut] == '(' ? std::nullopt : second);
    if (!is_name_part(first->meaning) || !is_name_part(second->meaning) || first->meaning == second->meaning)
        return first;
    const bool family_first = first->meaning.field == Field::family_name;
    return RankedMeaning{{ColumnKind::value, Field::name, {}, family_first}, first->whose};
}

std::optional<RankedMeaning> understand(std::string_view heading, int partings) {
    const Words words = heading_words(heading);
    if (words.empty()) return std::nullopt;
    if (auto found = look_up(words)) return found;
    const bool may_part = partings > 0 && heading.size() <= longest_parted_bytes;
    if (may_part)
        if (auto found = understand_scheme(heading, partings - 1)) return found;
    if (auto found = look_up_qualified(words)) return found;
    if (may_part)
        if (auto found = understand_parts(heading, partings - 1)) return found;
    return look_up_session(words);
}

std::optional<ColumnMeaning> meaning_from_field_name(std::string_view name) {
    const std::string folded = plain_letters(name);
    if (one_of(folded, {"session", "sessions", "workshop", "workshops"}))
        return ColumnMeaning{ColumnKind::session, {}, {}, false};
    if (one_of(folded, {"attendeeid", "id"})) return ColumnMeaning{ColumnKind::attendee_id, {}, {}, false};
    if (one_of(folded, {"answer", "answers"})) return ColumnMeaning{ColumnKind::answer, {}, {}, false};
    if (one_of(folded, {"ignored", "ignore", "none"}))
        return ColumnMeaning{ColumnKind::ignored, {}, {}, false};
    if (one_of(folded, {"flag", "flags"})) return ColumnMeaning{ColumnKind::flags, {}, {}, false};
    if (one_of(folded, {"cancelled", "void"})) return ColumnMeaning{ColumnKind::cancelled, {}, {}, false};
    if (folded == "position") return ColumnMeaning{ColumnKind::position, {}, {}, false};
    if (folded == "code" || folded == "barcode") return value_of(Field::codes);
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (field != Field::seat && plain_letters(field_name(field)) == folded) return value_of(field);
    }
    return std::nullopt;
}

// Of the columns that claim one field, the best keeps it. Codes may stand in several columns, as may what is
// no field.
void settle_rivals(std::vector<RankedMeaning>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnMeaning& meaning = columns[i].meaning;
        const bool single = (meaning.kind == ColumnKind::value && meaning.field != Field::codes) ||
                            meaning.kind == ColumnKind::attendee_id || meaning.kind == ColumnKind::position;
        if (!single) continue;
        for (std::size_t j = i + 1; j < columns.size(); ++j) {
            RankedMeaning& rival = columns[j];
            if (rival.meaning.kind != meaning.kind || rival.meaning.field != meaning.field) continue;
            RankedMeaning& loser = rival.whose > columns[i].whose ? columns[i] : rival;
            loser.meaning = {
                loser.whose == Whose::buyer ? ColumnKind::ignored : ColumnKind::answer, {}, {}, false};
            if (&loser == &columns[i]) break;
        }
    }
}

bool has_field(const std::vector<RankedMeaning>& columns, Field field) {
    return std::any_of(columns.begin(), columns.end(), [&](const RankedMeaning& column) {
        return column.meaning.kind == ColumnKind::value && column.meaning.field == field;
    });
}

// "Prénom" beside "Nom", "Vorname" beside "Name": there the short word is the family name.
void settle_short_family_name(std::vector<RankedMeaning>& columns, const std::vector<std::string>& headings) {
    if (!has_field(columns, Field::given_name) || has_field(columns, Field::family_name)) return;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].meaning != value_of(Field::name)) continue;
        const Words words = heading_words(headings[i]);
        const bool short_word = std::any_of(words.begin(), words.end(), [](const std::string& word) {
            return one_of(word, {"name", "nom", "naam", "nome"});
        });
        if (short_word) columns[i].meaning = value_of(Field::family_name);
    }
}

// Makes plain columns of a field somebody else's than the attendee's, where a system heads them so: of
// pretix's two addresses the plain one is the order's, and Microsoft Forms fills Name and Email with the
// account that was signed in, or "anonymous".
void settle_plain_columns(std::vector<RankedMeaning>& columns, const std::vector<std::string>& headings,
                          Field field, std::string_view plain_heading) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        RankedMeaning& column = columns[i];
        const bool is_plain = plain_heading.empty() || plain_letters(headings[i]) == plain_heading;
        if (is_plain && column.meaning == value_of(field) && column.whose == Whose::anybody)
            column.whose = Whose::buyer;
    }
}

// A whole name that is the buyer's says nothing where the attendee's own stands in two columns.
void settle_buyers_name(std::vector<RankedMeaning>& columns) {
    const auto in_parts = std::find_if(columns.begin(), columns.end(), [](const RankedMeaning& column) {
        return is_name_part(column.meaning);
    });
    if (in_parts == columns.end()) return;
    const Whose whose = in_parts->whose;
    for (RankedMeaning& column : columns) {
        if (column.meaning == value_of(Field::name) && column.whose < whose)
            column.meaning = {ColumnKind::ignored, {}, {}, false};
    }
}

bool is_microsoft_form(const std::vector<std::string>& headings) {
    const auto has = [&](std::string_view letters) {
        return std::any_of(headings.begin(), headings.end(),
                           [&](const std::string& heading) { return plain_letters(heading) == letters; });
    };
    return has("starttime") && has("completiontime") && has("email") && has("name");
}

std::string recognise_source(const std::vector<std::string>& headings) {
    std::unordered_set<std::string> keys;
    for (const std::string& heading : headings) keys.insert(plain_letters(heading));
    const auto has = [&](std::initializer_list<const char*> any) {
        return std::any_of(any.begin(), any.end(), [&](const char* key) { return keys.count(key) > 0; });
    };
    if (has({"ordernumber", "orderid"}) && has({"attendeenumber", "barcodenumber"}) &&
        has({"attendeestatus", "tickettype"})) {
        return "eventbrite";
    }
    if (has({"ordercode", "bestellnummer", "codedelacommande", "codedecommande", "bestelcode",
             "codigodepedido", "codicedordine"}) &&
        has({"positionid", "positionsid", "iddeposition", "positieid", "iddeposicion", "ticketsecret",
             "secret", "pseudonymizationid", "ticketgeheimnis", "geheimnis", "codesecretdubillet",
             "ticketgeheim", "secretodelaentrada"})) {
        return "pretix";
    }
    return "list";
}

}  // namespace

std::string plain_letters(std::string_view text) {
    return joined(heading_words(text));
}

std::string_view column_field_name(const ColumnMeaning& meaning) {
    switch (meaning.kind) {
        case ColumnKind::value:
            return field_name(meaning.field);
        case ColumnKind::attendee_id:
            return "attendee_id";
        case ColumnKind::position:
            return "position";
        case ColumnKind::session:
            return "workshop";
        case ColumnKind::flags:
        case ColumnKind::flag:
            return "flags";
        case ColumnKind::cancelled:
            return "cancelled";
        case ColumnKind::answer:
            return "answer";
        case ColumnKind::ignored:
            return "ignored";
    }
    return "ignored";
}

std::string column_field_names() {
    std::string names;
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (field == Field::seat || field == Field::answers || field == Field::sessions) continue;
        names += std::string(field_name(field)) + ", ";
    }
    return names + "workshop, attendee_id, cancelled, answer, ignored";
}

Result<ListHeader> read_list_header(const std::vector<std::string>& headings,
                                    const std::map<std::string, std::string>& overrides) {
    std::unordered_map<std::string, ColumnMeaning> chosen;
    for (const auto& [heading, field] : overrides) {
        const auto meaning = meaning_from_field_name(field);
        if (!meaning) {
            return usage_error("\"" + field + "\" is no field that a column can be", "",
                               "Choose one of " + column_field_names());
        }
        chosen[plain_letters(heading)] = *meaning;
    }
    ListHeader header;
    std::vector<RankedMeaning> columns;
    for (const std::string& heading : headings) {
        const auto override_at = chosen.find(plain_letters(heading));
        if (override_at != chosen.end()) {
            columns.push_back({override_at->second, Whose::told});
            ++header.recognised;
        } else if (const auto found = understand(heading)) {
            columns.push_back(*found);
            ++header.recognised;
        } else {
            columns.push_back({});
        }
    }
    header.source = recognise_source(headings);
    if (header.source == "pretix") settle_plain_columns(columns, headings, Field::email, "");
    if (is_microsoft_form(headings)) {
        settle_plain_columns(columns, headings, Field::name, "name");
        settle_plain_columns(columns, headings, Field::email, "email");
    }
    settle_short_family_name(columns, headings);
    settle_rivals(columns);
    settle_buyers_name(columns);
    header.has_name = has_field(columns, Field::name) || has_field(columns, Field::given_name) ||
                      has_field(columns, Field::family_name);
    for (const RankedMeaning& column : columns) header.columns.push_back(column.meaning);
    return header;
}

}  // namespace lanyard
