// A layer over SQLite's own way to the disk (https://www.sqlite.org/vfs.html), which goes on to do the work.
#include "tests/sim/world/simulated_disk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace lanyard {
namespace {

// What a write or a truncation did to a file since it was synced last.
struct Change {
    sqlite3_int64 at = 0, size_before = 0, size_after = 0;
    std::string before, after;  // bytes from `at` on
};

struct World {
    sqlite3_vfs* real = nullptr;
    SimulatedProcess* process = nullptr;
    std::map<std::string, std::shared_ptr<std::vector<Change>>> unsynced;  // by path
};

World& world() {
    static World one;
    return one;
}

struct File {
    sqlite3_file base;  // what SQLite sees
    SimulatedProcess* process;
    std::shared_ptr<std::vector<Change>>* unsynced;  // nullptr of what is no file of a database
    sqlite3_file* real;
};

File& of(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}
sqlite3_file* real_of(sqlite3_file* file) {
    return of(file).real;
}

// SQLITE_OK where the call may go on.
int fate_of_call(SimulatedProcess* process, int failure) {
    if (!process) return SQLITE_OK;
    return process->call() == SimulatedProcess::Fate::done ? SQLITE_OK : failure;
}

sqlite3_int64 size_of(sqlite3_file* real) {
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    return size;
}

std::string read_bytes(sqlite3_file* real, sqlite3_int64 at, sqlite3_int64 count) {
    std::string bytes(static_cast<std::size_t>(std::max<sqlite3_int64>(0, count)), '\0');
    if (!bytes.empty()) real->pMethods->xRead(real, bytes.data(), static_cast<int>(bytes.size()), at);
    return bytes;
}

void note(File& file, Change change) {
    if (file.unsynced) (*file.unsynced)->push_back(std::move(change));
}

int write_file_part(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    if (const int failed = fate_of_call(of(file).process, SQLITE_IOERR_WRITE)) return failed;
    sqlite3_file* real = real_of(file);
    const sqlite3_int64 size = size_of(real);
    Change change{at,
                  size,
                  std::max(size, at + count),
                  {},
                  std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(count))};
    change.before = read_bytes(real, at, std::min<sqlite3_int64>(count, size - at));
    note(of(file), std::move(change));
    return real->pMethods->xWrite(real, bytes, count, at);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (const int failed = fate_of_call(of(file).process, SQLITE_IOERR_TRUNCATE)) return failed;
    sqlite3_file* real = real_of(file);
    const sqlite3_int64 before = size_of(real);
    note(of(file), {size, before, size, read_bytes(real, size, before - size), {}});
    return real->pMethods->xTruncate(real, size);
}

// What lies on this disk is safe in the memory of the machine that runs the simulation.
int sync_file(sqlite3_file* file, int) {
    if (const int failed = fate_of_call(of(file).process, SQLITE_IOERR_FSYNC)) return failed;
    if (of(file).unsynced) (*of(file).unsynced)->clear();
    return SQLITE_OK;
}

int close_file(sqlite3_file* file) {
    sqlite3_file* real = real_of(file);
    const int closed = real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
    of(file).~File();
    return closed;
}

const sqlite3_io_methods methods = {
    2,  // without memory maps, which nobody could count
    close_file,
    [](sqlite3_file* f, void* to, int count, sqlite3_int64 at) {
        return real_of(f)->pMethods->xRead(real_of(f), to, count, at);
    },
    write_file_part,
    truncate_file,
    sync_file,
    [](sqlite3_file* f, sqlite3_int64* size) { return real_of(f)->pMethods->xFileSize(real_of(f), size); },
    [](sqlite3_file* f, int lock) { return real_of(f)->pMethods->xLock(real_of(f), lock); },
    [](sqlite3_file* f, int lock) { return real_of(f)->pMethods->xUnlock(real_of(f), lock); },
    [](sqlite3_file* f, int* is) { return real_of(f)->pMethods->xCheckReservedLock(real_of(f), is); },
    [](sqlite3_file* f, int what, void* about) {
        return real_of(f)->pMethods->xFileControl(real_of(f), what, about);
    },
    [](sqlite3_file* f) { return real_of(f)->pMethods->xSectorSize(real_of(f)); },
    [](sqlite3_file* f) { return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)); },
    [](sqlite3_file* f, int region, int size, int extend, void volatile** to) {
        return real_of(f)->pMethods->xShmMap(real_of(f), region, size, extend, to);
    },
    [](sqlite3_file* f, int from, int count, int flags) {
        return real_of(f)->pMethods->xShmLock(real_of(f), from, count, flags);
    },
    [](sqlite3_file* f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); },
    [](sqlite3_file* f, int removes) { return real_of(f)->pMethods->xShmUnmap(real_of(f), removes); },
    nullptr,
    nullptr,
};

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* flags_out) {
    file->pMethods = nullptr;
    if (flags & SQLITE_OPEN_READWRITE)
        if (const int failed = fate_of_call(world().process, SQLITE_CANTOPEN)) return failed;
    auto* mine = new (file) File{};
    mine->process = world().process;
    mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
    const int opened = world().real->xOpen(world().real, path, mine->real, flags, flags_out);
    if (opened != SQLITE_OK && !mine->real->pMethods) return opened;
    if (path && flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) {
        auto& unsynced = world().unsynced[path];
        if (!unsynced) unsynced = std::make_shared<std::vector<Change>>();
        mine->unsynced = &unsynced;
    }
    file->pMethods = &methods;
    return opened;
}

