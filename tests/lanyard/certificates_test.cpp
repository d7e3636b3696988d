// lanyard certificates: PDFs as another program reads them, and words confirmed when all data is gone.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/safe_file.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// What poppler reads in a PDF, wherever its lines end.
std::string words_in(const fs::path& pdf) {
    const auto read = run_program({"pdftotext", pdf.string(), "-"});
    REQUIRE(read.status == 0);
    std::istringstream words(read.out);
    std::string all;
    for (std::string word; words >> word;) all += (all.empty() ? "" : " ") + word;
    return all;
}

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

// The letters after this line of certificates.csv's "check", of whoever has this name.
std::string check_of(const fs::path& list, const std::string& name) {
    const std::string text = text_of(list);
    const std::size_t line = text.rfind('\n', text.find("," + name + ",")) + 1;
    const std::string row = text.substr(line, text.find('\n', line) - line);
    // id, name, email, organisation, days, time, check: none of these people has a comma in what is before.
    std::size_t at = 0;
    for (int comma = 0; comma < 6; ++comma) at = row.find(',', at) + 1;
    return row.substr(at, 11);
}

void live_a_day(const SampleEvent& sample) {
    sample.json({"check-in", sample.code("amara okafor"), "--at", "2017-11-10T09:00"});
    sample.json({"check-in", sample.code("amara okafor"), "--exit", "--at", "2017-11-10T13:30"});
    sample.json({"check-in", sample.code("barry mason"), "--at", "2017-11-10T09:10"});
}

}  // namespace

TEST_CASE("whoever came has a certificate, each and all in one file, and a list of them") {
    const SampleEvent sample;
    CHECK(sample.lanyard({"certificates", "--out", sample.file("all.pdf").string()}).status ==
          1);  // nobody came
    live_a_day(sample);
    const auto out = sample.file("certificates");
    const auto made = sample.json({"certificates", "--out", out.string()});
    CHECK(made["certificates"] == 2);
    CHECK(made["hours"] == "programme");
    CHECK(made["undrawn"].empty());
    const std::string amara = sample.attendee("amara okafor")["id"];
    const std::string one = words_in(out / (amara + ".pdf"));
    CAPTURE(one);
    CHECK(has(one, "Certificate of attendance"));
    CHECK(has(one, "We certify that Amara Okafor attended"));
    CHECK(has(one, "Friday 10 November 2017"));
    CHECK(has(one, "programme"));
    CHECK(has(one, check_of(out / "certificates.csv", "Amara Okafor")));
    CHECK_FALSE(has(one, "Barry Mason"));
    const std::string all = words_in(out / "certificates.pdf");
    CHECK(has(all, "Amara Okafor"));
    CHECK(has(all, "Barry Mason"));
    CHECK(fs::status(out / (amara + ".pdf")).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));

    const auto file = sample.file("all.pdf");
    CHECK(sample.json({"certificates", "--out", file.string()})["files"] == nlohmann::json{file.string()});
    CHECK(words_in(file) == all);
    // Whoever takes people's names out is in the journal.
    const auto exports = sample.json({"export", "exports"});
    REQUIRE(exports.size() == 2);
    CHECK(exports[0]["what"] == "certificates");
    CHECK(exports[0]["rows"] == "2");
}

TEST_CASE("each has an email to go with, where its person has an address") {
    const SampleEvent sample;
    live_a_day(sample);
    const auto out = sample.file("certificates");
    CHECK(sample.lanyard({"certificates", "--out", sample.file("all.pdf").string(), "--eml"}).status == 2);
    sample.json({"certificates", "--out", out.string(), "--eml"});
    const auto amara = sample.attendee("amara okafor");
    const std::string id = amara["id"];
    std::string mail = text_of(out / (id + ".eml"));
    CHECK(has(mail, "X-Unsent: 1"));
    CHECK(has(mail, "<" + amara["email"].get<std::string>() + ">"));
    CHECK(has(mail, "Subject: Certificate of attendance: "));
    CHECK(has(text_of(out / "certificates.csv"), id + ".pdf," + id + ".eml"));
    // The file that lies beside it, as another program encodes it.
    std::erase_if(mail, [](char letter) { return letter == '\r' || letter == '\n'; });
    std::string pdf = run_program({"base64", "-w0", (out / (id + ".pdf")).string()}).out;
    std::erase(pdf, '\n');
    REQUIRE(pdf.size() > 1000);
    CHECK(has(mail, pdf));
}

TEST_CASE(
    "by the doors a leaving that was not recorded is said, on the certificate and to whoever makes it") {
    const SampleEvent sample;
    live_a_day(sample);
    const auto out = sample.file("certificates");
    const auto made = sample.lanyard({"certificates", "--out", out.string(), "--hours", "doors"});
    CHECK(made.status == 0);
    CHECK(has(made.err, "of 1 a leaving was not recorded"));
    const std::string amara =
        words_in(out / (sample.attendee("amara okafor")["id"].get<std::string>() + ".pdf"));
    CHECK(has(amara, "4 h 30 min"));
    CHECK_FALSE(has(amara, "was not recorded"));
    const std::string barry =
        words_in(out / (sample.attendee("barry mason")["id"].get<std::string>() + ".pdf"));
    CHECK(has(barry, "0 h 00 min *"));
    CHECK(has(barry, "On this day a leaving was not recorded"));
}

