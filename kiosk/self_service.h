// The self-service kiosk: which screen stands, and what messages, codes, touches and time make of it.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "devices/camera.h"
#include "messages.h"
#include "screens/verdict.h"
#include "screens/welcome.h"
#include "ui/ui.h"

namespace lanyard {

class SelfService {
  public:
    // A verdict that asks to try again need not stand for long.
    static constexpr int most_seconds_of_misread = 8;
    // What somebody chose or opened is put back when nobody has touched anything for this long.
    static constexpr Milliseconds forgets_after{60'000};
    // Only a verdict that takes longer than this is announced.
    static constexpr Milliseconds quick_enough{400};

    // Hands a code to the desk; false where it cannot take it. The number comes back with what was decided.
    using Scan = std::function<bool(long long request, const std::string& code)>;

    SelfService(Textures& textures, bool has_camera, Scan scan);
    ~SelfService();
    SelfService(const SelfService&) = delete;
    SelfService& operator=(const SelfService&) = delete;

    // `now` in all of these is of a clock that runs evenly; the event's own time comes with the event.
    void take(Message message, Milliseconds now);
    void take_code(const std::string& code, Milliseconds now);
    void take_picture(const Pixels& pixels);
    // Where the lens is, whatever the event says of this point.
    void lens_is(CameraPlace place) { camera_.place = place; }
    void take_sight(const CameraSight& sight, Milliseconds now);

    // True where the picture that stands is old because time has passed.
    bool is_stale(Milliseconds now);
    // How long nothing changes by time alone; a second at most.
    Milliseconds quiet_for(Milliseconds now) const;
    // Goes home and forgets, where it is time; draws; acts on what was touched.
    void draw(Ui& ui, Milliseconds now, bool blank_camera = false);

    bool shows_camera() const { return screen_ == Screen::welcome && facts_; }
    bool camera_is_live() const { return camera_is_live_; }
    const Choices& choices() const { return choices_; }
    Colour accent() const;
    // Tells pictures of one state apart, for screenshots: "printed, with badge".
    std::string detail() const;
    // Why the event cannot be used, until it can.
    const std::optional<Error>& trouble() const { return trouble_; }
    const EventFacts* facts() const { return facts_.get(); }

  private:
    enum class Screen { trouble, welcome, verdict, your_data };

    void show(Decided decided, Milliseconds now);
    void keep_badge(const BadgeDrawn& drawn);
    void go_home();
    void draw_home(Ui& ui, bool blank_camera, Milliseconds now);
    void pass_time(Milliseconds now);
    bool is_checking(Milliseconds now) const;
    int seconds_left(Milliseconds now) const;
    int seconds_shown() const;
    std::optional<PrintNews> print_news() const;
    Instant event_now() const { return facts_->clock.now(); }
    std::string words_of_time(Milliseconds now) const;

    Textures& textures_;
    Scan scan_;
    Screen screen_ = Screen::trouble;
    std::shared_ptr<const EventFacts> facts_;
    std::optional<Error> trouble_;
    Choices choices_;
    CameraView camera_;
    bool camera_is_live_ = false;
    CodeOutline outline_;

    long long requests_ = 0;
    std::optional<Milliseconds> asked_at_;  // of the newest code, until its verdict
    std::optional<Decided> decided_;
    TextureId badge_ = 0;
    double badge_shape_ = 0;
    std::deque<PrintNews> news_;  // of the last jobs: it may be here before its verdict is
    Milliseconds clears_at_{};
    Milliseconds touched_at_{};
    std::string drawn_time_;
};

}  // namespace lanyard
