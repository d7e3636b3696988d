// Runs this node's print jobs one by one: draws the badge, reads it back, sends it, follows it to its end,
// and records what became of it.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "badge/badge_fields.h"
#include "badge/badge_layout.h"
#include "base/system_clock.h"
#include "event/registration_fields.h"
#include "print/printer.h"
#include "store/event_folder.h"
#include "store/print_jobs.h"

namespace lanyard {

class Database;
class Journal;
class Roster;

enum class PrintState {
    waiting,
    printing,
    printed,
    sent,    // the bytes have left; nobody can say more
    failed,  // the desk owes this badge
    asked,   // nobody knows whether it came out: a person has to look
};

// What the kiosk says of a job; the newest for each job counts.
struct PrintNews {
    long long job = 0;
    std::string attendee;
    PrintState state = PrintState::waiting;
    std::string problem;                  // failed, or waiting for something: what to do; English, for tr()
    std::optional<int> labels_left = {};  // on the printer's roll, where somebody counts them
    std::string hindrance = {};  // what hinders the printer itself, while it lasts; English, for tr()
};

// What the printer says of itself between jobs; the newest of this and of PrintNews' hindrance counts.
struct PrinterNews {
    PrinterCondition condition;
};

class PrintQueue {
  public:
    using Tell = std::function<void(const PrintNews&)>;
    using GoesOn = std::function<bool()>;

    // Reads the folder's badge.toml; a layout that cannot be used is an error that names its line.
    // `point` is the check-in point whose badges come out of these printers: the first, until somebody says
    // that nothing comes out of it; then the next.
    static Result<std::unique_ptr<PrintQueue>> open(EventFolder folder, std::string point,
                                                    std::vector<std::unique_ptr<Printer>> printers,
                                                    const Clock& machine_clock);
    ~PrintQueue();

    bool has_another_printer() const { return printers_.size() > 1; }

    // Does the next thing that is due, or nothing: first asks the printer for what a killed process left with
    // it, then takes up jobs, the desk's before the kiosk's before those of a bulk. Waits until the badge has
    // come out; `tell` is told meanwhile what is going on, and the job is left at the printer when `goes_on`
    // says no.
    std::optional<PrintNews> run_one(Instant now, const Tell& tell = {}, const GoesOn& goes_on = {});

    // For when there is nothing to do: asks the printer how it is, so that empty paper is known before the
    // first badge. Nothing where that is as it was told last. A printer that was not well and is again gets
    // at once what waits for its next try.
    std::optional<PrinterNews> ask_printer(Instant now);
    bool is_hindered() const { return !hindrance_.empty(); }

  private:
    class Watch;

    PrintQueue(EventFolder folder, std::string point, std::vector<std::unique_ptr<Printer>> printers,
               const Clock& machine_clock);
    Printer& printer() { return *printers_[current_]; }
    std::string job_name(long long job) const;
    void end_waiting(Instant now);
    std::optional<PrintNews> settle_interrupted(Instant now, Watch& watch);
    std::optional<PrintNews> pass_on_missed(Instant now);
    std::optional<PrintJob> take_up(Instant now);
    PrintNews send(const PrintJob& job, Instant now, PrintWatch& watch);
    Result<PrintDocument> draw(const PrintJob& job);
    Result<BadgeFields> fields_of(const PrintJob& job);  // by the record
    Result<RegistrationFields> says_of(const PrintJob& job);
    PrintNews conclude(const PrintJob& job, const Result<PrintOutcome>& outcome, Instant now);
    PrintNews finish(const PrintJob& job, PrintState state, const std::string& problem, Instant now);
    PrintNews try_later(const PrintJob& job, const std::string& problem, Instant now);

    EventFolder folder_;
    std::string point_;
    std::vector<std::unique_ptr<Printer>> printers_;  // at least one
    std::size_t current_ = 0;
    // Of the current one: as it said between jobs, and as the jobs in hand have met it since.
    std::string hindrance_;
    PrinterCondition condition_;  // as it said last, between jobs
    const Clock& machine_clock_;
    BadgeLayout layout_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Roster> roster_;
    std::optional<std::deque<PrintJob>> interrupted_;  // once they have been looked for
};

}  // namespace lanyard
