// The desk's search: everybody of the event kept in memory and up to date, whoever writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "event/attendee.h"
#include "event/people_index.h"
#include "store/people/changed_people.h"

namespace lanyard {

class Desk;

struct FoundPeople {
    std::vector<Attendee> people;  // whom event/people_index finds, in its order; a double as the one kept
    std::size_t certain = 0;       // how many of them, the first, are found without a slip
    std::size_t further = 0;       // found too, and left out
};

class PeopleFinder {
  public:
    // Letters of a code of another system that are enough to look for it.
    static constexpr std::size_t fewest_of_code = 6;

    // `desk` must outlive the finder.
    explicit PeopleFinder(Desk& desk) : desk_(desk) {}

    // Takes in what anybody has written since. The first time that is everybody, which at 100,000 people
    // takes a second or two; then it is as quick as there is little new.
    Result<void> refresh();

    // At most `most` people. A ticket's or badge's code, whole or its first half, or the beginning of another
    // system's code, also with spaces, comes before whatever its letters find. Refreshes first.
    Result<FoundPeople> find(std::string_view query, std::size_t most);
    // The same without reading who they are: ids of records.
    Result<PeopleIndex::Found> find_ids(std::string_view query, std::size_t most);

  private:
    PeopleIndex::Found find_words(std::string_view query, std::size_t most);
    std::vector<std::string> people_with_code(std::string_view query, std::size_t most);
    std::vector<std::string> people_with_number(std::string_view query);

    Desk& desk_;
    PeopleWatch watch_;
    PeopleIndex index_;
};

}  // namespace lanyard
