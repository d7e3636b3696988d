// An attendee turned into what a badge says.
#include "badge/attendee_badge.h"

#include "base/hex.h"
#include "event/event_day.h"
#include "event/own_programme.h"

namespace lanyard {
namespace {

std::vector<std::string> programme_of(const Attendee& attendee, const EventConfig& config,
                                      const std::vector<Session>& programme) {
    std::vector<std::string> enrolled, lines;
    for (const Enrolment& enrolment : attendee.sessions)
        if (enrolment.kind != EnrolmentKind::waiting) enrolled.push_back(enrolment.session);
    const auto plan = plan_for(programme, enrolled);
    const auto day_of = [&](const Session* session) { return event_day(config, session->planned.start); };
    const bool has_days = !plan.empty() && day_of(plan.front()) != day_of(plan.back());
    std::string day;
    for (const Session* session : plan) {
        if (has_days && day != day_of(session)) lines.push_back(day = day_of(session));
        const Room* room = config.room(session->planned.room);
        const std::string& place = room ? room->name : session->planned.room;
        lines.push_back(format_clock(session->planned.start, config.time_zone) + '\t' +
                        session->planned.title + (place.empty() ? "" : " · " + place));
    }
    return lines;
}

}  // namespace

BadgeFields badge_fields_of(const Attendee& attendee, const EventConfig& config,
                            const std::vector<Session>& programme, const std::string& code,
                            const BadgeLayout& layout) {
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
    if (layout.shows_programme) fields.programme = programme_of(attendee, config, programme);
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
    for (const auto& session : fields.programme) add("programme " + session);
    for (const auto& flag : fields.flags) add("flag " + flag);
    return to_hex(key.keyed_hash("badge shows", shown, hash_bytes)).substr(0, kept_digits);
}

}  // namespace lanyard
