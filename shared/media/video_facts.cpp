// Each stream has a decoder and a chain of measuring filters; spans are put together from the filters'
// remarks.
#include "media/video_facts.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
}

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "base/safe_file.h"
#include "media/caption_lines.h"
#include "media/ffmpeg.h"
#include "media/filter_chain.h"
#include "media/video_file.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* video_formats = "mov,mp4,matroska,webm";
constexpr const char* caption_formats = "webvtt,srt";
// Small pictures tell black and still ones as well as large ones, in a tenth of the time.
constexpr const char* picture_filters =
    "scale=320:-2,format=yuv420p,blackdetect=d=0.1,freezedetect=n=-60dB:d=2";
constexpr const char* sound_filters = "silencedetect=n=-60dB:d=2,ebur128=metadata=1";

Milliseconds seconds_of(const std::string& text) {
    return Milliseconds(static_cast<std::int64_t>(std::strtod(text.c_str(), nullptr) * 1000));
}

// Spans whose start and end are told apart; what has not ended lasts to the end.
class SpanCollector {
  public:
    SpanCollector(std::string start, std::string end) : start_(std::move(start)), end_(std::move(end)) {}

    void hear(const std::string& name, const std::string& value) {
        if (name == start_) open_ = seconds_of(value);
        if (name == end_ && open_) {
            spans_.push_back({*open_, seconds_of(value)});
            open_.reset();
        }
    }
    std::vector<MediaSpan> finish(Milliseconds end) && {
        if (open_ && end > *open_) spans_.push_back({*open_, end});
        return std::move(spans_);
    }

  private:
    std::string start_, end_;
    std::optional<Milliseconds> open_;
    std::vector<MediaSpan> spans_;
};

bool is_interlaced(const AVFrame& frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
    return (frame.flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
    return frame.interlaced_frame != 0;
#endif
}

// One stream of the file, decoded and measured as its packets come.
class DecodedStream {
  public:
    DecodedStream(AVStream& stream, const char* filters, const Clock& clock)
        : stream_(stream), chain_(filters), clock_(clock) {}

    bool open() {
        const AVCodec* codec = avcodec_find_decoder(stream_.codecpar->codec_id);
        decoder_.reset(codec ? avcodec_alloc_context3(codec) : nullptr);
        if (!decoder_ || avcodec_parameters_to_context(decoder_.get(), stream_.codecpar) < 0) return false;
        decoder_->thread_count = 0;  // as many as there are
        decoder_->pkt_timebase = stream_.time_base;
        return avcodec_open2(decoder_.get(), codec, nullptr) >= 0;
    }

    int index() const { return stream_.index; }

    // nullptr: the end.
    void take(const AVPacket* packet, const FilterChain::Remark& remark) {
        if (packet && (packet->flags & AV_PKT_FLAG_CORRUPT)) ++damaged;
        const Instant start = clock_.now();
        if (avcodec_send_packet(decoder_.get(), packet) < 0 && packet) ++damaged;
        for (;;) {
            const int received = avcodec_receive_frame(decoder_.get(), frame_.get());
            if (received == AVERROR(EAGAIN) || received == AVERROR_EOF) break;
            if (received < 0) {
                ++damaged;
                break;
            }
            measure(remark);
        }
        took += clock_.now() - start;
        if (!packet) chain_.push(nullptr, remark);
    }

    Milliseconds promised() const { return stream_time(stream_.duration, stream_); }
    Milliseconds played() const { return end_; }

    int frames = 0, interlaced = 0, damaged = 0;
    Milliseconds took{};

  private:
    void measure(const FilterChain::Remark& remark) {
        ++frames;
        if (is_interlaced(*frame_)) ++interlaced;
        if (frame_->flags & AV_FRAME_FLAG_CORRUPT || frame_->decode_error_flags) ++damaged;
        const std::int64_t start_time = stream_.start_time == AV_NOPTS_VALUE ? 0 : stream_.start_time;
        if (frame_->best_effort_timestamp != AV_NOPTS_VALUE)
            last_ = stream_time(frame_->best_effort_timestamp - start_time, stream_);
        end_ = std::max(end_, last_ + length_of_frame());
        frame_->pts = last_.count();
        const Instant start = clock_.now();
        chain_.push(frame_.get(), remark);
        took -= clock_.now() - start;  // the filters' time is not the player's
    }

    Milliseconds length_of_frame() const {
        if (frame_->sample_rate > 0) return Milliseconds(frame_->nb_samples * 1000LL / frame_->sample_rate);
        const AVRational rate = stream_.avg_frame_rate;
        return rate.num > 0 ? Milliseconds(1000LL * rate.den / rate.num) : Milliseconds(40);
    }

    AVStream& stream_;
    FilterChain chain_;
    const Clock& clock_;
    Ffmpeg<AVCodecContext> decoder_;
    Ffmpeg<AVFrame> frame_{av_frame_alloc()};
    Milliseconds last_{}, end_{};
};

// What is not there any more when the other stream goes on.
void add_rest(std::vector<MediaSpan>& spans, Milliseconds from, Milliseconds to) {
    const bool is_told = !spans.empty() && spans.back().to >= to;
    if (from < to && !is_told) spans.push_back({from, to});
}

// By how many degrees a player turns the picture clockwise: 0, 90, 180 or 270.
int turned_by(const AVStream& stream) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
    const AVPacketSideData* found = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    const std::uint8_t* matrix = found ? found->data : nullptr;
#else
    const std::uint8_t* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
#endif
    if (!matrix) return 0;
    const double degrees = -av_display_rotation_get(reinterpret_cast<const std::int32_t*>(matrix));
    if (std::isnan(degrees)) return 0;
    constexpr int right_angle = 90, right_angles = 4;
    const int quarters = static_cast<int>(std::lround(degrees / right_angle)) % right_angles;
    return (quarters + right_angles) % right_angles * right_angle;
}

