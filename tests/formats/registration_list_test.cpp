// Whole lists: the exports of two systems and a council's spreadsheet against their truth, and files as bad
// as they come.
#include "formats/registration_list.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "base/safe_file.h"
#include "tests/folders.h"

using namespace lanyard;

namespace {

const std::string data_folder = source_folder().string() + "/tests/data/registrations/";

RegistrationList list_of(std::string_view text, const ListOptions& options = {}) {
    auto list = read_registration_list(text, "list.csv", options);
    REQUIRE_MESSAGE(list.ok(), (list.ok() ? "" : list.error().message()));
    return *list;
}

Error error_of(std::string_view text, const ListOptions& options = {}) {
    auto list = read_registration_list(text, "list.csv", options);
    REQUIRE_FALSE(list.ok());
    return list.error();
}

std::string field_of(const ListRow& row, Field field) {
    const auto found = row.fields.find(field);
    return found == row.fields.end() ? "(not there)" : found->second;
}

bool warns(const RegistrationList& list, std::string_view words) {
    for (const std::string& warning : list.warnings) {
        if (warning.find(words) != std::string::npos) return true;
    }
    return false;
}

void check_truth(const std::string& name) {
    const auto bytes = read_file(data_folder + name + ".csv");
    const auto truth_bytes = read_file(data_folder + name + ".truth.json");
    REQUIRE(bytes.ok());
    REQUIRE(truth_bytes.ok());
    const auto truth = nlohmann::json::parse(*truth_bytes);
    const RegistrationList list = list_of(*bytes);
    CHECK(list.rejected.empty());
    REQUIRE(list.rows.size() == truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
        CAPTURE(i);
        const ListRow& row = list.rows[i];
        CHECK(field_of(row, Field::name) == truth[i]["name"].get<std::string>());
        CHECK(field_of(row, Field::email) == truth[i]["email"].get<std::string>());
        CHECK(field_of(row, Field::organisation) == truth[i]["org"].get<std::string>());
        const std::string status = truth[i]["status"];
        CHECK(field_of(row, Field::status) == (status == "ok" ? "expected" : status));
        CHECK(field_of(row, Field::seat) == "");
    }
}

}  // namespace

TEST_CASE("the lists give exactly their truth") {
    check_truth("eventbrite");
    check_truth("eventbrite-a-week-later");
    check_truth("pretix-order-positions");
    check_truth("council-spreadsheet-cp1252");
}

TEST_CASE("Eventbrite's ids, codes, workshops and answers") {
    const RegistrationList list = list_of(*read_file(data_folder + "eventbrite.csv"));
    CHECK(list.encoding == "UTF-8");
    CHECK(list.delimiter == ",");
    CHECK(list.source == "eventbrite");
    REQUIRE(list.columns.size() == 29);
    CHECK(list.columns[8].heading == "Attendee #");
    CHECK(list.columns[8].field == "attendee_id");
    const ListRow& row = list.rows[1];
    CHECK(row.line == 3);
    CHECK(row.identity.source == "eventbrite");
    CHECK(row.identity.attendee_id == "910002");
    CHECK(row.identity.code == "691680532638895022001");
    CHECK(field_of(row, Field::codes) == "691680532638895022001");
    CHECK(field_of(row, Field::order_code) == "700002");
    CHECK(field_of(row, Field::sessions) == "Workshop B");
    CHECK(field_of(row, Field::ticket_type) == "Delegate");
    CHECK(field_of(row, Field::job_title) == "Systemic Psychotherapist");
    CHECK(field_of(row, Field::answers) == R"({"Dietary requirements":"Halal","attendee_id":"910002"})");
    CHECK(field_of(row, Field::phone) == "(not there)");
}

TEST_CASE("pretix: order code and position make the id, the secret the code") {
    const RegistrationList list = list_of(*read_file(data_folder + "pretix-order-positions.csv"));
    CHECK(list.source == "pretix");
    CHECK(list.rows[0].identity.attendee_id == "MKUGM-1");
    CHECK(list.rows[0].identity.code == "9zd32brjnu7rz3gwf9h6hfceky8a6q9s");
    CHECK(field_of(list.rows[0], Field::given_name) == "Zainab");
    CHECK(field_of(list.rows[0], Field::phone) == "07700 900195");
}

