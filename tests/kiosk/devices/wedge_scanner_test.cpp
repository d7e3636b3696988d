// A hand scanner is told from typing by rhythm and terminator, by places on the keyboard and not by letters.
#include "devices/wedge_scanner.h"

#include <doctest/doctest.h>

#include <random>

using namespace lanyard;

namespace {

constexpr int enter = 0x28, tab = 0x2b, shift_free = 0;

// The place of a letter on the US layout, by asking every place.
KeyPress key_for(char letter, Milliseconds at) {
    for (const bool shift : {false, true})
        for (int usage = 4; usage < 100; ++usage)
            if (us_letter(usage, shift) == letter) return {usage, shift, at};
    return {shift_free, false, at};
}

Milliseconds type(WedgeScanner& scanner, const std::string& text, Milliseconds at, Milliseconds gap) {
    for (const char letter : text) {
        scanner.press(key_for(letter, at));
        at += gap;
    }
    return at;
}

// Time goes on until nothing waits.
void settle(WedgeScanner& scanner) {
    while (const auto due = scanner.due()) scanner.pass_time(*due);
}

std::vector<std::string> texts(WedgeScanner& scanner) {
    std::vector<std::string> all;
    for (const ScannedCode& code : scanner.take_codes()) all.push_back(code.text);
    return all;
}

}  // namespace

TEST_CASE("a burst that Enter ends is a code, at 2 ms a key and at 20") {
    for (const int gap : {2, 20}) {
        WedgeScanner scanner;
        const auto at = type(scanner, "ABCDE-12345", Milliseconds(1000), Milliseconds(gap));
        scanner.press({enter, false, at});
        CHECK(texts(scanner) == std::vector<std::string>{"ABCDE-12345"});
        CHECK(scanner.take_typed().empty());
        CHECK(texts(scanner).empty());
    }
}

TEST_CASE("Tab ends a code too, and is not left over to move the focus") {
    WedgeScanner scanner;
    const auto at = type(scanner, "QWERTY1", Milliseconds(0), Milliseconds(3));
    scanner.press({tab, false, at});
    CHECK(texts(scanner) == std::vector<std::string>{"QWERTY1"});
    CHECK(scanner.take_typed().empty());
}

TEST_CASE("a scanner that sends no Enter is heard when it falls silent") {
    WedgeScanner scanner;
    const auto at = type(scanner, "7K3JQ00042", Milliseconds(500), Milliseconds(5));
    const Milliseconds last = at - Milliseconds(5);
    REQUIRE(scanner.due());
    CHECK(*scanner.due() == last + WedgeScanner::longest_pause + Milliseconds(1));
    scanner.pass_time(last + WedgeScanner::longest_pause);
    CHECK(texts(scanner).empty());
    scanner.pass_time(*scanner.due());
    CHECK(texts(scanner) == std::vector<std::string>{"7K3JQ00042"});
    CHECK(!scanner.due());
}

TEST_CASE("what a person types is given back key by key") {
    WedgeScanner scanner;
    const auto at = type(scanner, "zainab jones", Milliseconds(0), Milliseconds(60));
    scanner.press({enter, false, at});
    settle(scanner);
    CHECK(texts(scanner).empty());
    const auto typed = scanner.take_typed();
    REQUIRE(typed.size() == 13);
    CHECK(us_letter(typed.front().usage, typed.front().shift) == 'z');
    CHECK(typed.back().usage == enter);
}

TEST_CASE("a lone key is a person's once a scanner would have sent the next, whatever key it is") {
    for (const int usage : {enter, tab, 0x29, 0x3a, 0x45, 0x4f, 0x2a, 0x58}) {
        CAPTURE(usage);
        WedgeScanner scanner;
        scanner.press({usage, false, Milliseconds(10)});
        CHECK(scanner.take_typed().empty());
        REQUIRE(scanner.due());
        CHECK(*scanner.due() == Milliseconds(10) + ScannerSettings{}.longest_gap + Milliseconds(1));
        settle(scanner);
        const auto typed = scanner.take_typed();
        REQUIRE(typed.size() == 1);
        CHECK(typed[0].usage == usage);
        CHECK(typed[0].is_alone);
    }
}