// Cards decode 4:2:0 of every kind, and of H.264 nothing deeper than eight bits.
std::string colours_of(const AVCodecParameters& stream) {
    const AVPixFmtDescriptor* form = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(stream.format));
    if (!form || form->nb_components < 3) return {};
    const bool is_halved_across = form->log2_chroma_w == 1, is_halved_down = form->log2_chroma_h == 1;
    const int bits = form->comp[0].depth;
    if (is_halved_across && is_halved_down && (bits == 8 || stream.codec_id != AV_CODEC_ID_H264)) return {};
    const char* const kept = is_halved_down ? "4:2:0" : is_halved_across ? "4:2:2" : "4:4:4";
    return std::string(kept) + " with " + std::to_string(bits) + " bits";
}

// Decodes the streams of an open file and gathers what the filters say.
class WholeFile {
  public:
    WholeFile(AVFormatContext& format, const Clock& clock) : format_(format) {
        picture_ = open_stream(AVMEDIA_TYPE_VIDEO, picture_filters, clock);
        sound_ = open_stream(AVMEDIA_TYPE_AUDIO, sound_filters, clock);
    }

    bool has_anything() const { return picture_ || sound_; }

    VideoFacts read(const std::atomic<bool>* stop, const MediaProgress& progress) {
        constexpr int tells_every = 32;  // packets
        const Ffmpeg<AVPacket> packet(av_packet_alloc());
        int damaged = 0, packets = 0;
        while (!stop || !*stop) {
            const int error = av_read_frame(&format_, packet.get());
            if (error == AVERROR_EOF) break;
            if (error < 0) {
                ++damaged;  // the rest of the file cannot be had
                break;
            }
            hand_on(packet.get());
            if (progress && ++packets % tells_every == 0) {
                const DecodedStream& stream = picture_ ? *picture_ : *sound_;
                progress(stream.played(), stream.promised());
            }
            av_packet_unref(packet.get());
        }
        hand_on(nullptr);
        VideoFacts facts = facts_of_streams();
        facts.damaged += damaged;
        return facts;
    }

  private:
    std::unique_ptr<DecodedStream> open_stream(AVMediaType type, const char* filters, const Clock& clock) {
        const int index = av_find_best_stream(&format_, type, -1, -1, nullptr, 0);
        if (index < 0 || (format_.streams[index]->disposition & AV_DISPOSITION_ATTACHED_PIC)) return nullptr;
        auto stream = std::make_unique<DecodedStream>(*format_.streams[index], filters, clock);
        return stream->open() ? std::move(stream) : nullptr;
    }

    void hand_on(const AVPacket* packet) {
        for (DecodedStream* stream : {picture_.get(), sound_.get()}) {
            if (!stream || (packet && packet->stream_index != stream->index())) continue;
            stream->take(packet, [this](const std::string& name, const std::string& value) {
                for (SpanCollector* spans : {&black_, &frozen_, &silent_}) spans->hear(name, value);
                if (name == "lavfi.r128.I") loudness_lufs_ = std::strtod(value.c_str(), nullptr);
            });
        }
    }

