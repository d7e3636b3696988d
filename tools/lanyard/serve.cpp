// lanyard serve: the organiser's page on a phone, until it is asked to end.
#include <arpa/inet.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/safe_file.h"
#include "base/state_folder.h"
#include "desk/purging.h"
#include "hub/certificate.h"
#include "lanyard/command.h"
#include "lanyard/own_addresses.h"
#include "lanyard/terminal_code.h"
#include "store/journal/event_mark.h"
#include "web/server.h"

namespace lanyard {
namespace {

constexpr int usual_port = 8017;
// Somebody waits for a page: a desk that writes is waited for no longer.
constexpr Milliseconds waits_for_lock{2000};

struct Options {
    int port = usual_port;
    std::string bind = "127.0.0.1";
};

std::atomic<bool> is_to_end{false};

void end(int) {
    is_to_end = true;
}

enum class Reach { this_machine, network, none };
Reach reach_of(const std::string& address) {
    in_addr four{};
    in6_addr six{};
    if (::inet_pton(AF_INET, address.c_str(), &four) == 1)
        return ntohl(four.s_addr) >> 24 == 127 ? Reach::this_machine : Reach::network;
    if (::inet_pton(AF_INET6, address.c_str(), &six) != 1) return Reach::none;
    return IN6_IS_ADDR_LOOPBACK(&six) ? Reach::this_machine : Reach::network;
}

// Where a phone finds what listens there.
std::string host_of(const std::string& address) {
    if (address != "0.0.0.0" && address != "::") return address;
    const auto own = own_addresses();
    return own.empty() ? "127.0.0.1" : own.front();
}

Result<EventClock> clock_of(const Command& command, const EventConfig& config) {
    if (command.clock_option.empty()) return EventClock();
    return parse_event_clock(command.clock_option, config.time_zone);
}

WebEvent event_of(const Command& command, const EventClock& clock) {
    static const SystemClock machine_clock;
    WebEvent event;
    event.to_read = [&command]() -> Result<std::unique_ptr<Desk>> {
        auto folder = command.folder();
        if (!folder) return folder.error();
        return Desk::open_to_read(std::move(*folder));
    };
    event.to_write = [&command]() -> Result<std::unique_ptr<Desk>> {
        DeskOptions options = Command::at_command_line();
        options.waits_for_lock = waits_for_lock;
        return command.desk(std::move(options));
    };
    event.now = [clock] { return clock.now(); };
    return event;
}

void tell(const Command& command, const WebServer& server, const std::string& host,
          const std::optional<PageCertificate>& certificate) {
    const std::string address = server.address_with_token(host);
    std::string fingerprint;
    if (certificate)
        if (const auto pem = read_file(certificate->certificate))
            if (const auto made = certificate_fingerprint(*pem, certificate->certificate.string()))
                fingerprint = *made;
    if (command.as_json) {
        Command::print_json_line(
            {{"address", address}, {"port", server.port()}, {"certificate_sha256", fingerprint}});
    } else {
        if (const auto symbol = make_qr_symbol(address); certificate && symbol)
            std::printf("%s", code_for_terminal(*symbol, ::isatty(STDOUT_FILENO) == 1).c_str());
        std::printf("%s\nWhoever has this address sees everybody. It holds until Ctrl+C.\n", address.c_str());
        if (certificate)
            std::printf("The phone asks once about the certificate. Its SHA-256 is %s\n",
                        fingerprint.c_str());
    }
    std::fflush(stdout);
}

int run(Command& command, const Options& options) {
    const Reach reach = reach_of(options.bind);
    if (reach == Reach::none)
        return Command::fail(usage_error("is no address", options.bind, "Write one, such as 0.0.0.0"));
    {
        // What cannot be opened is told here, and not to a phone.
        auto desk = command.desk_to_read();
        if (!desk) return Command::fail(desk.error());
    }
    const auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    const auto clock = clock_of(command, folder->config);
    if (!clock) return Command::fail(clock.error());
    WebServer::Options web{options.bind, options.port, {}};
    if (reach == Reach::network) {
        auto made = page_certificate(state_folder() / "web" / event_identity(folder->key).substr(0, 16));
        if (!made) return Command::fail(made.error());
        web.certificate = std::move(*made);
    }
    auto server = WebServer::listen(web, event_of(command, *clock));
    if (!server) return Command::fail(server.error());
    ::signal(SIGINT, end);
    ::signal(SIGTERM, end);
    tell(command, **server, host_of(options.bind), web.certificate);
    std::thread answers([&] { (*server)->run(); });
    while (!is_to_end) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    (*server)->stop();
    answers.join();
    return 0;
}

}  // namespace

void add_serve(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "serve", "The organiser's page on a phone: lanyard --event my-event serve --bind 0.0.0.0");
    sub.add_option("--port", options->port, "Where it listens; 0 is any that is free [8017]")
        .between(0, 65535);
    sub.add_option(
           "--bind", options->bind,
           "The address that it listens on; 0.0.0.0 is every network that this machine is in, with TLS "
           "[127.0.0.1: this machine alone]")
        .type_name("ADDRESS");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
