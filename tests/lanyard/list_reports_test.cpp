// Lists that went wrong for others, by the public reports of them, as the program takes them in.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

// The event with this list in it.
class ListedEvent {
  public:
    explicit ListedEvent(const std::string& text) : sample_(SampleEvent::List::none) {
        report = take("list.csv", text);
    }

    nlohmann::json take(const std::string& name, const std::string& text,
                        const std::vector<std::string>& more = {}) const {
        std::ofstream(sample_.file(name), std::ios::binary | std::ios::trunc) << text;
        std::vector<std::string> words = {"import", sample_.file(name).string()};
        words.insert(words.end(), more.begin(), more.end());
        return sample_.json(words);
    }
    const SampleEvent& sample() const { return sample_; }
    std::string verdict(const std::string& code, int status = 0) const {
        return sample_.json({"check-in", code}, status)["verdict"];
    }
    std::string exported(const std::string& name) const {
        REQUIRE(sample_.lanyard({"export", "attendance", "--out", sample_.file(name).string()}).status == 0);
        return text_of(sample_.file(name));
    }

    nlohmann::json report;

  private:
    SampleEvent sample_;
};

bool changes_nothing(const nlohmann::json& report) {
    return report["added"] == 0 && report["changed"] == 0 && report["cancelled"] == 0 &&
           report["missing"] == 0 && report["rejected_rows"] == 0 && report["conflicts"].empty() &&
           report["look_alikes"].empty();
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("F1 (kartoza/prj.app#1149): the report says why a column was taken so") {
    const ListedEvent event("Name,Surname,Email\nJohn,Ember,j@x.example\n");
    CHECK(event.sample().attendee("ember")["name"] == "John Ember");
    CHECK(event.report["columns"][0]["field"] == "given_name");
    CHECK(event.report["columns"][0]["why"] == "a family name stands beside it");
    const auto words = event.sample().lanyard({"import", event.sample().file("list.csv").string()});
    CHECK(words.out.find("\"Name\" is taken as given name: a family name stands beside it") !=
          std::string::npos);
}

TEST_CASE("F3 (espresso-attendee-import): seats without a name are to be named, as in any list") {
    const ListedEvent event("Name,Email,QTY\nJohn Harrow,h@x.example,2\n");
    CHECK(event.report["added"] == 2);
    CHECK(event.sample().json({"attendees", "harrow"}).size() == 2);
    CHECK(changes_nothing(event.take("list.csv", "Name,Email,QTY\nJohn Harrow,h@x.example,2\n")));
    // A third place is one more, and the others stay who they are.
    CHECK(event.take("list.csv", "Name,Email,QTY\nJohn Harrow,h@x.example,3\n")["added"] == 1);
    const auto fix = event.sample().file("fix.csv");
    event.take("list.csv", "Name,Email,QTY\nJohn Harrow,h@x.example,3\nAda Abbot,a@x.example,900\n",
               {"--fix-list", fix.string()});
    CHECK(text_of(fix).find("John Harrow +1: who?") != std::string::npos);
    CHECK(text_of(fix).find("900 places; taken as one") != std::string::npos);
}

TEST_CASE("F5 (gradecraft#2097): the same name with another address is asked about") {
    const ListedEvent event("Name,Email\nPaul Roth,paul@one.example\nAda Abbot,a@x.example\n");
    const auto again =
        event.take("list.csv", "Name,Email\nROTH Paul,paul@two.example\nAda Abbot,a@x.example\n");
    REQUIRE(again["look_alikes"].size() == 1);
    CHECK(again["look_alikes"][0]["likely"] == "renamed");
    CHECK(again["look_alikes"][0]["reason"] == "same name");
    const auto decided = event.take(
        "list.csv", "Name,Email\nROTH Paul,paul@two.example\nAda Abbot,a@x.example\n", {"--renamed", "all"});
    CHECK(decided["look_alikes"].empty());
    CHECK(event.sample().attendee("roth")["email"] == "paul@two.example");
}

TEST_CASE("F8 (cwa-ios#1438): a code within a link, and a link's code") {
    const ListedEvent event(
        "Name,Ticket code\nAda Abbot,ABC123\nBen Brown,https://tickets.example.org/t?id=XYZ789\nCleo "
        "Clark,https://tickets.example.org/t?id=KLM456\nDan Day,https://a.example/TWICE01\nEve "
        "Ende,https://b.example/TWICE01\nFay Finn,abcdef9\nGil Gray,ABCDEF9\n");
    CHECK(event.verdict("https://tickets.example.org/t?id=ABC123") == "admitted");
    CHECK(event.verdict("XYZ789") == "admitted");
    CHECK(event.verdict("https://tickets.example.org/t?id=KLM456&utm_source=mail") == "admitted");
    CHECK(event.verdict("https://tickets.example.org/t?event=launch2017", 1) == "unknown");
    // What may be two people's is nobody's, and neither are other parts of a link.
    for (const char* nobodys : {"TWICE01", "tickets", "example", "https://x.example/XYZ", "XYZ78", "Abcdef9"})
        CHECK(event.verdict(nobodys, 1) == "unknown");
}

TEST_CASE("F8: links of the list in any letters, and without https") {
    const ListedEvent event(
        "Name,Ticket code\nAda Abbot,tickets.example.org/t?id=XYZ789\nBen "
        "Brown,Https://Tickets.Example.org/T?ID="
        "klm456\nCleo Clark,https://tickets.example.org/t/Abc9Def\nDan Day,https://a.example/twice01\nEve "
        "Ende,https://b.example/TWICE01\n");
    for (const char* held :
         {"XYZ789", "https://tickets.example.org/t?id=XYZ789", "xyz789", "KLM456", "klm456",
          "HTTPS://TICKETS.EXAMPLE.ORG/T?ID=KLM456", "ABC9DEF", "http://tickets.example.org/t/abc9def"}) {
        CAPTURE(held);
        const std::string verdict = event.sample().json({"check-in", held})["verdict"];
        CHECK((verdict == "admitted" || verdict == "welcome_back"));
    }
    CHECK(event.verdict("TWICE01") == "admitted");
    CHECK(event.verdict("Twice01", 1) == "unknown");
}

TEST_CASE("F9 (pretix#928): the secret under the code finds its person, in any letters") {
    const ListedEvent event(
        "Order code,Name,Email,Ticket secret\nK3X9Q,Ada Abbot,a@x.example,k3n2m5q8w7e6r5t4\n");
    for (const char* typed : {"k3n2m5q8w7e6r5t4", "K3N2M5Q8W7E6R5T4", " k3n2 m5q8 w7e6 r5t4"})
        CHECK(event.sample().attendee(typed)["name"] == "Ada Abbot");
    const std::string ours = event.sample().attendee("abbot")["codes"][0];
    CHECK(event.sample().attendee(ours)["name"] == "Ada Abbot");
    CHECK(event.sample().json({"attendees", "k3n2m5q8w7e6r5t5"}).empty());
    CHECK(event.verdict("K3N2M5Q8W7E6R5T4") == "admitted");
}

TEST_CASE("F12: a fix list is what its name says, or refused") {
    const ListedEvent event("Name,Email\nTBC,t@x.example\nS?ren Kj?r,s@x.example\n");
    const std::string list = event.sample().file("list.csv").string();
    const auto csv = event.sample().file("doubts.csv");
    event.sample().json({"import", list, "--fix-list", csv.string()});
    const std::string text = text_of(csv);
    CHECK(text.find("Correct to") != std::string::npos);
    CHECK(text.find("S?ren Kj?r") != std::string::npos);
    CHECK(text.find("letters are lost") != std::string::npos);
    CHECK(text.find("PK") == std::string::npos);
    // Filled, it comes in like any other.
    const auto filled =
        event.take("doubts.csv", with(text, "name,S?ren Kj?r,,", "name,S?ren Kj?r,Søren Kjær,"));
    CHECK(filled["changed"] == 1);
    CHECK(event.sample().attendee("kjaer")["name"] == "Søren Kjær");
    for (const char* other : {"doubts.ods", "doubts", "doubts.xls"}) {
        const auto file = event.sample().file(other);
        CHECK(event.sample().lanyard({"import", list, "--fix-list", file.string()}).status == 2);
        CHECK_FALSE(std::filesystem::exists(file));
    }
    const auto sheet = event.sample().file("Doubts.XLSX");
    event.sample().json({"import", list, "--fix-list", sheet.string()});
    CHECK(text_of(sheet).substr(0, 2) == "PK");
}

TEST_CASE("E1 (open-event-server#9127): the number, the order and the barcode of a list go out again") {
    const ListedEvent event(
        "Attendee ID,Order,Name,Email,Barcode,Diet\n4711,O-77,Ada Abbot,a@x.example,ABC123,Halal\n"
        "4712,O-77,Ben Brown,b@x.example,ABC124,\n");
    const auto ada = event.sample().attendee("abbot");
    CHECK(ada["answers"]["attendee_id"] == "4711");
    const auto row = event.sample().attendance_of(ada["id"]);
    CHECK(row["attendee_id"] == "4711");
    CHECK(row["order_code"] == "O-77");
    CHECK(row["codes"] == "ABC123");
    CHECK(event.verdict("4711", 1) == "unknown");  // a number that anybody can guess opens no door
    // Taken in again, with needs and without, nothing changes: neither the number nor the diet is lost.
    for (const std::vector<std::string>& needs : {std::vector<std::string>{}, {"--with-needs"}}) {
        const auto file = event.sample().file("out.csv");
        std::vector<std::string> words = {"export", "attendance", "--out", file.string()};
        words.insert(words.end(), needs.begin(), needs.end());
        REQUIRE(event.sample().lanyard(words).status == 0);
        CHECK(changes_nothing(event.sample().json({"import", file.string()})));
        CHECK(event.sample().attendee("abbot")["answers"] == ada["answers"]);
    }
}

TEST_CASE("E2 (frappe#41945): our own export comes in again and changes nothing") {
    const SampleEvent sample;
    const auto file = sample.file("attendance.csv");
    const std::string id = sample.attendee("dermot costigan")["id"];
    sample.json({"correct", id, "job_title==Head of Doors", "organisation='s-Hertogenbosch"});
    sample.json({"check-in", sample.attendee("amara okafor")["id"]});
    sample.json({"walk-in", "--name", "-Wanda Walker", "--organisation", "@home GmbH"});
    const std::string from = sample.attendee("gareth pugh")["id"];
    REQUIRE(sample.lanyard({"substitute", from, "--name", "Sub Stitute"}).status == 0);
    std::vector<std::string> needs;
    SUBCASE("without needs") {}
    SUBCASE("with needs") {
        needs = {"--with-needs"};
    }
    std::vector<std::string> words = {"export", "attendance", "--out", file.string()};
    words.insert(words.end(), needs.begin(), needs.end());
    REQUIRE(sample.lanyard(words).status == 0);
    const auto before = sample.json({"attendees"});
    const auto report = sample.json({"import", file.string()});
    CHECK(report["source"] == "lanyard");
    CHECK(report["rows"] == before.size());
    CHECK(changes_nothing(report));
    CHECK(sample.json({"attendees"}) == before);
    // As a spreadsheet saves it: other marks, no guards; and one cell that somebody has put right.
    std::string saved = with(text_of(file), "\"'", "\"");
    saved = with(saved, "Head of Doors", "Head of Everything");
    std::ofstream(file, std::ios::binary | std::ios::trunc) << saved;
    const auto corrected = sample.json({"import", file.string(), "--dry-run"});
    CHECK(corrected["added"] == 0);
    CHECK(corrected["missing"] == 0);
    CHECK(corrected["changed"] == 1);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("E2: a person of an export whose id says nothing is known by name and address") {
    const ListedEvent first("Name,Email,Barcode\nAda Abbot,a@x.example,ABC123\n");
    const std::string text = first.exported("out.csv");
    const ListedEvent other("Name,Email\nAda Abbot,a@x.example\n");
    const auto report = other.take("out.csv", text);
    CHECK(report["added"].get<int>() + report["changed"].get<int>() == 1);
    CHECK(other.sample().attendee("ABC123")["name"] == "Ada Abbot");
    CHECK(other.sample().json({"attendees"}).size() == 1);
    // An id that a spreadsheet has taken for a number.
    const std::string id = first.sample().attendee("abbot")["id"];
    CHECK(changes_nothing(first.take("out.csv", with(text, id, "1.23E+19"))));
}
