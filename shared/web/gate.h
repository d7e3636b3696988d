// Who may see the pages: whoever was given the token's address, and then holds the cookie that it was changed
// for. Pure but for its random secrets.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "event/pin_tries.h"

namespace lanyard {

class Gate {
  public:
    // Of so many addresses wrong tokens are remembered apart; those of all others together.
    static constexpr std::size_t most_addresses = 256;

    // New secrets each time: when the program ends, every phone is outside again.
    Gate();

    // 128 bits in hexadecimal, for the address that is shown to the organiser.
    const std::string& token() const { return token_; }
    const std::string& cookie() const { return cookie_; }
    // What our own forms carry.
    const std::string& csrf() const { return csrf_; }

    enum class Answer { right, wrong, wait };
    // Wrong ones make those that the same address shows next wait (event/pin_tries), unread, a minute at
    // most. `now` is of a clock that runs evenly.
    Answer try_token(std::string_view token, const std::string& address, Milliseconds now);
    // Of a request's Cookie header. A wrong one is not counted: it is mostly a phone's from before.
    bool has_cookie(std::string_view header) const;
    // The cookie's name, which is another for each port: browsers share cookies among a machine's ports.
    std::string cookie_name(int port) const { return "lanyard" + std::to_string(port); }
    std::string set_cookie(int port, bool is_secure) const;

  private:
    PinTries& tries_of(const std::string& address, Milliseconds now);

    std::string token_, cookie_, csrf_;
    std::map<std::string, PinTries> tries_;
};

}  // namespace lanyard