TEST_CASE("a short roll of three keys is no code; an Enter that comes as fast behind it presses nothing") {
    WedgeScanner scanner;
    const auto at = type(scanner, "abc", Milliseconds(100), Milliseconds(8));
    scanner.press({enter, false, at});
    settle(scanner);
    CHECK(texts(scanner).empty());
    const auto typed = scanner.take_typed();
    REQUIRE(typed.size() == 3);
    for (const KeyPress& key : typed) CHECK(!key.is_alone);
    // At a person's distance it counts.
    scanner.press({enter, false, at + Milliseconds(60)});
    settle(scanner);
    CHECK(scanner.take_typed().size() == 1);
}

TEST_CASE("keys in a scanner's rhythm are a code or operate nothing, whatever keys they are") {
    std::mt19937 random(1811);
    const std::vector<int> controls = {enter, tab, 0x29, 0x2a, 0x4a, 0x4d, 0x4f, 0x50, 0x51, 0x52, 0x58};
    for (int round = 0; round < 10'000; ++round) {
        CAPTURE(round);
        WedgeScanner scanner;
        scanner.expect_typing(round % 2 == 0);
        Milliseconds at{round * 10'000};
        const std::size_t keys = 2 + random() % 12;
        std::size_t letters = 0;
        for (std::size_t i = 0; i < keys; ++i, at += Milliseconds(3 + random() % 28)) {
            const auto dice = random() % 4;
            KeyPress key{controls[random() % controls.size()], false, at};
            if (dice == 0 && letters < 3) key = key_for(letters++ % 2 ? ' ' : 'l', at);
            if (dice == 1) key.usage = 0x3a + static_cast<int>(random() % 12);  // F1 to F12
            if (dice == 2 && random() % 2) key.shortcut = 7;
            scanner.press(key);
        }
        settle(scanner);
        CHECK(texts(scanner).empty());
        for (const KeyPress& key : scanner.take_typed()) CHECK(!key.is_alone);
    }
}

TEST_CASE("a scanner's own Escape or function key around a code is no part of it, and presses nothing") {
    for (const int around : {0x29, 0x3c, 0x45}) {
        WedgeScanner scanner;
        scanner.press({around, false, Milliseconds(0)});
        auto at = type(scanner, "7K3JQ00042", Milliseconds(5), Milliseconds(5));
        scanner.press({enter, false, at});
        scanner.press({around, false, at + Milliseconds(5)});
        scanner.press({0x2c, false, at + Milliseconds(10)});
        settle(scanner);
        CHECK(texts(scanner) == std::vector<std::string>{"7K3JQ00042"});
        for (const KeyPress& key : scanner.take_typed()) CHECK(!key.is_alone);
    }
}

TEST_CASE("a key that a person holds down goes on, as often as the window system repeats it") {
    WedgeScanner scanner;
    constexpr int down = 0x51;
    scanner.press({down, false, Milliseconds(0)});
    settle(scanner);
    for (int at = 500; at < 800; at += 30) scanner.press({down, false, Milliseconds(at), true});
    CHECK(scanner.take_typed().size() == 11);
}

TEST_CASE("two codes one after the other stay two, and what is typed before a code does not join it") {
    WedgeScanner scanner;
    scanner.expect_typing(true);
    auto at = type(scanner, "max", Milliseconds(0), Milliseconds(150));
    at = type(scanner, "FIRST1", at + Milliseconds(50), Milliseconds(4));
    scanner.press({enter, false, at});
    at = type(scanner, "SECOND2", at + Milliseconds(4), Milliseconds(4));
    scanner.press({enter, false, at});
    CHECK(texts(scanner) == std::vector<std::string>{"FIRST1", "SECOND2"});
    CHECK(scanner.take_typed().size() == 3);
}

TEST_CASE("Shift between the letters does not end the burst") {
    WedgeScanner scanner;
    Milliseconds at{0};
    for (const char letter : std::string("AB-cD")) {
        if (letter != '-' && letter != 'c') scanner.press({0xe1, false, at});
        scanner.press(key_for(letter, at += Milliseconds(2)));
    }
    scanner.press({enter, false, at});
    CHECK(texts(scanner) == std::vector<std::string>{"AB-cD"});
    CHECK(scanner.take_typed().empty());
}

TEST_CASE("the US layout's places: letters, shift, marks and keypad") {
    CHECK(us_letter(4, false) == 'a');
    CHECK(us_letter(4, true) == 'A');
    CHECK(us_letter(29, false) == 'z');
    CHECK(us_letter(30, false) == '1');
    CHECK(us_letter(39, false) == '0');
    CHECK(us_letter(39, true) == ')');
    CHECK(us_letter(44, false) == ' ');
    CHECK(us_letter(45, true) == '_');
    CHECK(us_letter(51, true) == ':');
    CHECK(us_letter(56, false) == '/');
    CHECK(us_letter(56, true) == '?');
    CHECK(us_letter(84, false) == '/');
    CHECK(us_letter(88, false) == 0);  // keypad Enter
    CHECK(us_letter(89, false) == '1');
    CHECK(us_letter(98, false) == '0');
    CHECK(us_letter(99, false) == '.');
    CHECK(us_letter(100, false) == 0);
    CHECK(us_letter(3, false) == 0);
    CHECK(us_letter(79, false) == 0);  // an arrow
}

TEST_CASE("a key that a busy machine holds back does not cut a code in two") {
    for (const int at_letter : {3, 10, 19}) {
        CAPTURE(at_letter);
        WedgeScanner scanner;
        const std::string code = "GM18B0000G64ZTSD6BQZ";
        auto at = type(scanner, code.substr(0, static_cast<std::size_t>(at_letter)), Milliseconds(0),
                       Milliseconds(8));
        at += Milliseconds(180);
        scanner.pass_time(at - Milliseconds(1));
        at = type(scanner, code.substr(static_cast<std::size_t>(at_letter)), at, Milliseconds(8));
        scanner.press({enter, false, at});
        CHECK(texts(scanner) == std::vector<std::string>{code});
        CHECK(scanner.take_typed().empty());
    }
}

TEST_CASE("a pause behind a code's first key or second cuts nothing off, and leaves nothing in a field") {
    for (const std::size_t first : {1u, 2u}) {
        for (const bool is_typing : {false, true}) {
            for (const bool time_passes : {false, true}) {
                WedgeScanner scanner;
                scanner.expect_typing(is_typing);
                // Typed, long since.
                scanner.press(key_for('x', Milliseconds(-1200)));
                scanner.pass_time(Milliseconds(-900));
                CHECK(scanner.take_typed().size() == 1);
                const std::string code = "7K3JQ00042ABCDEFGHJK";
                Milliseconds at{0};
                for (const char letter : code.substr(0, first)) {
                    scanner.press(key_for(letter, at));
                    scanner.write(std::string(1, letter));
                    at += Milliseconds(2);
                }
                at += Milliseconds(120);
                if (time_passes) scanner.pass_time(at);
                at = type(scanner, code.substr(first), at, Milliseconds(2));
                scanner.press({enter, false, at});
                CHECK(texts(scanner) == std::vector{code});
                const auto typed = scanner.take_typed();
                REQUIRE(typed.size() == (is_typing ? 2 * first : 0));
                for (std::size_t i = 0; i < typed.size(); ++i)
                    CHECK((typed[i].usage == 0x2a) == (i >= first));
            }
        }
    }
}

TEST_CASE("a word's letters are no code's, whatever a scanner on its stand sends behind them") {
    const std::string code = "7K3JQ00042ABCDEFGHJK";
    const auto code_behind = [&](const std::string& word, int gap, int pause) {
        WedgeScanner scanner;
        scanner.expect_typing(true);
        auto at = type(scanner, word, Milliseconds(0), Milliseconds(gap));
        at += Milliseconds(pause - gap);
        at = type(scanner, code, at, Milliseconds(2));
        scanner.press({enter, false, at});
        CHECK(scanner.take_typed().size() == word.size());
        return texts(scanner);
    };
    const std::vector whole{code};
    CHECK(code_behind("mar", 120, 60) == whole);  // in the middle of it
    CHECK(code_behind("ma", 400, 100) == whole);  // slowly
    CHECK(code_behind("m", 0, 300) == whole);     // a while ago
}

TEST_CASE("a lone space presses its button at once") {
    WedgeScanner scanner;
    scanner.press({0x2c, false, Milliseconds(0)});
    const auto due = scanner.due();
    REQUIRE(due);
    CHECK(*due <= Milliseconds(40));
    scanner.pass_time(*due);
    CHECK(scanner.take_typed().size() == 1);
}

TEST_CASE("somebody who begins with a fast roll of keys is still somebody") {
    WedgeScanner scanner;
    auto at = type(scanner, "then", Milliseconds(0), Milliseconds(20));
    at = type(scanner, "e we go", at + Milliseconds(90), Milliseconds(110));
    scanner.press({enter, false, at + Milliseconds(110)});
    settle(scanner);
    CHECK(texts(scanner).empty());
    CHECK(scanner.take_typed().size() == 12);
}

TEST_CASE("people's typing in any rhythm of theirs is never a code, and no key of it is lost") {
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        WedgeScanner scanner;
        Milliseconds at{0};
        const std::size_t keys = 1 + random() % 40;
        for (std::size_t i = 0; i < keys; ++i) {
            scanner.press(key_for(static_cast<char>('a' + random() % 26), at));
            // Two keys together now and then, as hands roll, and otherwise the pauses of people.
            const bool rolls = i % 3 == 0;
            at += Milliseconds(rolls ? 5 + random() % 30 : 60 + random() % 200);
            if (scanner.due() && at > *scanner.due()) scanner.pass_time(*scanner.due());
        }
        scanner.press({enter, false, at + Milliseconds(60)});
        settle(scanner);
        CHECK(texts(scanner).empty());
        CHECK(scanner.take_typed().size() == keys + 1);
    }
}

