// What a self-service kiosk counts for the talk afterwards: by screen, and of nobody in particular.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace lanyard {

struct ScreenCounts {
    long long missed_touches = 0;  // where nothing can be touched
    long long left_by_time = 0;    // nobody was there any more when it went home
    long long help_called = 0;
    long long visits = 0;     // that went home from here
    long long seconds = 0;    // of these visits together, from the first code or touch to home
    long long longest_s = 0;  // of one of them

    bool operator==(const ScreenCounts&) const = default;
};

// By the screen's name ("find_me").
using KioskCounts = std::map<std::string, ScreenCounts>;

// More screens than this are not kept: there are fewer.
inline constexpr std::size_t most_counted_screens = 64;

void add_counts(KioskCounts& to, const KioskCounts& more);

// A line a screen, and back; lines that are none are passed over.
std::string kiosk_counts_text(const KioskCounts& counts);
KioskCounts read_kiosk_counts(std::string_view text);

}  // namespace lanyard
