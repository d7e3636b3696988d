// Calendars: zones, lengths, folded lines, repetitions and exceptions, shared UIDs, and what is none.
#include "formats/icalendar.h"

#include <unistd.h>

#include <cstdio>

#include "tests/formats/programme_for_test.h"

using namespace lanyard;

namespace {

constexpr std::string_view zone = "Europe/London";

std::string calendar(const std::string& events, const std::string& head = "") {
    std::string text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n" + head + events + "END:VCALENDAR\n";
    return text;
}

std::string event(const std::string& lines) {
    return "BEGIN:VEVENT\n" + lines + "LOCATION:Hall\nEND:VEVENT\n";
}

ProgrammeList read(const std::string& text) {
    return read_well(read_icalendar(text, "calendar.ics", zone));
}

std::string span(const PlannedSession& session) {
    return format_iso(session.start, zone) + " " + format_iso(session.end, zone);
}

}  // namespace

TEST_CASE(
    "zones: UTC, by name, as Windows and others call them, by abbreviation, described, the calendar's, the "
    "event's") {
    const std::string described =
        "BEGIN:VTIMEZONE\nTZID:House time\nBEGIN:STANDARD\nDTSTART:19701025T030000\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:19700329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+"
        "0100\n"
        "TZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    const auto one = [](const std::string& id, const std::string& start) {
        return event("UID:" + id + "\nSUMMARY:" + id + "\nDTSTART" + start + "\nDURATION:PT30M\n");
    };
    const std::string all =
        described + one("utc", ":20170710T073000Z") + one("name", ";TZID=Europe/Berlin:20170710T093000") +
        one("windows", ";TZID=W. Europe Standard Time:20170710T093000") +
        one("path", ";TZID=/citadel.org/20190914_1/Europe/Berlin:20170710T093000") +
        one("short", ";TZID=CEST:20170710T093000") + one("described", ";TZID=House time:20170710T093000") +
        one("floating", ":20170710T083000") + one("unknown", ";TZID=Middle Earth:20170710T083000");
    const ProgrammeList list = read(calendar(all));
    REQUIRE(list.sessions.size() == 8);
    for (const PlannedSession& session : list.sessions) {
        CAPTURE(session.id);
        CHECK(span(session) == "2017-07-10T08:30:00+01:00 2017-07-10T09:00:00+01:00");
    }
    CHECK(warns(list, "its time zone is given by an abbreviation"));
    CHECK(warns(list, "nobody knows its time zone; taken as Europe/London"));
    const ProgrammeList berlin =
        read(calendar(one("floating", ":20170710T093000"), "X-WR-TIMEZONE:Europe/Berlin\n"));
    CHECK(span(berlin.sessions[0]) == "2017-07-10T08:30:00+01:00 2017-07-10T09:00:00+01:00");
    const ProgrammeList winter =
        read(calendar(described + one("described", ";TZID=House time:20171110T093000")));
    CHECK(span(winter.sessions[0]) == "2017-11-10T08:30:00+00:00 2017-11-10T09:00:00+00:00");
}

