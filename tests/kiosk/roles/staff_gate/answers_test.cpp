// Staff at a desk of a real event: PINs and badges looked at, guesses slowed down, and whose deeds follow.
#include "roles/staff_gate/answers.h"

#include <doctest/doctest.h>

#include "desk/help_calls.h"
#include "desk/staff.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/kiosk/unreadable_event.h"

using namespace lanyard;

namespace {

struct Gate {
    EventForTest event;
    std::unique_ptr<Desk> desk;
    EventClock clock{EventForTest::at(0), 1e-9};
    Inbox inbox{[] {}};
    std::unique_ptr<GateAnswers> answers;

    Gate() {
        event.import_people();
        DeskOptions options;
        options.staff = true;
        desk = event.open(options);
        answers = std::make_unique<GateAnswers>(*desk, inbox, clock, "desk");
    }
    std::string add(const std::string& name, const std::string& pin, StaffRole role = StaffRole::staff,
                    const std::string& person = {}) {
        const auto member = add_staff(*desk, {name, role, pin, person}, by_desk(event.at(0)));
        REQUIRE(member.ok());
        return member->id;
    }
    std::optional<GateNews> news() {
        for (Message& message : inbox.take()) return *news_of<GateNews>(message);
        return std::nullopt;
    }
    GateNews ask(const GateRequest& what) {
        if (!answers->answer(what)) answers->could_not_answer();
        const auto answer = news();
        REQUIRE(answer.has_value());
        return *answer;
    }
    GateNews tries(const std::string& pin, int seconds, const std::string& person = {}) {
        return ask(OpenWithPin{pin, person, std::chrono::seconds(seconds)});
    }
};

using What = GateNews::What;

}  // namespace

TEST_CASE("whether there is staff is told once, and again when that changes; without any, all may be done") {
    Gate gate;
    gate.answers->look();
    auto told = gate.news();
    REQUIRE(told);
    CHECK_FALSE(told->has_staff);
    CHECK(gate.answers->deed().organiser);
    gate.answers->look();
    CHECK_FALSE(gate.news());
    gate.add("Ruth", "294715");
    gate.answers->look();
    told = gate.news();
    REQUIRE(told);
    CHECK(told->what == What::staff);
    CHECK(told->has_staff);
    CHECK_FALSE(gate.answers->deed().organiser);
    CHECK(gate.answers->deed().actor == "desk");
}

TEST_CASE(
    "a PIN opens, and the deeds that follow are its member's, as far as their role goes; until they leave") {
    Gate gate;
    const std::string ruth = gate.add("Ruth", "294715");
    const std::string nick = gate.add("Nick", "581936", StaffRole::organiser);
    gate.answers->look();
    (void)gate.news();
    const GateNews in = gate.tries("294715", 1);
    CHECK(in.what == What::signed_in);
    CHECK(in.name == "Ruth");
    CHECK(gate.answers->deed().actor == ruth);
    CHECK_FALSE(gate.answers->deed().organiser);
    CHECK(gate.ask(SignOut{}).what == What::signed_out);
    CHECK(gate.answers->deed().actor == "desk");
    CHECK(gate.tries("581936", 2).role == StaffRole::organiser);
    CHECK(gate.answers->deed().actor == nick);
    CHECK(gate.answers->deed().organiser);
    // That staff comes or goes meanwhile signs nobody out.
    gate.add("Ivy", "736251");
    gate.answers->look();
    CHECK(gate.answers->deed().actor == nick);
}

TEST_CASE("wrong PINs wait longer and longer, are told to the desk at the third, and lock nobody out") {
    Gate gate;
    gate.add("Ruth", "294715");
    CHECK(gate.tries("000000", 1).what == What::wrong_pin);
    CHECK(gate.tries("000001", 1).wait.count() == 0);
    CHECK(open_help_calls(*gate.desk)->empty());
    const GateNews third = gate.tries("000002", 1);
    CHECK(third.what == What::wrong_pin);
    CHECK(third.wait.count() > 0);
    REQUIRE(open_help_calls(*gate.desk)->size() == 1);
    CHECK(open_help_calls(*gate.desk)->front().about == HelpAbout::staff_pin);
    // Not even the right one is looked at before its time.
    CHECK(gate.tries("294715", 1).what == What::too_soon);
    CHECK(gate.answers->deed().actor == "desk");
    CHECK(gate.tries("294715", 1 + 61).what == What::signed_in);
    CHECK(gate.tries("000003", 100).wait.count() == 0);  // counted anew
}

TEST_CASE("a badge says whose PIN is wanted: nobody else's will do, and who is no staff has no badge here") {
    Gate gate;
    const std::string ada = gate.event.id_of(*gate.desk, "Ada");
    gate.add("Ada", "294715", StaffRole::organiser, ada);
    gate.add("Nick", "581936");
    const GateNews badge = gate.ask(OpenWithBadge{gate.event.code_of(*gate.desk, "Ada")});
    CHECK(badge.what == What::badge);
    CHECK(badge.name == "Ada");
    CHECK(badge.person == ada);
    CHECK(gate.answers->deed().actor == "desk");  // a badge alone opens nothing
    CHECK(gate.tries("581936", 1, ada).what == What::wrong_pin);
    CHECK(gate.tries("294715", 2, ada).what == What::signed_in);
    CHECK(gate.ask(OpenWithBadge{gate.event.code_of(*gate.desk, "Ben")}).what == What::no_badge);
    CHECK(gate.ask(OpenWithBadge{"NOBODY KNOWS THIS"}).what == What::no_badge);
}

TEST_CASE("staff who cannot be read are neither unknown nor wrong") {
    Gate gate;
    gate.add("Ada", "294715", StaffRole::staff, gate.event.id_of(*gate.desk, "Ada"));
    const std::string badge = gate.event.code_of(*gate.desk, "Ada");
    {
        const UnreadableEvent unreadable(gate.desk->folder().database());
        CHECK(gate.tries("294715", 0).what == What::failed);
        CHECK(gate.ask(OpenWithBadge{badge}).what == What::failed);
        CHECK(gate.ask(LayInNewRoll{250}).what == What::failed);
    }
    CHECK(gate.ask(OpenWithBadge{badge}).what == What::badge);
    CHECK(gate.tries("294715", 1).what == What::signed_in);
}

TEST_CASE("a program that is started anew lets nobody try a PIN sooner") {
    Gate gate;
    gate.add("Ruth", "294715");
    for (int i = 0; i < 4; ++i) gate.tries("111111", 100 * i);
    const auto restart = [&] {
        gate.desk = gate.event.open({"", true});
        gate.answers = std::make_unique<GateAnswers>(*gate.desk, gate.inbox, gate.clock, "desk");
    };
    restart();
    // Another clock of the frame loop, and no time gone by.
    const auto again = gate.tries("294715", 5);
    CHECK(again.what == What::too_soon);
    CHECK(again.wait == std::chrono::seconds(20));
    gate.event.clock.time += std::chrono::seconds(20);
    restart();
    CHECK(gate.tries("111111", 0).what == What::wrong_pin);
    CHECK(gate.tries("294715", 39).what == What::too_soon);
    // A clock that was set back makes nobody wait for longer than anybody does.
    gate.event.clock.time -= std::chrono::hours(24);
    restart();
    CHECK(gate.tries("294715", 0).wait == std::chrono::minutes(1));
    CHECK(gate.tries("294715", 60).what == What::signed_in);
    restart();
    CHECK(gate.tries("111111", 0).wait.count() == 0);
}
