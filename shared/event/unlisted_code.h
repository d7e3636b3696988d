// What a door says of a code with which nobody is listed. Pure.
#pragma once

#include "event/check_in.h"
#include "event/ticket_code.h"

namespace lanyard {

// A genuine one belongs to somebody whom no list has brought yet.
Verdict verdict_on_unlisted_code(CodeKind kind);

}  // namespace lanyard
