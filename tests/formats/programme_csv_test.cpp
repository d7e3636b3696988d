// Programmes kept in spreadsheets: the sample's, times in many spellings, and rows that say too little.
#include "formats/programme_csv.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "tests/formats/programme_for_test.h"

using namespace lanyard;

namespace {

constexpr std::string_view zone = "Europe/London";

ProgrammeList programme_of(std::string_view text) {
    return read_well(read_programme_csv(text, "programme.csv", zone));
}

std::string start_of(const PlannedSession& session) {
    return format_iso(session.start, zone);
}
std::string end_of(const PlannedSession& session) {
    return format_iso(session.end, zone);
}

}  // namespace

TEST_CASE("the sample's programme is read whole") {
    const auto bytes = read_file(std::string(LANYARD_SOURCE_DIR) + "/assets/launch-2017/programme.csv");
    REQUIRE(bytes.ok());
    const ProgrammeList list = programme_of(*bytes);
    CHECK(list.warnings.empty());
    REQUIRE(list.sessions.size() > 5);
    for (const PlannedSession& session : list.sessions) {
        CAPTURE(session.id);
        CHECK_FALSE(session.id.empty());
        CHECK(session.start < session.end);
        CHECK(format_date(session.start, zone) == "2017-11-10");
    }
    CHECK(list.sessions[0].kind == SessionKind::pause);
    CHECK(list.sessions[0].anchor);
}

TEST_CASE("every column") {
    const ProgrammeList list = programme_of(
        "id,title,kind,start,end,room,speakers,chair,track,anchor,capacity,file\n"
        "a,\"Words, kept\",workshop,2017-11-10T09:30,2017-11-10T10:15:00+00:00,Room 1,Ann Bell; Cy Day ;,Jo "
        "Low,Practice,yes,40,a.mp4\n");
    REQUIRE(list.sessions.size() == 1);
    PlannedSession expected;
    expected.id = "a";
    expected.title = "Words, kept";
    expected.kind = SessionKind::workshop;
    expected.start = *parse_iso("2017-11-10T09:30:00+00:00", zone);
    expected.end = *parse_iso("2017-11-10T10:15:00+00:00", zone);
    expected.room = "Room 1";
    expected.speakers = {"Ann Bell", "Cy Day"};
    expected.chair = "Jo Low";
    expected.track = "Practice";
    expected.anchor = true;
    expected.capacity = 40;
    expected.file = "a.mp4";
    CHECK(list.sessions[0] == expected);
    CHECK(list.warnings.empty());
}

TEST_CASE("a date column, kept from row to row, and clocks as people write them") {
    const ProgrammeList list = programme_of(
        "Programme of the day\nDay;Time;Until;Session;Location\n10/11/2017;9:30;10.00;One;Hall\n;2 pm;2:30 "
        "PM;Two;Hall\n"
        "11.07.2018;09:00;09:45;Three;Hall\n2018-07-12;12:00 am;12:30 am;Four;Hall\n");
    REQUIRE(list.sessions.size() == 4);
    CHECK(start_of(list.sessions[0]) == "2017-11-10T09:30:00+00:00");
    CHECK(end_of(list.sessions[0]) == "2017-11-10T10:00:00+00:00");
    CHECK(start_of(list.sessions[1]) == "2017-11-10T14:00:00+00:00");
    CHECK(end_of(list.sessions[1]) == "2017-11-10T14:30:00+00:00");
    CHECK(start_of(list.sessions[2]) == "2018-07-11T09:00:00+01:00");
    CHECK(start_of(list.sessions[3]) == "2018-07-12T00:00:00+01:00");
    CHECK(list.sessions[0].room == "Hall");
}

TEST_CASE("an end that is missing is the next start in the room, and half an hour after the last") {
    const ProgrammeList list = programme_of(
        "title,start,end,room\nOne,2017-11-10 09:00,,A\nOther,2017-11-10 09:10,2017-11-10 "
        "09:20,B\nTwo,2017-11-10 09:30,,A\n"
        "Coffee,2017-11-10 10:00,2017-11-10 10:15,\nLast,2017-11-10 11:00,,A\nBack,2017-11-10 "
        "12:00,2017-11-10 11:30,B\n");
    REQUIRE(list.sessions.size() == 6);
    CHECK(end_of(list.sessions[0]) == "2017-11-10T09:30:00+00:00");
    CHECK(end_of(list.sessions[2]) == "2017-11-10T10:00:00+00:00");
    CHECK(end_of(list.sessions[4]) == "2017-11-10T11:30:00+00:00");
    CHECK(end_of(list.sessions[5]) == "2017-11-10T12:30:00+00:00");
    CHECK(warns(list, "line 7: it ends before it starts"));
    CHECK(warns(list, "lines 6, 7: no end"));
}

