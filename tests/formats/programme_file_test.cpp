// A programme's format is told by what is in the file, and its words by several systems' names.
#include "formats/programme_file.h"

#include "formats/session_times.h"
#include "formats/session_words.h"
#include "tests/formats/programme_for_test.h"

using namespace lanyard;

namespace {
constexpr std::string_view zone = "Europe/London";

std::string source_of(std::string_view bytes) {
    return read_well(read_programme_file(bytes, "programme", zone)).source;
}
}  // namespace

TEST_CASE("the name of a file says nothing, its first mark all") {
    const std::string xml =
        "<?xml version='1.0'?><schedule><day date='2017-11-10'><room name='A'><event "
        "id='1'><start>10:00</start>"
        "<duration>00:30</duration><title>A</title></event></room></day></schedule>";
    CHECK(source_of(xml) == "frab ");
    CHECK(source_of("\xEF\xBB\xBF\n " + xml.substr(21)) == "frab ");
    CHECK(source_of(R"({"schedule": {"conference": {"days": [{"date": "2017-11-10", "rooms": {"A": [
        {"id": 1, "start": "10:00", "duration": "00:30", "title": "A"}]}}]}}})") == "frab ");
    CHECK(source_of("begin:vcalendar\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20171110T090000\nEND:VEVENT\n"
                    "END:VCALENDAR\n") == "calendar");
    CHECK(source_of("title,start\nA,2017-11-10 09:00\n") == "list");
}

TEST_CASE("an encoding that is declared, or not") {
    const ProgrammeList list =
        read_well(read_programme_file("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><schedule><day "
                                      "date='2017-11-10'><room name='A'><event "
                                      "id='1'><start>10:00</start><duration>00:30</duration><title>Caf\xE9</"
                                      "title></event></room></day></schedule>",
                                      "schedule.xml", zone));
    CHECK(list.sessions[0].title == "Café");
    CHECK(read_well(read_programme_file("title,start\nCaf\xE9,2017-11-10 09:00\n", "a.csv", zone))
              .sessions[0]
              .title == "Café");
}

TEST_CASE("what is no programme at all") {
    check_refused(read_programme_file("", "a", zone), "empty");
    check_refused(read_programme_file(" \n", "a", zone), "empty");
    check_refused(read_programme_file("PK\x03\x04", "a.xlsx", zone), "Excel");
    check_refused(read_programme_file("name,colour\nA,B\n", "a.csv", zone), "no row is headed");
}

TEST_CASE("kinds in the words of several systems") {
    CHECK(session_kind_from_words("lightning_talk") == SessionKind::talk);
    CHECK(session_kind_from_words("Talk, 45 min") == SessionKind::talk);
    CHECK(session_kind_from_words("Workshop / Atelier") == SessionKind::workshop);
    CHECK(session_kind_from_words("djset") == SessionKind::other);
    CHECK_FALSE(session_kind_from_words("juggling"));
    for (const char* title :
         {"Lunch", "Coffee break", "Coffee in the Foyer", "Registration and coffee", "Mittagspause"})
        CHECK_MESSAGE(title_is_of_break(title), title);
    for (const char* title :
         {"Break the silence", "Tea workshop", "Opening", "Lunch with five hundred other people", ""})
        CHECK_FALSE_MESSAGE(title_is_of_break(title), title);
    for (const char* title : {"CANCELLED: Opening", "[CANCELED] Opening", "ABGESAGT Eröffnung", "CANCELLED"})
        CHECK_MESSAGE(title_says_cancelled(title), title);
    for (const char* title : {"Cancelled dreams", "CANCEL culture", "Opening", ""})
        CHECK_FALSE_MESSAGE(title_says_cancelled(title), title);
}

TEST_CASE("abbreviations of zones mean what is used where the event is") {
    const Instant summer = *parse_iso("2017-07-10T12:00:00Z", "UTC");
    CHECK(offset_of_abbreviation("BST", "Europe/London", summer) == 60);
    CHECK(offset_of_abbreviation("gmt", "Europe/London", summer) == 0);
    CHECK(offset_of_abbreviation("IST", "Asia/Kolkata", summer) == 330);
    CHECK(offset_of_abbreviation("IST", "Europe/Dublin", summer) == 60);
    CHECK(offset_of_abbreviation("CST", "Asia/Shanghai", summer) == 480);
    CHECK(offset_of_abbreviation("EST", "Europe/London", summer) == -300);
    CHECK_FALSE(offset_of_abbreviation("ABCD", "Europe/London", summer));
    CHECK(day_after("2016-02-28") == "2016-02-29");
    CHECK(day_after("2017-12-31") == "2018-01-01");
}

TEST_CASE("what is larger than any programme is refused before it is read") {
    const auto read = read_programme_file(std::string(most_programme_bytes + 1, 'x'), "programme.csv", "UTC");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().message().find("16 MB") != std::string::npos);
}
