// Sentences are put together of what is known; what is not known is left out.
#include "roles/cue/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "event/session_words.h"
#include "screens/needed_words.h"
#include "screens/words.h"

namespace lanyard {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// Whoever thinks about a Go that is late thinks of this much.
constexpr minutes late_by{3};

std::string people_of(const PlannedSession& session) {
    if (session.speakers.empty()) return session.title;
    std::string all;
    for (std::size_t i = 0; i < session.speakers.size(); ++i) {
        const char* between = i == 0 ? "" : i + 1 == session.speakers.size() ? "" : ", ";
        if (i > 0 && i + 1 == session.speakers.size())
            all = filled(tr("{people} and {person}"), {{"people", all}, {"person", session.speakers[i]}});
        else
            all += between + session.speakers[i];
    }
    return all;
}

std::string minus_sign(double number, int digits) {
    return (number < 0 ? "−" : "") + fmt::format("{:.{}f}", std::abs(number), digits);
}

// Of a file that nobody has seen to its end.
std::string unchecked_words(const PlaybackSlot& slot, const PlaybackView& view) {
    const auto under_way = view.checking.find(slot.session);
    if (under_way == view.checking.end()) return tr("not checked yet");
    if (!under_way->second) return tr("will be checked…");
    return filled(tr("being checked, {percent} %…"), {{"percent", std::to_string(*under_way->second)}});
}

}  // namespace

std::string countdown_words(Milliseconds time, bool is_signed) {
    // A countdown shows what is left of a second as a whole one, a clock that counts up what has passed.
    const bool is_before = time < Milliseconds::zero();
    const auto whole = is_before ? (-time.count() + 999) / 1000 : time.count() / 1000;
    const long long hours = whole / 3600, minute = whole / 60 % 60, second = whole % 60;
    const std::string sign = !is_signed ? "" : is_before ? "−" : "+";
    if (hours > 0) return fmt::format("{}{}:{:02}:{:02}", sign, hours, minute, second);
    return fmt::format("{}{:02}:{:02}", sign, minute, second);
}

std::string state_words(const StageNow& stage, Instant now) {
    if (stage.playback.audience == AudienceSees::way_out) return tr("EVACUATION · Go waits until it is over");
    if (!stage.slot) return tr("No video is left today");
    switch (stage.playback.state) {
        case PlaybackState::idle:
            return tr("Next video · arms one minute before its start");
        case PlaybackState::armed:
            if (stage.slot->held) return tr("ARMED · its session is held");
            if (!takes_go(*stage.slot, now)) return tr("ARMED · starts by the clock");
            return now < stage.slot->start ? tr("ARMED · waiting for Go")
                                           : tr("ARMED · late, waiting for Go");
        case PlaybackState::playing:
            if (!stage.slot->loops && now >= stage.slot->end)
                return filled(tr("PLAYING · {time} over its slot"),
                              {{"time", countdown_words(now - stage.slot->end, false)}});
            if (stage.slot->inputs.card) return tr("PLAYING behind the card");
            return stage.slot->inputs.muted ? tr("PLAYING · muted") : tr("PLAYING");
        case PlaybackState::held:
            return tr("HELD");
        case PlaybackState::ended:
            break;
    }
    return tr("OVER");
}

std::string audience_words(AudienceSees audience) {
    switch (audience) {
        case AudienceSees::video:
            return tr("video");
        case AudienceSees::line_up:
            return tr("line-up");
        case AudienceSees::way_out:
            return tr("the way out");
        case AudienceSees::card:
            break;
    }
    return tr("holding card");
}

std::string file_words(const PlaybackSlot& slot, const PlaybackView& view, const std::string& zone) {
    if (slot.file.empty()) return tr("No file is named for it in the programme");
    if (view.missing.count(slot.session))
        return filled(tr("{file} is not in the event's folder"), {{"file", slot.file}});
    const VideoCheckRecord* check = view.day.check(slot.session);
    if (!check) return slot.file + " · " + unchecked_words(slot, view);
    std::vector<std::string> parts;
    if (check->played) parts.push_back(countdown_words(*check->played, false));
    parts.push_back(check->captions > 0 ? tr("captions on") : tr("no captions"));
    if (check->loudness_lufs) {
        const bool is_right = check->correction_db && std::abs(*check->correction_db) <= 1;
        parts.push_back(minus_sign(*check->loudness_lufs, 0) + " LUFS" +
                        (is_right
                             ? " ✓"
                             : " (" +
                                   filled(tr("set right by {change} dB"),
                                          {{"change", minus_sign(check->correction_db.value_or(0), 1)}}) +
                                   ")"));
    }
    const std::string at = format_clock(check->at, zone);
    if (check->verdict == "broken")
        parts.push_back(filled(tr("✕ will not play right, checked {time}"), {{"time", at}}));
    else if (check->verdict == "look")
        parts.push_back(filled(tr("⚠ plays, have a look, checked to the end {time}"), {{"time", at}}));
    else
        parts.push_back(filled(tr("checked to the end {time} ✓"), {{"time", at}}));
    std::string words;
    for (const std::string& part : parts) words += (words.empty() ? "" : " · ") + part;
    // How loud it is was said, and what is done about it.
    const auto problem =
        std::find_if(check->problems.begin(), check->problems.end(), [&](const std::string& one) {
            return !check->loudness_lufs || one.find(" LUFS") == std::string::npos;
        });
    if (check->verdict != "ready" && problem != check->problems.end()) words += ": " + *problem;
    return words;
}

