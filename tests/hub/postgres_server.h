// A PostgreSQL of the tests' own on loopback.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

namespace lanyard {

class PostgresServer {
  public:
    // The newest version that this machine has, in a folder of its own; nullptr where it has none, which is
    // said as a skipped test.
    static std::unique_ptr<PostgresServer> start();
    ~PostgresServer();

    // libpq's connection string, of whoever may do everything.
    std::string address() const;
    // From now on nobody is let in without their password.
    void ask_for_passwords();
    // The address of a database whose owner may make roles, and nothing else: as a rented server gives it.
    std::string ordinary_owner(const std::string& name, bool may_make_roles = true);
    // As a power cut ends it.
    void kill();
    void start_again();

  private:
    explicit PostgresServer(std::filesystem::path programs) : programs_(std::move(programs)) {}
    std::filesystem::path data() const { return scratch_.path() / "data"; }

    ScratchFolder scratch_;
    std::filesystem::path programs_;
    int port_ = 0;
    std::optional<ChildProcess> process_;
};

}  // namespace lanyard
