// One entry each.
#include "desk/video_records.h"

#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "store/journal/journal.h"
#include "store/playback_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

Result<std::string> append(Desk& desk, const std::string& actor, std::string_view kind,
                           const std::string& session, Instant at, std::string body) {
    return desk.journal().transact([&]() -> std::string {
        NewEntry entry;
        entry.kind = kind;
        entry.at = at;
        entry.actor = actor;
        entry.subject = session;
        entry.body = std::move(body);
        return desk.journal().append(entry);
    });
}

}  // namespace

Result<void> record_video_check(Desk& desk, const VideoCheckRecord& check, const std::string& actor) {
    const auto done =
        append(desk, actor, entry_kind::video_checked, check.session, check.at, video_check_to_json(check));
    return done ? Result<void>() : done.error();
}

Result<std::vector<VideoCheckRecord>> video_checks_of(Desk& desk, const std::string& session) {
    return desk.database().read([&] { return PlaybackTable(desk.database()).checks_of(session); });
}

Result<std::string> record_showing_began(Desk& desk, const VideoShowing& showing, const std::string& actor) {
    return append(
        desk, actor, entry_kind::video_shown, showing.session, showing.began,
        json{{"file", showing.file}, {"went_by", showing.went_by}, {"position_ms", showing.from.count()}}
            .dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<void> record_showing_ended(Desk& desk, const VideoShowing& showing, const std::string& actor) {
    const auto done =
        append(desk, actor, entry_kind::video_shown, showing.session, showing.ended.value_or(showing.began),
               json{{"began", showing.entry},
                    {"how", showing_end_name(showing.end)},
                    {"position_ms", showing.to.count()},
                    {"dropped_frames", showing.dropped_frames}}
                   .dump());
    return done ? Result<void>() : done.error();
}

}  // namespace lanyard