std::string on_stage_words(const std::vector<Session>& sessions, const std::string& room,
                           const StageNow& stage, Instant now, const std::string& zone) {
    const PlaybackSlot* slot = stage.slot;
    const bool is_its = stage.playback.state == PlaybackState::playing;
    const NowAndNext on = now_and_next(sessions, room, now);
    std::string words;
    std::vector<const Session*> all = on.also;
    if (on.now) all.push_back(on.now);
    for (const Session* session : all) {
        // A video whose time it is has the stage when it plays, and not before.
        if (session->planned.kind == SessionKind::video) continue;
        words += (words.empty() ? "" : " ") + filled(is_its ? tr("{people} wait for it, on until {time}.")
                                                            : tr("On stage now: {people}, until {time}."),
                                                     {{"people", people_of(session->planned)},
                                                      {"time", format_clock(session->end, zone)}});
    }
    // What follows the video, not the video itself; behind what does not take place, what does.
    for (const Session& session : sessions) {
        const bool is_here = session.planned.room.empty() || session.planned.room == room;
        const bool is_slot = slot && session.planned.id == slot->session;
        const bool is_to_come = session.start > now || is_held(session, now);
        if (!is_here || is_slot || !is_to_come) continue;
        if (slot && session.start < slot->start && !is_held(session, now)) continue;
        words += (words.empty() ? "" : " ") +
                 filled(tr("Then {people}, {time}."),
                        {{"people", people_of(session.planned)},
                         {"time", session_when(session, format_clock(session.start, zone), now, zone)}});
        if (!session.inputs.cancelled) break;
    }
    return words;
}

std::string end_words(const StageNow& stage, Instant now, const std::string& zone) {
    if (!stage.slot || stage.playback.state != PlaybackState::playing) return {};
    const PlaybackSlot& slot = *stage.slot;
    const Instant end = slot.loops ? slot.end : now + slot.length() - stage.playback.position;
    const Instant planned = slot.planned_start + (slot.end - slot.start);
    return filled(tr("Ends {time}, planned {planned}."),
                  {{"time", format_clock(end, zone)}, {"planned", format_clock(planned, zone)}});
}

std::string next_video_words(const StageNow& stage, const std::string& zone) {
    if (!stage.next) return {};
    return filled(tr("Next video: {title}, {time}."),
                  {{"title", stage.next->title}, {"time", format_clock(stage.next->start, zone)}});
}

RundownWords rundown_words(const RundownItem& item, const std::string& zone) {
    const std::string start = format_clock(item.start, zone), end = format_clock(item.end, zone);
    const std::string planned = format_clock(item.planned_end, zone);
    RundownWords words;
    words.times = end == planned ? start + "–" + end : planned + " → " + end;
    words.title = item.session.planned.title;
    if (!item.session.planned.speakers.empty()) words.title += " · " + people_of(item.session.planned);
    words.said = start + "–" + end;
    if (end != planned) words.said += ", " + filled(tr("planned {time}"), {{"time", planned}});
    return words;
}

std::string late_go_words(const std::vector<Session>& sessions, const PlaybackSlot& slot, Instant now,
                          const std::string& zone) {
    const bool is_late = now > slot.start + seconds(30);
    const Instant go = is_late ? now : slot.start + late_by;
    const ProgrammeEffect effect = effect_of_go(sessions, slot.session, go);
    long long most = 0;
    for (const SessionMove& move : effect.moves) {
        if (move.after.planned.id != slot.session)
            most = std::max<long long>(most, (move.after.start - move.before.start).count() / 60'000);
    }
    const Session* holds = first_that_holds(sessions, slot.session, effect);
    const std::string at = format_clock(go, zone), minutes_moved = std::to_string(most);
    const std::string what = most == 0
                                 ? filled(tr("If Go is at {time}, nothing after it moves"), {{"time", at}})
                                 : filled(tr("If Go is at {time}, everything after it moves {count} min"),
                                          {{"time", at}, {"count", minutes_moved}});
    if (!holds) return what + ".";
    return what + "; " +
           filled(tr("{session} at {time} holds."),
                  {{"session", holds->planned.title}, {"time", format_clock(holds->start, zone)}});
}

std::vector<std::string> cue_warnings(const PlaybackView& view, const std::string& room,
                                      const StageNow& stage, Instant now) {
    std::vector<std::string> warnings;
    const StagePulse* pulse = view.stage(room);
    if (pulse && !pulse->problem.empty())
        warnings.push_back(filled(tr("The stage: {problem}"), {{"problem", tr(pulse->problem)}}));
    if (!pulse) warnings.push_back(tr("No stage screen of this room runs on this machine."));
    if (pulse && !pulse->has_device)
        warnings.push_back(tr("The stage has no sound: no audio device is there."));
    if (stage.slot && view.missing.count(stage.slot->session))
        warnings.push_back(filled(tr("{file} is not in the event's folder"), {{"file", stage.slot->file}}) +
                           ".");
    for (const VideoShowing& showing : view.day.showings) {
        if (!stage.slot || showing.session != stage.slot->session || !is_failure(showing.end) || pulse)
            continue;
        warnings.push_back(tr("A stage could not play it. It shows the card."));
        break;
    }
    if (view.needed.empty()) return warnings;
    warnings.push_back(missing_words(view.needed.front(), now));
    if (const auto more = static_cast<long long>(view.needed.size()) - 1; more > 0)
        warnings.back() += " · " + filled(tr("and {count} more"), {{"count", std::to_string(more)}});
    return warnings;
}

}  // namespace lanyard
