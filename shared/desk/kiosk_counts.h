// The counts of an event's kiosks, a small file each in its folder (event/kiosk_counts).
#pragma once

#include <map>
#include <string>

#include "desk/desk.h"
#include "event/kiosk_counts.h"

namespace lanyard {

// How the files' names begin.
inline constexpr const char* kiosk_counts_files = "kiosk-counts-";

// Adds to what this check-in point has counted. An error where the file cannot be written.
Result<void> keep_kiosk_counts(Desk& desk, const KioskCounts& more);

// By check-in point; those that have counted nothing are not among them.
std::map<std::string, KioskCounts> kiosk_counts(const Desk& desk);

}  // namespace lanyard
