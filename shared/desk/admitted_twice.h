// Who was admitted twice, by doors that had not heard of each other: told from when they have, until somebody
// has seen to it or taken one of the admissions back.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "event/help_call.h"
#include "store/people/changed_people.h"
#include "store/people/double_admissions.h"

namespace lanyard {

struct AdmittedTwice {
    std::string call;  // its id for answer_help (desk/help_calls): the same on every machine
    DoubleAdmission admissions;
    HelpState state = HelpState::waiting;  // never done
};

// The id that answers name, and back: both check-ins' entries, where they are such a pair.
std::string call_of(const DoubleAdmission& admissions);
// Inside Database::read or a transaction: whom the call is about; "" where it names no two check-ins of one
// person.
std::string person_of_double(Desk& desk, const std::string& call);

// Kept up to date by those of whom something was written, and so costs nothing while nothing is.
class AdmittedTwiceWatch {
  public:
    // `desk` must outlive it.
    explicit AdmittedTwiceWatch(Desk& desk) : desk_(desk) {}

    // Those that nobody has done with, by the later of their admissions.
    Result<std::vector<AdmittedTwice>> look();

  private:
    void refresh();

    Desk& desk_;
    PeopleWatch watch_{PeopleWatch::Concerns::everything};
    std::map<std::string, std::vector<DoubleAdmission>> doubles_;  // by person; nobody has none
};

}  // namespace lanyard
