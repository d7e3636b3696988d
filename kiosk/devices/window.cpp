// The window by SDL2 with an OpenGL 3 context; no ImGui window is ever opened, only its draw lists are used.
#include "devices/window.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace lanyard {
namespace {

class GlTextures : public Textures {
  public:
    TextureId upload(const Pixels& pixels) override {
        const GLuint id = make();
        fill(pixels);
        return id;
    }
    TextureId upload(const AlphaPixels& mask) override {
        if (SDL_GL_ExtensionSupported("GL_ARB_texture_swizzle") == SDL_FALSE) return upload(whole(mask));
        const GLuint id = make();
        constexpr GLint white[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, mask.width, mask.height, 0, GL_RED, GL_UNSIGNED_BYTE,
                     mask.alpha.data());
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
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
    static GLuint make() {
        GLuint id = 0;
        glGenTextures(1, &id);
        glBindTexture(GL_TEXTURE_2D, id);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        return id;
    }
    static Pixels whole(const AlphaPixels& mask) {
        Pixels pixels{mask.width, mask.height, std::vector<std::uint8_t>(mask.alpha.size() * 4, 255)};
        for (std::size_t i = 0; i < mask.alpha.size(); ++i) pixels.rgba[i * 4 + 3] = mask.alpha[i];
        return pixels;
    }
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

bool is_without_card() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    if (!name) return false;
    for (const char* software : {"llvmpipe", "softpipe", "swrast", "Software Rasterizer"})
        if (std::strstr(name, software)) return true;
    return false;
}

Pixels copy_of(const SDL_Surface& surface) {
    Pixels pixels{surface.w, surface.h,
                  std::vector<std::uint8_t>(static_cast<std::size_t>(surface.w) * surface.h * 4)};
    SDL_ConvertPixels(surface.w, surface.h, surface.format->format, surface.pixels, surface.pitch,
                      SDL_PIXELFORMAT_RGBA32, pixels.rgba.data(), surface.w * 4);
    return pixels;
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
    bool draws = false, has_card = true;
    SDL_Surface* written = nullptr;  // the window's own, where this frame is written into it
    bool rehearses = false;          // WindowDrawing::rehearse
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
    parts->has_card = !is_without_card();
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");  // a surface is memory that the system shows
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

WindowDrawing Window::drawing() {
    return {parts_->has_card, [this] { return write_pixels(); }, [this] { parts_->rehearses = true; }};
}

// X11 alone shows a window's memory beside its OpenGL: there the latter is copied into it as well.
std::optional<WindowPixels> Window::write_pixels() {
    if (parts_->has_card || std::strcmp(SDL_GetCurrentVideoDriver(), "x11") != 0) return std::nullopt;
    SDL_Surface* surface = SDL_GetWindowSurface(parts_->window);
    if (!surface || surface->format->format != SDL_PIXELFORMAT_RGB888) return std::nullopt;
    parts_->written = surface;
    return WindowPixels{surface->w, surface->h, static_cast<std::size_t>(surface->pitch),
                        static_cast<std::uint8_t*>(surface->pixels)};
}

ImDrawList& Window::begin_frame() {
    parts_->written = nullptr;
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
    if (parts_->written) return;
    glViewport(0, 0, now.width, now.height);
    const auto channel = [ground](int shift) { return static_cast<float>(ground >> shift & 0xff) / 255; };
    glClearColor(channel(16), channel(8), channel(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::show() {
    if (parts_->written) {
        SDL_UpdateWindowSurface(parts_->window);
        return;
    }
    const bool rehearses = std::exchange(parts_->rehearses, false) && !parts_->has_card;
    const Pixels same = rehearses ? read() : Pixels{};
    SDL_GL_SwapWindow(parts_->window);
    // A window in memory has nothing to swap with: its driver would keep what every frame was drawn from.
    glFlush();
    if (rehearses) write_over(same);
}

void Window::write_over(const Pixels& same) {
    const auto window = write_pixels();
    if (!window || window->width != same.width || window->height != same.height) return;
    SDL_ConvertPixels(same.width, same.height, SDL_PIXELFORMAT_RGBA32, same.rgba.data(), same.width * 4,
                      SDL_PIXELFORMAT_RGB888, window->rows, static_cast<int>(window->stride));
    SDL_UpdateWindowSurface(parts_->window);
}

Pixels Window::read() const {
    if (parts_->written) return copy_of(*parts_->written);
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
