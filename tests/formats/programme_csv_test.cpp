// Programmes kept in spreadsheets: the sample's, times in many spellings, and rows that say too little.
#include "formats/programme_csv.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "tests/folders.h"
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
    const auto bytes = read_file(source_folder().string() + "/assets/launch-2017/programme.csv");
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

TEST_CASE("a line for each speaker of one session (callForPapers#83)") {
    const ProgrammeList list = programme_of(
        "Title,Start,End,Room,Speaker\nBees,2017-11-10 09:00,2017-11-10 09:30,Hall,Ann Bell\n"
        "Bees,2017-11-10 09:00,2017-11-10 09:30,Hall,Cy Day\nBees,2017-11-10 09:00,2017-11-10 09:30,Barn,Di "
        "Ek\n"
        "Bees,2017-11-10 09:00,2017-11-10 09:30,Hall,Ann Bell\nBees,2017-11-10 09:00,2017-11-10 "
        "10:30,Hall,Ed Fox\n");
    REQUIRE(list.sessions.size() == 2);
    CHECK(list.sessions[0].speakers == std::vector<std::string>{"Ann Bell", "Cy Day", "Ed Fox"});
    CHECK(list.sessions[1].speakers == std::vector<std::string>{"Di Ek"});
    CHECK(warns(list, "line 5: this session stands in the file already"));
    CHECK(warns(list, "line 6: it is another line of a session, and differs"));
    // Where the source tells them apart by ids, they are two.
    CHECK(programme_of("id,title,start,speaker\na,Bees,2017-11-10 09:00,Ann\nb,Bees,2017-11-10 09:00,Cy\n")
              .sessions.size() == 2);
}

TEST_CASE("the headings of people and of calendars (SCALE-Planning#41)") {
    const char* const nine_to_half_past = "2017-11-10T09:00:00+00:00 2017-11-10T09:30:00+00:00 Hall";
    for (const char* text : {
             "Session Title,Date,Time Start,Time End,Room/Location\nBees,2017-11-10,9:00 AM,9:30 AM,Hall\n",
             "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private\n"
             "Bees,11/10/2017,9:00 AM,11/10/2017,9:30 AM,False,Buzz,Hall,True\n",
             "Session Name,Day,From,To,Where,Presenter(s)\nBees,Fri 10 Nov,9am,9.30am,Hall,Ann\n",
             "Start (local time);End (local time);Name of talk;Venue\n10.11.2017 09:00;10.11.2017 "
             "09:30;Bees;Hall\n",
             "Time,Session,Room\n9:00 - 9:30 am,Bees,Hall\n",
             "Time,Session,Room\n9–9.30,Bees,Hall\n",
             "Date & Time,Duration,Topic,Stage\n\"Friday, November 10th, 2017 9:00 AM\",30 min,Bees,Hall\n",
             "Datum;Beginn;Dauer (min);Thema;Raum\nFreitag, 10. November;9 Uhr;0:30;Bees;Hall\n",
             "ID,Proposal title,Session type,Duration,Room,Start (ISO format),End (ISO format)\n"
             "A1,Bees,Talk,30,Hall,2017-11-10T09:00:00+00:00,2017-11-10T09:30:00+00:00\n",
             "Session Id,Title,Scheduled At,Scheduled Duration,Room\n1,Bees,11/10/2017 9:00 AM,30,Hall\n",
             "Quand;Intitulé;Durée;Salle\n10 novembre 9h00;Bees;30 min;Hall\n",
             "Day,Start,Finish,Title,Room\nFriday,09:00,09:30,Bees,Hall\n",
             "Day,Start,Finish,Session,Title,Room\nDay 1,09:00,09:30,S1,Bees,Hall\n",
         }) {
        CAPTURE(text);
        const ProgrammeList list =
            read_well(read_programme_csv(text, "programme.csv", zone, {{"2017-11-10"}, {}, {}}));
        REQUIRE(list.sessions.size() == 1);
        CHECK(list.sessions[0].title == "Bees");
        CHECK(start_of(list.sessions[0]) + " " + end_of(list.sessions[0]) + " " + list.sessions[0].room ==
              nine_to_half_past);
    }
}

TEST_CASE("speakers in several columns, and in several lines of a cell") {
    const ProgrammeList list = programme_of(
        "Title,Start,Speaker 1,Speaker 2,Speaker 2 Email,Co-presenters\nBees,2017-11-10 "
        "09:00,Ann,Cy,c@x.example,\"Di\nEd; "
        "Flo\"\n");
    CHECK(list.sessions[0].speakers == std::vector<std::string>{"Ann", "Cy", "Di", "Ed", "Flo"});
}

TEST_CASE("headings that a person gives a meaning") {
    SpreadsheetOptions options;
    options.columns = {{"Was", "title"}, {"wann?", "start"}, {"Title", "track"}};
    const std::string_view text = "Was,Wann,Title\nBees,2017-11-10 09:00,Nature\n";
    const ProgrammeList list = read_well(read_programme_csv(text, "a.csv", zone, options));
    CHECK(list.sessions[0].title == "Bees");
    CHECK(list.sessions[0].track == "Nature");
    options.columns["Wo"] = "room";
    const auto missing = read_programme_csv(text, "a.csv", zone, options);
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::usage);
    options.columns = {{"Was", "title"}, {"Wann", "start"}, {"Title", "ignored"}};
    CHECK(read_well(read_programme_csv(text, "a.csv", zone, options)).sessions[0].track.empty());
    options.columns = {{"Was", "colour"}};
    CHECK(read_programme_csv(text, "a.csv", zone, options).error().kind == ErrorKind::usage);
}

