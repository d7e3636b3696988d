// By what a list would name somebody who was erased: keyed hashes, from which nobody learns who it was
// without the event's key and the list.
#pragma once

#include <string>
#include <vector>

#include "event/event_key.h"
#include "event/registration_fields.h"

namespace lanyard {

// Each mark is 32 hexadecimal digits: of other systems' codes; of email and name, folded; of an email that
// nobody else has; of name and organisation, where one of the two has no email. A seat without a name is
// known by codes alone. An address that several have tells nobody apart: `email_is_shared`.

// The marks that an erasure keeps of what was known.
std::vector<std::string> erased_marks(const EventKey& key, const RegistrationFields& known,
                                      bool email_is_shared);
// The marks of which a row of a list would have one, if it were about somebody who was erased.
std::vector<std::string> marks_of_row(const EventKey& key, const RegistrationFields& row,
                                      bool email_is_shared);

}  // namespace lanyard