TEST_CASE("what a certificate says is confirmed without the database, and nothing else is") {
    const SampleEvent sample;
    live_a_day(sample);
    const auto out = sample.file("certificates");
    REQUIRE(sample.lanyard({"certificates", "--out", out.string(), "--hours", "doors"}).status == 0);
    const std::string check = check_of(out / "certificates.csv", "Amara Okafor");
    const std::string organisation = sample.attendee("amara okafor")["organisation"];
    for (const auto& file : fs::directory_iterator(sample.folder()))
        if (file.path().filename().string().rfind("lanyard.db", 0) == 0) fs::remove(file);

    const auto asked = [&](const std::string& name, const std::string& attended, int status) {
        return sample.json({"certificates", "--check", check, "--name", name, "--organisation", organisation,
                            "--attended", attended},
                           status);
    };
    const auto yes = asked("amara okafor", "4 h 30 min", 0);
    CHECK(yes["confirmed"] == true);
    CHECK(yes["hours"] == "doors");
    CHECK(yes["exit_missing"] == false);
    CHECK(asked("Amara Okafor", "2017-11-10=4:30", 0)["confirmed"] == true);
    CHECK(asked("Amara Okafor", "5:30", 1)["confirmed"] == false);
    CHECK(asked("Amara Okafor", "2017-11-11=4:30", 1)["confirmed"] == false);
    CHECK(asked("Barry Mason", "4:30", 1)["confirmed"] == false);
    const auto no =
        sample.lanyard({"certificates", "--check", check, "--name", "Barry Mason", "--attended", "4:30"});
    CHECK(no.status == 1);
    CHECK(has(no.out, "No: Launch of the Centre"));
    CHECK_FALSE(fs::exists(sample.folder() / "lanyard.db"));
}

TEST_CASE("somebody who cannot be drawn stops nobody else, and is named") {
    const SampleEvent sample;
    live_a_day(sample);
    // No font has this letter.
    const auto walked_in =
        sample.json({"walk-in", "--name", "Zanab \xF3\xB0\x80\x80", "--at", "2017-11-10T09:20"});
    const std::string id = walked_in["attendee"];
    const auto out = sample.file("certificates");
    const auto made = sample.lanyard({"certificates", "--out", out.string()});
    CHECK(made.status == 3);
    CHECK(has(made.err, id));
    CHECK(has(made.out, "2 certificates"));
    CHECK_FALSE(fs::exists(out / (id + ".pdf")));
    CHECK(has(words_in(out / "certificates.pdf"), "Amara Okafor"));
}

TEST_CASE("each in the language that their list says, days that are several in a line each") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto list = sample.file("list.csv");
    std::ofstream(list) << "Name,Organisation,Language\nChloé Martin,Hôpital,Français\nAda Abbot,NHS,\n"
                           "王小明,東京大学,\nMadonna,,\n";
    REQUIRE(sample.lanyard({"import", list.string()}).status == 0);
    for (const char* name : {"martin", "abbot", "王小明", "madonna"}) {
        const std::string id = sample.attendee(name)["id"];
        REQUIRE(sample.lanyard({"check-in", id, "--at", "2017-11-10T09:00"}).status == 0);
    }
    const auto out = sample.file("certificates");
    REQUIRE(sample.lanyard({"certificates", "--out", out.string()}).status == 0);
    const auto of = [&](const char* name) {
        return words_in(out / (sample.attendee(name)["id"].get<std::string>() + ".pdf"));
    };
    CHECK(has(of("martin"), "Attestation de présence"));
    CHECK(has(of("martin"), "vendredi 10 novembre 2017"));
    CHECK(has(of("abbot"), "Certificate of attendance"));
    CHECK(has(of("王小明"), "東京大学"));
    CHECK(has(of("madonna"), "Madonna"));
}

TEST_CASE("wrong usage says what is right") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto says = [&](std::vector<std::string> words, const std::string& remedy) {
        words.insert(words.begin(), "certificates");
        const auto done = sample.lanyard(words);
        CHECK(done.status == 2);
        CHECK_MESSAGE(has(done.err, remedy), done.err);
    };
    says({}, "--out DIR or --check CODE");
    says({"--out", "x.pdf", "--check", "A"}, "--out DIR or --check CODE");
    says({"--check", "A"}, "--attended 2017-11-10=4:30");
    says({"--check", "A", "--name", "Ada", "--attended", "Friday=4:30"}, "--attended 2017-11-10=4:30");
    says({"--check", "A", "--name", "Ada", "--attended", "4.5"}, "--attended 2017-11-10=4:30");
    says({"--out", "x.pdf", "--hours", "guess"}, "doors");
}
