// Statuses in many words, names with commas, and seats that hold nobody yet.
#include "formats/list_words.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("statuses in any words") {
    for (const char* words :
         {"paid", "Attending", "Yes", "", "  ", "Yes (day 1)", "bezahlt", "Payé", "approved", "Checked In"}) {
        CAPTURE(words);
        CHECK(status_from_words(words) == AttendeeStatus::expected);
    }
    for (const char* words :
         {"Not Attending", "No - cancelled", "storniert", "Refunded", "canceled", "Withdrawn", "N", "Annulé",
          "Cancelled: ill", "Refunded/Canceled", "Can't attend"}) {
        CAPTURE(words);
        CHECK(status_from_words(words) == AttendeeStatus::cancelled);
    }
    for (const char* words :
         {"tbc", "Awaiting Payment", "pending", "ausstehend", "En attente", "Maybe", "tbc - asks manager"}) {
        CAPTURE(words);
        CHECK(status_from_words(words) == AttendeeStatus::pending);
    }
    CHECK_FALSE(status_from_words("purple").has_value());
    CHECK_FALSE(status_from_words("see below").has_value());
}

TEST_CASE("yes is all but no") {
    for (const char* words : {"yes", "x", "1", "TRUE", "2017-11-01"}) CHECK(says_yes(words));
    for (const char* words : {"", "no", "N", "0", "false", "n/a", "-"}) CHECK_FALSE(says_yes(words));
}

TEST_CASE("a comma parts a name only where capitals or the heading say so") {
    PersonName name = name_from_one_cell("SMITH-JONES, Ann", false);
    CHECK(name.whole == "Ann SMITH-JONES");
    CHECK(name.given == "Ann");
    CHECK(name.family == "SMITH-JONES");
    name = name_from_one_cell("MÜLLER, Jürgen", false);
    CHECK(name.whole == "Jürgen MÜLLER");
    name = name_from_one_cell("van der Berg, Piet", true);
    CHECK(name.whole == "Piet van der Berg");
    CHECK(name.family == "van der Berg");
    for (const char* whole : {"Nick \"Nico\" Comma, Jr.", "Smith, John", "SMITH, PhD", "王, 小明", "Suharti",
                              "A, B, C", "SMITH,"}) {
        CAPTURE(whole);
        name = name_from_one_cell(whole, false);
        CHECK(name.whole == whole);
        CHECK(name.given == "");
        CHECK(name.family == "");
    }
}

TEST_CASE("two cells make a whole name, one of them too") {
    CHECK(name_from_two_cells("Mary Jane", "Watson Parker").whole == "Mary Jane Watson Parker");
    CHECK(name_from_two_cells("Suharti", "").whole == "Suharti");
    CHECK(name_from_two_cells("", "Prince").whole == "Prince");
}

TEST_CASE("placeholders are no names, and names no placeholders") {
    for (const char* name :
         {"TBC", "tba", "Tbc 2", "Delegate 2", "Delegate", "To be confirmed", "Name TBC", "Guest 3", "?",
          "N.N.", "n/a", "Info Requested", "Info Requested Info Requested", "+1", "Plus one", "Place 4"}) {
        CAPTURE(name);
        CHECK(is_placeholder_name(name));
    }
    for (const char* name : {"John Guest", "Na Li", "Ann Place", "Toby Seat", "Tea Benett", "Suharti", "",
                             "Unknown Pleasures"}) {
        CAPTURE(name);
        CHECK_FALSE(is_placeholder_name(name));
    }
}

TEST_CASE("organisations' names are known by their words") {
    CHECK(is_organisation_name("Leeds City Council"));
    CHECK(is_organisation_name("University of Bedfordshire"));
    CHECK_FALSE(is_organisation_name("Jane Smith"));
    CHECK_FALSE(is_organisation_name("Council"));
    CHECK_FALSE(is_organisation_name("Trust Nkomo"));
}

TEST_CASE("a void column says void, or that the ticket is good") {
    for (const char* is_void : {"void", "yes", "Voided", "x", "2017-10-02", "TRUE", "cancelled"})
        CHECK(says_void(is_void));
    for (const char* is_good : {"", "valid", "Active", "no", "false", "Not void", "0"})
        CHECK_FALSE(says_void(is_good));
}

TEST_CASE("replies, a bare yes or no, and what stands behind a comma") {
    for (const char* words : {"Going", "not attending", "Zugesagt", "欠席", "불참", "Declined"})
        CHECK(is_reply(words));
    for (const char* words : {"yes", "paid", "active", "maybe", "Leeds", ""}) CHECK_FALSE(is_reply(words));
    for (const char* words : {"Yes", "no", "Sí", "nein", "Não", "はい", "아니오", "네"})
        CHECK(is_yes_or_no(words));
    for (const char* words : {"maybe", "going", "Nora", ""}) CHECK_FALSE(is_yes_or_no(words));
    for (const char* words : {"PhD", "Jr.", "Inc.", "Ltd"}) CHECK(stands_behind_comma(words));
    for (const char* words : {"Junior Club", "Speaker", "a@x.example"})
        CHECK_FALSE(stands_behind_comma(words));
    // The Korean yes in Latin letters would be the Czech no.
    CHECK(status_from_words("네") == AttendeeStatus::expected);
    CHECK(status_from_words("ne") == AttendeeStatus::cancelled);
}
