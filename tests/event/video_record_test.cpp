// How showings end, by name, and which of the ends are failures.
#include "event/video_record.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("every end of a showing has a name of its own that leads back to it") {
    for (int i = 0; i < showing_end_count; ++i) {
        const auto end = static_cast<ShowingEnd>(i);
        CHECK(showing_end_from_name(showing_end_name(end)) == end);
    }
    CHECK_FALSE(showing_end_from_name("exploded"));
}

TEST_CASE("the desk is told of what went wrong, and not of what somebody did") {
    for (const ShowingEnd end : {ShowingEnd::missing, ShowingEnd::cut_short, ShowingEnd::stalled})
        CHECK(is_failure(end));
    for (const ShowingEnd end :
         {ShowingEnd::running, ShowingEnd::played, ShowingEnd::skipped, ShowingEnd::interrupted})
        CHECK_FALSE(is_failure(end));
}
