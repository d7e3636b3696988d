// The files are compared by device and inode, the log by its last commit, and the database by one page that
// every write changes. Nothing is opened a second time: closing it again would give SQLite's locks away.
#include "store/open_files.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/hex.h"
#include "base/log.h"
#include "base/random.h"
#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr int looks_at_most = 50;  // while another program is just moving its log into the file

// The first 136 bytes of the log's index, which all connections share. Offsets of
// https://www.sqlite.org/walformat.html#the_wal_index_file_format
struct Index {
    std::array<std::uint32_t, 34> words{};

    std::uint32_t word(std::size_t offset) const { return words[offset / sizeof(std::uint32_t)]; }
    std::uint32_t last_frame() const { return word(16); }
    std::uint32_t done() const { return word(96); }
    std::uint32_t begun() const { return word(128); }
    bool is_steady() const { return std::equal(words.begin(), words.begin() + 12, words.begin() + 12); }
};

sqlite3_file* file_of(sqlite3* handle, int which) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", which, &file);
    return file && file->pMethods ? file : nullptr;
}

// What a connection has open, wherever it lies by now; "" where it ends before.
std::string bytes_of(sqlite3_file* file, std::int64_t offset, std::int64_t count) {
    std::string bytes(static_cast<std::size_t>(count), '\0');
    const bool is_read =
        file && file->pMethods->xRead(file, bytes.data(), static_cast<int>(count), offset) == SQLITE_OK;
    return is_read ? bytes : std::string();
}

Index index_of(sqlite3* handle) {
    Index index;
    sqlite3_file* file = file_of(handle, SQLITE_FCNTL_FILE_POINTER);
    void volatile* shared = nullptr;
    constexpr int region_bytes = 32 * 1024;
    if (!file || file->pMethods->iVersion < 2 ||
        file->pMethods->xShmMap(file, 0, region_bytes, 0, &shared) != SQLITE_OK || !shared)
        return index;
    for (int tries = 0; tries < looks_at_most; ++tries) {
        for (std::size_t i = 0; i < index.words.size(); ++i)
            index.words[i] = static_cast<volatile std::uint32_t*>(shared)[i];
        if (index.is_steady()) break;
    }
    return index;
}

std::int64_t number_of(sqlite3* handle, const char* sql) {
    sqlite3_stmt* query = nullptr;
    std::int64_t number = 0;
    if (sqlite3_prepare_v2(handle, sql, -1, &query, nullptr) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW)
        number = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    return number;
}

}  // namespace

OpenFiles::OpenFiles(sqlite3* handle, const std::filesystem::path& database)
    : handle_(handle),
      database_(database.string()),
      log_beside_(database_ + "-wal"),
      index_beside_(database_ + "-shm"),
      mark_page_(number_of(handle, "SELECT rootpage FROM sqlite_schema WHERE name = 'this_node'")),
      page_bytes_(number_of(handle, "PRAGMA page_size")),
      file_(place_of(database_)),
      log_(place_of(log_beside_)),
      index_(place_of(index_beside_)),
      seen_(look(status_of(database_).content)) {
    seen_.mark = mark();
}

OpenFiles::Status OpenFiles::status_of(const std::string& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return {};
    return {{static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)},
            {static_cast<std::int64_t>(status.st_size),
             status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec}};
}

// Does not ask for times: from Linux 6.13 on, a file whose time was asked for gets a finer one with its next
// write (https://docs.kernel.org/filesystems/multigrain-ts.html), and a check-in whose log is asked twice
// takes a fifth longer.
OpenFiles::Place OpenFiles::place_of(const std::string& file) {
    struct statx status {};
    if (::statx(AT_FDCWD, file.c_str(), 0, STATX_INO, &status) != 0) return {};
    return {static_cast<std::uint64_t>(makedev(status.stx_dev_major, status.stx_dev_minor)), status.stx_ino};
}

OpenFiles::Moved OpenFiles::moved() const {
    const Index index = index_of(handle_);
    return {{index.word(32), index.word(36)}, index.begun(), index.done()};
}

std::string OpenFiles::mark() const {
    return bytes_of(file_of(handle_, SQLITE_FCNTL_FILE_POINTER), (mark_page_ - 1) * page_bytes_, page_bytes_);
}

// The file's time before and after how much was moved, so that both are of one moment.
OpenFiles::Seen OpenFiles::look(Content content) const {
    Seen seen;
    for (int tries = 0; tries < looks_at_most; ++tries) {
        seen.content = content;
        seen.moved = moved();
        content = status_of(database_).content;
        if (seen.content == content) break;
    }
    return seen;
}

