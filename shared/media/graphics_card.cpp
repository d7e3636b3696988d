// Linux gives each card a node "renderD128" and on; FFmpeg opens VA-API on it, as the player does.
#include "media/graphics_card.h"

extern "C" {
#include <libavutil/hwcontext.h>
}

#include <algorithm>
#include <system_error>

#include "media/ffmpeg.h"

namespace lanyard {

namespace fs = std::filesystem;

std::vector<GraphicsCard> graphics_cards(const fs::path& folder) {
    av_log_set_level(AV_LOG_QUIET);
    std::vector<GraphicsCard> cards;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        if (entry.path().filename().string().rfind("renderD", 0) != 0) continue;
        AVBufferRef* opened = nullptr;
        const int error =
            av_hwdevice_ctx_create(&opened, AV_HWDEVICE_TYPE_VAAPI, entry.path().c_str(), nullptr, 0);
        av_buffer_unref(&opened);
        cards.push_back({entry.path().string(), error < 0 ? ffmpeg_words(error) : ""});
    }
    std::sort(cards.begin(), cards.end(),
              [](const GraphicsCard& a, const GraphicsCard& b) { return a.device < b.device; });
    return cards;
}

}  // namespace lanyard
