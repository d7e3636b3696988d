// What was done to the videos on stage, how their files were found, and each time that they were shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/stage_queue.h"
#include "event/video_record.h"

namespace lanyard {

class Database;

// All calls belong inside Database::read or write: they throw what SQLite throws.
class PlaybackTable {
  public:
    explicit PlaybackTable(Database& database) : database_(database) {}

    // Sets each slot's registers and, where its file was looked at, how long it plays; `slots` come from
    // playback_slots.
    void read_into(std::vector<PlaybackSlot>& slots);
    // A room's, whose line-up is the only one of its registers.
    StageInputs stage_of(const std::string& room);

    // Every look at a file of the session, the newest first.
    std::vector<VideoCheckRecord> checks_of(const std::string& session);
    // In order of their beginning.
    std::vector<VideoShowing> showings_of(const std::string& session);

    // Every standing word on the session's video, in order.
    std::vector<PlaybackChange> changes_of(const std::string& session);

    // The newest standing word on how its tape is moved, or on what is seen and heard of it;
    // "" for none.
    std::string newest_deed(const std::string& session);

  private:
    Database& database_;
};

// A tape as the value of its register, and back; what is no tape is an untouched one.
std::string tape_to_json(const Tape& tape);
Tape tape_from_json(const std::string& text);

// A look at a file as its entry's body.
std::string video_check_to_json(const VideoCheckRecord& check);

}  // namespace lanyard
