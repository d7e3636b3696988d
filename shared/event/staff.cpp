// The PIN's hash is libsodium's crypto_pwhash.
#include "event/staff.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/hex.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 2> role_names = {"staff", "organiser"};

// Each digit one more, one less, or the same as the one before it.
bool is_run(std::string_view pin) {
    for (const int step : {0, 1, -1}) {
        bool runs = true;
        for (std::size_t i = 1; i < pin.size(); ++i) runs = runs && pin[i] - pin[i - 1] == step;
        if (runs) return true;
    }
    return false;
}

}  // namespace

std::string_view staff_role_name(StaffRole role) {
    return role_names[static_cast<std::size_t>(role)];
}

std::optional<StaffRole> staff_role_from_name(std::string_view name) {
    const auto found = std::find(role_names.begin(), role_names.end(), name);
    if (found == role_names.end()) return std::nullopt;
    return static_cast<StaffRole>(found - role_names.begin());
}

Result<void> check_pin(std::string_view pin) {
    const bool is_digits =
        std::all_of(pin.begin(), pin.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
    if (!is_digits || pin.size() < fewest_pin_digits || pin.size() > most_pin_digits)
        return bad_input("a PIN has six to twelve digits and nothing else", "the PIN");
    if (is_run(pin))
        return bad_input("this PIN is the first that anybody would try", "the PIN", "Choose another");
    return {};
}

Result<std::string> pin_hash(const EventKey& key, std::string_view pin) {
    const std::string salt = key.keyed_hash("staff PIN", "", crypto_pwhash_SALTBYTES);
    std::string hash(32, '\0');
    const int failed =
        crypto_pwhash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(), pin.data(), pin.size(),
                      reinterpret_cast<const unsigned char*>(salt.data()), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    if (failed) return machine_error("there is not enough memory to check a PIN", "", "Close other programs");
    return to_hex(hash);
}

}  // namespace lanyard