TEST_CASE("an order of day and month that nothing decides is asked about, with the line (tsml-ui#260)") {
    const std::string_view text = "title,date,start\nA,11/10/2017,09:00\nB,11/10/2017,10:00\n";
    const ProgrammeList asked = programme_of(text);
    CHECK(start_of(asked.sessions[0]) == "2017-10-11T09:00:00+01:00");
    CHECK(warns(asked,
                "lines 2, 3: the day and the month of a date such as \"11/10/2017\" may be either; taken "
                "as 2017-10-11: say --dates"));
    SpreadsheetOptions options;
    options.dates = DateOrder::month_first;
    const ProgrammeList told = read_well(read_programme_csv(text, "a.csv", zone, options));
    CHECK(start_of(told.sessions[0]) == "2017-11-10T09:00:00+00:00");
    const ProgrammeList decided =
        read_well(read_programme_csv(text, "a.csv", zone, {{"2017-11-10"}, {}, {}}));
    CHECK(decided.sessions == told.sessions);
    CHECK_FALSE(warns(decided, "may be either"));
    const ProgrammeList mixed =
        read_well(read_programme_csv("title,date,start\nA,11/10/2017,09:00\nB,10/11/2017,10:00\n", "a.csv",
                                     zone, {{"2017-11-10"}, {}, {}}));
    CHECK(start_of(mixed.sessions[1]) == "2017-11-10T10:00:00+00:00");
    CHECK(start_of(mixed.sessions[0]) == "2017-11-10T09:00:00+00:00");
    CHECK_FALSE(warns(mixed, "may be either"));
}

TEST_CASE("clocks without a day are the event's only one, and are asked about where it has several") {
    const std::string_view text = "title,start,date\nA,09:00,\nB,10:00,soon\nC,2017-11-12 09:00,\nD,10:00,\n";
    const ProgrammeList list = read_well(read_programme_csv(text, "a.csv", zone, {{"2017-11-10"}, {}, {}}));
    REQUIRE(list.sessions.size() == 4);
    CHECK(start_of(list.sessions[0]) == "2017-11-10T09:00:00+00:00");
    CHECK(start_of(list.sessions[3]) == "2017-11-12T10:00:00+00:00");
    CHECK(warns(list, "line 2: no date; taken as the event's day, 2017-11-10"));
    CHECK(warns(list, "line 3: its date cannot be read; taken as the event's day"));
    CHECK_FALSE(warns(list, "lines 2, 4"));
    const ProgrammeList several =
        read_well(read_programme_csv(text, "a.csv", zone, {{"2017-11-10", "2017-11-11"}, {}, {}}));
    CHECK(warns(several, "lines 2, 3: no start that can be read"));
}

TEST_CASE("a night's clock behind an evening's, and what a row says twice (giggity#169)") {
    const ProgrammeList list = programme_of(
        "id,title,date,start\na,A,10/11/2017,23:00\nb,B,,01:30\nc,C,,02:30\nd,D,11/11/2017,09:00\n"
        "e,E,11/11/2017,2017-11-12 09:00\nf,F,13/11/2017,09:00\n");
    CHECK(start_of(session_of(list, "b")) == "2017-11-11T01:30:00+00:00");
    CHECK(start_of(session_of(list, "c")) == "2017-11-11T02:30:00+00:00");
    CHECK(start_of(session_of(list, "e")) == "2017-11-12T09:00:00+00:00");
    CHECK(warns(list, "line 3: it starts after midnight"));
    CHECK(warns(list, "line 6: its date and its start name two days"));
}

TEST_CASE("a clock of twelve hours behind a date of any form is no time of another zone") {
    const ProgrammeList list = programme_of(
        "id,title,start,end\na,A,2017-11-10 10:30 PM,2017-11-10 11:30 PM\nb,B,10/11/2017 01:15 pm,2 pm\n");
    CHECK(start_of(session_of(list, "a")) == "2017-11-10T22:30:00+00:00");
    CHECK(start_of(session_of(list, "b")) == "2017-11-10T13:15:00+00:00");
}

TEST_CASE("references and markup never reach a screen (sunflower#1384)") {
    const ProgrammeList list = programme_of(
        "title,start,room,speakers,track,chair\nQ&amp;A: what&#8217;s <i>next</i>?,2017-11-10 "
        "09:00,R&amp;D,Zo&euml; "
        "Bell; Cy &amp; Di,a < b,<b>Jo</b>\n");
    const PlannedSession& session = list.sessions[0];
    CHECK(session.title == "Q&A: what’s next?");
    CHECK(session.room == "R&D");
    CHECK(session.speakers == std::vector<std::string>{"Zoë Bell", "Cy & Di"});
    CHECK(session.track == "a < b");
    CHECK(session.chair == "Jo");
}
