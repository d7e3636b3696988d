// One prepared statement a table.
#include "tests/bench/bare_check_in.h"

#include <fmt/format.h>

namespace lanyard {
namespace {

enum Sql : std::size_t {
    begin,
    entries,
    attendance,
    presence,
    area_counts,
    badges,
    tickets,
    print_jobs,
    state,
    commit
};
constexpr const char* sql[] = {
    "BEGIN IMMEDIATE",
    "INSERT INTO entries VALUES (?,?,?,?,?,?,?,?,1,?,?,'','','',?,NULL,'',?,1)",
    "INSERT INTO attendance VALUES (?,'entrance',?,?,'in','Kiosk 1',?,?,'invitation')",
    "INSERT INTO presence VALUES (?,'entrance',1,?,'Kiosk 1',?,?,?)",
    "INSERT INTO area_counts VALUES ('entrance',1) ON CONFLICT (area) DO UPDATE SET inside=inside+1",
    "INSERT INTO badges VALUES (?,?,?,?,'requested',?,?)",
    "INSERT INTO tickets VALUES (?,?,?,'badge',?,'')",
    "INSERT INTO print_jobs (subject, number, entry, point, state, priority, made_at)"
    " VALUES (?,?,?,'Kiosk 1','queued',1,?)",
    "UPDATE this_node SET sequence=?, clock=?, tickets=tickets+1",
    "COMMIT"};

const std::string event = "0123456789abcdef0123";
const std::string node = "0123456789abcdef";
const std::string digest(64, 'd');
constexpr std::int64_t at = 1'510'303'800'000;
constexpr std::int64_t first_clock = std::int64_t{1} << 62;   // after all that the list wrote
constexpr std::int64_t first_number = std::int64_t{1} << 36;  // above every ticket

}  // namespace

BareCheckIn::BareCheckIn(const std::filesystem::path& file)
    : database_(file.string(), SQLite::OPEN_READWRITE) {
    for (const char* pragma :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-32000"}) {
        database_.exec(pragma);
    }
    for (const char* text : sql) statements_.emplace_back(database_, text);
}

template <class... Values>
void BareCheckIn::run(std::size_t which, const Values&... values) {
    SQLite::Statement& statement = statements_[which];
    int place = 0;
    (statement.bind(++place, values), ...);
    statement.exec();
    statement.reset();
}

void BareCheckIn::write_entry(const std::string& id, const char* kind, const char* area,
                              const std::string& person, const std::string& body) {
    run(entries, id, event, node, sequence_, first_clock + sequence_, at, "kiosk", kind, person, area, body,
        digest);
}

void BareCheckIn::write(const std::string& person) {
    const auto next_id = [&] {
        ++sequence_;
        return fmt::format("{}-{}-{:08x}", node, sequence_, sequence_);
    };
    run(begin);
    const std::string check_in = next_id();
    write_entry(check_in, "checked_in", "entrance", person,
                R"({"credential":"invitation","point":"Kiosk 1"})");
    run(attendance, person, first_clock + sequence_, check_in, at, node);
    run(presence, person, check_in, at, node, at);
    run(area_counts);
    const std::string badge = next_id();
    const std::int64_t number = first_number + sequence_;
    write_entry(badge, "badge_requested", "", person,
                fmt::format(R"({{"check_in":"{}","number":{}}})", check_in, number));
    run(badges, person, first_clock + sequence_, badge, number, at, check_in);
    run(tickets, number, badge, person, first_clock + sequence_);
    run(print_jobs, person, number, badge, at);
    run(state, sequence_, first_clock + sequence_);
    run(commit);
}

}  // namespace lanyard
