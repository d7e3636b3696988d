// On which days each person came, and for how long, by one of the bases that a certificate may state.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/certificate.h"
#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

class Desk;

// By day ("2017-11-10"): the whole minutes in which anything but breaks was on, as it was in the end. What
// goes on at once in several rooms counts once, and a cancelled session does not.
std::map<std::string, int> programme_minutes(const EventConfig& config,
                                             const std::vector<Session>& programme);

// By kept record, those who came in by any door; what is given out once is no door. Seconds of a day that do
// not fill a minute are left out. A leaving that was not recorded is never made up: the day is marked.
using AttendedDays = std::map<std::string, std::vector<CertifiedDay>>;
Result<AttendedDays> attended_days(Desk& desk, HoursBasis basis);

}  // namespace lanyard
