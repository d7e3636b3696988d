// Badges over IPP: jams, lost answers, forgetful printers, printers that only say that they have printed.
#include "print/cups_printer.h"

#include <cups/cups.h>
#include <cups/raster.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "desk/badges.h"
#include "scan/qr_reader.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/print/printers/printing_event.h"
#include "tests/print/printers/test_ipp_printer.h"

using namespace lanyard;

namespace {

bool says(const std::vector<PrintNews>& news, const std::string& words) {
    return std::any_of(news.begin(), news.end(),
                       [&](const PrintNews& one) { return one.problem.find(words) != std::string::npos; });
}

// A queue in front of a test printer, and all that it tells.
struct Printing : PrintingEvent {
    Printing() { queue = start(); }
    std::unique_ptr<PrintQueue> start() { return queue_of(printer_at(printer.uri())); }

    std::optional<PrintNews> run(const PrintQueue::GoesOn& goes_on = {}) {
        return queue->run_one(
            now, [this](const PrintNews& news) { told.push_back(news); }, goes_on);
    }
    // Runs until what it tells has `words`; then the process is killed.
    void run_until_killed_at(const std::string& words) {
        CHECK_THROWS_AS(queue->run_one(now,
                                       [&](const PrintNews& news) {
                                           told.push_back(news);
                                           if (news.problem.find(words) != std::string::npos) throw Killed();
                                       }),
                        Killed);
        queue.reset();
    }

    TestIppPrinter printer;
    std::unique_ptr<PrintQueue> queue;
    std::vector<PrintNews> told;
};

const PrinterMood out_of_labels = [] {
    PrinterMood mood;
    mood.reasons = {"media-empty-error"};
    return mood;
}();

}  // namespace

TEST_CASE("a badge comes out of an IPP printer under its own name, on the paper that fits") {
    Printing event;
    event.admit("ada");
    CHECK(event.run()->state == PrintState::printed);
    REQUIRE(event.printer.came_out().size() == 1);
    CHECK(event.printer.came_out()[0] == "lanyard-" + event.desk->journal().node() + "-1");
    CHECK(event.printer.asked_for("media") == "om_roll_62x100mm");
    CHECK(event.printer.asked_for("print-scaling") == "none");
    CHECK(event.printer.asked_for("document-format") == "application/pdf");
    CHECK(event.badges("printed") == 1);
}

TEST_CASE("a badge with a back is printed on both sides of the paper, where the printer has them") {
    struct IdleWatch : PrintWatch {
        void hindered(const std::string&) override {}
        bool goes_on() override { return true; }
    } watch;
    TestIppPrinter device;
    const auto sides_asked_for = [&](bool two_sided) {
        PrintDocument badge{"badge", "%PDF-1.7", 100, 62, {}};
        badge.two_sided = two_sided;
        CHECK(printer_at(device.uri())->print(badge, watch).ok());
        return device.asked_for("sides");
    };
    CHECK(sides_asked_for(true).empty());
    PrinterMood mood;
    mood.prints_backs = true;
    device.set(mood);
    CHECK(sides_asked_for(true) == "two-sided-long-edge");
    CHECK(sides_asked_for(false).empty());
}

TEST_CASE("a printer that takes no PDF gets the badge's pixels, upright on its roll, and they read") {
    Printing event;
    PrinterMood mood;
    mood.takes_raster_only = true;
    event.printer.set(mood);
    event.admit("ada");
    CHECK(event.run()->state == PrintState::printed);
    const std::string raster = event.printer.last_document();
    struct Reading {
        const std::string& bytes;
        std::size_t at = 0;
    } reading{raster};
    const auto read = [](void* from, unsigned char* to, std::size_t length) -> ssize_t {
        auto& reading = *static_cast<Reading*>(from);
        const std::size_t some = std::min(length, reading.bytes.size() - reading.at);
        std::copy_n(reading.bytes.begin() + static_cast<std::ptrdiff_t>(reading.at), some, to);
        reading.at += some;
        return static_cast<ssize_t>(some);
    };
    cups_raster_t* page = cupsRasterOpenIO(read, &reading, CUPS_RASTER_READ);
    cups_page_header2_t header{};
    REQUIRE(cupsRasterReadHeader2(page, &header) == 1);
    CHECK(header.HWResolution[0] == 300);
    CHECK(header.cupsWidth == 732);    // 62 mm
    CHECK(header.cupsHeight == 1181);  // 100 mm
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(header.cupsWidth) * header.cupsHeight);
    for (unsigned y = 0; y < header.cupsHeight; ++y)
        REQUIRE(cupsRasterReadPixels(page, grey.data() + y * header.cupsWidth, header.cupsWidth) > 0);
    cupsRasterClose(page);
    QrReader reader;
    const int width = static_cast<int>(header.cupsWidth), height = static_cast<int>(header.cupsHeight);
    const auto codes = reader.read_still({grey.data(), width, height, width});
    REQUIRE(codes.size() == 1);
    CHECK(codes.front().text.size() == 20);
}

