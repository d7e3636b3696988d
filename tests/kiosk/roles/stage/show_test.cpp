// What a stage tells its player: armed, Go, rejoining, drifting, holding, fading, and each way in which a
// file can fail it.
#include "roles/stage/show.h"

#include <doctest/doctest.h>

#include "tests/kiosk/roles/stage/stage_hall.h"

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

using Kind = StageReport::Kind;

}  // namespace

TEST_CASE("a slot is loaded a minute before its start, paused on its first frame, and shown at Go") {
    Hall hall;
    hall.gain_db = -3.5;
    hall.until(ten - seconds(61));
    CHECK(hall.video.loads == 0);
    hall.until(ten - seconds(59));
    CHECK(hall.video.loads == 1);
    CHECK(hall.video.loaded.file == "event/message.mp4");
    CHECK(hall.video.loaded.gain_db == -3.5);
    CHECK(hall.video.loaded.captions == "cy");
    CHECK(hall.video.state.is_paused);
    CHECK_FALSE(hall.show.shows_video());
    hall.go();
    CHECK(hall.show.shows_video());
    CHECK_FALSE(hall.video.state.is_paused);
    REQUIRE(hall.count(Kind::began) == 1);
    CHECK(hall.reports.front().showing.from == Milliseconds(0));
    CHECK(hall.reports.front().showing.went_by == "cue");
    hall.pass(seconds(20));
    CHECK(hall.video.seeks == 0);
    CHECK(hall.video.loads == 1);
    CHECK(hall.video.state.position >= seconds(19));
}

TEST_CASE("a showing begins when the window shows its first frame, not when that is told to be shown") {
    Hall hall;
    hall.is_drawn = false;
    hall.go();
    CHECK(hall.show.shows_video());
    CHECK(hall.count(Kind::began) == 0);
    hall.is_drawn = true;
    hall.pass(Milliseconds(40));
    REQUIRE(hall.count(Kind::began) == 1);
    CHECK(hall.reports.front().showing.began == ten + Milliseconds(20) + Hall::takes_to_draw);
    Hall covered;  // by the card, before it was ever shown
    covered.is_drawn = false;
    covered.go();
    covered.slot.inputs.card = true;
    covered.is_drawn = true;
    covered.pass(seconds(1));
    CHECK(covered.count(Kind::began) == 0);
}

TEST_CASE("the sound comes and goes by degrees, and is quiet under the card and where it is muted") {
    Hall hall;
    hall.go();
    hall.pass(Milliseconds(100));
    CHECK(hall.video.volume > 0);
    CHECK(hall.video.volume < 1);
    hall.pass(seconds(1));
    CHECK(hall.video.volume == 1);
    hall.slot.inputs.muted = true;
    hall.pass(seconds(1));
    CHECK(hall.video.volume == 0);
    CHECK(hall.show.shows_video());
    hall.slot.inputs.muted = false;
    hall.slot.inputs.card = true;
    hall.pass(seconds(1));
    CHECK(hall.video.volume == 0);
    CHECK_FALSE(hall.show.shows_video());
    CHECK_FALSE(hall.video.state.is_paused);
    hall.inputs.evacuating = true;
    hall.slot.inputs.card = false;
    hall.pass(Milliseconds(20));
    CHECK(hall.video.volume == 0);
    CHECK_FALSE(hall.show.shows_video());
}

TEST_CASE("a stage that comes late loads where the clock is by then, and one that has drifted is set right") {
    Hall hall;
    hall.now = ten + seconds(83);
    hall.slot.inputs.tape = {Tape::Moved::playing, ten, {}, ten, "cue"};
    hall.step();
    CHECK(hall.video.loaded.from == seconds(83) + StageShow::loads_for);
    hall.pass(seconds(2));
    CHECK(hall.show.shows_video());
    REQUIRE(hall.count(Kind::began) == 1);
    CHECK(hall.reports.front().showing.from >= seconds(83));
    hall.video.exact_ms -= static_cast<double>(Milliseconds(seconds(5)).count());
    hall.pass(seconds(5));
    CHECK(hall.video.seeks == 1);
    const Milliseconds off = hall.video.state.position - (hall.now - ten);
    CHECK(off < Milliseconds(500));
    CHECK(off > Milliseconds(-500));
}

