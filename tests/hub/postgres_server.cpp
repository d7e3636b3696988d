// PostgreSQL refuses to run as root: then it runs as the user that its package made.
#include "tests/hub/postgres_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "hub/pg_connection.h"
#include "hub/postgres_programs.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port is free");
    ::close(socket);
    return ntohs(address.sin_port);
}

// It does not outlive a test that crashes.
std::vector<std::string> as_its_user(std::vector<std::string> words) {
    std::vector<std::string> before = {"setpriv", "--pdeathsig=KILL"};
    if (::geteuid() == 0)
        before.insert(before.end(), {"--reuid=postgres", "--regid=postgres", "--clear-groups"});
    words.insert(words.begin(), before.begin(), before.end());
    return words;
}

}  // namespace

std::unique_ptr<PostgresServer> PostgresServer::start() {
    const fs::path programs = postgres_programs();
    const passwd* user = ::getpwnam("postgres");
    if (programs.empty() || (::geteuid() == 0 && !user)) {
        std::cerr << "SKIPPED: PostgreSQL is not installed; the hub's contract was held in memory alone\n";
        return nullptr;
    }
    std::unique_ptr<PostgresServer> server(new PostgresServer(programs));
    if (::geteuid() == 0 && ::chown(server->scratch_.path().c_str(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("the server's folder cannot be given to it");
    const auto made = run_program(
        as_its_user({(programs / "initdb").string(), "--pgdata", server->data().string(), "--auth=trust",
                     "--username=lanyard", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"}));
    if (made.status != 0) throw std::runtime_error("initdb: " + made.err);
    server->port_ = free_port();
    server->start_again();
    return server;
}

std::string PostgresServer::address() const {
    return "host=127.0.0.1 port=" + std::to_string(port_) + " user=lanyard password=owner dbname=postgres";
}

void PostgresServer::ask_for_passwords() {
    PgConnection connection(address(), std::chrono::seconds(20));
    std::ofstream(data() / "pg_hba.conf") << "host all all all scram-sha-256\n";
    if (!connection.run("ALTER ROLE lanyard PASSWORD 'owner'") || !connection.run("SELECT pg_reload_conf()"))
        throw std::runtime_error("the server does not ask for passwords");
    PgConnection nobody("host=127.0.0.1 port=" + std::to_string(port_) + " user=nobody dbname=postgres",
                        std::chrono::seconds(20));
    wait_until([&] {
        const auto let_in = nobody.run("SELECT 1");
        return !let_in && let_in.error().what.find("password") != std::string::npos;
    });
}

std::string PostgresServer::ordinary_owner(const std::string& name, bool may_make_roles) {
    PgConnection connection(address(), std::chrono::seconds(20));
    const std::string role =
        "CREATE ROLE " + name + " LOGIN PASSWORD 'owner'" + (may_make_roles ? " CREATEROLE" : "");
    if (!connection.run(role.c_str()) ||
        !connection.run(("CREATE DATABASE " + name + " OWNER " + name).c_str()))
        throw std::runtime_error("there is no owner " + name);
    return "host=127.0.0.1 port=" + std::to_string(port_) + " user=" + name +
           " password=owner dbname=" + name;
}

void PostgresServer::start_again() {
    process_.emplace(as_its_user({(programs_ / "postgres").string(), "-D", data().string(), "-k", "", "-c",
                                  "listen_addresses=127.0.0.1", "-c", "port=" + std::to_string(port_)}),
                     scratch_.path() / "out", scratch_.path() / "err");
    PgConnection connection(address(), std::chrono::seconds(5));
    if (!wait_until([&] { return connection.run("SELECT 1").ok(); }))
        throw std::runtime_error("the server did not start: " + text_of(scratch_.path() / "err"));
}

void PostgresServer::kill() {
    // One process serves each connection, and answers on it until it notices that the first is dead.
    std::vector<pid_t> all;
    const std::string server = std::to_string(process_->id());
    std::istringstream children(text_of("/proc/" + server + "/task/" + server + "/children"));
    for (pid_t child; children >> child;) all.push_back(child);
    process_->send_signal(SIGKILL);
    for (const pid_t child : all) ::kill(child, SIGKILL);
    process_->wait_for_end();
    // Until they have ended, the port and the shared memory are theirs.
    const auto has_ended = [](pid_t child) {
        const std::string state = text_of("/proc/" + std::to_string(child) + "/stat");
        return state.empty() || state.find(") Z") != std::string::npos;
    };
    wait_until([&] { return std::all_of(all.begin(), all.end(), has_ended); });
}

PostgresServer::~PostgresServer() {
    if (!process_) return;
    process_->send_signal(SIGINT);  // ends connections and then itself
    process_->wait_for_end();
}

}  // namespace lanyard
