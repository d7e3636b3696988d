// Where the people of a session that does not take place may go. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/programme.h"

namespace lanyard {

// A session that takes people in, and how many more; none: as many as like.
struct OpenSession {
    std::string session;
    std::optional<int> places;
};

struct PersonMove {
    std::string person;
    std::string to;  // "" where no place was left
};

// Each of `people`, in order, goes to the session with most places left, the first of several: so that none
// is filled up while another is empty. Nobody is put where there is no place.
std::vector<PersonMove> places_for(const std::vector<std::string>& people, std::vector<OpenSession> open);

// The workshops that take place while `from` does, or would have. Points into `programme`.
std::vector<const Session*> workshops_beside(const std::vector<Session>& programme, const Session& from);

}  // namespace lanyard
