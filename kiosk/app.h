// The frame loop: takes what came in, draws when something changed, sleeps otherwise. It never waits for
// work.
#pragma once

#include <memory>

#include "devices/camera.h"
#include "devices/earphones.h"
#include "devices/input.h"
#include "devices/service_manager.h"
#include "devices/sound_out.h"
#include "devices/speech.h"
#include "devices/window.h"
#include "inbox.h"
#include "options.h"
#include "roles/role.h"
#include "roles/scanner_test.h"
#include "screenshots.h"
#include "trace.h"
#include "ui/ui_tree.h"
#include "workers/desk_worker.h"

namespace lanyard {

class App {
  public:
    // `window` is open; `options` are as given.
    App(const Options& options, Window& window);

    // Runs until the window is closed or the process is asked to end. Gives the exit status: 0, or that of
    // the trouble which the event was still in.
    int run();

  private:
    void wait_for_something();
    void take_events();
    void take_messages();
    void take_codes();
    void take_sight();
    MachineState state() const;  // what is wrong with the devices
    void open_scanner_test();
    void start_devices(const EventConfig& config);
    void draw_frame();
    void draw(UiInput input, bool blank_camera);
    void speak_language();
    bool is_screenshot_due(const UiScreen& screen);
    // Reads the screen out where somebody listens, and plays what a verdict sounds like. Whoever acts stops
    // the voice; where a touch has led nowhere, the screen is read again.
    void be_heard(const UiScreen& screen, bool has_acted, bool has_touched);
    Theme theme() const;

    const Options& options_;
    Window& window_;
    Inbox inbox_;
    MaskCache masks_;
    Text text_;
    Ui ui_;
    Input input_;
    std::unique_ptr<Role> role_;
    ScannerTest scanner_test_;
    CornerHold corner_;
    std::unique_ptr<Trace> trace_;
    std::unique_ptr<UiTreeFile> tree_;
    std::unique_ptr<Screenshots> screenshots_;
    std::shared_ptr<const EventFacts> facts_;  // once the event is open
    Pixels camera_pixels_;
    CameraSight sight_;
    std::string own_language_;  // of this kiosk, for the next person
    SoundOut sound_out_;
    Speech speech_;
    ServiceManager service_manager_;
    Earphones earphones_;
    Milliseconds earphones_looked_at_{};
    std::string read_, read_focus_;  // what was read out last
    int frames_left_ = 0;
    std::string drawn_;  // screen, state and detail that stand in the window
    CameraState camera_state_ = CameraState::looking;
    std::string hindrance_;  // of the printer
    bool quit_ = false;
    int status_ = 0;

    // Their threads use what is above, so they end before it does.
    DeskWorker desk_;
    std::unique_ptr<CameraReader> camera_;
};

}  // namespace lanyard
