// What an operator is answered while the event cannot be read.
#include "roles/playback/answers.h"

#include "tests/kiosk/answering.h"
#include "tests/private_state.h"

using namespace lanyard;

TEST_CASE("an event that cannot be read says to an operator that nothing was done") {
    const PrivateState state;
    Answering cue(playback_work(false));
    const UnreadableEvent unreadable(cue.desk->folder().database());
    const auto told = cue.ask<PlaybackDone>({PlaybackRequest(DoPlayback{{PlaybackAct::go, "message"}})});
    REQUIRE(told.size() == 1);
    CHECK(told.front().request == cue.requests);
    CHECK(told.front().error);
}
