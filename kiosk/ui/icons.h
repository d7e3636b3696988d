// The pictures that say a verdict without words, drawn as masks by Cairo.
#pragma once

#include "event/event_config.h"
#include "ui/mask_cache.h"
#include "ui/rect.h"

struct ImDrawList;

namespace lanyard {

enum class Icon {
    check_disc,  // a tick in a full disc: come in
    check_ring,  // a tick in a ring: it was so already
    leave,       // an arrow out of a door
    desk_card,   // a card with two lines: the desk will see to it
    clock,       // not at this hour
    hold_code,   // a code between brackets: show it again
    spanner,     // the kiosk itself is the trouble
    arrow_left,
    arrow_right,
    desk_sign,  // a sign on a post, where no direction is known
    phone,      // a code shown on a telephone
    person,     // somebody: they come, or are asked for
    capital,    // an arrow up: the shift key
    erase,      // a key's shape pointing left with a cross: backspace
};
inline constexpr int icon_count = 14;

// How wide the icon is for its height.
float icon_shape(Icon icon);

struct IconColours {
    Colour figure;  // its main shape
    Colour inside;  // what lies on or in that
};

// Fills `box` with the icon, which has the box's height and is centred in it.
void draw_icon(MaskCache& masks, ImDrawList& list, Icon icon, const Rect& box, IconColours colours);

}  // namespace lanyard
