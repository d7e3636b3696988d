// Files, and no entries of the journal: nothing of it concerns anybody, and nothing depends on it.
#include "desk/kiosk_counts.h"

#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr std::uintmax_t most_bytes = 64 * 1024;

// By the point's place in event.toml, for its name may have any letters.
std::filesystem::path file_of(const Desk& desk, const CheckInPoint& point) {
    const auto& points = desk.folder().config.points;
    std::size_t number = 0;
    while (number < points.size() && points[number].name != point.name) ++number;
    return desk.folder().path / (kiosk_counts_files + std::to_string(number + 1) + ".txt");
}

KioskCounts read_counts(const std::filesystem::path& file) {
    const auto text = read_file(file, most_bytes);
    return text ? read_kiosk_counts(*text) : KioskCounts{};
}

}  // namespace

Result<void> keep_kiosk_counts(Desk& desk, const KioskCounts& more) {
    const std::filesystem::path file = file_of(desk, desk.point());
    KioskCounts counts = read_counts(file);
    add_counts(counts, more);
    return write_file(file, kiosk_counts_text(counts), false);
}

std::map<std::string, KioskCounts> kiosk_counts(const Desk& desk) {
    std::map<std::string, KioskCounts> all;
    for (const CheckInPoint& point : desk.folder().config.points)
        if (KioskCounts counts = read_counts(file_of(desk, point)); !counts.empty())
            all[point.name] = std::move(counts);
    return all;
}

}  // namespace lanyard
