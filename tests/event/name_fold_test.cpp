// Names as people and lists write them, folded, cleaned and sorted.
#include "event/name_fold.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace lanyard;

namespace {

// Texts of characters that make trouble: scripts, marks, joiners, invisible ones, punctuation, broken UTF-8.
std::vector<std::string> troublesome_texts(int count) {
    const std::vector<std::string> pieces = {
        "a",      "Z",      "7",      " ",       "\t",     "\n",         "'",      "\"",     "-",
        ".",      ",",      "é",      "e\u0301", "ß",      "İ",          "ı",      "Ł",      "Đ",
        "ﬁ",      "ŉ",      "Ǆ",      "Ж",       "ь",      "ъ",          "Σ",      "ς",      "ώ",
        "ع",      "م",      "َ",       "न",       "्",       "द",          "王",     "明",     "ひ",
        "ヒ",     "ー",     "ｱ",      "김",      "ᄀ",     "ᅡ",         "ᅟ",    "ㅤ",    "ש",
        "ָ",       "ไ",      "ท",      "\u200B",  "\u200C", "\u200D",     "\uFEFF", "\u00AD", "\u200F",
        "\u2066", "\u2028", "\u00A0", "\u3000",  "’",      "´",          "ʻ",      "«",      "…",
        "–",      "½",      "™",      "☃",       "😀",      "\U000E0100", "\uFE0F", "\x01",   "\x7f",
        "\xff",   "\xc3",   "\u0323", "\u0307"};
    std::mt19937 random(1710);
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (auto length = random() % 9; length > 0; --length) text += pieces[random() % pieces.size()];
        texts.push_back(text);
    }
    return texts;
}

}  // namespace

TEST_CASE("names fold to plain lower-case letters") {
    const std::vector<std::pair<std::string, std::string>> names = {
        {"", ""},
        {"Zainab Jones", "zainab jones"},
        {"  ZAINAB \t JONES\n", "zainab jones"},
        {"Łukasz Wiśniewski", "lukasz wisniewski"},
        {"Ольга", "olga"},
        {"Ngũgĩ wa Thiong'o", "ngugi wa thiongo"},
        {"Đặng Thị Hương", "dang thi huong"},
        {"O’Neill", "oneill"},
        {"O'Neill", "oneill"},
        {"O´Neill", "oneill"},
        {"Oʼneill", "oneill"},
        {"ﬁona", "fiona"},
        {"Işıl", "isil"},
        {"İbrahim", "ibrahim"},
        {"Straße", "strasse"},
        {"Åse Ærø Ødegård", "ase aero odegard"},
        {"Γιώργος", "giorgos"},
        {"王小明", "wang xiao ming"},
        {"محمد", "mhmd"},
        {"علي", "ly"},
        {"नरेन्द्र", "narendra"},
        {"김철수", "gimcheolsu"},
        {"Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"},
        {"Anne-Marie", "anne marie"},
        {"Anne\u2013Marie", "anne marie"},
        {"Achebe-Lindqvist, Marcus", "achebe lindqvist marcus"},
        {"J.R.R. Tolkien", "j r r tolkien"},
        {"Robert \"Bob\" Smith", "robert bob smith"},
        {"Robert “Bob” Smith", "robert bob smith"},
        {"Delegate 2", "delegate 2"},
        {"☃", ""},
        {"-- ' --", ""},
    };
    for (const auto& [name, folded] : names) {
        const auto& the_name = name;
        CAPTURE(the_name);
        CHECK(fold_name(name) == folded);
    }
}

TEST_CASE("composed and decomposed letters, and invisible characters, make no difference to a folded name") {
    CHECK(fold_name("Zoe\u0308") == fold_name("Zoë"));
    CHECK(fold_name("\uFEFFZai\u200Bn\u00ADab\u200F") == "zainab");
    CHECK(fold_name("علی\u200Cرضا") == fold_name("علیرضا"));
}

TEST_CASE("the short way of ASCII gives what the long one gives") {
    std::mt19937 random(5);
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (auto length = random() % 12; length > 0; --length) text += static_cast<char>(random() % 128);
        const std::string folded = fold_name(text);
        CAPTURE(text);
        CHECK(fold_name(text + " Ł") == (folded.empty() ? "l" : folded + " l"));
        const std::string cleaned = clean_text(text);
        CHECK(clean_text(text + " Ł") == (cleaned.empty() ? "Ł" : cleaned + " Ł"));
        const std::string email = fold_email(text);
        CHECK(fold_email(text + " Ł") == (email.empty() ? "ł" : email + " ł"));
    }
}

