// A printer as the queue sees it: takes one badge, says what became of it.
#pragma once

#include <string>

#include "base/result.h"

namespace lanyard {

struct PrintDocument {
    std::string job_name;  // "lanyard-<node>-<job>": how the printer can be asked for it again
    std::string pdf;       // the whole file
};

enum class PrintOutcome {
    printed,             // the device says that it came out
    sent_not_confirmed,  // the bytes have left; nobody can say more
};

// What a printer can say of a job that a killed process left with it.
enum class JobTrace {
    came_out,
    never_arrived,  // may be sent again
    unknown,        // a person has to look
};

class Printer {
  public:
    virtual ~Printer() = default;
    virtual JobTrace trace(const std::string& job_name) = 0;
    // An error says what is wrong in words a volunteer understands; the job is tried again.
    virtual Result<PrintOutcome> print(const PrintDocument& document) = 0;
};

}  // namespace lanyard