TEST_CASE(
    "held it stands on its frame, resumed it goes on, and its last frame stands before the card comes") {
    Hall hall;
    hall.go();
    hall.pass(seconds(40));
    hall.tape(Tape::Moved::held, seconds(40));
    CHECK(hall.video.state.is_paused);
    CHECK(hall.show.shows_video());
    hall.pass(seconds(60));
    CHECK(hall.video.state.position <= seconds(41));
    hall.tape(Tape::Moved::playing, seconds(40));
    hall.until(ten + minutes(1) + minutes(5) + seconds(1));
    CHECK(hall.show.shows_video());
    CHECK(hall.ends() == std::vector<ShowingEnd>{ShowingEnd::played});
    hall.pass(seconds(3));
    CHECK_FALSE(hall.show.shows_video());
    CHECK_FALSE(hall.video.is_loaded);
    CHECK(hall.count(Kind::trouble) == 0);
    CHECK(hall.count(Kind::began) == 1);
}

TEST_CASE("skipped, the card comes at once and the sound fades before the player is emptied") {
    Hall hall;
    hall.go();
    hall.pass(seconds(10));
    hall.tape(Tape::Moved::skipped, seconds(10));
    CHECK_FALSE(hall.show.shows_video());
    CHECK(hall.video.is_loaded);
    hall.pass(Milliseconds(200));
    CHECK(hall.video.volume > 0);
    CHECK(hall.video.volume < 1);
    hall.pass(seconds(1));
    CHECK_FALSE(hall.video.is_loaded);
    CHECK(hall.ends() == std::vector<ShowingEnd>{ShowingEnd::skipped});
}

TEST_CASE("Go taken back puts it on its first frame again, and the next Go is another showing") {
    Hall hall;
    hall.until(ten - seconds(20));
    hall.tape(Tape::Moved::playing);
    hall.pass(seconds(4));
    hall.slot.inputs.tape = {};
    hall.pass(seconds(4));
    CHECK(hall.ends() == std::vector<ShowingEnd>{ShowingEnd::skipped});
    CHECK(hall.video.state.is_paused);
    CHECK(hall.video.state.position == Milliseconds(0));
    hall.go();
    hall.pass(seconds(2));
    CHECK(hall.count(Kind::began) == 2);
    CHECK(hall.show.shows_video());
}

TEST_CASE("a file that is not there is told of once, a minute ahead, and is taken as soon as it comes") {
    Hall hall;
    hall.is_missing = true;
    hall.video.fails_with = "no such file";
    hall.until(ten - seconds(30));
    CHECK(hall.count(Kind::trouble) == 1);
    CHECK_FALSE(hall.show.problem().empty());
    hall.go();
    hall.pass(seconds(10));
    CHECK_FALSE(hall.show.shows_video());
    CHECK(hall.ends() == std::vector<ShowingEnd>{ShowingEnd::missing});
    CHECK(hall.count(Kind::trouble) == 2);  // it was armed, and now it should play
    hall.is_missing = false;
    hall.video.fails_with.clear();
    hall.pass(seconds(5));
    CHECK(hall.show.shows_video());
    CHECK(hall.show.problem().empty());
    CHECK(hall.video.state.position > seconds(9));
}

TEST_CASE("a file that is deleted while it plays goes on, and the desk is told") {
    Hall hall;
    hall.go();
    hall.pass(seconds(5));
    hall.is_missing = true;
    hall.pass(seconds(5));
    CHECK(hall.show.shows_video());
    CHECK(hall.count(Kind::trouble) == 1);
    CHECK(hall.count(Kind::ended) == 0);
}

