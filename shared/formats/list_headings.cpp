// Headings are folded to plain letters, looked up whole, then without words that say whose column it is.
#include "formats/list_headings.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace lanyard {
namespace {

using Words = std::vector<std::string>;

bool one_of(const std::string& word, std::initializer_list<std::string_view> set) {
    return std::find(set.begin(), set.end(), word) != set.end();
}

// How many bytes of an East Asian word say whose the rest of it is; 0 for none.
std::size_t length_of_owner(std::string_view word) {
    constexpr std::size_t letter = 3, longest = 5 * letter;
    const bool is_east_asian = !word.empty() && static_cast<unsigned char>(word.front()) >= 0xE3;
    if (!is_east_asian) return 0;
    for (std::size_t cut = longest; cut >= letter; cut -= letter) {
        if (cut >= word.size()) continue;
        const auto part = heading_part(word.substr(0, cut));
        if (part && *part <= HeadingPart::invoice) return cut;
    }
    return 0;
}

std::optional<RankedMeaning> look_up(const Words& words) {
    return heading_word(joined(words));
}

// Articles part from their words ("dell'acquirente"), and whose a column is from what it holds where no space
// does ("購入者メール").
Words words_of_heading(std::string_view heading) {
    std::string parted(heading);
    for (const std::string_view mark : {"\xE2\x80\x99", "'"}) {
        for (std::size_t at = 0; (at = parted.find(mark, at)) != std::string::npos; ++at) {
            const std::size_t begin = parted.find_last_of(" -/(", at) + 1;  // 0 where there is none
            const Words before = plain_words(std::string_view(parted).substr(begin, at - begin));
            if (before.size() == 1 && one_of(before[0], {"l", "d", "dell", "all", "nell", "sull", "qu"}))
                parted.replace(at, mark.size(), " ");
        }
    }
    Words words;
    for (const std::string& word : plain_words(parted)) {
        const std::size_t cut = length_of_owner(word);
        if (cut > 0) words.push_back(word.substr(0, cut));
        words.push_back(word.substr(cut));
    }
    return words;
}

// The words that say what a column holds, and whose the others say it is.
struct Sorted {
    Words rest;
    std::optional<Whose> whose;
    bool has_filler = false;
};

// Of several owners the one furthest from the attendee counts: "Ticket buyer", "Billing contact".
Sorted sort_words(const Words& words) {
    Sorted sorted;
    const auto belongs_to = [&](Whose whose) {
        sorted.whose = sorted.whose ? std::min(*sorted.whose, whose) : whose;
    };
    for (const std::string& word : words) {
        switch (heading_part(word).value_or(HeadingPart::elsewhere)) {
            case HeadingPart::attendee:
                belongs_to(Whose::attendee);
                break;
            case HeadingPart::companion:
                belongs_to(Whose::companion);
                break;
            case HeadingPart::order:
                belongs_to(Whose::order);
                break;
            case HeadingPart::buyer:
                belongs_to(Whose::buyer);
                break;
            case HeadingPart::invoice:
                belongs_to(Whose::invoice);
                break;
            case HeadingPart::filler:
                sorted.has_filler = true;
                break;
            default:
                sorted.rest.push_back(word);
        }
    }
    return sorted;
}

bool is_field(const std::optional<RankedMeaning>& found, Field field) {
    return found && found->meaning == value_of(field);
}

// What is left of a question where two words are known: the name or the role "of your organisation".
std::optional<RankedMeaning> look_up_of_organisation(const Words& rest) {
    if (rest.size() < 2) return std::nullopt;
    const auto organisation = look_up({rest.begin() + 1, rest.end()});
    if (!is_field(organisation, Field::organisation)) return std::nullopt;
    const auto first = look_up({rest.front()});
    if (is_field(first, Field::name)) return organisation;
    return is_field(first, Field::job_title) ? first : std::nullopt;
}

// "Your full name as it should stand on the badge".
bool asks_for_badge_name(const Words& words) {
    const auto has = [&](std::initializer_list<std::string_view> set) {
        return std::any_of(words.begin(), words.end(), [&](const auto& word) { return one_of(word, set); });
    };
    return has({"badge", "namensschild", "namebadge"}) &&
           has({"name", "nom", "nombre", "nome", "naam", "namn"});
}

// The heading without the words that say whose it is or nothing. "Name / Firma" names two things.
std::optional<RankedMeaning> look_up_qualified(const Words& words, bool names_two) {
    Sorted sorted = sort_words(words);
    Words& rest = sorted.rest;
    const bool is_somebody_elses = sorted.whose && *sorted.whose <= Whose::order;
    if (is_somebody_elses && rest.size() > 1 && rest.front() == "address")
        rest.erase(rest.begin());  // "Invoice address name"
    constexpr std::size_t words_of_role = 2;
    const bool is_role = rest.empty() && words.size() <= words_of_role && sorted.whose &&
                         (*sorted.whose == Whose::attendee || *sorted.whose == Whose::companion ||
                          *sorted.whose == Whose::buyer);
    auto found = rest.size() == words.size() ? std::nullopt : look_up(rest);
    if (is_role) found = RankedMeaning{value_of(Field::name), *sorted.whose, false, true};
    if (!found && !names_two) found = look_up_of_organisation(rest);
    if (!found && asks_for_badge_name(words)) found = RankedMeaning{value_of(Field::badge_name)};
    if (!found) return std::nullopt;
    found->whose = sorted.whose.value_or(found->whose);
    const bool is_others_reply =
        found->meaning.kind == ColumnKind::reply && found->whose != Whose::attendee && sorted.whose;
    if (is_others_reply) return std::nullopt;  // "Attending with partner"
    constexpr std::size_t words_of_question = 4;
    if (sorted.has_filler && words.size() >= words_of_question)
        found->why = "the question holds that word and no other";
    return found;
}

// What is left where coming is not what is asked for: "How many people will attend?" is a number of places,
// "Which company are you coming from?" the company. Of other things it may well be the question.
std::optional<RankedMeaning> look_up_beside_coming(const Words& words) {
    Words rest;
    for (const std::string& word : words) {
        const auto part = heading_part(word);
        const bool is_beside =
            part == HeadingPart::coming || part == HeadingPart::occasion || part == HeadingPart::filler;
        if (!is_beside) rest.push_back(word);
    }
    const auto found = look_up(rest);
    if (!found) return std::nullopt;
    const ColumnMeaning& meaning = found->meaning;
    const bool may_be_asked = meaning.kind == ColumnKind::places || meaning.kind == ColumnKind::guests ||
                              meaning == value_of(Field::organisation);
    return may_be_asked ? found : std::nullopt;
}

// "Will you attend?", "Asistencia (SI/NO)": of nothing but coming, and of what everybody comes to.
std::optional<RankedMeaning> look_up_reply(const Words& words) {
    bool asks = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "present" && i > 0 && words[i - 1] == "to") return std::nullopt;  // a talk
        const auto part = heading_part(word);
        const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
        if (part == HeadingPart::coming)
            asks = true;
        else if (part != HeadingPart::filler && part != HeadingPart::occasion && !is_number)
            return std::nullopt;
    }
    if (!asks) return std::nullopt;
    return RankedMeaning{meaning_of(ColumnKind::reply)};
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
    return RankedMeaning{meaning_of(ColumnKind::session)};
}

