// What a room's door is answered, on a real event: who passes, where else their place is, who is found, and
// what is told unasked.
#include "roles/door/answers.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/import_list.h"
#include "desk/import_programme.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/kiosk/answering.h"

using namespace lanyard;

namespace {

// Two workshops at once from ten o'clock, one in the hall of this door; it is five minutes before.
struct HallDoor {
    EventForTest event;
    std::unique_ptr<Desk> desk;
    EventClock clock{EventForTest::at(55), 1e-9};
    Inbox inbox{[] {}};
    BadgeLayout layout;
    std::unique_ptr<EventNews> news;
    std::unique_ptr<Neighbours> neighbours;
    std::unique_ptr<DoorAnswers> answers;
    long long requests = 0;

    HallDoor() {
        DeskOptions options;
        options.staff = true;
        options.point = "Small Hall door";
        desk = event.open(options);
        REQUIRE(import_list(*desk,
                            "First name,Last name,Email,Workshop choice\n"
                            "Ada,Abbot,ada@x.example,Workshop A\n"
                            "Ben,Brown,ben@x.example,Workshop B\n"
                            "Cleo,Clark,cleo@x.example,\n"
                            "Dan,Dean,dan@x.example,Workshop A\n",
                            "list.csv", {}, by_import(event.at(-60)))
                    .ok());
        REQUIRE(
            import_programme(*desk,
                             "id,title,kind,start,end,room,capacity\n"
                             "a,Workshop A: Alpha,workshop,2017-11-10 10:00,2017-11-10 11:00,small-hall,2\n"
                             "b,Workshop B: Beta,workshop,2017-11-10 10:00,2017-11-10 11:00,elsewhere,9\n",
                             "day.csv", by_import(event.at(-30)))
                .ok());
        news = std::make_unique<EventNews>(*desk, inbox);
        neighbours = std::make_unique<Neighbours>(desk->folder(), event.clock);
        answers = std::make_unique<DoorAnswers>(
            OpenDesk{*desk, clock, *news, layout, 300, nullptr, inbox, [] {}, *neighbours, "door"});
    }
    // The answer of this kind to what is asked; what was told unasked goes to `told`.
    template <class Answer>
    Answer ask(const RoomRequest& what) {
        answer_in_any_case(*answers, ++requests, {what});
        std::optional<Answer> answer;
        for (Message& message : inbox.take()) {
            RoomNews& news = *news_of<RoomNews>(message);
            if (auto* room = std::get_if<std::shared_ptr<const RoomNow>>(&news.answer)) {
                CHECK(news.request == 0);
                told = *room;
                continue;
            }
            CHECK(news.request == requests);
            answer = std::get<Answer>(std::move(news.answer));
        }
        REQUIRE(answer.has_value());
        return std::move(*answer);
    }
    PassedDoor passes(const std::string& name, bool leaving = false, const std::string& anyway = "") {
        return ask<PassedDoor>(PassDoor{"", event.id_of(*desk, name), leaving, anyway});
    }
    // What a look tells; nullptr where it tells nothing.
    std::shared_ptr<const RoomNow> look() {
        answers->look();
        for (Message& message : inbox.take())
            if (const auto* news = news_of<RoomNews>(message))
                return std::get<std::shared_ptr<const RoomNow>>(news->answer);
        return nullptr;
    }

    std::shared_ptr<const RoomNow> told;
};

}  // namespace

TEST_CASE("who has a place here comes in by their code and goes out again, and the room is told each time") {
    HallDoor door;
    const PassedDoor in = door.ask<PassedDoor>(PassDoor{door.event.code_of(*door.desk, "Ada"), ""});
    CHECK(in.outcome.verdict == Verdict::admitted);
    CHECK(in.place == PlaceAtDoor::enrolled);
    CHECK(in.outcome.print_job == 0);
    REQUIRE(door.told);
    CHECK(door.told->inside == 1);
    CHECK(door.told->places == 2);
    CHECK(door.told->enrolled == 2);
    CHECK(door.passes("Ada", true).outcome.verdict == Verdict::exited);
    CHECK(door.told->inside == 0);
}

