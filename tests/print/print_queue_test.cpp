// Badges come out once each: through a jam, through a killed process, and never with a code that does not
// read.
#include "print/print_queue.h"

#include <doctest/doctest.h>

#include <deque>

#include "badge/badge_layout.h"
#include "base/safe_file.h"
#include "desk/desk.h"
#include "desk/import_list.h"
#include "store/database.h"
#include "store/journal.h"
#include "tests/fakes.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

// A printer whose answers a test writes down beforehand; it holds what came out.
struct FakePrinter : Printer {
    struct Tray {
        std::vector<std::string> came_out;
        std::deque<std::string> problems;  // "" prints; "killed" dies with the badge half way
        JobTrace trace = JobTrace::never_arrived;
    };
    explicit FakePrinter(Tray& tray_) : tray(tray_) {}

    JobTrace trace(const std::string&) override { return tray.trace; }
    Result<PrintOutcome> print(const PrintDocument& document) override {
        const std::string problem = tray.problems.empty() ? "" : tray.problems.front();
        if (!tray.problems.empty()) tray.problems.pop_front();
        if (problem == "killed") throw Killed();
        if (!problem.empty()) return machine_error(problem, "printer");
        tray.came_out.push_back(document.job_name);
        CHECK(document.pdf.rfind("%PDF-", 0) == 0);
        return PrintOutcome::printed;
    }
    Tray& tray;
};

class PrintingEvent {
  public:
    PrintingEvent() {
        const auto folder = scratch_.path() / "event";
        std::filesystem::create_directories(folder);
        REQUIRE(write_file(folder / "event.toml", plain_event_toml("Test")));
        REQUIRE(write_file(folder / "badge.toml", plain_badge_toml()));
        REQUIRE(write_file(folder / "event.key", EventKey::generate().to_text()));
        desk = std::move(Desk::open(std::move(open_event_folder(folder)).value(), {"", "kiosk", false, true},
                                    clock))
                   .value();
        REQUIRE(
            import_list(*desk, "Name,Organisation\nAda Abbot,Leeds\nBen Brown,York\n", "list.csv", {}, now));
    }
    std::unique_ptr<PrintQueue> queue() {
        auto opened =
            PrintQueue::open(desk->folder(), desk->point().name, std::make_unique<FakePrinter>(tray), clock);
        if (!opened) FAIL(opened.error().message());
        return std::move(opened).value();
    }
    Outcome admit(const std::string& name) {
        return desk->scan(desk->attendees(name)->front().codes.front(), now);
    }
    int badges(const std::string& state) {
        return desk->database()
            .handle()
            .execAndGet("SELECT count(*) FROM badges WHERE state='" + state + "'")
            .getInt();
    }

    FakeClock clock;
    FakePrinter::Tray tray;
    std::unique_ptr<Desk> desk;
    Instant now = instant_from_ms(1'510'304'400'000);

  private:
    ScratchFolder scratch_;
};

}  // namespace

TEST_CASE("a badge is announced, printed and recorded, and then there is nothing to do") {
    PrintingEvent event;
    const Outcome outcome = event.admit("ada");
    auto queue = event.queue();
    std::vector<PrintState> states;
    const auto news =
        queue->run_one(event.now, [&](const PrintNews& before) { states.push_back(before.state); });
    REQUIRE(news);
    CHECK(states == std::vector<PrintState>{PrintState::printing});
    CHECK(news->state == PrintState::printed);
    CHECK(news->job == outcome.print_job);
    CHECK(news->attendee == outcome.attendee->id);
    CHECK(event.tray.came_out.size() == 1);
    CHECK(event.tray.came_out[0].rfind("lanyard-" + event.desk->journal().node() + "-", 0) == 0);
    CHECK(event.badges("printed") == 1);
    CHECK_FALSE(queue->run_one(event.now));
}

TEST_CASE("a jam costs tries that back off, not a check-in, and the badge comes out once") {
    PrintingEvent event;
    event.admit("ada");
    event.tray.problems = {"out of paper", "out of paper"};
    auto queue = event.queue();
    auto news = queue->run_one(event.now);
    REQUIRE(news);
    CHECK(news->state == PrintState::waiting);
    CHECK(news->problem.find("out of paper") != std::string::npos);
    CHECK_FALSE(queue->run_one(event.now));  // not due yet
    CHECK(queue->run_one(event.now + std::chrono::seconds(5))->state == PrintState::waiting);
    CHECK(queue->run_one(event.now + std::chrono::seconds(30))->state == PrintState::printed);
    CHECK(event.tray.came_out.size() == 1);
    CHECK(event.desk->counts()->arrived == 1);
}

TEST_CASE("after its last try a badge is failed, in the journal, and the next one goes on") {
    PrintingEvent event;
    event.admit("ada");
    event.tray.problems = {"jam", "jam", "jam", "jam", "jam", "jam"};
    auto queue = event.queue();
    std::optional<PrintNews> news;
    for (int i = 0; i < 6; ++i) news = queue->run_one(event.now + std::chrono::minutes(2 * i));
    REQUIRE(news);
    CHECK(news->state == PrintState::failed);
    CHECK(event.badges("failed") == 1);
    event.now += std::chrono::minutes(20);
    event.admit("ben");
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
    // Who got none is given one when they show the invitation again.
    const Outcome again = event.admit("ada");
    CHECK(again.verdict == Verdict::welcome_back);
    CHECK(again.print_job != 0);
}

TEST_CASE("killed with a badge at the printer, the next start asks the printer before anything is sent") {
    for (const JobTrace trace : {JobTrace::came_out, JobTrace::never_arrived, JobTrace::unknown}) {
        CAPTURE(static_cast<int>(trace));
        PrintingEvent event;
        event.admit("ada");
        event.tray.problems = {"killed"};
        event.tray.trace = trace;
        CHECK_THROWS_AS(event.queue()->run_one(event.now), Killed);
        auto queue = event.queue();
        const auto news = queue->run_one(event.now);
        CHECK(news.has_value() == (trace == JobTrace::never_arrived));
        CHECK(event.tray.came_out.size() == (trace == JobTrace::never_arrived ? 1 : 0));
        CHECK(event.badges("printed") == (trace == JobTrace::unknown ? 0 : 1));
        CHECK(event.badges("failed") == (trace == JobTrace::unknown ? 1 : 0));
    }
}

TEST_CASE("a kiosk prints its own badges and leaves another point's alone") {
    PrintingEvent event;
    event.admit("ada");
    auto other = PrintQueue::open(event.desk->folder(), "Another kiosk",
                                  std::make_unique<FakePrinter>(event.tray), event.clock);
    REQUIRE(other.ok());
    CHECK_FALSE((*other)->run_one(event.now));
    CHECK(event.queue()->run_one(event.now)->state == PrintState::printed);
}

TEST_CASE("a name that no font can draw is failed with whose it is, not printed as boxes") {
    PrintingEvent event;
    const std::string ada = event.desk->attendees("ada")->front().id;
    REQUIRE(
        event.desk->correct(ada, {{Field::name, "Ada \xCD\xB8"}}, event.now));  // U+0378, given to no letter
    event.admit("ada");
    const auto news = event.queue()->run_one(event.now);
    REQUIRE(news);
    CHECK(news->state == PrintState::failed);
    CHECK(news->problem.find(ada) != std::string::npos);
    CHECK(event.tray.came_out.empty());
}
