// Loaded before a program's libraries: writes down what it does to the files of one folder, and lets a call
// fail.
//
//   LANYARD_DISK_UNDER=DIR   the folder; calls on files elsewhere are none of this library's business
//   LANYARD_DISK_LOG=FILE    gets a record a call (call_log.h)
//   LANYARD_DISK_FAIL=N,E    the N-th call fails with errno E, counted from 1; "N+,E": so do all after it
//   LANYARD_NEW_FAIL=N       the N-th allocation by operator new fails
//   LANYARD_COUNTS_FROM=FILE calls and allocations are counted from when this file is there; without it, from
//   the start
//
// A write to standard output is a call, too: what a program has shown by then has to be true.
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <new>
#include <string>

#include "tests/crash/disk_call.h"

namespace {

using lanyard::DiskCall;

// The C library's own function of this name.
template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

struct Settings {
    std::string under;
    int log = -1;
    long fails_at = 0;  // 0: no call fails
    bool goes_on_failing = false;
    int error = EIO;

    Settings() {
        if (const char* folder = ::getenv("LANYARD_DISK_UNDER")) under = folder;
        if (const char* file = ::getenv("LANYARD_DISK_LOG"))
            log = static_cast<int>(
                ::syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
        if (const char* fail = ::getenv("LANYARD_DISK_FAIL")) {
            char* end = nullptr;
            fails_at = ::strtol(fail, &end, 10);
            goes_on_failing = *end == '+';
            if (const char* comma = ::strchr(end, ',')) error = ::atoi(comma + 1);
        }
    }
};

Settings& settings() {
    static Settings* const kept = new Settings;  // it outlives every destructor that still writes
    return *kept;
}

pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
long calls = 0;

// Whether what is done now is counted.
bool is_counted() {
    static const char* const file = ::getenv("LANYARD_COUNTS_FROM");
    static std::atomic<bool> is_there{file == nullptr};
    if (!is_there) is_there = ::access(file, F_OK) == 0;
    return is_there;
}

// Paths are compared as they are given: tests give whole ones.
bool is_under(const char* path) {
    const std::string& under = settings().under;
    return path && !under.empty() && ::strncmp(path, under.c_str(), under.size()) == 0 &&
           (path[under.size()] == '/' || path[under.size()] == '\0');
}

std::string path_of(int file) {
    char link[64], path[4096];
    ::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = ::readlink(link, path, sizeof path - 1);
    return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : "";
}

std::string absolute(int folder, const char* path) {
    if (!path || *path == '/' || folder == AT_FDCWD) return path ? path : "";
    return path_of(folder) + "/" + path;
}

// False where the call has to fail; errno is set then.
bool may_go_on() {
    const Settings& all = settings();
    if (!is_counted()) return true;
    ++calls;
    const bool fails =
        all.fails_at > 0 && (calls == all.fails_at || (all.goes_on_failing && calls > all.fails_at));
    if (fails) errno = all.error;
    return !fails;
}

std::uint64_t inode_of(int file) {
    struct stat status {};
    return ::fstat(file, &status) == 0 ? status.st_ino : 0;
}
std::uint64_t inode_at(const char* path) {
    struct stat status {};
    return ::lstat(path, &status) == 0 ? status.st_ino : 0;
}

void write_down(DiskCall::Kind kind, std::uint64_t inode, const std::string& path, const std::string& to = {},
                std::uint64_t offset = 0, const void* data = nullptr, std::size_t size = 0) {
    if (settings().log < 0) return;
    const std::string record = lanyard::record_of(
        {kind, inode, path, to, offset, std::string(static_cast<const char*>(data), data ? size : 0)});
    (void)!::syscall(SYS_write, settings().log, record.data(), record.size());
}

class Lock {
  public:
    Lock() { ::pthread_mutex_lock(&mutex); }
    ~Lock() { ::pthread_mutex_unlock(&mutex); }
};

// The shared memory beside a database is rebuilt by whoever opens it next.
bool counts(const std::string& path) {
    return is_under(path.c_str()) && !path.ends_with("-shm");
}

template <class Call>
int opened(const char* path, int flags, Call call) {
    if (!counts(path ? path : "") || (flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR)) == 0) return call();
    const Lock lock;
    if (!may_go_on()) return -1;
    const bool was_there = inode_at(path) != 0;
    const int file = call();
    if (file < 0) return file;
    if (!was_there)
        write_down(DiskCall::Kind::create, inode_of(file), path);
    else if (flags & O_TRUNC)
        write_down(DiskCall::Kind::truncate, inode_of(file), path);
    return file;
}

template <class Call>
ssize_t written(int file, const void* data, std::size_t size, std::int64_t offset, Call call) {
    const std::string path = path_of(file);
    const bool is_shown = file == STDOUT_FILENO;
    if (!is_shown && !counts(path)) return call();
    const Lock lock;
    if (!is_shown && !may_go_on()) return -1;
    struct stat status {};
    ::fstat(file, &status);
    if (offset < 0)
        offset = (::fcntl(file, F_GETFL) & O_APPEND) ? status.st_size : ::lseek(file, 0, SEEK_CUR);
    const ssize_t done = call();
    if (is_shown)
        write_down(DiskCall::Kind::show, 0, "", "", 0, data, size);
    else if (done > 0)
        write_down(DiskCall::Kind::write, status.st_ino, path, "", static_cast<std::uint64_t>(offset), data,
                   static_cast<std::size_t>(done));
    return done;
}

template <class Call>
int on_file(DiskCall::Kind kind, int file, std::uint64_t size, Call call) {
    const std::string path = path_of(file);
    if (!counts(path)) return call();
    const Lock lock;
    if (!may_go_on()) return -1;
    const int done = call();
    if (done == 0) write_down(kind, inode_of(file), path, "", size);
    return done;
}

template <class Call>
int on_path(DiskCall::Kind kind, const std::string& path, const std::string& to, Call call) {
    if (!counts(path) && !counts(to)) return call();
    const Lock lock;
    if (!may_go_on()) return -1;
    const std::uint64_t inode = inode_at(path.c_str());
    const int done = call();
    if (done == 0) write_down(kind, inode ? inode : inode_at(path.c_str()), path, to);
    return done;
}

mode_t mode_of(int flags, va_list& arguments) {
    return (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

#define LANYARD_OPEN(name)                                                    \
    int name(const char* path, int flags, ...) {                              \
        va_list arguments;                                                    \
        va_start(arguments, flags);                                           \
        const mode_t mode = mode_of(flags, arguments);                        \
        va_end(arguments);                                                    \
        static const auto open = real<int (*)(const char*, int, ...)>(#name); \
        return opened(path, flags, [&] { return open(path, flags, mode); });  \
    }
LANYARD_OPEN(open)
LANYARD_OPEN(open64)

#define LANYARD_OPENAT(name)                                                       \
    int name(int folder, const char* path, int flags, ...) {                       \
        va_list arguments;                                                         \
        va_start(arguments, flags);                                                \
        const mode_t mode = mode_of(flags, arguments);                             \
        va_end(arguments);                                                         \
        static const auto open = real<int (*)(int, const char*, int, ...)>(#name); \
        return opened(absolute(folder, path).c_str(), flags,                       \
                      [&] { return open(folder, path, flags, mode); });            \
    }
LANYARD_OPENAT(openat)
LANYARD_OPENAT(openat64)

ssize_t write(int file, const void* data, size_t size) {
    static const auto write = real<ssize_t (*)(int, const void*, size_t)>("write");
    return written(file, data, size, -1, [&] { return write(file, data, size); });
}
ssize_t pwrite(int file, const void* data, size_t size, off_t offset) {
    static const auto write = real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    return written(file, data, size, offset, [&] { return write(file, data, size, offset); });
}
ssize_t pwrite64(int file, const void* data, size_t size, off64_t offset) {
    static const auto write = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    return written(file, data, size, offset, [&] { return write(file, data, size, offset); });
}
// The standard library writes its buffer and what does not fit into it at once.
ssize_t writev(int file, const struct iovec* parts, int count) {
    static const auto write = real<ssize_t (*)(int, const struct iovec*, int)>("writev");
    std::string whole;
    for (int i = 0; i < count; ++i)
        whole.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
    return written(file, whole.data(), whole.size(), -1, [&] { return write(file, parts, count); });
}
int fsync(int file) {
    static const auto sync = real<int (*)(int)>("fsync");
    return on_file(DiskCall::Kind::sync, file, 0, [&] { return sync(file); });
}
int fdatasync(int file) {
    static const auto sync = real<int (*)(int)>("fdatasync");
    return on_file(DiskCall::Kind::sync, file, 0, [&] { return sync(file); });
}
int ftruncate(int file, off_t size) {
    static const auto cut = real<int (*)(int, off_t)>("ftruncate");
    return on_file(DiskCall::Kind::truncate, file, static_cast<std::uint64_t>(size),
                   [&] { return cut(file, size); });
}
int ftruncate64(int file, off64_t size) {
    static const auto cut = real<int (*)(int, off64_t)>("ftruncate64");
    return on_file(DiskCall::Kind::truncate, file, static_cast<std::uint64_t>(size),
                   [&] { return cut(file, size); });
}
int rename(const char* from, const char* to) {
    static const auto move = real<int (*)(const char*, const char*)>("rename");
    return on_path(DiskCall::Kind::rename, from, to, [&] { return move(from, to); });
}
int link(const char* from, const char* to) {
    static const auto join = real<int (*)(const char*, const char*)>("link");
    return on_path(DiskCall::Kind::link, from, to, [&] { return join(from, to); });
}
int unlink(const char* path) {
    static const auto remove = real<int (*)(const char*)>("unlink");
    return on_path(DiskCall::Kind::unlink, path, "", [&] { return remove(path); });
}
int unlinkat(int folder, const char* path, int flags) {
    static const auto remove = real<int (*)(int, const char*, int)>("unlinkat");
    return on_path(DiskCall::Kind::unlink, absolute(folder, path), "",
                   [&] { return remove(folder, path, flags); });
}
int remove(const char* path) {
    static const auto erase = real<int (*)(const char*)>("remove");
    return on_path(DiskCall::Kind::unlink, path, "", [&] { return erase(path); });
}
int rmdir(const char* path) {
    static const auto remove = real<int (*)(const char*)>("rmdir");
    return on_path(DiskCall::Kind::unlink, path, "", [&] { return remove(path); });
}
// Copies take the way through write, which is written down.
ssize_t sendfile(int, int, off_t*, size_t) {
    errno = EINVAL;
    return -1;
}
ssize_t copy_file_range(int, off64_t*, int, off64_t*, size_t, unsigned) {
    errno = ENOSYS;
    return -1;
}
int mkdir(const char* path, mode_t mode) {
    static const auto make = real<int (*)(const char*, mode_t)>("mkdir");
    return on_path(DiskCall::Kind::make_folder, path, "", [&] { return make(path, mode); });
}

}  // extern "C"

// Before main nothing has begun that could be half done, and nobody could catch it.
namespace {

int (*program)(int, char**, char**) = nullptr;
std::atomic<bool> has_begun{false};

int begin(int argc, char** argv, char** environment) {
    has_begun = true;
    const int status = program(argc, argv, environment);
    has_begun = false;
    return status;
}

}  // namespace

extern "C" int __libc_start_main(int (*main)(int, char**, char**), int argc, char** argv, void (*init)(),
                                 void (*fini)(), void (*end)(), void* stack) {
    program = main;
    using Start =
        int (*)(int (*)(int, char**, char**), int, char**, void (*)(), void (*)(), void (*)(), void*);
    return real<Start>("__libc_start_main")(begin, argc, argv, init, fini, end, stack);
}

void* operator new(std::size_t size) {
    static std::atomic<long> count{0};
    static const long fails_at = [] {
        const char* fail = ::getenv("LANYARD_NEW_FAIL");
        return fail ? ::atol(fail) : 0;
    }();
    if (fails_at > 0 && has_begun && is_counted() && ++count == fails_at) throw std::bad_alloc();
    if (void* memory = ::malloc(size ? size : 1)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    ::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    ::free(memory);
}
