// SDL's events become one transition a frame; a scanner's keys become a code.
#include "devices/input.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <utility>

// Last: what it includes of X11 makes macros of common words.
#include <SDL_syswm.h>

using namespace lanyard;

namespace {

constexpr WindowSize window{1080, 1920};

SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event key(SDL_Scancode scancode, Uint32 at) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.timestamp = at;
    event.key.keysym.scancode = scancode;
    return event;
}

// Time goes on until no key waits.
void settle(Input& input) {
    while (const auto due = input.due()) input.pass_time(*due);
}

std::vector<std::string> texts(Input& input) {
    std::vector<std::string> all;
    for (const ScannedCode& code : input.take_codes()) all.push_back(code.text);
    return all;
}

}  // namespace

TEST_CASE("a touch that goes down and up between two frames is given in two") {
    Input input;
    input.take(finger(SDL_FINGERDOWN, 1, 0.5f, 0.25f), window, 1, Milliseconds(0));
    input.take(finger(SDL_FINGERUP, 1, 0.5f, 0.25f), window, 1, Milliseconds(0));
    REQUIRE(input.is_waiting());
    const UiInput down = input.next();
    CHECK(down.pressed);
    CHECK(!down.released);
    CHECK(down.pointer.x == 540);
    CHECK(down.pointer.y == 480);
    const UiInput up = input.next();
    CHECK(up.released);
    CHECK(!up.pressed);
    CHECK(!input.is_waiting());
    CHECK(!input.next().pressed);
}

TEST_CASE("a second finger does nothing until the first is lifted") {
    Input input;
    input.take(finger(SDL_FINGERDOWN, 1, 0.1f, 0.1f), window, 1, Milliseconds(0));
    input.take(finger(SDL_FINGERDOWN, 2, 0.9f, 0.9f), window, 1, Milliseconds(0));
    input.take(finger(SDL_FINGERUP, 2, 0.9f, 0.9f), window, 1, Milliseconds(0));
    input.next();
    CHECK(!input.is_waiting());
    input.take(finger(SDL_FINGERUP, 1, 0.1f, 0.1f), window, 1, Milliseconds(0));
    CHECK(input.next().released);
}

TEST_CASE("the mouse counts by its left button, in pixels of a dense window") {
    Input input;
    SDL_Event event{};
    event.type = SDL_MOUSEBUTTONDOWN;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = 100;
    event.button.y = 50;
    input.take(event, window, 2, Milliseconds(0));
    const UiInput down = input.next();
    CHECK(down.pressed);
    CHECK(down.pointer.x == 200);
    event.button.button = SDL_BUTTON_RIGHT;
    input.take(event, window, 2, Milliseconds(0));
    CHECK(!input.is_waiting());
}

TEST_CASE("keys move the focus; a scanner's burst is a code and moves nothing") {
    Input input;
    input.take(key(SDL_SCANCODE_TAB, 100), window, 1, Milliseconds(100));
    settle(input);
    CHECK(input.next().key == UiKey::next);
    input.take(key(SDL_SCANCODE_RETURN, 500), window, 1, Milliseconds(500));
    settle(input);
    CHECK(input.next().key == UiKey::activate);
    Uint32 at = 1000;
    for (const SDL_Scancode code : {SDL_SCANCODE_A, SDL_SCANCODE_SPACE, SDL_SCANCODE_1, SDL_SCANCODE_2,
                                    SDL_SCANCODE_3, SDL_SCANCODE_RETURN})
        input.take(key(code, at += 3), window, 1, Milliseconds(at));
    const auto codes = input.take_codes();
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].text == "a 123");
    CHECK(!input.is_waiting());
    CHECK(!input.due());
}

TEST_CASE("a burst that was heard late and all at once, after a slow frame, is still one code") {
    Input input;
    for (const SDL_Scancode code : {SDL_SCANCODE_A, SDL_SCANCODE_B, SDL_SCANCODE_1, SDL_SCANCODE_2,
                                    SDL_SCANCODE_3, SDL_SCANCODE_RETURN})
        input.take(key(code, 5000), window, 1, Milliseconds(40));
    CHECK(texts(input) == std::vector<std::string>{"ab123"});
}

TEST_CASE("a letter that a scanner sends twice is there twice, though the window system calls it held") {
    Input input;
    Uint32 at = 1000;
    bool first = true;
    for (const SDL_Scancode code : {SDL_SCANCODE_A, SDL_SCANCODE_B, SDL_SCANCODE_1, SDL_SCANCODE_1,
                                    SDL_SCANCODE_2, SDL_SCANCODE_RETURN}) {
        SDL_Event event = key(code, at += 2);
        if (code == SDL_SCANCODE_1) event.key.repeat = std::exchange(first, false) ? 0 : 1;
        input.take(event, window, 1, Milliseconds(at));
    }
    CHECK(texts(input) == std::vector<std::string>{"ab112"});
}

