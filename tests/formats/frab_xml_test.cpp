// Schedules as XML: a real one, the doubts of others, and what is none.
#include "formats/frab_xml.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <set>

#include "base/safe_file.h"
#include "formats/programme_file.h"
#include "tests/folders.h"
#include "tests/formats/programme_for_test.h"

using namespace lanyard;

namespace {

constexpr std::string_view zone = "Europe/London";

std::string schedule(const std::string& events,
                     const std::string& day = R"(date="2019-08-21" start="2019-08-21T09:00:00+02:00" )"
                                              R"(end="2019-08-22T04:00:00+02:00")",
                     const std::string& conference = "<time_zone_name>Europe/Berlin</time_zone_name>") {
    return fmt::format(
        "<?xml version='1.0'?>\n<schedule>\n<conference><acronym>camp</acronym>{}</conference>\n<day "
        "index='1' "
        "{}>\n<room name='Curie'>\n{}</room>\n</day>\n</schedule>\n",
        conference, day, events);
}

ProgrammeList read(const std::string& text) {
    return read_well(read_frab_xml(text, "schedule.xml", zone));
}

std::string span(const PlannedSession& session) {
    return format_iso(session.start, "Europe/Berlin") + " " + format_clock(session.end, "Europe/Berlin");
}

}  // namespace

TEST_CASE("FOSDEM 2026 is read whole") {
    const std::string file = source_folder().string() + "/../shared/data/schedules/fosdem-2026-schedule.xml";
    if (!std::filesystem::exists(file)) {
        std::cout << "SKIPPED: " << file << " is not here\n";
        return;
    }
    const auto bytes = read_file(file);
    REQUIRE(bytes.ok());
    const ProgrammeList list = read_well(read_programme_file(*bytes, "fosdem.xml", "Europe/Brussels"));
    CHECK(list.source == "frab fosdem-2026");
    CHECK(list.sessions.size() == 883);
    for (const std::string& warning : list.warnings) MESSAGE(warning);
    CHECK(list.warnings.empty());
    std::set<std::string> rooms, ids;
    for (const PlannedSession& session : list.sessions) {
        rooms.insert(session.room);
        ids.insert(session.id);
        CHECK(session.start < session.end);
    }
    CHECK(rooms.size() == 30);
    CHECK(ids.size() == 883);
    const PlannedSession& welcome = session_of(list, "8376");
    CHECK(welcome.title == "Welcome to FOSDEM 2026");
    CHECK(format_iso(welcome.start, "Europe/Brussels") == "2026-01-31T09:30:00+01:00");
    CHECK(welcome.end - welcome.start == std::chrono::minutes(20));
    CHECK(welcome.room == "Janson");
    CHECK(welcome.track == "Main Track");
    CHECK(welcome.speakers == std::vector<std::string>{"FOSDEM Staff"});
    CHECK(welcome.kind == SessionKind::talk);
}

TEST_CASE("an event with everything") {
    const ProgrammeList list = read(schedule(
        "<event id='1' "
        "guid='g'><date>2019-08-21T11:00:00+02:00</date><start>11:00</start><duration>00:30</duration>"
        "<room>Curie</room><title> Words &amp; <![CDATA[<more>]]> "
        "</title><track>CCC</track><type>workshop</type>"
        "<persons><person id='7'>Ann  Bell</person><person>Cy</person></persons></event>\n"));
    REQUIRE(list.sessions.size() == 1);
    PlannedSession expected;
    expected.id = "1";
    expected.guid = "g";
    expected.title = "Words & <more>";
    expected.kind = SessionKind::workshop;
    expected.start = *parse_iso("2019-08-21T11:00:00+02:00", zone);
    expected.end = expected.start + std::chrono::minutes(30);
    expected.room = "Curie";
    expected.speakers = {"Ann Bell", "Cy"};
    expected.track = "CCC";
    CHECK(list.sessions[0].title == expected.title);
    CHECK(list.sessions[0] == expected);
    CHECK(list.source == "frab camp");
    CHECK(list.warnings.size() == 1);  // that the event is in another zone
}

TEST_CASE("where date and start disagree the date counts") {
    const ProgrammeList list = read(schedule(
        "<event id='1'><date>2019-08-21T11:00:00+02:00</date><start>12:00</start><duration>00:30</duration>"
        "<title>A</title></event>\n"
        "<event id='2'><date>2019-08-21T11:00:00Z</date><start>13:00</start><duration>00:30</duration>"
        "<title>The zone's clock agrees</title></event>\n"));
    CHECK(span(session_of(list, "1")) == "2019-08-21T11:00:00+02:00 11:30");
    CHECK(span(session_of(list, "2")) == "2019-08-21T13:00:00+02:00 13:30");
    CHECK(warns(list, "line 6: date and start disagree"));
}

