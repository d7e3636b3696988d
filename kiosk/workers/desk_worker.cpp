// The desk's thread: opens the event and keeps it open; the role's answers do what is asked.
#include "workers/desk_worker.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "badge/badge_draw.h"
#include "base/log.h"
#include "desk/badges.h"
#include "desk/desk.h"
#include "desk/purging.h"
#include "desk/staff.h"
#include "hub/hub_file.h"
#include "hub/postgres_hub.h"
#include "print/make_printer.h"
#include "store/database.h"
#include "store/journal/event_mark.h"
#include "workers/backup_worker.h"
#include "workers/hub_worker.h"
#include "workers/mend_event.h"
#include "workers/neighbours/machine_word.h"
#include "workers/open_event.h"
#include "workers/print_worker.h"

namespace lanyard {
namespace {

// The badge on the verdict screen, in the drawings' pixels; see roles/self/verdict.
constexpr double most_badge_width = 600, most_badge_height = 480;

const SystemClock& machine_clock() {
    static const SystemClock clock;
    return clock;
}

// Rooms that event.toml does not name are taken from the programme.
bool has_room(Desk& desk, const std::string& room) {
    if (desk.folder().config.room(room)) return true;
    const auto sessions = desk.programme();
    return sessions && std::any_of(sessions->begin(), sessions->end(),
                                   [&](const Session& session) { return session.planned.room == room; });
}

// As every machine that stands somewhere acts; a role may have it otherwise.
DeskOptions usual_options(const Options& options, const EventConfig& config, bool has_printer) {
    DeskOptions desk;
    desk.point = options.point;
    desk.prints = has_printer;
    desk.waits_for_lock = DeskWorker::waits_for_lock;
    desk.asks_names = config.unnamed_seats == UnnamedSeats::ask;
    return desk;
}

}  // namespace

// An event while it is open; made and used by the desk's thread alone.
struct DeskWorker::Event {
    explicit Event(OpenedEvent opened) : opened(std::move(opened)) {}

    OpenedEvent opened;
    std::shared_ptr<HubWorker> hub;  // nullptr where the event has none
    std::unique_ptr<Desk> desk;
    BadgeLayout layout;
    double badge_dpi = 0;                   // at which the picture fills its place on the screen
    std::unique_ptr<PrintWorker> printer;   // ends before what is above, which it uses
    std::unique_ptr<BackupWorker> backups;  // nullptr where it is a copy of the event
    std::unique_ptr<EventNews> news;
    std::unique_ptr<Neighbours> neighbours;
    std::unique_ptr<Answers> answers;

