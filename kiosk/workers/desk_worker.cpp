// The desk's thread: each scan is answered before anything else is done for it.
#include "workers/desk_worker.h"

#include <algorithm>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "base/log.h"
#include "desk/desk.h"
#include "print/make_printer.h"
#include "store/database.h"
#include "workers/open_event.h"
#include "workers/print_worker.h"

namespace lanyard {
namespace {

// With nobody at the door for so long, the database's log is put into its file.
constexpr Milliseconds tidies_after{2000};

// The badge on the verdict screen, in the drawings' pixels; see screens/verdict.
constexpr double most_badge_width = 600, most_badge_height = 480;

const SystemClock& machine_clock() {
    static const SystemClock clock;
    return clock;
}

std::optional<NextSession> next_session(const Attendee& person, const EventConfig& config,
                                        const std::vector<Session>& sessions, Instant now) {
    std::vector<std::string> enrolled;
    for (const Enrolment& enrolment : person.sessions)
        if (enrolment.kind != EnrolmentKind::waiting) enrolled.push_back(enrolment.session);
    const Session* next = next_for(sessions, enrolled, now);
    if (!next) return std::nullopt;
    NextSession said{next->planned.title, next->start, {}};
    if (const Room* room = config.room(next->planned.room))
        said.place = room->where.empty() ? room->name : room->name + ", " + room->where;
    return said;
}

Pixels to_pixels(RgbaPixels&& drawn) {
    return {drawn.width, drawn.height, std::move(drawn.rgba)};
}

}  // namespace

// An event while it is open; made and used by the desk's thread alone.
struct DeskWorker::Event {
    explicit Event(OpenedEvent opened) : opened(std::move(opened)) {}

    OpenedEvent opened;
    std::unique_ptr<Desk> desk;
    BadgeLayout layout;
    double badge_dpi = 0;  // at which the picture fills its place on the screen
    std::vector<Session> sessions;
    std::unique_ptr<PrintWorker> printer;  // ends first: it uses what is above

    static Result<std::unique_ptr<Event>> open(const Options& options, double pixels_per_drawn, Inbox& inbox);
    EventFacts facts() const;
    void refresh_programme();
};

Result<std::unique_ptr<DeskWorker::Event>> DeskWorker::Event::open(const Options& options,
                                                                   double pixels_per_drawn, Inbox& inbox) {
    auto opened = open_event(options);
    if (!opened) return opened.error();
    auto printers = make_printers(options.printer);
    if (!printers) return printers.error();
    auto event = std::make_unique<Event>(std::move(opened).value());
    const EventFolder& folder = event->opened.folder;

    auto layout = load_badge_layout(folder.file("badge.toml"));
    if (!layout) return layout.error();
    event->layout = std::move(layout).value();
    event->badge_dpi = std::clamp(
        mm_per_inch * pixels_per_drawn *
            std::min(most_badge_width / event->layout.width_mm, most_badge_height / event->layout.height_mm),
        20.0, 600.0);

    DeskOptions desk_options;
    desk_options.point = options.point;
    desk_options.prints = !printers->empty();
    auto desk = Desk::open(folder, desk_options, machine_clock());
    if (!desk) return desk.error();
    event->desk = std::move(desk).value();

    if (!printers->empty()) {
        auto queue =
            PrintQueue::open(folder, event->desk->point().name, std::move(printers).value(), machine_clock());
        if (!queue) return queue.error();
        event->printer = std::make_unique<PrintWorker>(std::move(queue).value(), event->opened.clock, inbox);
    }
    return event;
}

EventFacts DeskWorker::Event::facts() const {
    return {opened.folder.config, desk->point(), opened.clock, layout.width_mm / layout.height_mm};
}

void DeskWorker::Event::refresh_programme() {
    if (auto programme = desk->programme())
        sessions = std::move(programme).value();
    else
        log_error("the programme cannot be read: {}", programme.error().message());
}

DeskWorker::DeskWorker(Options options, float pixels_per_drawn, Inbox& inbox)
    : options_(std::move(options)),
      pixels_per_drawn_(pixels_per_drawn),
      inbox_(inbox),
      thread_([this] { run(); }) {}

DeskWorker::~DeskWorker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_up_.notify_all();
    thread_.join();
}

bool DeskWorker::scan(long long request, std::string text) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= most_waiting) return false;
        waiting_.push_back({request, std::move(text)});
    }
    wake_up_.notify_all();
    return true;
}

void DeskWorker::run() {
    std::string said;
    do {
        auto event = Event::open(options_, pixels_per_drawn_, inbox_);
        if (event) return serve(**event);
        if (std::exchange(said, event.error().message()) != said) log_error("{}", event.error().message());
        inbox_.post(EventTrouble{event.error()});
    } while (pause(opens_again_after));
}

void DeskWorker::serve(Event& event) {
    event.refresh_programme();
    inbox_.post(EventReady{std::make_shared<const EventFacts>(event.facts())});
    // The first badge drawn loads the fonts; better now than before the first attendee.
    BadgeFields nobody;
    nobody.name = nobody.event = nobody.code = "LANYARD";
    (void)draw_badge_pixels(event.layout, nobody, event.badge_dpi);

    const auto is_wanted = [this] { return stop_ || !waiting_.empty(); };
    bool is_tidy = true;
    std::unique_lock lock(mutex_);
    for (;;) {
        if (!is_tidy && !wake_up_.wait_for(lock, tidies_after, is_wanted)) {
            lock.unlock();
            event.desk->database().checkpoint();
            is_tidy = true;
            lock.lock();
        }
        wake_up_.wait(lock, is_wanted);
        if (stop_) return;
        is_tidy = false;
        const Scan scan = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        decide(event, scan);
        lock.lock();
    }
}

void DeskWorker::decide(Event& event, const Scan& scan) {
    const Instant now = event.opened.clock.now();
    Decided decided{scan.request, event.desk->scan(scan.text, now), std::nullopt};
    const Outcome outcome = decided.outcome;
    if (!outcome.problem.empty()) log_error("a scan could not be checked: {}", outcome.problem);
    event.refresh_programme();
    const EventConfig& config = event.opened.folder.config;
    if (outcome.attendee) decided.next = next_session(*outcome.attendee, config, event.sessions, now);
    inbox_.post(std::move(decided));
    if (outcome.print_job != 0 && event.printer) event.printer->wake();
    if (!outcome.attendee || outcome.badge_code.empty()) return;
    const BadgeFields fields = badge_fields_of(*outcome.attendee, config, event.sessions, outcome.badge_code);
    auto drawn = draw_badge_pixels(event.layout, fields, event.badge_dpi);
    if (drawn)
        inbox_.post(BadgeDrawn{scan.request, to_pixels(std::move(drawn).value())});
    else
        log_error("a badge cannot be drawn: {}", drawn.error().message());
}

// False where it is time to end.
bool DeskWorker::pause(Milliseconds time) {
    std::unique_lock lock(mutex_);
    return !wake_up_.wait_for(lock, time, [this] { return stop_; });
}

}  // namespace lanyard
