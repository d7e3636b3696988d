// The pages on a port of this machine: who may come in, and the bounds of what is taken from them.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "web/gate.h"
#include "web/page_certificate.h"
#include "web/pages.h"

namespace lanyard {

class WebServer {
  public:
    // Whoever asks for more waits in the network's own queue.
    static constexpr std::size_t threads = 8, most_waiting = 32;
    static constexpr std::size_t most_bytes_of_request = 64 * 1024;
    static constexpr int seconds_of_silence = 5, requests_of_connection = 50;

    struct Options {
        std::string address = "127.0.0.1";                // a number, not a name
        int port = 0;                                     // 0: any that is free
        std::optional<PageCertificate> certificate = {};  // none: without TLS
    };

    // Listens when this returns, and answers from run() on. A machine error where the port is taken or the
    // certificate cannot be used.
    static Result<std::unique_ptr<WebServer>> listen(const Options& options, WebEvent event);
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    int port() const;
    // "https://10.0.0.5:8017/?token=…", on this address of the machine.
    std::string address_with_token(const std::string& host) const;

    // Answers until stop(), which any thread may call.
    void run();
    void stop();

  private:
    struct Inside;
    explicit WebServer(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace lanyard
