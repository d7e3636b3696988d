// A scanner set in any way is learned from its calibration code, and afterwards sends what is in the code.
#include "devices/scanner_calibration.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <functional>
#include <map>

#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

constexpr int enter = 0x28, tab = 0x2b, caps_lock = 0x39;

KeyPress us_key(char letter) {
    for (const bool shift : {false, true})
        for (int usage = 4; usage < 100; ++usage)
            if (us_letter(usage, shift) == letter) return {usage, shift, {}};
    FAIL("no key for ", letter);
    return {};
}

// How a scanner is set: which key it presses for a letter, and what it sends around a code.
struct Scanner {
    std::function<KeyPress(char)> key_for = us_key;
    std::string prefix, suffix;
    int end = enter;  // 0: none
    Milliseconds gap{8};

    void scan(WedgeScanner& into, const std::string& text, Milliseconds at = Milliseconds(1000)) const {
        for (const char letter : prefix + text + suffix) {
            KeyPress key = key_for(letter);
            key.at = at;
            into.press(key);
            at += gap;
        }
        if (end) into.press({end, false, at});
        if (into.due()) into.pass_time(*into.due());
    }
};

std::optional<ScannerReport> learned(const Scanner& scanner, const std::string& text = calibration_text()) {
    WedgeScanner wedge;
    scanner.scan(wedge, text);
    const auto codes = wedge.take_codes();
    REQUIRE(codes.size() == 1);
    return learn_scanner(codes[0]);
}

// What the kiosk takes for `text` once it has learned the scanner.
std::string sent_after_learning(const Scanner& scanner, const std::string& text) {
    const auto report = learned(scanner);
    REQUIRE(report);
    WedgeScanner wedge;
    wedge.use(report->settings);
    scanner.scan(wedge, text);
    const auto codes = wedge.take_codes();
    REQUIRE(codes.size() == 1);
    CHECK(wedge.take_typed().empty());
    return codes[0].text;
}

KeyPress german_key(char letter) {
    const std::map<char, KeyPress> moved = {
        {'-', {0x38, false, {}}}, {'_', {0x38, true, {}}}, {'/', {0x24, true, {}}},  {':', {0x37, true, {}}},
        {'y', {0x1d, false, {}}}, {'Y', {0x1d, true, {}}}, {'z', {0x1c, false, {}}}, {'Z', {0x1c, true, {}}}};
    const auto found = moved.find(letter);
    return found == moved.end() ? us_key(letter) : found->second;
}

KeyPress french_key(char letter) {
    if (std::isdigit(static_cast<unsigned char>(letter))) {
        KeyPress key = us_key(letter);
        key.shift = true;
        return key;
    }
    const std::map<char, KeyPress> moved = {
        {'-', {0x23, false, {}}}, {'_', {0x25, false, {}}}, {'/', {0x37, true, {}}}, {':', {0x37, false, {}}},
        {'.', {0x36, true, {}}},  {'m', {0x33, false, {}}}, {'M', {0x33, true, {}}}};
    if (const auto found = moved.find(letter); found != moved.end()) return found->second;
    const std::string from = "aqzwAQZW", to = "qawzQAWZ";
    const auto place = from.find(letter);
    return us_key(place == std::string::npos ? letter : to[place]);
}

const std::string ticket = "GM18B0000G64ZTSD6BQZ", address = "https://tickets.example/Ay-Zq_0.7";

}  // namespace

TEST_CASE("the calibration code has every letter once, so that each key says one thing") {
    std::string text = calibration_text();
    std::sort(text.begin(), text.end());
    CHECK(std::adjacent_find(text.begin(), text.end()) == text.end());
}

TEST_CASE("a scanner as it is sold is one of the US layout with Enter") {
    const auto report = learned({});
    REQUIRE(report);
    CHECK(report->layout == ScannerLayout::us);
    CHECK(report->settings.letters.empty());
    CHECK(report->settings.prefix == "");
    CHECK(report->settings.suffix == "");
    CHECK(report->settings.end == ScannerEnd::enter);
    CHECK(report->settings.longest_gap == Milliseconds(35));
    CHECK(report->between_keys == Milliseconds(8));
    CHECK(!report->capitals_only);
    CHECK(!report->capitals_swapped);
}

