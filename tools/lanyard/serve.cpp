// lanyard serve: the organiser's page, on this machine or for a phone in the same network.
#include <fmt/format.h>
#include <sodium.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "badge/qr_symbol.h"
#include "base/hex.h"
#include "base/random.h"
#include "base/state_folder.h"
#include "desk/taken_out.h"
#include "lanyard/command.h"
#include "lanyard/own_addresses.h"
#include "lanyard/own_certificate.h"
#include "lanyard/terminal.h"
#include "lanyard/terminal_code.h"
#include "web/server.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr int usual_port = 8437;
constexpr std::size_t token_bytes = 16;

struct Options {
    std::string on = "127.0.0.1";
    int port = usual_port;
};

bool is_of_this_machine(const std::string& address) {
    return address.rfind("127.", 0) == 0 || address == "localhost" || address == "::1";
}

// Made once, so that a phone that was told to trust it goes on doing so.
Result<void> equip(WebOptions& options) {
    const fs::path home = state_folder() / "web";
    std::error_code failed;
    fs::create_directories(home, failed);
    if (failed) return machine_error(failed.message(), home.string(), state_folder_remedy);
    options.key = home / "web.key";
    options.certificate = home / "web.crt";
    if (fs::exists(options.key, failed) && fs::exists(options.certificate, failed)) return {};
    return make_certificate("Lanyard", options.key, options.certificate, home / "web.log");
}

// Opened anew each time: what is open to be read would never change on a disk that cannot be written to.
WebEvent event_of(const Command& command) {
    WebEvent event;
    event.open = [&command] { return command.desk_to_read(); };
    event.now = [&command](const EventConfig& config) { return command.now(config); };
    event.taken_out = [&command](const std::string& what, const std::string& format,
                                 std::size_t rows) -> Result<void> {
        auto desk = command.desk(Command::at_command_line());
        if (!desk) return desk.error();
        const auto now = command.now((*desk)->folder().config);
        if (!now) return now.error();
        return note_taken_out(**desk, what, format, rows, Command::deed(*now));
    };
    return event;
}

std::string address_of(const std::string& host, const WebOptions& options, int port) {
    return fmt::format("{}://{}:{}/enter?token={}", options.certificate.empty() ? "http" : "https", host,
                       port, options.token);
}

// Where it is to be opened; for a phone, the code of the first of them.
void tell(const Options& asked, const WebOptions& options, int port) {
    const bool is_everywhere = asked.on == "0.0.0.0";
    std::vector<std::string> hosts = is_everywhere ? own_addresses() : std::vector<std::string>{asked.on};
    if (hosts.empty()) hosts = {"127.0.0.1"};
    const std::string first = address_of(hosts.front(), options, port);
    if (const auto symbol = make_qr_symbol(first); symbol && !is_of_this_machine(hosts.front()))
        std::printf("%s", code_for_terminal(*symbol, wants_colour()).c_str());
    for (const std::string& host : hosts) std::printf("%s\n", address_of(host, options, port).c_str());
    std::fflush(stdout);
    if (!options.certificate.empty())
        std::fprintf(
            stderr,
            "lanyard: the browser will ask whether to trust this machine's own certificate; whoever has the "
            "address sees everybody on the list\n");
}

int run(const Command& command, const Options& asked) {
    if (const auto folder = command.folder(); !folder) return Command::fail(folder.error());
    if (auto desk = command.desk_to_read(); !desk) return Command::fail(desk.error());
    WebOptions options;
    options.address = asked.on;
    options.port = asked.port;
    options.token = to_hex(random_bytes(token_bytes));
    if (!is_of_this_machine(asked.on))
        if (auto equipped = equip(options); !equipped) return Command::fail(equipped.error());
    // Before there is a thread, so that none of them is interrupted.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    const auto server = WebServer::open(options, event_of(command));
    if (!server) return Command::fail(server.error());
    std::thread serving([&] { (*server)->serve(); });
    tell(asked, options, (*server)->port());
    int ended = 0;
    sigwait(&ends, &ended);
    (*server)->stop();
    serving.join();
    return 0;
}

}  // namespace

void add_serve(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("serve",
                                  "The organiser's page, until Ctrl+C: the day, people, roll call, exports: "
                                  "lanyard serve --on 0.0.0.0");
    sub.add_option("--on", options->on,
                   "The address that it is served on: this machine's own alone, else in its network, with "
                   "TLS [127.0.0.1]")
        .type_name("ADDRESS");
    sub.add_option("--port", options->port, "Its port; 0 is any that is free [8437]").type_name("PORT");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