TEST_CASE("ids that are missing say title and start, ids that are taken get a number") {
    const std::string text =
        "id,title,start,end\n,Café Système,2017-11-10 09:00,2017-11-10 09:30\nx,One,2017-11-10 "
        "10:00,2017-11-10 10:30\n"
        "x,Two,2017-11-10 11:00,2017-11-10 11:30\n";
    const ProgrammeList list = programme_of(text);
    CHECK(list.sessions[0].id == "cafe-systeme-2017-11-10-0900");
    CHECK(list.sessions[1].id == "x");
    CHECK(list.sessions[2].id == "x-2");
    CHECK(warns(list, "line 4: the id \"x\" is taken"));
    CHECK(programme_of(text).sessions == list.sessions);
}

TEST_CASE("kinds in other words") {
    const ProgrammeList list = programme_of(
        "title,kind,start,end\nA,Keynote,2017-11-10 09:00,2017-11-10 09:30\nB,Lunch,2017-11-10 "
        "10:00,2017-11-10 10:30\n"
        "C,juggling,2017-11-10 11:00,2017-11-10 11:30\nD,,2017-11-10 12:00,2017-11-10 12:30\n");
    CHECK(list.sessions[0].kind == SessionKind::talk);
    CHECK(list.sessions[1].kind == SessionKind::pause);
    CHECK(list.sessions[2].kind == SessionKind::other);
    CHECK(list.sessions[3].kind == SessionKind::talk);
    CHECK(warns(list, "line 4: \"juggling\" is no kind"));
}

TEST_CASE("rows that say too little are left out with their line") {
    const ProgrammeList list = programme_of(
        "title,start,end,capacity\n,2017-11-10 09:00,,\nA,soon,,\nB,09:00,,\nC,2017-11-10 09:00,2017-11-10 "
        "10:00,many\n\"D,2017-11-10 09:00,,\n");
    REQUIRE(list.sessions.size() == 1);
    CHECK(list.sessions[0].title == "C");
    CHECK_FALSE(list.sessions[0].capacity.has_value());
    CHECK(warns(list, "line 2: no title"));
    CHECK(warns(list, "lines 3, 4: no start"));
    CHECK(warns(list, "line 5: \"many\""));
    CHECK(warns(list, "line 6: a quotation mark"));
}

TEST_CASE("nothing usable is an error that says what is wanted") {
    for (const char* text : {"name,when\nA,B\n", "title,start\n", "title,start\nA,soon\n", "PK\x03\x04"}) {
        CAPTURE(text);
        const auto list = read_programme_csv(text, "programme.csv", zone);
        REQUIRE_FALSE(list.ok());
        CHECK(list.error().kind == ErrorKind::input);
        CHECK_FALSE(list.error().remedy.empty());
    }
}

TEST_CASE("a clock that lies before an evening's start is the next day's") {
    const ProgrammeList list = programme_of(
        "id,title,start,end\nball,Ball,2017-11-10 20:00,01:30\nbreakfast,Breakfast,2017-11-11 08:00,09:00\n");
    CHECK(end_of(session_of(list, "ball")) == "2017-11-11T01:30:00+00:00");
    CHECK(start_of(session_of(list, "breakfast")) == "2017-11-11T08:00:00+00:00");
    CHECK(warns(list, "line 2: it ends after midnight"));
}

TEST_CASE("a status that says so") {
    const ProgrammeList list = programme_of(
        "id,title,start,end,status\na,A,2017-11-10 09:00,2017-11-10 09:30,Cancelled\n"
        "b,B,2017-11-10 10:00,2017-11-10 10:30,delayed\nc,CANCELLED: C,2017-11-10 11:00,2017-11-10 11:30,\n"
        "d,D,2017-11-10 12:00,2017-11-10 12:30,confirmed\n");
    CHECK(session_of(list, "a").state == PlanState::cancelled);
    CHECK(session_of(list, "b").state == PlanState::delayed);
    CHECK(session_of(list, "c").state == PlanState::cancelled);
    CHECK(session_of(list, "d").state == PlanState::planned);
    CHECK(warns(list, "line 4: its title says"));
}

TEST_CASE("a row that stands twice is one session") {
    const ProgrammeList list = programme_of(
        "id,title,start,end\na,A,2017-11-10 09:00,2017-11-10 09:30\na,A,2017-11-10 09:00,2017-11-10 09:30\n");
    CHECK(list.sessions.size() == 1);
    CHECK(warns(list, "line 3: this session stands in the file already"));
}
