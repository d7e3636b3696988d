// A program that crashes leaves no file with what it had in memory: names, codes and the event's key.
#pragma once

namespace lanyard {

// For this process and all that it starts; cannot be taken back.
void forbid_core_dumps();

}  // namespace lanyard
