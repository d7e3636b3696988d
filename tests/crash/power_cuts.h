// At which calls of a program a test lets the power go, and what had been shown by then.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>
#include <vector>

#include "tests/crash/disk_call.h"

namespace lanyard {

// Counts of calls after which the power goes: `usual` by chance, all of them under LANYARD_FULL; and the end.
inline std::vector<std::size_t> power_cuts(std::size_t calls, std::mt19937& dice, std::size_t usual = 12) {
    std::set<std::size_t> chosen = {0, calls};
    if (std::getenv("LANYARD_FULL") != nullptr)
        for (std::size_t cut = 0; cut < calls; ++cut) chosen.insert(cut);
    else
        for (std::size_t i = 0; i < usual; ++i)
            chosen.insert(std::uniform_int_distribution<std::size_t>(0, calls)(dice));
    return {chosen.begin(), chosen.end()};
}

// Something stood on standard output after the first `count` calls.
inline bool is_shown(const std::vector<DiskCall>& calls, std::size_t count) {
    return std::any_of(calls.begin(), calls.begin() + static_cast<std::ptrdiff_t>(count),
                       [](const DiskCall& call) { return call.kind == DiskCall::Kind::show; });
}

}  // namespace lanyard
