// A refusal is one entry, with how often where it was counted.
#include "desk/refusals.h"

#include <exception>
#include <vector>

#include "base/log.h"
#include "store/journal/journal.h"
#include "store/json_text.h"

namespace lanyard {

Refusals::~Refusals() {
    try {
        const std::vector<Refusal> left = tally_.rest();
        if (left.empty()) return;
        const auto write_left = [&] {
            for (const Refusal& refusal : left) write(refusal);
        };
        if (const auto done = journal_.transact(write_left); !done)
            log_warning("the last refusals are not in the journal: {}", done.error().message());
    } catch (const std::exception& failed) {
        log_warning("the last refusals are not in the journal: {}", failed.what());
    }
}

void Refusals::record(const Outcome& outcome, const std::string& text, const Deed& deed) {
    if (outcome.verdict == Verdict::misread || outcome.verdict == Verdict::already_in) return;
    const auto now =
        tally_.note({outcome.point, std::string(verdict_name(outcome.verdict)),
                     refused_scan_hash(key_, text), deed.actor, outcome.at});
    if (now) write(*now);
}

void Refusals::write_due(Instant now) {
    for (const Refusal& over : tally_.due(now)) write(over);
}

void Refusals::write(const Refusal& refusal) {
    NewEntry entry;
    entry.kind = entry_kind::scan_refused;
    entry.at = refusal.at;
    entry.actor = refusal.actor;
    JsonText body;
    body.text("verdict", refusal.verdict).text("point", refusal.point).text("hash", refusal.hash);
    if (refusal.times > 1) body.number("times", refusal.times);
    entry.body = body.take();
    journal_.append(std::move(entry));
}

}  // namespace lanyard
