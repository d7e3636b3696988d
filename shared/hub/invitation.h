// An invitation lets one machine join an event, once: made at a desk, and carried to the machine as a code.
#pragma once

#include <string>

#include "base/result.h"
#include "event/event_key.h"
#include "hub/hub_file.h"
#include "hub/pg_connection.h"
#include "store/event_folder.h"

namespace lanyard {

// Whoever reads it before it is used can be the machine. It is worth nothing afterwards: the event's key lies
// at the hub, sealed with what is derived of `secret`, and the hub was never told that.
struct Invitation {
    std::string event;        // event_identity
    std::string hub;          // libpq's connection string, without a login
    std::string certificate;  // the fingerprint of the hub's own; "" where `hub` says whom to believe
    std::string password;     // with which one gets as far as showing this
    std::string secret;
    std::string role, point;  // for whoever looks at it
};

// One line of JSON, short enough for a QR code.
std::string write_invitation(const Invitation& invitation);
// An input error that names `from` where it is none, or one of a newer program.
Result<Invitation> read_invitation(const std::string& text, const std::string& from);

// What the hub is shown, and the key that opens what it gives for that.
std::string invitation_proof(const Invitation& invitation);
std::string seal_event_key(const Invitation& invitation, const EventKey& key);
Result<EventKey> open_event_key(const Invitation& invitation, const std::string& sealed);

struct InvitationFor {
    std::string role, point;
    std::string replaces;  // a machine that is cut off when this one joins; "" for none
    Milliseconds lasts{};  // by the hub's clock
};
// By a desk whose hub.toml is `file`.
Result<Invitation> invite(PgConnection& desk, const HubFile& file, const EventFolder& event,
                          const InvitationFor& whom);

}  // namespace lanyard
