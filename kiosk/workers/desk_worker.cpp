// The desk's thread: opens the event and keeps it open; desk_answers does what is asked.
#include "workers/desk_worker.h"

#include <algorithm>

#include "badge/badge_draw.h"
#include "base/log.h"
#include "desk/desk.h"
#include "event/name_fold.h"
#include "print/make_printer.h"
#include "store/database.h"
#include "workers/desk_answers.h"
#include "workers/folder_watch.h"
#include "workers/open_event.h"
#include "workers/playback_answers.h"
#include "workers/print_worker.h"
#include "workers/staff_answers.h"

namespace lanyard {
namespace {

// The badge on the verdict screen, in the drawings' pixels; see screens/verdict.
constexpr double most_badge_width = 600, most_badge_height = 480;

const SystemClock& machine_clock() {
    static const SystemClock clock;
    return clock;
}

// The first that is called a desk, in any of our languages; "" where none is: then it is the event's first.
std::string point_of_desk(const EventConfig& config) {
    for (const CheckInPoint& point : config.points) {
        const std::string name = fold_name(point.name);
        for (const char* word : {"desk", "registration", "accueil", "desg"})
            if (name.rfind(word, 0) == 0) return point.name;
    }
    return {};
}

// Rooms that event.toml does not name are taken from the programme.
bool has_room(Desk& desk, const std::string& room) {
    if (desk.folder().config.room(room)) return true;
    const auto sessions = desk.programme();
    return sessions && std::any_of(sessions->begin(), sessions->end(),
                                   [&](const Session& session) { return session.planned.room == room; });
}

bool plays_videos(Role role) {
    return role == Role::stage || role == Role::cue;
}

}  // namespace

// An event while it is open; made and used by the desk's thread alone.
struct DeskWorker::Event {
    explicit Event(OpenedEvent opened) : opened(std::move(opened)) {}

    OpenedEvent opened;
    std::unique_ptr<Desk> desk;
    BadgeLayout layout;
    double badge_dpi = 0;                       // at which the picture fills its place on the screen
    std::unique_ptr<PrintWorker> printer;       // ends before what is above, which it uses
    std::unique_ptr<StaffAnswers> staff;        // of a desk
    std::unique_ptr<PlaybackAnswers> playback;  // of a stage or its cue
    std::unique_ptr<DeskAnswers> answers;
    std::unique_ptr<FolderWatch> watch;  // of a stage or its cue

    static Result<std::unique_ptr<Event>> open(const Options& options, double pixels_per_drawn, Inbox& inbox,
                                               const std::function<void()>& look_again);
    EventFacts facts() const;
    // How long nothing that others do is looked for.
    Milliseconds looks_again_after() const { return playback ? playback->looks_again_after() : looks_every; }
};

Result<std::unique_ptr<DeskWorker::Event>> DeskWorker::Event::open(const Options& options,
                                                                   double pixels_per_drawn, Inbox& inbox,
                                                                   const std::function<void()>& look_again) {
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
    if (options.role == Role::desk) {
        desk_options.actor = "desk";
        desk_options.staff = true;
        if (options.point.empty()) desk_options.point = point_of_desk(folder.config);
    }
    if (plays_videos(options.role)) desk_options.actor = options.role == Role::stage ? "stage" : "cue";
    desk_options.prints = !printers->empty();
    desk_options.asks_names = options.role == Role::desk || folder.config.unnamed_seats == UnnamedSeats::ask;
    auto desk = Desk::open(folder, desk_options, machine_clock());
    if (!desk) return desk.error();
    event->desk = std::move(desk).value();
    if (!options.room.empty() && !has_room(*event->desk, options.room)) {
        return usage_error("there is no room \"" + options.room + "\" in this event", "--room",
                           "Say one of those under [[room]] in event.toml, by its name or id, or one of the "
                           "programme's");
    }

    if (!printers->empty()) {
        auto queue =
            PrintQueue::open(folder, event->desk->point().name, std::move(printers).value(), machine_clock());
        if (!queue) return queue.error();
        event->printer = std::make_unique<PrintWorker>(std::move(queue).value(), event->opened.clock, inbox);
    }
    event->answers = std::make_unique<DeskAnswers>(*event->desk, event->layout, event->badge_dpi,
                                                   event->opened.clock, event->printer.get(), inbox);
    if (options.role == Role::desk) {
        event->staff =
            std::make_unique<StaffAnswers>(*event->desk, event->opened.clock, event->printer.get(), inbox);
        event->answers->are_for(*event->staff);
    }
    if (plays_videos(options.role)) {
        event->playback = std::make_unique<PlaybackAnswers>(*event->desk, event->opened.clock,
                                                            options.role == Role::stage, inbox, look_again);
        event->answers->are_for(*event->playback);
        event->watch = std::make_unique<FolderWatch>(folder.database(), look_again);
    }
    return event;
}

EventFacts DeskWorker::Event::facts() const {
    return {opened.folder.config, desk->point(), opened.clock, layout.width_mm / layout.height_mm,
            opened.folder.path};
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

bool DeskWorker::ask(long long request, DeskRequest what) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= most_waiting) return false;
        waiting_.push_back({request, std::move(what)});
    }
    wake_up_.notify_all();
    return true;
}

void DeskWorker::wake() {
    {
        const std::lock_guard lock(mutex_);
        look_ = true;
    }
    wake_up_.notify_all();
}

void DeskWorker::run() {
    std::string said;
    do {
        auto event = Event::open(options_, pixels_per_drawn_, inbox_, [this] { wake(); });
        if (event) return serve(**event);
        if (std::exchange(said, event.error().message()) != said) log_error("{}", event.error().message());
        inbox_.post(EventTrouble{event.error()});
    } while (pause(opens_again_after));
}

void DeskWorker::serve(Event& event) {
    inbox_.post(EventReady{std::make_shared<const EventFacts>(event.facts())});
    event.answers->look();
    // The first badge drawn loads the fonts; better now than before the first attendee.
    BadgeFields nobody;
    nobody.name = nobody.event = nobody.code = "LANYARD";
    (void)draw_badge_pixels(event.layout, nobody, event.badge_dpi);

    const auto is_wanted = [this] { return stop_ || look_ || !waiting_.empty(); };
    bool is_tidy = true;
    std::unique_lock lock(mutex_);
    for (;;) {
        const bool asked = wake_up_.wait_for(lock, event.looks_again_after(), is_wanted);
        if (stop_) return finish(event);
        if (waiting_.empty()) {
            look_ = false;
            lock.unlock();
            if (!asked && !std::exchange(is_tidy, true)) event.desk->database().checkpoint();
            event.answers->look();
            lock.lock();
            continue;
        }
        is_tidy = false;
        const Asked next = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        event.answers->answer(next.request, next.what);
        lock.lock();
    }
}

// How a showing ended is written down even as the stage closes.
void DeskWorker::finish(Event& event) {
    for (const Asked& asked : waiting_)
        if (std::holds_alternative<PlaybackRequest>(asked.what))
            event.answers->answer(asked.request, asked.what);
    waiting_.clear();
}

// False where it is time to end.
bool DeskWorker::pause(Milliseconds time) {
    std::unique_lock lock(mutex_);
    return !wake_up_.wait_for(lock, time, [this] { return stop_; });
}

}  // namespace lanyard
