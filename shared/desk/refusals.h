// The refusals of one program in the journal: each as `event/refusal_tally` says, the last ones when it ends.
#pragma once

#include <string>

#include "desk/deed.h"
#include "desk/outcome.h"
#include "event/event_key.h"
#include "event/refusal_tally.h"

namespace lanyard {

class Journal;

class Refusals {
  public:
    // Both must outlive this.
    Refusals(const EventKey& key, Journal& journal) : key_(key), journal_(journal) {}
    // Refusals that nobody came after would else be missing from the count.
    ~Refusals();
    Refusals(const Refusals&) = delete;
    Refusals& operator=(const Refusals&) = delete;

    // Inside a transaction. Of `text`, which may be somebody's ticket elsewhere, only a keyed hash is kept: it
    // tells whether it was the same one again.
    void record(const Outcome& outcome, const std::string& text, const Deed& deed);
    // Inside a transaction: those that were counted in minutes that are over.
    void write_due(Instant now);

  private:
    void write(const Refusal& refusal);

    const EventKey& key_;
    Journal& journal_;
    RefusalTally tally_;
};

}  // namespace lanyard
