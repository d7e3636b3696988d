// lanyard export: what goes out is what the schema says, opens elsewhere, and changes nothing when it comes
// in again.
#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <regex>

#include "base/safe_file.h"
#include "store/database.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
using nlohmann::json;

namespace {

json exported(const SampleEvent& sample, const std::string& kind, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"export", kind, "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto done = sample.lanyard(words);
    REQUIRE(done.status == 0);
    return json::parse(done.out);
}

json row_where(const json& rows, const std::string& column, const std::string& value) {
    for (const json& row : rows)
        if (row[column] == value) return row;
    FAIL("no row has this");
    return {};
}

const json& schema() {
    static const json all = json::parse(text_of(sample_file("../exports.schema.json")));
    return all;
}

bool has_form(const std::string& text, const std::string& pattern) {
    static std::map<std::string, std::regex> known;  // making one takes longer than using it a hundred times
    const auto [form, is_new] = known.try_emplace(pattern);
    if (is_new) form->second = std::regex(pattern);
    return std::regex_search(text, form->second);
}

// One value against the few words of JSON Schema that the file uses.
void check_value(const json& wanted, const json& value) {
    REQUIRE(value.is_string());
    if (wanted.contains("$ref")) return check_value(schema()["$defs"]["time"], value);
    if (wanted.contains("pattern")) CHECK(has_form(value, wanted["pattern"]));
    if (wanted.contains("enum")) CHECK(std::count(wanted["enum"].begin(), wanted["enum"].end(), value) == 1);
}

void check_row(const json& wanted, const json& row) {
    const json patterns = wanted.value("patternProperties", json::object());
    for (const json& name : wanted["required"]) CHECK(row.contains(name.get<std::string>()));
    for (const auto& [name, value] : row.items()) {
        const std::string property = name;
        CAPTURE(property);
        if (wanted["properties"].contains(name)) {
            check_value(wanted["properties"][name], value);
            continue;
        }
        bool is_told = wanted["additionalProperties"] != false;
        for (const auto& [pattern, of_pattern] : patterns.items())
            if (has_form(name, pattern)) check_value(of_pattern, value);
        CHECK(is_told);
    }
}

// A day of which every export has something to say.
void live_a_day(const SampleEvent& sample) {
    const std::string amara = sample.code("amara okafor"), suryani = sample.code("suryani");
    const auto does = [&](std::vector<std::string> words, int status = 0) {
        CHECK(sample.lanyard(words).status == status);
    };
    does({"check-in", amara, "--at", "2017-11-10T08:52"});
    does({"check-in", amara, "--point", "Great Hall door", "--at", "2017-11-10T09:31"});
    does({"check-in", suryani, "--at", "2017-11-10T09:20"});
    does({"undo", sample.attendee("suryani")["id"]});
    does({"correct", sample.attendee("barry mason")["id"], "status=cancelled"});
    does({"check-in", sample.code("barry mason"), "--at", "2017-11-10T09:00"}, 1);
    does({"walk-in", "--name", "=HYPERLINK(1)", "--at", "2017-11-10T09:40"});
}

}  // namespace

TEST_CASE("every export is as the schema says") {
    const SampleEvent sample;
    live_a_day(sample);
    for (const auto& [kind, wanted] : schema()["$defs"].items()) {
        if (kind == "time") continue;
        const std::string name = kind;
        CAPTURE(name);
        const json rows = exported(sample, kind);
        const bool may_be_empty = kind == "interests";
        CHECK((may_be_empty || !rows.empty()));
        for (const json& row : rows) check_row(wanted["items"], row);
    }
    for (const char* kind : {"attendance", "list", "roll-call"})
        for (const json& row : exported(sample, kind, {"--with-needs"}))
            check_row(schema()["$defs"][kind]["items"], row);
    // And there is none that it does not know.
    const auto help = sample.lanyard({"export", "--help"}).out;
    CHECK(
        help.find("{attendance,list,no-shows,roll-call,scans,visits,sessions,interests,playback,exports}") !=
        std::string::npos);
}

TEST_CASE("the scans: what the door decided then, and what the data says now") {
    const SampleEvent sample;
    live_a_day(sample);
    const json rows = exported(sample, "scans");
    REQUIRE(rows.size() == 5);
    CHECK(rows[0]["decided"] == "let_in");
    CHECK(rows[0]["name"] == "Amara Okafor");
    CHECK(rows[0]["point"] == "Kiosk 1");
    CHECK(rows[0]["credential"] == "invitation");
    CHECK(rows[0]["now"] == "stands");
    CHECK(rows[1]["decided"] == "cancelled");
    CHECK(rows[1]["name"] == "Barry Mason");
    CHECK(rows[1]["now"] == "cancelled");
    CHECK(rows[2]["name"] == "Suryani");
    CHECK(rows[2]["now"] == "taken_back");
    CHECK(rows[3]["area"] == "Great Hall");
    CHECK(rows[4]["by"] == "command line");
    // Once the desk has put it right, the door's word stands and the data's is another.
    const std::string barry = sample.attendee("barry mason")["id"];
    REQUIRE(sample.lanyard({"correct", barry, "status=expected"}).status == 0);
    REQUIRE(sample.lanyard({"check-in", barry, "--at", "2017-11-10T09:05"}).status == 0);
    const json refused = row_where(exported(sample, "scans"), "decided", "cancelled");
    CHECK(refused["at"] == "2017-11-10T09:00:00+00:00");
    CHECK(refused["now"] == "came_in");
}