TEST_CASE("scanners set to German or French keys are told, and send what is in the code from then on") {
    Scanner scanner;
    SUBCASE("German") {
        scanner.key_for = german_key;
        CHECK(learned(scanner)->layout == ScannerLayout::german);
    }
    SUBCASE("French") {
        scanner.key_for = french_key;
        CHECK(learned(scanner)->layout == ScannerLayout::french);
    }
    SUBCASE("one that nobody knows") {
        // Every letter one key further.
        scanner.key_for = [](char letter) {
            KeyPress key = us_key(letter);
            if (std::isalpha(static_cast<unsigned char>(letter))) key.usage = 4 + (key.usage - 4 + 1) % 26;
            return key;
        };
        CHECK(learned(scanner)->layout == ScannerLayout::other);
    }
    CHECK(sent_after_learning(scanner, ticket) == ticket);
    CHECK(sent_after_learning(scanner, address) == address);
}

TEST_CASE("prefix, suffix, Tab, no Enter and a slow rhythm are learned, alone and together") {
    for (const char* prefix : {"", "]Q1", "A", "0123"}) {
        for (const char* suffix : {"", "#", "XYZ"}) {
            for (const int end : {enter, tab, 0}) {
                CAPTURE(prefix);
                CAPTURE(suffix);
                Scanner scanner{german_key, prefix, suffix, end, Milliseconds(20)};
                if (std::string(prefix) == "]Q1") scanner.key_for = us_key;
                const auto report = learned(scanner);
                REQUIRE(report);
                CHECK(report->settings.prefix == prefix);
                CHECK(report->settings.suffix == suffix);
                CHECK(report->settings.longest_gap == Milliseconds(60));
                CHECK(sent_after_learning(scanner, ticket) == ticket);
            }
        }
    }
}

TEST_CASE("a scanner that makes capitals, or swaps them for Caps Lock, is told and not learned by heart") {
    Scanner scanner;
    SUBCASE("capitals only") {
        scanner.key_for = [](char letter) {
            return us_key(static_cast<char>(std::toupper(static_cast<unsigned char>(letter))));
        };
        CHECK(learned(scanner)->capitals_only);
    }
    SUBCASE("swapped") {
        scanner.key_for = [](char letter) {
            KeyPress key = us_key(letter);
            if (std::isalpha(static_cast<unsigned char>(letter))) key.shift = !key.shift;
            return key;
        };
        CHECK(learned(scanner)->capitals_swapped);
    }
    CHECK(learned(scanner)->settings.letters.empty());
    CHECK(learned(scanner)->layout == ScannerLayout::us);
}

TEST_CASE("Caps Lock on the host changes no code: keys count by their place") {
    WedgeScanner wedge;
    wedge.press({caps_lock, false, Milliseconds(1)});
    Scanner{}.scan(wedge, "Ab-Cd-12");
    const auto codes = wedge.take_codes();
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].text == "Ab-Cd-12");
}

TEST_CASE("another code, or a part of the calibration code, teaches nothing") {
    CHECK(!learned({}, ticket));
    CHECK(!learned({}, calibration_text().substr(1)));
    CHECK(!learned({}, std::string(200, 'A')));
    std::string swapped = calibration_text();
    std::reverse(swapped.begin(), swapped.end());
    CHECK(!learned({}, swapped));
}

TEST_CASE("what was learned is kept for this machine, and a damaged record is an error that names it") {
    const ScratchFolder folder;
    const auto file = folder.path() / "lanyard" / "scanner.json";
    CHECK(*load_scanner_settings(file) == ScannerSettings{});
    const auto report = learned(Scanner{french_key, "AB", "", tab, Milliseconds(12)});
    REQUIRE(report);
    REQUIRE(save_scanner_settings(file, report->settings).ok());
    const auto loaded = load_scanner_settings(file);
    REQUIRE(loaded.ok());
    CHECK(*loaded == report->settings);
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
          std::filesystem::perms(0600));
    for (const char* text : {"", "[]", "{\"prefix\": 7}", "nonsense"}) {
        std::ofstream(file) << text;
        const auto damaged = load_scanner_settings(file);
        REQUIRE(!damaged.ok());
        CHECK(damaged.error().about == file.string());
    }
}
