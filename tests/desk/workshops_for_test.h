// An afternoon of workshops, one of which may not take place.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "desk/import_list.h"
#include "desk/import_programme.h"
#include "desk/programme_deeds.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

namespace lanyard {

// A workshop with two people in it, and two others at the same time with one place and none.
struct WorkshopsForTest {
    EventForTest event;
    std::unique_ptr<Desk> desk = event.open({"", true});

    WorkshopsForTest() {
        const auto list = import_list(*desk,
                                      "First name,Last name,Email,Workshop choice\n"
                                      "Ada,Abbot,ada@x.example,Workshop A\n"
                                      "Ben,Brown,ben@x.example,Workshop A\n"
                                      "Cleo,Clark,cleo@x.example,Workshop B\n"
                                      "Dan,Dean,dan@x.example,\n",
                                      "list.csv", {}, by_import(event.at(-60)));
        REQUIRE(list.ok());
        REQUIRE(import_programme(
                    *desk,
                    "id,title,kind,start,end,room,capacity\n"
                    "a,Workshop A: Alpha,workshop,2017-11-10 13:00,2017-11-10 14:00,small-hall,9\n"
                    "b,Workshop B: Beta,workshop,2017-11-10 13:00,2017-11-10 14:00,small-hall,2\n"
                    "late,Workshop L: Late,workshop,2017-11-10 15:00,2017-11-10 16:00,small-hall,9\n",
                    "day.csv", by_import(event.at(0)))
                    .ok());
    }
    Result<DeedOutcome> cancel(bool moves, const std::string& to, bool preview) {
        ProgrammeDeed deed{ProgrammeDeed::Kind::cancel, "a", 0, preview};
        deed.moves = moves;
        deed.move_to = to;
        return do_programme_deed(*desk, deed, by_kiosk(event.at(1)));
    }
    // The sessions of a person, "a b".
    std::string sessions_of(const std::string& name) {
        std::string all;
        const auto found = desk->attendees(name);
        REQUIRE(found->size() == 1);
        for (const Enrolment& one : found->front().sessions) all += (all.empty() ? "" : " ") + one.session;
        return all;
    }
};

}  // namespace lanyard
