// Secrets are compared in the same time wherever they differ.
#include "web/gate.h"

#include <sodium.h>

#include <iterator>

#include "base/hex.h"
#include "base/random.h"

namespace lanyard {
namespace {

constexpr std::size_t bytes_of_secret = 16;
constexpr const char* everybody_else = "";

bool is_same(std::string_view one, std::string_view other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string secret() {
    return to_hex(random_bytes(bytes_of_secret));
}

}  // namespace

Gate::Gate() : token_(secret()), cookie_(secret()), csrf_(secret()) {}

Gate::Answer Gate::try_token(std::string_view token, const std::string& address, Milliseconds now) {
    PinTries& tries = tries_of(address, now);
    if (tries.wait(now) > Milliseconds(0)) return Answer::wait;
    if (is_same(token, token_)) {
        tries.was_right();
        return Answer::right;
    }
    tries.was_wrong(now);
    return Answer::wrong;
}

PinTries& Gate::tries_of(const std::string& address, Milliseconds now) {
    if (const auto known = tries_.find(address); known != tries_.end()) return known->second;
    if (tries_.size() >= most_addresses)
        for (auto at = tries_.begin(); at != tries_.end();)
            at = at->first == everybody_else || at->second.wait(now) > Milliseconds(0) ? std::next(at)
                                                                                       : tries_.erase(at);
    return tries_[tries_.size() < most_addresses ? address : everybody_else];
}

bool Gate::has_cookie(std::string_view header) const {
    // Whatever its name is: nobody else knows the value.
    while (!header.empty()) {
        const std::size_t end = header.find(';');
        const std::string_view one = header.substr(0, end);
        const std::size_t equals = one.find('=');
        if (equals != std::string_view::npos && is_same(one.substr(equals + 1), cookie_)) return true;
        header = end == std::string_view::npos ? "" : header.substr(end + 1);
    }
    return false;
}

std::string Gate::set_cookie(int port, bool is_secure) const {
    return cookie_name(port) + "=" + cookie_ + "; Path=/; HttpOnly; SameSite=Strict" +
           (is_secure ? "; Secure" : "");
}

}  // namespace lanyard
