// Nobody waits longer for a server than they were told to, whatever it does with the connection.
#include "hub/pg_connection.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "hub/pg_address.h"
#include "tests/hub/postgres_server.h"

using namespace lanyard;

namespace {

// Takes connections, and says nothing: a machine that was switched off behind a switch, or is out of memory.
class SilentServer {
  public:
    SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        auto* address = reinterpret_cast<sockaddr*>(&address_);
        if (::bind(socket_, address, size) != 0 || ::listen(socket_, 8) != 0 ||
            ::getsockname(socket_, address, &size) != 0)
            throw std::runtime_error("no port is free");
    }
    ~SilentServer() { ::close(socket_); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;

    std::string address() const {
        return "host=127.0.0.1 user=x dbname=x port=" + std::to_string(ntohs(address_.sin_port));
    }

  private:
    int socket_;
    sockaddr_in address_{};
};

std::string fault_of(const std::string& address) {
    const auto answer = PgConnection(address, Milliseconds(300)).run("SELECT 1");
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == ErrorKind::machine);
    return answer.error().message();
}

}  // namespace

TEST_CASE("a server that never answers is given up after the patience, with what to do") {
    const SilentServer silent;
    const std::string fault = fault_of(silent.address());
    CHECK_MESSAGE(fault.find("does not answer within 300 ms") != std::string::npos, fault);
    CHECK_MESSAGE(fault.find("doors go on without it") != std::string::npos, fault);
    CHECK(fault_of("host=127.0.0.1 port=1 user=x dbname=x").find("doors go on without it") !=
          std::string::npos);
}

TEST_CASE("what takes too long is given up, and its answer is never taken for the next one's") {
    const auto server = PostgresServer::start();
    if (!server) return;
    PgConnection connection(server->address(), Milliseconds(1500));
    REQUIRE(connection.run("SELECT 1"));
    const auto slow = connection.run("SELECT pg_sleep(10)");
    REQUIRE_FALSE(slow);
    CHECK(slow.error().message().find("does not answer within") != std::string::npos);
    const auto next = connection.run("SELECT 2");
    REQUIRE_MESSAGE(next, next.error().message());
    CHECK(next->text(0, 0) == "2");
    // One statement's fault is its own.
    CHECK_FALSE(connection.run("SELECT nonsense"));
    CHECK(connection.run("SELECT 3")->text(0, 0) == "3");
}

TEST_CASE("a connection that was cut without a word is made anew with the next statement") {
    const auto server = PostgresServer::start();
    if (!server) return;
    PgConnection connection(server->address(), std::chrono::seconds(20)),
        other(server->address(), std::chrono::seconds(20));
    const auto id = connection.run("SELECT pg_backend_pid()");
    REQUIRE(id);
    REQUIRE(other.run("SELECT pg_terminate_backend($1::integer)", {id->text(0, 0)}));
    CHECK(wait_until([&] { return connection.run("SELECT 1").ok(); }));
}

TEST_CASE("an address is taken apart and put together, whatever is in it") {
    const auto uri = read_pg_address("postgresql://zoe:p%20w@hub.example:5433/event?sslmode=verify-full");
    REQUIRE(uri);
    CHECK(uri->at("password") == "p w");
    CHECK(uri->at("sslmode") == "verify-full");
    PgAddress odd = {{"host", "h"}, {"password", "quote ' and \\ back = slash"}};
    const auto again = read_pg_address(write_pg_address(odd));
    REQUIRE(again);
    for (const auto& [name, value] : odd) CHECK(again->at(name) == value);
    CHECK_FALSE(read_pg_address("this is = no"));
    CHECK(read_pg_address("nonsense").error().kind == ErrorKind::input);
}
