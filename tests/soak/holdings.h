// What a process holds, and whether it holds more than it did.
#pragma once

#include <sys/types.h>

#include <string>

namespace lanyard {

struct Holdings {
    double memory_mb = 0;  // that is no file's
    long files = 0, threads = 0;
};

Holdings holdings_of(pid_t process);
// A line of "    100 visits:   125.2 MB,  16 files, 11 threads".
void print_holdings(int count, const std::string& of_what, const Holdings& held);
// Says which of both it is.
bool has_not_grown(const Holdings& warm, const Holdings& end, double most_growth_mb);

}  // namespace lanyard