// Only the log's pages come into the file, and the index tells before it that they will. A file that changed
// without it holds the page of the mark as it was, or is another.
bool OpenFiles::is_same_content(Content content) {
    if (content == seen_.content && moved() == seen_.moved) return true;
    Seen now = look(content);
    const bool is_moving = seen_.moved.begun != seen_.moved.done;
    if (now.content == seen_.content) {
        seen_.moved = now.moved;
        return true;
    }
    now.mark = mark();  // "" as long as all of it is in the log
    const bool is_explained = is_moving || now.moved != seen_.moved;
    const bool is_untouched = now.content.bytes == seen_.content.bytes && now.mark == seen_.mark;
    const bool is_cut_off = now.mark.empty() && !seen_.mark.empty();
    if (is_cut_off || (!is_explained && !is_untouched)) return false;
    seen_ = std::move(now);
    return true;
}

// Frames are 24 bytes and a page; behind a header of 32.
bool OpenFiles::ends_as_known(const ReadLog& read) const {
    const Index index = index_of(handle_);
    if (index.last_frame() == 0) return true;
    const std::string header = read(0, 32);
    const std::string frame = read(32 + (index.last_frame() - 1) * (24 + page_bytes_), 24);
    if (header.size() < 32 || frame.size() < 24) return false;
    const auto* salt = reinterpret_cast<const char*>(&index.words[8]);
    const auto big_endian = [&](std::size_t offset) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(frame[offset + i]);
        return value;
    };
    return header.compare(16, 8, salt, 8) == 0 && frame.compare(8, 8, salt, 8) == 0 &&
           big_endian(16) == index.word(24) && big_endian(20) == index.word(28);
}

bool OpenFiles::log_is_whole() const {
    sqlite3_file* log = file_of(handle_, SQLITE_FCNTL_JOURNAL_POINTER);
    const auto read = [&](std::int64_t offset, std::int64_t count) { return bytes_of(log, offset, count); };
    // Another program may begin the log anew between two of our looks.
    for (int tries = 0; tries < looks_at_most; ++tries) {
        if (ends_as_known(read)) return true;
    }
    return false;
}

Result<void> OpenFiles::check() {
    const char* remedy = "Start this program again once the event's own files are back";
    const Status now = status_of(database_);
    if (now.place != file_)
        return machine_error("the event's database was removed or replaced while this program had it open",
                             database_, remedy);
    if (place_of(log_beside_) != log_ || place_of(index_beside_) != index_ || !log_is_whole())
        return machine_error("the database's log was removed or changed while this program had it open",
                             log_beside_, remedy);
    if (!is_same_content(now.content))
        return machine_error("another program wrote over the event's database while it was open", database_,
                             remedy);
    return {};
}

// What this connection's log holds is saved into the database that it has open, where that one is whole.
void OpenFiles::move_log() {
    const Place index = place_of(index_beside_);
    if (!log_is_whole() || (index != index_ && index != Place{})) return;
    sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    log_warning("{}: what its log held was moved into the file that was open", database_);
}

// A log that lies beside a database that it does not belong to would be taken for its own by whoever opens
// it.
bool OpenFiles::has_foreign_log(bool is_same_database) const {
    if (!is_same_database) return place_of(log_beside_) == log_ && log_is_whole();
    const auto log = read_file(log_beside_);
    return !log || place_of(index_beside_) != index_ ||
           !ends_as_known([&](std::int64_t offset, std::int64_t count) {
               const auto from = static_cast<std::size_t>(offset);
               return from > log->size() ? std::string() : log->substr(from, static_cast<std::size_t>(count));
           });
}

bool OpenFiles::leave() {
    if (check()) return true;
    const Status now = status_of(database_);
    const bool is_elsewhere = now.place != file_;
    const bool is_same = !is_elsewhere && is_same_content(now.content);
    if (is_elsewhere || is_same) move_log();
    if (is_same && place_of(log_beside_) == log_ && log_is_whole()) return false;
    if (!has_foreign_log(is_same)) return false;
    const std::string aside = log_beside_ + "." + to_hex(random_bytes(4));
    std::error_code failed;
    std::filesystem::rename(log_beside_, aside, failed);
    if (!failed) log_warning("{}: it is not the log of the database that lies beside it", aside);
    std::filesystem::remove(index_beside_, failed);
    return false;
}

}  // namespace lanyard
