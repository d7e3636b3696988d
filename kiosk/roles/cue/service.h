// The cue of a stage: arms by the clock, writes down what the operator does, with or without a stage that
// runs.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "roles/cue/cue.h"
#include "roles/playback/messages.h"
#include "roles/role.h"

namespace lanyard {

class CueService : public Role {
  public:
    static constexpr Milliseconds tells_for{6000};          // what came of a touch
    static constexpr Milliseconds offers_undo_for{60'000};  // of the last touch
    static constexpr Milliseconds panics_within{3000};      // of its first press

    // `room` by name or id; "" is that of the first video.
    CueService(std::string room, Ask ask) : wanted_room_(std::move(room)), ask_(std::move(ask)) {}

    void take(Message message, Milliseconds now) override;
    void take_code(const std::string&, Milliseconds) override {}
    bool is_stale(Milliseconds now) override;
    Milliseconds quiet_for(Milliseconds now) const override;
    void draw(Ui& ui, Milliseconds now, bool blank_camera = false) override;

    const Choices& choices() const override { return choices_; }
    Colour accent() const override;
    std::string detail() const override { return {}; }
    const std::optional<Error>& trouble() const override { return trouble_; }
    bool takes_letters() const override { return true; }

  private:
    std::string room() const;
    StageNow stage(Instant now) const;
    std::string key_of_picture(Milliseconds now) const;
    void look_after_evacuation();
    void take_panic(const StageNow& here, Milliseconds now);
    void ask(PlaybackDeed deed, Milliseconds now);
    bool panic_is_ready(Milliseconds now) const { return panic_at_ && now - *panic_at_ < panics_within; }

    std::string wanted_room_;
    Ask ask_;
    Choices choices_;
    std::shared_ptr<const EventFacts> facts_;
    std::shared_ptr<const PlaybackView> view_;
    std::shared_ptr<const std::vector<Announcement>> announcements_ =
        std::make_shared<const std::vector<Announcement>>();
    std::optional<Error> trouble_;
    std::optional<CueNotice> notice_;
    std::string undoes_;  // the session whose last touch may be taken back
    Milliseconds told_at_{}, touched_at_{};
    std::optional<Milliseconds> panic_at_;
    bool was_left_ = false;           // the building, since what is held was
    std::optional<Tape> asks_about_;  // what an evacuation held, until something is done to it
    std::string drawn_;
    long long requests_ = 0;
    bool is_waiting_ = false;  // for the answer to a touch: a second one meanwhile does nothing
};

}  // namespace lanyard
