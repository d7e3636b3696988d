// Writes an import's entries in slices, so that doors get their turn, and closes the batch at the end.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "desk/deed.h"
#include "store/journal/journal.h"
#include "store/journal/slices.h"

namespace lanyard {

class BatchWriter {
  public:
    BatchWriter(Journal& journal, const Deed& deed);
    ~BatchWriter();
    BatchWriter(const BatchWriter&) = delete;
    BatchWriter& operator=(const BatchWriter&) = delete;

    // Adds to an entry what only the transaction that will hold it knows.
    using Complete = std::function<void(NewEntry&)>;

    // Who, when and which batch are added here.
    Result<void> append(NewEntry entry, Complete complete = nullptr);

    // An entry whose kind knows no batches, a decision about people: written when the batch closes, with the
    // closing entry where they are not many. It counts at once; its id is among `decisions()` then.
    void append_decision(NewEntry entry);

    // Writes what is left and the closing entry, from which on all of it counts. `summary` gives its body,
    // inside the transaction, when everything else has been written. Without it (a killed process, an error)
    // none of it ever does.
    Result<void> close(const std::function<std::string()>& summary);

    // The ids of the decisions written.
    const std::vector<std::string>& decisions() const { return decisions_; }
    // How many entries have been written.
    std::size_t written() const { return written_; }

  private:
    Result<void> write_waiting();
    std::string append_now(NewEntry entry, const std::string& batch);
    void put_decision();

    Journal& journal_;
    Slices slices_;
    Deed deed_;
    std::string batch_;
    struct Waiting {
        NewEntry entry;
        Complete complete;
    };
    std::deque<Waiting> waiting_;
    std::deque<NewEntry> waiting_decisions_;
    std::vector<std::string> decisions_;
    std::size_t written_ = 0;
};

}  // namespace lanyard
