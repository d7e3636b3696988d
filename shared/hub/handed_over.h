// Whether everything that a machine wrote is elsewhere, too: asked before it is emptied.
#pragma once

#include <string>
#include <vector>

#include "event/event_key.h"
#include "hub/hub.h"
#include "store/journal/journal.h"

namespace lanyard {

// What this machine has of a node and the hub has not.
struct HeldAlone {
    std::string node;
    std::int64_t entries = 0;
    bool is_own = false;
};

// By the heads of all runs: the hub has to have each as far as it is here, this machine's own by its digest.
// Nothing: it has everything. For whoever has caught up with the hub before.
Result<std::vector<HeldAlone>> held_alone(Hub& hub, Journal& journal);

// Ten digits that only who has the newest entry of that node, and the event's key, can say: a desk without a
// hub answers with them. "" where nothing of the node is here.
Result<std::string> receipt_of(Journal& journal, const EventKey& key, const std::string& node);

}  // namespace lanyard
