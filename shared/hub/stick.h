// Two machines without a network catch up by a file on a stick: each takes in what is there and adds what
// it has, in any order and any number of times.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/event_key.h"
#include "store/journal/journal.h"

namespace lanyard {

struct StickReport {
    Merged merged;
    int read = 0;                     // entries that were on the stick
    int written = 0;                  // entries that are on it now
    std::vector<std::size_t> spoilt;  // lines that are no entry and were passed over; at most 100
    bool was_cut = false;  // the file ended before its end: a stick pulled out while it was written
};

// `progress(done)` is called with how many entries have been read and written so far.
using StickProgress = std::function<void(int done)>;

// Takes in the entries of `file`, where it is there, in slices, then writes every entry of this journal into
// it, in one step. What tells of people is sealed (hub/sealed): whoever finds the stick reads no names.
// Refused by input error: another event's file, one of a newer program, what is no such file. Entries that
// are forged or cannot be applied are set aside and stop nothing.
Result<StickReport> sync_with_stick(Journal& journal, const EventKey& key, const std::filesystem::path& file,
                                    const StickProgress& progress = {});

}  // namespace lanyard
