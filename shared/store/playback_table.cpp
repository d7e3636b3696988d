// Registers lie in the table of the sessions' inputs; looks and showings are few, and are read from the
// entries about their session.
#include "store/playback_table.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>

#include "store/database.h"
#include "store/journal/journal.h"

namespace lanyard {

using nlohmann::json;

namespace {

json parsed(const std::string& text) {
    json value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

long long whole(const json& from, const char* key) {
    const auto found = from.find(key);
    return found != from.end() && found->is_number() ? found->get<long long>() : 0;
}

std::optional<double> number(const json& from, const char* key) {
    const auto found = from.find(key);
    return found != from.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

std::string text(const json& from, const char* key) {
    const auto found = from.find(key);
    return found != from.end() && found->is_string() ? found->get<std::string>() : "";
}

// The newest word comes last and stands.
void take_input(const std::string& input, const std::string& value, PlaybackInputs& inputs) {
    if (input == "tape") {
        inputs.tape = tape_from_json(value);
    } else if (input == "muted") {
        inputs.muted = value == "true";
    } else if (input == "card") {
        inputs.card = value == "true";
    } else if (input == "volume_db") {
        inputs.volume_db = std::clamp(static_cast<int>(std::strtol(value.c_str(), nullptr, 10)),
                                      quietest_volume_db, loudest_volume_db);
    }
}

VideoCheckRecord check_of(const Entry& entry) {
    const json body = parsed(entry.body);
    VideoCheckRecord check;
    check.session = entry.subject;
    check.at = entry.at;
    check.file = text(body, "file");
    check.bytes = whole(body, "bytes");
    check.verdict = text(body, "verdict");
    if (const auto problems = body.find("problems"); problems != body.end() && problems->is_array())
        for (const json& problem : *problems)
            if (problem.is_string()) check.problems.push_back(problem.get<std::string>());
    if (body.contains("played_ms")) check.played = Milliseconds(whole(body, "played_ms"));
    check.loudness_lufs = number(body, "loudness_lufs");
    check.correction_db = number(body, "correction_db");
    check.captions = static_cast<int>(whole(body, "captions"));
    return check;
}

// A beginning makes a showing; an end ends the one that it names.
void take_shown(const Entry& entry, std::vector<VideoShowing>& showings) {
    const json body = parsed(entry.body);
    if (const std::string began = text(body, "began"); !began.empty()) {
        for (VideoShowing& showing : showings) {
            if (showing.entry != began) continue;
            showing.ended = entry.at;
            showing.to = Milliseconds(whole(body, "position_ms"));
            showing.dropped_frames = static_cast<int>(whole(body, "dropped_frames"));
            showing.end = showing_end_from_name(text(body, "how")).value_or(ShowingEnd::interrupted);
        }
        return;
    }
    VideoShowing showing;
    showing.entry = entry_id(entry);
    showing.session = entry.subject;
    showing.node = entry.node;
    showing.file = text(body, "file");
    showing.went_by = text(body, "went_by");
    showing.began = entry.at;
    showing.from = Milliseconds(whole(body, "position_ms"));
    showings.push_back(std::move(showing));
}

PlaybackChange change_of(const Entry& entry) {
    const json body = parsed(entry.body);
    const auto flag = [&](const char* key) {
        const auto found = body.find(key);
        return found != body.end() && found->is_boolean() ? std::optional(found->get<bool>()) : std::nullopt;
    };
    PlaybackChange change;
    change.at = entry.at;
    change.muted = flag("muted");
    change.card = flag("card");
    if (body.contains("volume_db")) change.volume_db = static_cast<int>(whole(body, "volume_db"));
    const auto tape = body.find("tape");
    if (tape == body.end() || !tape->is_object()) return change;
    change.held = text(*tape, "moved") == tape_name(Tape::Moved::held);
    if (tape->contains("jumped_from_ms")) {
        change.jumped_from = Milliseconds(whole(*tape, "jumped_from_ms"));
        change.jumped_to = Milliseconds(whole(*tape, "position_ms"));
    }
    return change;
}

template <class Take>
void each_standing(Database& database, const std::string& session, std::string_view kind, Take&& take) {
    for (const Entry& entry : read_entries_of(database, session)) {
        if (entry.kind == kind && entry_stands(database, entry_id(entry))) take(entry);
    }
}

}  // namespace

std::string tape_to_json(const Tape& tape) {
    return json{{"moved", tape_name(tape.moved)},
                {"at", to_ms(tape.at)},
                {"position_ms", tape.position.count()},
                {"went_at", to_ms(tape.went_at)},
                {"went_by", tape.went_by}}
        .dump();
}

Tape tape_from_json(const std::string& text_of_tape) {
    const json value = parsed(text_of_tape);
    Tape tape;
    tape.moved = tape_from_name(text(value, "moved")).value_or(Tape::Moved::untouched);
    if (tape.moved == Tape::Moved::untouched) return {};
    tape.at = instant_from_ms(whole(value, "at"));
    tape.position = std::max(Milliseconds::zero(), Milliseconds(whole(value, "position_ms")));
    tape.went_at = instant_from_ms(whole(value, "went_at"));
    tape.went_by = text(value, "went_by");
    return tape;
}

std::string video_check_to_json(const VideoCheckRecord& check) {
    json body = {{"file", check.file},
                 {"bytes", check.bytes},
                 {"verdict", check.verdict},
                 {"problems", check.problems},
                 {"captions", check.captions}};
    if (check.played) body["played_ms"] = check.played->count();
    if (check.loudness_lufs) body["loudness_lufs"] = *check.loudness_lufs;
    if (check.correction_db) body["correction_db"] = *check.correction_db;
    return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

void PlaybackTable::read_into(std::vector<PlaybackSlot>& slots) {
    std::unordered_map<std::string_view, PlaybackSlot*> by_session;
    for (PlaybackSlot& slot : slots) by_session.emplace(slot.session, &slot);
    auto& query = database_.statement(
        "SELECT session, input, value FROM session_inputs WHERE input IN ('tape', 'muted', 'card', "
        "'volume_db')"
        " ORDER BY clock, entry");
    while (query.executeStep()) {
        const auto slot = by_session.find(query.getColumn(0).getString());
        if (slot != by_session.end())
            take_input(query.getColumn(1).getString(), query.getColumn(2).getString(), slot->second->inputs);
    }
    for (PlaybackSlot& slot : slots) {
        for (const VideoCheckRecord& check : checks_of(slot.session)) {
            if (check.file != slot.file || !check.played) continue;
            slot.decoded_length = check.played;
            break;
        }
    }
}

StageInputs PlaybackTable::stage_of(const std::string& room) {
    auto& query = database_.statement(
        "SELECT value FROM session_inputs WHERE session=? AND input='line_up_since'"
        " ORDER BY clock DESC, entry DESC LIMIT 1");
    query.bind(1, room);
    StageInputs stage;
    if (!query.executeStep()) return stage;
    const json value = json::parse(query.getColumn(0).getString(), nullptr, false);
    if (value.is_number_integer()) stage.line_up_since = instant_from_ms(value.get<long long>());
    return stage;
}

std::vector<VideoCheckRecord> PlaybackTable::checks_of(const std::string& session) {
    std::vector<VideoCheckRecord> checks;
    each_standing(database_, session, entry_kind::video_checked,
                  [&](const Entry& entry) { checks.push_back(check_of(entry)); });
    std::reverse(checks.begin(), checks.end());
    return checks;
}

std::vector<VideoShowing> PlaybackTable::showings_of(const std::string& session) {
    std::vector<VideoShowing> showings;
    each_standing(database_, session, entry_kind::video_shown,
                  [&](const Entry& entry) { take_shown(entry, showings); });
    return showings;
}

std::vector<PlaybackChange> PlaybackTable::changes_of(const std::string& session) {
    std::vector<PlaybackChange> changes;
    each_standing(database_, session, entry_kind::playback_changed,
                  [&](const Entry& entry) { changes.push_back(change_of(entry)); });
    return changes;
}

std::string PlaybackTable::newest_deed(const std::string& session) {
    std::string newest;
    each_standing(database_, session, entry_kind::playback_changed,
                  [&](const Entry& entry) { newest = entry_id(entry); });
    return newest;
}

}  // namespace lanyard
