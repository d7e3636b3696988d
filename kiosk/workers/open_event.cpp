// Opening the event, and the scratch copy that a rehearsed day works on.
#include "workers/open_event.h"

#include <cstdlib>
#include <cstring>

#include "base/log.h"

namespace lanyard {

namespace fs = std::filesystem;

Result<ScratchFolder> ScratchFolder::copy_of(const fs::path& event) {
    std::error_code error;
    const fs::path room = fs::temp_directory_path(error);
    std::string name = (room / "lanyard-rehearsal-XXXXXX").string();
    if (error || !mkdtemp(name.data()))
        return machine_error(std::string("no scratch copy can be made: ") + std::strerror(errno), name,
                             "Free some space there, or name another folder in TMPDIR");
    ScratchFolder scratch{fs::path(name)};
    fs::copy(event, name, fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
    if (error)
        return machine_error("the event cannot be copied for a rehearsal: " + error.message(), event.string(),
                             "Free some space in " + room.string());
    return scratch;
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

ScratchFolder::~ScratchFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
    if (error) log_error("{}: the scratch copy could not be deleted: {}", path_.string(), error.message());
}

Result<OpenedEvent> open_event(const Options& options) {
    auto folder = open_event_folder(choose_event_folder(options.event));
    if (!folder) return folder.error();
    OpenedEvent opened{nullptr, std::move(folder).value(), {}};
    if (options.clock.empty()) return opened;

    auto clock = parse_event_clock(options.clock, opened.folder.config.time_zone);
    if (!clock) return clock.error();
    opened.clock = *clock;
    if (opened.folder.config.sample || options.really) return opened;

    auto scratch = ScratchFolder::copy_of(opened.folder.path);
    if (!scratch) return scratch.error();
    opened.scratch = std::make_unique<ScratchFolder>(std::move(scratch).value());
    opened.folder.path = opened.scratch->path();
    return opened;
}

}  // namespace lanyard
