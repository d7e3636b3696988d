// What a program says that cannot go on: a sentence and exit status 4, where the system would only abort.
#pragma once

namespace lanyard {

// For the beginning of main. From then on an exception that nobody catches, or that is thrown where none may
// be, ends the program with "PROGRAM: what is wrong and what to do" on standard error. Nothing is left half
// done by it: every write is one transaction. `program` outlives the program's work.
void explain_sudden_end(const char* program);

// The same for an exception that is being handled.
[[noreturn]] void end_suddenly();

}  // namespace lanyard
