// What of a person's booking is changed at the desk: ticket type, workshop, telephone and note.
#pragma once

#include "roles/desk/desk.h"

namespace lanyard {

// Workshops that are still to come, by time.
std::vector<const Session*> workshops_offered(const std::vector<Session>& programme, Instant now);
bool is_in_workshop(const PersonCard& card, const std::string& session);

// Each touch is one deed; what there is no room for is scrolled to.
void draw_arrange(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action);

}  // namespace lanyard
