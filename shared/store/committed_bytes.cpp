// The log's format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
#include "store/committed_bytes.h"

#include <cstdint>
#include <map>
#include <string_view>

#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr std::size_t log_header_bytes = 32, frame_header_bytes = 24;

std::uint32_t big_endian(std::string_view bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
    return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
    return value;
}

// Each frame's covers all that is before it.
struct Checksum {
    bool is_big_endian = false;
    std::uint32_t first = 0, second = 0;

    void add(std::string_view bytes) {
        const auto word = is_big_endian ? big_endian : little_endian;
        for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
            first += word(bytes, i) + second;
            second += word(bytes, i + 4) + first;
        }
    }
    bool is(std::string_view bytes, std::size_t offset) const {
        return big_endian(bytes, offset) == first && big_endian(bytes, offset + 4) == second;
    }
};

struct Commits {
    std::map<std::uint32_t, std::string_view> pages;  // by number, the first is 1
    std::uint32_t pages_after = 0;                    // of the whole database; 0: nothing was committed
};

Commits commits_of(std::string_view log, std::size_t page_bytes) {
    Commits done;
    if (log.size() < log_header_bytes || (big_endian(log, 0) & ~1u) != 0x377f0682u ||
        big_endian(log, 8) != page_bytes)
        return done;
    Checksum sum{(big_endian(log, 0) & 1u) != 0};
    sum.add(log.substr(0, 24));
    if (!sum.is(log, 24)) return done;
    std::map<std::uint32_t, std::string_view> written;
    const std::size_t frame_bytes = frame_header_bytes + page_bytes;
    for (std::size_t at = log_header_bytes; at + frame_bytes <= log.size(); at += frame_bytes) {
        const auto frame = log.substr(at, frame_bytes);
        sum.add(frame.substr(0, 8));
        sum.add(frame.substr(frame_header_bytes));
        if (frame.substr(8, 8) != log.substr(16, 8) || !sum.is(frame, 16)) break;
        written[big_endian(frame, 0)] = frame.substr(frame_header_bytes);
        if (big_endian(frame, 4) == 0) continue;
        for (const auto& [number, page] : written) done.pages[number] = page;
        done.pages_after = big_endian(frame, 4);
        written.clear();
    }
    return done;
}

}  // namespace

Result<std::string> committed_bytes(const std::filesystem::path& database) {
    const std::filesystem::path log_file = database.string() + "-wal";
    std::string bytes, log;
    std::error_code failed;
    std::filesystem::file_time_type before;
    constexpr int tries_at_most = 5;
    for (int tries = 0; tries < tries_at_most; ++tries) {
        before = std::filesystem::last_write_time(database, failed);
        auto main = read_file(database, std::uintmax_t{1} << 33);
        if (!main) return main;
        bytes = std::move(main).value();
        auto beside = std::filesystem::exists(log_file, failed) ? read_file(log_file, std::uintmax_t{1} << 33)
                                                                : Result<std::string>(std::string());
        if (!beside) return beside;
        log = std::move(beside).value();
        if (before == std::filesystem::last_write_time(database, failed)) break;
    }
    // A file of which nothing was ever moved out of the log has no page size yet.
    const std::size_t page_bytes = log.size() >= log_header_bytes ? big_endian(log, 8) : 0;
    const Commits commits = commits_of(log, page_bytes);
    if (commits.pages_after > 0) bytes.resize(commits.pages_after * page_bytes);
    for (const auto& [number, page] : commits.pages) {
        if (number >= 1 && number <= commits.pages_after)
            bytes.replace((number - 1) * page_bytes, page_bytes, page);
    }
    // "Read and written with a log" becomes "without": the bytes are all there is.
    if (bytes.size() > 20 && bytes[18] == 2 && bytes[19] == 2) bytes[18] = bytes[19] = 1;
    return bytes;
}

}  // namespace lanyard
