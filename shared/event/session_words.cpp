// One sentence a state.
#include "event/session_words.h"

#include "base/language.h"

namespace lanyard {

std::string session_words(const Session& session, Instant now, const std::string& zone) {
    const std::string was = format_clock(session.planned.start, zone);
    switch (session_state(session, now)) {
        case SessionState::planned:
            break;
        case SessionState::running:
            if (now < session.planned.end) return tr("Now");
            return filled(tr("Now, was until {time}"), {{"time", format_clock(session.planned.end, zone)}});
        case SessionState::over:
            return tr("Over");
        case SessionState::cancelled:
            return tr("Cancelled");
        case SessionState::delayed:
            if (is_held(session, now)) return filled(tr("Delayed, was {time}, no new time yet"), {{"time", was}});
            return filled(tr("Delayed, was {time}"), {{"time", was}});
    }
    return {};
}

std::string session_when(const Session& session, const std::string& time, Instant now,
                         const std::string& zone) {
    const std::string words = session_words(session, now, zone);
    if (words.empty()) return time;
    if (is_held(session, now)) return words;
    return session.inputs.cancelled ? words + " · " + time : time + " · " + words;
}

}  // namespace lanyard
