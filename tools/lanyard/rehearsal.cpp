// Each screen's tree is looked at many times a minute of the day; the pictures are the program's own.
#include "lanyard/rehearsal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "base/safe_file.h"
#include "base/system_clock.h"
#include "lanyard/kiosk_process.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::chrono::milliseconds looks_every{40};
constexpr Milliseconds stays_empty_for{1500};  // of this machine's time
constexpr std::size_t most_words = 100;        // of what has no room, in bytes
constexpr int longest_cycle_s = 60;            // of a board's pages

std::string beginning_of(const std::string& words) {
    if (words.size() <= most_words) return words;
    std::size_t end = most_words;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xc0) == 0x80) --end;
    return words.substr(0, end) + "…";
}

class Screen {
  public:
    Screen(const RehearsalPlan& plan, RehearsedRole role, const std::vector<Session>& sessions)
        : plan_(plan), role_(std::move(role)), sessions_(sessions) {}

    // The day's time begins with this call.
    Result<void> start() {
        std::vector<std::string> options = {
            "--event",
            plan_.event.string(),
            "--really",
            "--window",
            plan_.window,
            "--screenshots",
            folder().string(),
            "--each-minute",
            "--clock",
            format_iso(plan_.from, plan_.time_zone) + "@" + fmt::format("{}", plan_.speed)};
        options.insert(options.end(), role_.options.begin(), role_.options.end());
        std::error_code failed;
        fs::remove_all(folder(), failed);  // pictures of an earlier rehearsal would be taken for these
        auto started = KioskProcess::start(options, plan_.outputs / role_.name, true);
        if (!started) return started.error();
        process_.emplace(std::move(started).value());
        return {};
    }

    bool is_open() const { return is_open_; }
    bool has_ended() const { return has_ended_; }

    // `now` is the day's time, `machine_now` this machine's.
    void look(Instant now, Instant machine_now) {
        if (has_ended_) return;
        // The first picture of all is drawn before the programme has been read.
        if (empty_since_ && machine_now - *empty_since_ > stays_empty_for && is_awaited(now))
            add(ScreenProblem::nothing_on_screen, now, "nothing on the screen, with sessions still to come");
        if (!process_->is_running()) {
            has_ended_ = true;
            std::string said = process_->log();
            if (said.size() > 300) said = said.substr(said.size() - 300);
            return add(ScreenProblem::ended, now, "it ended by itself: " + said);
        }
        if (is_open_) minutes_.insert(to_ms(now) / 60'000);
        const json tree = process_->tree();
        if (!tree.is_object() || tree["serial"] == serial_) return;
        serial_ = tree["serial"];
        if (tree["screen"] == "trouble") {
            if (is_open_ || tree["state"] == "trouble")
                add(ScreenProblem::trouble, now, "it could not use the event");
            return;
        }
        is_open_ = true;
        look_at_parts(tree, now, machine_now);
        if (tree["state"] != "over")
            empty_since_.reset();
        else if (!empty_since_)
            empty_since_ = machine_now;
        if (const auto misfits = tree.find("misfits"); misfits != tree.end())
            for (const json& words : *misfits)
                add(ScreenProblem::does_not_fit, now,
                    "has no room at a legible size: " + beginning_of(words.get<std::string>()));
    }

    // Ends the program, so that its last pictures are whole.
    void end() {
        process_.reset();
        compare_pictures();
    }

    RehearsedScreen seen() const {
        RehearsedScreen seen{role_.name, static_cast<int>(minutes_.size()), 0};
        std::error_code failed;
        for (const auto& file : fs::directory_iterator(folder(), failed))
            seen.pictures += file.path().extension() == ".png";
        return seen;
    }
    const std::vector<ScreenFinding>& findings() const { return findings_; }

  private:
    fs::path folder() const { return plan_.outputs / role_.name / "pictures"; }

    // A board's page says how long all of them take; a stage's film has a picture.
    void look_at_parts(const json& tree, Instant now, Instant machine_now) {
        bool shows_film = false;
        for (const json& widget : tree["widgets"]) {
            const std::string id = widget["id"];
            shows_film |= id == "video";
            if (tree["screen"] != "board" || id != "page") continue;
            const int cycle_s = std::atoi(widget["value"].get<std::string>().c_str());
            if (cycle_s > longest_cycle_s)
                add(ScreenProblem::cycle_too_long, now,
                    "whoever waits for a room waits up to " + std::to_string(cycle_s) +
                        " s for its page: give the board fewer --rooms, or a larger panel");
        }
        const bool plays = tree["screen"] == "stage" && tree["state"] == "playing";
        if (!plays || shows_film)
            unseen_since_.reset();
        else if (!unseen_since_)
            unseen_since_ = machine_now;
        else if (machine_now - *unseen_since_ > stays_empty_for)
            add(ScreenProblem::not_seen, now, "a film plays by the cue, and the stage shows its card");
    }

    // Two pictures of one film, a minute apart, are the same only where it stands still, or where this
    // machine had no time to draw another one.
    void compare_pictures() {
        if (!has_time_to_show(plan_, std::chrono::minutes(1))) return;
        std::vector<fs::path> pictures;
        std::error_code failed;
        for (const auto& file : fs::directory_iterator(folder(), failed))
            if (file.path().filename().string().find("-stage-playing") != std::string::npos)
                pictures.push_back(file.path());
        std::sort(pictures.begin(), pictures.end());
        std::string before, minute_before;
        for (const fs::path& picture : pictures) {
            const auto read = read_file(picture);
            const std::string minute = picture.filename().string().substr(0, 4);
            if (read && !before.empty() && *read == before && is_next_minute(minute_before, minute))
                add(ScreenProblem::stands_still, plan_.from,
                    "the film's picture of " + minute.substr(0, 2) + ":" + minute.substr(2) +
                        " is that of the minute before");
            before = read ? *read : "";
            minute_before = minute;
        }
    }
    static bool is_next_minute(const std::string& before, const std::string& minute) {
        const auto minutes = [](const std::string& clock) {
            return std::atoi(clock.substr(0, 2).c_str()) * 60 + std::atoi(clock.substr(2, 2).c_str());
        };
        return minutes(minute) == minutes(before) + 1;
    }

    // From the first session's beginning to the last one's end there is something to show.
    bool is_awaited(Instant now) const {
        return std::any_of(sessions_.begin(), sessions_.end(), [&](const Session& session) {
            return !session.inputs.cancelled && session.end > now + std::chrono::minutes(1);
        });
    }

    // Each once: a screen that is wrong for an hour is one thing wrong.
    void add(ScreenProblem problem, Instant now, std::string words) {
        if (findings_.size() < 100 && said_.insert(words).second)
            findings_.push_back({problem, role_.name, now, std::move(words)});
    }

    const RehearsalPlan& plan_;
    RehearsedRole role_;
    const std::vector<Session>& sessions_;
    std::optional<KioskProcess> process_;
    bool is_open_ = false, has_ended_ = false;
    std::optional<Instant> empty_since_, unseen_since_;
    long long serial_ = 0;
    std::set<long long> minutes_;  // of the day, in which it was open
    std::set<std::string> said_;
    std::vector<ScreenFinding> findings_;
};

}  // namespace

