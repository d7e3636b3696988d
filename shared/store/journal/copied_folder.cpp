// Each badge that waited becomes a badge_failed that any newer word about the badge outweighs.
#include "store/journal/copied_folder.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/language.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct WaitingBadge {
    std::string person, request;
    std::int64_t number = 0, made_at = 0;
};

std::vector<WaitingBadge> waiting_badges(Database& database) {
    auto& query = database.statement(
        "SELECT subject, entry, number, made_at FROM print_jobs WHERE state IN ('held', 'queued', 'printing',"
        " 'asked') ORDER BY job");
    std::vector<WaitingBadge> badges;
    while (query.executeStep())
        badges.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                          query.getColumn(2).getInt64(), query.getColumn(3).getInt64()});
    return badges;
}

}  // namespace

void leave_work_to_the_original(Journal& journal) {
    Database& database = journal.database();
    for (const WaitingBadge& badge : waiting_badges(database)) {
        const auto request = find_entry(database, badge.request);
        if (!request) continue;
        NewEntry failed;
        failed.kind = entry_kind::badge_failed;
        failed.at = instant_from_ms(badge.made_at);
        failed.actor = request->actor;
        failed.subject = badge.person;
        failed.body = json{{"number", badge.number}, {"since", just_behind(request->clock)}}.dump();
        failed.personal =
            json{{"problem", translatable("This badge was waiting when the event was copied or put back.")}}
                .dump();
        journal.append(std::move(failed));
    }
    database.statement("DELETE FROM print_jobs WHERE state NOT IN ('printed', 'sent')").exec();
    database.statement("DELETE FROM unsettled").exec();
    database.statement("DELETE FROM open_batches").exec();
}

}  // namespace lanyard
