// What of an attendee stands on their badge.
#pragma once

#include <string>
#include <vector>

#include "badge/badge_fields.h"
#include "badge/badge_layout.h"
#include "event/attendee.h"
#include "event/event_config.h"
#include "event/event_key.h"
#include "event/programme.h"

namespace lanyard {

// `code` is the badge's own ticket's; `programme` gives the titles of the sessions they are in, and their day
// where `layout` shows it.
BadgeFields badge_fields_of(const Attendee& attendee, const EventConfig& config,
                            const std::vector<Session>& programme, const std::string& code,
                            const BadgeLayout& layout);

// On this print other words than the record's: of `says` those that may (event/badge_text). A name stands as
// it is written, on one line, whatever the flags say; a field that is said to be "" is left out.
void say_on_badge(BadgeFields& fields, const RegistrationFields& says);

// A keyed hash of everything that a badge with these fields can show but its code: another one means that a
// badge in somebody's hand no longer matches. 16 hexadecimal digits.
std::string badge_fingerprint(const BadgeFields& fields, const EventKey& key);

}  // namespace lanyard
