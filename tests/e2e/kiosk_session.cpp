// The kiosk started with its tree and its log in a folder of the test's.
#include "tests/e2e/kiosk_session.h"

#include <algorithm>
#include <iostream>
#include <stdexcept>
#include <utility>

#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> kiosk_words(const VirtualScreen& screen, const fs::path& event,
                                     const fs::path& outputs, const std::vector<std::string>& options,
                                     const std::vector<std::string>& before) {
    fs::remove_all(outputs);  // the tree of an earlier kiosk would be taken for this one's
    fs::create_directories(outputs);
    std::vector<std::string> words = {program("lanyard-kiosk"), "--event", event.string(), "--ui-tree",
                                      (outputs / "ui.json").string()};
    if (std::find(options.begin(), options.end(), "--clock") == options.end())
        words.insert(words.end(), {"--clock", morning});
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.begin(), before.begin(), before.end());
    return screen.on_screen(words);
}

std::string summary(const nlohmann::json& tree) {
    std::string words = tree["screen"].get<std::string>() + "/" + tree["state"].get<std::string>();
    if (const auto name = find_widget(tree, "name")) words += "/" + (*name)["value"].get<std::string>();
    return words + "\n";
}

}  // namespace

std::string screenshots_in(const fs::path& outputs) {
    return (outputs / "screens").string();
}

KioskSession::KioskSession(const VirtualScreen& screen, const fs::path& event, const fs::path& outputs,
                           const std::vector<std::string>& options, const std::vector<std::string>& before)
    : screen_(screen),
      outputs_(outputs),
      process_(kiosk_words(screen, event, outputs, options, before), {}, outputs / "log") {}

nlohmann::json KioskSession::tree() const {
    return nlohmann::json::parse(text_of(outputs_ / "ui.json"), nullptr, false);
}

bool KioskSession::wait_for(const std::function<bool(const nlohmann::json&)>& as_asked) {
    bool seen = false;
    (void)wait_until([&] {
        const bool over = !process_.is_running();
        const auto now = tree();
        if (!now.is_object()) return over;
        if (const auto words = summary(now);
            seen_.size() < words.size() ||
            seen_.compare(seen_.size() - words.size(), words.size(), words) != 0)
            seen_ += words;
        seen = as_asked(now);
        if (!seen && (now["state"] == "misread" || now["state"] == "unknown")) hold_up_again();
        return seen || over;
    });
    if (seen) held_up_.reset();
    return seen;
}

void KioskSession::hold_up(HeldUp code) {
    if (code.pause_behind)
        screen_.type_code_with_pause(code.code, *code.pause_behind);
    else
        screen_.type_code(code.code);
    ++code.times;
    code.last = std::chrono::steady_clock::now();
    held_up_ = std::move(code);
}

void KioskSession::hold_up_again() {
    constexpr int most_times = 3;
    constexpr std::chrono::seconds answered_within{2};  // until then the answer may still be the last time's
    if (!held_up_ || held_up_->times >= most_times) return;
    if (std::chrono::steady_clock::now() - held_up_->last < answered_within) return;
    std::cerr << "a scanned code did not arrive whole\n";
    seen_ += "(held up again)\n";
    hold_up(*held_up_);
}

bool KioskSession::shows(const std::string& screen, const std::string& state, const std::string& name) {
    return wait_for([&](const nlohmann::json& tree) {
        if (tree["screen"] != screen || (!state.empty() && tree["state"] != state)) return false;
        const auto greeted = find_widget(tree, "name");
        return name.empty() || (greeted && (*greeted)["value"] == name);
    });
}

bool KioskSession::admits(const std::string& code, const std::string& name) {
    scan(code);
    return shows("verdict", "admitted", name);
}

std::optional<nlohmann::json> KioskSession::widget(const std::string& id) const {
    const auto now = tree();
    return now.is_object() ? find_widget(now, id) : std::nullopt;
}

std::string KioskSession::label(const std::string& id) const {
    const auto found = widget(id);
    return found ? (*found)["label"].get<std::string>() : "";
}

void KioskSession::touch(const std::string& id) const {
    const auto found = widget(id);
    if (!found) throw std::runtime_error("the screen has no " + id + ": " + tree().dump());
    const auto& rect = (*found)["rect"];
    screen_.touch(rect[0].get<int>() + rect[2].get<int>() / 2, rect[1].get<int>() + rect[3].get<int>() / 2);
}

bool KioskSession::says(const std::string& id, const std::string& words) {
    return wait_for([&](const nlohmann::json& tree) {
        const auto widget = find_widget(tree, id);
        if (!widget) return false;
        const std::string said =
            (*widget)["label"].get<std::string>() + " " + (*widget)["value"].get<std::string>();
        return said.find(words) != std::string::npos;
    });
}

bool KioskSession::touches(const std::string& id) {
    nlohmann::json place;
    const auto stands_still = [&](const nlohmann::json& tree) {
        const auto found = find_widget(tree, id);
        const nlohmann::json before = std::exchange(place, found ? (*found)["rect"] : nlohmann::json());
        return found && place == before;
    };
    if (!wait_for(stands_still)) return false;
    touch(id);
    return true;
}

void KioskSession::hold(const std::string& id, int milliseconds) const {
    const auto found = widget(id);
    if (!found) throw std::runtime_error("there is no " + id + " to hold");
    const auto rect = (*found)["rect"].get<std::vector<int>>();
    screen_.hold(rect[0] + rect[2] / 2, rect[1] + rect[3] / 2, milliseconds);
}

bool KioskSession::types(const std::string& id, const std::string& text) {
    for (int tries = 0; tries < 3; ++tries) {
        screen_.press("ctrl+a");
        screen_.type_text(text);
        const bool all = wait_for([&](const nlohmann::json& tree) {
            const auto field = find_widget(tree, id);
            return field && (*field)["value"] == text;
        });
        if (all) return true;
        std::cerr << "typed text did not arrive whole in " << id << "\n";
    }
    return false;
}

std::filesystem::path KioskSession::screenshot_of(const std::string& of) {
    fs::path found;
    (void)wait_until([&] {
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(screenshots(), none)) {
            // While it is written it has another ending.
            const fs::path& picture = entry.path();
            if (picture.extension() == ".png" && picture.stem().string().find(of) != std::string::npos)
                found = picture;
        }
        return !found.empty();
    });
    return found;
}

std::optional<nlohmann::json> find_widget(const nlohmann::json& tree, const std::string& id) {
    for (const auto& widget : tree["widgets"]) {
        if (widget["id"] == id) return widget;
    }
    return std::nullopt;
}

}  // namespace lanyard
