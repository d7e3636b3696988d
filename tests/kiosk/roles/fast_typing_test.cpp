// What reads like a name is given back where it is nobody's code; everything else is a code.
#include "roles/fast_typing.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("names of all kinds read like one; codes and addresses do not") {
    for (const char* name : {"zainab jones", "Siân O’Dowd", "Jean-Luc", "Núñez", "王小明", "Li"})
        CHECK_MESSAGE(reads_like_a_name(name), name);
    for (const char* other : {"", "L", " - ", "GM18B0000G64ZTSD6BQZ", "https://example.org", "a@b", "12",
                              "A very long line of words that nobody would ever type as anybody's name here"})
        CHECK_MESSAGE(!reads_like_a_name(other), other);
}

TEST_CASE("a name is given back once, and only where it is nobody's code") {
    FastTyping typing;
    CHECK(typing.asked("Zainab"));
    CHECK(typing.answered(Verdict::unknown));
    CHECK(typing.take() == "Zainab");
    CHECK(typing.take().empty());
    CHECK_FALSE(typing.answered(Verdict::unknown));
    CHECK(typing.asked("Zainab"));
    CHECK_FALSE(typing.answered(Verdict::admitted));
    CHECK_FALSE(typing.asked("7K3JQ"));
    CHECK_FALSE(typing.answered(Verdict::misread));
    CHECK(typing.take().empty());
}
