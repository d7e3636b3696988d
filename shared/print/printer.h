// A printer as the queue sees it: takes one badge, tells what hinders it, and says what became of it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "badge/badge_draw.h"
#include "base/result.h"

namespace lanyard {

struct PrintDocument {
    std::string job_name;  // "lanyard-<node>-<job>": how the printer can be asked for it again
    std::string pdf;       // the whole file
    double width_mm = 0, height_mm = 0;
    // Its first page in black and white, for printers that take no PDF; may be empty.
    std::function<Result<GreyPixels>(double dpi)> pixels;
    // The file's second page goes on the back of its first; where the printer has one side, it comes out by
    // itself, and of `pixels` not at all.
    bool two_sided = false;
};

enum class PrintOutcome {
    printed,             // the device says that it came out
    sent_not_confirmed,  // the bytes have left; nobody can say more
    left_there,          // the program is ending: the job is still with the printer
    unknown,             // the printer has lost sight of it: a person has to look
};

// What a printer can say of a job that a killed process, or a broken connection, left with it.
enum class JobTrace {
    came_out,
    sent_not_confirmed,
    still_there,    // waiting or printing: follow() it
    never_arrived,  // may be sent again
    unknown,        // a person has to look
};

// Whoever waits for a badge.
class PrintWatch {
  public:
    virtual ~PrintWatch() = default;
    // What hinders the printer, in words for a volunteer; "" where nothing does any more. Said once a change.
    virtual void hindered(const std::string& problem) = 0;
    // False where the program is ending: the job is left where it is.
    virtual bool goes_on() = 0;
};

// What a printer says of itself while it has nothing of ours; in English, for tr().
struct PrinterCondition {
    std::string hindrance;    // "" where nothing hinders it
    std::string forewarning;  // what will, soon; "" for nothing

    bool operator==(const PrinterCondition&) const = default;
};

class Printer {
  public:
    virtual ~Printer() = default;

    // `ago`: since its bytes began to leave. A printer whose memory does not reach so far back does not know.
    virtual JobTrace trace(const std::string& job_name, std::chrono::milliseconds ago) = 0;
    // An error says what is wrong in words a volunteer understands. The job has not come out, and may be
    // tried again; an ErrorKind::refused was somebody's wish (they cancelled it), and is not.
    virtual Result<PrintOutcome> print(const PrintDocument& document, PrintWatch& watch) = 0;
    // Waits for a job that is still there, as print() does once its bytes have left.
    virtual Result<PrintOutcome> follow(const std::string& job_name, PrintWatch& watch) = 0;

    // Asks now; for when nothing is being printed. Waits some seconds at most.
    virtual PrinterCondition condition() { return {}; }
    // Of the device; nothing where it does not say.
    virtual std::optional<double> dpi() { return std::nullopt; }
};

}  // namespace lanyard
