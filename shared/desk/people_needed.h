// Who of those whom the programme needs has not arrived: for the desk's list and the hall's cue.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/deed.h"
#include "desk/desk.h"
#include "desk/find_people.h"
#include "event/people_needed.h"

namespace lanyard {

// The most urgent first (event/people_needed). `finder` is this desk's: it knows who has a name without
// reading everybody.
Result<std::vector<NeededPerson>> people_needed(Desk& desk, PeopleFinder& finder, Instant now);

// The same, kept up to date without looking for every name again: for a desk that shows it after each change.
class NeededWatch {
  public:
    // Both must outlive it.
    NeededWatch(Desk& desk, PeopleFinder& finder) : desk_(desk), finder_(finder) {}

    Result<std::vector<NeededPerson>> look(Instant now);

  private:
    void forget_changed();
    Result<const std::vector<std::string>*> found_by(const std::string& name);
    const std::optional<KnownPerson>& known_person(const std::string& id);

    Desk& desk_;
    PeopleFinder& finder_;
    PeopleWatch watch_{PeopleWatch::Concerns::everything};
    Instant day_began_ = Instant::min();                       // of those below, who are here or not
    std::map<std::string, std::vector<std::string>> found_;    // ids by name, without titles
    std::map<std::string, std::optional<KnownPerson>> known_;  // by id; none: nobody who may be meant
};

// Says by hand who is meant: `name` is what the programme calls them, "" for a helper whom it does not name.
// An unknown session or person is an input error.
Result<std::string> need_person(Desk& desk, const NeededLink& link, const Deed& deed);
// They are not needed for that session after all.
Result<std::string> need_nobody(Desk& desk, std::string_view person, std::string_view session,
                                const Deed& deed);

}  // namespace lanyard
