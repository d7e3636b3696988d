// The stage of a room: the videos of its slots, and a card where none is to be seen. Nobody touches it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "devices/video.h"
#include "roles/playback/messages.h"
#include "roles/role.h"
#include "roles/stage/show.h"

namespace lanyard {

class StageService : public Role {
  public:
    // Makes a player; nullptr where none can be.
    using OpenVideo = std::function<std::unique_ptr<Video>()>;
    static constexpr Milliseconds tells_every{2000}, tells_every_while_playing{200};
    static constexpr Milliseconds looks_every{250}, looks_every_while_moving{20};

    // `room` by name or id; "" is that of the first video. Captions are in `language`; "" is the event's
    // first.
    StageService(std::string room, std::string language, OpenVideo open_video, Ask ask,
                 std::string catalogues = {});
    ~StageService() override;

    void take(Message message, Milliseconds now) override;
    void take_code(const std::string&, Milliseconds) override {}
    bool is_stale(Milliseconds now) override;
    Milliseconds quiet_for(Milliseconds now) const override;
    void draw(Ui& ui, Milliseconds now, bool blank_camera = false) override;
    void shown() override;
    void close() override;

    const Choices& choices() const override { return choices_; }
    Colour accent() const override;
    std::string detail() const override;
    const std::optional<Error>& trouble() const override { return trouble_; }
    bool shows_pointer() const override { return false; }

  private:
    std::string room() const;
    StageMoment moment(Milliseconds now) const;
    void follow(Milliseconds now);
    void report(Milliseconds now);
    std::vector<Announcement> announced() const;
    static int part(Milliseconds now) { return static_cast<int>(now / Milliseconds(10'000)); }
    // What is on the screen: where a video does not come, its card.
    AudienceSees seen() const;
    // What changes the picture beside the video's frames.
    std::string key_of_picture(Milliseconds now) const;

    std::string wanted_room_, language_, catalogues_;
    std::string heading_;  // of announcements, in the event's languages
    std::shared_ptr<const std::vector<Announcement>> announcements_ =
        std::make_shared<const std::vector<Announcement>>();
    OpenVideo open_video_;
    Ask ask_;
    Choices choices_;
    std::shared_ptr<const EventFacts> facts_;
    std::shared_ptr<const PlaybackView> view_;
    std::optional<Error> trouble_;
    std::unique_ptr<Video> video_;
    StageShow show_;
    StageNow now_;  // points into view_
    Milliseconds followed_at_{}, told_at_{-10'000};
    StagePulse told_;
    std::string drawn_;
    long long requests_ = 0;
};

}  // namespace lanyard
