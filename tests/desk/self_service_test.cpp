// What a kiosk lets people do, and when the desk is told.
#include "desk/self_service.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "desk/badges.h"
#include "desk/check_in_deeds.h"
#include "desk/day_view.h"
#include "desk/help_calls.h"
#include "desk/import_list.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/print_jobs.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

struct KioskPoint {
    EventForTest event;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<SelfServicePoint> point;

    explicit KioskPoint(const std::string& settings = "") : event(settings) {
        event.import_people();
        DeskOptions options;
        options.prints = true;
        desk = event.open(options);
        point = std::make_unique<SelfServicePoint>(*desk);
    }
    std::size_t calls(HelpAbout about) const {
        const auto open = open_help_calls(*desk);
        REQUIRE(open.ok());
        return static_cast<std::size_t>(std::count_if(
            open->begin(), open->end(), [&](const HelpCall& call) { return call.about == about; }));
    }
    void misses(int minute) {
        const auto found = point->find_me("Nobody", "nobody@x.example", by_kiosk(event.at(minute)));
        REQUIRE(found.ok());
        CHECK_FALSE(found->has_value());
    }
    // Shown at the kiosk by somebody, and the desk told what it wants to know of that.
    Outcome shows(const std::string& code, int minute) {
        Outcome outcome = scan(*desk, code, by_kiosk(event.at(minute)));
        point->tell_desk(outcome, true, by_kiosk(event.at(minute)));
        return outcome;
    }
};

}  // namespace

TEST_CASE("the fifth name in ten minutes that is not found tells the desk, and five in an hour do not") {
    KioskPoint slow, fast;
    for (int i = 0; i < 5; ++i) slow.misses(12 * i);
    CHECK(slow.calls(HelpAbout::name_not_found) == 0);
    for (int i = 0; i < 4; ++i) fast.misses(i);
    CHECK(fast.calls(HelpAbout::name_not_found) == 0);
    fast.misses(4);
    CHECK(fast.calls(HelpAbout::name_not_found) == 1);
}

TEST_CASE("who is found by name is checked in, and is no miss") {
    KioskPoint kiosk;
    const auto found = kiosk.point->find_me("ada abbot", "ada@x.example", by_kiosk(kiosk.event.at(0)));
    REQUIRE(found.ok());
    REQUIRE(found->has_value());
    CHECK((*found)->verdict == Verdict::admitted);
}

TEST_CASE("a code that comes three times while its person is in was perhaps sent on to others") {
    KioskPoint kiosk;
    const std::string ada = kiosk.event.code_of(*kiosk.desk, "Ada");
    CHECK(kiosk.shows(ada, 0).verdict == Verdict::admitted);
    CHECK(kiosk.shows(ada, 2).verdict == Verdict::already_in);
    kiosk.shows(ada, 4);
    CHECK(kiosk.calls(HelpAbout::forwarded_code) == 0);
    kiosk.shows(ada, 6);
    CHECK(kiosk.calls(HelpAbout::forwarded_code) == 1);
}

TEST_CASE("who registers gets the first ticket type, and who must wait for a place is told to the desk") {
    KioskPoint kiosk(
        "capacity = 4\nhold_until = 2017-11-10T09:30:00\n[[ticket_type]]\nname = \"Delegate\"\n");
    const auto in =
        kiosk.point->register_person("Eve Ellis", "Bath", "eve@x.example", by_kiosk(kiosk.event.at(0)));
    REQUIRE(in.ok());
    REQUIRE(in->how == Registered::admitted);
    CHECK(in->outcome.attendee->ticket_type == "Delegate");
    CHECK(in->outcome.attendee->organisation == "Bath");
    CHECK(kiosk.calls(HelpAbout::not_registered) == 0);
    const auto waits = kiosk.point->register_person("Finn Ford", "", "", by_kiosk(kiosk.event.at(1)));
    REQUIRE(waits.ok());
    CHECK(waits->how == Registered::waiting_list);
    CHECK(kiosk.calls(HelpAbout::not_registered) == 1);
}

TEST_CASE("where the first ticket type is the desk's to check in, nobody registers by themselves") {
    KioskPoint kiosk;
    const auto press = kiosk.point->register_person("Eve Ellis", "Bath", "", by_kiosk(kiosk.event.at(0)));
    REQUIRE(press.ok());
    CHECK(press->how == Registered::refused);
    CHECK(press->outcome.verdict == Verdict::desk_first);
    CHECK(kiosk.desk->counts()->walk_ins == 0);
}

TEST_CASE("somebody whom a host waits for is told once, when they arrive") {
    KioskPoint kiosk;
    const std::string ada = kiosk.event.id_of(*kiosk.desk, "Ada");
    REQUIRE(set_flag(*kiosk.desk, ada, Flag::tell, true, by_kiosk(kiosk.event.at(-1))));
    const std::string code = kiosk.event.code_of(*kiosk.desk, "Ada");
    kiosk.shows(code, 0);
    CHECK(kiosk.calls(HelpAbout::tell_host) == 1);
    kiosk.shows(kiosk.event.code_of(*kiosk.desk, "Ben"), 1);
    CHECK(kiosk.calls(HelpAbout::tell_host) == 1);
}

TEST_CASE("badges are promised while there is a printer, and labels as far as we have counted them") {
    KioskPoint kiosk;
    CHECK_FALSE(*kiosk.point->has_badges(false));
    CHECK(*kiosk.point->has_badges(true));
    REQUIRE(new_label_roll(*kiosk.desk, 1));
    CHECK(*kiosk.point->has_badges(true));
    REQUIRE(kiosk.desk->database().write(
        [&] { PrintJobs(kiosk.desk->database()).use_label(kiosk.desk->point().name); }));
    CHECK_FALSE(*kiosk.point->has_badges(true));
}

