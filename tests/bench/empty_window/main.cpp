// A window of the kiosk with one grey rectangle in it, until it is killed: what the display and its driver
// cost.
#include <SDL.h>
#include <imgui.h>

#include <cstdio>

#include "devices/window.h"

// empty_window WIDTHxHEIGHT
int main(int argc, char** argv) {
    lanyard::WindowSize size;
    if (argc != 2 || std::sscanf(argv[1], "%dx%d", &size.width, &size.height) != 2) return 2;
    const auto window = lanyard::Window::open(size);
    if (!window) return std::fputs((window.error().message() + "\n").c_str(), stderr), 4;
    // Three frames, as the kiosk draws after a change, so that the driver has made all that it needs.
    for (int frame = 0; frame < 3; ++frame) {
        window.value()->begin_frame().AddRectFilled({0, 0}, {100, 100}, IM_COL32(128, 128, 128, 255));
        window.value()->render(0);
        window.value()->show();
    }
    SDL_Event event;
    while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
    }
    return 0;
}
