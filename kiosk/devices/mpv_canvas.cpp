// OpenGL's own calls, and the player's render interface.
#include "devices/mpv_canvas.h"

#include <SDL.h>
#include <mpv/render_gl.h>

#include <algorithm>
#include <memory>
#include <type_traits>

namespace lanyard {
namespace {

// What the player asks for, to draw fast.
constexpr std::size_t alignment = 64, bytes_a_pixel = 4;

std::size_t stride_of(int width) {
    return (static_cast<std::size_t>(width) * bytes_a_pixel + alignment - 1) / alignment * alignment;
}

// By the player's software, into memory.
bool render_into(mpv_render_context* render, const char* form, int width, int height, std::size_t stride,
                 void* pixels) {
    int size[2] = {width, height}, no = 0;
    mpv_render_param parameters[] = {{MPV_RENDER_PARAM_SW_SIZE, size},
                                     {MPV_RENDER_PARAM_SW_FORMAT, const_cast<char*>(form)},
                                     {MPV_RENDER_PARAM_SW_STRIDE, &stride},
                                     {MPV_RENDER_PARAM_SW_POINTER, pixels},
                                     {MPV_RENDER_PARAM_BLOCK_FOR_TARGET_TIME, &no},
                                     {MPV_RENDER_PARAM_INVALID, nullptr}};
    return mpv_render_context_render(render, parameters) >= 0;
}

void fill_row(const WindowPixels& window, int y, int from, int to, Colour colour) {
    auto* row = reinterpret_cast<std::uint32_t*>(window.rows + static_cast<std::size_t>(y) * window.stride);
    std::fill(row + from, row + to, colour);
}

}  // namespace

bool MpvCanvas::Framebuffers::find() {
    const auto get = [](auto& function, const char* name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(SDL_GL_GetProcAddress(name));
        return function != nullptr;
    };
    return get(generate, "glGenFramebuffers") && get(remove, "glDeleteFramebuffers") &&
           get(bind, "glBindFramebuffer") && get(attach, "glFramebufferTexture2D");
}

MpvCanvas::MpvCanvas(bool draws_by_card) : has_card_(draws_by_card && gl_.find()) {}

void MpvCanvas::draw(mpv_render_context* render, int width, int height) {
    resize(width, height);
    has_card_ ? draw_by_card(render) : draw_by_software(render);
}

void MpvCanvas::resize(int width, int height) {
    if (texture_ && width == width_ && height == height_) return;
    release();
    width_ = width;
    height_ = height;
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    // Where it is filled from memory its fourth byte means nothing.
    glTexImage2D(GL_TEXTURE_2D, 0, has_card_ ? GL_RGBA8 : GL_RGB8, width, height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, nullptr);
    if (!has_card_) {
        memory_.assign(stride() * static_cast<std::size_t>(height) + alignment, 0);
        return;
    }
    gl_.generate(1, &buffer_);
    gl_.bind(GL_FRAMEBUFFER, buffer_);
    gl_.attach(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    gl_.bind(GL_FRAMEBUFFER, 0);
}

void MpvCanvas::draw_by_card(mpv_render_context* render) const {
    mpv_opengl_fbo target{static_cast<int>(buffer_), width_, height_, GL_RGBA8};
    int no = 0;
    mpv_render_param parameters[] = {{MPV_RENDER_PARAM_OPENGL_FBO, &target},
                                     {MPV_RENDER_PARAM_FLIP_Y, &no},
                                     {MPV_RENDER_PARAM_BLOCK_FOR_TARGET_TIME, &no},
                                     {MPV_RENDER_PARAM_INVALID, nullptr}};
    mpv_render_context_render(render, parameters);
    gl_.bind(GL_FRAMEBUFFER, 0);
}

void MpvCanvas::draw_by_software(mpv_render_context* render) {
    const std::size_t row = stride();
    void* pixels = memory_.data();
    std::size_t space = memory_.size();
    std::align(alignment, row * static_cast<std::size_t>(height_), pixels, space);
    if (!render_into(render, "rgb0", width_, height_, row, pixels)) return;
    glBindTexture(GL_TEXTURE_2D, texture_);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(row / bytes_a_pixel));
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void MpvCanvas::draw_into(const WindowPixels& window, mpv_render_context* render, int width, int height,
                          Colour ground) {
    width = std::min(width, window.width);
    height = std::min(height, window.height);
    const int left = (window.width - width) / 2, top = (window.height - height) / 2;
    for (int y = 0; y < window.height; ++y) {
        const bool is_beside = y >= top && y < top + height;
        fill_row(window, y, 0, is_beside ? left : window.width, ground);
        if (is_beside) fill_row(window, y, left + width, window.width, ground);
    }
    render_into(render, "bgr0", width, height, window.stride,
                window.rows + static_cast<std::size_t>(top) * window.stride +
                    static_cast<std::size_t>(left) * bytes_a_pixel);
}

void MpvCanvas::rehearse(mpv_render_context* render, int width, int height) {
    const std::size_t stride = stride_of(width);
    std::vector<std::uint8_t> memory(stride * static_cast<std::size_t>(height) + alignment);
    void* pixels = memory.data();
    std::size_t space = memory.size();
    std::align(alignment, stride * static_cast<std::size_t>(height), pixels, space);
    render_into(render, "bgr0", width, height, stride, pixels);
}

void MpvCanvas::skip(mpv_render_context* render) {
    int yes = 1;
    mpv_render_param parameters[] = {{MPV_RENDER_PARAM_SKIP_RENDERING, &yes},
                                     {MPV_RENDER_PARAM_INVALID, nullptr}};
    mpv_render_context_render(render, parameters);
}

std::size_t MpvCanvas::stride() const {
    return stride_of(width_);
}

void MpvCanvas::release() {
    if (buffer_) gl_.remove(1, &buffer_);
    if (texture_) glDeleteTextures(1, &texture_);
    buffer_ = texture_ = 0;
}

}  // namespace lanyard