TEST_CASE("the no-shows are who was expected and did not come") {
    const SampleEvent sample;
    live_a_day(sample);
    const json counts = sample.json({"stats"}), rows = exported(sample, "no-shows");
    CHECK(rows.size() == counts["expected"]);
    for (const json& row : rows) {
        CHECK(row["name"] != "Amara Okafor");
        CHECK(row["name"] != "Barry Mason");
    }
    CHECK(row_where(rows, "name", "Suryani")["email"] != "");  // taken back: she did not come
}

TEST_CASE("the visits have the session that the room's door was open for") {
    const SampleEvent sample;
    live_a_day(sample);
    const json rows = exported(sample, "visits");
    CHECK(row_where(rows, "area", "Great Hall")["session"] == "opening");
    CHECK(row_where(rows, "area", "Great Hall")["session_title"] == "Opening");
    CHECK(rows[0]["session"] == "");
}

TEST_CASE("the list goes back as it came, with what the desk changed, and changes nothing here") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto list = sample.file("list.csv"), out = sample.file("out.csv");
    REQUIRE(write_file(
        list,
        "Order ID,Barcode,Attendee ID,First name,Last name,Email,Phone,Company,Dietary "
        "requirements,Shirt,Flags\n"
        "R-77,4006381333931,1001,Zoe,van der Berg,zoe@x.example,+44 20 7946 0000,\"=1+1\",Vegan,M,no_photo\n"
        "R-77,4006381333948,1002,Ada,Lovelace,ada@x.example,,Engines,,\"S, long\",\n"
        "R-78,4006381333955,1003,Bob,O'Neil,bob@x.example,,'s-Hertogenbosch,,,escort; no_photo\n"));
    REQUIRE(sample.lanyard({"import", list.string()}).status == 0);
    const std::string ada = sample.attendee("ada")["id"];
    REQUIRE(sample.lanyard({"correct", ada, "email=ada@new.example", "badge_name=Countess Ada"}).status == 0);
    REQUIRE(sample.lanyard({"walk-in", "--name", "Dan Dean"}).status == 0);
    std::vector<std::string> words = {"export", "list", "--out", out.string()};
    SUBCASE("without needs") {
        const json rows = exported(sample, "list");
        CHECK_FALSE(rows[0].contains("Dietary requirements"));
    }
    SUBCASE("with needs") {
        words.push_back("--with-needs");
        CHECK(row_where(exported(sample, "list", {"--with-needs"}), "name",
                        "Zoe van der Berg")["Dietary requirements"] == "Vegan");
    }
    const json rows = exported(sample, "list");
    REQUIRE(rows.size() == 4);
    const json zoe = row_where(rows, "attendee_id", "1001"),
               countess = row_where(rows, "attendee_id", "1002");
    CHECK(zoe["name"] == "Zoe van der Berg");
    CHECK(zoe["order_code"] == "R-77");
    CHECK(zoe["codes"] == "4006381333931");
    CHECK(zoe["organisation"] == "=1+1");
    CHECK(countess["email"] == "ada@new.example");
    CHECK(countess["badge_name"] == "Countess Ada");
    CHECK(countess["Shirt"] == "S, long");
    CHECK(row_where(rows, "attendee_id", "1003")["flags"] == "escort;no_photo");
    CHECK(row_where(rows, "name", "Dan Dean")["walk_in"] == "yes");

    REQUIRE(sample.lanyard(words).status == 0);
    CHECK(text_of(out).find("\"'=1+1\"") != std::string::npos);
    const auto before = sample.json({"attendees"});
    const auto again = sample.json({"import", out.string()});
    CHECK(again["added"] == 0);
    CHECK(again["changed"] == 0);
    CHECK(again["unchanged"] == 4);
    CHECK(again["rejected_rows"] == 0);
    CHECK(again["missing"] == 0);
    CHECK(sample.json({"attendees"}) == before);
}

TEST_CASE("the sample's list, too, changes nothing, and what somebody put right in it counts") {
    const SampleEvent sample;
    live_a_day(sample);
    const auto out = sample.file("out.csv");
    REQUIRE(sample.lanyard({"export", "list", "--with-needs", "--out", out.string()}).status == 0);
    const auto again = sample.json({"import", out.string(), "--dry-run"});
    CHECK(again["added"] == 0);
    CHECK(again["changed"] == 0);
    std::string text = text_of(out);
    const auto at = text.find("amara.okafor@");
    REQUIRE(at != std::string::npos);
    REQUIRE(write_file(out, text.replace(at, 13, "amara@new")));
    CHECK(sample.json({"import", out.string(), "--dry-run"})["changed"] == 1);
}

