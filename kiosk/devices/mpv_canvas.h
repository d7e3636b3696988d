// The texture that the player's frames go into, drawn by OpenGL where a graphics card does that, else by the
// player's own software, which is several times as fast as OpenGL without a card.
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
    MpvCanvas();
    ~MpvCanvas() { release(); }
    MpvCanvas(const MpvCanvas&) = delete;
    MpvCanvas& operator=(const MpvCanvas&) = delete;

    bool has_card() const { return has_card_; }
    // Draws the player's newest frame at this size.
    void draw(mpv_render_context* render, int width, int height);
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
