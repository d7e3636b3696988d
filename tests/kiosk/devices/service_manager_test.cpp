// What a service manager hears, on a socket of the test's own.
#include "devices/service_manager.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

// The other end of $NOTIFY_SOCKET, for as long as this lives.
class Listener {
  public:
    Listener() {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string path = (scratch_.path() / "notify").string();
        REQUIRE(path.size() < sizeof address.sun_path);
        std::strcpy(address.sun_path, path.c_str());
        REQUIRE(bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        setenv("NOTIFY_SOCKET", path.c_str(), 1);
    }
    ~Listener() {
        unsetenv("NOTIFY_SOCKET");
        close(socket_);
    }
    // The next word, "" where none has come.
    std::string hear() const {
        char word[100] = {};
        const auto length = recv(socket_, word, sizeof word - 1, MSG_DONTWAIT);
        return length > 0 ? std::string(word, static_cast<std::size_t>(length)) : "";
    }

  private:
    ScratchFolder scratch_;
    int socket_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
};

}  // namespace

TEST_CASE("the first frame is told of once, and then once a second that the loop goes on") {
    const Listener listener;
    ServiceManager manager;
    manager.runs(Milliseconds(5'000));
    CHECK(listener.hear().empty());
    manager.shown();
    manager.shown();
    CHECK(listener.hear() == "READY=1");
    CHECK(listener.hear().empty());
    for (int ms = 5'000; ms < 8'000; ms += 16) manager.runs(Milliseconds(ms));
    for (int told = 0; told < 3; ++told) CHECK(listener.hear() == "WATCHDOG=1");
    CHECK(listener.hear().empty());
}

TEST_CASE("without a service manager nothing is told, and nothing goes wrong") {
    unsetenv("NOTIFY_SOCKET");
    ServiceManager manager;
    manager.shown();
    manager.runs(Milliseconds(5'000));
}