TEST_CASE("the council's spreadsheet: encoding, answers, and people known by name and email") {
    const RegistrationList list = list_of(*read_file(data_folder + "council-spreadsheet-cp1252.csv"));
    CHECK(list.encoding == "WINDOWS-1252");
    CHECK(list.source == "list");
    CHECK(list.rows[0].identity.attendee_id == "");
    CHECK(list.rows[0].identity.email == "zainab.jones40@instituteoffamilyt.example");
    CHECK(field_of(list.rows[0], Field::answers) == R"({"Access needs":"Large print"})");
    std::set<std::string> ids;
    const auto key = EventKey::parse(std::string(64, '7'), "");
    for (const ListRow& row : list.rows) ids.insert(person_id(*key, row.identity));
    CHECK(ids.size() == list.rows.size());
}

TEST_CASE("title lines, totals, blank lines and repeated headings are no rows") {
    const RegistrationList list = list_of(
        "Attendee list for the launch, final\n\nPrinted on 2 November;;\nName;Email;Organisation\nAnna "
        "Smith;a@x.example;Leeds\n"
        ";;\nName;Email;Organisation\nJo Sum;j@x.example;Hull\nTotal;2;\n");
    CHECK(list.delimiter == ";");
    REQUIRE(list.rows.size() == 2);
    CHECK(list.rejected.empty());
    CHECK(list.rows[0].line == 5);
    CHECK(field_of(list.rows[1], Field::name) == "Jo Sum");
    CHECK(warns(list, "line 9: a total"));
    CHECK(warns(list, "line 7: the headings once more"));
}

TEST_CASE("a person called Sum is not a total") {
    const RegistrationList list = list_of("First name,Surname\nWai,Sum\nAnna,Smith\n");
    REQUIRE(list.rows.size() == 2);
    CHECK(field_of(list.rows[0], Field::name) == "Wai Sum");
}

TEST_CASE("short rows are padded, extra cells ignored, both with a warning") {
    const RegistrationList list = list_of(
        "Name,Email,Job title\nAnna,a@x.example\nJo,j@x.example,Chair,extra\nKim,k@x.example,Vice,\n");
    REQUIRE(list.rows.size() == 3);
    CHECK(field_of(list.rows[0], Field::job_title) == "");
    CHECK(warns(list, "line 2: fewer cells"));
    CHECK(warns(list, "line 3: more cells"));
}

TEST_CASE("every delimiter and line end") {
    for (std::string delimiter : {",", ";", "\t", "|"}) {
        for (std::string end : {"\n", "\r\n", "\r"}) {
            const RegistrationList list =
                list_of("Name" + delimiter + "Email" + end + "Anna Smith" + delimiter + "a@x.example" + end);
            CHECK(list.delimiter == delimiter);
            REQUIRE(list.rows.size() == 1);
            CHECK(field_of(list.rows[0], Field::email) == "a@x.example");
        }
    }
}

TEST_CASE("names stay as they are written, without what nobody sees") {
    const RegistrationList list = list_of(
        "Name,Organisation\n\"  anna \u200B  SMITH \",Leeds\n\"Jose\u0301\",Hull\n\"O'BRIEN, Thị\",York\n");
    CHECK(field_of(list.rows[0], Field::name) == "anna SMITH");
    CHECK(field_of(list.rows[1], Field::name) == "Jos\u00E9");
    CHECK(field_of(list.rows[1], Field::given_name) == "");
    CHECK(field_of(list.rows[2], Field::name) == "Thị O'BRIEN");
    CHECK(field_of(list.rows[2], Field::family_name) == "O'BRIEN");
}

