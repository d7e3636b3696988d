// The door's decisions: a row of facts for every verdict and every border, and what holds for all facts;
// longer than 400 lines because the verdicts decide among each other, and who changes one has to see all
// their rows.
#include "event/check_in.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace lanyard;

namespace {

Instant at(const std::string& clock) {
    const auto instant = instant_at("2017-11-10", clock, "Europe/London");
    REQUIRE(instant.ok());
    return *instant;
}

// Open from 08:30 to 17:30.
EventConfig the_event() {
    EventConfig config;
    config.time_zone = "Europe/London";
    config.opens = at("08:30");
    config.closes = at("17:30");
    config.ticket_types = {{"Delegate", BadgeSetting::print, {}},
                           {"Guest", BadgeSetting::print, {"desk_first"}}};
    return config;
}

Attendee zainab() {
    Attendee person;
    person.id = "0123456789abcdef0123";
    person.name = "Zainab Jones";
    person.ticket_type = "Delegate";
    return person;
}

Presence inside_since(const std::string& clock) {
    return {true, at(clock), "Kiosk 1", "node"};
}
Presence gone_since(const std::string& clock) {
    return {false, at(clock), "Kiosk 1", "node"};
}

// The invitation of somebody expected, at an entrance, at 08:52.
struct Scene {
    EventConfig config = the_event();
    Attendee person = zainab();
    CheckInFacts facts;
    Instant now = at("08:52");

    Scene() {
        facts.code = CodeKind::genuine;
        facts.code_known = true;
    }
    Verdict verdict(bool somebody = true) {
        facts.attendee = somebody ? &person : nullptr;
        return decide(facts, config, now);
    }
};

// A scanned text that belongs to nobody who is known.
Verdict verdict_on_stray(CodeKind kind) {
    Scene scene;
    scene.facts.code = kind;
    scene.facts.code_known = false;
    return scene.verdict(false);
}

}  // namespace

TEST_CASE("each verdict has one name") {
    std::set<std::string_view> names;
    for (int i = 0; i < verdict_count; ++i) {
        const Verdict verdict = static_cast<Verdict>(i);
        names.insert(verdict_name(verdict));
        CHECK(verdict_from_name(verdict_name(verdict)) == verdict);
    }
    CHECK(names.size() == verdict_count);
    CHECK(verdict_name(Verdict::admitted) == "admitted");
    CHECK(verdict_name(Verdict::not_open_yet) == "not_open_yet");
    CHECK(verdict_name(Verdict::could_not_check) == "could_not_check");
    CHECK_FALSE(verdict_from_name("Admitted"));
}

TEST_CASE("three verdicts let people through") {
    std::set<Verdict> through;
    for (int i = 0; i < verdict_count; ++i) {
        if (lets_through(static_cast<Verdict>(i))) through.insert(static_cast<Verdict>(i));
    }
    CHECK(through == std::set<Verdict>{Verdict::admitted, Verdict::welcome_back, Verdict::exited});
}

TEST_CASE("somebody expected is admitted by invitation, by badge and by name") {
    for (const auto credential : {Credential::invitation, Credential::badge, Credential::person}) {
        Scene scene;
        scene.facts.credential = credential;
        CHECK(scene.verdict() == Verdict::admitted);
    }
}

TEST_CASE("another system's code admits whatever it looks like to us") {
    for (const auto kind : {CodeKind::foreign, CodeKind::misread, CodeKind::other_event, CodeKind::forged}) {
        Scene scene;
        scene.facts.code = kind;
        CHECK(scene.verdict() == Verdict::admitted);
    }
}

TEST_CASE("a code that nobody has is judged by its letters") {
    CHECK(verdict_on_stray(CodeKind::genuine) == Verdict::not_listed_yet);
    CHECK(verdict_on_stray(CodeKind::other_event) == Verdict::other_event);
    CHECK(verdict_on_stray(CodeKind::forged) == Verdict::unknown);
    CHECK(verdict_on_stray(CodeKind::misread) == Verdict::misread);
    CHECK(verdict_on_stray(CodeKind::foreign) == Verdict::unknown);
}

