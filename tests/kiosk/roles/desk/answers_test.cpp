// What the desk is answered while its event can be read, and while it cannot.
#include "roles/desk/answers.h"

#include "tests/kiosk/answering.h"

using namespace lanyard;

namespace {

struct DeskAnswering : Answering {
    DeskAnswering() : Answering(desk_work()) {}

    // The one answer to this; what is told unasked is left out.
    DeskAnswer answer(const DeskRequest& what) {
        std::optional<DeskAnswer> answer;
        for (DeskNews& told : ask<DeskNews>({what})) {
            if (told.request == 0) continue;
            CHECK(told.request == requests);
            CHECK_FALSE(answer.has_value());
            answer = std::move(told.answer);
        }
        REQUIRE(answer.has_value());
        return std::move(*answer);
    }
};

}  // namespace

TEST_CASE("an event that cannot be read answers every request of the desk, and goes on when it can be") {
    DeskAnswering desk;
    const std::string ada = desk.event.id_of(*desk.desk, "Ada");
    {
        const UnreadableEvent unreadable(desk.desk->folder().database());
        for_each_kind<DeskRequest>([&](const DeskRequest& request) {
            CAPTURE(request.index());
            const DeskAnswer answer = desk.answer(request);
            if (const auto* done = std::get_if<DeedDone>(&answer))
                CHECK((done->error || (done->outcome && done->outcome->verdict == Verdict::could_not_check) ||
                       std::holds_alternative<AdmitGroup>(request)));
        });
        // Nobody is said not to be there.
        CHECK(std::get<PeopleFound>(desk.answer(SearchPeople{"ada"})).error);
        CHECK(std::get<PersonOpened>(desk.answer(OpenPerson{ada})).error);
        CHECK(std::get<SimilarPeople>(desk.answer(LookForSimilar{{"Ada", "", ""}})).error);
        CHECK(std::get<PeopleFound>(desk.answer(ListOwedBadges{})).error);
        CHECK(std::get<PersonExplained>(desk.answer(ExplainPerson{ada})).error);
        CHECK(std::get<DeedDone>(desk.answer(AdmitPerson{ada})).error);
    }
    const auto found = std::get<PeopleFound>(desk.answer(SearchPeople{"ada"}));
    CHECK_FALSE(found.error);
    CHECK(found.people.size() == 1);
    const auto opened = std::get<PersonOpened>(desk.answer(OpenPerson{ada}));
    REQUIRE(opened.card);
    CHECK(opened.card->person.id == ada);
    const auto nobody = std::get<PersonOpened>(desk.answer(OpenPerson{"nobody"}));
    CHECK_FALSE(nobody.card);
    CHECK_FALSE(nobody.error);
    CHECK_FALSE(std::get<DeedDone>(desk.answer(AdmitPerson{ada})).error);
}

TEST_CASE("who somebody is said to be is explained from their entries, and nobody who is not there") {
    DeskAnswering desk;
    const std::string ada = desk.event.id_of(*desk.desk, "Ada");
    CHECK_FALSE(std::get<DeedDone>(desk.answer(AdmitPerson{ada})).error);
    const auto told = std::get<PersonExplained>(desk.answer(ExplainPerson{ada}));
    REQUIRE(told.explanation);
    CHECK(told.explanation->person.id == ada);
    CHECK(told.explanation->lines.back().is_decision);
    const auto nobody = std::get<PersonExplained>(desk.answer(ExplainPerson{"nobody"}));
    CHECK_FALSE(nobody.explanation);
    CHECK_FALSE(nobody.error);
}

TEST_CASE("who comes instead while the building is left is not written down, and why is answered") {
    DeskAnswering desk;
    const std::string ada = desk.event.id_of(*desk.desk, "Ada");
    desk.answer(CallEvacuation{});
    const auto refused = std::get<DeedDone>(desk.answer(SubstitutePerson{ada, {"Late Sub", "", ""}}));
    REQUIRE(refused.outcome);
    CHECK(refused.outcome->verdict == Verdict::evacuating);
    CHECK_FALSE(refused.card);
    CHECK(desk.desk->attendees("late")->empty());
    CHECK(desk.desk->attendee(ada)->value().status == AttendeeStatus::expected);
}
