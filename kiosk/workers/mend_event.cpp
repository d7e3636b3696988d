// The report is the log's: no screen is up yet.
#include "workers/mend_event.h"

#include "base/log.h"
#include "store/restore.h"

namespace lanyard {

void mend_if_damaged(const EventFolder& event, const Clock& machine_clock) {
    const std::string damage = damage_of(event);
    if (damage.empty()) return;
    log_error("{}: is damaged: {}", event.database().string(), damage);
    const auto restored = restore_event(event, machine_clock);
    if (!restored) {
        log_error("it was not put together again: {}", restored.error().message());
        return;
    }
    log_warning("put together again: {} entries from {}, {} from what lay here, which is {} now",
                restored->from_backup, restored->backup.empty() ? "no backup" : restored->backup.string(),
                restored->from_damaged, restored->aside.string());
    for (const LostEntries& run : restored->lost)
        log_warning("missing, unless another machine has them: entries {} to {} of node {}", run.first,
                    run.last, run.node);
}

}  // namespace lanyard
