// One register a person and session.
#include "store/needed_table.h"

#include <map>
#include <optional>
#include <utility>

#include "store/database.h"
#include "store/people/records.h"

namespace lanyard {

std::vector<NeededLink> read_needed_links(Database& database) {
    auto& query = database.statement("SELECT " KEPT_RECORD(
        "p.subject") ", session, needed_as, coalesce(name, '') FROM needed_people p"
                     " ORDER BY clock, entry");
    std::map<std::pair<std::string, std::string>, std::optional<NeededLink>> newest;  // by session and person
    while (query.executeStep()) {
        const std::string person = query.getColumn(0).getString(), session = query.getColumn(1).getString();
        auto& link = newest[{session, person}];
        link.reset();
        if (const auto as = needed_as_from_name(query.getColumn(2).getString()))
            link = NeededLink{person, session, query.getColumn(3).getString(), *as};
    }
    std::vector<NeededLink> links;
    for (auto& [place, link] : newest)
        if (link) links.push_back(std::move(*link));
    return links;
}

}  // namespace lanyard
