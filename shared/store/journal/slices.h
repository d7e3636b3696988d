// Long writing in short transactions, with a pause behind each for a door that waits for the lock.
#pragma once

#include <cstddef>
#include <functional>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

class Journal;

class Slices {
  public:
    // A slice ends at so many entries or after so long, whichever is first: a door may have to wait for the
    // whole of it.
    static constexpr std::size_t most_entries = 500;
    static constexpr Milliseconds longest{30};

    // `journal` must outlive it.
    explicit Slices(Journal& journal) : journal_(journal) {}

    // One transaction: calls `put`, which writes about one entry, until it says that there is no more, or
    // until the slice is full. True where `put` would go on.
    Result<bool> write(const std::function<bool()>& put);

    // As many transactions as it takes.
    Result<void> write_all(const std::function<bool()>& put);

  private:
    void wait_for_others();

    Journal& journal_;
    Instant ended_{};
};

}  // namespace lanyard
