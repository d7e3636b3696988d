// FFmpeg's measuring filters behind a decoder: frames go in, what the filters have noticed comes out as text
// by name.
#pragma once

#include <functional>
#include <string>

#include "media/ffmpeg.h"

namespace lanyard {

class FilterChain {
  public:
    // `filters` as FFmpeg's graphs are written, such as "blackdetect=d=1". The first frame says what goes in.
    explicit FilterChain(std::string filters) : filters_(std::move(filters)) {}

    // Name and value of each remark about a frame that comes out: "lavfi.black_start", "1.5".
    using Remark = std::function<void(const std::string& name, const std::string& value)>;

    // `frame` is a picture or sound with its time in milliseconds as pts; nullptr at the end. False where
    // FFmpeg does not take it.
    bool push(AVFrame* frame, const Remark& remark);

  private:
    bool build(const AVFrame& first);

    std::string filters_;
    Ffmpeg<AVFilterGraph> graph_;
    AVFilterContext* source_ = nullptr;
    AVFilterContext* sink_ = nullptr;
};

}  // namespace lanyard
