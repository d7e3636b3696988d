// The screen of a kiosk that cannot work yet: what is wrong and what staff can do. It goes away by itself.
#pragma once

#include "base/result.h"
#include "ui/ui.h"

namespace lanyard {

// `error` null: the event is still being opened.
void draw_trouble(Ui& ui, const Error* error);

}  // namespace lanyard
