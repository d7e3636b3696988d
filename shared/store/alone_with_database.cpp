// A lock of an open file description, beside SQLite's own.
#include "store/alone_with_database.h"

#include <fcntl.h>
#include <unistd.h>

namespace lanyard {

AloneWithDatabase::AloneWithDatabase(const std::filesystem::path& database)
    : file_(::open(database.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW)) {
    constexpr off_t shared_first = 0x40000002, shared_bytes = 510;
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = shared_first;
    lock.l_len = shared_bytes;
    is_alone_ = file_ < 0 || ::fcntl(file_, F_OFD_SETLK, &lock) == 0;
}

AloneWithDatabase::~AloneWithDatabase() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace lanyard
