// Who may be brought by somebody who has come: others of their order whom the door lets in, and nobody else.
#include "desk/companions.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "desk/check_in_deeds.h"
#include "desk/history.h"
#include "desk/history_words.h"
#include "desk/import_list.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/people/order_watch.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

// A family of three with one more who stays away, a delegation of another order, and people without an order.
constexpr const char* list =
    "First Name,Last Name,Email,Ticket Type,Order #,Flags,Attendee Status\n"
    "Ada,Abbot,ada@x.example,Delegate,100,,Attending\n"
    "Sam,Abbot,sam@x.example,Delegate,100,,Attending\n"
    "Cleo,Abbot,cleo@x.example,Delegate,100,,Attending\n"
    "Sam,Zabel,sz@x.example,Delegate,100,,Attending\n"
    "Pia,Press,pia@x.example,Press,100,,Attending\n"
    "Pat,Hidden,pat@x.example,Delegate,100,protected,Attending\n"
    "Gone,Abbot,gone@x.example,Delegate,100,,Cancelled\n"
    "Otto,Other,otto@x.example,Delegate,200,,Attending\n"
    "Nora,None,nora@x.example,Delegate,,,Attending\n"
    "Nils,None,nils@x.example,Delegate,,,Attending\n";

// Ada has booked two seats more, for whoever comes with her.
constexpr const char* with_guests =
    "First Name,Last Name,Email,Ticket Type,Order #\n"
    "Ada,Abbot,ada@x.example,Delegate,100\n"
    "TBC,TBC,ada@x.example,Delegate,100\n"
    "TBC,TBC,ada@x.example,Delegate,100\n"
    "Sam,Zabel,sz@x.example,Delegate,100\n";
constexpr const char* asks_for_names = "unnamed_seats = \"ask\"\n";

struct Entrance {
    EventForTest event;
    std::unique_ptr<Desk> desk;
    OrderWatch orders;

    explicit Entrance(const std::string& more = "", const std::string& people = list,
                      const std::string& point = "Kiosk 1", const std::string& settings = "")
        : event(settings, more) {
        DeskOptions options;
        options.asks_names = settings == asks_for_names;
        options.point = point;
        options.prints = true;
        desk = event.open(options);
        REQUIRE(import_list(*desk, people, "list.csv", {}, by_import(event.at(-60))).ok());
    }
    std::string id_of(const std::string& name) const { return event.id_of(*desk, name); }
    Outcome arrives(const std::string& name, int minute = 0) {
        return scan(*desk, event.code_of(*desk, name), by_kiosk(event.at(minute)));
    }
    std::string with(const Outcome& outcome, int minute = 0) {
        const auto company = companions_of(*desk, orders, outcome, by_kiosk(event.at(minute)));
        REQUIRE(company.ok());
        std::string names;
        for (const Companion& one : *company) names += (names.empty() ? "" : ", ") + one.name;
        return names;
    }
    std::vector<Outcome> bring(const std::string& by, const std::vector<std::string>& names, int minute = 1) {
        std::vector<std::string> people;
        for (const std::string& name : names) people.push_back(id_of(name));
        auto outcomes = bring_companions(*desk, orders, id_of(by), people, by_kiosk(event.at(minute)));
        REQUIRE(outcomes.ok());
        return std::move(outcomes).value();
    }
    bool is_inside(const std::string& name) const { return desk->attendee(id_of(name))->value().inside; }
};

}  // namespace

TEST_CASE("others of the same order are named as they are called, two of one name in full, and nobody else") {
    Entrance hall;
    CHECK(hall.with(hall.arrives("Ada Abbot")) == "Cleo, Sam Abbot, Sam Zabel");
    CHECK(hall.with(hall.arrives("Otto Other")).empty());
    CHECK(hall.with(hall.arrives("Nora None")).empty());
}