TEST_CASE("seats without a name are kept and marked") {
    const RegistrationList list = list_of(
        "Order #,First name,Surname,Email,Organisation\n1,TBC,TBC,b@x.example,Leeds City "
        "Council\n1,TBC,,b@x.example,Leeds City Council\n"
        "2,Delegate,2,b@x.example,Hull\n3,Penhallow "
        "Council,,p@x.example,\n4,,,c@x.example,York\n5,Anna,Smith,a@x.example,Smith & Co\n"
        "6,Jane,Doe,j@x.example,Jane Doe\n7,Family Rights "
        "Group,,f@x.example,\n8,Jo,Field,jf@x.example,Family Rights Group\n");
    REQUIRE(list.rows.size() == 9);
    const std::vector<std::string> seats = {"unnamed", "unnamed", "unnamed", "unnamed", "unnamed",
                                            "",        "",        "unnamed", ""};
    for (std::size_t i = 0; i < seats.size(); ++i) {
        CAPTURE(i);
        CHECK(field_of(list.rows[i], Field::seat) == seats[i]);
    }
    CHECK(field_of(list.rows[0], Field::name) == "TBC");
    CHECK(field_of(list.rows[2], Field::name) == "Delegate 2");
    CHECK(field_of(list.rows[4], Field::name) == "");
    CHECK(list.rows[0].identity.occurrence == 0);
    CHECK(list.rows[1].identity.occurrence == 1);
    CHECK(list.rows[2].identity.occurrence == 0);
}

TEST_CASE("a row without a name that nobody booked is rejected") {
    const RegistrationList list = list_of("Name,Organisation\n,Leeds\nAnna Smith,Leeds\n");
    REQUIRE(list.rejected.size() == 1);
    CHECK(list.rejected[0].line == 2);
    CHECK(list.rejected[0].reason == "no name");
}

TEST_CASE("namesakes and shared mailboxes stay separate, one person twice is reported") {
    const RegistrationList list = list_of(
        "Name,Email,Organisation\nSarah Bennett,s1@x.example,Leeds\nSarah Bennett,s2@x.example,Leeds\nAnna "
        "Smith,office@x.example,Leeds\n"
        "Jo Brown,office@x.example,Leeds\nKim Lee,k@x.example,Hull\nKim Lee,K@x.example,Hull\nSARAH "
        "BENNETT,,Leeds\nSarah Bennett,,Leeds\n");
    REQUIRE(list.rows.size() == 8);
    const std::vector<int> occurrences = {0, 0, 0, 0, 0, 1, 0, 1};
    for (std::size_t i = 0; i < occurrences.size(); ++i)
        CHECK(list.rows[i].identity.occurrence == occurrences[i]);
    CHECK(warns(list, "lines 6, 7: the same name and email"));
}

TEST_CASE("statuses, a void column, and an unknown word counted once") {
    const RegistrationList list = list_of(
        "Name,Attending?,Cancelled\nA B,Yes,\nC D,No - cancelled,\nE F,tbc,\nG H,Yes,yes\nI J,purple,\nK "
        "L,purple,no\nM N,,\n");
    std::string statuses;
    for (const ListRow& row : list.rows) statuses += field_of(row, Field::status) + " ";
    CHECK(statuses == "expected cancelled pending cancelled expected expected expected ");
    CHECK(warns(list, "\"purple\" is no known status (2 rows); taken as expected"));
    CHECK(field_of(list_of("Name\nAnna Smith\n").rows[0], Field::status) == "(not there)");
}

TEST_CASE("a code claimed by two stays with the first") {
    const RegistrationList list =
        list_of("Name,Barcode,QR code\nA B,111,aaa\nC D,111,ccc\nE F,5.17256E+20,\nG H,,\n");
    CHECK(field_of(list.rows[0], Field::codes) == "111\naaa");
    CHECK(field_of(list.rows[1], Field::codes) == "ccc");
    CHECK(list.rows[0].identity.code == "111");
    CHECK(list.rows[1].identity.code == "");
    CHECK(field_of(list.rows[2], Field::codes) == "");
    CHECK(warns(list, "line 3: the code belongs to an earlier row"));
    CHECK(warns(list, "line 4: a spreadsheet has rounded the code"));
}

TEST_CASE("an attendee's number twice: the same person once, a group's number nobody's") {
    const RegistrationList list = list_of(
        "Registration ID,Name,Email\n1,Anna Smith,a@x.example\n1,Anna Smith,A@x.example\n2,Jo "
        "Brown,j@x.example\n2,Kim Lee,k@x.example\n3,Al May,m@x.example\n");
    REQUIRE(list.rows.size() == 4);
    REQUIRE(list.rejected.size() == 1);
    CHECK(list.rejected[0].line == 3);
    CHECK(list.rejected[0].reason == "the same attendee as on line 2");
    CHECK(list.rows[0].identity.attendee_id == "1");
    CHECK(list.rows[1].identity.attendee_id == "");
    CHECK(list.rows[2].identity.attendee_id == "");
    CHECK(list.rows[3].identity.attendee_id == "3");
    CHECK(warns(list, "lines 4, 5: different people"));
}

