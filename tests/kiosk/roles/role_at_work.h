// A role with its screens, its keys and its answers on a real event, as the program has them, but on one
// thread and without a window.
#pragma once

#include <SDL.h>

#include <memory>
#include <string>
#include <vector>

#include "all_roles.h"
#include "base/language.h"
#include "devices/input.h"
#include "tests/kiosk/answering.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

namespace lanyard {

inline Options options_of(RoleKind kind) {
    Options options;
    options.role = kind;
    options.camera = "none";
    if (kind == RoleKind::door || kind == RoleKind::board) options.room = "Room 1";
    return options;
}

struct RoleAtWork {
    Options options;
    Answering answering;
    Drawing drawing;
    Input input;
    std::vector<std::pair<long long, Request>> waiting;
    Milliseconds now{100'000};
    std::unique_ptr<Role> role;
    UiScreen screen;  // as it was drawn last

    explicit RoleAtWork(RoleKind kind)
        : options(options_of(kind)),
          answering(work_of(options)),
          role(make_role(
              options, drawing.textures, {}, [] {},
              [this](long long request, const Request& what) {
                  waiting.emplace_back(request, what);
                  return true;
              })) {
        EventFacts facts = made_up::facts();
        facts.config = answering.desk->folder().config;
        facts.point = answering.desk->point();
        facts.clock = answering.clock;
        role->take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        input.take_letters(role->takes_letters());
        answering.news->look();
        answering.answers->look();
        settle();
    }
    // Everything that waits is answered and drawn.
    void settle() {
        for (int i = 0; i < 4; ++i) {
            take_messages();
            for (const auto& [request, what] : std::exchange(waiting, {})) {
                answer_in_any_case(*answering.answers, request, what);
                take_messages();
            }
            if (std::string typed = role->take_typing(); !typed.empty()) input.write(typed);
            draw({});
        }
    }
    void take_messages() {
        for (Message& message : answering.inbox.take()) role->take(std::move(message), now);
    }
    void draw(UiInput given) {
        given.now = now;
        screen = drawing.frame(Theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, role->choices()), given,
                               [&](Ui& ui) { role->draw(ui, now); });
    }
    // What the keys have come to, as the loop gives it to the role.
    void take_input() {
        for (const ScannedCode& code : input.take_codes())
            role->take_keyed_code(code.text, code.written(), now);
        while (input.is_waiting()) draw(input.next());
    }
    // Down, `gap` after the last one; `text` is what the window system writes for it.
    void press(SDL_Scancode key, Milliseconds gap, const std::string& text = {}) {
        now += gap;
        input.pass_time(now);
        take_input();
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.scancode = key;
        event.key.keysym.sym = text.empty() ? 0 : text[0];
        input.take(event, {1920, 1080}, 1, now);
        if (!text.empty()) {
            event = {};
            event.type = SDL_TEXTINPUT;
            text.copy(event.text.text, sizeof event.text.text - 1);
            input.take(event, {1920, 1080}, 1, now);
        }
        take_input();
    }
    void rest(Milliseconds time) {
        now += time;
        input.pass_time(now);
        take_input();
        settle();
    }
    // A key of a person, with everything that comes of it.
    void key(SDL_Scancode key, const std::string& text = {}) {
        press(key, Milliseconds(120), text);
        rest(Milliseconds(400));
    }
    void letter(char letter) {
        key(static_cast<SDL_Scancode>(SDL_SCANCODE_A + (letter - 'a')), std::string(1, letter));
    }
    // A touch; false where nothing has this id.
    bool touch(const std::string& id) {
        const Widget widget = find_widget(screen, id);
        if (widget.id.empty()) return false;
        draw({widget.rect.middle(), true, false, UiKey::none});
        draw({widget.rect.middle(), false, true, UiKey::none});
        settle();
        return true;
    }
    std::string shown() const { return screen.screen + "/" + screen.state; }
};

}  // namespace lanyard
