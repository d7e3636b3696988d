// Programmes that went wrong for others, brought in by the real program; each names the report.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

using nlohmann::json;

// An event without a programme, on the day that the sample has, and one file after another into it.
class FieldEvent {
  public:
    json import(const std::string& text, std::vector<std::string> options = {}) {
        const std::string file = sample_.file("programme").string();
        std::ofstream(file, std::ios::binary) << text;
        std::vector<std::string> words = {"programme", "import", file, "--missing",
                                          is_first_ ? "remove" : "cancel"};
        is_first_ = false;
        words.insert(words.end(), options.begin(), options.end());
        return sample_.json(words);
    }

  private:
    SampleEvent sample_{SampleEvent::List::none};
    bool is_first_ = true;
};

struct Slot {
    std::string uid, title, start, end;
};

std::string calendar(const std::vector<Slot>& slots, const std::string& more = "") {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n";
    for (const Slot& slot : slots) {
        text += "BEGIN:VEVENT\r\nUID:" + slot.uid + "\r\nSUMMARY:" + slot.title + "\r\nDTSTART:20171110T" +
                slot.start + "00Z\r\nDTEND:20171110T" + slot.end + "00Z\r\nLOCATION:Barn\r\n" + more +
                "END:VEVENT\r\n";
    }
    return text + "END:VCALENDAR\r\n";
}

std::string frab(const std::string& rooms, const std::string& conference = "") {
    return "<schedule><conference><acronym>field</acronym>" + conference +
           "</conference><day index='1' date='2017-11-10'>\n" + rooms + "</day></schedule>\n";
}

}  // namespace

TEST_CASE("calendarize#381: UIDs that are new at each download, one session moved") {
    FieldEvent event;
    event.import(calendar({{"a1", "Opening", "0900", "0930"},
                           {"a2", "Talk", "1000", "1030"},
                           {"a3", "Closing", "1100", "1130"}}));
    const json again = event.import(calendar({{"b1", "Opening", "0900", "0930"},
                                              {"b2", "Talk", "1030", "1100"},
                                              {"b3", "Closing", "1100", "1130"}}));
    CHECK(again["moved"] == 1);
    CHECK(again["added"] == 0);
    CHECK(again["cancelled"] == 0);
    CHECK(again["changes"][0]["id"] == "a2");
}

TEST_CASE("EventFahrplan#847: one id, two guids, the rooms in another order") {
    const std::string barn =
        "<room name='Barn'><event id='7' "
        "guid='11111111-a'><title>One</title><date>2017-11-10T09:00:00+00:00</date>"
        "<start>09:00</start><duration>00:30</duration></event></room>\n";
    const std::string mill =
        "<room name='Mill'><event id='7' "
        "guid='22222222-b'><title>Two</title><date>2017-11-10T10:00:00+00:00</date>"
        "<start>10:00</start><duration>00:30</duration></event></room>\n";
    FieldEvent event;
    event.import(frab(barn + mill));
    CHECK(event.import(frab(mill + barn))["changes"].empty());
}

TEST_CASE("sunflower#1384: markup and references never reach a screen") {
    FieldEvent event;
    const json made = event.import(calendar({{"a", "Q&amp\\;A: what&#8217\\;s next?", "0900", "0930"}}));
    CHECK(made["sessions"][0]["title"] == "Q&A: what’s next?");
}

TEST_CASE("wafer#437: dates and starts that disagree by eight hours throughout") {
    FieldEvent event;
    const json made = event.import(
        frab("<room name='Barn'><event id='1'><title>One</title><date>2017-11-10T09:00:00+00:00</date>"
             "<start>09:00</start><duration>00:30</duration></event></room>\n",
             "<time_zone_name>Asia/Taipei</time_zone_name>"));
    CHECK(made["warnings"].dump().find("disagree by 8 hours in the whole file") != std::string::npos);
}

TEST_CASE("callForPapers#83: a line for each speaker of one session") {
    FieldEvent event;
    const json made = event.import(
        "Title,Start,End,Room,Speaker\nBees,2017-11-10 09:00,2017-11-10 09:30,Barn,Ann Bell\n"
        "Bees,2017-11-10 09:00,2017-11-10 09:30,Barn,Cy Day\n");
    REQUIRE(made["sessions"].size() == 1);
    CHECK(made["sessions"][0]["speakers"] == json{"Ann Bell", "Cy Day"});
}

TEST_CASE("SCALE-Planning#41: people's and calendars' headings, and such as only a person understands") {
    FieldEvent event;
    for (const std::string text : {
             "Session Title,Date,Time Start,Time End,Room/Location\nBees,2017-11-10,9:00 AM,9:30 AM,Barn\n",
             "Subject,Start Date,Start Time,End Date,End Time,Location\nBees,11/10/2017,9:00 "
             "AM,11/10/2017,9:30 AM,Barn\n",
         }) {
        const json made = event.import(text);
        CHECK(made["sessions"][0]["start"] == "2017-11-10T09:00:00+00:00");
        CHECK(made["sessions"][0]["room"] == "Barn");
    }
    const json told =
        event.import("Gegenstand,Wann,Wo\nBees,2017-11-10 09:00,Barn\n",
                     {"--column", "Gegenstand=title", "--column", "Wann=start", "--column", "Wo=room"});
    CHECK(told["unchanged"] == 1);
}

TEST_CASE("tsml-ui#260: dates as people write them, decided by the event's day or asked about") {
    FieldEvent event;
    const json made = event.import(
        "title,date,start\nA,Friday 10 November 2017,09:00\nB,11/10/2017,10:00\nC,10.11.17,11:00\n");
    REQUIRE(made["sessions"].size() == 3);
    for (const json& session : made["sessions"])
        CHECK(session["start"].get<std::string>().substr(0, 10) == "2017-11-10");
    const json asked = event.import("title,date,start\nA,05/03/2019,09:00\n");
    CHECK(asked["warnings"].dump().find("line 2: the day and the month") != std::string::npos);
    const json told = event.import("title,date,start\nA,05/03/2019,09:00\n", {"--dates", "month-first"});
    CHECK(told["warnings"].dump().find("the day and the month") == std::string::npos);
}

TEST_CASE("sched.com and giggity#169: empty properties are no warnings, an end at the start is one") {
    FieldEvent event;
    const std::string empty = "DESCRIPTION:\r\n";
    CHECK(event.import(calendar({{"a", "One", "0900", "0930"}}, empty))["warnings"].empty());
    const json made = event.import(calendar({{"a", "One", "0900", "0900"}}));
    CHECK(made["warnings"].dump().find("it ends at the moment at which it starts") != std::string::npos);
}
