// FFmpeg's demuxers, devices and decoders behind one small class; all its C objects are freed here.
#include "scan/picture_stream.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavdevice/avdevice.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

#include <array>
#include <filesystem>
#include <mutex>

#include "scan/camera_device.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

// What a picture or a clip may be. Without a list FFmpeg would also take text files for terminal art, and
// follow playlists to other files and to the network.
constexpr const char* file_formats =
    "image2,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,gif,gif_pipe,tiff_pipe,pgm_pipe,ppm_pipe,pbm_pipe,pam_pipe,"
    "jpegxl_pipe,mov,mp4,matroska,webm,avi,mpeg,mpegts,mjpeg,yuv4mpegpipe,ogg,flv,asf";

constexpr std::int64_t most_pixels = 64'000'000;
constexpr int most_damaged_in_a_row = 100;
constexpr std::chrono::microseconds usual_duration{40'000};  // where the stream does not say: 25 a second

struct FormatDeleter {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
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

std::string ffmpeg_words(int error) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> words{};
    av_strerror(error, words.data(), words.size());
    return words.data();
}

void prepare_ffmpeg() {
    static std::once_flag once;
    std::call_once(once, [] {
        av_log_set_level(AV_LOG_QUIET);  // what matters comes back as an error
        avdevice_register_all();
    });
}

// Where FFmpeg finds the source, and how it must be asked.
struct Address {
    PictureStream::Kind kind = PictureStream::Kind::file;
    std::string url;
    const char* format = nullptr;  // a device's; files are recognised by content
    std::vector<std::pair<std::string, std::string>> options;
};

Address camera_address(const std::string& device) {
    Address address{PictureStream::Kind::camera, device, "video4linux2", {}};
    ask_for_sharp_pictures(device);
    const auto mode = best_mode(modes_of(device));
    if (!mode) return address;
    address.options = {{"input_format", ffmpeg_name(mode->pixel_format)},
                       {"video_size", std::to_string(mode->width) + "x" + std::to_string(mode->height)}};
    if (mode->frames_per_second > 0)
        address.options.emplace_back("framerate", std::to_string(mode->frames_per_second));
    return address;
}

Result<Address> address_of(const std::string& source) {
    constexpr std::string_view graph_prefix = "lavfi:";
    if (source.rfind(graph_prefix, 0) == 0)
        return Address{PictureStream::Kind::graph, source.substr(graph_prefix.size()), "lavfi", {}};
    std::error_code error;
    const fs::file_status status = fs::status(source, error);
    if (fs::is_character_file(status)) return camera_address(source);
    if (source.rfind("/dev/", 0) == 0)
        return machine_error("no such camera", source, "Plug it in, or choose another");
    if (!fs::exists(status)) return bad_input("no such file", source);
    if (!fs::is_regular_file(status)) return bad_input("not a picture or a clip", source);
    return Address{
        PictureStream::Kind::file,
        "file:" + source,
        nullptr,
        {{"format_whitelist", file_formats}, {"protocol_whitelist", "file"}, {"pattern_type", "none"}}};
}

}  // namespace

struct PictureStream::Parts {
    std::string source;
    Kind kind = Kind::file;
    std::unique_ptr<AVFormatContext, FormatDeleter> format;
    std::unique_ptr<AVCodecContext, CodecDeleter> codec;
    std::unique_ptr<SwsContext, ScalerDeleter> scaler;
    std::unique_ptr<AVPacket, PacketDeleter> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, FrameDeleter> decoded{av_frame_alloc()};
    std::unique_ptr<AVFrame, FrameDeleter> picture{av_frame_alloc()};
    int stream_index = 0;
    std::int64_t count = 0;  // pictures since the beginning
    std::chrono::microseconds first_time{0};
    std::chrono::microseconds time{0};
    std::chrono::microseconds duration{usual_duration};

    Error cannot_open(int error) const;
    Result<void> open();
    Result<void> open_format(const Address& address);
    Result<void> open_decoder();
    Result<bool> feed();
    void take_decoded();
};

Error PictureStream::Parts::cannot_open(int error) const {
    if (kind != Kind::camera)
        return bad_input("not a picture or a clip (" + ffmpeg_words(error) + ")", source);
    if (error == AVERROR(EBUSY))
        return machine_error("the camera is in use", source,
                             "Close the other program that shows its picture");
    if (error == AVERROR(EACCES))
        return machine_error("the camera may not be used", source, "Add this user to the group video");
    return machine_error("the camera cannot be used (" + ffmpeg_words(error) + ")", source,
                         "Unplug it, plug it in again");
}

Result<void> PictureStream::Parts::open() {
    prepare_ffmpeg();
    const auto address = address_of(source);
    if (!address.ok()) return address.error();
    kind = address.value().kind;
    if (auto opened = open_format(address.value()); !opened.ok()) return opened;
    return open_decoder();
}

Result<void> PictureStream::Parts::open_format(const Address& address) {
    const AVInputFormat* input = address.format ? av_find_input_format(address.format) : nullptr;
    AVFormatContext* context = avformat_alloc_context();
    if (kind == Kind::camera) context->flags |= AVFMT_FLAG_NONBLOCK;
    AVDictionary* options = nullptr;
    for (const auto& [name, value] : address.options) av_dict_set(&options, name.c_str(), value.c_str(), 0);
    // On failure this frees the context.
    int error = avformat_open_input(&context, address.url.c_str(), input, &options);
    av_dict_free(&options);
    if (error < 0) return cannot_open(error);
    format.reset(context);
    // Devices say at once what they give, and asking for more would wait for their pictures.
    if (kind == Kind::file && (error = avformat_find_stream_info(context, nullptr)) < 0)
        return cannot_open(error);
    return {};
}

