// lanyard badge, tickets and doctor: what other programs make of the files that come out.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>
#include <sstream>

#include "base/safe_file.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

constexpr const char* layouts[] = {"badge.toml",       "badge-62x100.toml", "badge-a6.toml",
                                   "badge-4x3in.toml", "badge-folded.toml", "badge-given-name.toml"};

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == extension) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// The codes that zbarimg finds in pictures, one at a time: those that it reads none in are "".
std::vector<std::string> codes_in(const std::vector<fs::path>& pictures) {
    std::vector<std::string> codes;
    for (const fs::path& picture : pictures) {
        std::string code = run_program({"zbarimg", "--quiet", "--raw", picture.string()}).out;
        while (!code.empty() && code.back() == '\n') code.pop_back();
        codes.push_back(code);
    }
    return codes;
}

int pages_of(const fs::path& pdf) {
    std::istringstream info(run_program({"pdfinfo", pdf.string()}).out);
    for (std::string word; info >> word;) {
        if (word == "Pages:" && info >> word) return std::stoi(word);
    }
    return 0;
}

}  // namespace

TEST_CASE("in every layout, badges in black and white at 203 dpi are read by another program") {
    const SampleEvent sample;
    std::vector<std::string> command = {"badge"};
    const bool is_full = std::getenv("LANYARD_FULL") != nullptr;
    const auto people = sample.json({"attendees"});
    std::size_t wanted = 0;
    for (std::size_t i = 0; i < people.size(); i += is_full ? 1 : 16) {
        command.push_back(people[i]["id"]);
        ++wanted;
    }
    for (const std::string layout : layouts) {
        CAPTURE(layout);
        const fs::path folder = sample.file("pages of " + layout);
        fs::create_directories(folder);
        const fs::path pdf = folder / "badges.pdf";
        auto words = command;
        for (const std::string& word : {std::string("--layout"), layout, std::string("--out"), pdf.string()})
            words.push_back(word);
        CHECK(sample.json(words)["badges"] == wanted);
        REQUIRE(run_program({"pdftoppm", "-r", "203", "-mono", pdf.string(), (folder / "page").string()})
                    .status == 0);
        const auto codes = codes_in(files_in(folder, ".pbm"));
        CHECK(codes.size() == wanted);
        CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == wanted);
        CHECK(std::all_of(codes.begin(), codes.end(),
                          [](const std::string& code) { return code.size() == 20; }));
    }
}

TEST_CASE("on the back stands the wearer's own day, with times and rooms") {
    const SampleEvent sample;
    const std::string id = sample.attendee("amara okafor")["id"];
    for (const std::string layout : {"badge-two-sided.toml", "badge-folded.toml"}) {
        CAPTURE(layout);
        const auto pdf = sample.file("back.pdf");
        CHECK(sample.json({"badge", id, "--layout", layout, "--out", pdf.string()})["badges"] == 1);
        CHECK(pages_of(pdf) == (layout == "badge-two-sided.toml" ? 2 : 1));
        const std::string text = run_program({"pdftotext", "-layout", pdf.string(), "-"}).out;
        CHECK(text.find("13:30") != std::string::npos);
        CHECK(text.find("Workshop B") != std::string::npos);
        CHECK(text.find("Small Hall") != std::string::npos);
        CHECK(text.find("Workshop A") == std::string::npos);
    }
    const auto png = sample.file("two.png");
    CHECK(sample.json({"badge", id, "--layout", "badge-two-sided.toml", "--out", png.string()})["files"]
              .size() == 2);
    CHECK(fs::exists(sample.file("two-back.png")));
}

TEST_CASE("the same badges are the same file, byte for byte") {
    const SampleEvent sample;
    const auto first = sample.file("first.pdf"), second = sample.file("second.pdf");
    const std::string id = sample.attendee("amara okafor")["id"];
    for (const auto& file : {first, second})
        CHECK(sample.json({"badge", id, "--out", file.string()})["badges"] == 1);
    CHECK(text_of(first) == text_of(second));
}

