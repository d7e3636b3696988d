// Entries as they leave the machine: whoever carries or keeps them cannot read of whom they are.
#pragma once

#include <string>

#include "base/result.h"
#include "event/event_key.h"
#include "event/journal_entry.h"
#include "hub/secret_box.h"

namespace lanyard {

struct SealedEntry {
    Entry entry;         // without `personal`
    std::string sealed;  // `personal` as bytes that only the event's key opens; "" where there is none
};

// A SecretBox under a key derived from the event's. What is sealed belongs to its event, node and sequence,
// and opens nowhere else.
class Sealer {
  public:
    explicit Sealer(const EventKey& key);

    SealedEntry seal(Entry entry) const;
    // The entry as it was. Input error: the sealed part was changed, moved to another entry, or sealed with
    // another event's key.
    Result<Entry> open(const SealedEntry& sealed) const;

  private:
    SecretBox box_;
};

}  // namespace lanyard
