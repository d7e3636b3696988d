// A job is taken up, drawn, read back, sent, followed and recorded; a restart asks the printer first.
#include "print/print_queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "base/language.h"
#include "base/log.h"
#include "base/safety_lines.h"
#include "print/read_back.h"
#include "store/journal/journal.h"
#include "store/people/known_registrations.h"
#include "store/people/roster.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

constexpr int tries_at_most = 6;
constexpr double coarsest_dpi = 203;  // of the printers badges are made for
constexpr double finest_dpi = 600;    // finer ones have nothing to add to reading back
constexpr const char* nobody_knows =
    translatable("Nobody knows whether this badge came out: look, and print it again if it did not.");
constexpr const char* did_not_come = translatable("This badge did not come out of the printer.");

// 2, 4, 8 … seconds, at most a minute.
Milliseconds back_off(int tries) {
    return std::chrono::seconds(std::min(60, 2 << std::min(tries, 5)));
}

// Of a job that is over.
PrintJobState job_state_of(PrintState outcome) {
    switch (outcome) {
        case PrintState::printed:
            return PrintJobState::printed;
        case PrintState::sent:
            return PrintJobState::sent;
        case PrintState::asked:
            return PrintJobState::asked;
        default:
            return PrintJobState::failed;
    }
}

}  // namespace

// Tells what hinders the printer as news of the job that waits for it.
class PrintQueue::Watch : public PrintWatch {
  public:
    Watch(const Tell& tell, const GoesOn& goes_on, std::string& hindrance)
        : tell_(tell), goes_on_(goes_on), hindrance_(hindrance) {}

    void begin(const PrintJob& job) {
        job_ = {job.job, job.person, PrintState::printing, "", std::nullopt, hindrance_};
        if (tell_) tell_(job_);
    }
    void hindered(const std::string& problem) override {
        PrintNews news = job_;
        if (!problem.empty()) news.state = PrintState::waiting;
        news.problem = news.hindrance = hindrance_ = problem;
        if (tell_) tell_(news);
    }
    bool goes_on() override { return !goes_on_ || goes_on_(); }

  private:
    const Tell& tell_;
    const GoesOn& goes_on_;
    std::string& hindrance_;
    PrintNews job_;
};

PrintQueue::PrintQueue(EventFolder folder, std::string point, std::vector<std::unique_ptr<Printer>> printers,
                       const Clock& machine_clock)
    : folder_(std::move(folder)),
      point_(std::move(point)),
      printers_(std::move(printers)),
      machine_clock_(machine_clock) {}
PrintQueue::~PrintQueue() = default;

Result<std::unique_ptr<PrintQueue>> PrintQueue::open(EventFolder folder, std::string point,
                                                     std::vector<std::unique_ptr<Printer>> printers,
                                                     const Clock& machine_clock) {
    std::unique_ptr<PrintQueue> queue(
        new PrintQueue(std::move(folder), std::move(point), std::move(printers), machine_clock));
    auto layout = load_badge_layout(queue->folder_.file("badge.toml"));
    if (!layout) return layout.error();
    queue->layout_ = std::move(layout).value();
    auto database = Database::open(queue->folder_.database(), Database::Access::write);
    if (!database) return database.error();
    queue->database_ = std::move(database).value();
    auto journal =
        Journal::open(*queue->database_, queue->folder_.key, machine_clock, queue->folder_.file("event.key"));
    if (!journal) return journal.error();
    queue->journal_ = std::move(journal).value();
    queue->roster_ = std::make_unique<Roster>(*queue->database_, queue->folder_.config, queue->folder_.key);
    return queue;
}

std::string PrintQueue::job_name(long long job) const {
    return fmt::format("lanyard-{}-{}", journal_->node(), job);
}

std::optional<PrintNews> PrintQueue::run_one(Instant now, const Tell& tell, const GoesOn& goes_on) {
    Watch watch(tell, goes_on, hindrance_);
    if (auto news = settle_interrupted(now, watch)) return news;
    if (auto news = pass_on_missed(now)) return news;
    const auto job = take_up(now);
    if (!job) return std::nullopt;
    watch.begin(*job);
    return send(*job, now, watch);
}

std::optional<PrinterNews> PrintQueue::ask_printer(Instant now) {
    const PrinterCondition before = std::exchange(condition_, printer().condition());
    // Not where a job alone was refused: that one would be refused again and again.
    if (!before.hindrance.empty() && condition_.hindrance.empty()) end_waiting(now);
    const std::string told = std::exchange(hindrance_, condition_.hindrance);
    if (told == hindrance_ && before.forewarning == condition_.forewarning) return std::nullopt;
    return PrinterNews{condition_};
}

