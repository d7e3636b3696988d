// The screen that follows a scan: who is greeted, what becomes of the badge, where to go next.
#pragma once

#include "messages.h"
#include "ui/ui.h"

namespace lanyard {

struct VerdictView {
    const EventFacts& facts;
    const Decided& decided;
    std::optional<PrintNews> print;  // the newest of this scan's job
    TextureId badge = 0;             // its picture, once it is drawn
    double badge_shape = 0;          // width for height
    Instant now{};
    int clears_in_s = 0;
};

// True where the person is done with it.
bool draw_verdict(Ui& ui, const VerdictView& view);

}  // namespace lanyard
