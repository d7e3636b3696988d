// initdb, openssl and postgres are run as programs; what they are told is here.
#include "lanyard/hub_server.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <thread>
#include <vector>

#include "base/hex.h"
#include "base/lines.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "base/state_folder.h"
#include "base/system_clock.h"
#include "hub/members.h"
#include "hub/pg_address.h"
#include "hub/pg_connection.h"
#include "hub/postgres_programs.h"
#include "lanyard/logged_program.h"
#include "lanyard/own_addresses.h"
#include "lanyard/own_certificate.h"
#include "store/journal/event_mark.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* owner_role = "lanyard";
constexpr std::chrono::seconds starts_within{30};

Error not_set_up(const std::string& what, const std::string& remedy) {
    return machine_error(what, "hub", remedy);
}

// This machine first, then its addresses in the networks that it is in, as libpq tries them in turn.
std::string hosts() {
    std::string all = "127.0.0.1";
    for (const std::string& address : own_addresses()) all += "," + address;
    return all;
}

}  // namespace

Result<HubServer> HubServer::start(const EventFolder& event, int port) {
    if (::geteuid() == 0)
        return usage_error("PostgreSQL refuses to run as root", "hub serve",
                           "Run this as the user who works at the desk");
    fs::path programs = postgres_programs();
    if (programs.empty())
        return not_set_up("PostgreSQL is not installed", "Install it: sudo apt install postgresql");
    HubServer server(state_folder() / "hub" / event_identity(event.key).substr(0, 16), std::move(programs),
                     port);
    std::error_code failed;
    if (!fs::exists(server.home_ / "data" / "PG_VERSION", failed))
        if (auto made = server.set_up(); !made) return made.error();
    if (auto launched = server.launch(); !launched) return launched.error();
    return server;
}

// A setting up that was interrupted begins anew: only a whole data folder has its last name.
Result<void> HubServer::set_up() const {
    std::error_code failed;
    fs::remove_all(home_, failed);
    fs::create_directories(home_, failed);
    if (failed) return machine_error(failed.message(), home_.string(), state_folder_remedy);
    fs::permissions(home_, fs::perms::owner_all, failed);
    if (auto written = write_file(home_ / owner_role, to_hex(random_bytes(16))); !written) return written;
    const fs::path log = home_ / "setting-up.log", made = home_ / "data.new";
    if (auto done = make_certificate("Lanyard hub", home_ / "hub.key", home_ / "hub.crt", log); !done)
        return done;
    if (auto done = run_logged({(programs_ / "initdb").string(), "--pgdata", made.string(), "--username",
                                owner_role, "--pwfile", (home_ / owner_role).string(), "--auth",
                                "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"},
                               log);
        !done)
        return done;
    if (auto written = write_file(made / "pg_hba.conf", "hostssl all all all scram-sha-256\n"); !written)
        return written;
    fs::rename(made, home_ / "data", failed);
    return failed ? machine_error(failed.message(), home_.string()) : Result<void>();
}

Result<void> HubServer::launch() {
    const auto setting = [](const char* name, const std::string& value) {
        return std::string(name) + "=" + value;
    };
    // Where this program is killed, the server ends, too: the next one would find its folder taken.
    std::vector<std::string> words = {
        "setpriv", "--pdeathsig", "INT", (programs_ / "postgres").string(), "-D", (home_ / "data").string()};
    for (const std::string& one :
         {setting("listen_addresses", "*"), setting("port", std::to_string(port_)),
          setting("unix_socket_directories", ""), setting("ssl", "on"),
          setting("ssl_cert_file", (home_ / "hub.crt").string()),
          setting("ssl_key_file", (home_ / "hub.key").string()),
          setting("ssl_min_protocol_version", "TLSv1.3"), setting("max_connections", "600"),
          setting("log_min_messages", "warning")}) {
        words.push_back("-c");
        words.push_back(one);
    }
    const auto id = start_logged(words, home_ / "server.log");
    if (!id) return id.error();
    id_ = *id;
    PgConnection connection(owner_address(), std::chrono::seconds(5));
    for (const auto until = std::chrono::steady_clock::now() + starts_within;;) {
        const auto answered = connection.run("SELECT 1");
        if (answered) return {};
        if (!is_running())
            return not_set_up("PostgreSQL ended: " + last_words(),
                              "Where the port is taken, name another one: --port 5434");
        if (std::chrono::steady_clock::now() > until)
            return not_set_up("PostgreSQL " + answered.error().what,
                              "See " + (home_ / "server.log").string());
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

Result<void> HubServer::equip(const EventFolder& event, Journal& journal) const {
    const auto certificate = read_file(home_ / "hub.crt");
    if (!certificate) return certificate.error();
    const PgAddress place = {{"host", hosts()}, {"port", std::to_string(port_)}, {"dbname", "postgres"}};
    if (auto written = write_file(event.path / "hub.crt", *certificate); !written) return written;
    return equip_hub(owner_address(), {write_pg_address(place), "hub.crt"}, event, journal,
                     SystemClock().now());
}

std::string HubServer::owner_address() const {
    const auto password = read_file(home_ / owner_role);
    return write_pg_address({{"host", "127.0.0.1"},
                             {"port", std::to_string(port_)},
                             {"dbname", "postgres"},
                             {"user", owner_role},
                             {"password", password ? *password : ""},
                             {"sslmode", "verify-ca"},
                             {"sslrootcert", (home_ / "hub.crt").string()}});
}

HubServer::HubServer(HubServer&& other) noexcept
    : home_(std::move(other.home_)),
      programs_(std::move(other.programs_)),
      port_(other.port_),
      id_(std::exchange(other.id_, 0)) {}

HubServer::~HubServer() {
    if (!is_running()) return;
    ::kill(id_, SIGINT);  // ends its connections, then itself
    ::waitpid(id_, nullptr, 0);
}

bool HubServer::is_running() {
    if (id_ == 0) return false;
    if (::waitpid(id_, nullptr, WNOHANG) == 0) return true;
    id_ = 0;
    return false;
}

std::string HubServer::last_words() const {
    return last_line_of(home_ / "server.log");
}

}  // namespace lanyard