TEST_CASE("folding and cleaning twice is folding and cleaning once") {
    for (const std::string& text : troublesome_texts(20000)) {
        CAPTURE(text);
        CHECK(fold_name(fold_name(text)) == fold_name(text));
        CHECK(clean_text(clean_text(text)) == clean_text(text));
        CHECK(fold_email(fold_email(text)) == fold_email(text));
        CHECK(fold_name(clean_text(text)) == fold_name(text));
    }
}

TEST_CASE("nothing that is cleaned has white space at its ends or two in a row") {
    for (const std::string& text : troublesome_texts(5000)) {
        const std::string cleaned = clean_text(text);
        CAPTURE(text);
        CHECK(cleaned.find("  ") == std::string::npos);
        CHECK(cleaned.find_first_of("\t\r\n") == std::string::npos);
        if (!cleaned.empty()) CHECK((cleaned.front() != ' ' && cleaned.back() != ' '));
    }
}

TEST_CASE("cleaning composes, drops what cannot be seen and keeps case and letters") {
    CHECK(clean_text("") == "");
    CHECK(clean_text(" \t\u00A0\u3000\u2028 ") == "");
    CHECK(clean_text("  Zainab \u00A0 Jones\r\n") == "Zainab Jones");
    CHECK(clean_text("Zoe\u0308") == "Zoë");
    CHECK(clean_text("\uFEFFZai\u200Bn\u00ADab\u200F") == "Zainab");
    CHECK(clean_text("\u202AZainab\u202C \u2066Jones\u2069") == "Zainab Jones");
    CHECK(clean_text("Zai\x01nab\x7f") == "Zainab");
    CHECK(clean_text("\u3164") == "");
    CHECK(clean_text("Łukasz O’Neill ﬁ") == "Łukasz O’Neill ﬁ");
    CHECK(clean_text("broken \xff name") == "broken \uFFFD name");
}

TEST_CASE("joiners stay where they spell a word and go where they hide in one") {
    const std::string persian = "علی\u200Cرضا", devanagari = "क्\u200Dष", bengali = "র\u200D্যাব",
                      sinhala = "ශ්\u200Dරී";
    CHECK(clean_text(persian) == persian);
    CHECK(clean_text(devanagari) == devanagari);
    CHECK(clean_text(bengali) == bengali);
    CHECK(clean_text(sinhala) == sinhala);
    CHECK(clean_text("Zai\u200Dnab\u200C") == "Zainab");
    CHECK(clean_text("\u200Cعلی\u200C \u200Cرضا\u200C") == "علی رضا");
    CHECK(clean_text("علی\u200C\u200Cرضا") == persian);
}

TEST_CASE("a variation selector stays with its character alone") {
    CHECK(clean_text("葛\U000E0100城") == "葛\U000E0100城");
    CHECK(clean_text("\U000E0100 葛") == "葛");
}

TEST_CASE("addresses compare without case and white space around") {
    CHECK(fold_email(" Zainab.Jones@Example.ORG\u200B ") == "zainab.jones@example.org");
    CHECK(fold_email("ZOE\u0308@EXAMPLE.ORG") == fold_email("zoë@example.org"));
    CHECK(fold_email("a.b@example.org") != fold_email("ab@example.org"));
    CHECK(fold_email("") == "");
}

TEST_CASE("sort keys order as people expect, in bytes") {
    std::vector<std::string> names = {"Zoë",  "Øster", "olga",   "Élodie", "Elodie", "Zoe", "Ågren",
                                      "adam", "Adam",  "De Wit", "Dewar",  "Ольга",  ""};
    std::sort(names.begin(), names.end(),
              [](const std::string& a, const std::string& b) { return sort_key(a) < sort_key(b); });
    CHECK(names == std::vector<std::string>{"", "adam", "Adam", "Ågren", "De Wit", "Dewar", "Elodie",
                                            "Élodie", "olga", "Øster", "Zoe", "Zoë", "Ольга"});
}

TEST_CASE("sort keys hold no zero, and texts that are the same have the same one") {
    for (const std::string& text : troublesome_texts(2000)) {
        CHECK(sort_key(text).find('\0') == std::string::npos);
    }
    CHECK(sort_key("Zoe\u0308") == sort_key("Zoë"));
    CHECK(sort_key("Zoe") != sort_key("Zoë"));
}

TEST_CASE("several threads may fold and sort at once") {
    std::vector<std::string> folded(4);
    std::vector<std::thread> threads;
    for (std::string& result : folded) {
        threads.emplace_back([&result] {
            for (int i = 0; i < 200; ++i) result = fold_name("Ольга 王小明 Łukasz") + sort_key("Zoë");
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : folded) CHECK(result == "olga wang xiao ming lukasz" + sort_key("Zoë"));
}
