// Rows come from the day's slots and showings; times are ISO 8601 in the event's zone.
#include "desk/export_playback.h"

#include <fmt/format.h>

#include "desk/desk.h"
#include "desk/playback_deeds.h"

namespace lanyard {
namespace {

std::string room_name(const EventConfig& config, const std::string& id) {
    const Room* room = config.room(id);
    return room ? room->name : id;
}

std::string seconds_words(Milliseconds time) {
    return fmt::format("{:.1f}", static_cast<double>(time.count()) / 1000);
}

// Why a slot has no showing.
std::string not_shown(const PlaybackSlot& slot, Instant now) {
    if (slot.cancelled) return "cancelled";
    if (slot.inputs.tape.moved != Tape::Moved::untouched) return "no stage showed it";
    return playback_at(slot, now).state == PlaybackState::ended ? "not played" : "not played yet";
}

class PlaybackRows {
  public:
    PlaybackRows(const PlaybackDay& day, const EventConfig& config, Instant now)
        : day_(day), config_(config), zone_(config.time_zone), now_(now) {}

    std::vector<std::vector<std::string>> all() const {
        std::vector<std::vector<std::string>> rows;
        for (const PlaybackSlot& slot : day_.slots) {
            bool is_shown = false;
            for (const VideoShowing& showing : day_.showings) {
                if (showing.session != slot.session) continue;
                rows.push_back(shown(slot, showing));
                is_shown = true;
            }
            if (!is_shown) rows.push_back(unshown(slot));
        }
        return rows;
    }

  private:
    std::vector<std::string> beginning(const PlaybackSlot& slot, const std::string& file) const {
        const Tape& tape = slot.inputs.tape;
        const bool went = tape.moved != Tape::Moved::untouched;
        return {slot.session,
                slot.title,
                room_name(config_, slot.room),
                file,
                format_iso(slot.planned_start, zone_),
                went ? format_iso(tape.went_at, zone_) : "",
                went ? tape.went_by : ""};
    }
    std::vector<std::string> shown(const PlaybackSlot& slot, const VideoShowing& showing) const {
        auto row = beginning(slot, showing.file);
        row.back() = showing.went_by;
        // A stage that was killed wrote no end down; one that plays has none yet.
        const bool is_on = playback_at(slot, now_).state == PlaybackState::playing;
        const bool is_open = showing.end == ShowingEnd::running && !is_on;
        const std::string how(showing_end_name(is_open ? ShowingEnd::interrupted : showing.end));
        row.insert(row.end(),
                   {format_iso(showing.began, zone_), showing.ended ? format_iso(*showing.ended, zone_) : "",
                    seconds_words(showing.from), showing.ended ? seconds_words(showing.to) : "",
                    showing.ended ? std::to_string(showing.dropped_frames) : "", how, showing.node});
        return row;
    }
    std::vector<std::string> unshown(const PlaybackSlot& slot) const {
        auto row = beginning(slot, slot.file);
        row.insert(row.end(), {"", "", "", "", "", not_shown(slot, now_), ""});
        return row;
    }

    const PlaybackDay& day_;
    const EventConfig& config_;
    const std::string& zone_;
    Instant now_;
};

}  // namespace

Result<ExportTable> export_playback(Desk& desk, Instant now) {
    const auto day = playback_day(desk);
    if (!day) return day.error();
    ExportTable table;
    table.headings = {"session", "title", "room",   "file", "planned_start",  "go_at", "go_by",
                      "began",   "ended", "from_s", "to_s", "dropped_frames", "how",   "node"};
    table.rows = PlaybackRows(*day, desk.folder().config, now).all();
    return table;
}

}  // namespace lanyard
