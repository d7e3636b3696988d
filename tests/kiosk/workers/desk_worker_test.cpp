// The workers on a real event folder: opening it, trying again, deciding, printing, rehearsing on a copy.
#include "workers/desk_worker.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "badge/built_in_layouts.h"
#include "base/hex.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "desk/badges.h"
#include "desk/desk.h"
#include "desk/help_calls.h"
#include "desk/import_list.h"
#include "desk/purging.h"
#include "event/plain_event.h"
#include "roles/self/answers.h"
#include "store/database.h"
#include "tests/deed_for_test.h"
#include "tests/private_state.h"
#include "workers/open_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct TemporaryEvent {
    PrivateState state;  // backups are made there
    fs::path folder = fs::temp_directory_path() / ("lanyard-kiosk-test-" + to_hex(random_bytes(6)));

    explicit TemporaryEvent(const std::string& before = {}) {
        fs::create_directories(folder);
        write("event.toml", before + plain_event_toml("Trial"));
        write("badge.toml", built_in_layout_toml(BuiltInLayout::plain_badge));
        write("event.key", EventKey::generate().to_text());
        REQUIRE(Desk::make(std::move(open_event_folder(folder)).value(), SystemClock()));
    }
    ~TemporaryEvent() { fs::remove_all(folder); }

    void write(const char* name, std::string_view bytes) const {
        REQUIRE(write_file(folder / name, bytes, false).ok());
    }
    void purge_all() const {
        auto opened = open_event_folder(folder);
        REQUIRE(opened.ok());
        static const SystemClock clock;
        auto desk = Desk::open(std::move(opened).value(), {}, clock);
        REQUIRE(desk.ok());
        REQUIRE(purge(**desk, by_import(clock.now())).ok());
    }
    // Somebody on the list who has not come yet; gives their code.
    std::string add_attendee(const std::string& name) const {
        auto opened = open_event_folder(folder);
        REQUIRE(opened.ok());
        static const SystemClock clock;
        auto desk = Desk::open(std::move(opened).value(), {}, clock);
        REQUIRE(desk.ok());
        const std::string list = "Name,Email,Ticket code\n" + name + ",someone@example.org,TICKET-0001\n";
        REQUIRE(import_list(**desk, list, "list.csv", {}, by_import(clock.now())).ok());
        const auto attendees = (*desk)->attendees();
        REQUIRE(attendees.ok());
        REQUIRE(attendees->size() == 1);
        REQUIRE(!attendees->front().codes.empty());
        return attendees->front().codes.front();
    }
};

// What the message says of this kind, which is everybody's or a kiosk's own; else nullptr.
template <class Kind>
Kind* found(Message& message) {
    if constexpr (std::is_constructible_v<SelfNews, Kind>) {
        SelfNews* told = news_of<SelfNews>(message);
        return told ? std::get_if<Kind>(told) : nullptr;
    } else {
        return std::get_if<Kind>(&message);
    }
}

// Waits for messages of a worker, in order; gives up, and fails the test, after half a minute.
class Mail {
  public:
    Inbox inbox{[] {}};

    template <class Kind>
    Kind next() {
        for (int tries = 0; tries < 3000; ++tries) {
            for (Message& message : inbox.take()) waiting_.push_back(std::move(message));
            while (!waiting_.empty()) {
                Message message = std::move(waiting_.front());
                waiting_.erase(waiting_.begin());
                if (auto* wanted = found<Kind>(message)) return std::move(*wanted);
            }
            std::this_thread::sleep_for(Milliseconds(10));
        }
        FAIL("no such message came");
        return {};
    }

  private:
    std::vector<Message> waiting_;
};

Options options_for(const fs::path& folder) {
    Options options;
    options.event = folder.string();
    return options;
}

}  // namespace