Result<void> PictureStream::Parts::open_decoder() {
    const AVCodec* decoder = nullptr;
    stream_index = av_find_best_stream(format.get(), AVMEDIA_TYPE_VIDEO, -1, -1, &decoder, 0);
    if (stream_index < 0) return bad_input("no picture in it", source);
    const AVStream* stream = format->streams[stream_index];
    codec.reset(avcodec_alloc_context3(decoder));
    avcodec_parameters_to_context(codec.get(), stream->codecpar);
    codec->max_pixels = most_pixels;
    codec->thread_count = 1;  // more would hold back as many pictures
    if (const int error = avcodec_open2(codec.get(), decoder, nullptr); error < 0) return cannot_open(error);
    if (stream->avg_frame_rate.num > 0 && stream->avg_frame_rate.den > 0)
        duration = std::chrono::microseconds(
            av_rescale(1'000'000, stream->avg_frame_rate.den, stream->avg_frame_rate.num));
    return {};
}

// Gives the decoder its next packet, or tells it that there are no more; false where a camera has none yet.
Result<bool> PictureStream::Parts::feed() {
    const int error = av_read_frame(format.get(), packet.get());
    if (error == AVERROR(EAGAIN)) return false;
    if (error == AVERROR_EOF) {
        avcodec_send_packet(codec.get(), nullptr);
        return true;
    }
    if (error < 0 && kind == Kind::camera)
        return machine_error("the camera stopped (" + ffmpeg_words(error) + ")", source, "Check its cable");
    if (error < 0) return bad_input("cannot be read on (" + ffmpeg_words(error) + ")", source);
    // A packet that the decoder refuses is damaged, and the next may be whole.
    if (packet->stream_index == stream_index) avcodec_send_packet(codec.get(), packet.get());
    av_packet_unref(packet.get());
    return true;
}

void PictureStream::Parts::take_decoded() {
    av_frame_unref(picture.get());
    av_frame_move_ref(picture.get(), decoded.get());
    const AVRational unit = format->streams[stream_index]->time_base;
    const std::int64_t stamp = picture->best_effort_timestamp;
    const auto stamped = std::chrono::microseconds(
        stamp == AV_NOPTS_VALUE ? 0 : av_rescale_q(stamp, unit, AVRational{1, 1'000'000}));
    if (count == 0) first_time = stamped;
    time = stamp == AV_NOPTS_VALUE ? count * duration : stamped - first_time;
    ++count;
}

PictureStream::PictureStream(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PictureStream::~PictureStream() = default;

Result<std::unique_ptr<PictureStream>> PictureStream::open(const std::string& source) {
    auto parts = std::make_unique<Parts>();
    parts->source = source;
    if (auto opened = parts->open(); !opened.ok()) return opened.error();
    return std::unique_ptr<PictureStream>(new PictureStream(std::move(parts)));
}

PictureStream::Kind PictureStream::kind() const {
    return parts_->kind;
}
std::chrono::microseconds PictureStream::time() const {
    return parts_->time;
}
std::chrono::microseconds PictureStream::duration() const {
    return parts_->duration;
}

Result<PictureStream::Next> PictureStream::next() {
    for (int damaged = 0; damaged < most_damaged_in_a_row;) {
        const int error = avcodec_receive_frame(parts_->codec.get(), parts_->decoded.get());
        if (error == 0) {
            parts_->take_decoded();
            return Next::picture;
        }
        if (error == AVERROR_EOF) {
            if (parts_->count > 0) return Next::end;
            return bad_input("no whole picture in it", parts_->source);
        }
        if (error != AVERROR(EAGAIN)) {
            ++damaged;
            continue;
        }
        const auto fed = parts_->feed();
        if (!fed.ok()) return fed.error();
        if (!*fed) return Next::none_yet;
    }
    return bad_input("damaged: nothing in it can be decoded", parts_->source);
}

Result<void> PictureStream::rewind() {
    auto again = std::make_unique<Parts>();
    again->source = parts_->source;
    if (auto opened = again->open(); !opened.ok()) return opened;
    parts_ = std::move(again);
    return {};
}

Result<void> PictureStream::copy_to(Frame& frame) {
    const AVFrame& picture = *parts_->picture;
    const auto from = static_cast<AVPixelFormat>(picture.format);
    parts_->scaler.reset(sws_getCachedContext(parts_->scaler.release(), picture.width, picture.height, from,
                                              picture.width, picture.height, AV_PIX_FMT_GRAY8, SWS_POINT,
                                              nullptr, nullptr, nullptr));
    if (!parts_->scaler) return bad_input("its kind of pixels is not known", parts_->source);
    frame.width = picture.width;
    frame.height = picture.height;
    frame.grey.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    std::uint8_t* rows[] = {frame.grey.data(), nullptr, nullptr, nullptr};
    const int strides[] = {picture.width, 0, 0, 0};
    sws_scale(parts_->scaler.get(), picture.data, picture.linesize, 0, picture.height, rows, strides);
    return {};
}

}  // namespace lanyard
