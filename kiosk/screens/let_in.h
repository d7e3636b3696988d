// Why somebody is let in although the rules say no: asked in one way at the desk and at a room's door.
#pragma once

#include <string>
#include <vector>

#include "event/check_in.h"
#include "screens/form_page.h"

namespace lanyard {

// "Their registration is not complete": of every verdict that may be set aside; "" of any other.
std::string why_refused(Verdict verdict);

// Reasons that are a touch away, in the current language: kept as they were shown.
std::vector<std::string> reasons_to_let_in(Verdict verdict);

// The form's words, field and offers; what `offers.take` and the rest of the view do is the role's. `problem`
// is why it was not done; "" while it is asked.
void ask_to_let_in(FormView& view, const std::string& name, Verdict refused, EditLine& reason,
                   const std::string& problem);

}  // namespace lanyard
