// What only the whole of a list tells of its rows: ids and codes that several claim, seats in an
// organisation's name or beside a person's, one person twice.
#pragma once

#include "formats/line_notes.h"
#include "formats/registration_list.h"

namespace lanyard {

// Settles the rows of `list` among each other, moving those that are one too many to its rejected ones, and
// remarks upon what was doubtful in `notes`.
void settle_list(RegistrationList& list, LineNotes& notes);

}  // namespace lanyard
