// Pages in a real browser, at a phone's and a laptop's width: none is wider than its window. Where Chromium is
// installed; else that is said.
#include <doctest/doctest.h>

#include <iostream>

#include "base/safe_file.h"
#include "store/event_folder.h"
#include "tests/lanyard/programs/sample_event.h"
#include "web/pages.h"

using namespace lanyard;

namespace {

struct Window {
    std::string html;
    int width = 0, height = 0;
};

// " fits wide": whether each page is as narrow as its window, as one Chromium lays them out. A window
// of it is never narrower than 500 px, so each page stands in a frame of a file of the test's own, whose
// script reads it.
std::string measured(const SampleEvent& sample, const std::vector<Window>& windows) {
    std::string frames = "<!doctype html><body>";
    for (const Window& window : windows) {
        std::string html = window.html;
        const std::string link = "<link rel=\"stylesheet\" href=\"/style.css\">";
        const std::size_t at = html.find(link);
        REQUIRE(at != std::string::npos);
        html.replace(at, link.size(), std::string("<style>") + style_sheet + "</style>");
        frames += "<iframe style=\"border:0\" width=\"" + std::to_string(window.width) + "\" height=\"" +
                  std::to_string(window.height) + "\" srcdoc=\"" + escaped(html) + "\"></iframe>";
    }
    frames +=
        "<p id=\"p\"></p><script>addEventListener('load', () => { p.textContent = 'measured:' + "
        "[...document.querySelectorAll('iframe')].map(f => f.contentDocument.documentElement).map("
        "d => d.scrollWidth <= d.clientWidth ? ' fits' : ' wide').join(''); })</script>";
    const auto file = sample.file("pages.html");
    REQUIRE(write_file(file, frames).ok());
    const auto seen = run_program({"chromium", "--headless", "--no-sandbox", "--disable-gpu",
                                   "--user-data-dir=" + sample.file("chromium").string(),
                                   "--virtual-time-budget=3000", "--dump-dom", "file://" + file.string()});
    const std::string begin = ">measured:";
    const std::size_t found = seen.out.find(begin);
    REQUIRE(found != std::string::npos);
    const std::size_t from = found + begin.size();
    return seen.out.substr(from, seen.out.find('<', from) - from);
}

}  // namespace

TEST_CASE("no page is wider than a phone or a laptop") {
    if (!is_installed("chromium")) {
        std::cout << "SKIPPED: no Chromium is installed\n";
        return;
    }
    const SampleEvent sample;
    REQUIRE(sample.lanyard({"programme", "import", sample_file("programme.csv")}).status == 0);
    REQUIRE(sample.lanyard({"check-in", sample.code("amara okafor"), "--at", "2017-11-10T08:52"}).status ==
            0);
    REQUIRE(
        sample.lanyard({"walk-in", "--name", std::string(80, 'W'), "--organisation", std::string(90, 'M')})
            .status == 0);
    const auto to_read = [&]() -> Result<std::unique_ptr<Desk>> {
        return Desk::open_to_read(*open_event_folder(sample.folder()));
    };
    Pages pages({to_read, to_read, [] { return *parse_iso("2017-11-10T09:10", "Europe/London"); }}, "secret");
    const std::string id = sample.attendee("WWWW")["id"];
    const Asked asked[] = {{false, "/", {}},
                           {false, "/person", {{"id", id}}},
                           {false, "/exports", {}},
                           {false, "/session", {{"id", "opening"}}}};
    std::vector<Window> windows;
    std::string wanted;
    for (const Asked& one : asked) {
        CAPTURE(one.path);
        const Reply reply = pages.answer(one);
        REQUIRE(reply.status == 200);
        windows.push_back({reply.body, 360, 800});
        windows.push_back({reply.body, 1280, 800});
        wanted += " fits fits";
    }
    CHECK(measured(sample, windows) == wanted);
    // What is too wide is noticed.
    windows.resize(1);
    windows[0].html += "<p>" + std::string(400, 'W') + "</p><style>p { overflow-wrap: normal }</style>";
    CHECK(measured(sample, windows) == " wide");
}
