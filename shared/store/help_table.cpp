// A call's state is that of its newest standing answer.
#include "store/help_table.h"

#include "store/database.h"
#include "store/people/records.h"

namespace lanyard {
namespace {

constexpr const char* calls =
    "SELECT entry, subject, point, about, at, coalesce((SELECT answer FROM help_answers a WHERE a.call = "
    "c.entry ORDER BY clock DESC, entry DESC LIMIT 1), 'waiting') AS state FROM help_calls c ";
constexpr const char* answers =
    "SELECT " KEPT_RECORD("o.subject")
    " AS person, programme, answer, words, at, max(printf('%020d', clock) || entry) FROM opt_ins o ";

HelpCall read_call(SQLite::Statement& row) {
    return {row.getColumn(0).getString(),
            row.getColumn(1).getString(),
            row.getColumn(2).getString(),
            help_about_from_name(row.getColumn(3).getString()).value_or(HelpAbout::help),
            instant_from_ms(row.getColumn(4).getInt64()),
            help_state_from_name(row.getColumn(5).getString())};
}

OptInAnswer read_answer(SQLite::Statement& row) {
    return {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString() == "yes",
            row.getColumn(3).getString(), instant_from_ms(row.getColumn(4).getInt64())};
}

}  // namespace

std::vector<HelpCall> HelpTable::open_calls() {
    static const std::string sql = std::string(calls) + "WHERE state <> 'done' ORDER BY clock, entry";
    auto& query = database_.statement(sql.c_str());
    std::vector<HelpCall> open;
    while (query.executeStep()) open.push_back(read_call(query));
    return open;
}

std::optional<HelpCall> HelpTable::call(const std::string& entry) {
    static const std::string sql = std::string(calls) + "WHERE entry = ?";
    auto& query = database_.statement(sql.c_str());
    query.bind(1, entry);
    return query.executeStep() ? std::optional(read_call(query)) : std::nullopt;
}

HelpState HelpTable::answer_to(const std::string& call) {
    auto& query = database_.statement(
        "SELECT answer FROM help_answers WHERE call = ? ORDER BY clock DESC, entry DESC LIMIT 1");
    query.bind(1, call);
    return query.executeStep() ? help_state_from_name(query.getColumn(0).getString()) : HelpState::waiting;
}

std::string HelpTable::same_call(const std::string& point, const std::string& person, HelpAbout about,
                                 Instant since) {
    static const std::string sql =
        std::string(calls) +
        "WHERE state <> 'done' AND point = ? AND subject = ? AND about = ? AND at >= "
        "? ORDER BY clock DESC LIMIT 1";
    auto& query = database_.statement(sql.c_str());
    query.bind(1, point);
    query.bind(2, person);
    query.bind(3, std::string(help_about_name(about)));
    query.bind(4, to_ms(since));
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

std::vector<OptInAnswer> HelpTable::opt_in_answers() {
    static const std::string sql = std::string(answers) + "GROUP BY person, programme";
    auto& query = database_.statement(sql.c_str());
    std::vector<OptInAnswer> all;
    while (query.executeStep()) all.push_back(read_answer(query));
    return all;
}

std::optional<OptInAnswer> HelpTable::opt_in_answer(const std::string& person, const std::string& programme) {
    static const std::string sql =
        std::string(answers) +
        "WHERE subject IN (SELECT ?1 UNION ALL SELECT record FROM joined_records WHERE kept = ?1)"
        " AND programme = ?2 GROUP BY person, programme";
    auto& query = database_.statement(sql.c_str());
    query.bind(1, kept_record(database_, person));
    query.bind(2, programme);
    return query.executeStep() ? std::optional(read_answer(query)) : std::nullopt;
}

}  // namespace lanyard
