// What a door knew when it decided, told in hindsight: refusals, two doors that had not met, what came since;
// and for all orders of deeds nothing is called unheard that the machine had.
#include "desk/explanation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

#include "desk/badges.h"
#include "desk/check_in_deeds.h"
#include "desk/explanation_words.h"
#include "desk/import_list.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

constexpr const char* zone = "Europe/London";

Explanation explained(Desk& desk, const std::string& person) {
    auto all = explain(desk, person);
    REQUIRE(all.ok());
    REQUIRE(*all);
    return std::move(**all);
}

const ExplainedLine& only(const Explanation& all, Happening what) {
    const auto is_it = [&](const ExplainedLine& line) { return line.line.what == what; };
    REQUIRE(std::count_if(all.lines.begin(), all.lines.end(), is_it) == 1);
    return *std::find_if(all.lines.begin(), all.lines.end(), is_it);
}

bool says(const Explanation& all, std::size_t line, const std::string& words) {
    const auto told = hindsight_words(all, line, zone);
    return std::any_of(told.begin(), told.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

void import_as(Desk& desk, const char* status, int minute) {
    const std::string list =
        std::string("First name,Last name,Email,Status\nAda,Abbot,ada@x.example,") + status + "\n";
    REQUIRE(import_list(desk, list, "list.csv", {}, by_import(EventForTest::at(minute))).ok());
}

std::set<std::string> entries_of(Desk& desk) {
    std::set<std::string> ids;
    REQUIRE(desk.database()
                .read([&] {
                    for (const Entry& entry : read_entries(desk.database())) ids.insert(entry_id(entry));
                })
                .ok());
    return ids;
}

}  // namespace

TEST_CASE("the oldest comes first, with the screen, what the door had heard, and what was taken back since") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    const std::string ada = event.id_of(*desk, "Ada");
    REQUIRE(scan(*desk, event.code_of(*desk, "Ada"), by_kiosk(event.at(0))).verdict == Verdict::admitted);
    REQUIRE(undo(*desk, ada, by_desk(event.at(5)), "wrong person").ok());
    const auto all = explained(*desk, ada);
    REQUIRE(all.lines.size() == 3);
    CHECK(all.lines[0].line.what == Happening::listed);
    CHECK_FALSE(all.lines[0].is_decision);
    const ExplainedLine& came = all.lines[1];
    CHECK(came.line.what == Happening::checked_in);
    CHECK(came.is_here);
    CHECK(came.screen == Verdict::admitted);
    CHECK_FALSE(came.knew);
    CHECK(came.unheard.empty());
    CHECK(came.since == std::vector<std::size_t>{2});
    CHECK(says(all, 1, "The screen said: “Welcome, Ada”"));
    CHECK(says(all, 1, "Since then: 2017-11-10 09:05 Taken back: Checked in at Kiosk 1: wrong person"));
    CHECK(standing_words(all, zone) ==
          "They count as not here: what was written at 2017-11-10 09:00, Kiosk 1, was taken back.");
    CHECK_FALSE(*explain(*desk, "nobody"));
}

TEST_CASE("a refusal has the words of its screen and what has come since") {
    const EventForTest event;
    auto desk = event.open();
    import_as(*desk, "pending", -60);
    const std::string ada = event.id_of(*desk, "Ada"), code = event.code_of(*desk, "Ada");
    REQUIRE(scan(*desk, code, by_kiosk(event.at(0))).verdict == Verdict::pending);
    CHECK(standing_words(explained(*desk, ada), zone) ==
          "They have not come in, and their registration is not complete.");
    REQUIRE(correct(*desk, ada, {{Field::status, "expected"}}, by_desk(event.at(2))).ok());
    REQUIRE(scan(*desk, code, by_kiosk(event.at(3))).verdict == Verdict::admitted);
    const auto all = explained(*desk, ada);
    const ExplainedLine& refused = only(all, Happening::refused);
    CHECK(refused.screen == Verdict::pending);
    CHECK(refused.unheard.empty());
    REQUIRE(refused.since.size() == 2);
    CHECK(all.lines[refused.since[0]].line.what == Happening::corrected);
    CHECK(all.lines[refused.since[1]].line.what == Happening::checked_in);
    CHECK(says(all, 1, "“Your registration is not complete yet”"));
    CHECK(standing_words(all, zone) == "They are in the building: 2017-11-10 09:03, Kiosk 1.");
}

