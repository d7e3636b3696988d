// Words for the command lines of systemd's units.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lanyard {

// The word as ExecStart= takes it for one argument, whatever is in it: quoted, with what has a meaning there
// doubled (systemd.syntax(7), systemd.service(5), "Command lines", and systemd.unit(5), "Specifiers").
// Refused as wrong usage are control characters, which no name has.
Result<std::string> unit_word(std::string_view word);

}  // namespace lanyard
