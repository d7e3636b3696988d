// A copy of an event's folder to work on without harm: for a day rehearsed, and for volunteers who practise.
#pragma once

#include <filesystem>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

// Copies `from`'s files into `to`, which is made where it is missing and holds no event yet; the database as
// of one moment, even while others write to it. The copy is another node from its first write on. A database
// that another program keeps to itself for longer than `patience` is a machine error. After any error `to`
// holds nothing that this call has put there.
Result<void> copy_event_folder(const std::filesystem::path& from, const std::filesystem::path& to,
                               Milliseconds patience = Milliseconds(5000));

// A copy of an event that is deleted with this object.
class EventCopy {
  public:
    // In a private folder where the machine keeps what is temporary.
    static Result<EventCopy> copy_of(const std::filesystem::path& event);
    ~EventCopy();
    EventCopy(EventCopy&& other) noexcept;
    EventCopy& operator=(EventCopy&&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    explicit EventCopy(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

}  // namespace lanyard
