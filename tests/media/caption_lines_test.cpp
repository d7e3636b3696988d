// Captions whose words nobody would see.
#include "media/caption_lines.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("an empty line after a time is told with the line (webvtt-py#46)") {
    const auto doubts = caption_doubts(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n\nGood morning.\n\n00:03.000 --> 00:04.000\nSeen.\n\n"
        "2\r\n00:05.000 --> 00:06.000\r\n \r\nUnseen.\n\n00:07.000 --> 00:08.000");
    REQUIRE(doubts.size() == 1);
    CHECK(doubts[0] == "lines 3, 11, 15: an empty line follows the time, so the words for it are not shown");
}

TEST_CASE("a caption that ends before it begins is told, and nothing of captions that are right") {
    CHECK(caption_doubts("WEBVTT\n\n00:05.000 --> 00:04.000\nBack.\n") ==
          std::vector<std::string>{"line 3: the caption ends before it begins"});
    CHECK(caption_doubts("1\n00:59:58,000 --> 01:00:01,000\nA.\n\n2\n01:00:02,000 --> 01:00:04,000\nB.\n")
              .empty());
    CHECK(caption_doubts("WEBVTT\n\n59:58.000 --> 01:00:01.000 align:start\nA.\n").empty());
    CHECK(caption_doubts("").empty());
}
