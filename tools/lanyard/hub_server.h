// A PostgreSQL of the event's own on this machine, set up and kept running for somebody who has never heard
// of one.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "base/result.h"
#include "store/event_folder.h"
#include "store/journal/journal.h"

namespace lanyard {

class HubServer {
  public:
    // The first time it makes what belongs to it below the machine's state folder: the server's data, a
    // certificate (P-256, ten years) and its owner's password. Then it starts the server. Machine errors:
    // PostgreSQL or openssl is not installed, the port is taken, this is root.
    static Result<HubServer> start(const EventFolder& event, int port);
    // Makes the event's tables, and writes hub.toml and hub.crt into the event's folder: this machine's
    // login.
    Result<void> equip(const EventFolder& event, Journal& journal) const;
    HubServer(HubServer&& other) noexcept;
    HubServer& operator=(HubServer&&) = delete;
    ~HubServer();  // ends it in order

    // False once it has ended by itself.
    bool is_running();
    // The last lines that it said, for an error.
    std::string last_words() const;
    // Where it keeps everything.
    const std::filesystem::path& home() const { return home_; }

  private:
    HubServer(std::filesystem::path home, std::filesystem::path programs, int port)
        : home_(std::move(home)), programs_(std::move(programs)), port_(port) {}
    Result<void> set_up() const;
    Result<void> launch();
    std::string owner_address() const;

    std::filesystem::path home_, programs_;
    int port_ = 0;
    pid_t id_ = 0;
};

}  // namespace lanyard
