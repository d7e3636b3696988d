// An attendee turned into what a badge says.
#include "badge/attendee_badge.h"

#include "base/hex.h"

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
    fields.venue = config.venue;
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

void say_on_badge(BadgeFields& fields, const RegistrationFields& says) {
    for (const auto& [field, words] : says) {
        switch (field) {
            case Field::name:
                fields.name = words;
                fields.given_name.clear();
                fields.family_name.clear();
                std::erase(fields.flags, flag_name(Flag::first_name_only));
                break;
            case Field::organisation:
                fields.organisation = words;
                break;
            case Field::job_title:
                fields.job_title = words;
                break;
            case Field::ticket_type:
                fields.ticket_type = words;
                break;
            default:
                break;
        }
    }
}

std::string badge_fingerprint(const BadgeFields& fields, const EventKey& key) {
    constexpr std::size_t hash_bytes = 16, kept_digits = 16;
    std::string shown;
    const auto add = [&](const std::string& text) { shown += text + '\0'; };
    for (const auto* text : {&fields.name, &fields.given_name, &fields.family_name, &fields.organisation,
                             &fields.job_title, &fields.ticket_type, &fields.event}) {
        add(*text);
    }
    for (const auto& session : fields.sessions) add("session " + session);
    for (const auto& flag : fields.flags) add("flag " + flag);
    return to_hex(key.keyed_hash("badge shows", shown, hash_bytes)).substr(0, kept_digits);
}

}  // namespace lanyard
