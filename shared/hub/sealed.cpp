// The nonce stands before the sealed bytes; 24 random bytes never meet twice.
#include "hub/sealed.h"

#include <sodium.h>

#include <string_view>

#include "base/random.h"

namespace lanyard {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

// What the sealed part belongs to.
std::string place_of(const Entry& entry) {
    return entry.event + '\n' + entry.node + '\n' + std::to_string(entry.sequence);
}

}  // namespace

Sealer::Sealer(const EventKey& key)
    : key_(key.keyed_hash("personal outside the event's folder", "",
                          crypto_aead_xchacha20poly1305_ietf_KEYBYTES)) {}

SealedEntry Sealer::seal(Entry entry) const {
    SealedEntry made{std::move(entry), {}};
    if (!made.entry.personal) return made;
    const std::string personal = *std::move(made.entry.personal);
    made.entry.personal.reset();
    const std::string place = place_of(made.entry), nonce = random_bytes(nonce_bytes);
    made.sealed = nonce + std::string(personal.size() + tag_bytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_in(made.sealed) + nonce_bytes, nullptr,
                                               bytes_of(personal), personal.size(), bytes_of(place),
                                               place.size(), nullptr, bytes_of(nonce), bytes_of(key_));
    return made;
}

Result<Entry> Sealer::open(const SealedEntry& sealed) const {
    Entry entry = sealed.entry;
    if (sealed.sealed.empty()) return entry;
    const auto spoilt = [&] {
        return bad_input(
            "what it says of a person cannot be opened: it was changed, or sealed for another event",
            entry_id(entry));
    };
    if (sealed.sealed.size() < nonce_bytes + tag_bytes) return spoilt();
    const std::string_view nonce = std::string_view(sealed.sealed).substr(0, nonce_bytes),
                           secret = std::string_view(sealed.sealed).substr(nonce_bytes);
    const std::string place = place_of(entry);
    std::string personal(secret.size() - tag_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_in(personal), nullptr, nullptr, bytes_of(secret),
                                                   secret.size(), bytes_of(place), place.size(),
                                                   bytes_of(nonce), bytes_of(key_)) != 0)
        return spoilt();
    entry.personal = std::move(personal);
    return entry;
}

}  // namespace lanyard
