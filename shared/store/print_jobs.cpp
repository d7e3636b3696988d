// The table print_jobs, which only this node reads and writes.
#include "store/print_jobs.h"

#include <algorithm>
#include <array>

#include "store/database.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 8> state_names = {"held", "queued", "printing", "printed",
                                                         "sent", "failed", "asked",    "missed"};

// A state that only another version of this program knows is not ours to print.
PrintJobState state_from_name(std::string_view name) {
    const auto found = std::find(state_names.begin(), state_names.end(), name);
    return found == state_names.end() ? PrintJobState::failed
                                      : static_cast<PrintJobState>(found - state_names.begin());
}

void bind_state(SQLite::Statement& statement, int place, PrintJobState state) {
    statement.bind(place, std::string(print_job_state_name(state)));
}

// A row of "job, subject, number, entry, state, tries, problem, sent_at, point".
PrintJob job_of(SQLite::Statement& row) {
    PrintJob job;
    job.job = row.getColumn(0).getInt64();
    job.person = row.getColumn(1).getString();
    job.number = static_cast<TicketNumber>(row.getColumn(2).getInt64());
    job.entry = row.getColumn(3).getString();
    job.state = state_from_name(row.getColumn(4).getString());
    job.tries = row.getColumn(5).getInt();
    job.problem = row.getColumn(6).getString();
    job.sent_at = instant_from_ms(row.getColumn(7).getInt64());
    job.point = row.getColumn(8).getString();
    return job;
}

std::vector<PrintJob> all_of(SQLite::Statement& query) {
    std::vector<PrintJob> jobs;
    while (query.executeStep()) jobs.push_back(job_of(query));
    return jobs;
}

}  // namespace

std::string_view print_job_state_name(PrintJobState state) {
    return state_names[static_cast<std::size_t>(state)];
}

long long PrintJobs::add(const std::string& person, TicketNumber number, const std::string& entry,
                         const std::string& point, PrintPriority priority, bool held, Instant now) {
    auto& insert = database_.statement(
        "INSERT INTO print_jobs (subject, number, entry, point, state, priority, made_at) VALUES "
        "(?,?,?,?,?,?,?)");
    insert.bindNoCopy(1, person);
    insert.bind(2, static_cast<std::int64_t>(number));
    insert.bindNoCopy(3, entry);
    insert.bindNoCopy(4, point);
    bind_state(insert, 5, held ? PrintJobState::held : PrintJobState::queued);
    insert.bind(6, static_cast<int>(priority));
    insert.bind(7, to_ms(now));
    insert.exec();
    return database_.handle().getLastInsertRowid();
}

void PrintJobs::release(const std::string& entry) {
    auto& update = database_.statement("UPDATE print_jobs SET state='queued' WHERE entry=? AND state='held'");
    update.bind(1, entry);
    update.exec();
}

bool PrintJobs::drop(const std::string& entry) {
    auto& remove =
        database_.statement("DELETE FROM print_jobs WHERE entry=? AND state IN ('held', 'queued', 'failed')");
    remove.bind(1, entry);
    return remove.exec() > 0;
}

std::optional<PrintJob> PrintJobs::next_due(const std::string& point, Instant now) {
    auto& query = database_.statement(
        "SELECT job, subject, number, entry, state, tries, problem, sent_at, point FROM print_jobs"
        " WHERE state='queued' AND point = ? AND not_before <= ? ORDER BY priority, job LIMIT 1");
    query.bind(1, point);
    query.bind(2, to_ms(now));
    if (!query.executeStep()) return std::nullopt;
    return job_of(query);
}

std::optional<PrintJob> PrintJobs::find(long long job) {
    auto& query = database_.statement(
        "SELECT job, subject, number, entry, state, tries, problem, sent_at, point FROM print_jobs WHERE "
        "job=?");
    query.bind(1, static_cast<std::int64_t>(job));
    if (!query.executeStep()) return std::nullopt;
    return job_of(query);
}

