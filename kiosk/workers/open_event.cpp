// A rehearsed day works on a scratch copy; the key stays in this process.
#include "workers/open_event.h"

namespace lanyard {

Result<OpenedEvent> open_event(const Options& options) {
    auto folder = open_event_folder(choose_event_folder(options.event));
    if (!folder) return folder.error();
    OpenedEvent opened{nullptr, std::move(folder).value(), {}};
    if (options.clock.empty()) return opened;

    auto clock = parse_event_clock(options.clock, opened.folder.config.time_zone);
    if (!clock) return clock.error();
    opened.clock = *clock;
    if (opened.folder.config.sample || options.really) return opened;

    auto scratch = EventCopy::copy_of(opened.folder.path, CopiedJournal::all);
    if (!scratch) return scratch.error();
    opened.scratch = std::make_unique<EventCopy>(std::move(scratch).value());
    opened.folder.path = opened.scratch->path();
    return opened;
}

}  // namespace lanyard
