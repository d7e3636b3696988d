// What is said of a settings file that cannot be used: the line, the key, and what was probably meant.
#include "event/settings_table.h"

#include <doctest/doctest.h>

#include <string>

using namespace lanyard;

namespace {

// Reads `key` of a file with `read` and gives the error's line for people, "" where all was well.
template <class Read>
std::string message_for(const std::string& text, Read read) {
    const toml::table parsed = toml::parse(text);
    FirstMistake mistake("file.toml");
    SettingsTable table(parsed, "[part]", mistake);
    read(table);
    return mistake.error() ? mistake.error()->message() : "";
}

// The error of a file of which every key is unknown.
std::string message_of(const std::string& text) {
    const auto parsed = parse_settings(text, "file.toml");
    if (!parsed) return parsed.error().message();
    FirstMistake mistake("file.toml");
    SettingsTable(*parsed, "", mistake).refuse_unknown_keys();
    return mistake.error() ? mistake.error()->message() : "";
}

}  // namespace

TEST_CASE("the nearest known word") {
    const std::vector<std::string> known = {"capacity", "closes", "opens", "name"};
    CHECK(nearest_known("capcity", known) == "Did you mean capacity?");
    CHECK(nearest_known("colses", known) == "Did you mean closes?");
    CHECK(nearest_known("open", known) == "Did you mean opens?");
    CHECK(nearest_known("nmae", known) == "Did you mean name?");
    CHECK(nearest_known("xyz", known) == "Known here: capacity, closes, opens, name");
    CHECK(nearest_known("", known) == "Known here: capacity, closes, opens, name");
    CHECK(nearest_known("anything", {}) == "Known here: ");
}

TEST_CASE("values of the right form are read") {
    const toml::table parsed = toml::parse(
        "text = 'a'\ntexts = ['a', 'b']\nyes = true\nnumber = 7\ncolour = '#0B5156'\nday = 2017-11-10\n"
        "moment = 2017-11-10T08:30:00\nword = 'two'\n");
    FirstMistake mistake("file.toml");
    SettingsTable table(parsed, "", mistake);
    CHECK(table.text("text") == "a");
    CHECK(table.texts("texts") == std::vector<std::string>{"a", "b"});
    CHECK(table.yes_or_no("yes") == true);
    CHECK(table.whole_number("number", 7, 7) == 7);
    CHECK(table.colour("colour") == 0x0b5156u);
    CHECK(table.date("day") == "2017-11-10");
    CHECK(format_iso(*table.moment("moment", "Europe/London"), "UTC") == "2017-11-10T08:30:00+00:00");
    CHECK(table.choice<int>("word", {{"one", 1}, {"two", 2}}) == 2);
    table.refuse_unknown_keys();
    table.require({"text", "number"});
    CHECK_FALSE(mistake.error());
}

TEST_CASE("keys that are missing are empty and no mistake") {
    CHECK(message_for("", [](SettingsTable& table) {
              CHECK_FALSE(table.text("a"));
              CHECK(table.texts("b").empty());
              CHECK_FALSE(table.yes_or_no("c"));
              CHECK_FALSE(table.whole_number("d", 0, 1));
              CHECK_FALSE(table.colour("e"));
              CHECK_FALSE(table.date("f"));
              CHECK_FALSE(table.moment("g", "UTC"));
              CHECK_FALSE(table.table("h"));
              CHECK(table.tables("i", "[[i]]").empty());
              table.refuse_unknown_keys();
          }) == "");
}

TEST_CASE("values of another form are refused with their line") {
    const auto at_line_2 = [](const std::string& what) { return "file.toml: line 2: [part]: " + what; };
    CHECK(message_for("\nk = 7", [](auto& t) { t.text("k"); }) ==
          at_line_2("k must be a text in quotation marks"));
    CHECK(message_for("\nk = 'a'", [](auto& t) { t.texts("k"); }) ==
          at_line_2("k must be a list of texts, such as [\"one\", \"two\"]"));
    CHECK(message_for("\nk = ['a', 1]", [](auto& t) { t.texts("k"); }) ==
          at_line_2("k must be a list of texts, such as [\"one\", \"two\"]"));
    CHECK(message_for("\nk = 1", [](auto& t) { t.yes_or_no("k"); }) == at_line_2("k must be true or false"));
    for (const std::string value : {"'3'", "3.0", "0", "11", "99999999999", "true"}) {
        CHECK(message_for("\nk = " + value, [](auto& t) { t.whole_number("k", 1, 10); }) ==
              at_line_2("k must be a whole number from 1 to 10"));
    }
    for (const std::string value : {"'red'", "'#0b515'", "'#0b515g'", "'0b51566'"}) {
        CHECK(message_for("\nk = " + value, [](auto& t) { t.colour("k"); }) ==
              at_line_2("k must be a colour like \"#0b5156\""));
    }
    for (const std::string value : {"'10.11.2017'", "2017-11-10T08:30:00", "7", "'2017-13-10'", "''"}) {
        CHECK(message_for("\nk = " + value, [](auto& t) { t.date("k"); }) ==
              at_line_2("k must be a date like \"2017-11-10\""));
    }
    for (const std::string value : {"'08:30'", "08:30:00", "2017-11-10", "830", "''"}) {
        CHECK(message_for("\nk = " + value, [](auto& t) { t.moment("k", "UTC"); }) ==
              at_line_2("k must be a date and time like \"2017-11-10T08:30\""));
    }
    CHECK(message_for("\nk = 'fre'", [](auto& t) {
              t.template choice<int>("k", {{"free", 1}, {"scan", 2}});
          }) == at_line_2("k cannot be \"fre\". Did you mean free?"));
    CHECK(message_for("\nk = 1", [](auto& t) { t.table("k"); }) ==
          at_line_2("k must be written as [k], with its keys on the lines below"));
    CHECK(message_for("\n[k]", [](auto& t) { t.tables("k", "[[k]]"); }) ==
          at_line_2("k must be written as [[k]], once for each"));
}