void PrintJobs::set_state(long long job, PrintJobState state, const std::string& problem) {
    auto& update = database_.statement("UPDATE print_jobs SET state=?, problem=? WHERE job=?");
    bind_state(update, 1, state);
    update.bind(2, problem);
    update.bind(3, static_cast<std::int64_t>(job));
    update.exec();
}

void PrintJobs::mark_sent(long long job, Instant machine_now) {
    auto& update = database_.statement("UPDATE print_jobs SET sent_at=? WHERE job=?");
    update.bind(1, to_ms(machine_now));
    update.bind(2, static_cast<std::int64_t>(job));
    update.exec();
}

void PrintJobs::retry(long long job, Instant then, const std::string& problem, bool tried) {
    auto& update = database_.statement(
        "UPDATE print_jobs SET state='queued', sent_at=0, tries=tries+?, not_before=?, problem=? WHERE "
        "job=?");
    update.bind(1, tried ? 1 : 0);
    update.bind(2, to_ms(then));
    update.bind(3, problem);
    update.bind(4, static_cast<std::int64_t>(job));
    update.exec();
}

void PrintJobs::make_due(const std::string& point, Instant now) {
    auto& update = database_.statement(
        "UPDATE print_jobs SET not_before=? WHERE state='queued' AND point=? AND not_before > ?");
    update.bind(1, to_ms(now));
    update.bind(2, point);
    update.bind(3, to_ms(now));
    update.exec();
}

std::vector<PrintJob> PrintJobs::in_state(const std::string& point, PrintJobState state) {
    auto& query = database_.statement(
        "SELECT job, subject, number, entry, state, tries, problem, sent_at, point FROM print_jobs"
        " WHERE state=? AND point = ? ORDER BY job");
    bind_state(query, 1, state);
    query.bind(2, point);
    return all_of(query);
}

std::vector<PrintJob> PrintJobs::in_state(PrintJobState state) {
    auto& query = database_.statement(
        "SELECT job, subject, number, entry, state, tries, problem, sent_at, point FROM print_jobs"
        " WHERE state=? ORDER BY job");
    bind_state(query, 1, state);
    return all_of(query);
}

std::vector<PrintJob> PrintJobs::not_out(const std::vector<std::string>& records) {
    auto& query = database_.statement(
        "SELECT job, subject, number, entry, state, tries, problem, sent_at, point FROM print_jobs"
        " WHERE state IN ('queued', 'asked', 'missed') AND subject=? ORDER BY job");
    std::vector<PrintJob> jobs;
    for (const std::string& record : records) {
        query.reset();
        query.bind(1, record);
        for (PrintJob& job : all_of(query)) jobs.push_back(std::move(job));
    }
    return jobs;
}

void PrintJobs::move(long long job, const std::string& point, PrintPriority priority, Instant now) {
    auto& update = database_.statement(
        "UPDATE print_jobs SET state='queued', point=?, priority=?, sent_at=0, not_before=?, problem='' "
        "WHERE "
        "job=?");
    update.bind(1, point);
    update.bind(2, static_cast<int>(priority));
    update.bind(3, to_ms(now));
    update.bind(4, static_cast<std::int64_t>(job));
    update.exec();
}

std::optional<LabelRoll> PrintJobs::roll(const std::string& point) {
    auto& query = database_.statement("SELECT size, used FROM label_rolls WHERE point=?");
    query.bind(1, point);
    if (!query.executeStep()) return std::nullopt;
    return LabelRoll{query.getColumn(0).getInt(), query.getColumn(1).getInt()};
}

void PrintJobs::new_roll(const std::string& point, int labels) {
    auto& insert = database_.statement("INSERT OR REPLACE INTO label_rolls VALUES (?,?,0)");
    insert.bind(1, point);
    insert.bind(2, labels);
    insert.exec();
}

void PrintJobs::use_label(const std::string& point) {
    auto& update = database_.statement("UPDATE label_rolls SET used=used+1 WHERE point=?");
    update.bind(1, point);
    update.exec();
}

}  // namespace lanyard
