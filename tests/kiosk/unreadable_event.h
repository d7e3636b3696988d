// An event that cannot be read for as long as this stands: its tables have other names.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "desk/desk.h"
#include "store/database.h"

namespace lanyard {

class UnreadableEvent {
  public:
    // By a connection of its own, as another program would break it.
    explicit UnreadableEvent(const std::filesystem::path& database) {
        auto opened = Database::open(database, Database::Access::write);
        REQUIRE(opened.ok());
        database_ = std::move(opened).value();
        rename("", "lost_");
    }
    ~UnreadableEvent() { rename("lost_", ""); }
    UnreadableEvent(const UnreadableEvent&) = delete;
    UnreadableEvent& operator=(const UnreadableEvent&) = delete;

  private:
    void rename(const std::string& from, const std::string& to) {
        for (const char* table : {"entries", "list_registers", "desk_registers", "tickets", "staff",
                                  "sessions", "help_calls", "print_jobs", "label_rolls", "this_node"})
            database_->handle().exec("ALTER TABLE " + from + table + " RENAME TO " + to + table);
    }

    std::unique_ptr<Database> database_;
};

}  // namespace lanyard
