// What a hall sees: the video, or a card that says what is on and who comes, and never how long somebody has
// left.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/playback_deeds.h"
#include "event/announcement.h"
#include "event/evacuation.h"
#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

struct StageView {
    const EventFacts& facts;
    const std::vector<Session>& sessions;
    std::string room;  // its id
    StageNow stage;
    TextureId picture = 0;                      // the video's frame, 0 where it is in the window already
    int picture_width = 0, picture_height = 0;  // 0 where it is not to be seen
    Instant now;
    std::vector<Announcement> announcements =
        {};  // that are on; a card leaves room for them, a film does not
    std::string announcement_heading = {};
    int announcement_page = 0;
};

void draw_stage(Ui& ui, const StageView& view);

// What a session's card says, above each other: "A message from", "Robert Goodwill", "Minister for …".
struct CardWords {
    std::string above, title, below;
};
CardWords card_words(const PlannedSession& session);

}  // namespace lanyard
