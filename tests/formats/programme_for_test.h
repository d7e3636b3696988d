// What the tests of the programme's readers ask of a list.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "formats/programme_list.h"

namespace lanyard {

// The list, or the end of the test with the error's words.
inline ProgrammeList read_well(const Result<ProgrammeList>& list) {
    REQUIRE_MESSAGE(list.ok(), (list.ok() ? "" : list.error().message()));
    return *list;
}

inline bool warns(const ProgrammeList& list, std::string_view words) {
    for (const std::string& warning : list.warnings) {
        if (warning.find(words) != std::string::npos) return true;
    }
    return false;
}

// An input error whose words hold `words` and that says what to do.
inline void check_refused(const Result<ProgrammeList>& list, std::string_view words) {
    REQUIRE_FALSE(list.ok());
    CHECK(list.error().kind == ErrorKind::input);
    CHECK_FALSE(list.error().remedy.empty());
    CHECK_MESSAGE(list.error().message().find(words) != std::string::npos, list.error().message());
}

inline const PlannedSession& session_of(const ProgrammeList& list, std::string_view id) {
    for (const PlannedSession& session : list.sessions) {
        if (session.id == id) return session;
    }
    FAIL("no session " << id);
    return list.sessions.front();
}

}  // namespace lanyard
