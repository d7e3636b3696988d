// The journal's leavings say it of themselves.
#include "store/people/badges_back.h"

#include "store/database.h"

namespace lanyard {

int badges_back(Database& database) {
    auto& rows = database.statement(
        "SELECT count(DISTINCT subject) FROM entries"
        " WHERE kind = 'left' AND stands AND json_extract(body, '$.drops_badge')");
    return rows.executeStep() ? rows.getColumn(0).getInt() : 0;
}

}  // namespace lanyard