TEST_CASE("neither staff nor the way out changes what a stray code is") {
    Scene scene;
    scene.facts.code_known = false;
    scene.facts.staff = scene.facts.leaving = true;
    CHECK(scene.verdict(false) == Verdict::not_listed_yet);
}

TEST_CASE("nobody chosen by name is unknown") {
    Scene scene;
    scene.facts.credential = Credential::person;
    CHECK(scene.verdict(false) == Verdict::unknown);
}

TEST_CASE("a retired code says so, and that its seat was passed on where it was") {
    Scene scene;
    scene.facts.code_known = false;
    scene.facts.code_retired = true;
    CHECK(scene.verdict() == Verdict::retired_code);
    CHECK(scene.verdict(false) == Verdict::retired_code);
    scene.person.status = AttendeeStatus::replaced;
    CHECK(scene.verdict() == Verdict::replaced);
}

TEST_CASE("a cancelled or replaced person is stopped by everybody, staff too, seen before or not") {
    for (const bool staff : {false, true}) {
        for (const bool arrived : {false, true}) {
            Scene scene;
            scene.facts.staff = staff;
            if (arrived) scene.facts.presence = inside_since("08:40");
            scene.person.status = AttendeeStatus::cancelled;
            CHECK(scene.verdict() == Verdict::cancelled);
            scene.person.status = AttendeeStatus::replaced;
            CHECK(scene.verdict() == Verdict::replaced);
        }
    }
}

TEST_CASE("a pending person is let in by somebody who says so, once") {
    Scene scene;
    scene.person.status = AttendeeStatus::pending;
    CHECK(scene.verdict() == Verdict::pending);
    scene.facts.staff = true;
    CHECK(scene.verdict() == Verdict::pending);
    scene.facts.set_aside = {Verdict::pending};
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.set_aside.clear();
    scene.facts.staff = false;
    scene.facts.presence = inside_since("08:40");
    CHECK(scene.verdict() == Verdict::welcome_back);
}

TEST_CASE("a person for the desk is sent there by kiosks, once") {
    Scene scene;
    scene.person.flags = {Flag::desk_first};
    CHECK(scene.verdict() == Verdict::desk_first);
    scene.facts.staff = true;
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.staff = false;
    scene.facts.presence = inside_since("08:40");
    scene.facts.credential = Credential::badge;
    CHECK(scene.verdict() == Verdict::welcome_back);
}

TEST_CASE("who went through the desk at the entrance is not sent there by a room's door") {
    Scene scene;
    scene.person.flags = {Flag::desk_first};
    scene.person.checked_in_at = at("08:40");
    CHECK(scene.verdict() == Verdict::admitted);
}

TEST_CASE("the other flags stop nobody who has a code") {
    for (const Flag flag :
         {Flag::tell, Flag::no_photo, Flag::first_name_only, Flag::escort, Flag::protected_person}) {
        Scene scene;
        scene.person.flags = {flag};
        CHECK(scene.verdict() == Verdict::admitted);
    }
}

TEST_CASE("an unnamed seat goes to the desk where the event says so") {
    Scene scene;
    scene.person.unnamed_seat = true;
    scene.config.unnamed_seats = UnnamedSeats::desk;
    CHECK(scene.verdict() == Verdict::desk_first);
    scene.facts.staff = true;
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.staff = false;
    scene.config.unnamed_seats = UnnamedSeats::ask;
    CHECK(scene.verdict() == Verdict::admitted);
}

TEST_CASE("the doors hold from opening to just before closing, and who has the key says so") {
    struct Row {
        std::string clock;
        Verdict verdict;
    };
    for (const Row& row : {Row{"08:29:59", Verdict::not_open_yet}, Row{"08:30", Verdict::admitted},
                           Row{"17:29:59", Verdict::admitted}, Row{"17:30", Verdict::closed}}) {
        Scene scene;
        scene.now = at(row.clock);
        CAPTURE(row.clock);
        CHECK(scene.verdict() == row.verdict);
        scene.facts.staff = true;
        CHECK(scene.verdict() == row.verdict);
        scene.facts.set_aside = {row.verdict};
        CHECK(scene.verdict() == Verdict::admitted);
    }
}

