// A deed looks at the slot as it is now and appends one entry, in one transaction.
#include "desk/playback_deeds.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/language.h"
#include "desk/desk.h"
#include "desk/entry_about.h"
#include "desk/event_files.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/notice_table.h"
#include "store/playback_table.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

std::vector<PlaybackSlot> read_slots(Desk& desk, std::vector<Session>* sessions = nullptr) {
    auto programme = ProgrammeTable(desk.database()).programme();
    auto slots = playback_slots_of(programme, desk.folder());
    PlaybackTable(desk.database()).read_into(slots);
    give_turns(slots);
    if (sessions) *sessions = std::move(programme);
    return slots;
}

json tape_value(const Tape& tape) {
    return json::parse(tape_to_json(tape));
}

// From the beginning, seen and heard.
json going(Instant at, const std::string& actor) {
    json body = {{"muted", false}, {"card", false}};
    body["tape"] = tape_value({Tape::Moved::playing, at, {}, at, actor});
    return body;
}

// The tape as it is by now, moved by hand or by the clock.
Tape moved(const PlaybackSlot& slot, const Playback& playback, Tape::Moved how, Instant now) {
    Tape tape = slot.inputs.tape;
    if (const auto started = started_by_clock(slot, now)) {
        tape.went_at = *started;
        tape.went_by = "clock";
    }
    tape.moved = how;
    tape.at = now;
    tape.position = playback.position;
    return tape;
}

// Why Go does not play a slot that neither plays nor is over; none where it does.
std::optional<Error> refuses_go(const PlaybackSlot& slot, const std::vector<PlaybackSlot>& slots,
                                Instant now) {
    if (const PlaybackSlot* first = waits_behind(slots, slot, now))
        return refused(translatable("comes after a video that is not over"), slot.session,
                       "Play " + first->title + " first, or skip it");
    if (takes_go(slot, now)) return std::nullopt;
    if (playback_at(slot, now).state == PlaybackState::armed)
        return refused(translatable("starts by the clock"), slot.session,
                       "To play it earlier, move its session");
    return refused(translatable("is not armed yet"), slot.session,
                   "Go works from a minute before its start; to play it earlier, move its session");
}

// To a place in it, which the proof of play wants to know with the one that it left.
json jumped(const PlaybackSlot& slot, const Playback& playback, Milliseconds position, Instant now) {
    const bool is_held = playback.state == PlaybackState::held;
    Tape tape = moved(slot, playback, is_held ? Tape::Moved::held : Tape::Moved::playing, now);
    tape.position = position;
    json value = tape_value(tape);
    value["jumped_from_ms"] = playback.position.count();
    return {{"tape", std::move(value)}};
}

// The card at once; what it covers can go on from where it was.
json covered_and_held(const PlaybackSlot& slot, const Playback& playback, Instant now) {
    return {{"card", true}, {"tape", tape_value(moved(slot, playback, Tape::Moved::held, now))}};
}

