// An attendee turned into what a badge says.
#include "badge/attendee_badge.h"

namespace lanyard {

BadgeFields badge_fields_of(const Attendee& attendee, const EventConfig& config,
                            const std::vector<Session>& programme, const std::string& code) {
    BadgeFields fields;
    fields.attendee_id = attendee.id;
    fields.name = attendee.badge_name;
    // Somebody who asked for another name on the badge is not broken into the one they did not ask for.
    if (attendee.badge_name == attendee.name) {
        fields.given_name = attendee.given_name;
        fields.family_name = attendee.family_name;
    }
    fields.organisation = attendee.organisation;
    fields.job_title = attendee.job_title;
    fields.ticket_type = attendee.ticket_type;
    fields.event = config.short_name;
    fields.code = code;
    for (const auto& session : programme) {
        for (const auto& enrolment : attendee.sessions) {
            const bool theirs =
                enrolment.session == session.planned.id && enrolment.kind != EnrolmentKind::waiting;
            if (theirs) fields.sessions.push_back(session.planned.title);
        }
    }
    for (const Flag flag : attendee.flags) fields.flags.emplace_back(flag_name(flag));
    return fields;
}

}  // namespace lanyard
