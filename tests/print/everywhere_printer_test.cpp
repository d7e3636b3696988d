// Badges on a real IPP Everywhere printer, CUPS' own.
#include "tests/print/printers/everywhere_printer.h"

#include <doctest/doctest.h>

#include <iostream>
#include <thread>

#include "print/cups_printer.h"
#include "tests/print/printers/printing_event.h"

using namespace lanyard;

namespace {

bool is_missing() {
    const auto missing = EverywherePrinter::missing();
    if (missing) std::cout << "SKIPPED: a real IPP printer: " << *missing << "\n";
    return missing.has_value();
}

}  // namespace

TEST_CASE(
    "a real IPP printer prints, runs out of paper and goes on, and finds a job that a kill left with it") {
    if (is_missing()) return;
    EverywherePrinter printer;
    PrintingEvent event;
    auto queue = event.queue_of(printer_at(printer.uri()));
    event.admit("ada");
    const auto news = queue->run_one(event.now);
    REQUIRE(news);
    CHECK_MESSAGE(news->state == PrintState::printed, news->problem << "\n" << printer.story());
    REQUIRE(printer.tray().size() == 1);
    CHECK(text_of(printer.tray().front()).rfind("%PDF-", 0) == 0);

    // Out of paper, killed in the middle of it, started again, paper put in.
    event.admit("ben");
    printer.take_paper_out();
    std::string problem;
    CHECK_THROWS_AS(queue->run_one(event.now,
                                   [&](const PrintNews& said) {
                                       problem = said.problem;
                                       if (!problem.empty()) throw Killed();
                                   }),
                    Killed);
    CHECK(problem.find("out of labels or paper") != std::string::npos);
    queue = event.queue_of(printer_at(printer.uri()));
    std::thread volunteer([&] {
        std::this_thread::sleep_for(std::chrono::seconds(1));
        printer.put_paper_in();
    });
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
    volunteer.join();
    CHECK(printer.tray().size() == 2);
    CHECK_FALSE(queue->run_one(event.now));
    CHECK(event.badges("printed") == 2);
}

TEST_CASE("what a real IPP printer says of itself") {
    if (is_missing()) return;
    EverywherePrinter printer;
    CupsPrinter asked(std::move(IppClient::for_uri(printer.uri())).value());
    const auto facts = asked.facts();
    REQUIRE(facts);
    CHECK(facts->name == "lanyard");
    CHECK(facts->state == PrinterState::idle);
    CHECK(facts->dpi == 600);
    CHECK(facts->confirms);
    CHECK_FALSE(facts->is_server);
    CHECK(std::find(facts->formats.begin(), facts->formats.end(), "application/pdf") != facts->formats.end());
    CHECK(choose_media(facts->media, 210, 297)->name == "iso_a4_210x297mm");
}
