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
