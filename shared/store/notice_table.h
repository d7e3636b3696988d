// What everybody is told: that the building is to be left, and announcements. Both are read from their
// standing entries, which are few and found by their subject.
#pragma once

#include <optional>
#include <vector>

#include "event/announcement.h"
#include "event/evacuation.h"

namespace lanyard {

class Database;

// The subjects of these entries: they are about nobody, and are found by these words.
inline constexpr const char* evacuation_subject = "evacuation";
inline constexpr const char* announcement_subject = "announcement";

// All calls belong inside Database::read or write: they throw what SQLite throws.
class NoticeTable {
  public:
    explicit NoticeTable(Database& database) : database_(database) {}

    // None: people may come in.
    std::optional<Evacuation> evacuation();
    // All that were not withdrawn, those that are over too, in the order of their clocks. What was erased
    // with the event is not among them.
    std::vector<Announcement> announcements();

  private:
    Database& database_;
};

}  // namespace lanyard
