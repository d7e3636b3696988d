// A desk's morning by touch alone: every situation at a running desk, each with what the journal says of it.
#include <doctest/doctest.h>

#include "tests/e2e/desk_morning.h"

using namespace lanyard;

TEST_CASE("a desk's morning by touch: newcomers, badges, questions, everybody") {
    DeskMorning desk(Hands::touch, 1);
    play_newcomers(desk);
    play_badges_and_names(desk);
    play_questions(desk);
    play_everybody(desk);
    CHECK(desk.sample().lanyard({"verify"}).status == 0);
}

TEST_CASE("a desk's morning by touch: badges later, seats without a name, a coach") {
    DeskMorning desk(Hands::touch, 9);
    play_arrivals(desk);
    play_groups(desk);
    CHECK(desk.sample().lanyard({"verify"}).status == 0);
}

TEST_CASE(
    "a desk's morning by touch: other ways to find somebody, changes, a second desk, a power cut, staff") {
    DeskMorning desk(Hands::touch, 9);
    play_ways_to_find(desk);
    play_arrangements(desk);
    play_together(desk);
    play_power_cut(desk);
    play_staff(desk);
    CHECK(desk.sample().lanyard({"verify"}).status == 0);
}
