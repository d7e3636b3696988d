// The name on the badge, placeholders and conditions.
#include "badge/badge_fields.h"

#include <doctest/doctest.h>

#include "badge/attendee_badge.h"

using namespace lanyard;

namespace {

BadgeFields person(std::string name, std::string given, std::string family) {
    BadgeFields fields;
    fields.name = std::move(name);
    fields.given_name = std::move(given);
    fields.family_name = std::move(family);
    return fields;
}

BadgeFields with_flag(BadgeFields fields, std::string flag) {
    fields.flags.push_back(std::move(flag));
    return fields;
}

}  // namespace

TEST_CASE("the badge has the name as the person wrote it") {
    CHECK(badge_name(person("Zainab Jones", "Zainab", "Jones")) == "Zainab Jones");
    CHECK(badge_name(person("Zee Jones", "Zainab", "Jones")) == "Zee Jones");
    CHECK(badge_name(person("Björk", "", "")) == "Björk");
    CHECK(badge_name(person("", "Zainab", "Jones")) == "Zainab Jones");
    CHECK(badge_name(person("", "", "Ng")) == "Ng");
    CHECK(badge_name(person("", "", "")).empty());
}

TEST_CASE("with first_name_only it has the given name and nothing else") {
    const auto only = [](const BadgeFields& fields) {
        return badge_name(with_flag(fields, "first_name_only"));
    };
    CHECK(only(person("Zainab Jones", "Zainab", "Jones")) == "Zainab");
    CHECK(only(person("Nguyễn Văn An", "An", "Nguyễn Văn")) == "An");
    CHECK(only(person("欧阳娜娜", "娜娜", "欧阳")) == "娜娜");
    CHECK(only(person("Zainab Jones", "", "")) == "Zainab");
    CHECK(only(person("Zee Jones", "Zainab", "Jones")) == "Zee");
    CHECK(only(person("Björk", "", "")) == "Björk");
    CHECK(only(person("", "Zainab", "Jones")) == "Zainab");
}

TEST_CASE("no placeholder lets the family name out of a first_name_only badge") {
    const BadgeFields fields = with_flag(person("Zainab Jones", "Zainab", "Jones"), "first_name_only");
    for (const std::string& placeholder : badge_placeholders()) {
        CAPTURE(placeholder);
        CHECK(fill_template("{" + placeholder + "}", fields).find("Jones") == std::string::npos);
    }
}

TEST_CASE("the name in lines breaks between given and family name, in the person's own order") {
    CHECK(badge_name_lines(person("Zainab Jones", "Zainab", "Jones")) == "Zainab\nJones");
    CHECK(badge_name_lines(person("Dr Maria da Silva", "Maria", "da Silva")) == "Dr Maria\nda Silva");
    CHECK(badge_name_lines(person("Nguyễn Văn An", "An", "Nguyễn")) == "Nguyễn\nVăn An");
    CHECK(badge_name_lines(person("欧阳娜娜", "娜娜", "欧阳")) == "欧阳娜娜");
    CHECK(badge_name_lines(person("Zainab Jones", "", "")) == "Zainab Jones");
    CHECK(badge_name_lines(person("Ng", "", "Ng")) == "Ng");
    CHECK(badge_name_lines(person("Anna McJones", "Anna", "Jones")) == "Anna McJones");
    CHECK(badge_name_lines(person("Jones", "Zainab", "Jones")) == "Jones");
}

TEST_CASE("what a person is called stands apart from the rest of the name on the badge") {
    const auto parts = [](const BadgeFields& fields) {
        return called_name(fields) + "|" + rest_of_name(fields);
    };
    CHECK(parts(person("Zainab Jones", "Zainab", "Jones")) == "Zainab|Jones");
    CHECK(parts(person("Nguyễn Văn An", "An", "Nguyễn")) == "An|Nguyễn Văn");
    CHECK(parts(person("Dr Maria da Silva", "Maria", "da Silva")) == "Maria|Dr da Silva");
    CHECK(parts(person("Annabel Ann", "Ann", "Annabel")) == "Ann|Annabel");
    CHECK(parts(person("Lizzie Hartnoll-Ashe", "", "")) == "Lizzie Hartnoll-Ashe|");
    CHECK(parts(person("欧阳娜娜", "娜娜", "欧阳")) == "欧阳娜娜|");
    CHECK(parts(with_flag(person("Zainab Jones", "Zainab", "Jones"), "first_name_only")) == "Zainab|");
}