TEST_CASE("a file whose dates and starts disagree by the same throughout says so once (wafer#437)") {
    std::string events;
    for (int i = 0; i < 4; ++i)
        events += fmt::format(
            "<event id='{0}'><date>2019-08-21T{1:02}:00:00+00:00</date><start>{1:02}:00</start>"
            "<duration>00:30</duration><title>A</title></event>\n",
            i, 9 + i);
    const auto taipei = [&](const std::string& more) {
        return read(
            schedule(events + more, "date='2019-08-21'", "<time_zone_name>Asia/Taipei</time_zone_name>"));
    };
    CHECK(warns(taipei(""), "date and start disagree by 8 hours in the whole file"));
    CHECK(warns(taipei(""), "a start of 09:00 is taken as 17:00"));
    const ProgrammeList list = taipei(
        "<event id='9'><date>2019-08-21T09:00:00+08:00</date><start>09:00</start><duration>00:30</duration>"
        "<title>Right</title></event>\n");
    CHECK(warns(list, "date and start disagree by 8 hours in 4 of 5 events"));
    CHECK_FALSE(warns(list, "line"));
    const ProgrammeList berlin = read(schedule(events));
    CHECK(warns(berlin, "by 2 hours in the whole file"));
}

TEST_CASE("an event whose date is of another day than it is listed under") {
    const ProgrammeList list = read(schedule(
        "<event id='1'><date>2019-08-23T09:00:00+02:00</date><start>09:00</start><duration>00:30</duration>"
        "<title>A</title></event>\n<event id='2'><date>2019-08-22T01:00:00+02:00</date><start>01:00</start>"
        "<duration>00:30</duration><title>B</title></event>\n",
        "date='2019-08-21'"));
    CHECK(warns(list, "line 6: it lies outside the day"));
}

TEST_CASE("half past one after eleven in the evening of a day without dates (giggity#169)") {
    const std::string early =
        "<event id='2'><start>01:30</start><duration>01:00</duration><title>B</title></event>\n";
    const ProgrammeList list = read(schedule(
        early + "<event id='1'><start>23:00</start><duration>00:30</duration><title>A</title></event>\n",
        "date='2019-08-21'"));
    CHECK(span(session_of(list, "1")) == "2019-08-21T23:00:00+02:00 23:30");
    CHECK(span(session_of(list, "2")) == "2019-08-22T01:30:00+02:00 02:30");
    CHECK(warns(list, "line 6: it starts before its day begins"));
    CHECK(span(session_of(read(schedule(early, "date='2019-08-21'")), "2")) ==
          "2019-08-21T01:30:00+02:00 02:30");
}

TEST_CASE("references and markup never reach a screen (sunflower#1384)") {
    const ProgrammeList list = read(schedule(
        "<event id='1'><start>10:00</start><duration>00:30</duration><title>Q&amp;amp;A with "
        "&lt;em&gt;Ada&lt;/em&gt;"
        "</title><track>AT&amp;T</track><room>A &amp;lt; B</room><persons><person>Zo&amp;euml; Bell</person>"
        "</persons></event>\n"));
    CHECK(list.sessions[0].title == "Q&A with Ada");
    CHECK(list.sessions[0].track == "AT&T");
    CHECK(list.sessions[0].room == "A < B");
    CHECK(list.sessions[0].speakers == std::vector<std::string>{"Zoë Bell"});
}

TEST_CASE("a day that ends at four in the morning") {
    const ProgrammeList list = read(schedule(
        "<event id='1'><start>23:30</start><duration>01:00</duration><title>Late</title></event>\n"
        "<event id='2'><start>01:30</start><duration>01:00</duration><title>Later</title></event>\n"
        "<event id='3'><date>2019-08-22T03:00:00+02:00</date><start>03:00</start><duration>01:00</duration>"
        "<title>Dated</title></event>\n"
        "<event id='4'><date>2019-08-22T05:00:00+02:00</date><start>05:00</start><duration>01:00</duration>"
        "<title>Outside</title></event>\n"));
    CHECK(span(session_of(list, "1")) == "2019-08-21T23:30:00+02:00 00:30");
    CHECK(span(session_of(list, "2")) == "2019-08-22T01:30:00+02:00 02:30");
    CHECK(span(session_of(list, "3")) == "2019-08-22T03:00:00+02:00 04:00");
    CHECK(warns(list, "line 7: it starts before its day begins"));
    CHECK(warns(list, "line 9: it lies outside the day"));
    CHECK_FALSE(warns(list, "line 8"));
}

