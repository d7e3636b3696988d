// A machine joins an event by an invitation.
#pragma once

#include <string>

#include "hub/hub_tables.h"
#include "hub/invitation.h"

namespace lanyard {

struct Joined {
    EventKey key;
    HubFile hub;              // with this machine's own login; its certificate's name where it has one
    std::string certificate;  // PEM; "" where the address says whom to believe
    HubMachine machine;
    std::string replaces;  // a machine that was cut off for this one, "" for none
};

// Refused where the invitation was used or is too old; an input error where the server is not the one that
// the invitation names; machine errors as ever. An answer that is lost on its way is asked for again.
Result<Joined> join(const Invitation& invitation);

}  // namespace lanyard
