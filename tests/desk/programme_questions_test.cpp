// What somebody who brings a programme in is asked: whose places are gone, what may be the same, which day.
#include "desk/programme_questions.h"

#include <doctest/doctest.h>

#include "desk/import_list.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

const std::string two_days = "opens = 2017-11-10T08:00:00\ncloses = 2017-11-11T18:00:00\n";
const std::string heading = "id,title,kind,start,end,room,capacity\n";
const std::string workshops =
    "w1,Listening,workshop,2017-11-10 10:30,2017-11-10 11:30,Small Hall,20\n"
    "w2,Writing,workshop,2017-11-10 10:30,2017-11-10 11:30,Barn,20\n"
    "t1,Opening,talk,2017-11-10 09:30,2017-11-10 10:00,Small Hall,\n"
    "t2,Closing,talk,2017-11-10 16:30,2017-11-10 17:00,Small Hall,\n";

// A day with two workshops, Ada and Ben in the first, and Cleo in the one of this title.
struct BookedDay {
    EventForTest event{two_days};
    std::unique_ptr<Desk> desk = event.open();

    explicit BookedDay(const std::string& cleo = "Writing") {
        REQUIRE(bring_in(heading + workshops).ok());
        const auto list = import_list(*desk,
                                      "name,email,session\nAda,ada@example.org,w1\nBen,ben@example.org,w1\n"
                                      "Cleo,cleo@example.org," +
                                          cleo + "\n",
                                      "list.csv", {}, by_import(event.at(-30)));
        if (!list) FAIL(list.error().message());
    }

    Result<ProgrammeImport> bring_in(const std::string& text, const ProgrammeImportOptions& options = {}) {
        return import_programme(*desk, text, "day.csv", by_import(event.at(0)), options);
    }
    std::string asked(const std::string& text, const ProgrammeImportOptions& options = {}) {
        const auto made = bring_in(text, options);
        if (!made) return made.error().message();
        std::string all;
        for (const std::string& warning : made->warnings) all += warning + "\n";
        return all;
    }
    int places_in(const std::string& session) {
        const auto people = desk->attendees();
        REQUIRE(people.ok());
        int count = 0;
        for (const Attendee& person : *people)
            for (const Enrolment& enrolment : person.sessions) count += enrolment.session == session;
        return count;
    }
};

std::string replaced(std::string text, const std::string& old, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += by.size())
        text.replace(at, old.size(), by);
    return text;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("who had a place in what a file leaves out is told, and nothing where nobody had") {
    BookedDay day;
    CHECK(day.asked(heading + workshops) == "");
    const std::string without_one = heading + workshops.substr(workshops.find("w2,"));
    CHECK(contains(day.asked(without_one),
                   "Listening at 10:30: 2 people had a place in it, and it is cancelled"));
    const std::string without_talk = heading + workshops.substr(0, workshops.find("t2,"));
    CHECK(day.asked(without_talk) == "");
}

TEST_CASE(
    "a session that came under another id, among others that kept theirs, is asked about and may be said") {
    const std::string renamed =
        heading + replaced(replaced(workshops, "w1,", "x9,"), "10:30,2017-11-10 11:30,Small",
                           "13:30,2017-11-10 14:30,Small");
    BookedDay day;
    const std::string asked = day.asked(renamed);
    CAPTURE(asked);
    CHECK(contains(asked,
                   "Listening is new at 13:30 (x9), and gone at 10:30 (w1), where 2 people had a place"));
    CHECK(contains(asked, "--same w1=x9"));
    CHECK(day.places_in("w1") == 2);

    BookedDay told;
    ProgrammeImportOptions same;
    same.same = {{"x9", "w1"}};
    CHECK(told.asked(renamed, same) == "");
    CHECK(told.places_in("w1") == 2);
    const auto sessions = told.desk->programme();
    REQUIRE(sessions.ok());
    CHECK(sessions->size() == 4);

    same.same = {{"x9", "nothing"}};
    CHECK(contains(told.asked(renamed, same), "the programme has no session with this id: \"nothing\""));
    same.same = {{"nothing", "w1"}};
    CHECK(contains(told.asked(renamed, same), "the file has no session with this id: \"nothing\""));
}

TEST_CASE("places that stood under a title which two sessions have now are told") {
    BookedDay day("Writing");
    REQUIRE(day.places_in("w2") == 1);
    const std::string asked =
        day.asked(heading + workshops + "w5,Writing,workshop,2017-11-10 14:00,2017-11-10 15:00,Barn,20\n");
    CAPTURE(asked);
    const bool is_told = contains(asked, "Writing at 10:30: one person had a place in it, and 1 of them");
    CHECK(is_told == (day.places_in("w2") == 0));
}

TEST_CASE("a file of another day of the event is not taken for the programme without a word") {
    BookedDay day;
    const std::string next_day = heading + replaced(workshops, "2017-11-10", "2017-11-11");
    const auto refused = day.bring_in(next_day);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::usage);
    CHECK(contains(refused.error().message(), "--missing keep"));
    CHECK(day.places_in("w1") == 2);

    ProgrammeImportOptions keep;
    keep.missing = MissingSessions::keep;
    const std::string own_ids = replaced(
        replaced(replaced(replaced(next_day, "w1,", "s1,"), "w2,", "s2,"), "t1,", "s3,"), "t2,", "s4,");
    const std::string asked = day.asked(own_ids, keep);
    CAPTURE(asked);
    const auto sessions = day.desk->programme();
    REQUIRE(sessions.ok());
    CHECK(sessions->size() == 8);
    // Whose place was said by the title alone has none any more, or keeps it; nobody loses it unsaid.
    CHECK((day.places_in("w2") == 1 || contains(asked, "Writing at 10:30: one person had a place in it")));
}

TEST_CASE("a file of the same kind that has nothing of the programme says that all of it is cancelled") {
    BookedDay day;
    const std::string asked = day.asked(heading + "a,Yoga,talk,2017-11-10 09:00,2017-11-10 10:00,Barn,\n");
    CHECK(contains(asked, "none of the 4 sessions that were there is in this file"));
    CHECK(contains(asked, "--missing remove"));
}
