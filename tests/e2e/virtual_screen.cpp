// The X server without a screen that chooses its own number, and xdotool on it.
#include "tests/e2e/virtual_screen.h"

#include <stdlib.h>
#include <unistd.h>

#include <stdexcept>

namespace lanyard {

namespace fs = std::filesystem;

// Seconds behind the key before: two keys that come faster are a scanner's, and so would be a key and the
// code behind it.
constexpr const char* hands_pause = "0.08";

// Keys that are a scanner's at 30 ms would be a person's at 36: whoever presses them, and the server that
// notes when, go before what else the machine does, where a test may ask for that.
std::vector<std::string> VirtualScreen::in_time(std::vector<std::string> words) {
    if (::geteuid() == 0) words.insert(words.begin(), {"nice", "-n", "-15"});
    return words;
}

VirtualScreen::VirtualScreen(int width, int height, const fs::path& picture_in) {
    std::string name = (fs::temp_directory_path() / "lanyard-screen-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    const auto number = folder_ / "display";
    const std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
    std::vector<std::string> words = {"Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"};
    if (!picture_in.empty()) words.insert(words.end(), {"-fbdir", picture_in.string()});
    server_ = std::make_unique<ChildProcess>(in_time(words), number, folder_ / "log");
    const bool started = wait_until([&] { return text_of(number).find('\n') != std::string::npos; });
    if (!started) throw std::runtime_error("Xvfb does not start: " + text_of(folder_ / "log"));
    const std::string text = text_of(number);
    display_ = ":" + text.substr(0, text.find('\n'));
}

VirtualScreen::~VirtualScreen() {
    server_->end();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::vector<std::string> VirtualScreen::on_screen(std::vector<std::string> words) const {
    words.insert(words.begin(),
                 {"env", "--unset=WAYLAND_DISPLAY", "DISPLAY=" + display_, "SDL_AUDIODRIVER=dummy"});
    return words;
}

void VirtualScreen::touch(int x, int y) const {
    run(on_screen({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "click", "1"}));
}

void VirtualScreen::type_code(const std::string& code) const {
    run({"sleep", hands_pause});
    run(typing(code));
}

void VirtualScreen::type_code_with_pause(const std::string& code, std::size_t letters) const {
    run(on_screen({"xdotool", "sleep", hands_pause, "type", "--delay", "8", "--args", "1",
                   code.substr(0, letters), "sleep", "0.1", "type", "--delay", "8", "--args", "1",
                   code.substr(letters), "key", "Return"}));
}

// Not faster: SDL takes a key that is lifted and pressed again within two milliseconds for a held one.
std::vector<std::string> VirtualScreen::typing(const std::string& code) const {
    return on_screen({"xdotool", "type", "--delay", "8", "--args", "1", code, "key", "Return"});
}

void VirtualScreen::type_text(const std::string& text) const {
    run(on_screen({"xdotool", "sleep", hands_pause, "type", "--delay", "200", text}));
}

void VirtualScreen::press(const std::string& key) const {
    run(on_screen({"xdotool", "sleep", hands_pause, "key", key}));
}

void VirtualScreen::hold(int x, int y, int milliseconds) const {
    run(on_screen({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "mousedown", "1", "sleep",
                   std::to_string(milliseconds / 1000.0), "mouseup", "1"}));
}

void VirtualScreen::pull_up(int x, int y) const {
    const std::string at = std::to_string(x);
    run(on_screen({"xdotool", "mousemove", at, std::to_string(y), "mousedown", "1", "sleep", "0.1",
                   "mousemove", at, "0", "sleep", "0.1", "mouseup", "1"}));
}

void VirtualScreen::run(const std::vector<std::string>& words) {
    const auto finished = run_program(in_time(words));
    if (finished.status != 0) throw std::runtime_error("xdotool: " + finished.err);
}

}  // namespace lanyard
