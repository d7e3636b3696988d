// One register a person and session.
#include "store/needed_table.h"

#include "store/database.h"

namespace lanyard {

std::vector<NeededLink> read_needed_links(Database& database) {
    auto& query = database.statement(
        "SELECT subject, session, needed_as, coalesce(name, '') FROM needed_people p WHERE NOT EXISTS "
        "(SELECT "
        "1 FROM needed_people n WHERE n.subject = p.subject AND n.session = p.session AND (n.clock, n.entry) "
        "> "
        "(p.clock, p.entry)) ORDER BY session, subject");
    std::vector<NeededLink> links;
    while (query.executeStep()) {
        const auto as = needed_as_from_name(query.getColumn(2).getString());
        if (!as) continue;
        links.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                         query.getColumn(3).getString(), *as});
    }
    return links;
}

}  // namespace lanyard
