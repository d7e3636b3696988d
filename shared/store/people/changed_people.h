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

    // So many are looked at one by one; more are looked at sooner by reading everybody anew.
    static constexpr std::size_t most_one_by_one = 2000;
    bool wants_all_anew() const { return everybody || people.size() > most_one_by_one; }
};

class PeopleWatch {
  public:
    enum class Concerns {
        // Their registration, their sessions, and which records are theirs. Of a join that came or ceased,
        // every record of those who were or are one person is among them.
        who_they_are,
        everything,  // also that they came, left or were given a badge; ids that are nobody's may be among
                     // them
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
    std::int64_t rewrites_ = -1;  // of older entries, as of the last look; -1 before the first
};

}  // namespace lanyard