// Looking is free; only a job that waits takes the lock.
void PrintQueue::end_waiting(Instant now) {
    auto waiting =
        database_->read([&] { return PrintJobs(*database_).in_state(point_, PrintJobState::queued); });
    if (waiting && waiting->empty()) return;
    auto due = journal_->transact([&] { PrintJobs(*database_).make_due(point_, now); });
    if (!due) log_error("print queue: {}", due.error().message());
}

// Whoever started the program anew has put something right: no badge waits for its next try. What a killed
// process left with the printer: nothing is sent twice, and nothing is called printed that nobody saw. Here
// and not at the opening, for a printer that is switched off must not keep the door shut.
std::optional<PrintNews> PrintQueue::settle_interrupted(Instant now, Watch& watch) {
    if (!interrupted_) {
        auto jobs =
            database_->read([&] { return PrintJobs(*database_).in_state(point_, PrintJobState::printing); });
        if (!jobs) return std::nullopt;
        end_waiting(now);
        interrupted_.emplace(jobs->begin(), jobs->end());
    }
    while (!interrupted_->empty()) {
        const PrintJob job = interrupted_->front();
        interrupted_->pop_front();
        const auto trace = job.sent_at == Instant{} || !in_force(SafetyLine::printer_is_asked)
                               ? JobTrace::never_arrived
                               : printer().trace(job_name(job.job), machine_clock_.now() - job.sent_at);
        switch (trace) {
            case JobTrace::came_out:
                return finish(job, PrintState::printed, "", now);
            case JobTrace::sent_not_confirmed:
                return finish(job, PrintState::sent, "", now);
            case JobTrace::still_there:
                watch.begin(job);
                return conclude(job, printer().follow(job_name(job.job), watch), now);
            case JobTrace::unknown:
                return finish(job, PrintState::asked, nobody_knows, now);
            case JobTrace::never_arrived:
                break;
        }
        auto again = journal_->transact([&] { PrintJobs(*database_).retry(job.job, now, "", false); });
        if (!again) log_error("job {} cannot be put back: {}", job.job, again.error().message());
    }
    return std::nullopt;
}

// Nothing comes out of this printer, somebody said: it is the next one's turn. Without a next one, the desk
// owes the badge.
std::optional<PrintNews> PrintQueue::pass_on_missed(Instant now) {
    auto missed =
        database_->read([&] { return PrintJobs(*database_).in_state(point_, PrintJobState::missed); });
    if (!missed || missed->empty()) return std::nullopt;
    const PrintJob& job = missed->front();
    const bool has_next = has_another_printer();
    if (has_next) {
        current_ = (current_ + 1) % printers_.size();
        hindrance_.clear();
        condition_ = {};
    }
    auto passed = journal_->transact([&] {
        PrintJobs jobs(*database_);
        for (const PrintJob& one : *missed) {
            if (has_next)
                jobs.retry(one.job, now, did_not_come, false);
            else
                jobs.set_state(one.job, PrintJobState::failed, did_not_come);
        }
    });
    if (!passed) log_error("job {} cannot be passed on: {}", job.job, passed.error().message());
    if (has_next) return PrintNews{job.job, job.person, PrintState::waiting, "", {}};
    return PrintNews{job.job, job.person, PrintState::failed, did_not_come, {}, hindrance_};
}

std::optional<PrintJob> PrintQueue::take_up(Instant now) {
    // Looking is free; only a job that is there takes the lock.
    auto waiting = database_->read([&] { return PrintJobs(*database_).next_due(point_, now); });
    if (waiting && !*waiting) return std::nullopt;
    auto due = journal_->transact([&] {
        PrintJobs jobs(*database_);
        auto job = jobs.next_due(point_, now);
        if (job) jobs.set_state(job->job, PrintJobState::printing);
        return job;
    });
    if (due) return *due;
    log_error("print queue: {}", due.error().message());
    return std::nullopt;
}

PrintNews PrintQueue::send(const PrintJob& job, Instant now, PrintWatch& watch) {
    auto document = draw(job);
    if (!document) return finish(job, PrintState::failed, document.error().message(), now);
    auto marked = journal_->transact([&] {
        if (in_force(SafetyLine::sending_is_noted))
            PrintJobs(*database_).mark_sent(job.job, machine_clock_.now());
    });
    // Unmarked, a restart would send it a second time.
    if (!marked) return try_later(job, marked.error().message(), now);
    return conclude(job, printer().print(*document, watch), now);
}