Result<json> body_of(const PlaybackDeed& deed, const PlaybackSlot& slot,
                     const std::vector<PlaybackSlot>& slots, const Deed& by) {
    const Playback playback = playback_at(slot, by.now);
    const bool plays = playback.state == PlaybackState::playing,
               is_held = playback.state == PlaybackState::held;
    const auto no = [&](const char* why, const std::string& remedy = {}) {
        return refused(why, slot.session, remedy);
    };
    switch (deed.act) {
        case PlaybackAct::go:
            if (slot.cancelled) return no("is cancelled", "Restore its session first");
            if (plays) return no(translatable("plays already"));
            if (is_held) return no(translatable("is held"), "Resume it");
            if (playback.state == PlaybackState::ended) return no(translatable("is over"));
            if (auto error = refuses_go(slot, slots, by.now)) return *error;
            {
                json body = going(by.now, by.actor);
                body["started_at"] = to_ms(by.now);
                body["held"] = false;
                return body;
            }
        case PlaybackAct::again:
            if (slot.cancelled) return no("is cancelled", "Restore its session first");
            if (playback.state != PlaybackState::ended && !is_held) return no("is not over");
            if (const PlaybackSlot* on = on_stage(slots, slot.room, by.now);
                on && on->session != slot.session)
                return no("cannot play while another video does", "Skip " + on->title + " first");
            return going(by.now, by.actor);
        case PlaybackAct::hold:
            if (!plays) return no(translatable("does not play"));
            return json{{"tape", tape_value(moved(slot, playback, Tape::Moved::held, by.now))}};
        case PlaybackAct::resume:
            if (!is_held) return no("is not held");
            return json{{"tape", tape_value(moved(slot, playback, Tape::Moved::playing, by.now))}};
        case PlaybackAct::skip:
            if (playback.state == PlaybackState::ended) return no(translatable("is over"));
            if (playback.state == PlaybackState::idle)
                return no(translatable("is not armed yet"), "Cancel its session instead");
            return json{{"tape", tape_value(moved(slot, playback, Tape::Moved::skipped, by.now))}};
        case PlaybackAct::jump:
            if (!plays && !is_held) return no(translatable("does not play"));
            if (deed.position < Milliseconds::zero() || deed.position >= slot.length())
                return no(translatable("is not so long"));
            return jumped(slot, playback, deed.position, by.now);
        case PlaybackAct::panic:
            if (!plays && !is_held) return no(translatable("does not play"));
            return covered_and_held(slot, playback, by.now);
        case PlaybackAct::volume:
            if (deed.volume_db < quietest_volume_db || deed.volume_db > loudest_volume_db)
                return no(translatable("cannot be louder or quieter than that"));
            return json{{"volume_db", deed.volume_db}};
        case PlaybackAct::mute:
            if (slot.inputs.muted) return no("is muted already");
            return json{{"muted", true}};
        case PlaybackAct::unmute:
            if (!slot.inputs.muted) return no("is not muted");
            return json{{"muted", false}};
        case PlaybackAct::show_card:
            if (slot.inputs.card) return no("is covered by the card already");
            return json{{"card", true}};
        case PlaybackAct::show_video:
            if (!slot.inputs.card) return no("is not covered");
            return json{{"card", false}};
        case PlaybackAct::line_up:
        case PlaybackAct::end_line_up:
        case PlaybackAct::undo:
            break;
    }
    return no("nothing to do");
}

Result<NewEntry> line_up_entry(Desk& desk, const PlaybackDeed& deed, NewEntry entry, const Deed& by) {
    const StageInputs stage = PlaybackTable(desk.database()).stage_of(deed.subject);
    const bool is_on = stage.line_up_since && by.now < *stage.line_up_since + line_up_lasts;
    const bool wanted = deed.act == PlaybackAct::line_up;
    if (is_on == wanted)
        return refused(wanted ? "the line-up is on already" : "no line-up is on", deed.subject);
    entry.body = json{{"line_up_since", wanted ? json(to_ms(by.now)) : json(nullptr)}}.dump();
    return entry;
}

bool lets_play(PlaybackAct act) {
    return act == PlaybackAct::go || act == PlaybackAct::again || act == PlaybackAct::resume;
}

Result<NewEntry> entry_of(Desk& desk, const PlaybackDeed& deed, const Deed& by) {
    NewEntry entry = entry_about(entry_kind::playback_changed, deed.subject, by);
    if (deed.act == PlaybackAct::line_up || deed.act == PlaybackAct::end_line_up)
        return line_up_entry(desk, deed, std::move(entry), by);
    const auto slots = read_slots(desk);
    const auto slot = std::find_if(slots.begin(), slots.end(),
                                   [&](const PlaybackSlot& one) { return one.session == deed.subject; });
    if (slot == slots.end())
        return bad_input("no session with a video has this id", deed.subject,
                         "See them with: lanyard video check --json");
    if (deed.act == PlaybackAct::undo) {
        const std::string newest = PlaybackTable(desk.database()).newest_deed(slot->session);
        if (newest.empty()) return refused("nothing was done that could be taken back", slot->session);
        entry.kind = entry_kind::undone;
        entry.undoes = {newest};
        return entry;
    }
    if (lets_play(deed.act) && NoticeTable(desk.database()).evacuation())
        return refused(translatable("waits: the building is being left"), slot->session,
                       "Play it when that is over");
    auto body = body_of(deed, *slot, slots, by);
    if (!body) return body.error();
    entry.body = body->dump();
    return entry;
}

}  // namespace

