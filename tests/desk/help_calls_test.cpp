// Calls for help, their answers, and what people agreed to.
#include "desk/help_calls.h"

#include <doctest/doctest.h>

#include "desk/history_words.h"
#include "desk/person_card.h"
#include "desk/person_deeds.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

TEST_CASE("a call waits, somebody comes, and it is done") {
    EventForTest event;
    auto kiosk = event.open({"Kiosk 2"});
    const auto call = ask_for_help(*kiosk, HelpAbout::help, "", by_kiosk(event.at(0)));
    REQUIRE(call.ok());
    auto desk = event.open({"Kiosk 1", true});
    auto open = open_help_calls(*desk);
    REQUIRE(open->size() == 1);
    CHECK(open->front().point == "Kiosk 2");
    CHECK(open->front().state == HelpState::waiting);
    REQUIRE(answer_help(*desk, *call, HelpState::coming, by_desk(event.at(1))));
    CHECK(open_help_calls(*kiosk)->front().state == HelpState::coming);
    REQUIRE(answer_help(*desk, *call, HelpState::done, by_desk(event.at(2))));
    CHECK(open_help_calls(*kiosk)->empty());
    CHECK_FALSE(answer_help(*desk, "nothing", HelpState::done, by_desk(event.at(2))).ok());
}

TEST_CASE("a second touch is no second call; another matter, kiosk, person or hour is") {
    EventForTest event;
    event.import_people();
    auto kiosk = event.open({"Kiosk 1"}), other = event.open({"Kiosk 2"});
    const std::string ada = event.id_of(*kiosk, "Ada");
    const auto call = ask_for_help(*kiosk, HelpAbout::help, "", by_kiosk(event.at(0)));
    CHECK(*ask_for_help(*kiosk, HelpAbout::help, "", by_kiosk(event.at(5))) == *call);
    CHECK(*ask_for_help(*kiosk, HelpAbout::something_wrong, "", by_kiosk(event.at(5))) != *call);
    CHECK(*ask_for_help(*kiosk, HelpAbout::help, ada, by_kiosk(event.at(5))) != *call);
    CHECK(*ask_for_help(*other, HelpAbout::help, "", by_kiosk(event.at(5))) != *call);
    CHECK(*ask_for_help(*kiosk, HelpAbout::help, "", by_kiosk(event.at(11))) != *call);
    CHECK(open_help_calls(*kiosk)->size() == 5);
}

TEST_CASE("calls and answers of two machines meet") {
    EventForTest event;
    auto kiosk = event.open({"Kiosk 1"});
    auto desk = event.open_copy(event.copy("desk"), {"Kiosk 2", true});
    const auto call = ask_for_help(*kiosk, HelpAbout::help, "", by_kiosk(event.at(0)));
    exchange(*kiosk, *desk);
    REQUIRE(answer_help(*desk, *call, HelpState::coming, by_desk(event.at(1))));
    exchange(*kiosk, *desk);
    CHECK(open_help_calls(*kiosk)->front().state == HelpState::coming);
    const auto difference = verify_journal(kiosk->database(), event.key());
    REQUIRE(difference.ok());
    CHECK_FALSE(difference->has_value());
}

TEST_CASE("who answered an opt-in under another record of theirs is not asked again") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben");
    REQUIRE(answer_opt_in(*desk, ben, "leadership", true, "May we write?", by_kiosk(event.at(0))));
    REQUIRE(same_person(*desk, ada, ben, by_desk(event.at(1))));
    const auto answered = desk->database().read([&] {
        return HelpTable(desk->database()).opt_in_answer(ada, "leadership").has_value() &&
               HelpTable(desk->database()).opt_in_answers().at(0).person == ada;
    });
    REQUIRE(answered.ok());
    CHECK(*answered);
}

TEST_CASE("the newest answer to an opt-in counts, with the words that were answered") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const std::string ada = event.id_of(*desk, "Ada");
    REQUIRE(answer_opt_in(*desk, ada, "leadership", true, "May we write?", by_kiosk(event.at(0))));
    const auto answer = [&] {
        std::optional<OptInAnswer> found;
        REQUIRE(desk->database().read(
            [&] { found = HelpTable(desk->database()).opt_in_answer(ada, "leadership"); }));
        return found;
    };
    REQUIRE(answer());
    CHECK(answer()->yes);
    CHECK(answer()->words == "May we write?");
    REQUIRE(answer_opt_in(*desk, ada, "leadership", false, "May we still write?", by_kiosk(event.at(1))));
    CHECK_FALSE(answer()->yes);
    CHECK_FALSE(answer_opt_in(*desk, "nobody", "leadership", true, "?", by_kiosk(event.at(1))).ok());
}

TEST_CASE("told and walked with are noted, called or not, and the call for it is done with") {
    EventForTest event(
        "", "[[ticket_type]]\nname = \"Delegate\"\nflags = [\"tell\", \"escort\"]\nhost = \"Ben Brown\"\n");
    event.import_people();
    auto desk = event.open({"Kiosk 1", true});
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben");
    REQUIRE(correct(*desk, ben, {{Field::phone, "07700 900205"}}, by_desk(event.at(0))).ok());
    const auto card = [&] {
        auto read = person_card(*desk, ada);
        REQUIRE(read.ok());
        return **read;
    };
    CHECK(card().host_phone == "07700 900205");  // of who is called so
    CHECK(next_to_see_to(card()) == Flag::tell);
    REQUIRE(note_seen_to(*desk, ada, Flag::tell, by_desk(event.at(1))).ok());
    CHECK(card().is_told);
    CHECK(happening_words(card().history.front()) == "Their host was told");
    CHECK(next_to_see_to(card()) == Flag::escort);
    REQUIRE(note_seen_to(*desk, ada, Flag::escort, by_desk(event.at(2))).ok());
    CHECK(happening_words(card().history.front()) == "Somebody walked with them");
    CHECK_FALSE(next_to_see_to(card()));
    CHECK_FALSE(note_seen_to(*desk, ada, Flag::no_photo, by_desk(event.at(3))).ok());
    CHECK_FALSE(note_seen_to(*desk, "nobody", Flag::tell, by_desk(event.at(3))).ok());
    // Of somebody whom a kiosk has called about, it is the answer; another call stays.
    REQUIRE(ask_for_help(*desk, HelpAbout::tell_host, ben, by_kiosk(event.at(4))).ok());
    REQUIRE(ask_for_help(*desk, HelpAbout::badge, ben, by_kiosk(event.at(4))).ok());
    REQUIRE(note_seen_to(*desk, ben, Flag::tell, by_desk(event.at(5))).ok());
    REQUIRE(open_help_calls(*desk)->size() == 1);
    CHECK(open_help_calls(*desk)->front().about == HelpAbout::badge);
}
