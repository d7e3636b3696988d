// The pictures of a file, a camera or a filter graph, one after the other as they come, decoded by FFmpeg.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "scan/grey_view.h"

namespace lanyard {

struct Frame {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;  // width * height, row by row
    std::int64_t index = 0;          // counts the source's pictures from 0, those left out included

    GreyView view() const { return {grey.data(), width, height, width}; }
};

// Without pace: next() gives what is there, and never waits for a camera.
class PictureStream {
  public:
    enum class Kind {
        file,    // pictures until it ends: a clip, or one of a still
        camera,  // pictures when they come
        graph,   // FFmpeg's own test pictures
    };
    enum class Next { picture, none_yet, end };

    // `source` is a camera's node ("/dev/video0"), "lavfi:GRAPH", or a file: the common kinds of picture and
    // clip, known by their content, of at most 64 megapixels; playlists and network addresses are refused. A
    // file that is no picture is an input error, a camera that cannot be had a machine error.
    static Result<std::unique_ptr<PictureStream>> open(const std::string& source);
    ~PictureStream();

    Kind kind() const;
    // Goes on to the next picture. Damaged ones are passed over; where nothing else comes it is an error.
    Result<Next> next();
    // Begins again with the first.
    Result<void> rewind();

    // Of the picture that next() went to: its time from the stream's beginning, how long it stands, and its
    // greys into `frame`, whose memory is used again and whose index is left alone.
    std::chrono::microseconds time() const;
    std::chrono::microseconds duration() const;
    Result<void> copy_to(Frame& frame);

  private:
    struct Parts;
    explicit PictureStream(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace lanyard
