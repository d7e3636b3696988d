// lanyard import, imports and attendees on the sample's two lists.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>

#include "tests/folders.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

std::string first_list() {
    return sample_file("registrations.csv");
}
std::string later_list() {
    return sample_file("registrations-later.csv");
}

// added, changed, unchanged, cancelled, rejected, missing
using Counts = std::vector<int>;
Counts counts(const nlohmann::json& report) {
    return {report["added"],     report["changed"],       report["unchanged"],
            report["cancelled"], report["rejected_rows"], report["missing"]};
}

}  // namespace

TEST_CASE("a first list, the same again, and a later one") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto first = sample.json({"import", first_list()});
    CHECK(counts(first) == Counts{312, 0, 0, 0, 0, 0});
    CHECK(first["rows"] == 312);
    CHECK(first["encoding"] == "UTF-8");
    CHECK(first["delimiter"] == ",");
    CHECK(first["columns"][2] ==
          nlohmann::json{{"index", 2}, {"heading", "First Name"}, {"field", "given_name"}});
    CHECK(first["columns"].size() == 33);

    CHECK(counts(sample.json({"import", first_list()})) == Counts{0, 0, 312, 0, 0, 0});

    const auto dry = sample.json({"import", later_list(), "--dry-run"});
    CHECK(counts(dry) == Counts{11, 12, 292, 5, 0, 3});
    CHECK(sample.json({"attendees"}).size() == 312);

    const auto later = sample.json({"import", later_list()});
    CHECK(counts(later) == Counts{11, 12, 292, 5, 0, 3});
    CHECK(later["rows"] == 320);
    CHECK(later["conflicts"].empty());
    REQUIRE(later["look_alikes"].size() == 1);
    CHECK(sample.attendee("katherine braithwaite")["id"] == later["look_alikes"][0]["added"]);
    CHECK(sample.json({"attendees", "kath braithwaite-lowe"}).size() == 2);  // nothing is decided by itself
    CHECK(sample.attendee("akande-wright")["name"] == "Josephine Akande-Wright");
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("the list of a week later: what the desk wrote and who came in the meantime stand") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto list = [](const char* name) {
        return source_folder().string() + "/tests/data/registrations/" + name;
    };
    (void)sample.json({"import", list("eventbrite.csv")});
    const auto dry = sample.json({"import", list("eventbrite-a-week-later.csv"), "--dry-run"});
    CHECK(counts(dry)[0] == 14);
    CHECK(counts(dry)[1] == 9);
    CHECK(counts(dry)[3] == 6);
    CHECK(counts(dry)[5] == 4);

    // Everybody who is expected today comes in, and each has a job title that only the desk knows.
    std::map<std::string, nlohmann::json> before;
    for (const auto& person : sample.json({"attendees"})) {
        if (before.size() == 25) break;
        if (person["status"] != "expected" || !person["flags"].empty() || person["given_name"] == "")
            continue;
        const std::string id = person["id"];
        REQUIRE(sample.lanyard({"correct", id, "job_title=Known to the desk"}).status == 0);
        REQUIRE(sample.json({"check-in", id})["verdict"] == "admitted");
        before[id] = person;
    }
    REQUIRE(before.size() == 25);

    const auto later = sample.json({"import", list("eventbrite-a-week-later.csv")});
    CHECK(counts(later) == counts(dry));
    for (const auto& person : sample.json({"attendees"})) {
        if (before.count(person["id"]) == 0) continue;
        CAPTURE(person["id"].get<std::string>());
        CHECK(person["job_title"] == "Known to the desk");
        CHECK(person["inside"] == true);
        before.erase(person["id"]);
    }
    CHECK(before.empty());
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("an import is taken back whole, and its codes with it") {
    const SampleEvent sample;
    const auto number = sample.json({"import", later_list()})["number"].get<int>();
    const std::string late_code = sample.code("akande-wright");
    const auto undone = sample.json({"import", "--undo", std::to_string(number)});
    CHECK(undone["undone"].size() == 1);
    CHECK(sample.json({"attendees"}).size() == 312);
    CHECK(sample.json({"attendees", "akande-wright"}).empty());
    CHECK(sample.attendee("gareth pugh")["name"] == "Gareth Pugh");
    CHECK(sample.json({"check-in", late_code}, 1)["attendee"] == nullptr);

    const auto imports = sample.json({"imports"});
    REQUIRE(imports.size() == 2);
    CHECK(imports[0]["stands"] == true);
    CHECK(imports[1]["stands"] == false);
    CHECK(imports[1]["file"] == "registrations-later.csv");
    CHECK(sample.lanyard({"import", "--undo", "9"}).status != 0);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("what the list says and what the desk says both live") {
    const SampleEvent sample;
    const std::string id = sample.attendee("dermot costigan")["id"];
    sample.json({"correct", id, "job_title=Head of Practice"});
    const auto later = sample.json({"import", later_list()});
    REQUIRE(later["conflicts"].size() == 1);
    CHECK(later["conflicts"][0]["attendee"] == id);
    CHECK(later["conflicts"][0]["field"] == "job_title");
    CHECK(later["conflicts"][0]["desk"] == "Head of Practice");
    CHECK(sample.attendee("dermot costigan")["job_title"] == "Head of Practice");
    sample.json({"correct", id, "job_title"});  // follow the list again
    CHECK(sample.attendee("dermot costigan")["job_title"] == later["conflicts"][0]["list"]);
}

TEST_CASE("every attendee has every field") {
    const SampleEvent sample;
    const auto people = sample.json({"attendees"});
    REQUIRE(people.size() == 312);
    std::set<std::string> ids, codes;
    for (const auto& person : people) {
        CAPTURE(person["name"].get<std::string>());
        CHECK(person.size() == 15);
        CHECK(ids.insert(person["id"]).second);
        CHECK(person["checked_in_at"].is_null());
        CHECK(person["inside"] == false);
        for (const char* words :
             {"name", "given_name", "family_name", "email", "organisation", "job_title", "ticket_type"})
            CHECK(person[words].is_string());
        for (const char* lists : {"codes", "flags", "sessions"}) CHECK(person[lists].is_array());
        CHECK(person["answers"].is_object());
        REQUIRE(person["codes"].size() >= 1);
        const std::string code = person["codes"][0];
        CHECK(code.size() == 20);
        CHECK(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
        CHECK(codes.insert(code).second);
    }
    const auto amara = sample.attendee("okafor institute");
    CHECK(amara["name"] == "Amara Okafor");
    CHECK(amara["email"] == "amara.okafor@familytherapy.example");
    CHECK(amara["codes"][1] == "640101860001737059001");
    CHECK(amara["sessions"] == nlohmann::json{"workshop-b"});
    CHECK(amara["answers"]["Dietary requirements"] == "Vegetarian");
    CHECK(sample.json({"attendees", "nobody by this name"}).empty());
}

TEST_CASE("the list of another machine meets the same people") {
    const SampleEvent sample;
    const auto copy = sample.file("copy");
    std::filesystem::copy(sample.folder(), copy);
    const auto report =
        run_program({program("lanyard"), "--event", copy.string(), "--json", "import", first_list()});
    REQUIRE(report.status == 0);
    CHECK(counts(nlohmann::json::parse(report.out)) == Counts{0, 0, 312, 0, 0, 0});
}

TEST_CASE("a file without anything usable ends with 3 and changes nothing") {
    const SampleEvent sample;
    const auto refuse = [&](const char* name, const std::string& text) {
        CAPTURE(name);
        std::ofstream(sample.file(name), std::ios::binary) << text;
        const auto finished = sample.lanyard({"import", sample.file(name).string()});
        CHECK(finished.status == 3);
        CHECK(finished.out.empty());
        CHECK(finished.err.find(name) != std::string::npos);
    };
    refuse("empty.csv", "");
    refuse("header.csv", "First Name,Last Name,Email\n");
    refuse("picture.csv", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    CHECK(sample.lanyard({"import", sample.file("not-there.csv").string()}).status == 3);
    CHECK(sample.json({"imports"}).size() == 1);
}

TEST_CASE("rows that cannot be used are named, the others are taken") {
    const SampleEvent sample(SampleEvent::List::none);
    std::ofstream(sample.file("list.csv")) << "Name,Email,Organisation\n"
                                              "Jo Field,jo@field.example,Field Ltd,surplus\n"
                                              ",,\n"
                                              ",,Nobody & Co\n"
                                              "Sam Reed\n";
    const auto report = sample.json({"import", sample.file("list.csv").string()});
    CHECK(report["added"] == 2);
    CHECK(report["warnings"].size() >= 2);
    for (const auto& row : report["rejected"]) {
        CHECK(row["line"].is_number());
        CHECK_FALSE(row["reason"].get<std::string>().empty());
    }
    CHECK(sample.attendee("sam reed")["organisation"] == "");
}