TEST_CASE("a ticket for one day lets in on that day, to the end of its night, and on no other") {
    Scene scene;
    scene.config.opens = scene.config.closes = std::nullopt;
    scene.config.ticket_types.resize(2);
    scene.config.ticket_types[0].name = "Friday only";
    scene.config.ticket_types[1].name = "Both days";
    scene.config.ticket_types[0].days = {"2017-11-10"};
    const Instant friday = at("09:00"), saturday = friday + std::chrono::hours(24);
    struct Row {
        const char* type;
        Instant now;
        Verdict verdict;
    };
    for (const Row& row :
         {Row{"Friday only", friday, Verdict::admitted},
          Row{"friday ONLY", saturday - std::chrono::hours(6), Verdict::admitted},
          Row{"Friday only", saturday, Verdict::wrong_day}, Row{"Both days", saturday, Verdict::admitted},
          Row{"of no such type", saturday, Verdict::admitted}}) {
        scene.person.ticket_type = row.type;
        scene.now = row.now;
        CAPTURE(row.type);
        CHECK(scene.verdict() == row.verdict);
    }
    // Nor does having come on the day before, or a member of the staff without a reason.
    scene.person.ticket_type = "Friday only";
    scene.facts.presence = Presence{false, friday, "Kiosk 1", "node"};
    scene.facts.staff = true;
    CHECK(scene.verdict() == Verdict::wrong_day);
    scene.facts.set_aside = {Verdict::wrong_day};
    CHECK(scene.verdict() == Verdict::welcome_back);
    scene.facts.set_aside.clear();
    scene.facts.leaving = true;
    CHECK(scene.verdict() == Verdict::exited);
}

TEST_CASE("an event without hours is always open") {
    Scene scene;
    scene.config.opens = scene.config.closes = std::nullopt;
    scene.now = at("03:00");
    CHECK(scene.verdict() == Verdict::admitted);
}

TEST_CASE("who it is goes before the hours") {
    Scene scene;
    scene.now = at("07:00");
    scene.person.status = AttendeeStatus::cancelled;
    CHECK(scene.verdict() == Verdict::cancelled);
    scene.person.status = AttendeeStatus::pending;
    CHECK(scene.verdict() == Verdict::pending);
}

TEST_CASE("a workshop's door lets in who is enrolled") {
    Scene scene;
    scene.facts.room_session = "workshop-a";
    scene.facts.enrolled_sessions = {"workshop-b", "workshop-a"};
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.enrolled_sessions = {"workshop-b"};
    CHECK(scene.verdict() == Verdict::wrong_session);
    scene.facts.staff = true;
    CHECK(scene.verdict() == Verdict::wrong_session);
    scene.facts.set_aside = {Verdict::wrong_session};
    CHECK(scene.verdict() == Verdict::admitted);
}

TEST_CASE("who is enrolled nowhere may go into a workshop, and everybody into a talk") {
    Scene scene;
    scene.facts.room_session = "workshop-a";
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.room_session = std::nullopt;
    scene.facts.enrolled_sessions = {"workshop-b"};
    CHECK(scene.verdict() == Verdict::admitted);
}

TEST_CASE("who was in the room for the session before is told that the next is not theirs") {
    Scene scene;
    scene.facts.presence = inside_since("08:40");
    scene.facts.credential = Credential::badge;
    scene.facts.room_session = "workshop-a";
    scene.facts.enrolled_sessions = {"workshop-b"};
    CHECK(scene.verdict() == Verdict::wrong_session);
}

