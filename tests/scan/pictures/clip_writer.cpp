// FFmpeg's encoder and muxer behind two calls.
#include "tests/scan/pictures/clip_writer.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace lanyard {
namespace {

struct FormatDeleter {
    void operator()(AVFormatContext* context) const {
        avio_closep(&context->pb);
        avformat_free_context(context);
    }
};
struct CodecDeleter {
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct FrameDeleter {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct PacketDeleter {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct ScalerDeleter {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

}  // namespace

struct ClipWriter::Parts {
    std::string file;
    std::unique_ptr<AVFormatContext, FormatDeleter> format;
    std::unique_ptr<AVCodecContext, CodecDeleter> codec;
    std::unique_ptr<SwsContext, ScalerDeleter> scaler;
    std::unique_ptr<AVFrame, FrameDeleter> frame{av_frame_alloc()};
    std::unique_ptr<AVPacket, PacketDeleter> packet{av_packet_alloc()};
    AVStream* stream = nullptr;
    std::int64_t count = 0;

    Error cannot(const std::string& what) const { return machine_error("cannot " + what, file); }
    Result<void> open(int width, int height, int frames_per_second);
    Result<void> open_encoder(int width, int height, int frames_per_second);
    Result<void> write_ready_packets();
};

Result<void> ClipWriter::Parts::open_encoder(int width, int height, int frames_per_second) {
    const AVCodec* encoder = avcodec_find_encoder_by_name("libx264");
    if (encoder == nullptr) encoder = avcodec_find_encoder(AV_CODEC_ID_MPEG4);
    if (encoder == nullptr) return cannot("find an encoder");
    codec.reset(avcodec_alloc_context3(encoder));
    codec->width = width;
    codec->height = height;
    codec->pix_fmt = AV_PIX_FMT_YUV420P;
    codec->time_base = {1, frames_per_second};
    codec->framerate = {frames_per_second, 1};
    codec->bit_rate = 4'000'000;
    if (format->oformat->flags & AVFMT_GLOBALHEADER) codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    av_opt_set(codec->priv_data, "preset", "veryfast", 0);
    if (avcodec_open2(codec.get(), encoder, nullptr) < 0) return cannot("start the encoder");
    return {};
}

Result<void> ClipWriter::Parts::open(int width, int height, int frames_per_second) {
    av_log_set_level(AV_LOG_ERROR);
    AVFormatContext* context = nullptr;
    if (avformat_alloc_output_context2(&context, nullptr, nullptr, file.c_str()) < 0)
        return cannot("tell the container from the name's ending");
    format.reset(context);
    if (auto opened = open_encoder(width, height, frames_per_second); !opened.ok()) return opened;
    stream = avformat_new_stream(context, nullptr);
    stream->time_base = codec->time_base;
    avcodec_parameters_from_context(stream->codecpar, codec.get());
    if (avio_open(&context->pb, file.c_str(), AVIO_FLAG_WRITE) < 0) return cannot("be written");
    if (avformat_write_header(context, nullptr) < 0) return cannot("begin the file");
    frame->width = width;
    frame->height = height;
    frame->format = codec->pix_fmt;
    if (av_frame_get_buffer(frame.get(), 0) < 0) return cannot("get memory for a frame");
    scaler.reset(sws_getContext(width, height, AV_PIX_FMT_BGR0, width, height, codec->pix_fmt, SWS_BILINEAR,
                                nullptr, nullptr, nullptr));
    return {};
}

Result<void> ClipWriter::Parts::write_ready_packets() {
    while (avcodec_receive_packet(codec.get(), packet.get()) == 0) {
        packet->duration = 1;  // the muxer drops the last frame where nobody says how long it stands
        av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
        packet->stream_index = stream->index;
        if (av_interleaved_write_frame(format.get(), packet.get()) < 0) return cannot("be written on");
    }
    return {};
}

ClipWriter::ClipWriter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ClipWriter::~ClipWriter() = default;

Result<std::unique_ptr<ClipWriter>> ClipWriter::open(const std::string& file, int width, int height,
                                                     int frames_per_second) {
    auto parts = std::make_unique<Parts>();
    parts->file = file;
    if (auto opened = parts->open(width, height, frames_per_second); !opened.ok()) return opened.error();
    return std::unique_ptr<ClipWriter>(new ClipWriter(std::move(parts)));
}

Result<void> ClipWriter::add(cairo_surface_t* picture) {
    cairo_surface_flush(picture);
    if (av_frame_make_writable(parts_->frame.get()) < 0) return parts_->cannot("get memory for a frame");
    const std::uint8_t* rows[] = {cairo_image_surface_get_data(picture)};
    const int strides[] = {cairo_image_surface_get_stride(picture)};
    sws_scale(parts_->scaler.get(), rows, strides, 0, parts_->frame->height, parts_->frame->data,
              parts_->frame->linesize);
    parts_->frame->pts = parts_->count++;
    if (avcodec_send_frame(parts_->codec.get(), parts_->frame.get()) < 0)
        return parts_->cannot("encode a frame");
    return parts_->write_ready_packets();
}

Result<void> ClipWriter::finish() {
    avcodec_send_frame(parts_->codec.get(), nullptr);
    if (auto written = parts_->write_ready_packets(); !written.ok()) return written;
    if (av_write_trailer(parts_->format.get()) < 0) return parts_->cannot("be finished");
    return {};
}

}  // namespace lanyard
