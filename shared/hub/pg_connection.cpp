// Every wait is a poll of the connection's socket, with what is left of the time.
#include "hub/pg_connection.h"

#include <poll.h>

#include <algorithm>
#include <cstdlib>

#include "base/hex.h"
#include "base/lines.h"
#include "hub/certificate.h"

namespace lanyard {
namespace {

using SteadyClock = std::chrono::steady_clock;

// libpq ends its messages with a line feed, and may say several lines.
std::string one_line(const char* message) {
    std::string words;
    const std::string text = message ? message : "";
    for (const std::string_view line : lines_of(text))
        words += (words.empty() ? "" : "; ") + std::string(line);
    return excerpt(words);
}

// What to do about what the server or libpq says.
std::string remedy_of(const std::string& what) {
    const auto says = [&](const char* part) { return what.find(part) != std::string::npos; };
    if (says("not permitted to log in"))
        return "This machine was cut off from the hub; let it join again, where that was a mistake";
    if (says("may not do that") || says("row-level security") || says("permission denied"))
        return "Do it at a desk, and see with lanyard hub status whether this machine was cut off";
    if (says("password authentication failed") || says("role \""))
        return "The hub does not know this machine's password: let it join again, or take hub.toml anew from "
               "the "
               "machine that made the hub";
    if (says("certificate")) return "The hub's certificate is not the event's: ask whoever made the hub";
    if (says("No space left")) return "Free some space on the hub's disk";
    if (says("database \"") || says("relation \"")) return "Make it first: lanyard hub create";
    return "See whether the hub runs and whether this machine reaches it; doors go on without it";
}

}  // namespace

std::string PgRows::text(int row, int column) const {
    return {PQgetvalue(result_.get(), row, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::int64_t PgRows::number(int row, int column) const {
    return std::strtoll(PQgetvalue(result_.get(), row, column), nullptr, 10);
}

std::string PgRows::bytes(int row, int column) const {
    const std::string digits = text(row, column);
    return digits.size() < 2 ? "" : from_hex(std::string_view(digits).substr(2));
}

std::int64_t PgRows::written() const {
    return std::strtoll(PQcmdTuples(result_.get()), nullptr, 10);
}

PgConnection::PgConnection(std::string address, Milliseconds patience)
    : address_(std::move(address)), patience_(patience) {}

PgConnection::~PgConnection() {
    PQfinish(connection_);
}

bool PgConnection::wait(bool to_write, Deadline deadline) const {
    pollfd socket{PQsocket(connection_), static_cast<short>(to_write ? POLLOUT : POLLIN), 0};
    const auto left = std::chrono::duration_cast<Milliseconds>(deadline - SteadyClock::now());
    return ::poll(&socket, 1, static_cast<int>(std::max<Milliseconds::rep>(0, left.count()))) > 0;
}

Error PgConnection::fault(const std::string& what) const {
    return machine_error(what, "hub", remedy_of(what));
}

// What was asked may still be under way there: its answer must not be taken for the next one's.
Error PgConnection::broken(const std::string& what) {
    Error error = fault(what);
    PQfinish(connection_);
    connection_ = nullptr;
    return error;
}

// A server that has ended since the last statement has left its last words, and the socket's end, to be read.
bool PgConnection::is_alive() const {
    if (!connection_) return false;
    while (wait(false, SteadyClock::now()))
        if (PQconsumeInput(connection_) == 0) return false;
    return PQstatus(connection_) == CONNECTION_OK;
}

Result<void> PgConnection::connect(Deadline deadline) {
    if (is_alive()) return {};
    PQfinish(connection_);
    connection_ = PQconnectStart(address_.c_str());
    if (!connection_) return machine_error("there is no memory for a connection", "hub");
    if (PQstatus(connection_) == CONNECTION_BAD) return broken(one_line(PQerrorMessage(connection_)));
    for (auto state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK;) {
        if (!wait(state == PGRES_POLLING_WRITING, deadline))
            return broken("does not answer within " + std::to_string(patience_.count()) + " ms");
        state = PQconnectPoll(connection_);
        if (state == PGRES_POLLING_FAILED) return broken(one_line(PQerrorMessage(connection_)));
    }
    if (PQsetnonblocking(connection_, 1) != 0) return broken(one_line(PQerrorMessage(connection_)));
    // A notice would go to the terminal.
    PQsetNoticeProcessor(
        connection_, [](void*, const char*) {}, nullptr);
    return {};
}

Result<PgRows> PgConnection::answer(Deadline deadline) {
    const auto too_late = [&] {
        return broken("does not answer within " + std::to_string(patience_.count()) + " ms");
    };
    while (const int left = PQflush(connection_)) {
        if (left < 0) return broken(one_line(PQerrorMessage(connection_)));
        if (!wait(true, deadline)) return too_late();
    }
    std::optional<PgRows> rows;
    std::string what;
    for (;;) {
        while (PQisBusy(connection_)) {
            if (!wait(false, deadline)) return too_late();
            if (PQconsumeInput(connection_) == 0) return broken(one_line(PQerrorMessage(connection_)));
        }
        PGresult* result = PQgetResult(connection_);
        if (!result) break;
        const auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && what.empty())
            what = one_line(PQresultErrorMessage(result));
        rows.emplace(result);
    }
    if (PQstatus(connection_) != CONNECTION_OK) return broken(one_line(PQerrorMessage(connection_)));
    if (!what.empty()) return fault(what);
    if (!rows) return broken("gave no answer");
    return *std::move(rows);
}

Result<PgRows> PgConnection::run(const char* statement, const Parameters& parameters) {
    const Deadline deadline = SteadyClock::now() + patience_;
    if (auto connected = connect(deadline); !connected) return connected.error();
    std::vector<const char*> values;
    for (const auto& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
    if (PQsendQueryParams(connection_, statement, static_cast<int>(values.size()), nullptr, values.data(),
                          nullptr, nullptr, 0) == 0)
        return broken(one_line(PQerrorMessage(connection_)));
    return answer(deadline);
}

Result<void> PgConnection::run_all(const std::string& statements) {
    const Deadline deadline = SteadyClock::now() + patience_;
    if (auto connected = connect(deadline); !connected) return connected;
    if (PQsendQuery(connection_, statements.c_str()) == 0)
        return broken(one_line(PQerrorMessage(connection_)));
    const auto done = answer(deadline);
    return done ? Result<void>() : done.error();
}

// Made here, so that the password itself never leaves this machine.
Result<std::string> PgConnection::verifier_of(const std::string& password) {
    if (auto connected = connect(SteadyClock::now() + patience_); !connected) return connected.error();
    const std::unique_ptr<char, decltype(&PQfreemem)> verifier(
        PQencryptPasswordConn(connection_, password.c_str(), "", "scram-sha-256"), PQfreemem);
    if (!verifier) return fault(one_line(PQerrorMessage(connection_)));
    return std::string(verifier.get());
}

Result<std::string> PgConnection::server_certificate() {
    if (auto connected = connect(SteadyClock::now() + patience_); !connected) return connected.error();
    return peer_certificate(PQsslStruct(connection_, "OpenSSL"));
}

std::string pg_array(const std::vector<std::string>& values) {
    std::string array = "{";
    for (const std::string& value : values) {
        array += array.size() > 1 ? ",\"" : "\"";
        for (const char letter : value) {
            if (letter == '"' || letter == '\\') array += '\\';
            array += letter;
        }
        array += '"';
    }
    return array + '}';
}

std::string pg_quoted(const std::string& value) {
    std::string quoted = "'";
    for (const char letter : value) {
        if (letter == '\'' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    return quoted + '\'';
}

std::string pg_bytes(const std::string& bytes) {
    return "\\x" + to_hex(bytes);
}

}  // namespace lanyard
