// The keyed hash is libsodium's crypto_generichash, which is BLAKE2b.
#include "event/event_key.h"

#include <sodium.h>

#include <cassert>

#include "base/hex.h"
#include "base/random.h"

namespace lanyard {
namespace {

constexpr std::size_t key_bytes = crypto_generichash_KEYBYTES;  // 32

void add_to_hash(crypto_generichash_state& state, std::string_view bytes) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

}  // namespace

EventKey EventKey::generate() {
    return EventKey(random_bytes(key_bytes));
}

Result<EventKey> EventKey::parse(std::string_view text, std::string_view file) {
    while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
    }
    std::string bytes = from_hex(text);
    if (bytes.size() != key_bytes) {
        return bad_input("not an event's key, which is 64 hexadecimal digits", std::string(file),
                         "Bring the file back from a backup or from another kiosk of the event");
    }
    return EventKey(std::move(bytes));
}

std::string EventKey::to_text() const {
    return to_hex(bytes_) + "\n";
}

std::string EventKey::keyed_hash(std::string_view purpose, std::string_view message,
                                 std::size_t length) const {
    assert(length >= crypto_generichash_BYTES_MIN && length <= crypto_generichash_BYTES_MAX);
    assert(purpose.size() < 256);
    const char purpose_length = static_cast<char>(purpose.size());
    crypto_generichash_state state;
    crypto_generichash_init(&state, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size(),
                            length);
    add_to_hash(state, {&purpose_length, 1});
    add_to_hash(state, purpose);
    add_to_hash(state, message);
    std::string hash(length, '\0');
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), length);
    return hash;
}

std::string refused_scan_hash(const EventKey& key, std::string_view code) {
    return to_hex(key.keyed_hash("refused scan", code, 16));
}

}  // namespace lanyard
