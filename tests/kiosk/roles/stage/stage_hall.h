// A hall whose clock a test moves, and a player that does as it is told by that clock.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "roles/stage/show.h"

namespace lanyard {

inline const Instant ten = instant_from_ms(1'510'308'000'000);

// A player that does as it is told, by a clock that the test moves.
class FakeVideo : public Video {
  public:
    void load(const VideoToPlay& what) override {
        ++loads;
        loaded = what;
        state = {};
        state.position = what.from;
        exact_ms = static_cast<double>(what.from.count());
        speed = what.speed;
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
        exact_ms = static_cast<double>(position.count());
    }
    void set_speed(double wanted) override {
        speed = wanted;
        furthest_speed = std::max(furthest_speed, std::abs(wanted - 1));
    }
    void set_volume(double loud) override { volume = loud; }
    VideoStatus status() override { return state; }
    bool has_new_frame() override { return false; }
    VideoPicture draw(const VideoPlace&) override { return {}; }
    void shown() override {}

    void run(Milliseconds time) {
        if (!is_loaded || state.is_paused || !state.is_ready || stands_still) return;
        exact_ms += static_cast<double>(time.count()) * speed;
        if (loaded.loops && exact_ms >= static_cast<double>(ends_at.count())) {
            exact_ms = -static_cast<double>(begins_again_after.count());
        }
        state.position = std::min(Milliseconds(std::llround(std::max(0.0, exact_ms))), ends_at);
        state.is_at_end = !loaded.loops && state.position >= ends_at;
    }

    VideoToPlay loaded;
    VideoStatus state;
    std::string fails_with;
    bool is_quick = true, is_loaded = false, stands_still = false;
    Milliseconds ends_at = std::chrono::minutes(5);
    Milliseconds begins_again_after{};  // at a loop's end
    double exact_ms = 0, speed = 1, furthest_speed = 0;
    double volume = -1;
    int loads = 0, seeks = 0;
};

// A hall whose clock moves in steps of 20 ms.
struct Hall {
    PlaybackSlot slot;
    StageInputs inputs;
    FakeVideo video;
    StageShow show;
    Instant now = ten - std::chrono::minutes(2);
    Milliseconds even{1'000'000};
    bool is_missing = false, is_drawn = true;
    static constexpr Milliseconds takes_to_draw{15};
    double gain_db = 0;
    std::vector<StageReport> reports;

    Hall() {
        slot.session = "message";
        slot.room = "hall";
        slot.file = "message.mp4";
        slot.start = ten;
        slot.end = ten + std::chrono::minutes(6);
        slot.decoded_length = std::chrono::minutes(5);
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
        if (is_drawn) show.shown(now + takes_to_draw);
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

}  // namespace lanyard
