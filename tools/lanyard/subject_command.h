// What `lanyard subject` has beside erase.
#pragma once

#include "lanyard/command.h"

namespace lanyard {

void add_subject_export(CommandSyntax subject, Command& command, Action& action);

}  // namespace lanyard
