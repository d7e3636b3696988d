// Badges that came back: dropped into a box by who left.
#pragma once

namespace lanyard {

class Database;

// How many people's badges lie in boxes. Who came again and dropped theirs a second time counts once. For
// Database::read.
int badges_back(Database& database);

}  // namespace lanyard
