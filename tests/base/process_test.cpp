// An owner is alive exactly while it is: here, in another process, and never by somebody else's number.
#include "base/process.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <string>

using namespace lanyard;

namespace {

// `name` with its part at `place` (0: boot, 1: process, 2: start, 3: number) replaced.
std::string with(const std::string& name, int place, const std::string& part) {
    std::string changed;
    std::size_t start = 0;
    for (int i = 0; i < 4; ++i) {
        const auto end = std::min(name.find(' ', start), name.size());
        changed += (i ? " " : "") + (i == place ? part : name.substr(start, end - start));
        start = end + 1;
    }
    return changed;
}

}  // namespace

TEST_CASE("an owner of this process is alive until it goes, and no other has its name") {
    Owner stays;
    std::optional<Owner> goes(std::in_place);
    const std::string name = goes->name();
    CHECK(name != stays.name());
    CHECK(owner_is_alive(name));
    goes.reset();
    CHECK_FALSE(owner_is_alive(name));
    CHECK(owner_is_alive(stays.name()));
    CHECK(Owner().name() != name);
}

TEST_CASE("a number that has been reused, an earlier start of the machine and rubbish are nobody's") {
    const Owner owner;
    CHECK_FALSE(owner_is_alive(with(owner.name(), 0, "00000000-0000-0000-0000-000000000000")));
    CHECK_FALSE(owner_is_alive(with(owner.name(), 2, "1")));
    CHECK_FALSE(owner_is_alive(with(owner.name(), 3, "999999999")));
    CHECK_FALSE(owner_is_alive(""));
    CHECK_FALSE(owner_is_alive("a b c d"));
    CHECK_FALSE(owner_is_alive(with(owner.name(), 1, "-1")));
    CHECK_FALSE(owner_is_alive(with(owner.name(), 1, "0")));
}

TEST_CASE("an owner of another process lives until that is killed, asked about by its parent or not") {
    int names[2];
    REQUIRE(::pipe(names) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const Owner owner;
        const auto written = ::write(names[1], owner.name().data(), owner.name().size());
        if (written > 0) ::pause();
        ::_exit(0);
    }
    char name[200];
    const auto length = ::read(names[0], name, sizeof name);
    REQUIRE(length > 0);
    const std::string owner(name, static_cast<std::size_t>(length));
    CHECK(owner_is_alive(owner));
    ::kill(child, SIGKILL);
    siginfo_t ended{};
    REQUIRE(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) == 0);
    CHECK_FALSE(owner_is_alive(owner));  // a zombie
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    CHECK_FALSE(owner_is_alive(owner));
    ::close(names[0]);
    ::close(names[1]);
}

TEST_CASE("whoever asks, a living process of another user is alive") {
    const Owner owner;
    const pid_t other_user = ::fork();
    REQUIRE(other_user >= 0);
    if (other_user == 0) {
        // Only root can become somebody else; without that right the same user asks.
        constexpr uid_t nobody = 65534;
        const bool is_ready = ::geteuid() != 0 || ::setuid(nobody) == 0;
        ::_exit(is_ready && owner_is_alive(owner.name()) ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(other_user, &status, 0) == other_user);
    CHECK(status == 0);
}
