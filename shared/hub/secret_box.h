// Bytes that only the holder of a key can open, and only in the place that they were sealed for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lanyard {

// XChaCha20-Poly1305 (RFC 8439, with the longer nonce of draft-irtf-cfrg-xchacha-03). The nonce stands before
// the sealed bytes; 24 random bytes never meet twice.
class SecretBox {
  public:
    static constexpr std::size_t key_bytes = 32;
    explicit SecretBox(std::string key) : key_(std::move(key)) {}

    std::string seal(std::string_view bytes, std::string_view place) const;
    // Nothing where it was changed, moved to another place, or sealed with another key.
    std::optional<std::string> open(std::string_view sealed, std::string_view place) const;

  private:
    std::string key_;
};

}  // namespace lanyard
