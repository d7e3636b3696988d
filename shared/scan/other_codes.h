// Tells that what is held up is a code of another kind, which is nobody's ticket here, so that it can be
// said.
#pragma once

#include <string>

#include "scan/grey_view.h"

namespace lanyard {

// "Aztec", "PDF417", "Code128" … of what can be read in the picture as it is; "" where there is no such code.
// Kinds that are read by chance in a room's clutter (ITF, Codabar) are not looked for. Costs about as much as
// a look for QR codes.
std::string other_code_in(GreyView picture);

}  // namespace lanyard