TEST_CASE("an event opens, an unknown code is told as one, and a known one is admitted and printed") {
    const TemporaryEvent event;
    const std::string code = event.add_attendee("Zainab Jones");
    const fs::path badges = event.folder / "badges";
    Options options = options_for(event.folder);
    options.printer = "file:" + badges.string();
    Mail mail;
    DeskWorker desk(options, self_work(), 1, mail.inbox);
    const auto ready = mail.next<EventReady>();
    CHECK(ready.facts->config.name == "Trial");
    CHECK(ready.facts->badge_shape > 0);

    REQUIRE(desk.ask(1, Request{SelfRequest(ScanCode{"NOBODY KNOWS THIS"})}));
    const auto unknown = mail.next<Decided>();
    CHECK(unknown.request == 1);
    CHECK(unknown.outcome.verdict == Verdict::unknown);

    REQUIRE(desk.ask(2, Request{SelfRequest(ScanCode{code})}));
    const auto admitted = mail.next<Decided>();
    CHECK(admitted.request == 2);
    CHECK(admitted.outcome.verdict == Verdict::admitted);
    REQUIRE(admitted.outcome.attendee);
    CHECK(admitted.outcome.attendee->name == "Zainab Jones");
    CHECK(admitted.outcome.print_job != 0);
    PrintNews news = mail.next<PrintNews>();
    while (news.state == PrintState::printing) news = mail.next<PrintNews>();
    CHECK(news.job == admitted.outcome.print_job);
    CHECK(news.state == PrintState::printed);
    CHECK(std::distance(fs::directory_iterator(badges), {}) == 1);
    mail.inbox.close();
}

TEST_CASE("the badge's picture follows its verdict, at the screen's size") {
    const TemporaryEvent event;
    const std::string code = event.add_attendee("Zainab Jones");
    Options options = options_for(event.folder);
    options.printer = "file:" + (event.folder / "badges").string();
    Mail mail;
    DeskWorker desk(options, self_work(), 0.5f, mail.inbox);
    mail.next<EventReady>();
    REQUIRE(desk.ask(1, Request{SelfRequest(ScanCode{code})}));
    const auto drawn = mail.next<BadgeDrawn>();
    CHECK(drawn.request == 1);
    // 600×480 drawn pixels at most, at half their size.
    CHECK(drawn.pixels.width <= 301);
    CHECK(drawn.pixels.height <= 241);
    CHECK((drawn.pixels.width >= 299 || drawn.pixels.height >= 239));
    mail.inbox.close();
}

TEST_CASE("an event that cannot be opened is trouble, and is opened when it can be") {
    const TemporaryEvent event;
    const std::string key = *read_file(event.folder / "event.key");
    fs::remove(event.folder / "event.key");
    Mail mail;
    DeskWorker desk(options_for(event.folder), self_work(), 1, mail.inbox);
    const auto trouble = mail.next<EventTrouble>();
    CHECK(trouble.error.kind == ErrorKind::input);
    CHECK(!trouble.error.remedy.empty());
    event.write("event.key", key);
    CHECK(mail.next<EventReady>().facts->config.name == "Trial");
    mail.inbox.close();
}

TEST_CASE("an event that is purged under a running machine takes nobody in any more, and opens no more") {
    const TemporaryEvent event;
    (void)event.add_attendee("Zainab Jones");
    Mail mail;
    DeskWorker desk(options_for(event.folder), self_work(), 1, mail.inbox);
    (void)mail.next<EventReady>();
    event.purge_all();
    const auto told = mail.next<EventTrouble>();
    CHECK(told.error.kind == ErrorKind::refused);
    CHECK(told.error.message().find("was purged") != std::string::npos);
    CHECK(mail.next<EventTrouble>().error.kind == ErrorKind::refused);
    mail.inbox.close();
}

TEST_CASE("wrong options are usage errors: a point, a printer, a clock") {
    const TemporaryEvent event;
    Options point = options_for(event.folder), printer = point, clock = point;
    point.point = "Nowhere";
    printer.printer = "teleprinter";
    clock.clock = "soon";
    for (const Options& options : {point, printer, clock}) {
        Mail mail;
        DeskWorker desk(options, self_work(), 1, mail.inbox);
        CHECK(mail.next<EventTrouble>().error.kind == ErrorKind::usage);
        mail.inbox.close();
    }
}

TEST_CASE("another time works on a scratch copy that is deleted, unless it is a sample or really meant") {
    const TemporaryEvent real, sample("sample = true\n");
    Options options = options_for(real.folder);
    fs::path scratch;
    {
        options.clock = "2017-11-10T08:52";
        const auto rehearsed = open_event(options);
        REQUIRE(rehearsed.ok());
        REQUIRE(rehearsed->scratch);
        scratch = rehearsed->scratch->path();
        CHECK(rehearsed->folder.path == scratch);
        CHECK(fs::exists(scratch / "event.toml"));
        CHECK((fs::status(scratch).permissions() & fs::perms::mask) == fs::perms::owner_all);
        CHECK(format_date(rehearsed->clock.now(), "UTC") == "2017-11-10");
    }
    CHECK(!fs::exists(scratch));
    CHECK(fs::exists(real.folder / "event.toml"));

    options.really = true;
    const auto really = open_event(options);
    REQUIRE(really.ok());
    CHECK(!really->scratch);
    options = options_for(sample.folder);
    options.clock = "2017-11-10T08:52";
    const auto of_sample = open_event(options);
    REQUIRE(of_sample.ok());
    CHECK(!of_sample->scratch);
    CHECK(!open_event(options_for(real.folder))->scratch);
}

