// A program that crashes leaves no file with what it had in memory: names, codes and the event's key.
#pragma once

namespace lanyard {

// For this process and all that it starts; cannot be taken back.
void forbid_core_dumps();

// Besides, no other program of the same user reads this one's memory. Not for a program with sound or a
// camera: their daemons look at it by way of /proc, and may refuse what they cannot see.
void hide_memory();

}  // namespace lanyard
