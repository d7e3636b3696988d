// Writes pictures drawn with Cairo as a clip that any player shows.
#pragma once

#include <cairo.h>

#include <memory>
#include <string>

#include "base/result.h"

namespace lanyard {

// H.264 where FFmpeg has it, MPEG-4 where not; the container is the one of the file's ending.
class ClipWriter {
  public:
    static Result<std::unique_ptr<ClipWriter>> open(const std::string& file, int width, int height,
                                                    int frames_per_second);
    ~ClipWriter();

    // Adds the picture of an image surface in CAIRO_FORMAT_RGB24 of the clip's size.
    Result<void> add(cairo_surface_t* picture);
    // Writes what is still held back; without it the clip cannot be read.
    Result<void> finish();

  private:
    struct Parts;
    explicit ClipWriter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace lanyard
