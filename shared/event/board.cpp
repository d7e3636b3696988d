// Every room is asked for its now and next, and for what comes after that.
#include "event/board.h"

#include <algorithm>

#include "event/name_fold.h"

namespace lanyard {
namespace {

// A cancelled one is told of as long as it would last.
bool is_shown(const Session& session, Instant now) {
    return session.end > now || is_left(session, now);
}

// The first that begins after `session`, in the same room or everywhere.
const Session* after(const std::vector<Session>& sessions, const Session& session, std::string_view room) {
    const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const Session& later) {
        const bool is_here = later.planned.room.empty() || later.planned.room == room;
        return is_here && !later.inputs.cancelled && later.start >= session.start && &later > &session;
    });
    return found == sessions.end() ? nullptr : &*found;
}

BoardRoom board_room(const std::vector<Session>& sessions, const Room& room, Instant now) {
    BoardRoom shown{room.id, room.name, room.access};
    const NowAndNext on = now_and_next(sessions, room.id, now);
    shown.now = on.now;
    shown.also = on.also;
    shown.next = on.next;
    if (on.next) shown.later = after(sessions, *on.next, room.id);
    return shown;
}

// Punctuation counts: "K.1" and "K1" are two rooms.
bool is_meant(const std::string& words, const std::string& name) {
    const std::string wanted = fold_email(words), folded = fold_email(name);
    if (wanted.empty() || wanted.back() != '*') return wanted == folded;
    return folded.compare(0, wanted.size() - 1, wanted, 0, wanted.size() - 1) == 0;
}

bool is_in_room(const Session& session, const EventConfig& config, const std::string& words) {
    const std::string& id = session.planned.room;
    const Room* room = config.room(id);
    return !id.empty() && (is_meant(words, id) || (room && is_meant(words, room->name)));
}

template <class Meant>
bool is_any(const std::vector<std::string>& all, Meant&& meant) {
    return all.empty() || std::any_of(all.begin(), all.end(), meant);
}

}  // namespace

std::vector<Session> sessions_for_board(const std::vector<Session>& sessions, const EventConfig& config,
                                        const BoardChoice& choice) {
    std::vector<Session> meant;
    for (const Session& session : sessions) {
        const bool is_here = is_any(
            choice.rooms, [&](const std::string& words) { return is_in_room(session, config, words); });
        const bool is_on_track = is_any(
            choice.tracks, [&](const std::string& words) { return is_meant(words, session.planned.track); });
        if (session.planned.room.empty() || (is_here && is_on_track)) meant.push_back(session);
    }
    return meant;
}

std::string unknown_in_choice(const std::vector<Session>& sessions, const EventConfig& config,
                              const BoardChoice& choice) {
    const auto has = [&](auto&& is_so) { return std::any_of(sessions.begin(), sessions.end(), is_so); };
    for (const std::string& words : choice.rooms)
        if (!has([&](const Session& session) { return is_in_room(session, config, words); })) return words;
    for (const std::string& words : choice.tracks)
        if (!has([&](const Session& session) { return is_meant(words, session.planned.track); }))
            return words;
    return {};
}

bool is_quiet(const BoardRoom& room, Instant now) {
    return !room.now && (!room.next || room.next->start - now > begins_soon);
}

std::vector<BoardRoom> board_rooms(const std::vector<Session>& sessions, const EventConfig& config,
                                   std::string_view room, Instant now) {
    std::vector<Room> rooms = config.rooms;
    for (const Session& session : sessions) {
        const std::string& id = session.planned.room;
        const bool is_known = id.empty() || std::any_of(rooms.begin(), rooms.end(),
                                                        [&](const Room& known) { return known.id == id; });
        if (is_known) continue;
        rooms.emplace_back();
        rooms.back().id = rooms.back().name = id;
    }
    std::vector<BoardRoom> shown;
    for (const Room& one : rooms) {
        if (!room.empty()) {
            if (one.id == room || one.name == room) shown.push_back(board_room(sessions, one, now));
            continue;
        }
        const bool has_own = std::any_of(sessions.begin(), sessions.end(), [&](const Session& session) {
            return session.planned.room == one.id && is_shown(session, now);
        });
        if (has_own) shown.push_back(board_room(sessions, one, now));
    }
    return shown;
}

const Session* next_for_everybody(const std::vector<Session>& sessions, Instant now) {
    const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const Session& session) {
        return session.planned.room.empty() && !session.inputs.cancelled && session.start > now;
    });
    return found == sessions.end() ? nullptr : &*found;
}

int minutes_late(const std::vector<BoardRoom>& rooms) {
    long long most = 0;
    for (const BoardRoom& room : rooms) {
        const Session* session = room.now ? room.now : room.next;
        if (!session || session->inputs.cancelled) continue;
        most = std::max<long long>(most, (session->start - session->planned.start).count());
    }
    return static_cast<int>(most / 60'000);
}

}  // namespace lanyard
