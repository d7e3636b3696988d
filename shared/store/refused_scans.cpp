// A row says what is asked most; who it was and how often are in the entry.
#include "store/refused_scans.h"

#include <nlohmann/json.hpp>

#include "store/database.h"

namespace lanyard {

std::vector<RefusedScan> read_refused_scans(Database& database, const std::optional<std::string>& hash) {
    auto& query = database.statement(
        "SELECT r.entry, r.point, r.verdict, r.hash, r.at, e.actor, e.body FROM refused_scans r"
        " JOIN entries e ON e.id = r.entry WHERE ?1 IS NULL OR r.hash = ?1 ORDER BY r.at DESC, r.entry DESC");
    if (hash)
        query.bind(1, *hash);
    else
        query.bind(1);
    std::vector<RefusedScan> scans;
    while (query.executeStep()) {
        RefusedScan scan;
        scan.entry = query.getColumn(0).getString();
        scan.point = query.getColumn(1).getString();
        scan.verdict = query.getColumn(2).getString();
        scan.hash = query.getColumn(3).getString();
        scan.at = instant_from_ms(query.getColumn(4).getInt64());
        scan.actor = query.getColumn(5).getString();
        const auto body = nlohmann::json::parse(query.getColumn(6).getString(), nullptr, false);
        const auto times = body.is_object() ? body.find("times") : body.end();
        if (times != body.end() && times->is_number_integer()) scan.times = times->get<int>();
        scans.push_back(std::move(scan));
    }
    return scans;
}

}  // namespace lanyard