bool is_name_part(const ColumnMeaning& meaning) {
    return meaning == value_of(Field::given_name) || meaning == value_of(Field::family_name);
}

// A heading is taken apart so often and no more, and not one that is longer: each part of it is understood as
// a heading of its own, whose parts are, too, so that the work doubles with every mark.
constexpr int most_partings = 4;
constexpr std::size_t longest_parted_bytes = 300;

std::optional<RankedMeaning> understand(std::string_view heading, int partings);

// "Attendee name: Family name": the part after the colon, with the rank of what is before it.
std::optional<RankedMeaning> understand_scheme(std::string_view heading, int partings) {
    const std::size_t colon = heading.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto whole = understand(heading.substr(0, colon), partings);
    auto part = understand(heading.substr(colon + 1), partings);
    if (!is_field(whole, Field::name) || !part) return std::nullopt;
    // "Nombre" beside "Apellidos": below a whole name the short word is its first part.
    if (part->meaning == value_of(Field::name)) part->meaning = value_of(Field::given_name);
    if (!is_name_part(part->meaning)) return std::nullopt;
    part->whose = whole->whose;
    part->is_short_name = false;
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
    return RankedMeaning{{ColumnKind::value, Field::name, {}, family_first, false}, first->whose};
}

std::optional<RankedMeaning> understand(std::string_view heading, int partings) {
    const Words words = words_of_heading(heading);
    if (words.empty()) return std::nullopt;
    if (auto found = look_up(words)) return found;
    const bool may_part = partings > 0 && heading.size() <= longest_parted_bytes;
    if (may_part)
        if (auto found = understand_scheme(heading, partings - 1)) return found;
    if (auto found = look_up_reply(words)) return found;
    if (auto found = look_up_qualified(words, heading.find('/') != std::string_view::npos)) return found;
    if (auto found = look_up_beside_coming(words)) return found;
    if (may_part)
        if (auto found = understand_parts(heading, partings - 1)) return found;
    return look_up_session(words);
}

}  // namespace