    VideoFacts facts_of_streams() {
        VideoFacts facts;
        facts.has_picture = picture_ && picture_->frames > 0;
        facts.has_sound = sound_ && sound_->frames > 0;
        if (format_.duration != AV_NOPTS_VALUE) facts.promised = Milliseconds(format_.duration / 1000);
        for (const DecodedStream* stream : {picture_.get(), sound_.get()}) {
            if (!stream) continue;
            facts.promised = std::max(facts.promised, stream->promised());
            facts.played = std::max(facts.played, stream->played());
            facts.missing = std::max(facts.missing, stream->promised() - stream->played());
            facts.damaged += stream->damaged;
        }
        facts.missing = std::max(facts.missing, facts.promised - facts.played);
        if (picture_) {
            facts.frames = picture_->frames;
            facts.is_interlaced = 2 * picture_->interlaced > picture_->frames;
            facts.decoding_took = picture_->took;
        }
        if (facts.has_picture) read_shape(facts);
        facts.black = std::move(black_).finish(facts.played);
        facts.frozen = std::move(frozen_).finish(facts.played);
        facts.silent = std::move(silent_).finish(facts.played);
        if (facts.has_picture) {
            facts.picture_ends = picture_->played();
            add_rest(facts.frozen, picture_->played(), facts.played);
        }
        if (facts.has_sound) {
            facts.sound_ends = sound_->played();
            add_rest(facts.silent, sound_->played(), facts.played);
            facts.loudness_lufs = loudness_lufs_;
        }
        return facts;
    }

    void read_shape(VideoFacts& facts) const {
        AVStream* const stream = format_.streams[picture_->index()];
        facts.width = stream->codecpar->width;
        facts.height = stream->codecpar->height;
        const AVRational point = av_guess_sample_aspect_ratio(&format_, stream, nullptr);
        if (point.num > 0 && point.den > 0)
            facts.width = static_cast<int>(av_rescale(facts.width, point.num, point.den));
        facts.turned = turned_by(*stream);
        facts.frames_a_second = stream->avg_frame_rate.den > 0 ? av_q2d(stream->avg_frame_rate) : 0;
        facts.colours = colours_of(*stream->codecpar);
        if (facts.turned % 180 != 0) std::swap(facts.width, facts.height);
    }

    AVFormatContext& format_;
    std::unique_ptr<DecodedStream> picture_, sound_;
    SpanCollector black_{"lavfi.black_start", "lavfi.black_end"};
    SpanCollector frozen_{"lavfi.freezedetect.freeze_start", "lavfi.freezedetect.freeze_end"};
    SpanCollector silent_{"lavfi.silence_start", "lavfi.silence_end"};
    std::optional<double> loudness_lufs_;
};

CaptionFacts read_captions(const fs::path& file) {
    CaptionFacts facts;
    facts.file = file.filename().string();
    auto format = open_media(file.string(), caption_formats);
    if (!format) {
        facts.problem = format.error().what;
        return facts;
    }
    const Ffmpeg<AVPacket> packet(av_packet_alloc());
    while (av_read_frame(format->get(), packet.get()) >= 0) {
        const AVStream& stream = *(*format)->streams[packet->stream_index];
        const Milliseconds from = stream_time(packet->pts, stream);
        const Milliseconds to = from + stream_time(std::max<std::int64_t>(packet->duration, 0), stream);
        facts.shown.from = facts.count == 0 ? from : std::min(facts.shown.from, from);
        facts.shown.to = std::max(facts.shown.to, to);
        ++facts.count;
        av_packet_unref(packet.get());
    }
    if (facts.count == 0) facts.problem = "there is no caption in it";
    constexpr std::uintmax_t most_bytes = 4 << 20;
    if (const auto text = read_file(file, most_bytes)) facts.doubts = caption_doubts(*text);
    return facts;
}

bool is_caption_of(const fs::path& file, const std::string& stem) {
    const std::string extension = file.extension().string(), own = file.stem().string();
    return (extension == ".vtt" || extension == ".srt") && (own == stem || own.rfind(stem + ".", 0) == 0);
}

std::vector<CaptionFacts> captions_of(const fs::path& video, const AVFormatContext& format) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry :
         fs::directory_iterator(video.parent_path().empty() ? "." : video.parent_path(), ignored)) {
        if (is_caption_of(entry.path(), video.stem().string())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<CaptionFacts> captions;
    for (const fs::path& file : files) captions.push_back(read_captions(file));
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        if (format.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_SUBTITLE) captions.emplace_back();
    }
    return captions;
}

}  // namespace

Result<VideoFacts> read_video_facts(const std::string& file, const Clock& clock,
                                    const std::atomic<bool>* stop, const MediaProgress& progress) {
    if (auto is_video = check_is_video(file); !is_video) return is_video.error();
    auto format = open_media(file, video_formats);
    if (!format) return format.error();
    WholeFile whole(**format, clock);
    if (!whole.has_anything()) {
        return bad_input("holds neither a picture nor sound that this machine can play", file,
                         "Ask for it again as MP4 with H.264 and AAC");
    }
    VideoFacts facts = whole.read(stop, progress);
    facts.captions = captions_of(file, **format);
    return facts;
}

}  // namespace lanyard