TEST_CASE("flags by column, workshops one a line, answers without empty ones") {
    const RegistrationList list = list_of(
        "Name,Flags,No photos,Morning workshop,Afternoon workshop,Notes,Notes\nA B,\"Desk first; protected, "
        "sparkle\",yes,A,B; C,one,two\nC D,,no,,,,\n");
    CHECK(field_of(list.rows[0], Field::flags) == "desk_first\nno_photo\nprotected");
    CHECK(field_of(list.rows[0], Field::sessions) == "A\nB\nC");
    CHECK(field_of(list.rows[0], Field::answers) == "{\"Notes\":\"one\",\"Notes (2)\":\"two\"}");
    CHECK(field_of(list.rows[1], Field::flags) == "");
    CHECK(field_of(list.rows[1], Field::sessions) == "");
    CHECK(field_of(list.rows[1], Field::answers) == "{}");
    CHECK(warns(list, "line 2: \"sparkle\" is no flag"));
}

TEST_CASE("columns as a person says they are") {
    ListOptions options;
    options.columns = {{"who", "name"}, {"Stream", "session"}, {"Not there", "email"}};
    const RegistrationList list = list_of("Who,Stream\nAnna Smith,Practice\n", options);
    CHECK(field_of(list.rows[0], Field::name) == "Anna Smith");
    CHECK(field_of(list.rows[0], Field::sessions) == "Practice");
    CHECK(warns(list, "no column is headed \"Not there\""));
    options.columns = {{"Who", "nmae"}};
    CHECK(error_of("Who\nAnna\n", options).kind == ErrorKind::usage);
}

TEST_CASE("UTF-16 and a chosen encoding") {
    std::string utf16 = "\xFF\xFE";
    for (char c : std::string("Name,Email\nAnna,a@x.example\n")) utf16 += {c, '\0'};
    CHECK(list_of(utf16).encoding == "UTF-16LE");
    ListOptions options;
    options.encoding = "macintosh";
    CHECK(field_of(list_of("Name\nJos\x8E C\n", options).rows[0], Field::name) == "José C");
}

TEST_CASE("what cannot be used says why and what to do") {
    CHECK(error_of("").what == "the file is empty");
    CHECK(error_of("PK\x03\x04xl/workbook").remedy.find("save it as CSV") != std::string::npos);
    CHECK(error_of("Name,Email\n").what == "there is nothing below the headings");
    const Error no_name = error_of("Email,Organisation\na@x.example,Leeds\n");
    CHECK(no_name.kind == ErrorKind::input);
    CHECK(no_name.what.find("\"Email\", \"Organisation\"") != std::string::npos);
    CHECK(no_name.remedy.find("--column") != std::string::npos);
    const Error half = error_of("Name,Organisation\n,Leeds\n,Hull\nAnna Smith,York\n");
    CHECK(half.what.find("2 of 3 rows cannot be used") != std::string::npos);
    CHECK(half.what.find("line 2: no name") != std::string::npos);
}

TEST_CASE("broken rows cost themselves alone") {
    std::string text =
        "Name,Email,Notes\nAnna Smith,a@x.example,fine\nJo Brown,j@x.example,\"open\nKim "
        "Lee,k@x.example,fine\n";
    text += "Zero,z@x.example," + std::string(3, '\0') + "\nBig,b@x.example," + std::string(5'000'000, 'x') +
            "\n";
    text += "Al May,m@x.example,fine\nBo Ray,r@x.example,fine\nLong " + std::string(600, 'g') +
            ",l@x.example,fine\nCy Day,c@x.example,fine\n";
    const RegistrationList list = list_of(text);
    CHECK(list.rows.size() == 5);
    REQUIRE(list.rejected.size() == 4);
    CHECK(list.rejected[0].line == 3);
    CHECK(list.rejected[0].reason == "a quotation mark is never closed");
    CHECK(list.rejected[1].line == 5);
    CHECK(list.rejected[1].reason.find("zero bytes") != std::string::npos);
    CHECK(list.rejected[2].line == 6);
    CHECK(list.rejected[2].reason.find("64 KB") != std::string::npos);
    CHECK(list.rejected[3].line == 9);
}