TEST_CASE("a key that a person holds down does its deed once") {
    Input input;
    input.take(key(SDL_SCANCODE_SPACE, 100), window, 1, Milliseconds(100));
    input.pass_time(Milliseconds(200));
    CHECK(input.next().key == UiKey::space);
    for (Uint32 at = 600; at < 1000; at += 30) {
        SDL_Event held = key(SDL_SCANCODE_SPACE, at);
        held.key.repeat = 1;
        input.take(held, window, 1, Milliseconds(at));
    }
    input.pass_time(Milliseconds(2000));
    CHECK(!input.is_waiting());
    CHECK(input.take_codes().empty());
}

TEST_CASE("a single letter of a person is let go by time, and does nothing") {
    Input input;
    input.take(key(SDL_SCANCODE_SPACE, 100), window, 1, Milliseconds(100));
    CHECK(!input.is_waiting());
    REQUIRE(input.due());
    input.pass_time(*input.due());
    CHECK(input.next().key == UiKey::space);
}

TEST_CASE(
    "twelve letters at a person's pace are typed, however late and close together the loop hears them") {
    Input input;
    SDL_SysWMmsg message{};
    message.subsystem = SDL_SYSWM_X11;
    message.msg.x11.event.type = 2;  // KeyPress
    SDL_Event told{};
    told.type = SDL_SYSWMEVENT;
    told.syswm.msg = &message;
    Uint32 server_time = 0xffffff00;  // runs over
    Milliseconds now{5000};
    for (int i = 0; i < 12; ++i) {
        // Six are heard at once, behind a picture that took as long.
        if (i % 6 == 0) now += Milliseconds(360);
        message.msg.x11.event.xkey.time = server_time += 60;
        input.take(told, window, 1, now);
        input.take(key(static_cast<SDL_Scancode>(SDL_SCANCODE_A + i), 1), window, 1, now);
    }
    input.take(key(SDL_SCANCODE_RETURN, 1), window, 1, now + Milliseconds(60));
    settle(input);
    CHECK(texts(input).empty());
    CHECK(input.next().key == UiKey::activate);
    // And what the server had close together is a code, however long the loop took to fetch it.
    std::string text;
    server_time += 1000;
    now += Milliseconds(1000);
    for (int i = 0; i < 12; ++i) {
        now += Milliseconds(90);
        message.msg.x11.event.xkey.time = server_time += 4;
        input.take(told, window, 1, now);
        input.take(key(static_cast<SDL_Scancode>(SDL_SCANCODE_A + i), 1), window, 1, now);
        text += static_cast<char>('a' + i);
    }
    settle(input);
    CHECK(texts(input) == std::vector<std::string>{text});
}

TEST_CASE("where letters are commands each key counts once it stands alone, by the letter that is on it") {
    Input input;
    input.take_letters(true);
    SDL_Event event = key(SDL_SCANCODE_SPACE, 0);
    event.key.keysym.sym = SDLK_SPACE;
    input.take(event, window, 1, Milliseconds(0));
    REQUIRE(input.is_waiting());  // at once
    CHECK(input.next().key == UiKey::space);
    settle(input);
    CHECK_FALSE(input.is_waiting());
    event = key(SDL_SCANCODE_Q, 0);  // A on a French keyboard
    event.key.keysym.sym = SDLK_a;
    input.take(event, window, 1, Milliseconds(100));
    settle(input);
    CHECK(input.next().text == "a");
    for (const auto& [code, symbol, text] : {std::tuple(SDL_SCANCODE_MINUS, SDLK_MINUS, "-"),
                                             {SDL_SCANCODE_EQUALS, SDLK_EQUALS, "+"},
                                             {SDL_SCANCODE_KP_MINUS, SDLK_KP_MINUS, "-"},
                                             {SDL_SCANCODE_KP_PLUS, SDLK_KP_PLUS, "+"}}) {
        SDL_Event sign = key(code, 0);
        sign.key.keysym.sym = symbol;
        input.take(sign, window, 1, Milliseconds(300));
        settle(input);
        CHECK(input.next().text == text);
    }
    event.key.repeat = 1;
    input.take(event, window, 1, Milliseconds(700));
    event.key.repeat = 0;
    event.key.keysym.mod = KMOD_ALT;
    input.take(event, window, 1, Milliseconds(800));
    settle(input);
    CHECK_FALSE(input.is_waiting());
    CHECK(input.take_codes().empty());
}

TEST_CASE("what a key with Ctrl would write is not written: Ctrl+1 answers a question, and is no 1") {
    Input input;
    const auto writes = [&](Uint16 held) {
        SDL_Event event = key(SDL_SCANCODE_1, 0);
        event.key.keysym.sym = SDLK_1;
        event.key.keysym.mod = held;
        input.take(event, window, 1, Milliseconds(0));
        SDL_Event text{};
        text.type = SDL_TEXTINPUT;
        text.text.text[0] = '1';
        input.take(text, window, 1, Milliseconds(0));
        settle(input);
        std::string written;
        while (input.is_waiting()) written += input.next().text;
        return written;
    };
    CHECK(writes(KMOD_LCTRL).empty());
    CHECK(writes(KMOD_NONE) == "1");
    CHECK(writes(KMOD_LCTRL | KMOD_RALT) == "1");
}