PrintNews PrintQueue::conclude(const PrintJob& job, const Result<PrintOutcome>& outcome, Instant now) {
    if (!outcome) {
        const Error& error = outcome.error();
        if (error.kind == ErrorKind::refused) return finish(job, PrintState::failed, error.message(), now);
        return try_later(job, error.message(), now);
    }
    switch (*outcome) {
        case PrintOutcome::printed:
            return finish(job, PrintState::printed, "", now);
        case PrintOutcome::sent_not_confirmed:
            return finish(job, PrintState::sent, "", now);
        case PrintOutcome::unknown:
            return finish(job, PrintState::asked, nobody_knows, now);
        case PrintOutcome::left_there:
            break;
    }
    return {job.job, job.person, PrintState::waiting,
            "",      {},         hindrance_};  // the next start finds it "printing"
}

Result<BadgeFields> PrintQueue::fields_of(const PrintJob& job) {
    return database_->read([&]() -> Result<BadgeFields> {
        auto attendee = roster_->attendee(job.person);
        if (!attendee) return machine_error("nobody has this badge any more", job.person);
        const auto programme = ProgrammeTable(*database_).programme();
        name_sessions(*attendee, programme);
        return badge_fields_of(*attendee, folder_.config, programme, ticket_code(folder_.key, job.number),
                               layout_);
    });
}

// What stands otherwise on this print; nothing once it is erased.
Result<RegistrationFields> PrintQueue::says_of(const PrintJob& job) {
    return database_->read([&] {
        const auto requested = find_entry(*database_, job.entry);
        return requested ? values_of(*requested, "says") : RegistrationFields();
    });
}

Result<PrintDocument> PrintQueue::draw(const PrintJob& job) {
    auto fields = fields_of(job);
    if (!fields) return fields.error();
    const auto says = says_of(job);
    if (!says) return says.error();
    say_on_badge(*fields, *says);
    const double dpi = std::clamp(printer().dpi().value_or(coarsest_dpi), coarsest_dpi, finest_dpi);
    if (auto reads = read_back(layout_, *fields, dpi); !reads) return reads.error();
    auto document = draw_badges_pdf(layout_, {*fields});
    if (!document) return document.error();
    return PrintDocument{
        job_name(job.job),
        std::move(document->bytes),
        layout_.width_mm,
        layout_.paper_height_mm(),
        [this, fields = *fields](double at_dpi) { return render_pixels(layout_, fields, at_dpi, true); },
        layout_.back == BadgeBack::two_sided};
}

PrintNews PrintQueue::finish(const PrintJob& job, PrintState state, const std::string& problem, Instant now) {
    const bool came_out = state == PrintState::printed || state == PrintState::sent;
    const PrintJobState outcome = job_state_of(state);
    hindrance_.clear();  // either it printed, or it was given up: ask_printer() says what is wrong still
    PrintNews news{job.job, job.person, state, problem, {}};
    const auto fields = fields_of(job);
    auto recorded = journal_->transact([&] {
        PrintJobs jobs(*database_);
        jobs.set_state(job.job, outcome, problem);
        if (came_out) jobs.use_label(point_);
        if (const auto roll = jobs.roll(point_)) news.labels_left = roll->left();
        NewEntry entry;
        entry.kind = came_out ? entry_kind::badge_printed : entry_kind::badge_failed;
        entry.at = now;
        entry.actor = "printer";
        entry.subject = job.person;
        nlohmann::json body = {{"number", job.number}};
        if (came_out) {
            body["outcome"] = print_job_state_name(outcome);
            // What the record was then: a badge with words of its own is out of date when that changes.
            if (fields) body["shows"] = badge_fingerprint(*fields, folder_.key);
        } else {
            entry.personal = nlohmann::json{{"problem", problem}}.dump();
        }
        entry.body = body.dump();
        journal_->append(entry);
    });
    if (!recorded)
        log_error("job {} is {}, and that could not be recorded: {}", job.job, print_job_state_name(outcome),
                  recorded.error().message());
    return news;
}

PrintNews PrintQueue::try_later(const PrintJob& job, const std::string& problem, Instant now) {
    if (job.tries + 1 >= tries_at_most) return finish(job, PrintState::failed, problem, now);
    auto noted =
        journal_->transact([&] { PrintJobs(*database_).retry(job.job, now + back_off(job.tries), problem); });
    if (!noted) log_error("job {} cannot be put back: {}", job.job, noted.error().message());
    hindrance_ = problem;
    return {job.job, job.person, PrintState::waiting, problem, {}, hindrance_};
}

}  // namespace lanyard
