// A badge that waits at another point of this machine comes out where a person asks for it, and once.
#include <doctest/doctest.h>

#include "desk/badges.h"
#include "desk/person_card.h"
#include "store/print_jobs.h"
#include "tests/deed_for_test.h"
#include "tests/print/printers/printing_event.h"
#include "tests/print/printers/test_ipp_printer.h"

using namespace lanyard;

namespace {

// A kiosk of the same machine, which is dead or has a printer that prints nothing.
constexpr const char* kiosk = "Kiosk 9";

struct Waiting : PrintingEvent {
    Waiting() {
        const Outcome outcome = admit("ada");
        job = outcome.print_job;
        person = outcome.attendee->id;
        leave(PrintJobState::queued);
    }
    // At the kiosk, in this state.
    void leave(PrintJobState state) {
        REQUIRE(desk->database().write([&] {
            PrintJobs jobs(desk->database());
            jobs.move(job, kiosk, PrintPriority::kiosk, now);
            jobs.set_state(job, state);
        }));
    }
    Result<long long> ask(const std::string& reason = {}, bool retire = true, bool bulk = false) {
        return request_badge(*desk, person, {reason, retire, bulk}, by_kiosk(now));
    }
    std::size_t printed_here() {
        auto queue = queue_of(printer_at(printer.uri()));
        while (queue->run_one(now)) {
        }
        return printer.came_out().size();
    }

    TestIppPrinter printer;
    long long job = 0;
    std::string person;
};

}  // namespace

TEST_CASE(
    "a badge that waits at a dead kiosk, was missed there or is in doubt comes out at the desk instead") {
    for (const auto state : {PrintJobState::queued, PrintJobState::missed, PrintJobState::asked}) {
        CAPTURE(print_job_state_name(state));
        Waiting event;
        event.leave(state);
        CHECK(event.printed_here() == 0);
        const auto given = event.ask();
        REQUIRE(given);
        CHECK(*given == event.job);
        CHECK(badges_asked(*event.desk)->empty());
        CHECK(event.printed_here() == 1);
        CHECK(event.jobs("printed") == 1);
        CHECK(event.badges("requested") == 1);
        CHECK(event.badges("printed") == 1);
    }
}

TEST_CASE("the card says where a badge waits, and nothing of one that waits here") {
    Waiting event;
    CHECK(person_card(*event.desk, event.person)->value().badge_waits_at == kiosk);
    REQUIRE(badges_queued(*event.desk)->size() == 1);
    CHECK(badges_queued(*event.desk)->front().point == kiosk);
    REQUIRE(event.ask());
    CHECK(person_card(*event.desk, event.person)->value().badge_waits_at.empty());
}

TEST_CASE("what a printer has already cannot be handed on, and bulk leaves others' badges alone") {
    Waiting event;
    event.leave(PrintJobState::printing);
    CHECK_FALSE(event.ask().ok());  // they may have it: it needs a reason
    event.leave(PrintJobState::queued);
    CHECK_FALSE(event.ask("", false, true).ok());
    CHECK(event.printed_here() == 0);
}

TEST_CASE("a badge whose code a newer one has replaced is not printed any more") {
    Waiting event;
    REQUIRE(event.ask("lost"));
    CHECK(event.jobs("failed") == 1);
    CHECK(event.printed_here() == 1);
    CHECK(event.jobs("queued") == 0);
    CHECK(event.badges("requested") == 2);
}

TEST_CASE("a label of the kiosk's roll is used by a badge that was seen to be out") {
    Waiting event;
    REQUIRE(event.desk->database().write([&] { PrintJobs(event.desk->database()).new_roll(kiosk, 100); }));
    event.leave(PrintJobState::asked);
    REQUIRE(badge_came_out(*event.desk, event.job, true, by_kiosk(event.now)));
    const auto left =
        event.desk->database().read([&] { return PrintJobs(event.desk->database()).roll(kiosk)->left(); });
    CHECK(*left == 99);
}
