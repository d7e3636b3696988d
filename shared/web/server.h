// The organiser's page: what is served to whom. Nobody sees anything without the token that its address
// brings once, and that a cookie keeps from then on.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "desk/desk.h"

namespace lanyard {

// What the server shows; each is asked from a thread of the server's, one at a time.
struct WebEvent {
    // To be read, with the event's time set to now.
    std::function<Result<std::unique_ptr<Desk>>()> open;
    std::function<Result<Instant>(const EventConfig& config)> now;
    // A list of people was taken out: "attendance", "xlsx" and how many rows.
    std::function<Result<void>(const std::string& what, const std::string& format, std::size_t rows)>
        taken_out;
};

struct WebOptions {
    std::string address = "127.0.0.1";
    int port = 0;  // 0: any that is free
    std::string token;
    std::filesystem::path certificate, key;  // PEM; none: without TLS, for this machine alone
};

class WebServer {
  public:
    // How long a page waits for the next word of who asks for it, in seconds; and how much may be asked.
    static constexpr int patience_s = 5;
    static constexpr std::size_t most_asked = 8192;  // bytes

    // Takes the port. Machine errors: it is taken, or the certificate cannot be read.
    static Result<std::unique_ptr<WebServer>> open(WebOptions options, WebEvent event);
    ~WebServer();

    int port() const;
    // Serves until stop() is called, from another thread.
    void serve();
    void stop();

  private:
    struct Inner;
    explicit WebServer(std::unique_ptr<Inner> inner);
    std::unique_ptr<Inner> inner_;
};

}  // namespace lanyard
