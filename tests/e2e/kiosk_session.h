// The real kiosk on a virtual screen, seen through its --ui-tree and touched by widget.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/e2e/virtual_screen.h"
#include "tests/lanyard/programs/child_process.h"

namespace lanyard {

// Where a kiosk with these outputs keeps its pictures.
std::string screenshots_in(const std::filesystem::path& outputs);

class KioskSession {
  public:
    // `outputs` is made: the tree and the log lie there. The kiosk has the morning's clock, no camera and no
    // printer unless `options` say so, and keeps pictures with {"--screenshots", screenshots_in(outputs)}: a
    // picture of every letter typed would take a third of the processor. `before` are the words of a program
    // that becomes the kiosk.
    KioskSession(const VirtualScreen& screen, const std::filesystem::path& event,
                 const std::filesystem::path& outputs, const std::vector<std::string>& options = {},
                 const std::vector<std::string>& before = {});

    // What the screen says now; null before the first picture.
    nlohmann::json tree() const;
    // Waits until the tree is as asked; false when patience is over or the kiosk has ended.
    bool wait_for(const std::function<bool(const nlohmann::json& tree)>& as_asked);
    // `state` "" is any; `name` is whom the screen greets, "" for any.
    bool shows(const std::string& screen, const std::string& state = {}, const std::string& name = {});

    // What was seen while waiting, and the log: for the message of a test that fails.
    std::string story() const { return seen_ + log(); }

    // The widget with this id on the screen that stands.
    std::optional<nlohmann::json> widget(const std::string& id) const;
    std::string label(const std::string& id) const;
    // Waits until the label or the value of the widget has these words in it.
    bool says(const std::string& id, const std::string& words);
    // Touches the middle of it.
    void touch(const std::string& id) const;
    // The same once it is there and stands still; false where it does not come.
    bool touches(const std::string& id);
    // Holds the middle of it for longer than a touch.
    void hold(const std::string& id, int milliseconds = 900) const;
    // Types into the field that is written into, as a person does, until the kiosk has all of it: keys made
    // by xdotool are now and then lost on a busy machine, and are typed again.
    bool types(const std::string& id, const std::string& text);
    void press(const std::string& key) const { screen_.press(key); }
    // A code of which a busy machine loses or delays a key reads as misread or unknown. Where a test waits for
    // something else, it is held up again, at most twice, as anybody would.
    void scan(const std::string& code) { hold_up({code, {}, 0, {}}); }
    // The scanner is held up for a tenth of a second behind so many letters.
    void scan_with_pause(const std::string& code, std::size_t letters) { hold_up({code, letters, 0, {}}); }
    // Scans and waits until the kiosk greets `name`.
    bool admits(const std::string& code, const std::string& name);

    ChildProcess& process() { return process_; }
    std::string log() const { return text_of(outputs_ / "log"); }
    std::filesystem::path screenshots() const { return screenshots_in(outputs_); }
    // Waits for a screenshot of "screen-state", written to its end; "" where none comes. `of` may
    // stop short of the state's name.
    std::filesystem::path screenshot_of(const std::string& of);

  private:
    struct HeldUp {
        std::string code;
        std::optional<std::size_t> pause_behind;
        int times = 0;
        std::chrono::steady_clock::time_point last;
    };

    void hold_up(HeldUp code);
    void hold_up_again();

    const VirtualScreen& screen_;
    std::filesystem::path outputs_;
    std::string seen_;               // "welcome/scanner verdict/admitted/Amara "
    std::optional<HeldUp> held_up_;  // until a test has seen what it waits for
    ChildProcess process_;
};

// The widget with this id in a tree.
std::optional<nlohmann::json> find_widget(const nlohmann::json& tree, const std::string& id);

}  // namespace lanyard