TEST_CASE("sheets lie in the stacks of the collect tables, blanks behind them, and every code still reads") {
    const SampleEvent sample;
    const auto pdf = sample.file("sheets.pdf");
    const auto drawn =
        sample.json({"badge", "--all", "--blanks", "9", "--sheet", "A4", "--out", pdf.string()});
    CHECK(drawn["badges"] == 295 + 9);
    const std::string text = run_program({"pdftotext", "-layout", pdf.string(), "-"}).out;
    const auto tables = text.find("Table A–G"), blanks = text.find("Walk-ins");
    REQUIRE(tables != std::string::npos);
    REQUIRE(blanks != std::string::npos);
    CHECK(tables < text.find("Table H–M"));
    CHECK(text.find("Table H–M") < blanks);
    const int pages = pages_of(pdf);
    CHECK(pages > 295 / 8);
    REQUIRE(run_program({"pdftoppm", "-r", "203", "-mono", "-singlefile", pdf.string(),
                         sample.file("sheet").string()})
                .status == 0);
    const std::string codes =
        run_program({"zbarimg", "--quiet", "--raw", sample.file("sheet.pbm").string()}).out;
    // The first sheet is the first table's, whoever lies there.
    const auto people = sample.json({"attendees"});
    const auto at_first_table = std::count_if(people.begin(), people.end(), [](const auto& person) {
        const std::string family = person["family_name"];
        return person["ticket_type"] == "Leadership programme" && person["status"] == "expected" &&
               !family.empty() && family[0] >= 'A' && family[0] <= 'G';
    });
    REQUIRE(at_first_table > 0);
    CHECK(std::count(codes.begin(), codes.end(), '\n') == std::min<std::ptrdiff_t>(8, at_first_table));
    CHECK(
        sample.lanyard({"badge", "--all", "--sheet", "A4", "--out", sample.file("x.png").string()}).status ==
        2);
}

TEST_CASE("the names closest to their limit come with a sheet to look over") {
    const SampleEvent sample;
    const auto drawn = sample.json({"badge", "--all", "--out", sample.file("all.pdf").string()});
    CHECK(drawn["closest"].size() == 20);
    const std::string sheet = drawn["contact_sheet"];
    CHECK(pages_of(sheet) == 3);
    std::set<std::string> people;
    for (const auto& fit : drawn["closest"]) people.insert(fit["attendee"]);
    CHECK(people.size() == 20);
}

// Indico's issue 4237: one name with an emoji, and nobody's badge came out.
TEST_CASE("one person's text stops nobody's badge or ticket: emoji are left out, unknown letters are named") {
    const SampleEvent sample;
    const auto list = sample.file("more.csv"), copy = sample.file("stick/event.key");
    REQUIRE(write_file(list, "Name,Email\nKim 🌈 Stone,kim@x.example\nZa\u0378nab Roe,z@x.example\n"));
    REQUIRE(sample.lanyard({"import", list.string()}).status == 0);
    const std::string kim = sample.attendee("kim stone")["id"], zanab = sample.attendee("roe")["id"];

    const auto doctor = sample.lanyard({"doctor"});
    CHECK(doctor.status == 4);
    CHECK(doctor.out.find("LOOK badges: badge of attendee " + zanab) != std::string::npos);
    CHECK(doctor.out.find("ok   badges: badge of attendee " + kim + ": left out 🌈") != std::string::npos);

    const auto pdf = sample.file("both.pdf");
    const auto all = sample.lanyard({"badge", "--all", "--out", pdf.string()});
    CHECK(all.status == 3);
    CHECK(all.err.find("left out: badge of attendee " + zanab) != std::string::npos);
    CHECK(all.err.find("badge of attendee " + kim + ": item 3 (name): left out 🌈") != std::string::npos);
    CHECK(pages_of(pdf) == 296);
    const auto pngs = sample.lanyard({"badge", kim, zanab, "--out", sample.file("b.png").string(), "--json"});
    CHECK(pngs.status == 3);
    CHECK(nlohmann::json::parse(pngs.out)["files"].size() == 1);
    CHECK(sample.json({"badge", kim, "--out", pdf.string()})["left_out"].size() == 1);
    CHECK(sample.lanyard({"badge", kim, zanab, "--sheet", "A4", "--out", pdf.string()}).status == 3);
    CHECK(pages_of(pdf) == 1);

    fs::create_directories(copy.parent_path());
    fs::copy_file(sample.folder() / "event.key", copy);
    const auto out = sample.file("tickets");
    const auto tickets =
        sample.lanyard({"tickets", "--out", out.string(), "--key-copy", copy.string(), "--eml"});
    CHECK(tickets.status == 3);
    CHECK(tickets.err.find(zanab) != std::string::npos);
    CHECK(files_in(out, ".png").size() == 297);
    CHECK(files_in(out, ".pdf").size() == 296);
    CHECK(text_of(out / "tickets.csv").find(zanab + ".png,,\r\n") != std::string::npos);
}