TEST_CASE("the scan of a code that was retired is its holder's, too") {
    const EventForTest event;
    event.import_people();
    DeskOptions prints;
    prints.staff = prints.prints = true;
    auto desk = event.open(prints);
    const std::string ada = event.id_of(*desk, "Ada");
    const auto came = check_in(*desk, ada, by_desk(event.at(0)));
    REQUIRE(came.ok());
    REQUIRE_FALSE(came->badge_code.empty());
    REQUIRE(request_badge(*desk, ada, {"The badge is lost", true, false}, by_desk(event.at(1))).ok());
    REQUIRE(scan(*desk, came->badge_code, by_kiosk(event.at(2))).verdict == Verdict::retired_code);
    const auto person = person_of_code(*desk, came->badge_code);
    REQUIRE(person.ok());
    CHECK(*person == ada);
    CHECK(only(explained(*desk, ada), Happening::refused).screen == Verdict::retired_code);
}

TEST_CASE("two doors that had not met: each had not heard of the other, and a list that came too late") {
    const EventForTest event;
    {
        auto desk = event.open();
        import_as(*desk, "pending", -60);
    }
    const auto folder = event.copy("another machine");
    auto here = event.open(), there = event.open_copy(folder);
    const std::string ada = event.id_of(*here, "Ada"), code = event.code_of(*here, "Ada");
    import_as(*here, "confirmed", -10);
    REQUIRE(scan(*there, code, by_kiosk(event.at(0))).verdict == Verdict::pending);
    REQUIRE(scan(*here, code, by_kiosk(event.at(1))).verdict == Verdict::admitted);
    CheckInRequest anyway;
    anyway.anyway = "Paid at the desk";
    REQUIRE(check_in(*there, ada, {"desk", true, event.at(2)}, anyway)->verdict == Verdict::admitted);
    exchange(*here, *there);
    for (Desk* desk : {here.get(), there.get()}) {
        const auto all = explained(*desk, ada);
        const ExplainedLine& refused = only(all, Happening::refused);
        REQUIRE(refused.unheard.size() == 1);
        CHECK(all.lines[refused.unheard[0]].line.what == Happening::list_changed);
        const ExplainedLine& second = only(all, Happening::let_in_anyway);
        REQUIRE(second.unheard.size() == 1);
        CHECK(all.lines[second.unheard[0]].line.what == Happening::checked_in);
        CHECK(refused.is_here == (desk == there.get()));
        CHECK(only(all, Happening::checked_in).unheard.empty());
    }
}

namespace {

// Two machines at which one person comes and goes, and which meet now and then; and what each had at each
// pass.
class TwoMachines {
  public:
    explicit TwoMachines(unsigned seed) : random_(seed) {
        event_.import_people();
        const auto folder = event_.copy("another machine");
        desks_ = {event_.open(), event_.open_copy(folder)};
        ada = event_.id_of(*desks_[0], "Ada");
        code_ = event_.code_of(*desks_[0], "Ada");
    }
    void minute(int minute, bool takes_back) {
        event_.clock.time += std::chrono::minutes(1);
        Desk& desk = *desks_[random_() % 2];
        const auto before = entries_of(desk);
        const auto choice = random_() % 8;
        CheckInRequest request;
        request.leaving = choice < 3;
        if (choice == 7) {
            meet();
        } else if (choice == 6 && takes_back) {
            (void)undo(desk, ada, by_desk(event_.at(minute)));
        } else {
            const auto passed = scan(desk, code_, by_kiosk(event_.at(minute)), request);
            if (!passed.entry.empty()) had.emplace(passed.entry, before);
        }
    }
    void meet() { exchange(*desks_[0], *desks_[1]); }
    Desk& any() { return *desks_[random_() % 2]; }

    std::string ada;
    std::map<std::string, std::set<std::string>> had;

  private:
    EventForTest event_;
    std::mt19937 random_;
    std::array<std::unique_ptr<Desk>, 2> desks_;
    std::string code_;
};

bool is_told(const ExplainedLine& door, std::size_t other) {
    return std::count(door.unheard.begin(), door.unheard.end(), other) > 0;
}

}  // namespace

