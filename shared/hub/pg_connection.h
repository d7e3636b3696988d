// A connection to PostgreSQL that never waits longer than it was told to (libpq, without its blocking calls).
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

// What a statement gave. Values are texts; bytes come as bytes.
class PgRows {
  public:
    explicit PgRows(PGresult* result) : result_(result) {}

    int size() const { return PQntuples(result_.get()); }
    std::string text(int row, int column) const;
    std::int64_t number(int row, int column) const;
    std::string bytes(int row, int column) const;  // of bytea; "" for NULL
    bool is_null(int row, int column) const { return PQgetisnull(result_.get(), row, column) != 0; }
    // How many rows a statement wrote.
    std::int64_t written() const;

  private:
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    std::unique_ptr<PGresult, Clear> result_;
};

class PgConnection {
  public:
    using Parameters = std::vector<std::optional<std::string>>;  // texts; none is NULL

    // `address` is libpq's connection string or URI. Errors of connecting and of answers that do not come
    // within `patience` are machine errors that name what to do; after one the connection is made anew with
    // the next statement.
    PgConnection(std::string address, Milliseconds patience);
    ~PgConnection();
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;

    Result<PgRows> run(const char* statement, const Parameters& parameters = {});
    // Several statements without parameters, in one transaction.
    Result<void> run_all(const std::string& statements);
    // What a server keeps of a password, and nobody can log in with (SCRAM-SHA-256, RFC 7677).
    Result<std::string> verifier_of(const std::string& password);
    // The certificate that the server has shown, as PEM; "" where the connection is not encrypted.
    Result<std::string> server_certificate();

  private:
    using Deadline = std::chrono::steady_clock::time_point;
    bool is_alive() const;
    Result<void> connect(Deadline deadline);
    Result<PgRows> answer(Deadline deadline);
    bool wait(bool to_write, Deadline deadline) const;
    Error fault(const std::string& what) const;
    Error broken(const std::string& what);

    std::string address_;
    Milliseconds patience_;
    PGconn* connection_ = nullptr;
};

// `{"a","b"}`: an array of PostgreSQL as a parameter (its manual, 8.15.6).
std::string pg_array(const std::vector<std::string>& values);
// A value of a connection string, quoted (34.1.1.1).
std::string pg_quoted(const std::string& value);
// Bytes as a parameter: \x and hexadecimal digits (8.4.1).
std::string pg_bytes(const std::string& bytes);

}  // namespace lanyard
