// The hub keeps a hash of the proof; proof and key are derived apart, so that neither tells the other.
#include "hub/invitation.h"

#include <sodium.h>

#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/own_file.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "hub/certificate.h"
#include "hub/pg_address.h"
#include "hub/secret_box.h"
#include "store/journal/event_mark.h"
#include "store/json_text.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr int version_of_format = 1;

const unsigned char* bytes_of(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

// 32 bytes, BLAKE2b keyed with the secret (RFC 7693).
std::string derived(const Invitation& invitation, const std::string& purpose) {
    const std::string secret = from_hex(invitation.secret);
    std::string made(32, '\0');
    crypto_generichash(bytes_in(made), made.size(), bytes_of(purpose), purpose.size(), bytes_of(secret),
                       secret.size());
    return made;
}

SecretBox box_of(const Invitation& invitation) {
    return SecretBox(derived(invitation, "the event's key in an invitation"));
}

std::string sha256(const std::string& text) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_in(hash), bytes_of(text), text.size());
    return to_hex(hash);
}

// Files of this machine are of no use on another, and neither is its login.
Result<std::string> place_for_others(const HubFile& file) {
    auto parts = read_pg_address(file.address);
    if (!parts) return parts.error();
    for (const char* own : {"user", "password", "passfile", "sslcert", "sslkey", "sslcrl"}) parts->erase(own);
    const auto root = parts->find("sslrootcert");
    if (root != parts->end() && root->second != "system") parts->erase(root);
    if (!file.certificate.empty()) parts->erase("sslmode");
    return write_pg_address(*parts);
}

Result<std::string> fingerprint_of(const HubFile& file, const EventFolder& event) {
    if (file.certificate.empty()) return std::string();
    const auto own = own_file(event.path, file.certificate);
    if (!own) return own.error();
    const auto pem = read_file(*own);
    if (!pem) return pem.error();
    return certificate_fingerprint(*pem, own->string());
}

}  // namespace

std::string write_invitation(const Invitation& invitation) {
    return JsonText()
        .text("lanyard", "join")
        .number("version", version_of_format)
        .text("event", invitation.event)
        .text("hub", invitation.hub)
        .text("certificate", invitation.certificate)
        .text("password", invitation.password)
        .text("secret", invitation.secret)
        .text("role", invitation.role)
        .text("point", invitation.point)
        .take();
}

Result<Invitation> read_invitation(const std::string& text, const std::string& from) {
    const json object = json::parse(text, nullptr, false);
    const auto member = [&](const char* name) {
        const auto found = object.find(name);
        return found != object.end() && found->is_string() ? found->get<std::string>() : "";
    };
    if (!object.is_object() || member("lanyard") != "join")
        return bad_input("this is no invitation", from, "Make one at a desk: lanyard hub invite");
    if (object.value("version", json()) != version_of_format)
        return bad_input("it was made by another version of lanyard", from,
                         "Use the same version on every machine");
    const Invitation read{member("event"),  member("hub"),  member("certificate"), member("password"),
                          member("secret"), member("role"), member("point")};
    if (read.event.empty() || read.hub.empty() || from_hex(read.secret).size() < 16)
        return bad_input("a part of this invitation is missing", from, "Take it anew from the desk");
    return read;
}

std::string invitation_proof(const Invitation& invitation) {
    return to_hex(derived(invitation, "proof of an invitation"));
}

std::string seal_event_key(const Invitation& invitation, const EventKey& key) {
    return box_of(invitation).seal(key.to_text(), invitation.event);
}

Result<EventKey> open_event_key(const Invitation& invitation, const std::string& sealed) {
    const auto text = box_of(invitation).open(sealed, invitation.event);
    auto key = text ? EventKey::parse(*text, "hub") : Result<EventKey>(bad_input("", "hub"));
    if (key && event_identity(*key) == invitation.event) return key;
    return bad_input("the hub gave a key that this invitation does not open", "hub",
                     "Let the desk invite this machine again");
}

Result<Invitation> invite(PgConnection& desk, const HubFile& file, const EventFolder& event,
                          const InvitationFor& whom) {
    const auto place = place_for_others(file);
    if (!place) return place.error();
    const auto fingerprint = fingerprint_of(file, event);
    if (!fingerprint) return fingerprint.error();
    Invitation made{event_identity(event.key), *place,    *fingerprint, "",
                    to_hex(random_bytes(16)),  whom.role, whom.point};
    const auto rows =
        desk.run("SELECT hub_invite($1, $2, $3::bigint, $4, $5, $6, $7::bytea)",
                 {made.event, sha256(invitation_proof(made)), std::to_string(whom.lasts.count() / 1000),
                  whom.role, whom.point, whom.replaces, pg_bytes(seal_event_key(made, event.key))});
    if (!rows) return rows.error();
    made.password = rows->text(0, 0);
    return made;
}

}  // namespace lanyard
