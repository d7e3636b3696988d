// The frame loop over SDL's events and the inbox.
#include "app.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

#include "all_roles.h"
#include "base/language.h"
#include "roles/self/messages.h"
#include "scan/qr_reader.h"
#include "screens/practice_border.h"
#include "ui/reading.h"

namespace lanyard {
namespace {

constexpr int frames_after_change = 3;  // the one that shows it and two more
constexpr int frames_of_time = 1;       // a clock or a countdown moves nothing else

Milliseconds now() {
    return Milliseconds(SDL_GetTicks64());
}

// Wakes SDL_WaitEventTimeout; called from any thread.
void wake_loop() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

// Beside the program.
std::string folder_of(const std::string& name) {
    char* base = SDL_GetBasePath();
    const std::string folder = base ? std::string(base) + name : name;
    SDL_free(base);
    return folder;
}

std::string catalogue_folder() {
    return folder_of("languages");
}

const char* sound_name(Sound sound) {
    switch (sound) {
        case Sound::admitted:
            return "admitted";
        case Sound::attention:
            return "attention";
        case Sound::refused:
            break;
    }
    return "refused";
}

constexpr Milliseconds looks_for_earphones_every{1000};

float pixels_per_drawn(WindowSize size) {
    return Theme(size.width, size.height, usual_panel(size.width, size.height), 0, {}).px(1000) / 1000;
}

}  // namespace

App::App(const Options& options, Window& window)
    : options_(options),
      window_(window),
      inbox_(wake_loop),
      masks_(window.textures()),
      text_(masks_),
      ui_(text_, masks_),
      role_(make_role(
          options, window.textures(), catalogue_folder(), wake_loop,
          [this](long long request, const Request& what) { return desk_.ask(request, what); },
          window.drawing())),
      scanner_test_(scanner_settings_file()),
      sound_out_(folder_of("sounds"), options.sound_to),
      speech_([this](Samples samples) {
          sound_out_.say(samples);
          wake_loop();
      }),
      desk_(options, work_of(options), pixels_per_drawn(window.size()), inbox_) {
    own_language_ = options.language;
    role_->can_listen(speech_.can_speak());
    speak_language();
    if (!options.ui_tree.empty()) tree_ = std::make_unique<UiTreeFile>(options.ui_tree);
    if (!options.trace.empty()) trace_ = std::make_unique<Trace>(options.trace);
    role_->lens_is(options.camera_at);
    input_.use(scanner_test_.remembered());
    input_.show_pointer(role_->shows_pointer());
    input_.take_letters(role_->takes_letters());
    if (options.test_scanner) open_scanner_test();
    if (!options.screenshots.empty()) screenshots_ = std::make_unique<Screenshots>(options.screenshots);
}

int App::run() {
    frames_left_ = frames_after_change;
    while (!quit_) {
        wait_for_something();
        service_manager_.runs(now());
        take_events();
        take_messages();
        if (now() - earphones_looked_at_ >= looks_for_earphones_every) {
            earphones_looked_at_ = now();
            if (const auto plugged_in = earphones_.news()) role_->earphones(*plugged_in);
        }
        role_->is_speaking(role_->choices().listens && (speech_.is_preparing() || sound_out_.is_playing()));
        const auto held_until = ui_.hold_due();
        const auto corner_due = corner_.due();
        if (corner_due && now() >= *corner_due) frames_left_ = std::max(frames_left_, frames_of_time);
        if (held_until && now() >= *held_until) frames_left_ = std::max(frames_left_, frames_after_change);
        if (role_->is_stale(now())) frames_left_ = std::max(frames_left_, frames_of_time);
        if (frames_left_ > 0 || input_.is_waiting()) draw_frame();
    }
    role_->close();
    inbox_.close();
    return role_->trouble() && status_ == 0 ? exit_status(role_->trouble()->kind) : status_;
}

void App::wait_for_something() {
    if (frames_left_ > 0 || input_.is_waiting()) return;
    const Milliseconds began = now();
    Milliseconds sleep = role_->quiet_for(began);
    for (const auto& due : {input_.due(), ui_.hold_due(), corner_.due()})
        if (due) sleep = std::clamp(*due - began, Milliseconds(0), sleep);
    SDL_WaitEventTimeout(nullptr, static_cast<int>(sleep.count()));
}

void App::take_events() {
    const Milliseconds before = now();
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        if (event.type == SDL_QUIT) quit_ = true;
        if (event.type == SDL_USEREVENT) continue;
        input_.take(event, window_.size(), window_.pixels_per_unit(), now());
        if (event.type == SDL_WINDOWEVENT) frames_left_ = frames_after_change;
    }
    input_.pass_time(before);
    take_codes();
}

