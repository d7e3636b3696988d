// One person after the other.
#include "event/session_moves.h"

#include <algorithm>
#include <limits>

namespace lanyard {
namespace {

int left_in(const OpenSession& session) {
    return session.places.value_or(std::numeric_limits<int>::max());
}

}  // namespace

std::vector<PersonMove> places_for(const std::vector<std::string>& people, std::vector<OpenSession> open) {
    std::vector<PersonMove> moves;
    for (const std::string& person : people) {
        const auto emptiest = std::max_element(
            open.begin(), open.end(),
            [](const OpenSession& a, const OpenSession& b) { return left_in(a) < left_in(b); });
        const bool has_place = emptiest != open.end() && left_in(*emptiest) > 0;
        moves.push_back({person, has_place ? emptiest->session : ""});
        if (has_place && emptiest->places) --*emptiest->places;
    }
    return moves;
}

std::vector<const Session*> workshops_beside(const std::vector<Session>& programme, const Session& from) {
    std::vector<const Session*> beside;
    for (const Session& session : programme) {
        const bool is_meanwhile = session.start < from.end && from.start < session.end;
        const bool is_open = session.planned.kind == SessionKind::workshop && !session.inputs.cancelled &&
                             session.planned.id != from.planned.id;
        if (is_meanwhile && is_open) beside.push_back(&session);
    }
    return beside;
}

}  // namespace lanyard