    static Result<std::unique_ptr<Event>> open(const Options& options, const RoleWork& work,
                                               double pixels_per_drawn, Inbox& inbox,
                                               const std::function<void()>& look_again);
    static Result<std::shared_ptr<HubWorker>> hub_of(const Event& event, const Options& options,
                                                     const std::string& point,
                                                     const std::function<void()>& look_again);
    EventFacts facts() const;
    // Where it stands: boards and stages have a room, or all of them.
    std::string place(const Options& options, bool stands_at_point) const;
    void look();
    void add_elsewhere(std::vector<MachineState>& machines) const;
};

Result<std::unique_ptr<DeskWorker::Event>> DeskWorker::Event::open(const Options& options,
                                                                   const RoleWork& work,
                                                                   double pixels_per_drawn, Inbox& inbox,
                                                                   const std::function<void()>& look_again) {
    auto opened = open_event(options);
    if (!opened) return opened.error();
    if (!opened->scratch) mend_if_damaged(opened->folder, machine_clock());
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

    Result<DeskOptions> wanted = usual_options(options, folder.config, !printers->empty());
    if (work.stands_as) wanted = work.stands_as(*wanted, folder.config);
    if (!wanted) return wanted.error();
    const bool is_first_point = work.stands_at_point && wanted->point.empty();
    auto hub = hub_of(*event, options, is_first_point ? folder.config.points.front().name : wanted->point,
                      look_again);
    if (!hub) return hub.error();
    event->hub = std::move(hub).value();
    auto desk = Desk::open(folder, std::move(wanted).value(), machine_clock(), event->hub);
    if (!desk) return desk.error();
    event->desk = std::move(desk).value();
    if (auto may = may_be_written(*event->desk, machine_clock().now()); !may) return may.error();
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
    if (!event->opened.scratch && !options.practice)
        event->backups = std::make_unique<BackupWorker>(folder, machine_clock());
    event->news = std::make_unique<EventNews>(*event->desk, inbox);
    event->neighbours = std::make_unique<Neighbours>(folder, machine_clock());
    event->answers =
        work.answers({*event->desk, event->opened.clock, *event->news, event->layout, event->badge_dpi,
                      event->printer.get(), inbox, look_again, *event->neighbours, work.actor});
    return event;
}

// A day rehearsed or practised on a copy is nobody else's.
Result<std::shared_ptr<HubWorker>> DeskWorker::Event::hub_of(const Event& event, const Options& options,
                                                             const std::string& point,
                                                             const std::function<void()>& look_again) {
    if (event.opened.scratch || options.practice) return std::shared_ptr<HubWorker>();
    auto file = read_hub_file(event.opened.folder.path, options.hub);
    if (!file) return file.error();
    if (!*file) return std::shared_ptr<HubWorker>();
    const EventFolder& folder = event.opened.folder;
    return std::make_shared<HubWorker>(
        folder,
        [address = (*file)->address, identity = event_identity(folder.key)] {
            return std::make_unique<PostgresHub>(address, identity, HubWorker::patience);
        },
        HubPresence{std::string(role_name(options.role)), point, LANYARD_VERSION,
                    options.role == RoleKind::desk},
        machine_clock(), look_again);
}

std::string DeskWorker::Event::place(const Options& options, bool stands_at_point) const {
    if (stands_at_point) return desk->point().name;
    const Room* room = opened.folder.config.room(options.room);
    return room ? room->id : options.room;
}

void DeskWorker::Event::look() {
    desk->event_time_is(opened.clock.now());
    news->look();
    answers->look();
}

void DeskWorker::Event::add_elsewhere(std::vector<MachineState>& machines) const {
    for (MachineState& machine : machines_elsewhere(hub->elsewhere(), machine_clock().now()))
        machines.push_back(std::move(machine));
}

EventFacts DeskWorker::Event::facts() const {
    const auto staff = has_staff(*desk);
    int labels = printer ? desk->point().labels_on_roll : 0;
    if (const auto roll = label_roll(*desk); printer && labels == 0 && roll && *roll) labels = (*roll)->size;
    return {opened.folder.config, desk->point(),   opened.clock, layout.width_mm / layout.height_mm,
            opened.folder.path,   staff && *staff, labels};
}

DeskWorker::DeskWorker(Options options, RoleWork work, float pixels_per_drawn, Inbox& inbox)
    : options_(std::move(options)),
      work_(std::move(work)),
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

bool DeskWorker::ask(long long request, Request what) {
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

void DeskWorker::loop_runs(const MachineState& state) {
    const std::lock_guard lock(mutex_);
    loop_ran_ = std::chrono::steady_clock::now();
    if (state != state_) state_ = state;
}

// Between two looks, when nobody waits for an answer.
void DeskWorker::say_and_hear(Event& event) {
    MachineState state;
    bool runs = false;
    {
        const std::lock_guard lock(mutex_);
        state = state_;
        runs = std::chrono::steady_clock::now() - loop_ran_ < loop_stands_after;
    }
    state.role = options_.role;
    state.point = event.place(options_, work_.stands_at_point);
    if (runs) event.neighbours->say(state);
    if (runs && event.hub) event.hub->say(machine_word(state).dump());
    if (!work_.watches_machines) return;
    auto machines = event.neighbours->machines();
    if (!machines) return;
    if (event.hub) event.add_elsewhere(*machines);
    event.answers->machines_are(std::move(*machines));
}

void DeskWorker::run() {
    std::string said;
    do {
        auto event = Event::open(options_, work_, pixels_per_drawn_, inbox_, [this] { wake(); });
        if (event) {
            said.clear();
            const auto served = serve(**event);
            if (served) return;
            event = served.error();
        }
        if (std::exchange(said, event.error().message()) != said) log_error("{}", event.error().message());
        inbox_.post(EventTrouble{event.error()});
    } while (pause(opens_again_after));
}

Result<void> DeskWorker::serve(Event& event) {
    inbox_.post(EventReady{std::make_shared<const EventFacts>(event.facts())});
    event.look();
    // The first count reads everybody; better now than before the first attendee, too.
    if (event.opened.folder.config.capacity) (void)event.desk->counts();
    // The first badge drawn loads the fonts; better now than before the first attendee.
    BadgeFields nobody;
    nobody.name = nobody.event = nobody.code = "LANYARD";
    (void)draw_badge_pixels(event.layout, nobody, event.badge_dpi);

    const auto is_wanted = [this] { return stop_ || look_ || !waiting_.empty(); };
    bool is_tidy = true;
    auto looked = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    for (;;) {
        const bool asked = wake_up_.wait_for(lock, event.answers->looks_again_after(), is_wanted);
        if (stop_) {
            finish(event);
            return {};
        }
        // A stage that plays has something to tell all the time; that keeps nobody from looking at the clock.
        const bool is_late = std::chrono::steady_clock::now() - looked >= event.answers->looks_again_after();
        if (waiting_.empty() || is_late) {
            look_ = false;
            lock.unlock();
            if (!asked && !std::exchange(is_tidy, true)) event.desk->tidy();
            // Where the folder is another by now it is opened anew, as what it then is.
            if (auto same = event.desk->check(); !same) return same;
            // Who was purged under a running machine is no stranger at the door: the event is over.
            if (auto may = may_be_written(*event.desk, machine_clock().now()); !may) return may;
            event.look();
            say_and_hear(event);
            looked = std::chrono::steady_clock::now();
            lock.lock();
            continue;
        }
        is_tidy = false;
        const Asked next = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        event.desk->event_time_is(event.opened.clock.now());
        answer_in_any_case(*event.answers, next.request, next.what);
        lock.lock();
    }
}

void DeskWorker::finish(Event& event) {
    for (const Asked& asked : waiting_)
        if (event.answers->is_done_at_end(asked.what))
            answer_in_any_case(*event.answers, asked.request, asked.what);
    waiting_.clear();
}

// False where it is time to end.
bool DeskWorker::pause(Milliseconds time) {
    std::unique_lock lock(mutex_);
    return !wake_up_.wait_for(lock, time, [this] { return stop_; });
}

}  // namespace lanyard
