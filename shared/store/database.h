// lanyard.db on this machine: opened, brought to this version's tables, and written one transaction at a
// time.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/open_files.h"

namespace lanyard {

// One connection, for one thread. WAL with synchronous=FULL: what is committed survives a power cut.
class Database {
    // What write and read give for a body: Result<T>, whether the body gives T or Result<T>.
    template <class T>
    struct AsResult {
        using Type = Result<T>;
    };
    template <class T>
    struct AsResult<Result<T>> {
        using Type = Result<T>;
    };
    template <class Body>
    using Outcome = typename AsResult<std::invoke_result_t<Body>>::Type;

  public:
    enum class Access {
        read,
        write,
        make,  // write, and where the file is missing it is made (0600): for `init` alone
    };

    // To read is possible on a full or read-only disk, and while another program keeps the database to
    // itself.
    //
    // Refused, with what to do: a file that is missing, empty or another program's, a network share, a
    // database that a newer version has changed beyond this one, a damaged file, a folder that cannot be
    // written.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, Access access);
    ~Database();
    // A database in memory with the same tables, for rebuilding and comparing.
    static Result<std::unique_ptr<Database>> in_memory();

    // How long each transaction waits for another program's lock; 10 s until something else is said.
    void wait_for_lock_at_most(Milliseconds longest) { lock_wait_.longest = longest; }

    // Runs `body` in one BEGIN IMMEDIATE transaction. A Result with an error, or an exception of SQLite (a
    // full disk, a lock held for too long), rolls all of it back and comes out as an error.
    template <class Body>
    auto write(Body&& body) -> Outcome<Body> {
        return guarded<Body>("BEGIN IMMEDIATE", std::forward<Body>(body));
    }

    // Runs `body` on one snapshot: others' commits in between are not seen.
    template <class Body>
    auto read(Body&& body) -> Outcome<Body> {
        return guarded<Body>("BEGIN", std::forward<Body>(body));
    }

    // A prepared statement, reset and without bindings; `sql` must be a literal, whose address is the key. A
    // statement that is still being stepped must not be asked for again: a nested use needs its own literal.
    SQLite::Statement& statement(const char* sql);

    // Changes when another connection has written.
    long long data_version();

    // Changes when what is the same for everybody has: the programme, which imports count, whether the
    // building is being left. What anybody says of a single person changes nothing.
    struct CommonVersion {
        long long committed = -1, by_this = -1;
        bool operator==(const CommonVersion&) const = default;
    };
    CommonVersion common_version();
    // Inside a write: it says so to every connection when it is committed.
    void note_common_change();

    // Moves committed pages from the write-ahead log into the file, as far as readers allow, and waits for
    // the disk. Others write meanwhile. For whoever has time; a commit does it where nobody had.
    void checkpoint();

    // Moves all of the log into the file and empties it, so that nothing that was erased is left in it. False
    // where somebody still reads from it; then later.
    bool truncate_log();

    // How many pages this connection writes before a commit of its own does it. An import, which writes
    // hundreds of pages in each transaction, does it seldom: a page that comes up again and again is moved
    // once.
    static constexpr int pages_a_checkpoint = 1000;
    static constexpr int pages_a_checkpoint_of_import = 6000;
    void checkpoint_every(int pages) { pages_a_checkpoint_ = pages; }

    // An error where what lies at the path is not what is open: see OpenFiles. For before each write, and
    // before each answer that somebody trusts.
    Result<void> check_files() { return files_ ? files_->check() : Result<void>(); }

    SQLite::Database& handle() { return handle_; }
    const std::filesystem::path& file() const { return file_; }

  private:
    Database(const std::filesystem::path& file, int flags);

    template <class Body>
    Outcome<Body> guarded(const char* begin, Body&& body) {
        try {
            Scope scope(*this, begin);
            if constexpr (std::is_void_v<std::invoke_result_t<Body>>) {
                body();
                scope.commit();
                return {};
            } else {
                Outcome<Body> result = body();
                if (result.ok()) scope.commit();
                return result;
            }
        } catch (const SQLite::Exception& error) {
            return sqlite_error(error, file_);
        }
    }

    // Rolls back unless committed.
    class Scope {
      public:
        Scope(Database& database, const char* begin);
        ~Scope();
        void commit();

      private:
        Database& database_;
        bool open_ = true;
    };

    static Error sqlite_error(const SQLite::Exception& error, const std::filesystem::path& file);
    static Result<std::unique_ptr<Database>> open_to_write(const std::filesystem::path& file, Access access);
    static Result<std::unique_ptr<Database>> open_to_read(const std::filesystem::path& file);
    void take_bytes(const std::string& bytes);
    int version();
    Result<void> check_is_ours();
    Result<void> check_version();
    Result<void> migrate();
    bool may_open_newer(int version);

    struct LockWait {
        Milliseconds longest{10'000};
        std::chrono::steady_clock::time_point began;
    };
    static int wait_for_lock(void* wait, int tries);

    std::filesystem::path file_;
    SQLite::Database handle_;
    LockWait lock_wait_;
    std::unique_ptr<OpenFiles> files_;  // of a database that is written
    struct Prepared {
        std::unique_ptr<SQLite::Statement> statement;
        bool is_used = false;  // since the last commit or rollback
    };
    void reset_used();
    // SQLite's hook, called when a commit of this connection is done and the lock is free.
    static int committed(void* self, sqlite3* handle, const char* name, int log_pages);

    std::unordered_map<const char*, Prepared> statements_;
    std::vector<Prepared*> used_;
    int pages_a_checkpoint_ = pages_a_checkpoint;
    int own_pages_ = 0;  // written since this connection's last checkpoint
    long long common_changes_ = 0;    // noted by this connection, rolled back or not
    bool has_common_change_ = false;  // in the transaction under way
    long long common_as_of_ = -2;     // the data_version for which common_committed_ was read
    long long common_committed_ = -1;
};

}  // namespace lanyard