void App::take_codes() {
    for (const ScannedCode& code : input_.take_codes()) {
        if (!scanner_test_.is_open()) {
            role_->take_keyed_code(plain_payload(code.text), code.written(), now());
            continue;
        }
        (void)scanner_test_.take(code);
        frames_left_ = frames_after_change;
    }
}

void App::open_scanner_test() {
    scanner_test_.open();
    input_.use(ScannerTest::while_open());
    frames_left_ = frames_after_change;
}

void App::take_messages() {
    for (Message& message : inbox_.take()) {
        if (const auto* camera = std::get_if<CameraNews>(&message)) camera_state_ = camera->state;
        if (const auto* print = std::get_if<PrintNews>(&message)) hindrance_ = print->hindrance;
        if (const auto* rest = std::get_if<PrinterNews>(&message)) hindrance_ = rest->condition.hindrance;
        const auto* ready = std::get_if<EventReady>(&message);
        if (ready) facts_ = ready->facts;
        if (ready) start_devices(ready->facts->config);
        const auto* trouble = std::get_if<EventTrouble>(&message);
        // Trying again does not help what was asked for wrongly.
        if (trouble && trouble->error.kind == ErrorKind::usage) quit_ = true;
        const auto* told = news_of<SelfNews>(message);
        const auto* decided = told ? std::get_if<Decided>(told) : nullptr;
        if (decided && !decided->outcome.attendee && camera_) camera_->let_others_on();
        const bool is_code = std::holds_alternative<CodeRead>(message);
        if (trace_ && (is_code || decided)) trace_->heard(is_code ? "code" : "verdict");
        // A code changes nothing yet: a picture drawn for it would only hold up that of its verdict.
        if (!is_code) frames_left_ = frames_after_change;
        role_->take(std::move(message), now());
    }
    if (std::string typed = role_->take_typing(); !typed.empty()) input_.write(std::move(typed));
    if (camera_ && role_->shows_camera() && camera_->picture().take(camera_pixels_)) {
        role_->take_picture(camera_pixels_);
        frames_left_ = std::max(frames_left_, 1);
    }
    desk_.loop_runs(state());
    take_sight();
}

MachineState App::state() const {
    MachineState state;
    if (camera_state_ == CameraState::missing) state.trouble.push_back(MachineTrouble::camera_missing);
    if (camera_state_ == CameraState::black) state.trouble.push_back(MachineTrouble::camera_black);
    if (camera_state_ == CameraState::frozen) state.trouble.push_back(MachineTrouble::camera_frozen);
    if (!hindrance_.empty()) state.trouble.push_back(MachineTrouble::printer);
    state.hindrance = hindrance_;
    return state;
}

void App::take_sight() {
    if (!camera_ || !role_->shows_camera()) return;
    const CameraSight seen = camera_->sight();
    if (seen == sight_) return;
    sight_ = seen;
    role_->take_sight(seen, now());
    frames_left_ = std::max(frames_left_, 1);
}

// Only now: a code that is read before anybody can decide it would not be read again while it is held up.
void App::start_devices(const EventConfig& config) {
    if (options_.language.empty() && !config.languages.empty()) own_language_ = config.languages.front();
    speak_language();
    if (options_.camera != "none")
        camera_ = std::make_unique<CameraReader>(
            options_.camera, inbox_, wake_loop,
            [this](std::int64_t picture, std::chrono::steady_clock::time_point due) {
                if (trace_) trace_->looked_at(picture, due);
            });
}

// The language that the person before the screen chose, else the kiosk's own.
void App::speak_language() {
    const std::string& chosen = role_->choices().language;
    const std::string& wanted = chosen.empty() ? own_language_ : chosen;
    if (!wanted.empty() && wanted != current_language()) use_language(wanted, catalogue_folder());
}

