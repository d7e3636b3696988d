// A made-up event and its people, for tests and the gallery: nothing here comes from a file.
#pragma once

#include <string>

#include "messages.h"
#include "screens/verdict.h"
#include "screens/welcome.h"

namespace lanyard::made_up {

inline constexpr long long ten_to_nine = 1510303920000;  // 2017-11-10T08:52:00Z

inline EventFacts facts() {
    EventFacts facts;
    facts.config.name = "Launch of the Centre for Systemic Social Work";
    facts.config.time_zone = "Europe/London";
    facts.config.opens = instant_from_ms(ten_to_nine + 8 * 60'000);
    facts.config.privacy_notice =
        "The organiser keeps your name, organisation and email to run this event, and deletes them 90 days "
        "after "
        "it. Your dietary and access needs are seen by staff alone. The camera of this kiosk looks for codes "
        "and "
        "records nothing.";
    facts.point.name = "Kiosk 1";
    facts.point.area = "entrance";
    facts.point.desk_is = "**On your left**, under the blue sign";
    facts.point.printer_place = "It comes out of the slot to your right.";
    facts.config.points = {facts.point};
    facts.config.areas = {{"entrance", "Entrance", ""}};
    facts.badge_shape = 1.5;
    return facts;
}

inline Attendee attendee(const std::string& given, const std::string& family) {
    Attendee person;
    person.id = "0123456789abcdef0123";
    person.given_name = given;
    person.family_name = family;
    person.name = family.empty() ? given : given + " " + family;
    person.badge_name = person.name;
    person.organisation = "Institute of Family Therapy";
    return person;
}

// A scan of `verdict` with everything that its screen may show.
inline Decided decided(Verdict verdict, const Attendee& person) {
    Decided decided;
    decided.request = 1;
    decided.outcome.verdict = verdict;
    decided.outcome.at = instant_from_ms(ten_to_nine);
    decided.outcome.attendee = person;
    decided.outcome.earlier = Earlier{instant_from_ms(ten_to_nine - 19 * 60'000), "Kiosk 2", "node"};
    decided.outcome.print_job = 7;
    decided.outcome.badge_code = "ABCDEFGHJKMNPQRSTVWX";
    decided.next = NextSession{"Opening", instant_from_ms(ten_to_nine + 38 * 60'000),
                               "Great Hall, up the stairs or by the lift"};
    return decided;
}

}  // namespace lanyard::made_up
