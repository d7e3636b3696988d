// A programme out of somebody's file, whatever its format: sessions, and what is doubtful about them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "event/programme.h"
#include "formats/line_notes.h"

namespace lanyard {

// More sessions than any event has: what goes beyond is no programme, and not kept.
inline constexpr std::size_t most_sessions = 50'000;
Error too_many_sessions(std::string_view file);

struct ProgrammeList {
    // Whose ids these are: "list" of a spreadsheet, "calendar", or a frab schedule's acronym behind "frab ".
    std::string source;
    std::vector<PlannedSession> sessions;      // `room` is the file's word for it; "" for everywhere
    std::vector<std::string> warnings;         // with line numbers
    std::unordered_set<std::string> made_ids;  // those that the file does not give, or gives to several
};

// Gathers the sessions of a file in its order and, when all are known, gives those an end and an id that have
// none.
class ProgrammeGatherer {
  public:
    // Ids that have to be made say the title and the start, as clocks in `zone` show it.
    explicit ProgrammeGatherer(std::string_view zone) : zone_(zone) {}

    // A doubt about what stands in a line, or about the whole file.
    void note(std::string_view sentence, int line) { notes_.add(sentence, line); }
    void note(std::string_view sentence) { notes_.add(sentence); }

    // Takes one in. Its end is its start where it is not known; its id may be "". `other_id` tells it from
    // others with the same id.
    void add(PlannedSession session, int line, std::string_view other_id = {});

    // True where a session of the same title, start and room has been added, and none or the same id: its
    // speakers are added to that one, and the rest of it counts as said already. A difference is noted.
    bool add_speakers(const PlannedSession& session, int line);

    bool is_empty() const { return sessions_.empty(); }

    // An end that is missing becomes the next start in the room, where sessions that are everywhere count for
    // each; half an hour after the last one. Nothing gathered is an input error that gives the first doubt;
    // more than most_sessions is one, too.
    Result<ProgrammeList> finish(std::string source, std::string_view file) &&;

  private:
    struct Place {
        int line = 0;
        std::string other_id;
    };
    void find_missing_ends();
    void leave_out_repeated();
    void make_ids();
    std::string id_from(const PlannedSession& session) const;

    std::string zone_;
    std::vector<PlannedSession> sessions_;
    std::vector<Place> places_;  // of sessions_
    std::unordered_set<std::string> made_ids_;
    std::unordered_map<std::string, std::size_t> by_slot_;  // the first of each title, start and room
    LineNotes notes_;
};

}  // namespace lanyard