Theme App::theme() const {
    const WindowSize size = window_.size();
    const auto& metres = options_.viewing_distance_m;
    const PanelSize usual =
        metres ? board_panel(size.width, size.height) : usual_panel(size.width, size.height);
    const Theme theme(size.width, size.height, options_.panel.value_or(usual), role_->accent(),
                      role_->choices());
    return metres ? theme.read_from(*metres) : theme;
}

void App::draw(UiInput input, bool blank_camera) {
    input.now = now();
    speak_language();
    const Theme present = theme();
    ui_.begin(input, present, window_.begin_frame());
    if (!scanner_test_.is_open()) {
        role_->draw(ui_, now(), blank_camera);
    } else {
        scanner_test_.draw(ui_);
        if (!scanner_test_.is_open()) input_.use(scanner_test_.remembered());
    }
    if (options_.practice) draw_practice_border(ui_);
}

void App::be_heard(const UiScreen& screen, bool has_acted, bool has_touched) {
    if (const auto sound = role_->take_sound()) sound_out_.play(sound_name(*sound));
    if (!role_->choices().listens) {
        if (!read_.empty()) {
            speech_.be_quiet();
            sound_out_.be_quiet();
        }
        read_.clear();
        return;
    }
    sound_out_.set_volume(role_->choices().volume);
    const auto focused = std::find_if(screen.widgets.begin(), screen.widgets.end(),
                                      [](const Widget& widget) { return widget.focused; });
    const std::string focus = focused == screen.widgets.end() ? "" : read_widget(*focused);
    const std::string key = reading_key(screen);
    if (has_acted) sound_out_.be_quiet();
    if (has_touched) read_.clear();
    if (key != read_ || focus != read_focus_) sound_out_.be_quiet();
    if (key != read_)
        speech_.say(read_screen(screen), current_language());
    else if (focus != read_focus_ && !focus.empty())
        speech_.say(focus, current_language());
    read_ = key;
    read_focus_ = focus;
}

void App::draw_frame() {
    const bool is_input = input_.is_waiting();
    const Milliseconds began = now();
    const auto drawing = std::chrono::steady_clock::now();
    UiInput input = input_.next();
    const bool has_corner = role_->has_staff_corner() && !scanner_test_.is_open();
    if (!has_corner) corner_ = {};
    if (has_corner && corner_.take(input, theme().touch(140), now())) role_->open_staff_menu(now());
    const Point pointer = input.pointer;
    const bool has_touched = input.released, has_acted = input.pressed || input.key != UiKey::none;
    draw(std::move(input), false);
    const UiScreen screen = ui_.end();
    if (role_->takes_scanner_test()) open_scanner_test();
    window_.render(screen.ground);
    window_.show();
    role_->shown();
    service_manager_.shown();
    window_.take_text(!ui_.written().empty());
    const std::string drawn = screen.screen + "/" + screen.state + " " + role_->detail();
    if (trace_)
        trace_->drawn(drawn, std::chrono::duration_cast<std::chrono::microseconds>(
                                 std::chrono::steady_clock::now() - drawing));
    masks_.end_frame();
    const bool is_another = std::exchange(drawn_, drawn) != drawn;
    frames_left_ = is_input || is_another ? frames_after_change : std::max(0, frames_left_ - 1);
    input_.stood_still(now() - began);
    if (tree_) tree_->update(screen, current_language());
    be_heard(screen, has_acted, has_touched);
    if (!is_screenshot_due(screen)) return;
    // The picture of a live camera must not be kept: this one frame is drawn without it and never shown. A
    // finger that lies on the screen stays where it is.
    draw({pointer, false, false, UiKey::none}, role_->camera_is_live());
    window_.render(ui_.end().ground);
    screenshots_->save(window_.read());
}

bool App::is_screenshot_due(const UiScreen& screen) {
    if (!screenshots_) return false;
    if (!options_.each_minute) return screenshots_->is_due(screen.screen, screen.state, role_->detail());
    if (!facts_) return false;
    std::string minute = format_clock(facts_->clock.now(), facts_->config.time_zone);
    minute.erase(std::remove(minute.begin(), minute.end(), ':'), minute.end());
    return screenshots_->is_due_in(minute, screen.screen, screen.state);
}

}  // namespace lanyard
