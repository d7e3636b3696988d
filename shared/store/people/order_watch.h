// Keeps in memory who is on which order. An index in the file would cost a first import a half more of all
// that it writes: people are written in the order of their ids, and each of them would touch another of its
// pages.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "store/people/changed_people.h"

namespace lanyard {

class OrderWatch {
  public:
    // Inside Database::read or a transaction; always of the same database. Ids of everybody of whom any list
    // or the desk said that this is their order, sorted, at most `most`. Who has left the order since may be
    // among them. Costs as much as people were written of since the last look; the first is one pass over
    // the lists.
    std::vector<std::string> people_with(Database& database, const std::string& order, std::size_t most);

  private:
    void refresh(Database& database);

    using Member = std::pair<std::size_t, std::string>;  // the order's hash, and who is on it
    PeopleWatch watch_;
    std::vector<Member> members_;  // sorted, each once
};

}  // namespace lanyard
