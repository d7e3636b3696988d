// The player's words are those of its manual.
#include "devices/mpv_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/log.h"

namespace lanyard {
namespace {

constexpr double most_gain_db = 12;

const std::pair<const char*, const char*> options[] = {
    {"vo", "libmpv"},
    {"hwdec", "auto-safe"},
    {"idle", "yes"},
    {"pause", "yes"},
    {"keep-open", "yes"},  // the last frame stands
    {"volume", "0"},
    {"ao", "pipewire,pulse,alsa,jack"},  // what people hear; no other library's idea of silence
    {"audio-fallback-to-null", "yes"},   // without a sound card the picture goes on
    {"audio-client-name", "Lanyard"},
    {"audio-display", "no"},
    {"video-timing-offset", "0"},  // what it draws is shown at once
    {"hr-seek", "yes"},
    {"audio-pitch-correction", "no"},  // its speed is changed a little while it plays, without a gap
    {"osd-level", "0"},
    {"sub-auto", "exact"},  // captions beside the file, under its name
    {"sub-font", "Inter"},
    {"sub-font-size", "46"},
    {"sub-back-color", "#C0101B1D"},
    {"sub-border-size", "0"},
    {"sub-shadow-offset", "8"},
    {"load-scripts", "no"},
    {"ytdl", "no"},
    {"osc", "no"},
    {"input-default-bindings", "no"},
    {"access-references", "no"},
    // Files are looked at before they are loaded (media/video_file); should one be changed behind that,
    // FFmpeg's readers of what is listed here are all there is, and none of the player's own for playlists
    // and archives.
    {"demuxer", "lavf"},
    {"sub-demuxer", "lavf"},
    {"audio-demuxer", "lavf"},
    {"demuxer-lavf-o",
     "protocol_whitelist=%4%file,format_whitelist=%38%mov,mp4,matroska,webm,webvtt,srt,lavfi"},
    {"ordered-chapters", "no"},
    {"cover-art-auto", "no"},
    {"audio-file-auto", "no"},
    // What looks no different from the back of a hall, and costs least where no graphics card draws it.
    {"gpu-dumb-mode", "yes"},  // one pass, bilinear
    {"sws-fast", "yes"},
    {"sws-scaler", "bilinear"},
    {"sws-allow-zimg", "no"},  // finer, and twice as long
};

}  // namespace

const char* const line_up_tone =
    "av://lavfi:aevalsrc=exprs=0.1258925*sin(2*PI*1000*t)*lt(mod(t\\,4)\\,2)|"
    "0.1258925*sin(2*PI*1000*t)*gte(mod(t\\,4)\\,2):s=48000:c=stereo";

void set_options(mpv_handle* player) {
    for (const auto& [name, value] : options) {
        if (const int error = mpv_set_option_string(player, name, value); error < 0)
            log_info("the player does not know {}={}: {}", name, value, mpv_error_string(error));
    }
}

// "volume=-3.2dB"
std::string sound_filter(double gain_db) {
    const double gain = std::clamp(gain_db, -60.0, most_gain_db);
    std::string filter = fmt::format("@meter:lavfi=[volume={:.2f}dB,", gain);
    if (gain > 0) filter += "alimiter=limit=0.9:level=0,";
    return filter + "astats=metadata=1:reset=4:measure_perchannel=none:measure_overall=RMS_level]";
}

}  // namespace lanyard