TEST_CASE("a scanner that ends with Enter and Tab, or with Enter twice, presses no button") {
    for (const int second : {enter, tab}) {
        WedgeScanner scanner;
        const auto at = type(scanner, "ABCDE12345", Milliseconds(0), Milliseconds(2));
        scanner.press({enter, false, at});
        scanner.press({second, false, at + Milliseconds(2)});
        CHECK(texts(scanner) == std::vector<std::string>{"ABCDE12345"});
        CHECK(scanner.take_typed().empty());
        // Half a second later it is somebody's.
        scanner.press({enter, false, at + Milliseconds(500)});
        settle(scanner);
        CHECK(scanner.take_typed().size() == 1);
    }
}

TEST_CASE("an Enter that a person presses behind a code counts, though the loop drew all the while") {
    WedgeScanner scanner;
    const auto at = type(scanner, "ABCDE12345", Milliseconds(0), Milliseconds(2));
    const auto press_after_drawing = [&](int key, Milliseconds after, Milliseconds drew) {
        scanner.stood_still(drew);
        scanner.press({key, false, at + after});
    };
    scanner.press({enter, false, at});
    press_after_drawing(tab, Milliseconds(90),
                        Milliseconds(88));  // the scanner's own, held back by a picture
    settle(scanner);
    CHECK(texts(scanner) == std::vector<std::string>{"ABCDE12345"});
    CHECK(scanner.take_typed().empty());
    press_after_drawing(enter, Milliseconds(400), Milliseconds(308));
    settle(scanner);
    CHECK(scanner.take_typed().size() == 1);
}

