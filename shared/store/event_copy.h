// A copy of an event's folder to work on without harm: for a day rehearsed, and for volunteers who practise.
// No copy holds the event's key.
#pragma once

#include <filesystem>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

// What a copied database holds.
enum class CopiedJournal {
    all,   // what the event's has, as of one moment, even while others write to it
    none,  // there is no database yet
};

// Copies `from`'s settings, layouts, pictures and videos into `to`, which is made where it is missing (0700)
// and holds no event yet; neither the key nor lists, tickets or badges of people. The copy is another node
// from its first write on. A database that another program keeps to itself for longer than `patience` is a
// machine error. After any error `to` holds nothing that this call has put there.
Result<void> copy_event_folder(const std::filesystem::path& from, const std::filesystem::path& to,
                               CopiedJournal journal, Milliseconds patience = Milliseconds(5000));

// The same with settings, layouts and pictures alone: no video, and no text that tells of people.
Result<void> copy_event_settings(const std::filesystem::path& from, const std::filesystem::path& to);

// A copy of an event that is deleted with this object.
class EventCopy {
  public:
    // In a private folder where the machine keeps what is temporary.
    static Result<EventCopy> copy_of(const std::filesystem::path& event, CopiedJournal journal);
    ~EventCopy();
    EventCopy(EventCopy&& other) noexcept;
    EventCopy& operator=(EventCopy&&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    explicit EventCopy(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
    int lock_ = -1;  // held while the copy is in use, by this process alone
};

// This user's temporary copies that a process is working on.
std::vector<std::filesystem::path> event_copies_in_use();
// Deletes those whose process is dead. For every program that starts.
void remove_abandoned_copies();

}  // namespace lanyard
