// One kiosk that is visited thousands of times without a rest: its memory, textures and file handles must not
// grow.
//
//   kiosk_soak [VISITS]
//
// The real frame loop, in a window without a screen (SDL's offscreen driver, where nothing else is asked
// for), takes touches and a scanner's keys as SDL events, and is found its way through by --ui-tree. Textures
// lie in this process's memory too, for they are drawn in software. Ends with 0 where nothing has grown.
#include <SDL.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "app.h"
#include "tests/e2e/people.h"
#include "tests/soak/holdings.h"

namespace {

using namespace lanyard;
namespace fs = std::filesystem;

constexpr int width = 1080, height = 1920;
// Caches fill in the first part of the night; what comes after them must not grow by more.
constexpr int usual_visits = 10'000;
constexpr double warm_part = 0.4;
constexpr double most_growth_mb = 8;
constexpr std::chrono::milliseconds look_again{2}, touches_again_after{1000};

void push(SDL_Event event) {
    event.common.timestamp = SDL_GetTicks();
    while (SDL_PushEvent(&event) < 0) std::this_thread::sleep_for(look_again);  // the queue is full
}

void push_key(SDL_Scancode code) {
    for (const Uint32 type : {SDL_KEYDOWN, SDL_KEYUP}) {
        SDL_Event event{};
        event.type = type;
        event.key.keysym.scancode = code;
        event.key.keysym.sym = SDL_GetKeyFromScancode(code);
        event.key.state = type == SDL_KEYDOWN ? SDL_PRESSED : SDL_RELEASED;
        push(event);
    }
}

SDL_Scancode key_of(char letter) {
    if (letter == '0') return SDL_SCANCODE_0;
    if (letter >= '1' && letter <= '9') return static_cast<SDL_Scancode>(SDL_SCANCODE_1 + (letter - '1'));
    return static_cast<SDL_Scancode>(SDL_SCANCODE_A + (letter - 'A'));
}

// Whoever stands before the kiosk: a thread of its own beside the frame loop.
class Visitor {
  public:
    Visitor(fs::path tree, std::vector<Delegate> people)
        : tree_(std::move(tree)), people_(std::move(people)) {}

    // One visit of ten kinds, so that every screen is opened again and again.
    void visit(int number) {
        const Delegate& person = people_[static_cast<std::size_t>(number) % people_.size()];
        switch (number % 10) {
            case 6:
                return look_for_oneself();
            case 7:
                return in_another_language(person);
            case 8:
                return read_programme();
            case 9:
                return read_notice_large();
            default:
                break;
        }
        scan(person);
        if (number % 2) leave_by("done");  // else the next person's code replaces the verdict
    }

    void go_home() {
        wait_for("the event", [&] { return !screen().empty() && screen() != "trouble"; });
        while (screen() != "welcome") leave_by(has("done") ? "done" : "back");
    }

  private:
    void scan(const Delegate& person) {
        const bool comes_again = !admitted_.insert(person.id).second;
        // Whoever comes again is not named on the screen, and a namesake's verdict looks the same: it must
        // not be the verdict before.
        if (comes_again || person.greeting == greeted_) go_home();
        greeted_ = person.greeting;
        for (const char letter : person.code) push_key(key_of(letter));
        push_key(SDL_SCANCODE_RETURN);
        wait_for(fmt::format("a verdict on {}, {}, who comes {}", person.name, person.code,
                             comes_again ? "again" : "now"),
                 [&] {
                     return screen() == "verdict" &&
                            (comes_again ? tree()["state"] == "already_in" : says(person.greeting));
                 });
    }

    void look_for_oneself() {
        open("find_my_name", "find_me");  // the name is written into at once
        for (const char* key : {"key_a", "key_m", "key_a"})
            if (has(key)) touch(key);
        leave_by("back");
    }

    void in_another_language(const Delegate& person) {
        open("language", "language");
        touch("language_fr");
        wait_for("French", [&] { return tree()["language"] == "fr"; });
        scan(person);
        leave_by("done");
    }

    void read_programme() {
        open("programme", "programme");
        for (const auto& widget : tree()["widgets"]) {
            const std::string id = widget["id"];
            if (id.rfind("session_", 0) != 0 || widget["role"] != "button") continue;
            open(id, "session");
            leave_by("back");
            break;
        }
        leave_by("back");
    }

    void read_notice_large() {
        go_home();
        for (const char* choice : {"larger_text", "contrast", "lower_screen"}) touch(choice);
        open("your_data", "your_data");
        leave_by("back");
        for (const char* choice : {"larger_text", "larger_text", "contrast", "lower_screen"}) touch(choice);
    }

