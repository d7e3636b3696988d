// A slice is one short transaction, with a pause behind it for whoever waits at a door.
#include "desk/batch_writer.h"

#include <algorithm>
#include <thread>

#include "base/safe_file.h"

namespace lanyard {
namespace {

// A slice is one transaction, and whoever stands at a door may have to wait for the whole of it: it ends at
// so many entries or after so long, whichever is first.
constexpr std::size_t entries_a_slice = 500;
constexpr Milliseconds longest_slice{30};
// A door that waits for the lock asks every millisecond. What is made for the next slice meanwhile is made in
// the pause.
constexpr Milliseconds pause_between_slices{2};
// So many are written within that time on any disk, and so stand or fall with the batch.
constexpr std::size_t decisions_beside_closing = 100;

}  // namespace

BatchWriter::BatchWriter(Journal& journal, std::string actor, Instant now)
    : journal_(journal), actor_(std::move(actor)), now_(now), batch_(to_hex(random_bytes(8))) {
    journal.database().checkpoint_every(Database::pages_a_checkpoint_of_import);
}

BatchWriter::~BatchWriter() {
    journal_.database().checkpoint_every(Database::pages_a_checkpoint);
}

Result<void> BatchWriter::append(NewEntry entry, Complete complete) {
    seal_personal(entry);
    waiting_.push_back({std::move(entry), std::move(complete)});
    return waiting_.size() < entries_a_slice ? Result<void>() : write_waiting();
}

void BatchWriter::append_decision(NewEntry entry) {
    waiting_decisions_.push_back(std::move(entry));
}

std::string BatchWriter::append_now(NewEntry entry, const std::string& batch) {
    entry.at = now_;
    entry.actor = actor_;
    entry.batch = batch;
    ++written_;
    return journal_.append(std::move(entry));
}

void BatchWriter::put_decision() {
    decisions_.push_back(append_now(std::move(waiting_decisions_.front()), ""));
    waiting_decisions_.pop_front();
}

Result<void> BatchWriter::write_slice(const std::function<bool()>& put) {
    const Clock& clock = journal_.machine_clock();
    if (written_ > 0) {
        const Milliseconds left = slice_ended_ + pause_between_slices - clock.now();
        std::this_thread::sleep_for(std::clamp(left, Milliseconds(0), pause_between_slices));
    }
    auto written = journal_.transact([&] {
        const Instant end = clock.now() + longest_slice;
        while (put() && clock.now() < end) {
        }
    });
    slice_ended_ = clock.now();
    return written;
}

Result<void> BatchWriter::write_waiting() {
    return write_slice([&] {
        Waiting& next = waiting_.front();
        if (next.complete) next.complete(next.entry);
        append_now(std::move(next.entry), batch_);
        waiting_.pop_front();
        return !waiting_.empty();
    });
}

Result<void> BatchWriter::close(const std::function<std::string()>& summary) {
    while (!waiting_.empty()) {
        if (auto written = write_waiting(); !written) return written;
    }
    while (waiting_decisions_.size() > decisions_beside_closing) {
        auto written = write_slice([&] {
            put_decision();
            return waiting_decisions_.size() > decisions_beside_closing;
        });
        if (!written) return written;
    }
    return journal_.transact([&] {
        while (!waiting_decisions_.empty()) put_decision();
        NewEntry closing;
        closing.kind = entry_kind::import_closed;
        closing.body = summary();
        append_now(std::move(closing), batch_);
    });
}

}  // namespace lanyard