TEST_CASE("somebody inside shows up again") {
    struct Row {
        Reentry reentry;
        Credential credential;
        bool badge_out;
        Verdict verdict;
    };
    const std::vector<Row> rows = {
        {Reentry::free, Credential::badge, true, Verdict::welcome_back},
        {Reentry::free, Credential::badge, false, Verdict::welcome_back},
        {Reentry::free, Credential::invitation, true, Verdict::already_in},
        {Reentry::free, Credential::invitation, false, Verdict::welcome_back},
        {Reentry::free, Credential::person, true, Verdict::already_in},
        {Reentry::free, Credential::person, false, Verdict::already_in},
        {Reentry::scan, Credential::badge, true, Verdict::already_in},
        {Reentry::scan, Credential::badge, false, Verdict::already_in},
        {Reentry::scan, Credential::invitation, true, Verdict::already_in},
        {Reentry::scan, Credential::invitation, false, Verdict::already_in},
        {Reentry::scan, Credential::person, true, Verdict::already_in},
        {Reentry::scan, Credential::person, false, Verdict::already_in},
    };
    for (const Row& row : rows) {
        for (const bool staff : {false, true}) {
            Scene scene;
            scene.config.reentry = row.reentry;
            scene.facts.credential = row.credential;
            scene.facts.badge_out = row.badge_out;
            scene.facts.presence = inside_since("08:40");
            scene.facts.staff = staff;
            CAPTURE(static_cast<int>(row.reentry));
            CAPTURE(static_cast<int>(row.credential));
            CAPTURE(row.badge_out);
            CHECK(scene.verdict() == row.verdict);
        }
    }
}

TEST_CASE("an invitation that two doors saw at once may be a copy; the badge that came of it is not") {
    Scene scene;
    scene.facts.presence = inside_since("08:40");
    scene.facts.came_by_another_door = true;
    CHECK(scene.verdict() == Verdict::already_in);
    scene.facts.credential = Credential::badge;
    CHECK(scene.verdict() == Verdict::welcome_back);
    scene.facts.presence = gone_since("08:45");
    scene.facts.credential = Credential::invitation;
    CHECK(scene.verdict() == Verdict::welcome_back);
}

TEST_CASE(
    "what is given out once is given out once, however people may come back and whatever they hold up") {
    for (const Reentry reentry : {Reentry::free, Reentry::scan}) {
        for (const Credential credential : {Credential::invitation, Credential::badge, Credential::person}) {
            for (const bool staff : {false, true}) {
                Scene scene;
                scene.config.reentry = reentry;
                scene.facts.credential = credential;
                scene.facts.staff = staff;
                scene.facts.once = true;
                CHECK(scene.verdict() == Verdict::admitted);
                scene.facts.presence = inside_since("08:40");
                CHECK(scene.verdict() == Verdict::already_in);
                scene.facts.badge_out = true;
                CHECK(scene.verdict() == Verdict::already_in);
                scene.facts.presence = gone_since("08:40");
                CHECK(scene.verdict() == Verdict::already_in);
                scene.facts.set_aside = {Verdict::already_in, Verdict::full};
                CHECK(scene.verdict() == Verdict::already_in);
            }
        }
    }
}

TEST_CASE("somebody who went out is welcome back, whatever they hold up") {
    for (const auto reentry : {Reentry::free, Reentry::scan}) {
        for (const auto credential : {Credential::invitation, Credential::badge, Credential::person}) {
            Scene scene;
            scene.config.reentry = reentry;
            scene.facts.credential = credential;
            scene.facts.badge_out = true;
            scene.facts.presence = gone_since("08:45");
            CHECK(scene.verdict() == Verdict::welcome_back);
        }
    }
}

TEST_CASE("nobody who is known is held in") {
    for (const auto status : {AttendeeStatus::expected, AttendeeStatus::cancelled, AttendeeStatus::pending,
                              AttendeeStatus::replaced}) {
        Scene scene;
        scene.person.status = status;
        scene.facts.leaving = true;
        scene.facts.capacity = 0;
        scene.now = at("23:00");
        CHECK(scene.verdict() == Verdict::exited);  // never seen coming in
        scene.facts.presence = inside_since("08:40");
        CHECK(scene.verdict() == Verdict::exited);
        scene.facts.presence = gone_since("08:45");
        CHECK(scene.verdict() == Verdict::exited);
    }
}

