// Whole files by way of a temporary one beside them, renamed into place.
#include "base/safe_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace lanyard {
namespace {

Error file_error(const std::filesystem::path& path, const char* doing) {
    const int number = errno;
    std::string remedy;
    if (number == ENOSPC || number == EDQUOT) remedy = "Free some space on this disk and try again";
    if (number == EACCES || number == EPERM) remedy = "Give this user the right to it, or run as its owner";
    if (number == EROFS) remedy = "The disk is read-only: copy the event folder to one that can be written";
    const ErrorKind kind = number == ENOENT || number == EISDIR ? ErrorKind::input : ErrorKind::machine;
    return {kind, std::string("cannot ") + doing + ": " + std::strerror(number), path.string(), remedy};
}

// Closes a descriptor when the scope ends.
struct Descriptor {
    int fd;
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
};

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uintmax_t most_bytes) {
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    if (file.fd < 0) return file_error(path, "open it");
    struct stat status {};
    if (::fstat(file.fd, &status) != 0) return file_error(path, "read it");
    if (S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return file_error(path, "read it");
    }
    if (!S_ISREG(status.st_mode)) {
        return bad_input("this is no regular file, but a pipe or a device", path.string(),
                         "Save what comes from it as a file");
    }
    std::string bytes;
    char block[65536];
    for (;;) {
        const ssize_t got = ::read(file.fd, block, sizeof block);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return file_error(path, "read it");
        if (got == 0) return bytes;
        bytes.append(block, static_cast<std::size_t>(got));
        if (bytes.size() > most_bytes) {
            return bad_input("larger than " + std::to_string(most_bytes) + " bytes", path.string());
        }
    }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes, bool durable,
                        unsigned mode) {
    std::string temporary = path.string() + ".XXXXXX";
    Descriptor file{::mkostemp(temporary.data(), O_CLOEXEC)};
    if (file.fd < 0) return file_error(path, "write it");
    const auto give_up = [&](const char* doing) {
        Error error = file_error(path, doing);
        ::unlink(temporary.c_str());
        return error;
    };
    if (::fchmod(file.fd, mode) != 0) return give_up("set its rights");
    while (!bytes.empty()) {
        const ssize_t put = ::write(file.fd, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return give_up("write it");
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (durable && ::fsync(file.fd) != 0) return give_up("write it");
    if (::rename(temporary.c_str(), path.c_str()) != 0) return give_up("put it in place");
    if (durable) sync_name(path);
    return {};
}

Result<void> remove_file(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return file_error(path, "remove it");
    sync_name(path);
    return {};
}

void sync_name(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor parent{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (parent.fd >= 0) ::fsync(parent.fd);
}

std::string network_file_system(const std::filesystem::path& folder) {
    struct statfs status {};
    if (::statfs(folder.c_str(), &status) != 0) return "";
    // Magic numbers: statfs(2).
    switch (static_cast<std::uint32_t>(status.f_type)) {
        case 0x6969:
            return "nfs";
        case 0x517b:
            return "smb";
        case 0xff534d42:
            return "cifs";
        case 0xfe534d42:
            return "smb2";
        case 0x65735546:
            return "fuse";
        case 0x01021997:
            return "9p";
        default:
            return "";
    }
}

}  // namespace lanyard
