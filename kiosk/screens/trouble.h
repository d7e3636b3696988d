// The screen of a program that cannot work yet. It goes away by itself.
#pragma once

#include "base/result.h"
#include "ui/ui.h"

namespace lanyard {

// Who stands before the screen: staff read what is wrong and what they can do; attendees where to go instead.
enum class TroubleSeenBy { attendees, staff };

// `error` null: the event is still being opened.
void draw_trouble(Ui& ui, const Error* error, TroubleSeenBy seen_by);

}  // namespace lanyard