TEST_CASE("a picture that stands still is started anew once, and then the card comes and the desk is told") {
    Hall hall;
    hall.go();
    hall.pass(seconds(30));
    hall.video.stands_still = true;
    // The clock tries to set it right once before it is taken to stand still.
    hall.pass(StageShow::stands_still_for + Milliseconds(600));
    CHECK(hall.video.loads == 2);
    CHECK(hall.video.loaded.from > seconds(30));
    CHECK(hall.count(Kind::trouble) == 0);
    hall.pass(StageShow::stands_still_for + Milliseconds(600));
    CHECK_FALSE(hall.show.shows_video());
    CHECK(hall.ends() == std::vector<ShowingEnd>{ShowingEnd::stalled});
    CHECK(hall.count(Kind::trouble) == 1);
    hall.pass(seconds(30));
    CHECK(hall.video.loads == 2);
    CHECK(hall.count(Kind::trouble) == 1);
}

TEST_CASE("a file that ends long before it should is one that was cut off") {
    Hall hall;
    hall.video.ends_at = seconds(60);
    hall.go();
    hall.pass(seconds(70));
    CHECK_FALSE(hall.show.shows_video());
    CHECK(hall.ends() == std::vector<ShowingEnd>{ShowingEnd::cut_short});
    CHECK(hall.count(Kind::trouble) == 1);
}

TEST_CASE("a file that nobody looked at ends when it ends") {
    Hall hall;
    hall.slot.decoded_length.reset();
    hall.video.ends_at = seconds(60);
    hall.go();
    hall.pass(seconds(70));
    CHECK(hall.ends() == std::vector<ShowingEnd>{ShowingEnd::played});
    CHECK(hall.count(Kind::began) == 1);
    CHECK(hall.count(Kind::trouble) == 0);
    CHECK_FALSE(hall.show.shows_video());  // its last frame has stood long enough
}

TEST_CASE("without a player the card stays, and the desk is told once") {
    Hall hall;
    const std::vector<PlaybackSlot> slots = {hall.slot};
    StageMoment moment;
    moment.now = ten - seconds(10);
    moment.stage = stage_now(slots, "hall", {}, moment.now);
    hall.show.follow(nullptr, moment);
    hall.show.follow(nullptr, moment);
    CHECK_FALSE(hall.show.shows_video());
    CHECK(hall.show.take_reports().size() == 1);
}

TEST_CASE("the line-up's tone is heard, and goes when a slot is armed") {
    Hall hall;
    hall.now = ten - minutes(5);
    hall.inputs.line_up_since = hall.now;
    hall.pass(seconds(1));
    CHECK(hall.video.is_loaded);
    CHECK(hall.video.loaded.file.empty());
    CHECK(hall.video.volume == 1);
    CHECK_FALSE(hall.show.shows_video());
    hall.inputs.line_up_since.reset();
    hall.pass(seconds(1));
    CHECK_FALSE(hall.video.is_loaded);
    hall.go();
    CHECK(hall.show.shows_video());
}

TEST_CASE("a stage that closes says that its showing was interrupted") {
    Hall hall;
    hall.go();
    hall.pass(seconds(5));
    hall.show.close(hall.now);
    const auto reports = hall.show.take_reports();
    REQUIRE(reports.size() == 1);
    CHECK(reports.front().showing.end == ShowingEnd::interrupted);
    CHECK(reports.front().showing.to >= seconds(4));
}

TEST_CASE("the meter shows what is heard: nothing of what is muted, held or has no device") {
    Hall hall;
    hall.go();
    hall.video.state.level_db = -20;
    hall.pass(seconds(2));
    CHECK(hall.show.heard_db() == -20);
    hall.slot.inputs.muted = true;
    hall.pass(seconds(2));
    CHECK(hall.show.heard_db() == -100);
    hall.slot.inputs.muted = false;
    hall.pass(seconds(2));
    CHECK(hall.show.heard_db() == -20);
    hall.video.state.has_device = false;
    hall.pass(seconds(1));
    CHECK(hall.show.heard_db() == -100);
    hall.video.state.has_device = true;
    hall.tape(Tape::Moved::held, seconds(7));
    hall.pass(seconds(2));
    CHECK(hall.show.heard_db() == -100);
}