TEST_CASE("lengths: DTEND, DURATION, all day, neither, and an end before the start") {
    const ProgrammeList list =
        read(calendar(event("UID:a\nSUMMARY:A\nDTSTART:20171110T090000\nDTEND:20171110T093000\n") +
                      event("UID:b\nSUMMARY:B\nDTSTART:20171110T100000\nDURATION:PT1H15M\n") +
                      event("UID:c\nSUMMARY:C\nDTSTART;VALUE=DATE:20171111\n") +
                      event("UID:d\nSUMMARY:D\nDTSTART;VALUE=DATE:20171112\nDTEND;VALUE=DATE:20171114\n") +
                      event("UID:e\nSUMMARY:E\nDTSTART:20171115T090000\n") +
                      event("UID:f\nSUMMARY:F\nDTSTART:20171115T100000\nDTEND:20171115T090000\n")));
    CHECK(span(session_of(list, "a")) == "2017-11-10T09:00:00+00:00 2017-11-10T09:30:00+00:00");
    CHECK(span(session_of(list, "b")) == "2017-11-10T10:00:00+00:00 2017-11-10T11:15:00+00:00");
    CHECK(span(session_of(list, "c")) == "2017-11-11T00:00:00+00:00 2017-11-12T00:00:00+00:00");
    CHECK(span(session_of(list, "d")) == "2017-11-12T00:00:00+00:00 2017-11-14T00:00:00+00:00");
    CHECK(span(session_of(list, "e")) == "2017-11-15T09:00:00+00:00 2017-11-15T10:00:00+00:00");
    CHECK(span(session_of(list, "f")) == "2017-11-15T10:00:00+00:00 2017-11-15T10:30:00+00:00");
    CHECK(warns(list, "lines 18, 24: it lasts all day"));
    CHECK(warns(list, "line 31: neither DTEND nor DURATION"));
    CHECK(warns(list, "line 37: it ends before it starts"));
}

TEST_CASE("a property with nothing behind it is no unreadable line, one that says nonsense is (sched.com)") {
    const std::string times = "SUMMARY:A\nDTSTART:20171110T090000\nDTEND:20171110T093000\n";
    CHECK(
        read(calendar(event("UID:a\nDESCRIPTION:\nURL:\nCATEGORIES:\nSTATUS:\n" + times))).warnings.empty());
    CHECK(warns(read(calendar(event("UID:a\nSEQUENCE:\nDURATION:soon\n" + times))), "a line of this event"));
}

TEST_CASE("an end at the start says so (giggity#169)") {
    const ProgrammeList list =
        read(calendar(event("UID:a\nSUMMARY:A\nDTSTART:20171110T090000\nDTEND:20171110T090000\n") +
                      event("UID:b\nSUMMARY:B\nDTSTART:20171110T100000\nDURATION:PT0S\n")));
    CHECK(warns(list, "lines 4, 11: it ends at the moment at which it starts"));
    CHECK_FALSE(warns(list, "neither DTEND"));
}

TEST_CASE("references and markup never reach a screen (sunflower#1384)") {
    const ProgrammeList list =
        read(calendar("BEGIN:VEVENT\nUID:a&amp\\;b\nDTSTART:20171110T090000\nDURATION:PT30M\nSUMMARY:Q&amp\\;"
                      "A: what&#8217\\;s "
                      "next?\nLOCATION:<b>R&amp;D</b> lab\nCATEGORIES:Art &amp\\; craft\nEND:VEVENT\n"));
    REQUIRE(list.sessions.size() == 1);
    CHECK(list.sessions[0].title == "Q&A: what’s next?");
    CHECK(list.sessions[0].room == "R&D lab");
    CHECK(list.sessions[0].track == "Art & craft");
    CHECK(list.sessions[0].id == "a&amp;b");
}

TEST_CASE("folded lines, unfolded long ones, escapes, CR LF, categories and breaks") {
    const std::string words(200, 'x');
    const ProgrammeList list =
        read(calendar("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20171110T090000\r\nDURATION:PT30M\r\nSUMMARY:A "
                      "title\\, fol\r\n ded\r\n"
                      "LOCATION:Room 1\\; upstairs\r\nCATEGORIES:Workshop,Practice\r\nEND:VEVENT\r\n"
                      "BEGIN:VEVENT\nUID:b\nDTSTART:20171110T100000\nDURATION:PT30M\nSUMMARY:" +
                      words +
                      "\nEND:VEVENT\n"
                      "BEGIN:VEVENT\nUID:c\nDTSTART:20171110T110000\nDURATION:PT30M\nSUMMARY:Coffee in the "
                      "Foyer\nEND:VEVENT\n"));
    const PlannedSession& a = session_of(list, "a");
    CHECK(a.title == "A title, folded");
    CHECK(a.room == "Room 1; upstairs");
    CHECK(a.kind == SessionKind::workshop);
    CHECK(a.track == "Practice");
    CHECK(session_of(list, "b").title == words);
    CHECK(session_of(list, "c").kind == SessionKind::pause);
    CHECK(warns(list, "line 13: no LOCATION"));
    CHECK(list.warnings.size() == 1);
}