TEST_CASE("a full house stops the next one, staff or not, and nobody who is inside") {
    Scene scene;
    scene.facts.capacity = 340;
    scene.facts.inside_count = 339;
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.inside_count = 340;
    CHECK(scene.verdict() == Verdict::full);
    scene.facts.inside_count = 345;
    CHECK(scene.verdict() == Verdict::full);
    scene.facts.staff = true;
    CHECK(scene.verdict() == Verdict::full);
    scene.facts.staff = false;
    scene.facts.presence = gone_since("08:45");
    CHECK(scene.verdict() == Verdict::full);
    scene.facts.presence = inside_since("08:40");
    CHECK(scene.verdict() == Verdict::welcome_back);
    scene.facts.presence = std::nullopt;
    scene.facts.capacity = std::nullopt;
    CHECK(scene.verdict() == Verdict::admitted);
}

TEST_CASE(
    "somebody without a ticket needs a seat that nobody else has or is kept; the desk's word is not one") {
    Scene scene;
    scene.facts.credential = Credential::person;
    scene.facts.staff = true;
    scene.facts.seats_left = 1;
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.seats_left = 0;
    CHECK(scene.verdict() == Verdict::full);
    scene.facts.set_aside = {Verdict::full};
    CHECK(scene.verdict() == Verdict::admitted);
}

TEST_CASE("what has to be booked is given to who booked it, once; that it was had is said first") {
    Scene scene;
    scene.facts.once = true;
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.not_booked = true;
    CHECK(scene.verdict() == Verdict::not_booked);
    CHECK(who_may_set_aside(Verdict::not_booked, scene.person, false) == SetAsideBy::staff);
    scene.facts.set_aside = {Verdict::not_booked};
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.set_aside.clear();
    scene.facts.presence = inside_since("08:40");
    CHECK(scene.verdict() == Verdict::already_in);
}

TEST_CASE("who may set a refusal aside: one table, whose last word on seats is an organiser's") {
    using By = SetAsideBy;
    Attendee booked, walk_in, cancelled, pending;
    walk_in.walk_in = true;
    cancelled.status = AttendeeStatus::cancelled;
    pending.status = AttendeeStatus::pending;
    for (int i = 0; i < verdict_count; ++i) {
        const auto verdict = static_cast<Verdict>(i);
        CAPTURE(verdict_name(verdict));
        const bool is_rule = verdict == Verdict::pending || verdict == Verdict::cancelled ||
                             verdict == Verdict::desk_first || verdict == Verdict::not_open_yet ||
                             verdict == Verdict::closed || verdict == Verdict::wrong_day ||
                             verdict == Verdict::wrong_session || verdict == Verdict::not_booked;
        for (const Attendee& person : {booked, walk_in, cancelled, pending})
            for (const bool is_building_full : {false, true})
                if (verdict != Verdict::full)
                    CHECK(who_may_set_aside(verdict, person, is_building_full) ==
                          (is_rule ? By::staff : By::nobody));
    }
    CHECK(who_may_set_aside(Verdict::full, booked, true) == By::staff);
    for (const Attendee& person : {walk_in, cancelled, pending}) {
        CHECK(who_may_set_aside(Verdict::full, person, true) == By::organiser);
        CHECK(who_may_set_aside(Verdict::full, person, false) == By::staff);
    }
    CHECK(can_set_aside(By::staff, false));
    CHECK(can_set_aside(By::organiser, true));
    CHECK_FALSE(can_set_aside(By::organiser, false));
    CHECK_FALSE(can_set_aside(By::nobody, true));
}

