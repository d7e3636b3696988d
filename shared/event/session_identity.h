// Which of the known sessions each session of an incoming programme is, however well its source keeps its
// ids.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "event/programme.h"

namespace lanyard {

struct SessionSource {
    // Those of the incoming ids that the reader had to make, because the source gives none, or one to
    // several.
    std::unordered_set<std::string> made_ids;
    // The known sessions came from it as well, and this is all of it. Of another source or a part a title
    // alone says nothing: every day has a "Lunch".
    bool is_known = true;
    // What a person said: the incoming id, and the known one that it is. Believed before anything else.
    std::unordered_map<std::string, std::string> same = {};
};

struct RecognisedSessions {
    // The incoming ones in their order; one that is known goes under the id that it is known by, for delays,
    // enrolments and videos hang on it. Ids are unique, and only a known session has a known one's.
    std::vector<PlannedSession> sessions;
    std::size_t known = 0;  // how many of them are known
};

// A session is the same where somebody says so, by its guid, by its id, else by title with room and start. A
// number is believed less than those, for it may be a row's, which belongs to another session next time.
// Where ids fail as a whole (nearly all incoming ones are new, as calendars do that make them at each
// download; or they are numbers, and most belong to others now), a session that was moved is the nearest of
// its title, in its room first; so is one whose id was made. Ids are unique within each of the two.
RecognisedSessions recognise_sessions(const std::vector<PlannedSession>& known,
                                      std::vector<PlannedSession> incoming, const SessionSource& source);

}  // namespace lanyard
