// What the operator of a stage works with: one large Go, what comes and when it ends, what the audience sees,
// and what a late Go would move.
#pragma once

#include <optional>
#include <string>

#include "event/announcement.h"
#include "event/stage_queue.h"
#include "event_facts.h"
#include "roles/playback/messages.h"
#include "ui/ui.h"

namespace lanyard {

// The newest answer to a touch, shown for a while.
struct CueNotice {
    std::string words;
    bool is_problem = false;
};

struct CueView {
    const EventFacts& facts;
    const PlaybackView& view;
    std::string room;  // its id
    StageNow stage;
    Instant now;
    std::optional<CueNotice> notice;
    std::string undoes;  // the session whose last touch may be taken back; "" for none
    std::vector<Announcement> announcements = {};  // that the stage shows
    bool panic_is_ready = false;  // it was pressed once: the card comes when it is pressed again
    bool asks_what_next = false;  // an evacuation is over that held what plays
};

// What was touched, or its key pressed, in this frame.
struct CueAction {
    std::optional<PlaybackDeed> deed;
    bool panic = false;  // pressed once
};
CueAction draw_cue(Ui& ui, const CueView& view);

}  // namespace lanyard