TEST_CASE("where nothing was printed, a correction makes no badge stale") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    const std::string id = amara["id"];
    CHECK(sample.json({"badge", "--stale", "--out", sample.file("stale.pdf").string()})["badges"] == 0);
    CHECK(sample.lanyard({"correct", id, "organisation=Somewhere else"}).status == 0);
    CHECK(sample.json({"badge", "--stale", "--out", sample.file("stale.pdf").string()})["badges"] == 0);
}

TEST_CASE("who is in without a badge is owed one, until it has been asked for") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    const auto owed = [&] {
        return sample.json({"badge", "--owed", "--out", sample.file("owed.pdf").string()})["badges"]
            .get<int>();
    };
    CHECK(owed() == 0);
    CHECK(sample.json({"check-in", amara["codes"][0], "--at", "2017-11-10T09:10"})["verdict"] == "admitted");
    CHECK(owed() == 1);
    CHECK(sample.json({"badge", "--owed", "--print"})["badges"] == 1);
    CHECK(owed() == 0);
    CHECK(sample.lanyard({"badge", amara["id"], "--print"}).status == 1);  // a second one needs a reason
    CHECK(sample.lanyard({"badge", amara["id"], "--print", "--reason", "lost", "--retire"}).status == 0);
}

TEST_CASE("tickets are refused until the key's second copy is shown, and that is remembered") {
    const SampleEvent sample;
    const auto out = sample.file("tickets"), copy = sample.file("stick/event.key");
    const auto refused = sample.lanyard({"tickets", "--out", out.string()});
    CHECK(refused.status == 1);
    CHECK(refused.err.find("--key-copy") != std::string::npos);
    CHECK_FALSE(fs::exists(out));
    fs::create_directories(copy.parent_path());
    const auto with_copy = [&](const fs::path& file) {
        return sample.lanyard({"tickets", "--out", out.string(), "--key-copy", file.string()}).status;
    };
    CHECK(with_copy(copy) == 3);                           // not there
    CHECK(with_copy(sample.folder() / "event.key") == 1);  // no copy at all
    fs::copy_file(sample.folder() / "event.key", sample.folder() / "copy.key");
    CHECK(with_copy(sample.folder() / "copy.key") == 1);  // goes where the folder goes
    fs::create_hard_link(sample.folder() / "event.key", copy);
    CHECK(with_copy(copy) == 1);  // the same file
    fs::remove(copy);
    fs::copy_file(sample.folder() / "event.key", copy);
    CHECK(with_copy(copy) == 0);
    CHECK(sample.lanyard({"tickets", "--out", out.string()}).status == 0);
    fs::remove(copy);  // the stick is pulled out
    CHECK(sample.lanyard({"tickets", "--out", out.string()}).status == 0);
}

