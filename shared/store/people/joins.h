// Joins of records as they are written: which record is kept of each person, and where that person is then.
// Reading is store/people/records's.
#pragma once

#include <string>

namespace lanyard {

class Database;

// Inside a transaction, after a row of same_person that drops `dropped` was written or removed; throws what
// SQLite throws. Of several joins of one record the newest by (clock, entry) counts, and leads to the record
// that it keeps, which may have been joined to another in its turn. Where that comes round in a circle,
// because desks apart have each kept the other's, the lowest id of the circle is kept.
void follow_joins_of(Database& database, const std::string& dropped);

}  // namespace lanyard
