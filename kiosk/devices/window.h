// The window: SDL opens it, OpenGL fills it, Dear ImGui's draw lists carry what is drawn. Besides
// devices/mpv_video the one user of OpenGL.
#pragma once

#include <memory>

#include "base/result.h"
#include "devices/window_pixels.h"
#include "event/event_config.h"
#include "ui/textures.h"

struct ImDrawList;
struct SDL_Window;

namespace lanyard {

struct WindowSize {
    int width = 0, height = 0;
    bool operator==(const WindowSize&) const = default;
};

class Window {
  public:
    // `size` 0×0 fills the screen, on the `display` of this number, from 0. No display or no OpenGL is a
    // machine error that says what to do.
    static Result<std::unique_ptr<Window>> open(WindowSize size, int display = 0);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    WindowSize size() const;  // of what is drawn on, pixels
    // How many of these pixels go on one unit of SDL's pointer positions.
    float pixels_per_unit() const;
    Textures& textures();
    // For whoever draws without ImGui; holds as long as the window.
    WindowDrawing drawing();

    // Between these two the list takes what is drawn, over a window of the colour `ground`; then either the
    // window shows it, or it is only read.
    ImDrawList& begin_frame();
    void render(Colour ground);
    void show();
    Pixels read() const;
    // Whether what keys write is wanted, in whatever layout and by whatever input method: only while a field
    // is written into, for a hand scanner's keys are none of an input method's business.
    void take_text(bool wanted);

  private:
    std::optional<WindowPixels> write_pixels();
    // What the window shows already.
    void write_over(const Pixels& same);

    struct Parts;
    explicit Window(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace lanyard