std::optional<RankedMeaning> understand_heading(std::string_view heading) {
    if (heading == "+1") return RankedMeaning{meaning_of(ColumnKind::guests)};
    auto found = understand(with_plain_marks(heading), most_partings);
    const Words words = plain_words(heading);
    const bool counts_themselves = std::any_of(words.begin(), words.end(), [](const auto& word) {
        return one_of(word, {"incl", "including", "inclusive", "yourself", "inklusive", "inbegriffen",
                             "compris", "incluido"});
    });
    if (found && found->meaning.kind == ColumnKind::guests && counts_themselves)
        found->meaning = meaning_of(ColumnKind::places);
    return found;
}

bool asks_for_reply(std::string_view heading) {
    return look_up_reply(words_of_heading(heading)).has_value();
}

bool is_about_something_else(std::string_view heading) {
    const Words words = words_of_heading(heading);
    return std::any_of(words.begin(), words.end(), [](const auto& word) {
        const auto part = heading_part(word);
        return part == HeadingPart::elsewhere || part == HeadingPart::companion ||
               part == HeadingPart::buyer || part == HeadingPart::invoice;
    });
}

std::string_view column_field_name(const ColumnMeaning& meaning) {
    switch (meaning.kind) {
        case ColumnKind::value:
            return field_name(meaning.field);
        case ColumnKind::own_id:
            return "id";
        case ColumnKind::attendee_id:
        case ColumnKind::ticket_number:
            return "attendee_id";
        case ColumnKind::position:
            return "position";
        case ColumnKind::session:
            return "workshop";
        case ColumnKind::reply:
            return field_name(Field::status);
        case ColumnKind::places:
            return "places";
        case ColumnKind::guests:
            return "guests";
        case ColumnKind::family_prefix:
        case ColumnKind::second_family:
            return field_name(Field::family_name);
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

std::optional<ColumnMeaning> column_meaning_named(std::string_view name) {
    const std::string folded = plain_letters(name);
    if (one_of(folded, {"session", "sessions", "workshop", "workshops"}))
        return meaning_of(ColumnKind::session);
    if (one_of(folded, {"attendeeid", "id"})) return meaning_of(ColumnKind::attendee_id);
    if (one_of(folded, {"answer", "answers"})) return meaning_of(ColumnKind::answer);
    if (one_of(folded, {"ignored", "ignore", "none"})) return meaning_of(ColumnKind::ignored);
    if (one_of(folded, {"flag", "flags"})) return meaning_of(ColumnKind::flags);
    if (one_of(folded, {"cancelled", "void"})) return meaning_of(ColumnKind::cancelled);
    if (one_of(folded, {"places", "seats", "quantity"})) return meaning_of(ColumnKind::places);
    if (folded == "guests") return meaning_of(ColumnKind::guests);
    if (folded == "position") return meaning_of(ColumnKind::position);
    if (folded == "code" || folded == "barcode") return value_of(Field::codes);
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (field != Field::seat && plain_letters(field_name(field)) == folded) return value_of(field);
    }
    return std::nullopt;
}

std::string column_field_names() {
    std::string names;
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (field == Field::seat || field == Field::answers || field == Field::sessions) continue;
        names += std::string(field_name(field)) + ", ";
    }
    return names + "workshop, attendee_id, places, guests, cancelled, answer, ignored";
}

}  // namespace lanyard
