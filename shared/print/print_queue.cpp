// A job is taken up, drawn, read back, sent and recorded; a restart asks the printer first.
#include "print/print_queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "base/log.h"
#include "print/read_back.h"
#include "store/journal.h"
#include "store/programme_table.h"
#include "store/roster.h"

namespace lanyard {
namespace {

constexpr int tries_at_most = 6;
constexpr double printer_dpi = 203;  // the coarsest of the printers badges are made for

// 2, 4, 8 … seconds, at most a minute.
Milliseconds back_off(int tries) {
    return std::chrono::seconds(std::min(60, 2 << std::min(tries, 5)));
}

}  // namespace

PrintQueue::PrintQueue(EventFolder folder, std::string point, std::unique_ptr<Printer> printer)
    : folder_(std::move(folder)), point_(std::move(point)), printer_(std::move(printer)) {}
PrintQueue::~PrintQueue() = default;

Result<std::unique_ptr<PrintQueue>> PrintQueue::open(EventFolder folder, std::string point,
                                                     std::unique_ptr<Printer> printer,
                                                     const Clock& machine_clock) {
    std::unique_ptr<PrintQueue> queue(
        new PrintQueue(std::move(folder), std::move(point), std::move(printer)));
    auto layout = load_badge_layout(queue->folder_.file("badge.toml"));
    if (!layout) return layout.error();
    queue->layout_ = std::move(layout).value();
    auto database = Database::open(queue->folder_.database(), Database::Access::write);
    if (!database) return database.error();
    queue->database_ = std::move(database).value();
    auto journal = Journal::open(*queue->database_, queue->folder_.key, machine_clock);
    if (!journal) return journal.error();
    queue->journal_ = std::move(journal).value();
    queue->roster_ = std::make_unique<Roster>(*queue->database_, queue->folder_.config, queue->folder_.key);
    if (auto recovered = queue->recover(); !recovered) return recovered.error();
    return queue;
}

// What a killed process left with the printer: nothing is sent twice, and nothing is called printed that
// nobody saw.
Result<void> PrintQueue::recover() {
    auto jobs = database_->read([&] { return PrintJobs(*database_).interrupted(point_); });
    if (!jobs) return jobs.error();
    for (const PrintJob& job : *jobs) {
        switch (printer_->trace(job_name(job.job))) {
            case JobTrace::came_out:
                finish(job, PrintState::printed, "", Instant{});
                break;
            case JobTrace::never_arrived: {
                auto again = journal_->transact([&] { PrintJobs(*database_).set_state(job.job, "queued"); });
                if (!again) return again;
                break;
            }
            case JobTrace::unknown:
                finish(job, PrintState::failed,
                       "Nobody knows whether this badge came out: look, and print it again if not",
                       Instant{});
                break;
        }
    }
    return {};
}

std::string PrintQueue::job_name(long long job) const {
    return fmt::format("lanyard-{}-{}", journal_->node(), job);
}

std::optional<PrintNews> PrintQueue::run_one(Instant now,
                                             const std::function<void(const PrintNews&)>& before) {
    // Looking is free; only a job that is there takes the lock.
    auto waiting = database_->read([&] { return PrintJobs(*database_).next_due(point_, now); });
    if (waiting && !*waiting) return std::nullopt;
    auto due = journal_->transact([&] {
        PrintJobs jobs(*database_);
        auto job = jobs.next_due(point_, now);
        if (job) jobs.set_state(job->job, "printing");
        return job;
    });
    if (!due) {
        log_error("print queue: {}", due.error().message());
        return std::nullopt;
    }
    if (!*due) return std::nullopt;
    const PrintJob& job = **due;
    if (before) before({job.job, job.person, PrintState::printing, ""});
    auto document = draw(job);
    if (!document) return finish(job, PrintState::failed, document.error().message(), now);
    auto printed = printer_->print(*document);
    if (!printed) return try_later(job, printed.error().message(), now);
    return finish(job, *printed == PrintOutcome::printed ? PrintState::printed : PrintState::sent, "", now);
}

Result<PrintDocument> PrintQueue::draw(const PrintJob& job) {
    auto fields = database_->read([&]() -> Result<BadgeFields> {
        auto attendee = roster_->attendee(job.person);
        if (!attendee) return machine_error("nobody has this badge any more", job.person);
        const auto programme = ProgrammeTable(*database_).programme();
        name_sessions(*attendee, programme);
        return badge_fields_of(*attendee, folder_.config, programme, ticket_code(folder_.key, job.number));
    });
    if (!fields) return fields.error();
    if (auto reads = read_back(layout_, *fields, printer_dpi); !reads) return reads.error();
    auto document = draw_badges_pdf(layout_, {*fields});
    if (!document) return document.error();
    return PrintDocument{job_name(job.job), std::move(document->bytes)};
}

PrintNews PrintQueue::finish(const PrintJob& job, PrintState state, const std::string& problem, Instant now) {
    const bool failed = state == PrintState::failed;
    const std::string outcome = state == PrintState::printed ? "printed" : "sent";
    auto recorded = journal_->transact([&] {
        PrintJobs(*database_).set_state(job.job, failed ? "failed" : outcome, problem);
        NewEntry entry;
        entry.kind = failed ? entry_kind::badge_failed : entry_kind::badge_printed;
        // A job found again at a start was made at the time of its request.
        entry.at = now == Instant{} ? find_entry(*database_, job.entry).value_or(Entry{}).at : now;
        entry.actor = "printer";
        entry.subject = job.person;
        nlohmann::json body = {{"number", job.number}};
        if (failed) {
            body["problem"] = problem;
        } else {
            body["outcome"] = outcome;
        }
        entry.body = body.dump();
        journal_->append(entry);
    });
    if (!recorded)
        log_error("job {} is {}, and that could not be recorded: {}", job.job, outcome,
                  recorded.error().message());
    return {job.job, job.person, state, problem};
}

PrintNews PrintQueue::try_later(const PrintJob& job, const std::string& problem, Instant now) {
    if (job.tries + 1 >= tries_at_most) return finish(job, PrintState::failed, problem, now);
    auto noted =
        journal_->transact([&] { PrintJobs(*database_).retry(job.job, now + back_off(job.tries), problem); });
    if (!noted) log_error("job {} cannot be put back: {}", job.job, noted.error().message());
    return {job.job, job.person, PrintState::waiting, problem};
}

}  // namespace lanyard
