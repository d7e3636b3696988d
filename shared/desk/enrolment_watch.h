// Keeps in memory who is enrolled where, so that counting does not read everybody.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "event/programme.h"
#include "store/people/changed_people.h"

namespace lanyard {

class Desk;

class EnrolmentWatch {
  public:
    // Inside Database::read; always of the same desk. Costs as much as people were written of since.
    EnrolmentWatch& refresh(Desk& desk);

    // As of the last refresh. People whose place is in the session with this id.
    int enrolled_in(const std::string& session, const std::vector<Session>& programme) const;
    // Of those, how many have no place in any of `others`, which are of the programme.
    int only_in(const std::string& session, const std::vector<const Session*>& others,
                const std::vector<Session>& programme) const;

  private:
    void forget(const std::string& person);
    std::vector<const std::set<std::string>*> meaning(const std::string& session,
                                                      const std::vector<Session>& programme) const;

    PeopleWatch watch_;
    // Of everybody who may come and has a session: the list's and the desk's words for them. Who only waits
    // for a place is left out.
    std::unordered_map<std::string, std::vector<std::string>> sessions_;
    std::map<std::string, std::set<std::string>> people_;  // by those words
};

}  // namespace lanyard
