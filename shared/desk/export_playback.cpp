// Rows come from the day's slots and showings; times are ISO 8601 in the event's zone.
#include "desk/export_playback.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

// "10:00:40–10:01:40, 10:03:00–10:03:05": the times between `from` and `to` at which `said` held.
std::string spans_words(const std::vector<PlaybackChange>& changes, std::optional<bool> PlaybackChange::*said,
                        Instant from, Instant to, const std::string& zone) {
    std::string words;
    std::optional<Instant> since;
    const auto clock = [&](Instant at) { return format_iso(at, zone).substr(11, 8); };
    const auto end = [&](Instant at) {
        if (since && at > *since) words += (words.empty() ? "" : ", ") + clock(*since) + "–" + clock(at);
        since.reset();
    };
    for (const PlaybackChange& change : changes) {
        const std::optional<bool>& value = change.*said;
        if (!value || change.at >= to) continue;
        if (!*value)
            end(std::max(from, change.at));
        else if (!since)
            since = std::max(from, change.at);
    }
    end(to);
    return words;
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
        const Instant end = ended_by(slot, showing);
        for (const auto said : {&PlaybackChange::held, &PlaybackChange::muted, &PlaybackChange::card})
            row.push_back(spans_words(changes_of(slot.session), said, showing.began, end, zone_));
        row.push_back(jumps_of(slot, showing.began, end));
        row.push_back(volumes_of(slot, showing.began, end));
        row.push_back(is_on && !showing.ended ? "" : format_iso(end, zone_));
        return row;
    }
    // "10:01:00 42.0–120.0": when, from where and to where.
    std::string jumps_of(const PlaybackSlot& slot, Instant from, Instant to) const {
        std::string words;
        for (const PlaybackChange& change : changes_of(slot.session)) {
            if (!change.jumped_from || change.at < from || change.at >= to) continue;
            words += (words.empty() ? "" : ", ") + clock(change.at) + " " +
                     seconds_words(*change.jumped_from) + "–" + seconds_words(*change.jumped_to);
        }
        return words;
    }
    // "10:01:00 -6 dB", and first what it began with.
    std::string volumes_of(const PlaybackSlot& slot, Instant from, Instant to) const {
        std::string words;
        int before = 0;
        const auto say = [&](Instant at, int volume) {
            words += (words.empty() ? "" : ", ") + clock(at) + " " + std::to_string(volume) + " dB";
        };
        for (const PlaybackChange& change : changes_of(slot.session)) {
            if (!change.volume_db || change.at >= to) continue;
            if (change.at < from) {
                before = *change.volume_db;
                continue;
            }
            if (before != 0) say(from, std::exchange(before, 0));
            say(change.at, *change.volume_db);
        }
        if (before != 0) say(from, before);
        return words;
    }
    std::string clock(Instant at) const { return format_iso(at, zone_).substr(11, 8); }
    // When a showing was over at the latest: a stage that was killed wrote nothing down, but the video's end
    // and the beginning of the next are known.
    Instant ended_by(const PlaybackSlot& slot, const VideoShowing& showing) const {
        if (showing.ended) return *showing.ended;
        Instant end = std::max(showing.began, std::min(now_, over_at(slot)));
        for (const VideoShowing& later : day_.showings) {
            const bool is_same = later.session == showing.session && later.node == showing.node;
            if (is_same && later.began > showing.began) end = std::min(end, later.began);
        }
        return end;
    }
    const std::vector<PlaybackChange>& changes_of(const std::string& session) const {
        static const std::vector<PlaybackChange> none;
        for (const auto& [id, changes] : day_.changes)
            if (id == session) return changes;
        return none;
    }
    std::vector<std::string> unshown(const PlaybackSlot& slot) const {
        auto row = beginning(slot, slot.file);
        row.insert(row.end(), {"", "", "", "", "", not_shown(slot, now_), "", "", "", "", "", "", ""});
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
    table.headings = {"session", "title", "room",   "file",  "planned_start",  "go_at",   "go_by",
                      "began",   "ended", "from_s", "to_s",  "dropped_frames", "how",     "node",
                      "held",    "muted", "card",   "jumps", "volume",         "ended_by"};
    table.rows = PlaybackRows(*day, desk.folder().config, now).all();
    return table;
}

}  // namespace lanyard
