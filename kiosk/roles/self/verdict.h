// The screen that follows a scan: who is greeted, what becomes of the badge, where to go next.
#pragma once

#include "event_facts.h"
#include "print/print_queue.h"
#include "roles/self/messages.h"
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
    bool stays = false;             // it is being read out: the countdown stands still
    const OptIn* opt_in = nullptr;  // to be offered to this person now
    MissedBadge missed = MissedBadge::none;
};

enum class VerdictAction {
    none,
    done,
    something_wrong,
    badge_did_not_come,
    sent_to_me,
    get_help,
    opt_in,
    companions,
    my_sessions,
    find_my_name,
    language,
};

VerdictAction draw_verdict(Ui& ui, const VerdictView& view);

}  // namespace lanyard
