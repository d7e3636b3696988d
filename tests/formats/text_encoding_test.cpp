// Encodings told apart by their form and by the words they give.
#include "formats/text_encoding.h"

#include <doctest/doctest.h>
#include <unicode/unistr.h>

using namespace lanyard;

namespace {

// `text` in an encoding, repeated as a list's rows are.
std::string encoded(const std::string& text, const char* encoding, int rows = 5) {
    std::string all = "Name,Organisation\n";
    for (int i = 0; i < rows; ++i) all += text;
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(all);
    std::string bytes(static_cast<std::size_t>(unicode.length()) * 4, '\0');
    const int size =
        unicode.extract(0, unicode.length(), bytes.data(), static_cast<uint32_t>(bytes.size()), encoding);
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

void check_found(const std::string& text, const char* encoding, const char* name) {
    CAPTURE(text);
    CAPTURE(encoding);
    const auto decoded = decode_text(encoded(text, encoding), "list.csv");
    REQUIRE(decoded.ok());
    CHECK(decoded->encoding == name);
    CHECK(decoded->text.find(text) != std::string::npos);
}

const std::string western =
    "José Côté,Leeds\nZoë Müller,York\nSiân Pérez,Hull\nHåkon Nuñez,Leeds\nAnna Smith,Bath\n";
const std::string czech =
    "Jiří Dvořák,Magistrát města Brna\nZdeňka Růžičková,Město Plzeň\nTomáš Šťastný,Praha\n";
const std::string polish =
    "Łukasz Wójcik,Urząd Miasta Łodzi\nMałgorzata Żak,Urząd\nElżbieta Dąbrowska,Łódź\n";
const std::string russian = "Ольга Ковальчук,Московский университет\nИван Петров,Московский университет\n";

}  // namespace

TEST_CASE("UTF-8 with and without a mark, and plain ASCII") {
    check_found(western, "UTF-8", "UTF-8");
    const auto marked = decode_text("\xEF\xBB\xBFName\nJos\xC3\xA9\n", "x");
    REQUIRE(marked.ok());
    CHECK(marked->encoding == "UTF-8");
    CHECK(marked->text == "Name\nJos\xC3\xA9\n");
    CHECK(decode_text("Name\nAnna\n", "x")->encoding == "UTF-8");
}

TEST_CASE("UTF-16 with a mark and without") {
    for (const char* encoding : {"UTF-16LE", "UTF-16BE"}) {
        check_found(western, encoding, encoding);
        const std::string mark = encoding == std::string("UTF-16LE") ? "\xFF\xFE" : "\xFE\xFF";
        const auto decoded = decode_text(mark + encoded(western, encoding), "x");
        REQUIRE(decoded.ok());
        CHECK(decoded->encoding == encoding);
        CHECK(decoded->text.substr(0, 4) == "Name");
    }
}

TEST_CASE("single-byte sets") {
    check_found(western, "windows-1252", "WINDOWS-1252");
    check_found(western, "macintosh", "MACINTOSH");
    check_found(western, "ibm-850", "IBM850");
    check_found(czech, "windows-1250", "WINDOWS-1250");
    check_found(polish, "windows-1250", "WINDOWS-1250");
    check_found(polish, "iso-8859-2", "ISO-8859-2");
    check_found(russian, "windows-1251", "WINDOWS-1251");
    check_found(russian, "koi8-r", "KOI8-R");
}

TEST_CASE("few accented letters in an English list are Windows-1252") {
    const auto decoded = decode_text(
        "Name,Organisation\nAnna Smith,Leeds City Council\nJohn Brown,York\nJos\xE9 Nu\xF1"
        "ez,Hull\n",
        "x");
    REQUIRE(decoded.ok());
    CHECK(decoded->encoding == "WINDOWS-1252");
    CHECK(decoded->text.find("José Nuñez") != std::string::npos);
}

TEST_CASE("a damaged byte does not make UTF-8 another set") {
    // Within a line of UTF-8 it is damage; alone in its line it is another set's letter.
    const auto decoded = decode_text(encoded(western, "UTF-8") +
                                         "Bj\xF6rn Nu\xC3\xB1"
                                         "ez,Leeds\nBj\xF6rn Holm,Leeds\n",
                                     "x");
    REQUIRE(decoded.ok());
    CHECK(decoded->encoding == "UTF-8");
    CHECK(decoded->text.find("Bj\xEF\xBF\xBDrn Nuñez") != std::string::npos);
    CHECK(decoded->text.find("Björn Holm") != std::string::npos);
    CHECK(decoded->text.find("José Côté") != std::string::npos);
}

TEST_CASE("lines of UTF-8 beside lines of Latin-1 are told apart, whichever are more") {
    const std::string utf8_line = "José Côté,Leeds\n", latin_line = "Zo\xEB M\xFCller,York\n";
    for (const auto& [utf8_lines, latin_lines] : {std::pair(1, 1), {1, 5}, {5, 1}, {20, 20}, {100, 3}}) {
        const auto& the_utf8_lines = utf8_lines;
        CAPTURE(the_utf8_lines);
        const auto& the_latin_lines = latin_lines;
        CAPTURE(the_latin_lines);
        std::string bytes = "Name,Organisation\r\n";
        for (int i = 0; i < utf8_lines; ++i) bytes += utf8_line;
        for (int i = 0; i < latin_lines; ++i) bytes += latin_line;
        const auto decoded = decode_text(bytes, "x");
        REQUIRE(decoded.ok());
        CHECK(decoded->encoding == "UTF-8");
        CHECK(decoded->other_encoding == "WINDOWS-1252");
        REQUIRE(decoded->other_lines.size() == static_cast<std::size_t>(latin_lines));
        CHECK(decoded->other_lines.front() == utf8_lines + 2);
        CHECK(decoded->text.find("José Côté") != std::string::npos);
        CHECK(decoded->text.find("Zoë Müller") != std::string::npos);
        CHECK(decoded->text.find(replacement_character) == std::string::npos);
    }
}

TEST_CASE("what is asked for is taken, and has to exist") {
    const auto decoded = decode_text("Jos\x8E", "x", "macintosh");
    REQUIRE(decoded.ok());
    CHECK(decoded->text == "José");
    CHECK(decoded->encoding == "MACINTOSH");
    const auto wrong = decode_text("Name", "x", "klingon");
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().kind == ErrorKind::usage);
}

TEST_CASE("what is no text is refused with a remedy") {
    for (std::string_view bytes :
         {std::string_view("PK\x03\x04rest"), std::string_view("\xD0\xCF\x11\xE0rest"),
          std::string_view("%PDF-1.4"), std::string_view("<!DOCTYPE html>"), std::string_view(""),
          std::string_view(" \r\n")}) {
        CAPTURE(std::string(bytes));
        const auto decoded = decode_text(bytes, "list.csv");
        REQUIRE_FALSE(decoded.ok());
        CHECK(decoded.error().kind == ErrorKind::input);
        CHECK(decoded.error().about == "list.csv");
        CHECK_FALSE(decoded.error().remedy.empty());
    }
    CHECK(decode_text("PK\x03\x04", "x").error().remedy.find("CSV") != std::string::npos);
}