TEST_CASE("who has a place elsewhere is told where; anyway lets them in, as it is written") {
    HallDoor door;
    const PassedDoor stopped = door.passes("Ben");
    CHECK(stopped.outcome.verdict == Verdict::wrong_session);
    CHECK(stopped.place == PlaceAtDoor::elsewhere);
    CHECK(stopped.other == "Workshop B: Beta");
    CHECK(stopped.other_room.empty());  // nobody has said what it is called
    CHECK(stopped.outcome.entry.empty());
    const PassedDoor anyway = door.passes("Ben", false, "They are needed here");
    CHECK(anyway.outcome.verdict == Verdict::admitted);
    CHECK(anyway.outcome.set_aside == std::vector<Verdict>{Verdict::wrong_session});
    CHECK(anyway.asked.anyway == "They are needed here");
    // Who chose no workshop has no other place.
    CHECK(door.passes("Cleo").place == PlaceAtDoor::for_everybody);
}

TEST_CASE("a full room is full, and a pass is taken back") {
    HallDoor door;
    const PassedDoor first = door.passes("Ada");
    CHECK(door.passes("Dan").outcome.verdict == Verdict::admitted);
    CHECK(door.told->places_left() == 0);
    CHECK(door.passes("Cleo").outcome.verdict == Verdict::full);
    CHECK_FALSE(door.ask<PassTakenBack>(TakeBackPass{first.outcome.entry}).error);
    CHECK(door.told->places_left() == 1);
    CHECK(door.ask<PassTakenBack>(TakeBackPass{first.outcome.entry}).error);
    CHECK(door.passes("Cleo").outcome.verdict == Verdict::admitted);
}

TEST_CASE("what cannot be done is said: a code of nobody's, and a person whom nobody knows") {
    HallDoor door;
    CHECK(door.ask<PassedDoor>(PassDoor{"NOBODY KNOWS THIS", ""}).outcome.verdict == Verdict::unknown);
    const PassedDoor nobody = door.ask<PassedDoor>(PassDoor{"", "nobody"});
    CHECK(nobody.error);
    CHECK(nobody.place == PlaceAtDoor::for_everybody);
}

TEST_CASE("a name is found by its beginning, and no more are read than a door shows") {
    HallDoor door;
    const FoundAtDoor found = door.ask<FoundAtDoor>(SearchAtDoor{"cle"});
    CHECK(found.words == "cle");
    REQUIRE(found.people.size() == 1);
    CHECK(found.people.front().name == "Cleo Clark");
    CHECK(found.further == 0);
    std::string list = "First name,Last name,Email\n";
    const int people = static_cast<int>(DoorAnswers::most_found) + 8;
    for (int i = 0; i < people; ++i)
        list += "Zed,Zander" + std::to_string(i) + ",z" + std::to_string(i) + "@x.example\n";
    REQUIRE(import_list(*door.desk, list, "more.csv", {}, by_import(door.event.at(1))).ok());
    const FoundAtDoor many = door.ask<FoundAtDoor>(SearchAtDoor{"zed"});
    CHECK(many.people.size() == DoorAnswers::most_found);
    CHECK(many.further == 8);
}

TEST_CASE("the room is told once, and again when another program has written") {
    HallDoor door;
    REQUIRE(door.look());
    CHECK_FALSE(door.look());
    DeskOptions options;
    options.point = "Small Hall door";
    auto other = door.event.open(options);
    REQUIRE(check_in(*other, door.event.id_of(*other, "Ada"), by_door(door.event.at(55))).ok());
    const auto told = door.look();
    REQUIRE(told);
    CHECK(told->inside == 1);
}

TEST_CASE(
    "an event that cannot be read answers every request of a door, and nobody is said not to be there") {
    HallDoor door;
    {
        const UnreadableEvent unreadable(door.desk->folder().database());
        CHECK(door.ask<PassedDoor>(PassDoor{"", "somebody", false, ""}).error);
        CHECK(door.ask<PassedDoor>(PassDoor{"A CODE", "", false, ""}).outcome.verdict ==
              Verdict::could_not_check);
        CHECK(door.ask<FoundAtDoor>(SearchAtDoor{"ada"}).error);
        CHECK(door.ask<PassTakenBack>(TakeBackPass{"an entry"}).error);
    }
    CHECK(door.ask<FoundAtDoor>(SearchAtDoor{"ada"}).people.size() == 1);
}
