// Who has been written of since the last look, by any process and any node: for whoever keeps people in
// memory.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lanyard {

class Database;

// What a look finds.
struct ChangedPeople {
    bool everybody = false;  // anybody may have changed: the first look, or all was erased
    std::vector<std::string>
        people;  // ids, sorted, each once; for whom what the watch is concerned with may have changed
};

class PeopleWatch {
  public:
    enum class Concerns {
        who_they_are,  // their registration and their sessions
        // Also that they came, left, were given a badge, or are one with another record, which then is among
        // them. So may be ids that are nobody's.
        everything,
    };
    explicit PeopleWatch(Concerns concerns = Concerns::who_they_are) : concerns_(concerns) {}

    // Inside Database::read. Costs as much as there are new entries; an import that is closed or taken back,
    // one pass over the lists.
    ChangedPeople look(Database& database);

  private:
    // By node, up to where every entry has been seen. What comes behind a gap is looked at again until the
    // gap is filled.
    std::map<std::string, std::int64_t> seen_;
    Concerns concerns_;
    bool has_looked_ = false;
};

}  // namespace lanyard
