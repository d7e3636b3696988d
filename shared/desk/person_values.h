// What may be said of a person: the one set of rules behind the desk's screens and the command line.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "event/registration_fields.h"

namespace lanyard {

class Desk;

// Inside Database::read or write: the value as it is kept, or what is allowed instead. A status is one of the
// four that a person may be given; a ticket type is one of event.toml's, or one that somebody has; sessions
// are those of the programme, by id or words, one a line; flags are known; a name is not empty; an email and
// a telephone number look like one; codes are some, and nobody's but `person`'s. Of an event that names no
// ticket types or has no programme any word is taken. `person` is "" for somebody new.
Result<std::string> accepted_value(Desk& desk, const std::string& person, Field field,
                                   std::string_view value);

}  // namespace lanyard
