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

// A file that is written beside another one and then takes its place; gone again where it never does.
class FileBeside {
  public:
    explicit FileBeside(const std::filesystem::path& path)
        : path_(path), temporary_(path.string() + ".XXXXXX") {}
    ~FileBeside() {
        if (file_.fd >= 0 && !is_in_place_) ::unlink(temporary_.c_str());
    }
    FileBeside(const FileBeside&) = delete;
    FileBeside& operator=(const FileBeside&) = delete;

    Result<void> make(unsigned mode) {
        file_.fd = ::mkostemp(temporary_.data(), O_CLOEXEC);
        if (file_.fd < 0) return file_error(path_, "write it");
        if (::fchmod(file_.fd, mode) != 0) return file_error(path_, "set its rights");
        return {};
    }
    Result<void> put(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t put = ::write(file_.fd, bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) return file_error(path_, "write it");
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        return {};
    }
    Result<void> put_in_place(bool durable) {
        if (durable && ::fsync(file_.fd) != 0) return file_error(path_, "write it");
        if (::rename(temporary_.c_str(), path_.c_str()) != 0) return file_error(path_, "put it in place");
        is_in_place_ = true;
        if (durable) sync_name(path_);
        return {};
    }

  private:
    std::filesystem::path path_;
    std::string temporary_;
    Descriptor file_{-1};
    bool is_in_place_ = false;
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
    FileBeside file(path);
    if (auto made = file.make(mode); !made) return made;
    if (auto put = file.put(bytes); !put) return put;
    return file.put_in_place(durable);
}

Result<void> write_file_in_parts(const std::filesystem::path& path,
                                 const std::function<Result<std::string>()>& next) {
    FileBeside file(path);
    if (auto made = file.make(0600); !made) return made;
    for (;;) {
        const auto part = next();
        if (!part) return part.error();
        if (part->empty()) return file.put_in_place(true);
        if (auto put = file.put(*part); !put) return put;
    }
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
