// A printer that has nothing to print is asked how it is: what is wrong is known before the first badge.
#include <doctest/doctest.h>

#include "tests/print/printers/printing_event.h"
#include "tests/print/printers/test_ipp_printer.h"

using namespace lanyard;

namespace {

PrinterMood with_reason(const std::string& reason) {
    PrinterMood mood;
    mood.reasons = {reason};
    return mood;
}

bool has(const std::string& words, const std::string& part) {
    return words.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what hinders a printer at rest is told once, and again when it is over") {
    PrintingEvent event;
    TestIppPrinter printer;
    auto queue = event.queue_of(printer_at(printer.uri()));
    CHECK_FALSE(queue->ask_printer(event.now));
    printer.set(with_reason("media-empty-error"));
    const auto news = queue->ask_printer(event.now);
    REQUIRE(news);
    CHECK(has(news->condition.hindrance, "out of labels"));
    CHECK(queue->is_hindered());
    CHECK_FALSE(queue->ask_printer(event.now));
    printer.set(with_reason("cover-open"));
    CHECK(has(queue->ask_printer(event.now)->condition.hindrance, "cover is open"));
    printer.set({});
    CHECK(queue->ask_printer(event.now)->condition == PrinterCondition{});
    CHECK_FALSE(queue->is_hindered());
    CHECK_FALSE(queue->run_one(event.now));
}

TEST_CASE("what is only low is a warning, and hinders nothing") {
    PrintingEvent event;
    TestIppPrinter printer;
    PrinterMood low = with_reason("media-low-warning");
    low.is_only_warned = true;
    printer.set(low);
    auto queue = event.queue_of(printer_at(printer.uri()));
    const auto news = queue->ask_printer(event.now);
    REQUIRE(news);
    CHECK(news->condition.hindrance.empty());
    CHECK(has(news->condition.forewarning, "running low"));
    event.admit("ada");
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
    CHECK_FALSE(queue->ask_printer(event.now));
}

TEST_CASE("a printer that is switched off, or wants a password, says so at rest") {
    PrintingEvent event;
    auto off = event.queue_of(printer_at("ipp://127.0.0.1:9/ipp/print"));
    CHECK(has(off->ask_printer(event.now)->condition.hindrance, "does not answer"));
    TestIppPrinter locked;
    PrinterMood mood;
    mood.wants_login = true;
    locked.set(mood);
    auto queue = event.queue_of(printer_at(locked.uri()));
    CHECK(has(queue->ask_printer(event.now)->condition.hindrance, "password"));
}

TEST_CASE("of a print server's queue it is the device that is asked") {
    PrintingEvent event;
    TestIppPrinter server, device;
    PrinterMood queue_of_server;
    queue_of_server.device_uri = device.uri();
    server.set(queue_of_server);
    auto queue = event.queue_of(printer_at(server.uri()));
    CHECK_FALSE(queue->ask_printer(event.now));
    device.set(with_reason("media-jam"));
    CHECK(has(queue->ask_printer(event.now)->condition.hindrance, "stuck"));
    device.set({});
    CHECK(queue->ask_printer(event.now)->condition == PrinterCondition{});
}

TEST_CASE("what waits for its next try goes at once when the printer is well again") {
    PrintingEvent event;
    TestIppPrinter printer;
    PrinterMood mood;
    mood.wants_login = true;
    printer.set(mood);
    auto queue = event.queue_of(printer_at(printer.uri()));
    event.admit("ada");
    CHECK(queue->run_one(event.now)->state == PrintState::waiting);
    CHECK_FALSE(queue->ask_printer(event.now));  // as the job has met it
    CHECK_FALSE(queue->run_one(event.now));
    printer.set({});
    CHECK(queue->ask_printer(event.now)->condition == PrinterCondition{});
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
}

TEST_CASE("a badge that a well printer gave up is not sent again before its time") {
    PrintingEvent event;
    TestIppPrinter printer;
    PrinterMood mood;
    mood.aborts = true;
    printer.set(mood);
    auto queue = event.queue_of(printer_at(printer.uri()));
    event.admit("ada");
    CHECK(queue->run_one(event.now)->state == PrintState::waiting);
    CHECK(queue->ask_printer(event.now)->condition == PrinterCondition{});
    CHECK_FALSE(queue->run_one(event.now));
    CHECK(printer.taken().size() == 1);
}
