// Opening is where files lie about themselves: what may be opened is listed.
#include "media/ffmpeg.h"

#include <array>
#include <filesystem>

namespace lanyard {

std::string ffmpeg_words(int error) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> words{};
    av_strerror(error, words.data(), words.size());
    return words.data();
}

Result<Ffmpeg<AVFormatContext>> open_media(const std::string& file, const char* formats) {
    av_log_set_level(AV_LOG_QUIET);  // what matters comes back as an error
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return bad_input("there is no such file", file, "Put it into the event's folder");
    AVFormatContext* opened = nullptr;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist", formats, 0);
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    const int error = avformat_open_input(&opened, ("file:" + file).c_str(), nullptr, &options);
    av_dict_free(&options);
    Ffmpeg<AVFormatContext> context(opened);
    const int found = error < 0 ? error : avformat_find_stream_info(context.get(), nullptr);
    if (found < 0) {
        return bad_input("cannot be opened (" + ffmpeg_words(found) + ")", file,
                         "It may be cut off, or of a kind that does not play: ask for it again as MP4");
    }
    return context;
}

Milliseconds stream_time(std::int64_t timestamp, const AVStream& stream) {
    if (timestamp == AV_NOPTS_VALUE) return Milliseconds::zero();
    return Milliseconds(av_rescale_q(timestamp, stream.time_base, {1, 1000}));
}

}  // namespace lanyard
