// FFmpeg's objects, freed by themselves, and its errors in words.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavformat/avformat.h>
}

#include <memory>
#include <string>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

struct FfmpegDeleter {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFilterGraph* graph) const { avfilter_graph_free(&graph); }
};
template <class T>
using Ffmpeg = std::unique_ptr<T, FfmpegDeleter>;

std::string ffmpeg_words(int error);

// A file of one of `formats` (FFmpeg's names, with commas), which neither follows to other files nor to the
// network. An input error that says why where it is none.
Result<Ffmpeg<AVFormatContext>> open_media(const std::string& file, const char* formats);

// A stream's timestamp; zero for none.
Milliseconds stream_time(std::int64_t timestamp, const AVStream& stream);

}  // namespace lanyard