Result<std::string> do_playback_deed(Desk& desk, const PlaybackDeed& deed, const Deed& by) {
    return desk.journal().transact([&]() -> Result<std::string> {
        auto entry = entry_of(desk, deed, by);
        if (!entry) return entry.error();
        return desk.journal().append(*entry);
    });
}

void hold_what_plays(Desk& desk, const Deed& by) {
    for (const PlaybackSlot& slot : read_slots(desk)) {
        const Playback playback = playback_at(slot, by.now);
        if (playback.state != PlaybackState::playing) continue;
        NewEntry entry = entry_about(entry_kind::playback_changed, slot.session, by);
        entry.body = json{{"tape", tape_value(moved(slot, playback, Tape::Moved::held, by.now))}}.dump();
        desk.journal().append(entry);
    }
}

Result<std::vector<std::string>> record_clock_starts(Desk& desk, Instant now) {
    const auto due = [now](const PlaybackSlot& slot) { return started_by_clock(slot, now).has_value(); };
    const auto looked = desk.database().read([&] { return read_slots(desk); });
    if (!looked) return looked.error();
    if (std::none_of(looked->begin(), looked->end(), due)) return std::vector<std::string>{};
    return desk.journal().transact([&] {
        std::vector<std::string> started;
        // Looked at again: another process may have written it down in between.
        for (const PlaybackSlot& slot : read_slots(desk)) {
            const auto start = started_by_clock(slot, now);
            if (!start) continue;
            NewEntry entry =
                entry_about(entry_kind::playback_changed, slot.session, {"clock", false, *start});
            json body = going(*start, "clock");
            body["started_at"] = to_ms(*start);
            entry.body = body.dump();
            desk.journal().append(entry);
            started.push_back(slot.session);
        }
        return started;
    });
}

StageInputs PlaybackDay::stage(const std::string& room) const {
    StageInputs stage;
    for (const auto& [id, inputs] : stages)
        if (id == room) stage = inputs;
    stage.evacuating = evacuating;
    return stage;
}

const VideoCheckRecord* PlaybackDay::check(const std::string& session) const {
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [&](const VideoCheckRecord& check) { return check.session == session; });
    return found == checks.end() ? nullptr : &*found;
}

Result<PlaybackDay> playback_day(Desk& desk) {
    return desk.database().read([&] {
        PlaybackDay day;
        day.slots = read_slots(desk, &day.sessions);
        PlaybackTable table(desk.database());
        for (const PlaybackSlot& slot : day.slots) {
            for (VideoCheckRecord& check : table.checks_of(slot.session)) {
                if (check.file != slot.file) continue;
                day.checks.push_back(std::move(check));
                break;
            }
            day.changes.emplace_back(slot.session, table.changes_of(slot.session));
            for (VideoShowing& showing : table.showings_of(slot.session))
                day.showings.push_back(std::move(showing));
        }
        // A room without a slot may still be lined up.
        std::set<std::string> rooms;
        for (const Room& room : desk.folder().config.rooms) rooms.insert(room.id);
        for (const PlaybackSlot& slot : day.slots) rooms.insert(slot.room);
        for (const std::string& room : rooms) day.stages.emplace_back(room, table.stage_of(room));
        day.evacuating = NoticeTable(desk.database()).evacuation().has_value();
        return day;
    });
}

}  // namespace lanyard
