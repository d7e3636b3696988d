// The file's mark before and after the reading says whether it changed under it.
#include "lanyard/steady_file.h"

#include <sys/stat.h>

#include <chrono>
#include <system_error>
#include <thread>

#include "base/safe_file.h"

namespace lanyard {

std::optional<FileMark> file_mark(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    constexpr std::int64_t ns_per_s = 1'000'000'000;
    return FileMark{static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
                    static_cast<std::int64_t>(status.st_size),
                    status.st_mtim.tv_sec * ns_per_s + status.st_mtim.tv_nsec};
}

namespace {

// Whatever keeps a list from being read, it is the input that cannot be used.
Error unusable(Error error, const std::filesystem::path& path) {
    std::error_code unreadable;
    if (std::filesystem::is_directory(path, unreadable)) {
        return bad_input("this is a folder", path.string(),
                         "Name the list in it, or look after the folder with --watch");
    }
    error.kind = ErrorKind::input;
    return error;
}

}  // namespace

Result<std::string> read_steady_file(const std::filesystem::path& path) {
    constexpr int most_readings = 20;
    constexpr std::chrono::milliseconds pause{250};
    for (int reading = 1;; ++reading) {
        const auto before = file_mark(path);
        auto bytes = read_file(path);
        if (!bytes) return unusable(bytes.error(), path);
        const bool whole = before && static_cast<std::int64_t>(bytes->size()) == before->size;
        if (whole && file_mark(path) == before) return bytes;
        if (reading == most_readings) {
            return bad_input("the file keeps changing while it is read", path.string(),
                             "Wait until it has been saved, and try again");
        }
        std::this_thread::sleep_for(pause);
    }
}

}  // namespace lanyard
