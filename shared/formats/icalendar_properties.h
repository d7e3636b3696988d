// The properties of a calendar's component.
#pragma once

#include <libical/ical.h>

namespace lanyard {

// The first one; nullptr for none.
inline icalproperty* property_of(icalcomponent* component, icalproperty_kind kind) {
    return icalcomponent_get_first_property(component, kind);
}

template <class Visit>
void each_property(icalcomponent* component, icalproperty_kind kind, Visit&& visit) {
    for (icalproperty* property = icalcomponent_get_first_property(component, kind); property;
         property = icalcomponent_get_next_property(component, kind)) {
        visit(property);
    }
}

}  // namespace lanyard