TEST_CASE("a badge that did not come out is told to the desk, whatever becomes of its job") {
    KioskPoint kiosk;
    const std::string ada = kiosk.event.id_of(*kiosk.desk, "Ada");
    const auto missed = kiosk.point->badge_did_not_come(4711, ada, by_kiosk(kiosk.event.at(0)));
    CHECK_FALSE(missed.is_again);
    REQUIRE(!missed.call.empty());
    CHECK(kiosk.calls(HelpAbout::badge) == 1);
    const auto call = help_call(*kiosk.desk, missed.call);
    REQUIRE(call.ok());
    REQUIRE(call->has_value());
    CHECK((*call)->person == ada);
    CHECK_FALSE(help_call(*kiosk.desk, "no such entry")->has_value());
}

TEST_CASE("an offer is made to those who may be written to, and have not got or answered it") {
    KioskPoint kiosk(
        "[[ticket_type]]\nname = \"Speaker\"\n[[opt_in]]\nid = \"news\"\nquestion = \"May we write?\"\n"
        "who = \"We\"\nabout = \"news\"\nuntil = \"you say stop\"\nnot_for = [\"Speaker\"]\n");
    const auto offered = [&](const std::string& name) {
        const Outcome outcome =
            scan(*kiosk.desk, kiosk.event.code_of(*kiosk.desk, name), by_kiosk(kiosk.event.at(0)));
        CHECK(outcome.verdict == Verdict::admitted);
        return kiosk.point->may_opt_in(outcome);
    };
    const std::string ben = kiosk.event.id_of(*kiosk.desk, "Ben");
    REQUIRE(correct(*kiosk.desk, ben, {{Field::email, ""}}, by_kiosk(kiosk.event.at(-1))));
    CHECK(offered("Ada"));
    CHECK_FALSE(offered("Ben"));
    CHECK_FALSE(offered("Cleo"));

    const Outcome ada =
        scan(*kiosk.desk, kiosk.event.code_of(*kiosk.desk, "Ada"), by_kiosk(kiosk.event.at(9)));
    CHECK(kiosk.point->may_opt_in(ada));
    REQUIRE(answer_opt_in(*kiosk.desk, ada.attendee->id, "news", true, "May we write?",
                          by_kiosk(kiosk.event.at(9))));
    CHECK_FALSE(kiosk.point->may_opt_in(ada));
    // Dan has answered when he registered.
    REQUIRE(import_list(
        *kiosk.desk, "First name,Last name,Email,News\nDan,Dale,dan@x.example,No\nEd,Ellis,ed@x.example,\n",
        "list.csv", {}, by_import(kiosk.event.at(10))));
    CHECK_FALSE(offered("Dan"));
    CHECK(offered("Ed"));
}

TEST_CASE("the language that somebody's list says is known where the event has it") {
    KioskPoint kiosk("languages = [\"en\", \"fr\"]\n");
    REQUIRE(import_list(
        *kiosk.desk,
        "First name,Last name,Email,Language\nDan,Dale,dan@x.example,French\nEd,Ellis,ed@x.example,"
        "German\n",
        "list.csv", {}, by_import(kiosk.event.at(-5))));
    const auto language = [&](const std::string& name) {
        return kiosk.point->language_of(
            scan(*kiosk.desk, kiosk.event.code_of(*kiosk.desk, name), by_kiosk(kiosk.event.at(0))));
    };
    CHECK(language("Dan") == "fr");
    CHECK(language("Ed").empty());
    CHECK(language("Ada").empty());
}

TEST_CASE("at a way out a code and a name let people go") {
    EventForTest event("",
                       "[[area]]\nid = \"yard\"\nname = \"Yard\"\n[[area.point]]\nname = \"Yard gate\"\n"
                       "exit = true\n");
    event.import_people();
    DeskOptions options;
    options.point = "Yard gate";
    auto desk = event.open(options);
    SelfServicePoint point(*desk);
    CHECK(point.scan(event.code_of(*desk, "Ada"), by_kiosk(event.at(0))).verdict == Verdict::exited);
    const auto ben = point.find_me("Brown Ben", "ben@x.example", by_kiosk(event.at(1)));
    REQUIRE(ben.ok());
    REQUIRE(*ben);
    CHECK((*ben)->verdict == Verdict::exited);
}

TEST_CASE("where there is a box for badges, a code lets in until the day is over, and out afterwards") {
    EventForTest event(
        "closes = \"2017-11-10T17:00\"\n[[area]]\nid = \"front\"\nname = \"Front\"\n"
        "[[area.point]]\nname = \"Box\"\nbadge_box = true\n");
    event.import_people();
    DeskOptions options;
    options.point = "Box";
    auto desk = event.open(options);
    SelfServicePoint point(*desk);
    const std::string ada = event.code_of(*desk, "Ada");
    const auto comes = point.scan(ada, by_kiosk(event.at(0)));
    CHECK(comes.verdict == Verdict::admitted);
    CHECK_FALSE(comes.drops_badge);
    const auto goes = point.scan(ada, by_kiosk(event.at(8 * 60)));
    CHECK(goes.verdict == Verdict::exited);
    CHECK(goes.drops_badge);
    CHECK_FALSE(desk->attendee(event.id_of(*desk, "Ada"))->value().inside);
    const auto back = [&] { return day_view(*desk, event.at(8 * 60 + 30)).value().badges_back; };
    CHECK(back() == 1);
    REQUIRE(undo(*desk, goes.entry, by_desk(event.at(8 * 60 + 20))).ok());
    CHECK(back() == 0);
    CHECK(point.scan(ada, by_kiosk(event.at(8 * 60 + 25))).drops_badge);
    CHECK(back() == 1);
}
