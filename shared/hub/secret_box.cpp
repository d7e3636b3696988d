// libsodium does it; the place is its associated data.
#include "hub/secret_box.h"

#include <sodium.h>

#include "base/random.h"

namespace lanyard {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretBox::key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string SecretBox::seal(std::string_view bytes, std::string_view place) const {
    const std::string nonce = random_bytes(nonce_bytes);
    std::string sealed = nonce + std::string(bytes.size() + tag_bytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_in(sealed) + nonce_bytes, nullptr, bytes_of(bytes),
                                               bytes.size(), bytes_of(place), place.size(), nullptr,
                                               bytes_of(nonce), bytes_of(key_));
    return sealed;
}

std::optional<std::string> SecretBox::open(std::string_view sealed, std::string_view place) const {
    if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    const std::string_view nonce = sealed.substr(0, nonce_bytes), secret = sealed.substr(nonce_bytes);
    std::string bytes(secret.size() - tag_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_in(bytes), nullptr, nullptr, bytes_of(secret),
                                                   secret.size(), bytes_of(place), place.size(),
                                                   bytes_of(nonce), bytes_of(key_)) != 0)
        return std::nullopt;
    return bytes;
}

}  // namespace lanyard
