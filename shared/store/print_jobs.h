// This node's print jobs: made with the check-in that wants them, held until the door has decided, never
// replicated.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/ticket_code.h"

namespace lanyard {

class Database;

enum class PrintPriority { desk = 0, kiosk = 1, bulk = 2 };

enum class PrintJobState {
    held,      // until the door has decided
    queued,    // its turn comes
    printing,  // at a start: what a killed process left at the printer
    printed,
    sent,    // the bytes have left; nobody can say more
    failed,  // given up: the desk owes this badge
    asked,   // a person has to say whether it came out
    missed,  // a person said that it did not
};

// "held" … "missed": as the table has it, and what the journal says of a badge that came out.
std::string_view print_job_state_name(PrintJobState state);

struct PrintJob {
    long long job = 0;
    std::string person;
    TicketNumber number = 0;  // of the badge's own ticket
    std::string entry;        // the badge_requested entry that it belongs to
    PrintJobState state = PrintJobState::queued;
    int tries = 0;
    std::string problem;
    Instant sent_at{};  // by the machine's clock, when its bytes began to leave; zero: nothing was sent
    std::string point;  // whose printer it is for
};

// A roll of labels, counted by us: no label printer says how many are left.
struct LabelRoll {
    int size = 0, used = 0;

    int left() const { return size > used ? size - used : 0; }
};

// All calls belong inside Database::read or write: they throw what SQLite throws.
class PrintJobs {
  public:
    explicit PrintJobs(Database& database) : database_(database) {}

    // `held`: not before release().
    // It comes out where `point` is: two kiosks on one machine each have their printer.
    long long add(const std::string& person, TicketNumber number, const std::string& entry,
                  const std::string& point, PrintPriority priority, bool held, Instant now);
    void release(const std::string& entry);
    // The door lost the claim, or the check-in was taken back: only where nothing was sent yet. True where a
    // job was dropped.
    bool drop(const std::string& entry);

    // The next job of a point that is due, most urgent first.
    std::optional<PrintJob> next_due(const std::string& point, Instant now);
    std::optional<PrintJob> find(long long job);
    void set_state(long long job, PrintJobState state, const std::string& problem = {});
    // From here on nobody but the printer knows what became of it.
    void mark_sent(long long job, Instant machine_now);
    // To be sent anew, from the beginning and not before `then`; `tried` counts one try more.
    void retry(long long job, Instant then, const std::string& problem, bool tried = true);
    // What waits at a point for its next try need wait no longer.
    void make_due(const std::string& point, Instant now);
    // All in one state at a point.
    std::vector<PrintJob> in_state(const std::string& point, PrintJobState state);
    // The same at all of this node's points.
    std::vector<PrintJob> in_state(PrintJobState state);
    // Everything of these records that has not come out and that no printer holds: queued, asked, missed.
    std::vector<PrintJob> not_out(const std::vector<std::string>& records);
    // To be sent anew, at another point.
    void move(long long job, const std::string& point, PrintPriority priority, Instant now);

    // The roll at a point, where anybody has said how many are on it.
    std::optional<LabelRoll> roll(const std::string& point);
    void new_roll(const std::string& point, int labels);
    void use_label(const std::string& point);

  private:
    Database& database_;
};

}  // namespace lanyard