// A dead process removes nothing, and a log that is gone has nothing left to lose.
int remove_path(sqlite3_vfs*, const char* path, int syncs) {
    if (const int failed = fate_of_call(world().process, SQLITE_IOERR_DELETE)) return failed;
    if (const auto found = world().unsynced.find(path); found != world().unsynced.end())
        found->second->clear();
    return world().real->xDelete(world().real, path, syncs);
}

sqlite3_vfs layer_over(sqlite3_vfs* real) {
    sqlite3_vfs layer = *real;
    layer.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    layer.zName = "simulated";
    layer.pNext = nullptr;
    layer.xOpen = open_file;
    layer.xDelete = remove_path;
    return layer;
}

// Each of them whole, not at all, or torn after a sector of 512 bytes.
void bring_back(int file, const std::vector<Change>& changes, std::mt19937& dice) {
    const auto put = [&](const std::string& bytes, sqlite3_int64 at) {
        if (!bytes.empty() && ::pwrite(file, bytes.data(), bytes.size(), at) < 0) std::abort();
    };
    const auto resize = [&](sqlite3_int64 size) {
        if (::ftruncate(file, size) != 0) std::abort();
    };
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        put(change->before, change->at);
        resize(change->size_before);
    }
    sqlite3_int64 size = changes.empty() ? 0 : changes.front().size_before;
    for (const Change& change : changes) {
        const unsigned fate = dice() % 4;
        if (fate == 0) continue;
        const std::size_t whole = change.after.size();
        put(change.after.substr(0, fate == 1 ? whole / 1024 * 512 : whole), change.at);
        size = change.after.empty() ? change.size_after : std::max(size, change.size_after);
        resize(size);
    }
}

}  // namespace

SimulatedProcess::Fate SimulatedProcess::call() {
    ++calls_;
    if (calls_ == dies_at_) is_dead_ = true;
    if (is_dead_) return Fate::dead;
    if (calls_ != fails_at_) return Fate::done;
    ++failed_;
    return Fate::failed;
}

SimulatedDisk::SimulatedDisk() {
    static sqlite3_vfs layer = layer_over(sqlite3_vfs_find(nullptr));
    if (!world().real) world().real = sqlite3_vfs_find(nullptr);
    sqlite3_vfs_register(&layer, /*makeDflt=*/1);
    world().process = nullptr;
    world().unsynced.clear();
}

SimulatedDisk::~SimulatedDisk() {
    sqlite3_vfs_unregister(sqlite3_vfs_find("simulated"));
    sqlite3_vfs_register(world().real, /*makeDflt=*/1);
}

void SimulatedDisk::runs(SimulatedProcess* process) {
    world().process = process;
}

void SimulatedDisk::cut_power(const std::filesystem::path& folder, std::mt19937& dice) {
    for (auto& [path, changes] : world().unsynced) {
        if (std::filesystem::path(path).parent_path() != folder) continue;
        const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        if (file >= 0) {
            bring_back(file, *changes, dice);
            ::close(file);
        }
        changes->clear();
    }
    // The log's index is in memory alone.
    std::filesystem::remove(folder / "lanyard.db-shm");
}

}  // namespace lanyard
