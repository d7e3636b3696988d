// What a stage tells its player: armed, Go, rejoining, drifting, holding, fading, and each way in which a
// file can fail it.
#include "roles/stage/show.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant ten = instant_from_ms(1'510'308'000'000);

// A player that does as it is told, by a clock that the test moves.
class FakeVideo : public Video {
  public:
    void load(const VideoToPlay& what) override {
        ++loads;
        loaded = what;
        state = {};
        state.position = what.from;
        state.failure = fails_with;
        state.is_ready = fails_with.empty() && is_quick;
        is_loaded = true;
    }
    void unload() override {
        is_loaded = false;
        state = {};
    }
    void play() override { state.is_paused = false; }
    void pause() override { state.is_paused = true; }
    void seek(Milliseconds position) override {
        ++seeks;
        state.position = position;
    }
    void set_volume(double loud) override { volume = loud; }
    VideoStatus status() override { return state; }
    bool has_new_frame() override { return false; }
    VideoPicture draw(const VideoPlace&) override { return {}; }
    void shown() override {}

    void run(Milliseconds time) {
        if (!is_loaded || state.is_paused || !state.is_ready || stands_still) return;
        state.position = std::min(state.position + time, ends_at);
        state.is_at_end = state.position >= ends_at;
    }

    VideoToPlay loaded;
    VideoStatus state;
    std::string fails_with;
    bool is_quick = true, is_loaded = false, stands_still = false;
    Milliseconds ends_at = minutes(5);
    double volume = -1;
    int loads = 0, seeks = 0;
};

// A hall whose clock moves in steps of 20 ms.
struct Hall {
    PlaybackSlot slot;
    StageInputs inputs;
    FakeVideo video;
    StageShow show;
    Instant now = ten - minutes(2);
    Milliseconds even{1'000'000};
    bool is_missing = false;
    double gain_db = 0;
    std::vector<StageReport> reports;

    Hall() {
        slot.session = "message";
        slot.room = "hall";
        slot.file = "message.mp4";
        slot.start = ten;
        slot.end = ten + minutes(6);
        slot.decoded_length = minutes(5);
    }
    void step() {
        const std::vector<PlaybackSlot> slots = {slot};
        StageMoment moment;
        moment.stage = stage_now(slots, "hall", inputs, now);
        moment.folder = "event";
        moment.gain_db = gain_db;
        moment.captions = "cy";
        moment.is_missing = is_missing;
        moment.now = now;
        moment.even = even;
        show.follow(&video, moment);
        for (StageReport& report : show.take_reports()) reports.push_back(std::move(report));
    }
    void pass(Milliseconds time) {
        for (Milliseconds done{}; done < time; done += Milliseconds(20)) {
            now += Milliseconds(20);
            even += Milliseconds(20);
            video.run(Milliseconds(20));
            step();
        }
    }
    void until(Instant time) { pass(time - now); }
    void tape(Tape::Moved moved, Milliseconds position = {}) {
        const Instant went =
            slot.inputs.tape.moved == Tape::Moved::untouched ? now : slot.inputs.tape.went_at;
        slot.inputs.tape = {moved, now, position, went, "cue"};
        step();
    }
    void go() {
        until(ten);
        tape(Tape::Moved::playing);
    }
    int count(StageReport::Kind kind) const {
        return static_cast<int>(std::count_if(
            reports.begin(), reports.end(), [&](const StageReport& report) { return report.kind == kind; }));
    }
    std::vector<ShowingEnd> ends() const {
        std::vector<ShowingEnd> all;
        for (const StageReport& report : reports)
            if (report.kind == StageReport::Kind::ended) all.push_back(report.showing.end);
        return all;
    }
};

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
    hall.video.state.position -= seconds(5);
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