TEST_CASE("nothing that a machine had is called unheard, and what it had not is told of its next pass") {
    int told = 0;
    for (unsigned seed = 0; seed < 24; ++seed) {
        CAPTURE(seed);
        TwoMachines day(seed);
        const bool takes_back = seed % 2 == 0;
        for (int minute = 1; minute < 16; ++minute) day.minute(minute, takes_back);
        day.meet();
        const auto all = explained(day.any(), day.ada);
        for (std::size_t other = 0; other < all.lines.size(); ++other) {
            const ExplainedLine& happened = all.lines[other];
            bool is_first = true;  // of the other machine's passes after this one
            for (const ExplainedLine& door : all.lines) {
                const auto known = day.had.find(door.line.entry);
                if (known == day.had.end() || door.line.at <= happened.line.at) continue;
                const bool machine_had = known->second.count(happened.line.entry) > 0;
                if (is_told(door, other)) CHECK_FALSE(machine_had);
                told += is_told(door, other) ? 1 : 0;
                if (door.node == happened.node || !happened.is_decision) continue;
                if (is_first && !takes_back) CHECK(is_told(door, other) == !machine_had);
                is_first = false;
            }
        }
    }
    CHECK(told > 10);  // or nothing was tried
}

TEST_CASE("a code that nobody has says what it is, where it was held up, and whose is nearest") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    std::string code = event.code_of(*desk, "Ada");
    code[12] = code[12] == 'A' ? 'B' : 'A';
    const auto mistyped = explain_code(*desk, code);
    REQUIRE(mistyped.ok());
    CHECK(mistyped->verdict == Verdict::misread);
    CHECK(mistyped->nearest == event.code_of(*desk, "Ada"));
    REQUIRE(mistyped->nearest_of);
    CHECK(mistyped->nearest_of->name == "Ada Abbot");

    REQUIRE(scan(*desk, "https://example.org/t/1", by_kiosk(event.at(0))).verdict == Verdict::unknown);
    const auto strange = explain_code(*desk, "https://example.org/t/1");
    REQUIRE(strange.ok());
    CHECK(strange->verdict == Verdict::unknown);
    REQUIRE(strange->refused.size() == 1);
    CHECK(strange->refused[0].point == "Kiosk 1");
    CHECK_FALSE(strange->nearest_of);
    CHECK(*person_of_code(*desk, code) == "");
}

TEST_CASE("a code with slips finds the one that it was, whatever the slips, and the fewest slips win") {
    const EventForTest event;
    auto desk = event.open();
    REQUIRE(import_list(*desk,
                        "First name,Last name,Ticket code\nAda,Abbot,TKT100200300\nBen,Brown,TKT100200399\n"
                        "Cleo,Clark,QQQQQQQQQQQQ\n",
                        "list.csv", {}, by_import(event.at(-60)))
                .ok());
    const auto nearest = [&](const std::string& code) {
        const auto unknown = explain_code(*desk, code);
        REQUIRE(unknown.ok());
        return unknown->nearest;
    };
    CHECK(nearest("TKT10020030") == "TKT100200300");    // dropped
    CHECK(nearest("TKT1002003000") == "TKT100200300");  // added
    CHECK(nearest("TKT010200300") == "TKT100200300");   // swapped
    CHECK(nearest("TKT1O02OO3OO").empty());             // five are too many
    CHECK(nearest("TKT1O02O0300") == "TKT100200300");
    CHECK(nearest("TKT100200398") == "TKT100200399");  // one slip, not two
    CHECK(nearest("WWWWWWWWWWWW").empty());
    CHECK(nearest(std::string(65, 'Q')).empty());
}

TEST_CASE("only what can be nothing but a code that nobody has is not looked for as words") {
    const EventForTest event;
    auto desk = event.open();
    REQUIRE(import_list(*desk,
                        "First name,Last name,Organisation,Order,Ticket code\n"
                        "Ada,Abbot,Studio2000London,ORDER12345,AB-12-345678\nBen,Brown,,,\n",
                        "list.csv", {}, by_import(event.at(-60)))
                .ok());
    const std::string ticket = event.code_of(*desk, "Ben");
    for (const std::string& may :
         {std::string("ben"), std::string("studio2000"), std::string("order12345"), std::string("ab12345678"),
          std::string("two words 12345"), std::string("12345678@x.example"), std::string("Jürgen12345"),
          ticket.substr(0, 10), std::string("1234567")}) {
        CAPTURE(may);
        CHECK(*may_be_words_of_somebody(*desk, may));
    }
    CHECK_FALSE(*may_be_words_of_somebody(*desk, "TKT100200300"));
    CHECK_FALSE(*may_be_words_of_somebody(*desk, "order12346"));
}
