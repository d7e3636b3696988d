// What a simulated desk does to the people of the list, and what they are called.
#pragma once

#include <functional>
#include <string>

#include "desk/deed.h"
#include "tests/sim/world/day_plan.h"

namespace lanyard {

class Desk;

// People by their number on the list; names that stand nowhere else in a file.
std::string given_name(int number);
std::string family_name(int number);
std::string email_of(int number);
std::string late_name(int number);
// Of an email of email_of; nobody else's.
int number_of_email(const std::string& email);

// True where it was done, or was refused in words. `only_own`: a check-in of another machine is not taken
// back.
bool do_desk_deed(Desk& desk, const Step& step, const std::string& person, const Deed& deed, bool only_own,
                  const std::function<void()>& erased);

}  // namespace lanyard
