// Every verdict has its words, icon and colours; none of them is a code.
#include "roles/self/verdict_words.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace lanyard;

TEST_CASE("the table has every verdict, in the enum's order, with all that its screen needs") {
    for (int i = 0; i < verdict_count; ++i) {
        const auto verdict = static_cast<Verdict>(i);
        const VerdictWords& words = verdict_words(verdict);
        CAPTURE(verdict_name(verdict));
        CHECK(words.verdict == verdict);
        CHECK(!words.header.empty());
        CHECK(!words.heading.empty());
        CHECK(!words.done.empty());
        CHECK(static_cast<int>(words.icon) < icon_count);
        // Whoever is not let in is told what to do.
        if (!lets_through(verdict)) CHECK(!words.sentence.empty());
        if (words.heading.find("{name}") != std::string_view::npos) CHECK(!words.nameless.empty());
        if (words.sentence.find("{since}") != std::string_view::npos ||
            words.sentence.find("{opens}") != std::string_view::npos)
            CHECK(!words.unknown.empty());
    }
}

TEST_CASE("no screen shows a verdict's name or an underscore") {
    for (int i = 0; i < verdict_count; ++i) {
        const VerdictWords& words = verdict_words(static_cast<Verdict>(i));
        for (const std::string_view text : {words.header, words.heading, words.nameless, words.sentence,
                                            words.unknown, words.desk_caption, words.done})
            CHECK(text.find('_') == std::string_view::npos);
    }
}

TEST_CASE("green is for those who are let in, and for nobody else; brown always shows the way to the desk") {
    for (int i = 0; i < verdict_count; ++i) {
        const auto verdict = static_cast<Verdict>(i);
        const VerdictWords& words = verdict_words(verdict);
        CAPTURE(verdict_name(verdict));
        CHECK((words.mood == Mood::good) ==
              (verdict == Verdict::admitted || verdict == Verdict::welcome_back));
        if (words.mood == Mood::attention) CHECK(words.shows_desk);
    }
}

TEST_CASE("screens can be told apart without colour: same icon, other words") {
    std::set<std::string> seen;
    for (int i = 0; i < verdict_count; ++i)
        seen.insert(std::string(verdict_words(static_cast<Verdict>(i)).heading));
    CHECK(seen.size() == verdict_count);
}

TEST_CASE("where something is given out nobody is welcomed, and a second try is told of the first") {
    for (const Verdict verdict : {Verdict::admitted, Verdict::already_in}) {
        const VerdictWords &here = verdict_words(verdict, true), &elsewhere = verdict_words(verdict);
        CHECK(here.heading != elsewhere.heading);
        CHECK(here.mood == elsewhere.mood);
        CHECK(here.sentence.find("{what}") != std::string_view::npos);
    }
    CHECK(verdict_words(Verdict::already_in, true).sentence.find("{point}") != std::string_view::npos);
    CHECK(&verdict_words(Verdict::cancelled, true) == &verdict_words(Verdict::cancelled));
}

TEST_CASE("could_not_check never says that somebody was not found") {
    const VerdictWords& words = verdict_words(Verdict::could_not_check);
    for (const std::string_view text : {words.heading, words.sentence}) {
        CHECK(text.find("found") == std::string_view::npos);
        CHECK(text.find("know") == std::string_view::npos);
    }
}
