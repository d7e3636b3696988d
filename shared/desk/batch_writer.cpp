// A slice is one short transaction, with a pause behind it for whoever waits at a door.
#include "desk/batch_writer.h"

#include <thread>

#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr std::size_t entries_a_slice = 500;
// A door that waits for the lock asks every millisecond.
constexpr auto pause_between_slices = std::chrono::milliseconds(3);

}  // namespace

BatchWriter::BatchWriter(Journal& journal, std::string actor, Instant now)
    : journal_(journal), actor_(std::move(actor)), now_(now), batch_(to_hex(random_bytes(8))) {}

Result<void> BatchWriter::append(std::function<NewEntry()> make) {
    waiting_.push_back(std::move(make));
    return waiting_.size() < entries_a_slice ? Result<void>() : write_slice();
}

std::string BatchWriter::append_now(NewEntry entry) {
    entry.at = now_;
    entry.actor = actor_;
    entry.batch = batch_;
    return journal_.append(entry);
}

Result<void> BatchWriter::write_slice() {
    if (wrote_) std::this_thread::sleep_for(pause_between_slices);
    wrote_ = true;
    auto written = journal_.transact([&] {
        for (const auto& make : waiting_) append_now(make());
    });
    waiting_.clear();
    return written;
}

Result<void> BatchWriter::close(const std::string& summary) {
    if (!waiting_.empty()) {
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
