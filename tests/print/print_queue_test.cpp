// Badges come out once each: through a jam, through a killed process, and never with a code that does not
// read.
#include "print/print_queue.h"

#include <doctest/doctest.h>

#include <deque>

#include "badge/attendee_badge.h"
#include "desk/badges.h"
#include "desk/person_deeds.h"
#include "store/journal/journal.h"
#include "store/people/attendance.h"
#include "tests/deed_for_test.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/print/printers/printing_event.h"

using namespace lanyard;

namespace {

// A printer whose answers a test writes down beforehand; it holds what came out.
struct FakePrinter : Printer {
    struct Tray {
        std::vector<std::string> came_out;
        std::string newest;                // the PDF that came out last
        std::deque<std::string> problems;  // "" prints; "killed" dies with the badge half way
        JobTrace trace = JobTrace::never_arrived;
        int asked = 0;
        bool is_sure = true;
    };
    explicit FakePrinter(Tray& tray_) : tray(tray_) {}

    JobTrace trace(const std::string&, std::chrono::milliseconds) override {
        ++tray.asked;
        return tray.trace;
    }
    Result<PrintOutcome> follow(const std::string& job_name, PrintWatch&) override {
        tray.came_out.push_back(job_name);
        return PrintOutcome::printed;
    }
    Result<PrintOutcome> print(const PrintDocument& document, PrintWatch&) override {
        const std::string problem = tray.problems.empty() ? "" : tray.problems.front();
        if (!tray.problems.empty()) tray.problems.pop_front();
        if (problem == "killed") throw Killed();
        if (!problem.empty()) return machine_error(problem, "printer");
        tray.came_out.push_back(document.job_name);
        CHECK(document.pdf.rfind("%PDF-", 0) == 0);
        tray.newest = document.pdf;
        return tray.is_sure ? PrintOutcome::printed : PrintOutcome::sent_not_confirmed;
    }
    Tray& tray;
};

struct FakePrintingEvent : PrintingEvent {
    std::unique_ptr<PrintQueue> queue() { return queue_of(std::make_unique<FakePrinter>(tray)); }

    // What stands on the badge that came out last.
    std::string words() const {
        const ScratchFolder scratch;
        REQUIRE(write_file(scratch.path() / "badge.pdf", tray.newest));
        return run_program({"pdftotext", (scratch.path() / "badge.pdf").string(), "-"}).out;
    }

