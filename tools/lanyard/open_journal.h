// An event's journal opened for writing, for commands that carry entries and do no deed.
#pragma once

#include <memory>

#include "base/system_clock.h"
#include "store/database.h"
#include "store/event_folder.h"
#include "store/journal/journal.h"

namespace lanyard {

class OpenJournal {
  public:
    static Result<OpenJournal> open(EventFolder folder) {
        static const SystemClock clock;
        auto database = Database::open(folder.database(), Database::Access::write);
        if (!database) return database.error();
        auto journal = Journal::open(**database, folder.key, clock);
        if (!journal) return journal.error();
        return OpenJournal(std::move(folder), std::move(database).value(), std::move(journal).value());
    }

    const EventFolder& folder() const { return folder_; }
    Database& database() { return *database_; }
    Journal& journal() { return *journal_; }

  private:
    OpenJournal(EventFolder folder, std::unique_ptr<Database> database, std::unique_ptr<Journal> journal)
        : folder_(std::move(folder)), database_(std::move(database)), journal_(std::move(journal)) {}

    EventFolder folder_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Journal> journal_;
};

}  // namespace lanyard