TEST_CASE("what repeats: across the change of the clocks, with exceptions, and bounded") {
    const ProgrammeList list = read(
        calendar(event("UID:yoga\nSUMMARY:Yoga\nDTSTART;TZID=Europe/London:20171027T080000\nDURATION:PT30M\n"
                       "RRULE:FREQ=DAILY;COUNT=5\nEXDATE;TZID=Europe/London:20171028T080000\n") +
                 event("UID:yoga\nRECURRENCE-ID;TZID=Europe/London:20171030T080000\nSUMMARY:Yoga\\, later\n"
                       "DTSTART;TZID=Europe/London:20171030T093000\nDURATION:PT30M\nSTATUS:CANCELLED\n")));
    REQUIRE(list.sessions.size() == 4);
    CHECK(span(session_of(list, "yoga/2017-10-27T0800")) ==
          "2017-10-27T08:00:00+01:00 2017-10-27T08:30:00+01:00");
    CHECK(span(session_of(list, "yoga/2017-10-29T0800")) ==
          "2017-10-29T08:00:00+00:00 2017-10-29T08:30:00+00:00");
    CHECK(span(session_of(list, "yoga/2017-10-31T0800")) ==
          "2017-10-31T08:00:00+00:00 2017-10-31T08:30:00+00:00");
    const PlannedSession& later = session_of(list, "yoga/2017-10-30T0800");
    CHECK(format_iso(later.start, zone) == "2017-10-30T09:30:00+00:00");
    CHECK(later.title == "Yoga, later");
    CHECK(later.state == PlanState::cancelled);

    const ProgrammeList until = read(
        calendar(event("UID:a\nSUMMARY:A\nDTSTART;TZID=America/New_York:20171027T210000\nDURATION:PT30M\n"
                       "RRULE:FREQ=DAILY;UNTIL=20171029T010000Z\n")));
    CHECK(until.sessions.size() == 2);  // 01:00Z on the 28th and 29th
    const ProgrammeList unending =
        read(calendar(event("UID:a\nSUMMARY:A\nDTSTART:20171106T080000\nDURATION:PT30M\nRRULE:FREQ=DAILY\n") +
                      event("UID:b\nSUMMARY:B\nDTSTART:20171110T100000\nDURATION:PT30M\n")));
    CHECK(unending.sessions.size() == 6);
    CHECK(warns(unending, "line 4: it repeats without an end"));
    const ProgrammeList many = read(calendar(
        event("UID:a\nSUMMARY:A\nDTSTART:20171106T080000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=100000\n")));
    CHECK(many.sessions.size() == 367);
    const ProgrammeList fast = read(
        calendar(event("UID:a\nSUMMARY:A\nDTSTART:20171106T080000\nDURATION:PT30M\nRRULE:FREQ=SECONDLY\n")));
    CHECK(fast.sessions.size() == 1);
    CHECK(warns(fast, "repeats within a day"));
}