    FakePrinter::Tray tray;
};

bool has(const std::string& words, const std::string& part) {
    return words.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a badge is announced, printed and recorded, and then there is nothing to do") {
    FakePrintingEvent event;
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
    FakePrintingEvent event;
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

TEST_CASE("whoever starts the program anew waits for no next try, whatever the clock says by then") {
    FakePrintingEvent event;
    event.admit("ada");
    event.tray.problems = {"jam"};
    CHECK(event.queue()->run_one(event.now)->state == PrintState::waiting);
    const auto news = event.queue()->run_one(event.now - std::chrono::minutes(1));
    REQUIRE(news);
    CHECK(news->state == PrintState::printed);
}

TEST_CASE("after its last try a badge is failed, in the journal, and the next one goes on") {
    FakePrintingEvent event;
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
    for (const JobTrace trace : {JobTrace::came_out, JobTrace::sent_not_confirmed, JobTrace::still_there,
                                 JobTrace::never_arrived, JobTrace::unknown}) {
        CAPTURE(static_cast<int>(trace));
        FakePrintingEvent event;
        event.admit("ada");
        event.tray.problems = {"killed"};
        event.tray.trace = trace;
        CHECK_THROWS_AS(event.queue()->run_one(event.now), Killed);
        auto queue = event.queue();
        const auto news = queue->run_one(event.now);
        CHECK(event.tray.asked == 1);
        REQUIRE(news);
        const bool is_sent_again = trace == JobTrace::never_arrived,
                   is_followed = trace == JobTrace::still_there;
        CHECK(event.tray.came_out.size() == (is_sent_again || is_followed ? 1 : 0));
        CHECK(event.badges("printed") ==
              (is_sent_again || is_followed || trace == JobTrace::came_out ? 1 : 0));
        CHECK(event.badges("sent") == (trace == JobTrace::sent_not_confirmed ? 1 : 0));
        CHECK(event.jobs("asked") == (trace == JobTrace::unknown ? 1 : 0));
        CHECK_FALSE(queue->run_one(event.now));
    }
}

TEST_CASE("killed before anything left, nobody has to be asked") {
    FakePrintingEvent event;
    event.admit("ada");
    CHECK_THROWS_AS(event.queue()->run_one(event.now, [](const PrintNews&) { throw Killed(); }), Killed);
    CHECK(event.queue()->run_one(event.now)->state == PrintState::printed);
    CHECK(event.tray.asked == 0);
    CHECK(event.tray.came_out.size() == 1);
}

TEST_CASE("where the printer does not know, a person decides, and the program never") {
    for (const bool came_out : {true, false}) {
        CAPTURE(came_out);
        FakePrintingEvent event;
        event.admit("ada");
        event.tray.problems = {"killed"};
        event.tray.trace = JobTrace::unknown;
        CHECK_THROWS_AS(event.queue()->run_one(event.now), Killed);
        auto queue = event.queue();
        CHECK(queue->run_one(event.now)->state == PrintState::asked);
        REQUIRE(badges_asked(*event.desk)->size() == 1);
        CHECK(badges_owed(*event.desk)->size() == 1);
        const BadgeInHand job = badges_asked(*event.desk)->front();
        CHECK(job.name == "Ada Abbot");
        REQUIRE(badge_came_out(*event.desk, job.job, came_out, by_kiosk(event.now)));
        const auto news = queue->run_one(event.now);
        CHECK(news.has_value() == !came_out);
        CHECK(event.tray.came_out.size() == (came_out ? 0 : 1));
        CHECK(event.badges("printed") == 1);
        CHECK(badges_owed(*event.desk)->empty());
        CHECK_FALSE(badge_came_out(*event.desk, job.job, came_out, by_kiosk(event.now)).ok());
    }
}

TEST_CASE("a badge that did not come out moves the queue to the next printer, and the desk sees it owed") {
    FakePrintingEvent event;
    event.tray.is_sure = false;
    FakePrinter::Tray other;
    std::vector<std::unique_ptr<Printer>> printers;
    printers.push_back(std::make_unique<FakePrinter>(event.tray));
    printers.push_back(std::make_unique<FakePrinter>(other));
    auto queue = event.queue_of(std::move(printers));
    const Outcome ada = event.admit("ada");
    CHECK_FALSE(badge_did_not_come(*event.desk, ada.print_job, by_kiosk(event.now))
                    .ok());  // the printer has not had it yet
    CHECK(queue->run_one(event.now)->state == PrintState::sent);
    CHECK(badges_owed(*event.desk)->empty());
    REQUIRE(badge_did_not_come(*event.desk, ada.print_job, by_kiosk(event.now)));
    REQUIRE(badge_did_not_come(*event.desk, ada.print_job, by_kiosk(event.now)));  // touched twice
    REQUIRE(badges_owed(*event.desk)->size() == 1);
    CHECK(badges_owed(*event.desk)->front().name == "Ada Abbot");
    CHECK(badges_owed(*event.desk)->front().problem.find("did not come out") != std::string::npos);
    CHECK(event.badges("failed") == 1);
    event.admit("ben");
    CHECK(queue->run_one(event.now)->state == PrintState::waiting);
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
    CHECK(event.tray.came_out.size() == 1);
    CHECK(other.came_out.size() == 2);
    CHECK(badges_owed(*event.desk)->empty());
}

TEST_CASE("without a next printer the badge is the desk's to print") {
    FakePrintingEvent event;
    event.tray.is_sure = false;
    auto queue = event.queue();
    const Outcome ada = event.admit("ada");
    queue->run_one(event.now);
    REQUIRE(badge_did_not_come(*event.desk, ada.print_job, by_kiosk(event.now)));
    const auto news = queue->run_one(event.now);
    REQUIRE(news);
    CHECK(news->state == PrintState::failed);
    CHECK_FALSE(queue->run_one(event.now));
    CHECK(badges_owed(*event.desk)->size() == 1);
}

TEST_CASE(
    "the desk's badges come before the kiosk's, and a bulk's last; the order within is that of asking") {
    FakePrintingEvent event;
    const auto id_of = [&](const std::string& name) { return event.desk->attendees(name)->front().id; };
    const long long bulk = *request_badge(*event.desk, id_of("ben"), {"", false, true}, by_kiosk(event.now));
    const long long kiosk = event.admit("ada").print_job;
    const long long desk =
        *request_badge(*event.desk, id_of("ben"), {"lost", false, false}, by_kiosk(event.now));
    auto queue = event.queue();
    for (const long long job : {desk, kiosk, bulk}) CHECK(queue->run_one(event.now)->job == job);
}

TEST_CASE("a second badge needs a reason, and can make the first one worthless") {
    FakePrintingEvent event;
    event.admit("ada");
    event.queue()->run_one(event.now);
    const std::string ada = event.desk->attendees("ada")->front().id;
    CHECK(request_badge(*event.desk, ada, {}, by_kiosk(event.now)).error().kind == ErrorKind::refused);
    REQUIRE(request_badge(*event.desk, ada, {"spoilt", false, false}, by_kiosk(event.now)));
    const auto live = [&] { return event.desk->attendee(ada).value()->codes.size(); };
    CHECK(live() == 3);  // invitation, first and second badge
    REQUIRE(request_badge(*event.desk, ada, {"lost", true, false}, by_kiosk(event.now)));
    CHECK(live() == 2);
    CHECK(request_badge(*event.desk, "nobody", {}, by_kiosk(event.now)).error().kind == ErrorKind::input);
}

TEST_CASE("what a printed badge shows is remembered, so that one that no longer matches is found") {
    FakePrintingEvent event;
    const std::string ada = event.desk->attendees("ada")->front().id;
    const auto shown = [&] {
        return *event.desk->database().read(
            [&] { return Attendance(event.desk->database()).shown_on_badges(); });
    };
    const auto present = [&] {
        const auto person = event.desk->attendee(ada).value();
        return badge_fingerprint(
            badge_fields_of(*person, event.desk->folder().config, {}, "another code", {}),
            event.desk->folder().key);
    };
    event.admit("ada");
    CHECK(shown().empty());
    auto queue = event.queue();
    queue->run_one(event.now);
    CHECK(shown()[ada] == present());
    REQUIRE(correct(*event.desk, ada, {{Field::organisation, "York"}}, by_kiosk(event.now)));
    CHECK(shown()[ada] != present());
    REQUIRE(request_badge(*event.desk, ada, {"moved", false, false}, by_kiosk(event.now)));
    queue->run_one(event.now);
    CHECK(shown()[ada] == present());
}

TEST_CASE("labels are counted by us, and somebody is warned before the roll ends") {
    FakePrintingEvent event;
    CHECK_FALSE(label_roll(*event.desk)->has_value());
    CHECK_FALSE(new_label_roll(*event.desk, 0).ok());
    REQUIRE(new_label_roll(*event.desk, 100));
    event.admit("ada");
    auto queue = event.queue();
    CHECK(queue->run_one(event.now)->labels_left == 99);
    CHECK(label_roll(*event.desk)->value().left() == 99);
    CHECK_FALSE(runs_out_soon({100, 79}));
    CHECK(runs_out_soon({100, 80}));
    CHECK(runs_out_soon({10, 9}));
    CHECK(LabelRoll{10, 12}.left() == 0);
}

TEST_CASE("a kiosk prints its own badges and leaves another point's alone") {
    FakePrintingEvent event;
    event.admit("ada");
    std::vector<std::unique_ptr<Printer>> printers;
    printers.push_back(std::make_unique<FakePrinter>(event.tray));
    auto other = PrintQueue::open(event.desk->folder(), "Another kiosk", std::move(printers), event.clock);
    REQUIRE(other.ok());
    CHECK_FALSE((*other)->run_one(event.now));
    CHECK(event.queue()->run_one(event.now)->state == PrintState::printed);
}

TEST_CASE("a name that no font can draw is failed with whose it is, not printed as boxes") {
    FakePrintingEvent event;
    const std::string ada = event.desk->attendees("ada")->front().id;
    REQUIRE(correct(*event.desk, ada, {{Field::name, "Ada \xCD\xB8"}},
                    by_kiosk(event.now)));  // U+0378, given to no letter
    event.admit("ada");
    const auto news = event.queue()->run_one(event.now);
    REQUIRE(news);
    CHECK(news->state == PrintState::failed);
    CHECK(news->problem.find(ada) != std::string::npos);
    CHECK(event.tray.came_out.empty());
}

TEST_CASE("words of its own stand on one print; the next has the record's, and neither is out of date") {
    FakePrintingEvent event;
    const std::string ada = event.admit("ada").attendee->id;
    auto queue = event.queue();
    REQUIRE(queue->run_one(event.now));
    CHECK(has(event.words(), "Leeds"));
    const auto shown = shown_on_badges(*event.desk);
    BadgeRequest mended{"Something on it was wrong", true};
    mended.says = {{Field::name, "Dr Ada"}, {Field::organisation, "Hull"}};
    REQUIRE(request_badge(*event.desk, ada, mended, by_desk(event.now)).ok());
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
    CHECK(has(event.words(), "Dr Ada"));
    CHECK(has(event.words(), "Hull"));
    CHECK_FALSE(has(event.words(), "Leeds"));
    CHECK(shown_on_badges(*event.desk)->at(ada) == shown->at(ada));
    REQUIRE(request_badge(*event.desk, ada, {"The badge is lost", true}, by_desk(event.now)).ok());
    CHECK(queue->run_one(event.now)->state == PrintState::printed);
    CHECK(has(event.words(), "Leeds"));
    CHECK_FALSE(has(event.words(), "Dr"));
}