TEST_CASE("what is set aside is set aside alone: the next rule stands against it still") {
    Scene scene;
    scene.facts.capacity = 40;
    scene.facts.inside_count = 40;
    scene.facts.room_session = "workshop-a";
    scene.facts.enrolled_sessions = {"workshop-b"};
    scene.now = at("18:00");
    scene.person.status = AttendeeStatus::pending;
    for (const Verdict next : {Verdict::pending, Verdict::closed, Verdict::wrong_session, Verdict::full}) {
        CHECK(scene.verdict() == next);
        scene.facts.set_aside.push_back(next);
    }
    CHECK(scene.verdict() == Verdict::admitted);
    scene.person.status = AttendeeStatus::cancelled;
    CHECK(scene.verdict() == Verdict::cancelled);
    scene.facts.set_aside.push_back(Verdict::cancelled);
    CHECK(scene.verdict() == Verdict::admitted);
    scene.facts.code_known = false;
    CHECK_FALSE(lets_through(scene.verdict(false)));
}

TEST_CASE("whatever the facts, the rules hold") {
    const std::vector<CodeKind> kinds = {CodeKind::genuine, CodeKind::other_event, CodeKind::forged,
                                         CodeKind::misread, CodeKind::foreign};
    const std::vector<std::optional<Presence>> presences = {std::nullopt, inside_since("08:40"),
                                                            gone_since("08:45")};
    std::set<Verdict> seen;
    int broken = 0;
    for (unsigned bits = 0; bits < 1u << 16; ++bits) {
        for (const CodeKind kind : kinds) {
            for (const auto& presence : presences) {
                Scene scene;
                unsigned rest = bits;
                const auto next = [&rest](unsigned choices) {
                    const unsigned chosen = rest % choices;
                    rest /= choices;
                    return chosen;
                };
                CheckInFacts& facts = scene.facts;
                const bool somebody = next(2) == 1;
                facts.code = kind;
                facts.presence = presence;
                facts.code_known = somebody && next(2) == 1;
                facts.code_retired = !facts.code_known && next(2) == 1;
                facts.staff = next(2) == 1;
                facts.leaving = next(2) == 1;
                facts.badge_out = next(2) == 1;
                facts.evacuating = next(4) == 1;
                if (next(2) == 1) facts.capacity = 0;
                if (next(2) == 1) facts.room_session = "workshop-a", facts.enrolled_sessions = {"workshop-b"};
                facts.credential = static_cast<Credential>(next(4) % 3);
                scene.person.status = static_cast<AttendeeStatus>(next(4));
                const char* const clocks[] = {"08:00", "18:00", "09:00", "12:00"};
                scene.now = at(clocks[next(4)]);
                const Verdict verdict = scene.verdict(somebody);
                seen.insert(verdict);
                // What may be set aside is, one after the other, until they are through, in already, or
                // refused by what nobody sets aside.
                Verdict anyway = verdict;
                while (somebody && !lets_through(anyway) &&
                       who_may_set_aside(anyway, scene.person, true) != SetAsideBy::nobody &&
                       facts.set_aside.size() < 9) {
                    facts.set_aside.push_back(anyway);
                    anyway = scene.verdict(somebody);
                }
                broken += facts.set_aside.size() > 4;  // each at most once
                broken += facts.set_aside.empty() && anyway != verdict;

                const auto never = [&](bool condition) { broken += condition ? 1 : 0; };
                never(verdict == Verdict::could_not_check);
                never(lets_through(verdict) && !somebody);
                never((verdict == Verdict::evacuating) != (facts.evacuating && !facts.leaving));
                never(lets_through(verdict) != (verdict == Verdict::exited) && facts.leaving);
                never(verdict == Verdict::exited && !facts.leaving);
                never(verdict == Verdict::admitted && (facts.presence || facts.capacity));
                never(verdict == Verdict::already_in && !(facts.presence && facts.presence->inside));
                never(facts.staff && verdict == Verdict::desk_first);
                never(facts.credential == Credential::person &&
                      (verdict == Verdict::misread || verdict == Verdict::other_event ||
                       verdict == Verdict::retired_code || verdict == Verdict::not_listed_yet));
            }
        }
    }
    CHECK(broken == 0);
    CHECK(seen.size() >= 14);
}
