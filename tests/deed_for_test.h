// Deeds of those who act in tests, at a time of the event.
#pragma once

#include "desk/deed.h"

namespace lanyard {

inline Deed by_kiosk(Instant now) {
    return {"kiosk", false, now};
}
inline Deed by_desk(Instant now) {
    return {"desk", false, now};
}
inline Deed by_door(Instant now) {
    return {"door", false, now};
}
inline Deed by_import(Instant now) {
    return {"import", false, now};
}

}  // namespace lanyard
