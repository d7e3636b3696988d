// Small vocabularies, and the rule for commas in names.
#include "formats/list_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cctype>
#include <unordered_set>
#include <utility>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/list_headings.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

// As plain letters.
constexpr std::string_view words_by_status = R"(
expected:
    paid attending yes y true 1 x ok confirmed approved accepted registered booked going coming complete completed
    attended checkedin arrived present active valid issued sold free willattend notcancelled manual offline
    partiallyrefunded
    ja bezahlt bestatigt angemeldet zugesagt eingecheckt oui paye payee confirme confirmee inscrit inscrite valide
    si pagado confirmado sim tak betaald ie
cancelled:
    cancelled canceled notattending no n false 0 refunded deleted withdrawn declined rejected denied void voided
    expired abandoned notgoing notcoming notapproved apologies sentapologies unable unabletoattend cantattend
    cannotattend willnotattend transferred chargedback removed dropped
    nein storniert abgesagt abgemeldet abgelaufen abgelehnt erstattet non annule annulee rembourse refuse expire absent
    cancelado annullato geannuleerd nie na
pending:
    pending awaitingpayment tbc tba tbd tobeconfirmed maybe possibly unpaid notpaid waiting waitlist waitlisted
    waitinglist onwaitinglist requested invited provisional provisionally tentative reserved onhold pendingapproval
    approvalpending awaitingapproval awaitingconfirmation awaitingresponse processing unconfirmed notconfirmed
    interested draft
    ausstehend offen unbezahlt warteliste vielleicht angefragt enattente listedattente peutetre nonpaye impaye pendiente
)";

// What stands for a seat rather than a person: with one another and with numbers, or alone where it is
// telling.
constexpr std::string_view words_by_seat = R"(
telling:
    tbc tba tbd unnamed unknown placeholder delegate delegates attendee participant participante guest registrant
    speaker teilnehmer teilnehmerin gast nn
with another:
    name info information requested to be confirmed announced decided plus one spare place seat colleague
)";

std::optional<AttendeeStatus> status_of(std::string_view text) {
    static const auto table = read_word_table(words_by_status);
    const auto found = table.find(plain_letters(text));
    if (found == table.end()) return std::nullopt;
    return status_from_name(found->second);
}

// Letters of which at least two have an upper case, and none stands in the lower one.
bool is_in_capitals(std::string_view text) {
    int capitals = 0;
    const auto* data = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        if (c < 0 || u_isULowercase(c)) return false;
        capitals += u_isUUppercase(c) ? 1 : 0;
    }
    return capitals >= 2;
}

// What follows a comma without being a given name.
bool is_title_after_name(std::string_view text) {
    constexpr std::string_view titles = R"(
title:
    jr sr junior senior ii iii iv phd md mbe obe cbe dbe kbe qc kc ma msc ba bsc mba mp rn dr prof esq frs cqsw dipsw
    mr mrs ms cllr
)";
    static const auto table = read_word_table(titles);
    return table.count(plain_letters(text)) > 0;
}

// Lower-case words; letters beyond ASCII stay as they are, which spares ICU for every name of a list.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte)) {
            word += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        } else if (!word.empty()) {
            visit(word);
            word.clear();
        }
    }
    if (!word.empty()) visit(word);
}

bool is_number(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<AttendeeStatus> status_from_words(std::string_view text) {
    if (clean_text(text).empty()) return AttendeeStatus::expected;
    if (const auto status = status_of(text)) return status;
    // "No - cancelled", "Yes (day 1)": the first part that means something.
    for (const auto part : split(text, "-,:;(/")) {
        if (part.empty()) continue;
        if (const auto status = status_of(part)) return status;
    }
    return std::nullopt;
}

bool says_yes(std::string_view text) {
    const std::string letters = plain_letters(text);
    static const std::unordered_set<std::string_view> noes = {"",    "no",   "n",  "false", "0",   "nein",
                                                              "non", "none", "na", "never", "nie", "not"};
    return noes.count(letters) == 0;
}

bool says_void(std::string_view text) {
    static const std::unordered_set<std::string_view> valid = {
        "valid",   "active",    "issued",       "live",        "current", "ok",
        "notvoid", "notvoided", "notcancelled", "notcanceled", "gultig",  "valide"};
    return says_yes(text) && valid.count(plain_letters(text)) == 0;
}

PersonName name_from_one_cell(std::string text, bool family_first) {
    const std::size_t comma = text.find(',');
    if (comma == std::string::npos || text.find(',', comma + 1) != std::string::npos)
        return {std::move(text), "", ""};
    std::string family = clean_text(std::string_view(text).substr(0, comma));
    std::string given = clean_text(std::string_view(text).substr(comma + 1));
    const bool certain = family_first || is_in_capitals(family);
    if (!certain || family.empty() || given.empty() || is_title_after_name(given))
        return {std::move(text), "", ""};
    return name_from_two_cells(std::move(given), std::move(family));
}

PersonName name_from_two_cells(std::string given, std::string family) {
    std::string whole = given;
    if (!given.empty() && !family.empty()) whole += ' ';
    whole += family;
    return {std::move(whole), std::move(given), std::move(family)};
}

bool is_placeholder_name(std::string_view name) {
    constexpr std::size_t longest_placeholder = 60;
    if (name.empty() || name.size() > longest_placeholder) return false;
    if (name.find_first_not_of("?-.*/ ") == std::string_view::npos) return true;
    for (std::string_view sign : {"N.N.", "N. N.", "n/a", "N/A", "+1", "À confirmer", "à confirmer"}) {
        if (name == sign) return true;
    }
    static const auto table = read_word_table(words_by_seat);
    bool only_seat_words = true, telling = false;
    int words = 0;
    for_each_word(name, [&](const std::string& word) {
        ++words;
        if (is_number(word)) return;
        const auto found = table.find(word);
        only_seat_words = only_seat_words && found != table.end();
        telling = telling || (found != table.end() && found->second == "telling");
    });
    return only_seat_words && (telling || words > 1);
}

bool is_organisation_name(std::string_view name) {
    static const std::unordered_set<std::string_view> telling = {
        "council", "university", "borough",    "nhs",      "ltd",         "limited",    "gmbh",   "inc",
        "plc",     "llp",        "department", "ministry", "universität", "université", "conseil"};
    bool found = false;
    int words = 0;
    for_each_word(name, [&](const std::string& word) {
        ++words;
        found = found || telling.count(word) > 0;
    });
    return found && words > 1;
}

}  // namespace lanyard