TEST_CASE("a programme's line keeps the tab behind its time, and nothing else that a title brings") {
    BadgeFields fields;
    fields.programme = {"2017-11-10", "09:30\tOpening\tand\nmore", "11:10\tTalk · Small Hall"};
    CHECK(fill_template("{programme}", fields) ==
          "2017-11-10\n09:30\tOpening and more\n11:10\tTalk\u00a0· Small Hall");
}

TEST_CASE("a template is filled, and lines without anything to say are left out") {
    BadgeFields fields = person("Zainab Jones", "Zainab", "Jones");
    fields.organisation = "Institute of Family Therapy";
    fields.sessions = {"Opening", "Workshop B"};
    CHECK(fill_template("{organisation}", fields) == "Institute of Family Therapy");
    CHECK(fill_template("Hello {given_name}!", fields) == "Hello Zainab!");
    CHECK(fill_template("{job_title}\n{organisation}", fields) == "Institute of Family Therapy");
    CHECK(fill_template("Role: {job_title}", fields).empty());
    CHECK(fill_template("{sessions}", fields) == "Opening\nWorkshop B");
    CHECK(fill_template("Staff only", fields) == "Staff only");
    CHECK(fill_template("", fields).empty());
}

TEST_CASE("braces without a partner are plain text") {
    const BadgeFields fields = person("Zainab Jones", "Zainab", "Jones");
    CHECK(fill_template("a } b", fields) == "a } b");
    CHECK(fill_template("a { b", fields) == "a { b");
    CHECK(fill_template("{{given_name}", fields) == "{Zainab");
    CHECK(placeholders_in("{name} and {nmae}") == std::vector<std::string>{"name", "nmae"});
}

TEST_CASE("a field from somebody else's file becomes one line of valid text") {
    BadgeFields fields;
    fields.organisation = "  London\r\n\tBorough\u2028of \x01 Camden ";
    CHECK(fill_template("{organisation}", fields) == "London Borough of Camden");
    fields.organisation = "Caf\xe9";
    CHECK(fill_template("{organisation}", fields) == "Caf\uFFFD");
    fields.organisation = "{code}";
    fields.code = "SECRET";
    CHECK(fill_template("{organisation}", fields) == "{code}");
}

TEST_CASE("conditions ask for a ticket type, a flag, or both") {
    BadgeFields speaker = with_flag({}, "no_photo");
    speaker.ticket_type = "Speaker";
    CHECK(BadgeCondition{}.holds(speaker));
    CHECK(BadgeCondition{{"speaker", "press"}, {}}.holds(speaker));
    CHECK_FALSE(BadgeCondition{{"press"}, {}}.holds(speaker));
    CHECK(BadgeCondition{{}, {"escort", "no_photo"}}.holds(speaker));
    CHECK_FALSE(BadgeCondition{{}, {"escort"}}.holds(speaker));
    CHECK_FALSE(BadgeCondition{{"press"}, {"no_photo"}}.holds(speaker));
    CHECK_FALSE(BadgeCondition{{}, {"no_photo"}}.holds(BadgeFields{}));
}

TEST_CASE("conditions for different ticket types never meet on one badge") {
    const BadgeCondition press{{"Press"}, {}};
    CHECK(press.can_meet({{"Speaker", "press"}, {}}));
    CHECK_FALSE(press.can_meet({{"Speaker", "Guest"}, {}}));
    CHECK(press.can_meet({}));
    CHECK(press.can_meet({{}, {"no_photo"}}));
}

TEST_CASE("one print may say otherwise: a name as it is written, and a line that is left out") {
    BadgeFields fields = with_flag(person("Zainab Jones", "Zainab", "Jones"), "first_name_only");
    fields.flags.push_back("no_photo");
    fields.organisation = "Leeds";
    fields.job_title = "Chair";
    say_on_badge(fields, {});
    CHECK(fill_template("{name}, {organisation}", fields) == "Zainab, Leeds");
    say_on_badge(fields, {{Field::name, "Dr Zainab Jones-Okafor"}, {Field::job_title, ""}});
    CHECK(badge_name_lines(fields) == "Dr Zainab Jones-Okafor");
    CHECK(fill_template("{name}\n{job_title}\n{organisation}", fields) == "Dr Zainab Jones-Okafor\nLeeds");
    CHECK(fields.flags == std::vector<std::string>{"no_photo"});
    // What does not stand on a badge stands on none.
    say_on_badge(fields, {{Field::email, "z@x.example"}});
    CHECK(fill_template("{name}", fields) == "Dr Zainab Jones-Okafor");
}