    void open(const std::string& id, const std::string& wanted) {
        if (wanted != "session") go_home();
        touch_until(id, wanted, [&] { return screen() == wanted; });
    }

    nlohmann::json tree() const { return nlohmann::json::parse(text_of(tree_), nullptr, false); }
    std::string screen() const {
        const auto now = tree();
        return now.is_object() ? now["screen"].get<std::string>() : "";
    }
    bool says(const std::string& words) const { return text_of(tree_).find(words) != std::string::npos; }
    bool has(const std::string& id) const { return place_of(id).has_value(); }

    std::optional<std::array<float, 2>> place_of(const std::string& id) const {
        const auto now = tree();
        if (!now.is_object()) return std::nullopt;
        for (const auto& widget : now["widgets"]) {
            if (widget["id"] != id) continue;
            const auto rect = widget["rect"].get<std::vector<float>>();
            return std::array<float, 2>{(rect[0] + rect[2] / 2) / width, (rect[1] + rect[3] / 2) / height};
        }
        return std::nullopt;
    }

    // A touch is answered when the tree has moved on.
    void touch(const std::string& id) {
        wait_for("\"" + id + "\"", [&] { return has(id); });
        const auto before = tree()["serial"];
        touch_until(id, "an answer to \"" + id + "\"", [&] { return tree()["serial"] != before; });
    }

    void tap(const std::array<float, 2>& place) {
        for (const Uint32 type : {SDL_FINGERDOWN, SDL_FINGERUP}) {
            SDL_Event event{};
            event.type = type;
            event.tfinger.fingerId = 1;
            event.tfinger.x = place[0];
            event.tfinger.y = place[1];
            push(event);
        }
    }

    // A touch that leads to another screen: nothing is touched again before that stands.
    void leave_by(const std::string& id) {
        const std::string before = screen();
        touch_until(id, "another screen than " + before, [&] { return screen() != before; });
    }

    // Whoever sees that a touch has led nowhere, because the button was moving, touches again.
    void touch_until(const std::string& id, const std::string& what, const std::function<bool()>& came) {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (!came()) {
            if (std::chrono::steady_clock::now() > until) fail(what);
            if (const auto place = place_of(id)) tap(*place);
            const auto touched = std::chrono::steady_clock::now();
            while (!came() && std::chrono::steady_clock::now() - touched < touches_again_after)
                std::this_thread::sleep_for(look_again);
        }
    }

    void wait_for(const std::string& what, const std::function<bool()>& came) const {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (!came()) {
            if (std::chrono::steady_clock::now() > until) fail(what);
            std::this_thread::sleep_for(look_again);
        }
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error("waited in vain for " + what + " on: " + text_of(tree_));
    }

    fs::path tree_;
    std::vector<Delegate> people_;
    std::set<std::string> admitted_;  // ids
    std::string greeted_;             // the last one
};

// Visits, and tells every tenth of the way what the kiosk holds. True where nothing has grown.
bool stay_all_night(Visitor& visitor, int visits) {
    Holdings warm, now;
    visitor.go_home();
    for (int number = 0; number < visits; ++number) {
        visitor.visit(number);
        if ((number + 1) % std::max(1, visits / 10) != 0) continue;
        visitor.go_home();
        now = holdings_of(::getpid());
        print_holdings(number + 1, "visits", now);
        if (number + 1 <= visits * warm_part) warm = now;
    }
    return has_not_grown(warm, now, most_growth_mb);
}

}  // namespace

int main(int argc, char** argv) {
    const int visits = argc > 1 ? std::atoi(argv[1]) : usual_visits;
    if (visits < 10) return std::fputs("kiosk_soak [VISITS], ten or more\n", stderr), 2;
    ::setenv("SDL_VIDEODRIVER", "offscreen", 0);
    const SampleEvent sample;
    Options options;
    options.event = sample.folder();
    options.clock = morning;
    options.window = {width, height};
    options.printer = "file:" + sample.file("badges").string();
    options.ui_tree = sample.file("ui.json");
    auto window = Window::open(options.window);
    if (!window) return std::fputs((window.error().message() + "\n").c_str(), stderr), 4;
    App app(options, **window);

    std::atomic<int> status = 1;
    std::thread visitor([&] {
        try {
            Visitor person(options.ui_tree, ordinary_delegates(sample));
            status = stay_all_night(person, visits) ? 0 : 1;
        } catch (const std::exception& error) {
            fmt::print(stderr, "kiosk_soak: {}\n", error.what());
            status = 4;
        }
        SDL_Event quit{};
        quit.type = SDL_QUIT;
        SDL_PushEvent(&quit);
    });
    const int ended = app.run();
    visitor.join();
    return ended != 0 ? ended : status.load();
}
