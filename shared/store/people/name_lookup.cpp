// One pass over the registers, which is the same work whether somebody is found or not.
#include "store/people/name_lookup.h"

#include <algorithm>

#include "event/listed_number.h"
#include "event/ticket_code.h"
#include "store/database.h"
#include "store/journal/batches.h"

namespace lanyard {
namespace {

std::vector<std::string> subjects(SQLite::Statement& query, const std::string& wanted) {
    query.bind(1, wanted);
    std::vector<std::string> people;
    while (query.executeStep()) people.push_back(query.getColumn(0).getString());
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

}  // namespace

std::vector<std::string> people_with_email(Database& database, const std::string& folded) {
    return subjects(
        database.statement("SELECT subject FROM list_registers WHERE lower(trim(email)) = ?1 OR email "
                           "GLOB '*[^ -~]*' UNION ALL SELECT subject FROM desk_registers WHERE field "
                           "= 'email' AND (lower(trim(value)) = ?1 OR value GLOB '*[^ -~]*')"),
        folded);
}

std::vector<std::string> people_with_code_beginning(Database& database, const std::string& beginning,
                                                    int most) {
    auto& query = database.statement(
        "SELECT subject FROM external_codes WHERE code >= ?1 AND code < ?1 || char(1114111) "
        "AND " BATCH_COUNTS("batch") " ORDER BY code LIMIT ?2");
    query.bind(1, beginning);
    query.bind(2, most);
    std::vector<std::string> people;
    while (query.executeStep()) people.push_back(query.getColumn(0).getString());
    return people;
}

std::vector<std::string> people_with_listed_number(Database& database, const std::string& number) {
    const std::string answer = "%\"" + std::string(listed_number_answer) + "\":\"" + number + "\"%";
    return subjects(database.statement("SELECT subject FROM list_registers WHERE answers LIKE ?1 UNION "
                                       "SELECT subject FROM desk_registers WHERE field = 'answers' AND "
                                       "value LIKE ?1"),
                    answer);
}

std::vector<std::string> people_with_code_word(Database& database, const std::string& folded) {
    // The order code as it is, or anything that has the first letters of the word among its answers: folding
    // only takes away marks and accents.
    return subjects(database.statement(
                        "SELECT subject FROM list_registers WHERE lower(order_code) = ?1 OR order_code GLOB "
                        "'*[^A-Za-z0-9]*' OR (answers IS NOT NULL AND answers LIKE '%code word%') UNION ALL "
                        "SELECT subject FROM desk_registers WHERE field IN ('order_code', 'answers')"),
                    folded);
}

bool is_said_of_anybody(Database& database, const std::string& letters_and_digits) {
    auto& query = database.statement(
        "SELECT EXISTS (SELECT 1 FROM list_registers WHERE instr(lower(coalesce(name, '') || ' ' || "
        "coalesce(badge_name, '') || ' ' || "
        "coalesce(organisation, '') || ' ' || coalesce(order_code, '')), lower(?1)) > 0"
        " OR instr(lower(replace(replace(codes, '-', ''), ' ', '')), lower(?1)) > 0)"
        " OR EXISTS (SELECT 1 FROM desk_registers WHERE instr(lower(replace(value, '-', '')), lower(?1)) > "
        "0)");
    query.bind(1, letters_and_digits);
    return query.executeStep() && query.getColumn(0).getInt() != 0;
}

void each_code(Database& database, const EventKey& key, const SeeCode& see) {
    auto& tickets = database.statement("SELECT number, subject FROM tickets WHERE " BATCH_COUNTS("batch"));
    while (tickets.executeStep())
        see(ticket_code(key, static_cast<TicketNumber>(tickets.getColumn(0).getInt64())),
            tickets.getColumn(1).getString());
    auto& listed =
        database.statement("SELECT code, subject FROM external_codes WHERE " BATCH_COUNTS("batch"));
    while (listed.executeStep()) see(listed.getColumn(0).getString(), listed.getColumn(1).getString());
}

}  // namespace lanyard
