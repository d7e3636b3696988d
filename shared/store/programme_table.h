// The programme's sessions as the journal has them: the newest plan of each, and what has been said since.
#pragma once

#include <string>
#include <vector>

#include "event/programme.h"

namespace lanyard {

class Database;

// A session's plan as an entry's body, and back. A body that is no plan gives a session without a title.
std::string session_to_json(const PlannedSession& session);
PlannedSession session_from_json(const std::string& id, const std::string& text);

// All calls belong inside Database::read or write: they throw what SQLite throws.
class ProgrammeTable {
  public:
    explicit ProgrammeTable(Database& database) : database_(database) {}

    std::vector<PlannedSession> planned();
    // Actual times, sorted.
    std::vector<Session> programme();
    // The same of plans that are not there yet.
    std::vector<Session> programme_with(const std::vector<PlannedSession>& planned);

    // The newest import that counts: its closing entry's id, and its body; both "" where there was none.
    struct Import {
        std::string entry, summary;
    };
    Import newest_import();

  private:
    std::vector<SessionInputs> inputs_of(const std::vector<PlannedSession>& sessions);

    Database& database_;
};

}  // namespace lanyard