TEST_CASE(
    "those who are here come in one after the other, by the door's own decision, and it says with whom") {
    Entrance hall;
    const Outcome ada = hall.arrives("Ada Abbot");
    const auto brought = hall.bring("Ada Abbot", {"Sam Zabel", "Sam Abbot"});
    REQUIRE(brought.size() == 2);
    CHECK(brought[0].attendee->name == "Sam Abbot");
    CHECK(brought[1].attendee->name == "Sam Zabel");
    for (const Outcome& one : brought) {
        CHECK(one.verdict == Verdict::admitted);
        CHECK(one.print_job > ada.print_job);
        const auto entry =
            hall.desk->database().read([&] { return find_entry(hall.desk->database(), one.entry); });
        REQUIRE((entry && *entry));
        CHECK(nlohmann::json::parse((*entry)->body)["with"] == hall.id_of("Ada Abbot"));
    }
    CHECK(brought[0].print_job < brought[1].print_job);
    CHECK(happening_words(history_of(*hall.desk, brought[0].attendee->id, 1)->front()) ==
          "Checked in at Kiosk 1 with Ada Abbot");
    CHECK(hall.is_inside("Sam Zabel"));
    CHECK_FALSE(hall.is_inside("Cleo Abbot"));
    CHECK(hall.with(ada, 2) == "Cleo");
    // Somebody who has come may be taken back by themselves.
    REQUIRE(undo(*hall.desk, brought[0].entry, by_desk(hall.event.at(3))).ok());
    CHECK(hall.with(ada, 4) == "Cleo, Sam");
}

TEST_CASE("nobody is brought who is of another order, to see the desk, or brought by who has not come") {
    Entrance hall;
    CHECK(hall.bring("Ada Abbot", {"Cleo Abbot"}).empty());
    (void)hall.arrives("Ada Abbot");
    CHECK(hall.bring("Ada Abbot", {"Otto Other", "Pia Press", "Pat Hidden", "Gone Abbot", "Nora None"})
              .empty());
    for (const char* name : {"Otto Other", "Pia Press", "Pat Hidden", "Gone Abbot"}) {
        CAPTURE(name);
        CHECK_FALSE(hall.is_inside(name));
    }
}

TEST_CASE("who is refused, or in already by another's code, is shown nobody") {
    Entrance hall;
    CHECK(hall.with(hall.arrives("Pia Press")).empty());
    (void)hall.arrives("Ada Abbot");
    Outcome again = hall.arrives("Ada Abbot", 5);
    again.verdict = Verdict::already_in;
    CHECK(hall.with(again, 5).empty());
}

TEST_CASE("seats without a name are guests, last, and come in under the names that are written for them") {
    Entrance hall("", with_guests, "Kiosk 1", asks_for_names);
    const Outcome ada = hall.arrives("Ada Abbot");
    const auto company = companions_of(*hall.desk, hall.orders, ada, by_kiosk(hall.event.at(0)));
    REQUIRE(company.ok());
    REQUIRE(company->size() == 3);
    CHECK((*company)[0].name == "Sam");
    const std::string first = (*company)[1].person, second = (*company)[2].person;
    CHECK((*company)[1].is_guest());
    CHECK((*company)[2].is_guest());
    const auto brought = bring_companions(*hall.desk, hall.orders, hall.id_of("Ada Abbot"),
                                          {second, first, hall.id_of("Sam Zabel")},
                                          by_kiosk(hall.event.at(1)), {{second, "Chipo Marandure"}});
    REQUIRE(brought.ok());
    REQUIRE(brought->size() == 2);
    CHECK((*brought)[0].attendee->name == "Sam Zabel");
    CHECK((*brought)[1].attendee->name == "Chipo Marandure");
    CHECK((*brought)[1].verdict == Verdict::admitted);
    CHECK((*brought)[1].print_job > (*brought)[0].print_job);
    CHECK(hall.is_inside("Chipo Marandure"));
    CHECK_FALSE(hall.desk->attendee(first)->value().inside);
}

TEST_CASE("where the desk names seats, no guest is shown") {
    Entrance hall("", with_guests, "Kiosk 1", "unnamed_seats = \"desk\"\n");
    CHECK(hall.with(hall.arrives("Ada Abbot")) == "Sam");
}

TEST_CASE("an event may leave it out, and a room's door does") {
    Entrance quiet("[kiosk]\ncompanions = false\n");
    CHECK(quiet.with(quiet.arrives("Ada Abbot")).empty());
    Entrance room("", list, "Small Hall door");
    CHECK(room.with(room.arrives("Ada Abbot")).empty());
}

TEST_CASE("an order of more people than stand before a kiosk shows none of them") {
    const auto order_of = [](std::size_t others) {
        std::string people =
            "First Name,Last Name,Email,Ticket Type,Order #\nAda,Abbot,ada@x.example,Delegate,7\n";
        for (std::size_t i = 0; i < others; ++i)
            people +=
                "Guest" + std::to_string(i) + ",Guest,g" + std::to_string(i) + "@x.example,Delegate,7\n";
        return people;
    };
    Entrance full("", order_of(most_companions));
    CHECK_FALSE(full.with(full.arrives("Ada Abbot")).empty());
    Entrance more("", order_of(most_companions + 1));
    CHECK(more.with(more.arrives("Ada Abbot")).empty());
}