TEST_CASE("out of labels and back: said while it lasts, and the badge comes out once") {
    Printing event;
    event.admit("ada");
    event.printer.set(out_of_labels);
    std::thread volunteer([&] {
        CHECK(wait_until([&] { return !event.printer.taken().empty(); }));
        std::this_thread::sleep_for(std::chrono::seconds(1));
        event.printer.set({});
    });
    CHECK(event.run()->state == PrintState::printed);
    volunteer.join();
    CHECK(says(event.told, "out of labels"));
    CHECK(event.told.back().problem.empty());
    CHECK(event.printer.came_out().size() == 1);
}

TEST_CASE("killed with the badge in the printer, the next start waits for that one") {
    Printing event;
    event.admit("ada");
    event.printer.set(out_of_labels);
    event.run_until_killed_at("out of labels");
    event.printer.set({});
    event.queue = event.start();
    CHECK(event.run()->state == PrintState::printed);
    CHECK(event.printer.taken().size() == 1);
    CHECK_FALSE(event.run());
}

TEST_CASE("killed between the sending and the printer's answer, nothing is sent twice") {
    Printing event;
    event.admit("ada");
    PrinterMood mood;
    mood.hangs_up = mood.holds = true;
    event.printer.set(mood);
    const auto killed = [&]() -> bool { throw Killed(); };
    CHECK_THROWS_AS(event.run(killed), Killed);
    CHECK(event.printer.taken().size() == 1);
    event.printer.set({});
    event.queue = event.start();
    CHECK(event.run()->state == PrintState::printed);
    CHECK(event.printer.taken().size() == 1);
    CHECK(event.printer.came_out().size() == 1);
}

TEST_CASE("a lost answer without a kill is looked for, too") {
    Printing event;
    event.admit("ada");
    PrinterMood mood;
    mood.hangs_up = true;
    event.printer.set(mood);
    CHECK(event.run()->state == PrintState::printed);
    CHECK(event.printer.taken().size() == 1);
}

TEST_CASE("a printer that has lost its memory is not sent the badge again: a person is asked") {
    Printing event;
    event.admit("ada");
    event.printer.set(out_of_labels);
    event.run_until_killed_at("out of labels");
    event.clock.time += std::chrono::seconds(20);
    event.printer.restart();
    event.queue = event.start();
    CHECK(event.run()->state == PrintState::asked);
    CHECK(event.printer.taken().size() == 1);
    CHECK(badges_asked(*event.desk)->size() == 1);
}

TEST_CASE(
    "a server that has put an ended job away knows it when it is asked for it, and nothing is sent twice") {
    Printing event;
    event.admit("ada");
    event.printer.set(out_of_labels);
    event.run_until_killed_at("out of labels");
    PrinterMood server;
    server.device_uri = "ipp://printer/ipp/print";
    server.puts_away = true;
    event.printer.set(server);
    auto asked = printer_at(event.printer.uri());
    CHECK(asked->trace("lanyard-x-1", std::chrono::seconds(1)) == JobTrace::never_arrived);
    event.queue = event.start();
    CHECK(event.run()->state == PrintState::printed);
    CHECK_FALSE(event.run());
    CHECK(event.printer.taken().size() == 1);
    CHECK(event.printer.came_out().size() == 1);
}

TEST_CASE("what a printer never got is sent, where its memory reaches back far enough to say so") {
    Printing event;
    PrinterMood server;
    server.device_uri = "ipp://printer/ipp/print";
    event.printer.set(server);
    auto printer = printer_at(event.printer.uri());
    CHECK(printer->trace("lanyard-x-1", std::chrono::hours(5)) ==
          JobTrace::never_arrived);  // a server's history
    event.printer.set({});
    CHECK(printer->trace("lanyard-x-1", std::chrono::seconds(10)) == JobTrace::never_arrived);
    CHECK(printer->trace("lanyard-x-1", std::chrono::minutes(10)) == JobTrace::unknown);
    PrinterMood just_started;
    just_started.up_s = 3;
    event.printer.set(just_started);
    CHECK(printer->trace("lanyard-x-1", std::chrono::seconds(10)) == JobTrace::unknown);
}

