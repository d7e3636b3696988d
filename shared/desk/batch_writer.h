// Writes an import's entries in slices, so that doors get their turn, and closes the batch at the end.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "store/journal.h"

namespace lanyard {

class BatchWriter {
  public:
    BatchWriter(Journal& journal, std::string actor, Instant now);

    // `make` gives the entry, inside the transaction that will hold it; who, when and which batch are added
    // here.
    Result<void> append(std::function<NewEntry()> make);

    // Writes what is left and the closing entry, from which on all of it counts. `summary` is its body.
    // Without it (a killed process, an error) none of it ever does.
    Result<void> close(const std::string& summary);

  private:
    Result<void> write_slice();
    void append_now(NewEntry entry);

    Journal& journal_;
    std::string actor_;
    Instant now_;
    std::string batch_;
    std::deque<std::function<NewEntry()>> waiting_;
    bool wrote_ = false;
};

}  // namespace lanyard
