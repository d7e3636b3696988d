// The server shows who it is before it is told anything but that somebody wants to join.
#include "hub/joining.h"

#include "base/hex.h"
#include "base/random.h"
#include "hub/certificate.h"
#include "hub/pg_address.h"

namespace lanyard {
namespace {

constexpr Milliseconds patience{10'000};  // somebody stands before it
constexpr int most_tries = 3;
constexpr const char* certificate_file = "hub.crt";

Result<std::string> joiners_address(const Invitation& invitation) {
    auto parts = read_pg_address(invitation.hub);
    if (!parts) return parts.error();
    (*parts)["user"] = joiner_login(invitation.event);
    (*parts)["password"] = invitation.password;
    if (!invitation.certificate.empty()) {
        (*parts)["sslmode"] = "require";
        // A server between that passes everything on does not know the password's verifier (RFC 5929).
        (*parts)["channel_binding"] = "require";
    }
    return write_pg_address(*parts);
}

// The server's certificate, where the invitation tells it; "" where it tells none.
Result<std::string> certificate_of(PgConnection& hub, const Invitation& invitation) {
    const auto certificate = hub.server_certificate();
    if (!certificate) return certificate.error();
    if (invitation.certificate.empty()) return std::string();
    const auto found = certificate_fingerprint(*certificate, "hub");
    if (!found) return found.error();
    if (*found != invitation.certificate)
        return bad_input("this server is not the hub that the invitation names: its certificate is another",
                         "hub", "Tell the desk; the invitation was not used");
    return certificate;
}

Result<PgRows> ask(PgConnection& hub, const Invitation& invitation, const HubMachine& machine) {
    Result<PgRows> rows = machine_error("was not asked", "hub");
    for (int tries = 0; tries < most_tries && !rows; ++tries)
        rows = hub.run("SELECT role, point, replaces, sealed FROM hub_join($1, $2, $3, $4)",
                       {invitation.event, invitation_proof(invitation), machine.name, machine.verifier});
    return rows;
}

}  // namespace

Result<Joined> join(const Invitation& invitation) {
    const auto address = joiners_address(invitation);
    if (!address) return address.error();
    PgConnection hub(*address, patience);
    auto certificate = certificate_of(hub, invitation);
    if (!certificate) return certificate.error();

    const std::string password = to_hex(random_bytes(16));
    const auto verifier = hub.verifier_of(password);
    if (!verifier) return verifier.error();
    HubMachine machine{to_hex(random_bytes(8)), "", "", *verifier};
    const auto rows = ask(hub, invitation, machine);
    if (!rows) return rows.error();
    if (rows->size() == 0)
        return refused("this invitation was used already, or is too old", "hub",
                       "Let the desk invite this machine again: lanyard hub invite");
    machine.role = rows->text(0, 0);
    machine.point = rows->text(0, 1);
    auto key = open_event_key(invitation, rows->bytes(0, 3));
    if (!key) return key.error();

    auto parts = read_pg_address(invitation.hub);
    if (!parts) return parts.error();
    (*parts)["user"] = hub_login(invitation.event, machine.name);
    (*parts)["password"] = password;
    const bool has_own = !certificate->empty();
    return Joined{std::move(key).value(),
                  {write_pg_address(*parts), has_own ? certificate_file : ""},
                  std::move(certificate).value(),
                  machine,
                  rows->text(0, 2)};
}

}  // namespace lanyard