TEST_CASE("two kiosks at one printer: the second waits, and each badge comes out once") {
    Printing one, two;
    PrinterMood slow;
    slow.one_at_a_time = true;
    slow.holds = true;
    one.printer.set(slow);
    two.queue = two.queue_of(printer_at(one.printer.uri()));
    one.admit("ada");
    two.admit("ben");
    std::thread other([&] { CHECK(one.run()->state == PrintState::printed); });
    CHECK(wait_until([&] { return one.printer.taken().size() == 1; }));
    std::atomic<bool> second_waits = false;
    std::thread printer([&] {
        CHECK(wait_until([&] { return second_waits.load(); }));
        one.printer.set({});
    });
    const auto news = two.queue->run_one(two.now, [&](const PrintNews& told) {
        if (says({told}, "another badge")) second_waits = true;
    });
    other.join();
    printer.join();
    CHECK(news->state == PrintState::printed);
    CHECK(one.printer.came_out().size() == 2);
    CHECK(one.printer.taken().size() == 2);
}

TEST_CASE("a queue that reports success when the bytes have left is never called printed") {
    Printing event;
    PrinterMood mood;
    mood.swallows = true;
    TestIppPrinter next;
    event.queue = nullptr;
    std::vector<std::unique_ptr<Printer>> printers;
    printers.push_back(printer_at(event.printer.uri()));
    printers.push_back(printer_at(next.uri()));
    event.queue = event.queue_of(std::move(printers));
    for (const char* device : {"usb://Brother/QL-820NWB", "socket://10.0.0.7:9100", "lpd://10.0.0.7/"}) {
        mood.device_uri = device;
        event.printer.set(mood);
        CHECK(event.queue_of(printer_at(event.printer.uri())) != nullptr);
        CHECK_FALSE(
            CupsPrinter(std::move(IppClient::for_uri(event.printer.uri())).value()).facts()->confirms);
    }
    const Outcome ada = event.admit("ada");
    CHECK(event.run()->state == PrintState::sent);
    CHECK(event.printer.came_out().empty());
    CHECK(event.badges("sent") == 1);
    // Nothing came out: the attendee says so, and the next printer prints it.
    REQUIRE(badge_did_not_come(*event.desk, ada.print_job, by_kiosk(event.now)));
    CHECK(event.run()->state == PrintState::waiting);
    CHECK(event.run()->state == PrintState::printed);
    CHECK(next.came_out().size() == 1);
}

TEST_CASE("a printer that is off, asks for a password, or gives up is tried again and then said so") {
    Printing event;
    event.admit("ada");
    PrinterMood mood;
    mood.wants_login = true;
    event.printer.set(mood);
    auto news = event.run();
    CHECK(news->state == PrintState::waiting);
    CHECK(news->problem.find("password") != std::string::npos);
    event.now += std::chrono::minutes(2);
    mood = {};
    mood.aborts = true;
    event.printer.set(mood);
    news = event.run();
    CHECK(news->state == PrintState::waiting);
    CHECK(news->problem.find("gave up") != std::string::npos);
    event.now += std::chrono::minutes(2);
    event.printer.set({});
    CHECK(event.run()->state == PrintState::printed);

    Printing off;
    off.admit("ada");
    off.queue = off.queue_of(printer_at("ipp://127.0.0.1:9/ipp/print"));
    news = off.run();
    CHECK(news->state == PrintState::waiting);
    CHECK(news->problem.find("does not answer") != std::string::npos);
}

TEST_CASE("a kiosk that is closed while a badge waits leaves it there and finds it again") {
    Printing event;
    event.admit("ada");
    event.printer.set(out_of_labels);
    int asked = 0;
    CHECK(event.run([&] { return ++asked < 3; })->state == PrintState::waiting);
    CHECK(event.jobs("printing") == 1);
    event.printer.set({});
    event.queue = event.start();
    CHECK(event.run()->state == PrintState::printed);
    CHECK(event.printer.taken().size() == 1);
}

TEST_CASE("the paper for a page, lying or standing, and none where none fits") {
    const std::vector<std::string> media = {"iso_a4_210x297mm", "om_roll_62x100mm", "iso_a6_105x148mm",
                                            "custom_min_10x10mm", "na_index-3x5_3x5in"};
    CHECK(choose_media(media, 62, 100)->name == "om_roll_62x100mm");
    CHECK_FALSE(choose_media(media, 62, 100)->turned);
    CHECK(choose_media(media, 100, 62)->turned);
    CHECK(choose_media(media, 105, 148)->name == "iso_a6_105x148mm");
    CHECK_FALSE(choose_media(media, 85.6, 53.98).has_value());
    CHECK_FALSE(choose_media({}, 62, 100).has_value());
}

TEST_CASE("what is no address of a printer is refused") {
    for (const char* uri : {"", "printer", "http://host/", "ipp://", "file:/tmp/x"}) {
        CAPTURE(uri);
        CHECK_FALSE(IppClient::for_uri(uri).ok());
    }
    CHECK(IppClient::for_uri("ipp://host/ipp/print").ok());
    CHECK(IppClient::for_uri("ipps://host:8631/ipp/print").ok());
}
