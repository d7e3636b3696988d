// shared/web/gate: only the token opens it, and guessing waits.
#include "web/gate.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("the token opens, nothing else does, and each gate has secrets of its own") {
    Gate gate;
    CHECK(gate.token().size() == 32);
    CHECK(gate.token() != Gate().token());
    CHECK(gate.token() != gate.cookie());
    CHECK(gate.cookie() != gate.csrf());
    CHECK(gate.try_token(gate.token(), "10.0.0.1", Milliseconds(0)) == Gate::Answer::right);
    CHECK(gate.try_token("", "10.0.0.1", Milliseconds(0)) == Gate::Answer::wrong);
    CHECK(gate.try_token(gate.token() + "0", "10.0.0.1", Milliseconds(0)) == Gate::Answer::wrong);
    CHECK(gate.try_token(gate.cookie(), "10.0.0.1", Milliseconds(0)) == Gate::Answer::wrong);
}

TEST_CASE("wrong tokens make that address wait, unread, and no other") {
    Gate gate;
    for (int i = 0; i < 10; ++i) (void)gate.try_token("wrong", "10.0.0.1", Milliseconds(0));
    CHECK(gate.try_token(gate.token(), "10.0.0.1", Milliseconds(1)) == Gate::Answer::wait);
    CHECK(gate.try_token(gate.token(), "10.0.0.2", Milliseconds(1)) == Gate::Answer::right);
    CHECK(gate.try_token(gate.token(), "10.0.0.1", PinTries::longest_wait + Milliseconds(1)) ==
          Gate::Answer::right);
}

TEST_CASE("a thousand addresses that guess are remembered together at last") {
    Gate gate;
    for (int i = 0; i < 1000; ++i)
        for (int tries = 0; tries < 4; ++tries)
            (void)gate.try_token("wrong", "10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250),
                                 Milliseconds(0));
    CHECK(gate.try_token(gate.token(), "192.168.0.1", Milliseconds(1)) == Gate::Answer::wait);
    CHECK(gate.try_token(gate.token(), "192.168.0.1", 2 * PinTries::longest_wait) == Gate::Answer::right);
}

TEST_CASE("the cookie is found among others, and must be whole") {
    Gate gate;
    const std::string ours = gate.cookie_name(8017) + "=" + gate.cookie();
    CHECK(gate.has_cookie(ours));
    CHECK(gate.has_cookie("a=b; " + ours + "; c=d"));
    CHECK_FALSE(gate.has_cookie(""));
    CHECK_FALSE(gate.has_cookie("lanyard8017="));
    CHECK_FALSE(gate.has_cookie(ours.substr(0, ours.size() - 1)));
    CHECK_FALSE(gate.has_cookie(ours + "0"));
    const std::string set = gate.set_cookie(8017, true);
    CHECK(set.find("HttpOnly; SameSite=Strict; Secure") != std::string::npos);
    CHECK(gate.set_cookie(8017, false).find("Secure") == std::string::npos);
}
