// Where the player's frames go: into a texture by OpenGL where a graphics card draws, else by the player's
// own software, straight into the window where that can be, or into a texture from memory.
#pragma once

#include <SDL_opengl.h>
#include <mpv/render.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "devices/video.h"

namespace lanyard {

// Of one OpenGL context, which must be current at every call.
class MpvCanvas {
  public:
    explicit MpvCanvas(bool draws_by_card);
    ~MpvCanvas() { release(); }
    MpvCanvas(const MpvCanvas&) = delete;
    MpvCanvas& operator=(const MpvCanvas&) = delete;

    bool has_card() const { return has_card_; }
    // Draws the player's newest frame at this size.
    void draw(mpv_render_context* render, int width, int height);
    // The same into the middle of a window, around it `ground`.
    void draw_into(const WindowPixels& window, mpv_render_context* render, int width, int height,
                   Colour ground);
    // Draws it where nobody sees it, as draw_into does: what that needs is made by then.
    static void rehearse(mpv_render_context* render, int width, int height);
    // Takes the newest frame in and draws nothing, so that the player goes on.
    static void skip(mpv_render_context* render);
    // The texture, and the size at which it was drawn last.
    VideoPicture picture() const { return {texture_, width_, height_}; }

  private:
    // What a texture that is drawn into needs, beyond OpenGL 1.1.
    struct Framebuffers {
        PFNGLGENFRAMEBUFFERSPROC generate = nullptr;
        PFNGLDELETEFRAMEBUFFERSPROC remove = nullptr;
        PFNGLBINDFRAMEBUFFERPROC bind = nullptr;
        PFNGLFRAMEBUFFERTEXTURE2DPROC attach = nullptr;

        bool find();
    };

    void resize(int width, int height);
    void draw_by_card(mpv_render_context* render) const;
    void draw_by_software(mpv_render_context* render);
    std::size_t stride() const;
    void release();

    Framebuffers gl_;
    bool has_card_ = false;  // else the texture is filled from memory
    GLuint texture_ = 0, buffer_ = 0;
    int width_ = 0, height_ = 0;
    std::vector<std::uint8_t> memory_;
};

}  // namespace lanyard
