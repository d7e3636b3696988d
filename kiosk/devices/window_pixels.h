// The pixels of a window that no graphics card draws, written straight into what the system shows: several
// times as fast as OpenGL without a card.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace lanyard {

// Rows from the top, four bytes a pixel: blue, green, red, and one that means nothing.
struct WindowPixels {
    int width = 0, height = 0;
    std::size_t stride = 0;
    std::uint8_t* rows = nullptr;
};

// How a window is drawn.
struct WindowDrawing {
    bool has_card = true;  // else OpenGL is drawn by the processor
    // Whoever asks for the pixels writes all of them, and they stand in the window in place of what is drawn
    // in this frame; none where it is not written into.
    std::function<std::optional<WindowPixels>()> write = [] { return std::nullopt; };
    // The frame that is being drawn is written, too, once it is shown: nobody sees it, and the first to write
    // pixels does not wait until the system has made their memory.
    std::function<void()> rehearse = [] {};
};

}  // namespace lanyard
