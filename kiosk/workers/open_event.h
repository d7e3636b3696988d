// Opens the event that the kiosk was asked for: on the event itself, or on a scratch copy for a day
// rehearsed.
#pragma once

#include <filesystem>
#include <memory>

#include "base/system_clock.h"
#include "options.h"
#include "store/event_folder.h"

namespace lanyard {

// A copy of an event that is deleted with this object.
class ScratchFolder {
  public:
    // Copies `event`'s files, the database with what is not yet in its main file, into a private folder.
    static Result<ScratchFolder> copy_of(const std::filesystem::path& event);
    ~ScratchFolder();
    ScratchFolder(ScratchFolder&& other) noexcept;
    ScratchFolder& operator=(ScratchFolder&&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

struct OpenedEvent {
    std::unique_ptr<ScratchFolder> scratch;  // nullptr where it is the event itself
    EventFolder folder;
    EventClock clock;
};

// An event at another time is a rehearsal: unless it is a sample, or `--really` was said, its check-ins go to
// a copy.
Result<OpenedEvent> open_event(const Options& options);

}  // namespace lanyard
