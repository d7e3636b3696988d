// Who came in by two doors that did not hear of each other is told on both machines when they have, and on
// neither any more once somebody has seen to it on one.
#include "desk/admitted_twice.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/help_calls.h"
#include "desk/taking_back.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

struct Machine {
    std::unique_ptr<Desk> desk;
    AdmittedTwiceWatch watch;

    explicit Machine(std::unique_ptr<Desk> opened) : desk(std::move(opened)), watch(*desk) {}
    std::vector<AdmittedTwice> told() {
        auto open = watch.look();
        REQUIRE(open.ok());
        // A watch that begins now tells the same.
        AdmittedTwiceWatch anew(*desk);
        const auto again = anew.look();
        REQUIRE(again.ok());
        REQUIRE(again->size() == open->size());
        for (std::size_t i = 0; i < open->size(); ++i) CHECK((*again)[i].call == (*open)[i].call);
        return std::move(open).value();
    }
};

struct TwoMachines {
    EventForTest event;
    std::string ada, ben;
    std::optional<Machine> here, there;

    TwoMachines() {
        event.import_people();
        const auto other = event.copy("another machine");
        here.emplace(event.open());
        there.emplace(event.open_copy(other));
        ada = event.code_of(*here->desk, "ada");
        ben = event.code_of(*here->desk, "ben");
    }
    void scan_at(Machine& machine, const std::string& code, int minute) {
        CHECK(lets_through(scan(*machine.desk, code, by_kiosk(event.at(minute))).verdict));
    }
    void meet() { exchange(*here->desk, *there->desk); }
};

}  // namespace

TEST_CASE("who came in by both halves of a hall is told on both machines when they meet, and no one else") {
    TwoMachines hall;
    hall.scan_at(*hall.here, hall.ada, 1);
    hall.scan_at(*hall.here, hall.ben, 2);
    hall.scan_at(*hall.there, hall.ada, 3);
    CHECK(hall.here->told().empty());
    CHECK(hall.there->told().empty());
    hall.meet();
    const auto here = hall.here->told(), there = hall.there->told();
    REQUIRE(here.size() == 1);
    REQUIRE(there.size() == 1);
    CHECK(here[0].call == there[0].call);
    CHECK(here[0].state == HelpState::waiting);
    CHECK(here[0].admissions.person == hall.event.id_of(*hall.here->desk, "ada"));
    CHECK(here[0].admissions.first.at == hall.event.at(1));
    CHECK(here[0].admissions.second.at == hall.event.at(3));
}

TEST_CASE(
    "what somebody has seen to is told on no machine any more, and somebody on the way is told everywhere") {
    TwoMachines hall;
    hall.scan_at(*hall.here, hall.ada, 1);
    hall.scan_at(*hall.there, hall.ada, 3);
    hall.meet();
    const std::string call = hall.here->told().at(0).call;
    REQUIRE(answer_help(*hall.here->desk, call, HelpState::coming, by_desk(hall.event.at(4))));
    hall.meet();
    CHECK(hall.there->told().at(0).state == HelpState::coming);
    REQUIRE(answer_help(*hall.there->desk, call, HelpState::done, by_desk(hall.event.at(5))));
    CHECK(hall.there->told().empty());
    CHECK(hall.here->told().size() == 1);
    hall.meet();
    CHECK(hall.here->told().empty());
}

TEST_CASE("one of the two admissions taken back ends it") {
    TwoMachines hall;
    hall.scan_at(*hall.here, hall.ada, 1);
    hall.scan_at(*hall.there, hall.ada, 3);
    hall.meet();
    const auto told = hall.here->told();
    REQUIRE(told.size() == 1);
    REQUIRE(undo(*hall.here->desk, told[0].admissions.person, by_desk(hall.event.at(4))).ok());
    CHECK(hall.here->told().empty());
    hall.meet();
    CHECK(hall.there->told().empty());
}

TEST_CASE("only two check-ins of one person can be answered so") {
    TwoMachines hall;
    hall.scan_at(*hall.here, hall.ada, 1);
    hall.scan_at(*hall.here, hall.ben, 2);
    hall.scan_at(*hall.there, hall.ada, 3);
    hall.meet();
    const auto told = hall.here->told();
    REQUIRE(told.size() == 1);
    const auto answer = [&](const std::string& call) {
        return answer_help(*hall.here->desk, call, HelpState::done, by_desk(hall.event.at(4))).ok();
    };
    CHECK_FALSE(answer(told[0].admissions.first.entry));
    CHECK_FALSE(answer(told[0].admissions.first.entry + "+"));
    CHECK_FALSE(answer("+" + told[0].admissions.first.entry));
    CHECK_FALSE(answer(told[0].call + "+"));
    CHECK_FALSE(answer("nothing+nowhere"));
    CHECK(answer(told[0].call));
}
