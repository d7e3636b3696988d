// A made-up event and its people, for tests and the gallery: nothing here comes from a file.
#pragma once

#include <string>

#include "event_facts.h"
#include "roles/self/verdict.h"
#include "roles/self/welcome.h"

namespace lanyard::made_up {

inline constexpr long long ten_to_nine = 1510303920000;  // 2017-11-10T08:52:00Z

inline constexpr const char* long_announcement =
    "The workshop \"Risk spoken about plainly\" has moved from Room 2 to the Small Hall, on this floor "
    "across the "
    "Foyer. Whoever has a place in it keeps it. The workshop of the Small Hall is now in Room 1, up the "
    "stairs or by "
    "the lift. Lunch is at half past twelve as planned, and the coaches to the station leave at a quarter to "
    "six from "
    "Hornton Street. If you have left a black umbrella in the Great Hall, it waits for you at the "
    "registration desk.";

inline EventFacts facts() {
    EventFacts facts;
    facts.config.name = "Launch of the Centre for Systemic Social Work";
    facts.config.time_zone = "Europe/London";
    facts.config.opens = instant_from_ms(ten_to_nine - 22 * 60'000);
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
    facts.labels_on_roll = 250;
    facts.config.day = "2017-11-10";
    facts.config.languages = {"en", "fr", "cy"};
    facts.config.registers_here = true;
    facts.config.rooms = {
        {"great-hall", "Great Hall", 340, "up the stairs or by the lift", "Please use the rear doors."},
        {"room-1", "Room 1", 40, "first floor, turn right at the top of the stairs or out of the lift",
         "Please go in quietly."}};
    facts.config.ticket_types = {{"Helper", BadgeSetting::none, {}, "Please take your sash at the desk"}};
    facts.config.opt_ins = {{"leadership", "Would you like to hear about the leadership programme?",
                             "The Centre for Systemic Social Work", "dates, places and how to apply",
                             "31 December 2018, or until you tell them to stop"}};
    return facts;
}

// A day of twelve, the third of which was cancelled; the first has the longest title.
inline std::vector<Session> sessions() {
    std::vector<PlannedSession> planned;
    std::vector<SessionInputs> inputs;
    for (int i = 0; i < 12; ++i) {
        PlannedSession session;
        session.id = "s" + std::to_string(i);
        session.title =
            i == 0 ? "Opening: how systemic practice changes what children, families and social workers "
                     "can expect of one another"
                   : "Workshop " + std::to_string(i) + ": Circular questions";
        session.kind = i == 0 ? SessionKind::talk : SessionKind::workshop;
        session.start = instant_from_ms(ten_to_nine + (38 + 45 * (i / 2)) * 60'000);
        session.end = session.start + Milliseconds(45 * 60'000);
        session.room = i % 2 ? "room-1" : "great-hall";
        session.speakers = {"Professor Dame Philippa Featherstonehaugh-Cholmondeley", "Yasmin Alibhai"};
        planned.push_back(session);
        inputs.push_back({0, false, {}, i == 2});
    }
    return actual_programme(planned, inputs);
}

// Two days of 28 rooms with 18 sessions each, in 14 tracks; the rooms are not in the event's settings.
inline std::vector<Session> large_programme() {
    std::vector<PlannedSession> planned;
    for (int i = 0; i < 2 * 28 * 18; ++i) {
        const int day = i / (28 * 18), room = i / 18 % 28, slot = i % 18;
        PlannedSession session;
        session.id = "d" + std::to_string(day) + "-r" + std::to_string(room) + "-" + std::to_string(slot);
        session.title = slot % 6 == 5 ? "The state of reproducible builds, five years after everybody agreed "
                                        "that they matter: " +
                                            session.id
                                      : "About " + session.id;
        session.start = instant_from_ms(ten_to_nine + (8 + day * 24 * 60 + slot * 25) * 60'000);
        session.end = session.start + Milliseconds(25 * 60'000);
        session.room = "UB" + std::to_string(2 + room / 10) + ".1" + std::to_string(10 + room) + " (Henriot)";
        session.track = room % 14 == 3 ? "Software Defined Radio and Amateur Radio"
                                       : "Track " + std::to_string(room % 14);
        session.speakers = {"Yasmin Alibhai"};
        planned.push_back(session);
    }
    return actual_programme(planned, std::vector<SessionInputs>(planned.size()));
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

// Begins and ends so many minutes after ten to nine.
inline ToldSession told(const std::string& title, int begins, int ends, const std::string& room,
                        bool is_break = false) {
    return {title, instant_from_ms(ten_to_nine + begins * 60'000),
            instant_from_ms(ten_to_nine + ends * 60'000), room, is_break};
}

// A scan of `verdict` with everything that its screen may show.
inline Decided decided(Verdict verdict, const Attendee& person) {
    Decided decided;
    decided.request = 1;
    decided.outcome.verdict = verdict;
    decided.outcome.at = instant_from_ms(ten_to_nine);
    decided.outcome.attendee = person;
    decided.outcome.earlier = Earlier{instant_from_ms(ten_to_nine - 19 * 60'000), "Kiosk 2", "node"};
    if (verdict == Verdict::wrong_day) decided.outcome.ticket_days = {"2017-11-11"};
    decided.outcome.print_job = 7;
    decided.outcome.badge_code = "ABCDEFGHJKMNPQRSTVWX";
    decided.day.next = {told("Opening", 38, 48, "great-hall")};
    return decided;
}

}  // namespace lanyard::made_up