TEST_CASE("each ticket's picture and page read as the code in the list, and the draft carries all of it") {
    const SampleEvent sample;
    const auto out = sample.file("tickets"), copy = sample.file("stick/event.key");
    fs::create_directories(copy.parent_path());
    fs::copy_file(sample.folder() / "event.key", copy);
    const auto made = sample.json({"tickets", "--out", out.string(), "--key-copy", copy.string(), "--eml"});
    CHECK(made["tickets"] == 295);
    const auto amara = sample.attendee("amara okafor");
    const std::string id = amara["id"], code = amara["codes"][0];
    CHECK(codes_in({out / (id + ".png")}) == std::vector<std::string>{code});
    REQUIRE(run_program({"pdftoppm", "-r", "203", "-mono", "-singlefile", (out / (id + ".pdf")).string(),
                         sample.file("ticket").string()})
                .status == 0);
    CHECK(codes_in({sample.file("ticket.pbm")}) == std::vector<std::string>{code});
    const std::string list = text_of(out / "tickets.csv");
    CHECK(std::count(list.begin(), list.end(), '\n') == 296);
    CHECK(list.find("id,name,given_name") == 0);
    CHECK(list.find(code + ",") != std::string::npos);
    CHECK(list.find(id + ".png," + id + ".pdf," + id + ".eml") != std::string::npos);
    const std::string mail = text_of(out / (id + ".eml"));
    CHECK(mail.find("X-Unsent: 1\r\n") == 0);
    for (const char* part : {"image/png", "application/pdf", "text/calendar", "Content-ID: <picture>"}) {
        CAPTURE(part);
        CHECK(mail.find(part) != std::string::npos);
    }
    // The code holds at the door.
    CHECK(sample.json({"check-in", code, "--at", "2017-11-10T09:10"})["verdict"] == "admitted");
}

TEST_CASE("doctor says what it finds, and what nobody can know") {
    const SampleEvent sample;
    const auto examined = sample.lanyard({"doctor", "--printer", "ipp://127.0.0.1:9/ipp/print"});
    CHECK(examined.status == 4);
    CHECK(examined.out.find("ok   badge.toml") != std::string::npos);
    CHECK(examined.out.find("LOOK event.key") != std::string::npos);
    CHECK(examined.out.find("does not answer") != std::string::npos);
}

TEST_CASE("printing says what waits where, and counts a new roll") {
    const SampleEvent sample;
    CHECK(sample.json({"printing"})["roll"].is_null());
    CHECK(sample.lanyard({"printing", "--new-roll", "250"}).status == 0);
    CHECK(sample.json({"printing"})["roll"] == nlohmann::json({{"labels", 250}, {"left", 250}}));
    CHECK(sample.json({"printing", "--point", "Desk 1"})["roll"].is_null());
    REQUIRE(sample.lanyard({"check-in", sample.code("okafor"), "--print", "--point", "Kiosk 2"}).status == 0);
    const auto waiting = sample.json({"printing"})["waiting"];
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0]["name"] == "Amara Okafor");
    CHECK(waiting[0]["point"] == "Kiosk 2");
    // Whoever asks for it at the desk gets that one.
    const std::string id = sample.attendee("okafor")["id"];
    CHECK(sample.lanyard({"badge", id, "--print"}).status == 0);
    CHECK(sample.json({"printing"})["waiting"].size() == 1);
    CHECK(sample.json({"printing"})["waiting"][0]["point"] == "Kiosk 1");
    CHECK(sample.lanyard({"printing", "--came-out", id}).status == 3);
    CHECK(sample.lanyard({"printing", "--new-roll", "0"}).status == 2);
}

TEST_CASE("a badge may have other words for one print; what does not stand on one is refused by name") {
    const SampleEvent sample;
    const std::string amara = sample.attendee("amara okafor")["id"];
    const std::string pdf = sample.file("one.pdf").string();
    const auto words = [&](std::vector<std::string> more) {
        std::vector<std::string> command = {"badge", amara, "--out", pdf};
        command.insert(command.end(), more.begin(), more.end());
        CHECK(sample.lanyard(command).status == 0);
        return run_program({"pdftotext", pdf, "-"}).out;
    };
    const std::string mended = words({"--text", "name=Dr Okafor-Bello", "--text", "organisation="});
    CHECK(mended.find("Dr Okafor-Bello") != std::string::npos);
    const std::string organisation = sample.attendee("amara okafor")["organisation"];
    CHECK(mended.find(organisation) == std::string::npos);
    CHECK(sample.attendee("amara okafor")["name"] == "Amara Okafor");
    CHECK(words({}).find("Dr Okafor") == std::string::npos);
    const auto slip = sample.lanyard({"badge", amara, "--text", "organization=x", "--out", pdf});
    CHECK(slip.status == 2);
    CHECK(slip.err.find("Did you mean organisation?") != std::string::npos);
    CHECK(sample.lanyard({"badge", amara, "--text", "name", "--out", pdf}).status == 2);
    CHECK(sample.lanyard({"badge", "--all", "--text", "name=x", "--out", pdf}).status == 2);
}
