// Runs this node's print jobs one by one: draws the badge, reads it back, sends it, records what became of
// it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "badge/badge_layout.h"
#include "base/system_clock.h"
#include "print/printer.h"
#include "store/event_folder.h"
#include "store/print_jobs.h"

namespace lanyard {

class Database;
class Journal;
class Roster;

enum class PrintState { waiting, printing, printed, sent, failed };

// What the kiosk says of a job; the newest for each job counts.
struct PrintNews {
    long long job = 0;
    std::string attendee;
    PrintState state = PrintState::waiting;
    std::string problem;  // failed, or waiting for another try: what to do
};

class PrintQueue {
  public:
    // Reads the folder's badge.toml; a layout that cannot be used is an error that names its line.
    // `point` is the check-in point whose badges come out of this printer. Asks the printer first for what a
    // killed process left with it.
    static Result<std::unique_ptr<PrintQueue>> open(EventFolder folder, std::string point,
                                                    std::unique_ptr<Printer> printer,
                                                    const Clock& machine_clock);
    ~PrintQueue();

    // Does the next job that is due, or nothing. `before` is told as soon as a job is taken up ("printing").
    std::optional<PrintNews> run_one(Instant now, const std::function<void(const PrintNews&)>& before = {});

  private:
    PrintQueue(EventFolder folder, std::string point, std::unique_ptr<Printer> printer);
    Result<void> recover();
    std::string job_name(long long job) const;
    Result<PrintDocument> draw(const PrintJob& job);
    PrintNews finish(const PrintJob& job, PrintState state, const std::string& problem, Instant now);
    PrintNews try_later(const PrintJob& job, const std::string& problem, Instant now);

    EventFolder folder_;
    std::string point_;
    std::unique_ptr<Printer> printer_;
    BadgeLayout layout_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Roster> roster_;
};

}  // namespace lanyard