TEST_CASE("a badge that did not come out is printed by the next printer, or is the desk's to bring") {
    for (const bool has_next : {true, false}) {
        const TemporaryEvent event;
        const std::string code = event.add_attendee("Zainab Jones");
        const fs::path first = event.folder / "first", second = event.folder / "second";
        Options options = options_for(event.folder);
        options.printer = "file:" + first.string() + (has_next ? ",file:" + second.string() : "");
        Mail mail;
        DeskWorker desk(options, self_work(), 1, mail.inbox);
        REQUIRE(desk.ask(1, Request{SelfRequest(ScanCode{code})}));
        const Outcome outcome = mail.next<Decided>().outcome;
        while (mail.next<PrintNews>().state != PrintState::printed) continue;
        REQUIRE(desk.ask(2, Request{SelfRequest(BadgeDidNotCome{outcome.print_job, outcome.attendee->id})}));
        const auto missed = mail.next<MissedBadgeNews>();
        CHECK(missed.job == outcome.print_job);
        // No program of a desk runs beside it: the call waits for one, and nobody is promised to come.
        CHECK(missed.done == (has_next ? MissedBadge::prints_again_untold : MissedBadge::desk_unaware));
        const PrintState end = has_next ? PrintState::printed : PrintState::failed;
        while (mail.next<PrintNews>().state != end) continue;
        CHECK(std::distance(fs::directory_iterator(first), {}) == 1);
        CHECK(fs::exists(second) == has_next);
        auto opened = open_event_folder(event.folder);
        REQUIRE(opened.ok());
        static const SystemClock clock;
        auto at_desk = Desk::open(std::move(opened).value(), {}, clock);
        REQUIRE(at_desk.ok());
        const auto calls = open_help_calls(**at_desk);
        REQUIRE(calls.ok());
        REQUIRE(calls->size() == 1);
        CHECK(calls->front().about == HelpAbout::badge);
        CHECK(calls->front().person == outcome.attendee->id);
        // Whoever waits is told that somebody at the desk has seen it.
        REQUIRE(answer_help(**at_desk, calls->front().entry, HelpState::coming, by_desk(clock.now())).ok());
        const auto seen = mail.next<MissedBadgeNews>();
        CHECK(seen.job == outcome.print_job);
        CHECK(seen.done == MissedBadge::someone_comes);
        mail.inbox.close();
    }
}

TEST_CASE("without a printer, or at the end of the roll, badges are at the desk, and none is promised here") {
    const TemporaryEvent event;
    const std::string code = event.add_attendee("Zainab Jones");
    Options options = options_for(event.folder);
    {
        Mail mail;
        DeskWorker desk(options, self_work(), 1, mail.inbox);
        CHECK(!mail.next<BadgeStock>().is_here);
        mail.inbox.close();
    }
    options.printer = "file:" + (event.folder / "badges").string();
    Mail mail;
    DeskWorker desk(options, self_work(), 1, mail.inbox);
    CHECK(mail.next<BadgeStock>().is_here);
    auto opened = open_event_folder(event.folder);
    REQUIRE(opened.ok());
    static const SystemClock clock;
    auto at_desk = Desk::open(std::move(opened).value(), {}, clock);
    REQUIRE(at_desk.ok());
    const auto roll = [&](int used) {
        REQUIRE(new_label_roll(**at_desk, 2));
        REQUIRE((*at_desk)->database().write([&] {
            for (int i = 0; i < used; ++i)
                PrintJobs((*at_desk)->database()).use_label((*at_desk)->point().name);
        }));
    };
    roll(2);
    CHECK(!mail.next<BadgeStock>().is_here);
    REQUIRE(desk.ask(1, Request{SelfRequest(ScanCode{code})}));
    const Outcome outcome = mail.next<Decided>().outcome;
    CHECK(outcome.verdict == Verdict::admitted);
    CHECK(outcome.print_job == 0);
    CHECK(badges_owed(**at_desk)->size() == 1);
    roll(0);
    CHECK(mail.next<BadgeStock>().is_here);
    mail.inbox.close();
}
