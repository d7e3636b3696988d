// Eighteen squares in a row: a white and a black one to be known by, then the bits of the number. The format
// of the dump: XWDFile.h of the X.Org protocol headers, numbers with the highest byte first.
#include "tests/soak/frame_film.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

#include "tests/lanyard/programs/child_process.h"

namespace lanyard {
namespace {

constexpr int bits = 16, square = 64, squares_at_y = 320;

std::string squares() {
    std::string boxes = fmt::format("drawbox=x=0:y={}:w=iw:h={}:color=black:t=fill", squares_at_y, square);
    const auto white = [&](int place, const std::string& when) {
        boxes += fmt::format(",drawbox=x={}:y={}:w={}:h={}:color=white:t=fill{}", place * square,
                             squares_at_y, square, square, when);
    };
    white(0, "");
    for (int bit = 0; bit < bits; ++bit)
        white(2 + bit, fmt::format(":enable='gte(mod(n,{}),{})'", 2 << bit, 1 << bit));
    return boxes;
}

std::uint32_t number(const std::uint8_t* bytes) {
    return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
           static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

}  // namespace

void make_frame_film(const std::filesystem::path& file, int seconds) {
    const std::string form =
        fmt::format("size={}x{}:rate={}:duration={}", film_width, film_height, film_rate, seconds);
    const auto log = file.parent_path() / "ffmpeg.log";
    ChildProcess making(
        {"ffmpeg",     "-y",      "-loglevel", "error",
         "-f",         "lavfi",   "-i",        "testsrc2=" + form + "," + squares(),
         "-f",         "lavfi",   "-i",        "sine=frequency=440:duration=" + std::to_string(seconds),
         "-c:v",       "libx264", "-preset",   "ultrafast",
         "-pix_fmt",   "yuv420p", "-c:a",      "aac",
         file.string()},
        {}, log);
    while (making.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (making.wait_for_end() != 0) throw std::runtime_error("no film could be made: " + text_of(log));
    std::filesystem::remove(log);
}

FilmWatch::FilmWatch(const std::filesystem::path& picture_in) {
    const auto file = picture_in / "Xvfb_screen0";
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (opened < 0 || ::fstat(opened, &status) != 0)
        throw std::runtime_error("the screen's pixels are not in " + file.string());
    size_ = static_cast<std::size_t>(status.st_size);
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, opened, 0);
    ::close(opened);
    if (mapped == MAP_FAILED) throw std::runtime_error("the screen's pixels cannot be read");
    dump_ = static_cast<const std::uint8_t*>(mapped);
    constexpr std::size_t bytes_a_line = 12, colours = 19, bytes_a_colour = 12;  // fields of the header
    bytes_a_line_ = number(dump_ + 4 * bytes_a_line);
    pixels_at_ = number(dump_) + number(dump_ + 4 * colours) * bytes_a_colour;
    if (pixels_at_ + bytes_a_line_ * film_height > size_)
        throw std::runtime_error("the screen is smaller than the film");
}

FilmWatch::~FilmWatch() {
    ::munmap(const_cast<std::uint8_t*>(dump_), size_);
}

bool FilmWatch::is_white(int x, int y) const {
    constexpr std::size_t bytes_a_pixel = 4, green = 1;
    const volatile std::uint8_t* pixel = dump_ + pixels_at_ + static_cast<std::size_t>(y) * bytes_a_line_ +
                                         static_cast<std::size_t>(x) * bytes_a_pixel;
    return pixel[green] > 127;
}

std::optional<int> FilmWatch::read() const {
    constexpr int middle = square / 2;
    const int y = squares_at_y + middle;
    if (!is_white(middle, y) || is_white(square + middle, y)) return std::nullopt;
    int frame = 0;
    for (int bit = 0; bit < bits; ++bit)
        if (is_white((2 + bit) * square + middle, y)) frame |= 1 << bit;
    return frame;
}

std::optional<int> FilmWatch::frame() const {
    const auto once = read(), again = read();
    return once == again ? once : std::nullopt;
}

}  // namespace lanyard