TEST_CASE("one UID for many events, and several versions of one") {
    const ProgrammeList shared =
        read(calendar(event("UID:x\nSUMMARY:Opening\nDTSTART:20171110T090000\nDURATION:PT30M\n") +
                      event("UID:x\nSUMMARY:Closing\nDTSTART:20171110T160000\nDURATION:PT30M\n") +
                      event("SUMMARY:No UID\nDTSTART:20171110T170000\nDURATION:PT30M\n")));
    CHECK(shared.sessions.size() == 3);
    CHECK(session_of(shared, "x-opening").title == "Opening");
    CHECK(session_of(shared, "x-closing").title == "Closing");
    CHECK(session_of(shared, "no-uid-2017-11-10-1700").title == "No UID");
    CHECK(warns(shared, "several events have the same UID"));
    const ProgrammeList versions =
        read(calendar(event("UID:x\nSEQUENCE:2\nSUMMARY:New\nDTSTART:20171110T090000\nDURATION:PT30M\n") +
                      event("UID:x\nSEQUENCE:1\nSUMMARY:Old\nDTSTART:20171110T160000\nDURATION:PT30M\n")));
    REQUIRE(versions.sessions.size() == 1);
    CHECK(session_of(versions, "x").title == "New");
    CHECK(warns(versions, "line 12: an older version"));
}

TEST_CASE("several calendars in one file, one of them calling off") {
    const ProgrammeList list = read(
        calendar(event("UID:a\nSUMMARY:A\nDTSTART:20171110T090000\nDURATION:PT30M\n")) +
        calendar(event("UID:b\nSUMMARY:B\nDTSTART:20171110T100000\nDURATION:PT30M\n"), "METHOD:CANCEL\n"));
    CHECK(session_of(list, "a").state == PlanState::planned);
    CHECK(session_of(list, "b").state == PlanState::cancelled);
}

TEST_CASE("what is no calendar is refused") {
    const std::string whole = calendar(event("UID:a\nSUMMARY:A\nDTSTART:20171110T090000\nDURATION:PT30M\n"));
    for (std::size_t size = 15; size + 15 < whole.size(); ++size) {
        CAPTURE(size);
        check_refused(read_icalendar(whole.substr(0, size), "calendar.ics", zone), "ends in the middle");
    }
    check_refused(read_icalendar(calendar(""), "calendar.ics", zone), "no session can be used");
    check_refused(read_icalendar(calendar(event("UID:a\nSUMMARY:A\n")), "calendar.ics", zone),
                  "line 4: no DTSTART");
}

TEST_CASE(
    "calendars within calendars, and more events than any programme has, are refused before they are read") {
    for (const std::string& begin : {std::string("BEGIN:VCALENDAR\n"), std::string("BEGIN:VEVENT\r\n"),
                                     std::string("BE\n GIN:X\n"), std::string("begin;A=B:VTODO\n")}) {
        CAPTURE(begin);
        std::string text = "BEGIN:VCALENDAR\n";
        for (int i = 0; i < 100'000; ++i) text += begin;
        const auto read = read_icalendar(text, "calendar.ics", zone);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().kind == ErrorKind::input);
        CHECK(read.error().message().size() < 300);
    }
    std::string many;
    for (std::size_t i = 0; i <= most_sessions; ++i) many += "BEGIN:VEVENT\nEND:VEVENT\n";
    CHECK(read_icalendar(calendar(many), "calendar.ics", zone).error().message().find("50000 sessions") !=
          std::string::npos);
}

TEST_CASE("an END that nothing began is passed over, and the library writes nothing of it to the terminal") {
    const std::string whole = calendar(event("UID:a\nSUMMARY:A\nDTSTART:20171110T090000\nDURATION:PT30M\n"));
    std::FILE* written = std::tmpfile();
    REQUIRE(written);
    const int terminal = ::dup(STDERR_FILENO);
    ::dup2(::fileno(written), STDERR_FILENO);
    const auto list =
        read_icalendar("END:VEVENT\nEND;X=1:VTO\n DO\n" + whole + "END:VCALENDAR", "calendar.ics", zone);
    ::dup2(terminal, STDERR_FILENO);
    ::close(terminal);
    CHECK(::lseek(::fileno(written), 0, SEEK_END) == 0);
    std::fclose(written);
    REQUIRE(list.ok());
    REQUIRE(list->sessions.size() == 1);
    CHECK(list->sessions[0].title == "A");
}