TEST_CASE("durations in every notation, and none") {
    const ProgrammeList list = read(
        schedule("<event id='1'><start>10:00</start><duration>0:45</duration><title>A</title></event>\n"
                 "<event id='2'><start>11:00</start><duration>45</duration><title>B</title></event>\n"
                 "<event id='3'><start>12:00</start><duration>00:45:00</duration><title>C</title></event>\n"
                 "<event id='4'><start>13:00</start><duration>1:01:30</duration><title>D</title></event>\n"
                 "<event id='5'><start>14:00</start><title>E</title></event>\n"
                 "<event id='6'><start>15:00</start><duration>PT45M</duration><title>F</title></event>\n"
                 "<event id='7'><start>16:00</start><duration>soon</duration><title>G</title></event>\n"));
    const auto minutes = [&](const char* id) {
        const PlannedSession& session = session_of(list, id);
        return (session.end - session.start) / std::chrono::minutes(1);
    };
    for (const char* id : {"1", "2", "3", "6"}) CHECK(minutes(id) == 45);
    CHECK(minutes("4") == 24 * 60 + 90);
    CHECK(minutes("5") == 60);  // until the next one
    CHECK(minutes("7") == 30);
    CHECK(warns(list, "line 7: the duration is a plain number"));
    CHECK(warns(list, "line 8: the duration has three parts; taken as hours"));
    CHECK(warns(list, "line 9: the duration has three parts; taken as days"));
    CHECK(warns(list, "line 10: no duration"));
    CHECK(warns(list, "line 12: the duration cannot be read"));
}

TEST_CASE("zones by name, by abbreviation, and unknown ones") {
    const std::string event =
        "<event id='1'><date>2019-08-21T11:00:00 "
        "CEST</date><duration>00:30</duration><title>A</title></event>\n"
        "<event id='2'><date>2019-08-21T11:00:00</date><duration>00:30</duration><title>B</title></event>\n"
        "<event id='3'><date>2019-08-21T11:00:00 "
        "XYZT</date><duration>00:30</duration><title>C</title></event>\n";
    const ProgrammeList list = read(schedule(event));
    for (const char* id : {"1", "2", "3"})
        CHECK(span(session_of(list, id)) == "2019-08-21T11:00:00+02:00 11:30");
    CHECK(warns(list, "line 6: the time zone is given by an abbreviation"));
    CHECK(warns(list, "line 8: nobody knows the time's zone"));
    const ProgrammeList elsewhere =
        read(schedule(event, "date='2019-08-21'", "<time_zone_name>Mars</time_zone_name>"));
    CHECK(span(session_of(elsewhere, "1")) == "2019-08-21T11:00:00+02:00 11:30");
    CHECK(span(session_of(elsewhere, "2")) == "2019-08-21T12:00:00+02:00 12:30");
    CHECK(warns(elsewhere, "nobody knows the schedule's time zone \"Mars\""));
}

TEST_CASE("rooms that are missing or named twice, ids that are taken, kinds and states") {
    const ProgrammeList list = read_well(read_frab_xml(
        "<schedule><day date='2019-08-21'><room>\n"
        "<event id='1' "
        "guid='aaaaaaaabb'><start>10:00</start><duration>00:30</duration><title>Nowhere</title></event>\n"
        "</room><room name='A'>\n"
        "<event id='1' "
        "guid='ccccccccdd'><start>11:00</start><duration>00:30</duration><room>B</room><title>Twice</title>"
        "<type>devroom</type></event>\n"
        "<event guid='only-this'><start>12:00</start><duration>00:30</duration><title>Lunch</title></event>\n"
        "<event id='4'><start>13:00</start><duration>00:30</duration><title>[CANCELED] X</title>"
        "<type>juggling</type></event>\n"
        "<event id='5' "
        "state='canceled'><start>14:00</start><duration>00:30</duration><title>Y</title></event>\n"
        "<event id='6'><start>15:00</start><title></title></event>\n<event "
        "id='7'><title>When?</title></event>\n"
        "</room></day></schedule>",
        "schedule.xml", zone));
    CHECK(session_of(list, "1").room.empty());
    CHECK(session_of(list, "1-cccccccc").room == "B");
    CHECK(session_of(list, "only-this").kind == SessionKind::pause);
    CHECK(session_of(list, "4").state == PlanState::cancelled);
    CHECK(session_of(list, "4").kind == SessionKind::other);
    CHECK(session_of(list, "5").state == PlanState::cancelled);
    CHECK(list.sessions.size() == 5);
    CHECK(warns(list, "line 2: no room"));
    CHECK(warns(list, "line 4: it names another room"));
    CHECK(warns(list, "line 4: the id \"1\" is taken"));
    CHECK(warns(list, "line 6: \"juggling\" is no kind"));
    CHECK(warns(list, "line 8: no title"));
    CHECK(warns(list, "line 9: neither its date nor its start"));
}

TEST_CASE("what is no schedule is refused with its line") {
    const auto refused = [](std::string text, std::string_view words) {
        CAPTURE(text);
        check_refused(read_frab_xml(std::move(text), "schedule.xml", zone), words);
    };
    const std::string whole = schedule("<event id='1'><start>10:00</start><title>A</title></event>\n");
    for (std::size_t size = whole.find("<day"); size + 13 < whole.size(); ++size)
        refused(whole.substr(0, size), "ends in the middle");
    refused("<schedule>\n<day>\n</room>\n</day></schedule>", "line 3: this is not well-formed XML");
    refused("\n<rss><channel/></rss>", "line 2: this is XML, but no schedule: it begins with <rss>");
    refused("<schedule><day date='2019-08-21'/></schedule>", "no session can be used");
    refused("<schedule><day><room>\n<event><title>A</title></event></room></day></schedule>",
            "line 2: neither its date");
}
