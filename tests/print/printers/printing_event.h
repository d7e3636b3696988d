// An event with two people on its list and a check-in point that prints, for tests of the print queue.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "badge/built_in_layouts.h"
#include "base/safe_file.h"
#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/import_list.h"
#include "desk/outcome.h"
#include "event/plain_event.h"
#include "print/cups_printer.h"
#include "print/print_queue.h"
#include "store/database.h"
#include "tests/deed_for_test.h"
#include "tests/fakes.h"
#include "tests/scratch_folder.h"

namespace lanyard {

inline std::unique_ptr<Printer> printer_at(const std::string& uri) {
    return std::make_unique<CupsPrinter>(std::move(IppClient::for_uri(uri)).value());
}

class PrintingEvent {
  public:
    PrintingEvent() {
        const auto folder = scratch_.path() / "event";
        std::filesystem::create_directories(folder);
        REQUIRE(write_file(folder / "event.toml", plain_event_toml("Test")));
        REQUIRE(write_file(folder / "badge.toml", built_in_layout_toml(BuiltInLayout::plain_badge)));
        REQUIRE(write_file(folder / "event.key", EventKey::generate().to_text()));
        auto opened = std::move(open_event_folder(folder)).value();
        REQUIRE(Desk::make(opened, clock));
        desk = std::move(Desk::open(std::move(opened), {"", false, true}, clock)).value();
        REQUIRE(import_list(*desk, "Name,Organisation\nAda Abbot,Leeds\nBen Brown,York\n", "list.csv", {},
                            by_import(now)));
    }

    std::unique_ptr<PrintQueue> queue_of(std::vector<std::unique_ptr<Printer>> printers) {
        auto opened = PrintQueue::open(desk->folder(), desk->point().name, std::move(printers), clock);
        if (!opened) FAIL(opened.error().message());
        return std::move(opened).value();
    }
    std::unique_ptr<PrintQueue> queue_of(std::unique_ptr<Printer> printer) {
        std::vector<std::unique_ptr<Printer>> printers;
        printers.push_back(std::move(printer));
        return queue_of(std::move(printers));
    }
    Outcome admit(const std::string& name) {
        return scan(*desk, desk->attendees(name)->front().codes.front(), by_kiosk(now));
    }
    // Entries about badges in a state, and print jobs in one.
    int badges(const std::string& state) {
        return count("SELECT count(*) FROM badges WHERE state='" + state + "'");
    }
    int jobs(const std::string& state) {
        return count("SELECT count(*) FROM print_jobs WHERE state='" + state + "'");
    }

    FakeClock clock;
    std::unique_ptr<Desk> desk;
    Instant now = instant_from_ms(1'510'304'400'000);

  private:
    int count(const std::string& query) { return desk->database().handle().execAndGet(query).getInt(); }

    ScratchFolder scratch_;
};

}  // namespace lanyard
