// The window by SDL2 with an OpenGL 3 context; no ImGui window is ever opened, only its draw lists are used.
#include "devices/window.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstring>

namespace lanyard {
namespace {

class GlTextures : public Textures {
  public:
    TextureId upload(const Pixels& pixels) override {
        GLuint id = 0;
        glGenTextures(1, &id);
        glBindTexture(GL_TEXTURE_2D, id);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        fill(pixels);
        return id;
    }
    void replace(TextureId texture, const Pixels& pixels) override {
        glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
        fill(pixels);
    }
    void release(TextureId texture) override {
        const auto id = static_cast<GLuint>(texture);
        glDeleteTextures(1, &id);
    }

  private:
    static void fill(const Pixels& pixels) {
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     pixels.rgba.data());
    }
};

Error no_window(const char* why = SDL_GetError()) {
    return machine_error(std::string("no window can be opened: ") + why, "the display",
                         "Start it within a graphical session, or set DISPLAY or WAYLAND_DISPLAY; without a "
                         "display, run it under Xvfb");
}

// Where SDL finds no display it may draw into memory: a kiosk that seems to run, and nobody sees. That is for
// those who ask for it by name.
bool nobody_sees_it() {
    const char* driver = SDL_GetCurrentVideoDriver();
    const bool in_memory =
        driver && (std::strcmp(driver, "offscreen") == 0 || std::strcmp(driver, "dummy") == 0);
    return in_memory && !SDL_getenv("SDL_VIDEODRIVER");
}

void ask_for_context() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
}

}  // namespace

struct Window::Parts {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    bool draws = false;
    GlTextures textures;

    ~Parts() {
        if (draws) {
            ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext();
        }
        if (context) SDL_GL_DeleteContext(context);
        if (window) SDL_DestroyWindow(window);
        SDL_Quit();
    }

    void start_drawing() {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
        ImGui_ImplOpenGL3_Init("#version 130");
        draws = true;
    }
};

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(WindowSize size, int display) {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    auto parts = std::make_unique<Parts>();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return no_window();
    if (nobody_sees_it()) return no_window("there is no display");
    if (display >= SDL_GetNumVideoDisplays()) {
        return machine_error(
            "there is no display " + std::to_string(display) + ", they are numbered from 0", "--display",
            "Plug it in, or choose another: there are " + std::to_string(SDL_GetNumVideoDisplays()));
    }
    ask_for_context();
    const auto place = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(display));
    const bool fills = size.width == 0;
    const Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI |
                         (fills ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE);
    parts->window = SDL_CreateWindow("Lanyard", place, place, fills ? 1080 : size.width,
                                     fills ? 1920 : size.height, flags);
    if (!parts->window) return no_window();
    parts->context = SDL_GL_CreateContext(parts->window);
    if (!parts->context) return no_window();
    SDL_GL_SetSwapInterval(1);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);  // for devices/key_times
    SDL_StopTextInput();
    parts->start_drawing();
    return std::unique_ptr<Window>(new Window(std::move(parts)));
}

WindowSize Window::size() const {
    WindowSize size;
    SDL_GL_GetDrawableSize(parts_->window, &size.width, &size.height);
    return {std::max(size.width, 1), std::max(size.height, 1)};
}

float Window::pixels_per_unit() const {
    int width = 0;
    SDL_GetWindowSize(parts_->window, &width, nullptr);
    return width > 0 ? static_cast<float>(size().width) / static_cast<float>(width) : 1;
}

Textures& Window::textures() {
    return parts_->textures;
}

ImDrawList& Window::begin_frame() {
    const WindowSize now = size();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::GetIO().DisplaySize = {static_cast<float>(now.width), static_cast<float>(now.height)};
    ImGui::GetIO().DeltaTime = 1.f / 60;
    ImGui::NewFrame();
    return *ImGui::GetBackgroundDrawList();
}

void Window::render(Colour ground) {
    const WindowSize now = size();
    ImGui::Render();
    glViewport(0, 0, now.width, now.height);
    const auto channel = [ground](int shift) { return static_cast<float>(ground >> shift & 0xff) / 255; };
    glClearColor(channel(16), channel(8), channel(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::show() {
    SDL_GL_SwapWindow(parts_->window);
    // A window in memory has nothing to swap with: its driver would keep what every frame was drawn from.
    glFlush();
}

Pixels Window::read() const {
    const WindowSize now = size();
    const std::size_t row = static_cast<std::size_t>(now.width) * 4;
    Pixels pixels{now.width, now.height,
                  std::vector<std::uint8_t>(row * static_cast<std::size_t>(now.height))};
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, now.width, now.height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
    for (int top = 0, bottom = now.height - 1; top < bottom; ++top, --bottom)
        std::swap_ranges(pixels.rgba.begin() + static_cast<std::ptrdiff_t>(row) * top,
                         pixels.rgba.begin() + static_cast<std::ptrdiff_t>(row) * (top + 1),
                         pixels.rgba.begin() + static_cast<std::ptrdiff_t>(row) * bottom);
    return pixels;
}

void Window::take_text(bool wanted) {
    if (wanted == (SDL_IsTextInputActive() == SDL_TRUE)) return;
    wanted ? SDL_StartTextInput() : SDL_StopTextInput();
}

}  // namespace lanyard