TEST_CASE("a file cut off: the last row is rejected and says so") {
    const auto bytes = read_file(data_folder + "eventbrite.csv");
    REQUIRE(bytes.ok());
    const RegistrationList list = list_of(bytes->substr(0, 40'000));
    REQUIRE(list.rejected.size() == 1);
    CHECK(list.rejected[0].reason.find("cut off") != std::string::npos);
    CHECK(list.rejected[0].line == static_cast<int>(list.rows.size()) + 2);
    const RegistrationList quoted = list_of("Name,Notes\nAnna Smith,fine\nJo Brown,\"half a no");
    REQUIRE(quoted.rejected.size() == 1);
    CHECK(quoted.rejected[0].reason.find("cut off") != std::string::npos);
}

TEST_CASE("warnings are bounded") {
    std::string text = "Name,Flags\n";
    for (int i = 0; i < 500; ++i) text += "Anna Smith,word" + std::to_string(i) + "\n";
    const RegistrationList list = list_of(text);
    CHECK(list.warnings.size() <= 101);
    CHECK(list.warnings.back().find("more warnings") != std::string::npos);
}

TEST_CASE("the same bytes give the same list, in any encoding of Unicode and any delimiter") {
    const auto bytes = read_file(data_folder + "eventbrite.csv");
    const RegistrationList first = list_of(*bytes), second = list_of("\xEF\xBB\xBF" + *bytes);
    REQUIRE(first.rows.size() == second.rows.size());
    for (std::size_t i = 0; i < first.rows.size(); ++i) CHECK(first.rows[i].fields == second.rows[i].fields);
}

TEST_CASE("no damage to a file ends in anything but a list or an error") {
    const auto whole = read_file(data_folder + "pretix-order-positions.csv");
    REQUIRE(whole.ok());
    const std::string bytes = whole->substr(0, 6000);
    std::mt19937 random(20171110);
    for (int round = 0; round < 300; ++round) {
        std::string damaged = bytes.substr(0, random() % bytes.size());
        for (unsigned n = random() % 8; n > 0 && !damaged.empty(); --n) {
            damaged[random() % damaged.size()] = static_cast<char>(random());
        }
        const auto list = read_registration_list(damaged, "list.csv");
        if (!list.ok()) {
            CHECK_FALSE(list.error().what.empty());
            continue;
        }
        CHECK(list->rejected.size() <= list->rows.size());
        for (const ListRow& row : list->rows) CHECK(row.line > 1);
    }
}

TEST_CASE("where nearly every name has one comma, the family name comes first throughout") {
    const auto names = [](const std::string& rows) {
        const auto list = read_registration_list("Name,Email\n" + rows, "list.csv");
        REQUIRE(list.ok());
        std::vector<std::string> found;
        for (const ListRow& row : list->rows) {
            found.push_back(row.fields.at(Field::name) + "|" + row.fields.at(Field::given_name) + "|" +
                            row.fields.at(Field::family_name));
        }
        return found;
    };
    CHECK(names("\"van der Berg, Jan\",a@x.example\n\"Müller, Jürgen\",b@x.example\n"
                "\"de Souza, Ana Maria\",c@x.example\nBjörk,d@x.example\n\"Lowe, Kath\",e@x.example\n") ==
          std::vector<std::string>{"Jan van der Berg|Jan|van der Berg", "Jürgen Müller|Jürgen|Müller",
                                   "Ana Maria de Souza|Ana Maria|de Souza", "Björk||",
                                   "Kath Lowe|Kath|Lowe"});
    CHECK(names("\"Nick Comma, Esq of Leeds\",a@x.example\nAda Abbot,b@x.example\nBen Brown,c@x.example\n") ==
          std::vector<std::string>{"Nick Comma, Esq of Leeds||", "Ada Abbot||", "Ben Brown||"});
}