TEST_CASE("the unknown key that comes first in the file is named, and only the first mistake") {
    CHECK(message_for("name = 'a'\nzebra = 1\nnaem = 2\n", [](SettingsTable& table) {
              table.text("name");
              table.refuse_unknown_keys();
              table.report("name", "something later");
          }) == "file.toml: line 2: [part]: unknown key \"zebra\". Known here: name");
}

TEST_CASE("a required key must be there and say something") {
    CHECK(message_for("a = 'x'", [](auto& t) {
              t.require({"a", "b"});
          }) == "file.toml: line 1: [part]: b is missing. Add a line b = \"…\"");
    CHECK(message_for("a = 'x'\nb = '  '", [](auto& t) {
              t.require({"a", "b"});
          }) == "file.toml: line 2: [part]: b is blank");
}

TEST_CASE("numbers may have a fraction, and lists of them have their length") {
    const toml::table parsed = toml::parse("size = 7.5\nwhole = 7\nrect = [1, 2.5, 3, -4]\n");
    FirstMistake mistake("file.toml");
    SettingsTable table(parsed, "", mistake);
    CHECK(table.number("size", 0, 10) == 7.5);
    CHECK(table.number("whole", 0, 10) == 7);
    CHECK(table.numbers("rect", 4) == std::vector<double>{1, 2.5, 3, -4});
    CHECK_FALSE(table.number("missing", 0, 10));
    CHECK_FALSE(mistake.error());

    const auto number = [](SettingsTable& table) { table.number("n", 0, 10); };
    CHECK(message_for("n = 11", number) == "file.toml: line 1: [part]: n must be a number from 0 to 10");
    CHECK_FALSE(message_for("n = nan", number).empty());
    CHECK_FALSE(message_for("n = '7'", number).empty());
    const auto numbers = [](SettingsTable& table) { table.numbers("n", 2); };
    CHECK(message_for("n = [1]", numbers) == "file.toml: line 1: [part]: n must be a list of 2 numbers");
    CHECK_FALSE(message_for("n = [1, 'a']", numbers).empty());
}

TEST_CASE("tables and lists go so deep and no deeper, before the library sees them") {
    const auto nested = [](const std::string& opening, std::size_t times, const std::string& closing) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i) text += opening;
        text += '1';
        for (std::size_t i = 0; i < times; ++i) text += closing;
        return text;
    };
    const auto dotted = [&](std::size_t parts) { return nested("a.", parts, ""); };
    for (const std::size_t depth : {most_settings_depth + 1, std::size_t(100'000)}) {
        CAPTURE(depth);
        for (const std::string& text :
             {"x = 1\n[" + dotted(depth) + "]\n", "x = 1\n" + dotted(depth) + " = 1\n",
              "x = 1\ny = " + nested("[", depth, "]"), "x = 1\ny = " + nested("{a = ", depth, "}"),
              "x = 1\ny = {" + dotted(depth) + " = 1}\n"}) {
            const auto parsed = parse_settings(text, "file.toml");
            REQUIRE_FALSE(parsed.ok());
            CHECK(parsed.error().kind == ErrorKind::input);
            CHECK(parsed.error().message().rfind("file.toml: line 2: ", 0) == 0);
        }
    }
    // What stands in quotation marks or behind a "#" is no depth.
    const std::string dots(1000, '.'), brackets(1000, '[');
    for (const std::string& text :
         {"x = \"" + dots + brackets + "\"", "x = '" + brackets + "\"'", "# " + brackets + dots,
          "x = \"\"\"\n" + dots + "\"\n" + brackets + "\"\"\"", "x = \"\\\"" + brackets + "\"",
          "x = '''" + brackets + "'''", std::string("[a.b.c.d]\nx = [[1.5, 2.5], [3.5]]\n"),
          "[" + dotted(most_settings_depth - 1) + "]"}) {
        CAPTURE(text);
        CHECK(parse_settings(text, "file.toml").ok());
    }
}

TEST_CASE("a file that is too large, and one long line, are told in a few words") {
    CHECK(parse_settings(std::string(most_settings_bytes + 1, '#'), "file.toml").error().kind ==
          ErrorKind::input);
    for (const std::string& text : {"name = " + std::string(100'000, 'x'), std::string(100'000, 'x') + " = 1",
                                    "name = \"" + std::string(100'000, 'x')}) {
        const std::string told = message_of(text);
        CHECK(told.size() < 600);
        CHECK(told.size() > 10);
    }
}
