// A slice is one short transaction, with a pause behind it for whoever waits at a door.
#include "desk/batch_writer.h"

#include <thread>

#include "base/safe_file.h"

namespace lanyard {
namespace {

// A slice is one transaction, and whoever stands at a door may have to wait for the whole of it: it ends at
// so many entries or after so long, whichever is first.
constexpr std::size_t entries_a_slice = 500;
constexpr Milliseconds longest_slice{20};
// A door that waits for the lock asks every millisecond.
constexpr Milliseconds pause_between_slices{3};

}  // namespace

BatchWriter::BatchWriter(Journal& journal, std::string actor, Instant now)
    : journal_(journal), actor_(std::move(actor)), now_(now), batch_(to_hex(random_bytes(8))) {}

Result<void> BatchWriter::append(std::function<NewEntry()> make) {
    waiting_.push_back(std::move(make));
    return waiting_.size() < entries_a_slice ? Result<void>() : write_slice();
}

void BatchWriter::append_now(NewEntry entry) {
    entry.at = now_;
    entry.actor = actor_;
    entry.batch = batch_;
    journal_.append(entry);
}

Result<void> BatchWriter::write_slice() {
    if (wrote_) {
        // The pages of the slice before go into the file now, and not in a door's commit.
        journal_.database().checkpoint();
        std::this_thread::sleep_for(pause_between_slices);
    }
    wrote_ = true;
    return journal_.transact([&] {
        const Clock& clock = journal_.machine_clock();
        const Instant end = clock.now() + longest_slice;
        do {
            append_now(waiting_.front()());
            waiting_.pop_front();
        } while (!waiting_.empty() && clock.now() < end);
    });
}

Result<void> BatchWriter::close(const std::string& summary) {
    while (!waiting_.empty()) {
        if (auto written = write_slice(); !written) return written;
    }
    return journal_.transact([&] {
        NewEntry closing;
        closing.kind = entry_kind::import_closed;
        closing.body = summary;
        append_now(std::move(closing));
    });
}

}  // namespace lanyard