TEST_CASE("prefix and suffix of a scanner that was learned are taken off, and what is alike within stays") {
    WedgeScanner scanner;
    ScannerSettings settings;
    settings.prefix = "@1";
    settings.suffix = "#";
    scanner.use(settings);
    auto at = type(scanner, "@1AB@1CD#EF#", Milliseconds(0), Milliseconds(2));
    scanner.press({enter, false, at});
    at = type(scanner, "ABCDEF", at + Milliseconds(400), Milliseconds(2));
    scanner.press({enter, false, at});
    CHECK(texts(scanner) == std::vector<std::string>{"AB@1CD#EF", "ABCDEF"});
}

TEST_CASE("a scanner known to send no Enter is heard soon after its last key") {
    WedgeScanner scanner;
    ScannerSettings settings;
    settings.end = ScannerEnd::none;
    settings.is_learned = true;
    scanner.use(settings);
    const auto at = type(scanner, "ABCDEFGHIJ", Milliseconds(0), Milliseconds(2));
    scanner.pass_time(at + Milliseconds(75));
    CHECK(texts(scanner) == std::vector<std::string>{"ABCDEFGHIJ"});
}

TEST_CASE("every printable text arrives whole at 2 ms a key, whatever it is") {
    std::mt19937 random(20171110);
    for (int round = 0; round < 200; ++round) {
        std::string text;
        const std::size_t length = 4 + random() % 60;
        while (text.size() < length) text += static_cast<char>(' ' + random() % 95);
        WedgeScanner scanner;
        const auto at = type(scanner, text, Milliseconds(round * 1000), Milliseconds(2));
        scanner.press({enter, false, at});
        CHECK(texts(scanner) == std::vector<std::string>{text});
    }
}

TEST_CASE("an endless burst is cut into bounded codes") {
    WedgeScanner scanner;
    type(scanner, std::string(WedgeScanner::most_letters + 10, 'A'), Milliseconds(0), Milliseconds(1));
    const auto codes = scanner.take_codes();
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].text.size() == WedgeScanner::most_letters);
}