bool has_time_to_show(const RehearsalPlan& plan, Milliseconds of_day) {
    constexpr double enough_ms = 3000;
    return static_cast<double>(of_day.count()) / plan.speed >= enough_ms;
}

std::string_view screen_problem_name(ScreenProblem problem) {
    constexpr std::array<std::string_view, 7> names = {
        "nothing_on_screen", "does_not_fit", "trouble",     "ended",
        "cycle_too_long",    "not_seen",     "stands_still"};
    return names[static_cast<std::size_t>(problem)];
}

Result<Rehearsal> rehearse(const RehearsalPlan& plan, const std::vector<RehearsedRole>& roles,
                           const std::vector<Session>& sessions) {
    std::vector<Screen> screens;
    for (const RehearsedRole& role : roles) screens.emplace_back(plan, role, sessions);
    const SystemClock machine;
    const Instant began = machine.now();
    for (Screen& screen : screens)
        if (auto started = screen.start(); !started) return started.error();
    const auto day_at = [&](Instant now) {
        return plan.from +
               Milliseconds(static_cast<long long>(static_cast<double>((now - began).count()) * plan.speed));
    };
    // What a program takes to open is time of the day too: its clock begins when it has read its settings.
    for (Instant now = began; day_at(now) < plan.to; now = machine.now()) {
        const bool all_ended =
            std::all_of(screens.begin(), screens.end(), [](const Screen& one) { return one.has_ended(); });
        if (all_ended) break;
        for (Screen& screen : screens) screen.look(day_at(now), now);
        if (plan.work) plan.work(day_at(now));
        std::this_thread::sleep_for(looks_every);
    }
    Rehearsal rehearsal;
    for (Screen& screen : screens) {
        screen.end();
        rehearsal.screens.push_back(screen.seen());
        for (const ScreenFinding& finding : screen.findings()) rehearsal.findings.push_back(finding);
        if (!screen.is_open() && !screen.has_ended())
            rehearsal.findings.push_back({ScreenProblem::trouble, rehearsal.screens.back().role, plan.from,
                                          "it never opened the event"});
    }
    return rehearsal;
}

}  // namespace lanyard