TEST_CASE("a spreadsheet opens elsewhere: times are dates, and a second sheet counts the arrivals") {
    if (!is_installed("python3")) {
        std::cerr << "SKIPPED: python3, which reads the spreadsheet by itself, is not installed\n";
        return;
    }
    const SampleEvent sample;
    live_a_day(sample);
    // It only looks like a time, and stops nobody else's row.
    const std::string no_time = "2017-13-45T99:00:00+00:00";
    const std::string amara = sample.attendee("amara okafor")["id"];
    REQUIRE(sample.lanyard({"correct", amara, "job_title=" + no_time}).status == 0);
    const auto out = sample.file("attendance.xlsx"), script = sample.file("read.py");
    REQUIRE(sample.lanyard({"export", "attendance", "--out", out.string()}).status == 0);
    // By the standard library alone: what each cell is, and what the sheets are called.
    REQUIRE(write_file(script, R"(
import json, sys, zipfile
from xml.etree import ElementTree
main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
book = zipfile.ZipFile(sys.argv[1])
def rows(sheet):
    root = ElementTree.fromstring(book.read("xl/worksheets/%s.xml" % sheet))
    cells = [[(c.get("r"), "".join(c.itertext()), c.get("t", "n"), c.get("s", "0")) for c in row]
             for row in root.iter(main + "row")]
    return root, cells
root, cells = rows("sheet1")
formats = ElementTree.fromstring(book.read("xl/styles.xml"))
print(json.dumps({
    "bad": book.testzip(),
    "sheets": [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(main + "sheet")],
    "frozen": [p.get("state") for p in root.iter(main + "pane")],
    "filter": [f.get("ref") for f in root.iter(main + "autoFilter")],
    "formulas": sum(1 for name in ("sheet1", "sheet2")
                    for _ in rows(name)[0].iter(main + "f")),
    "date_formats": [f.get("formatCode") for f in formats.iter(main + "numFmt")],
    "rows": cells, "summary": rows("sheet2")[1],
    "charts": sum(1 for n in book.namelist() if n.startswith("xl/charts/chart"))}))
)"));
    const auto read = run_program({"python3", script.string(), out.string()});
    CAPTURE(read.err);
    REQUIRE(read.status == 0);
    const json book = json::parse(read.out);
    CHECK(book["bad"].is_null());
    CHECK(book["sheets"] == json{"attendance", "summary"});
    CHECK(book["frozen"] == json{"frozen"});
    CHECK(book["formulas"] == 0);
    CHECK(book["date_formats"] == json{"yyyy-mm-dd hh:mm:ss"});
    CHECK(book["charts"] == 1);
    const json people = exported(sample, "attendance");
    REQUIRE(book["rows"].size() == people.size() + 1);
    CHECK(book["filter"] == json{"A1:T" + std::to_string(people.size() + 1)});
    int dates = 0, walked_in = 0, kept = 0;
    for (const json& row : book["rows"])
        for (const json& cell : row) {
            walked_in += cell[1] == "=HYPERLINK(1)";
            kept += cell[1] == no_time;
            if (cell[2] != "n" || cell[1] == "") continue;
            ++dates;
            CHECK(cell[3] != "0");  // shown by the format of dates
            const double days = std::stod(cell[1].get<std::string>());
            CHECK(days > 43049.36);  // since 1900, in the morning of 10 November 2017
            CHECK(days < 43049.41);
        }
    CHECK(walked_in > 0);
    CHECK(kept == 1);
    CHECK(dates == 2);  // Amara and who walked in
    CHECK(book["summary"][0][1][1] == "2");
    CHECK(book["summary"].back()[0][1] == "09:30");
    CHECK(book["summary"].back()[1][1] == "1");
}

TEST_CASE(
    "whoever takes a list of people out is in the journal, of whom it tells is not, and no lock is waited "
    "for") {
    const SampleEvent sample;
    CHECK(exported(sample, "exports").empty());
    exported(sample, "attendance");
    exported(sample, "sessions");  // of no people
    const auto file = sample.file("no-shows.xlsx");
    REQUIRE(sample.lanyard({"export", "no-shows", "--out", file.string()}).status == 0);
    const json noted = exported(sample, "exports");
    REQUIRE(noted.size() == 2);
    CHECK(noted[0]["what"] == "attendance");
    CHECK(noted[0]["who"] == "command line");
    CHECK(noted[0]["at"] == "2017-11-10T08:50:00+00:00");
    CHECK(noted[0]["rows"] == std::to_string(exported(sample, "attendance").size()));
    CHECK(noted[1]["format"] == "xlsx");
    CHECK(sample.lanyard({"verify"}).status == 0);

    // Somebody else keeps the database to themselves: the list is out, and that it was not noted is said.
    auto database = Database::open(sample.folder() / "lanyard.db", Database::Access::write);
    REQUIRE(database.ok());
    Finished taken;
    const auto held = (*database)->write([&] {
        taken = sample.lanyard({"export", "attendance", "--format", "json"});
    });
    REQUIRE(held.ok());
    CHECK(taken.status == 0);
    CHECK(json::parse(taken.out).size() > 200);
    CHECK(taken.err.find("the journal does not say that this was taken out") != std::string::npos);
    CHECK(exported(sample, "exports").size() == 3);  // the attendance that was counted above
}
