// One look is the same whoever asks for it.
#include "lanyard/video_looks.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/system_clock.h"
#include "desk/event_files.h"
#include "desk/playback_deeds.h"
#include "desk/video_records.h"

namespace lanyard {

std::vector<PlaybackSlot> slots_to_look_at(const std::vector<Session>& sessions, const EventFolder& folder) {
    auto slots = playback_slots_of(sessions, folder);
    slots.erase(
        std::remove_if(slots.begin(), slots.end(), [](const PlaybackSlot& slot) { return slot.cancelled; }),
        slots.end());
    return slots;
}

VideoReport look_at(Desk& desk, const PlaybackSlot& slot, Instant now, const MediaProgress& progress) {
    const SystemClock clock;
    const std::string file = slot.file.empty() ? "" : desk.folder().file(slot.file).string();
    VideoReport report = check_video({slot.session, file, slot.end - slot.start, desk.folder().path.string()},
                                     clock, nullptr, progress);
    if (const auto other = name_in_other_capitals(desk.folder().path, slot.file)) {
        report.findings.push_back({VideoProblem::unreadable,
                                   true,
                                   "the event's folder has " + *other +
                                       ", in other capitals: name it so in the programme, or rename the file",
                                   {}});
    }
    const auto written = record_video_check(desk, record_of(report, slot.file, now), "kiosk");
    if (!written) std::fprintf(stderr, "warning: %s\n", written.error().message().c_str());
    return report;
}

void look_at_new_videos(Desk& desk, Instant now) {
    const auto day = playback_day(desk);
    if (!day) return;
    auto slots = day->slots;
    put_next_first(slots, now);
    for (const PlaybackSlot& slot : slots) {
        if (slot.cancelled || slot.file.empty()) continue;
        std::error_code gone;
        const auto bytes = std::filesystem::file_size(desk.folder().file(slot.file), gone);
        const VideoCheckRecord* last = day->check(slot.session);
        if (last && !gone && last->bytes == static_cast<std::int64_t>(bytes)) continue;
        const VideoReport report = look_at(desk, slot, now);
        std::fprintf(stderr, "video %s: %s\n", slot.file.c_str(), verdict_words(report.verdict()));
        for (const VideoFinding& finding : report.findings)
            std::fprintf(stderr, "  %s %s\n", finding.is_fatal ? "!" : "-", finding.words.c_str());
    }
}

const char* verdict_words(VideoVerdict verdict) {
    switch (verdict) {
        case VideoVerdict::ready:
            return "READY";
        case VideoVerdict::look:
            return "LOOK AT IT";
        case VideoVerdict::broken:
            break;
    }
    return "WILL NOT PLAY RIGHT";
}

}  // namespace lanyard
