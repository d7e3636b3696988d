// Nothing reads a gap, so that it is written in place, under the lock of whoever writes and while the log is
// empty: no page is on its way from the log into the file then. Whoever has pages in memory reads them anew
// after the commit that ends each slice, and so writes no old gap back.
#include "store/journal/page_gaps.h"

#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/safety_lines.h"
#include "store/database.h"

namespace lanyard {
namespace {

constexpr sqlite3_int64 pages_a_slice = 1000;
constexpr int most_turns = 4;  // where others write meanwhile, and bring a gap back that they had in memory

struct Gap {
    std::size_t begin = 0, end = 0;
};

std::size_t number_at(const std::string& page, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(page[at]) << 8 |
                                    static_cast<unsigned char>(page[at + 1]));
}

// Of a page of a table or an index; other pages have none. `header` is where the page's own begins.
std::optional<Gap> gap_of(const std::string& page, std::size_t header) {
    const char type = page[header];
    const bool is_leaf = type == 10 || type == 13;
    if (!is_leaf && type != 2 && type != 5) return std::nullopt;
    const std::size_t cells = number_at(page, header + 3), content = number_at(page, header + 5);
    const Gap gap{header + (is_leaf ? 8 : 12) + 2 * cells, content == 0 ? 65'536 : content};
    if (gap.begin > gap.end || gap.end > page.size()) return std::nullopt;
    return gap;
}

class Pages {
  public:
    explicit Pages(Database& database) : database_(database) {
        const auto number = [&](const char* sql) { return database.handle().execAndGet(sql).getInt64(); };
        bytes_ = number("PRAGMA page_size");
        // By this one others tell whether the file is still theirs (OpenFiles); there is no name in it.
        mark_ = number("SELECT rootpage FROM sqlite_schema WHERE name = 'this_node'");
        sqlite3_file_control(handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file_);
        sqlite3_file_control(handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log_);
    }

    // Of one slice, from the page behind `done` on. False where the log is not empty.
    bool empty_gaps(sqlite3_int64& done, bool& is_last, bool& has_written) {
        if (size_of(log_) != 0) return false;
        const sqlite3_int64 pages = size_of(file_) / bytes_;
        const sqlite3_int64 end = std::min(pages, done + pages_a_slice);
        for (; done < end; ++done)
            if (done + 1 != mark_) has_written |= empty_gap(done);
        is_last = done >= pages;
        sqlite3_db_release_memory(handle());
        database_.statement("UPDATE this_node SET node = node").exec();  // a commit is all that it is for
        return true;
    }
    void sync() {
        if (file_->pMethods->xSync(file_, SQLITE_SYNC_FULL) != SQLITE_OK) fail();
    }

  private:
    sqlite3* handle() { return database_.handle().getHandle(); }
    [[noreturn]] void fail() {
        throw SQLite::Exception("the pages of the database cannot be cleaned", SQLITE_IOERR);
    }

    static sqlite3_int64 size_of(sqlite3_file* file) {
        sqlite3_int64 size = -1;
        if (file && file->pMethods) file->pMethods->xFileSize(file, &size);
        return size;
    }
    bool empty_gap(sqlite3_int64 page) {
        std::string bytes(static_cast<std::size_t>(bytes_), '\0');
        if (file_->pMethods->xRead(file_, bytes.data(), static_cast<int>(bytes_), page * bytes_) != SQLITE_OK)
            fail();
        const auto gap = gap_of(bytes, page == 0 ? 100 : 0);
        if (!gap) return false;
        const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(gap->begin),
                   end = bytes.begin() + static_cast<std::ptrdiff_t>(gap->end);
        if (std::all_of(begin, end, [](char byte) { return byte == 0; })) return false;
        const std::string nothing(gap->end - gap->begin, '\0');
        if (file_->pMethods->xWrite(file_, nothing.data(), static_cast<int>(nothing.size()),
                                    page * bytes_ + static_cast<sqlite3_int64>(gap->begin)) != SQLITE_OK)
            fail();
        return true;
    }

    Database& database_;
    sqlite3_file* file_ = nullptr;
    sqlite3_file* log_ = nullptr;
    sqlite3_int64 bytes_ = 0, mark_ = 0;
};

}  // namespace

Result<bool> empty_page_gaps(Database& database) {
    if (!in_force(SafetyLine::deleted_is_overwritten)) return database.truncate_log();
    auto opened = database.read([&] { return Pages(database); });
    if (!opened) return opened.error();
    Pages& pages = *opened;
    for (int turn = 0; turn < most_turns; ++turn) {
        bool has_written = false, is_last = false;
        for (sqlite3_int64 done = 0; !is_last;) {
            if (!database.truncate_log()) return false;
            bool is_alone = true;
            auto written = database.write([&] { is_alone = pages.empty_gaps(done, is_last, has_written); });
            if (!written) return written.error();
            if (!is_alone && ++turn >= most_turns) return false;
        }
        if (auto synced = database.read([&] { pages.sync(); }); !synced) return synced.error();
        if (!has_written) return database.truncate_log();
    }
    return false;
}

}  // namespace lanyard
