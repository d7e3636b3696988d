// A film whose pictures say which they are, and what of it is seen on a screen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace lanyard {

inline constexpr int film_width = 1280, film_height = 720, film_rate = 25;  // pixels, frames a second
inline constexpr int most_film_seconds = 2600;                              // 16 bits of frames

// Writes a film with a tone, of so many seconds: each frame has its number in it as white and black squares.
// Throws std::runtime_error with ffmpeg's words.
void make_frame_film(const std::filesystem::path& file, int seconds);

// The pixels of a virtual screen that shows such a film at its own size (VirtualScreen's picture_in).
class FilmWatch {
  public:
    explicit FilmWatch(const std::filesystem::path& picture_in);
    ~FilmWatch();
    FilmWatch(const FilmWatch&) = delete;
    FilmWatch& operator=(const FilmWatch&) = delete;

    // The number of the frame that stands; none where the film is not to be seen, or is just being drawn.
    std::optional<int> frame() const;

  private:
    std::optional<int> read() const;
    bool is_white(int x, int y) const;

    const std::uint8_t* dump_ = nullptr;
    std::size_t size_ = 0, pixels_at_ = 0, bytes_a_line_ = 0;
};

}  // namespace lanyard
