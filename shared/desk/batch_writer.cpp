// Entries wait until they fill a slice; the closing entry is in the last one.
#include "desk/batch_writer.h"

#include "base/hex.h"
#include "base/random.h"
#include "store/journal/batch_codes.h"
#include "store/journal/open_batches.h"

namespace lanyard {
namespace {

// So many are written within that time on any disk, and so stand or fall with the batch.
constexpr std::size_t decisions_beside_closing = 100;

}  // namespace

BatchWriter::BatchWriter(Journal& journal, const Deed& deed)
    : journal_(journal), slices_(journal), deed_(deed), batch_(to_hex(random_bytes(8))) {
    journal.database().checkpoint_every(Database::pages_a_checkpoint_of_import);
}

BatchWriter::~BatchWriter() {
    journal_.database().checkpoint_every(Database::pages_a_checkpoint);
}

Result<void> BatchWriter::append(NewEntry entry, Complete complete) {
    seal_personal(entry);
    waiting_.push_back({std::move(entry), std::move(complete)});
    return waiting_.size() < Slices::most_entries ? Result<void>() : write_waiting();
}

void BatchWriter::append_decision(NewEntry entry) {
    waiting_decisions_.push_back(std::move(entry));
}

std::string BatchWriter::append_now(NewEntry entry, const std::string& batch) {
    entry.at = deed_.now;
    entry.actor = deed_.actor;
    entry.batch = batch;
    if (written_++ == 0) note_batch_begins(journal_.database(), batch_, journal_.machine_clock().now());
    return journal_.append(std::move(entry));
}

void BatchWriter::put_decision() {
    decisions_.push_back(append_now(std::move(waiting_decisions_.front()), ""));
    waiting_decisions_.pop_front();
}

Result<void> BatchWriter::write_waiting() {
    const auto written = slices_.write([&] {
        Waiting& next = waiting_.front();
        if (next.complete) next.complete(next.entry);
        append_now(std::move(next.entry), batch_);
        waiting_.pop_front();
        return !waiting_.empty();
    });
    return written ? Result<void>() : written.error();
}

Result<void> BatchWriter::close(const std::function<std::string()>& summary) {
    while (!waiting_.empty()) {
        if (auto written = write_waiting(); !written) return written;
    }
    while (waiting_decisions_.size() > decisions_beside_closing) {
        const auto written = slices_.write([&] {
            put_decision();
            return waiting_decisions_.size() > decisions_beside_closing;
        });
        if (!written) return written.error();
    }
    if (auto written = write_codes_of_batch(journal_, slices_, batch_); !written) return written;
    return journal_.transact([&] {
        while (!waiting_decisions_.empty()) put_decision();
        NewEntry closing;
        closing.kind = entry_kind::import_closed;
        closing.body = summary();
        append_now(std::move(closing), batch_);
        note_batch_ends(journal_.database(), batch_);
    });
}

}  // namespace lanyard
