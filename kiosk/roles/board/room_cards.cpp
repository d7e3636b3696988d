// Each look is measured by the same lines that it is drawn with.
#include "roles/board/room_cards.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "event/session_words.h"
#include "screens/board_parts.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr float smallest_letters = smallest_board_letters, title_letters = board_title_letters;
constexpr long long counts_down_from_minutes = 90;
// From this width on a row has the room's name, what is on and what is next beside each other.
constexpr float wide_row = 1400;

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

// Everything that is on in a room, as it began.
std::vector<const Session*> on_in(const BoardRoom& room) {
    std::vector<const Session*> on = room.also;
    if (room.now) on.push_back(room.now);
    return on;
}

}  // namespace

void RoomCards::look(RoomLook look, float shrunk) {
    is_full_ = look == RoomLook::full;
    is_tight_ = look == RoomLook::tight;
    shrunk_ = shrunk;
}

TextStyle RoomCards::letters(float size, Weight weight, int most_lines) const {
    TextStyle style = board_style(theme_, size, weight, most_lines);
    style.size = std::round(style.size * shrunk_);
    return style;
}
float RoomCards::pad() const {
    return theme_.px(is_full_ ? 36 : 18);
}
float RoomCards::name_height() const {
    return std::round(theme_.px(smallest_letters) * (is_full_ ? 1.9f : 1.35f));
}

RoomCards::Measured RoomCards::measure(const BoardRoom& room, RoomLook look_wanted, float width,
                                       float shrunk) {
    look(look_wanted, shrunk);
    if (look_wanted == RoomLook::full) return measure_stack(room, width);
    if (look_wanted == RoomLook::quiet) return measured(quiet_lines(room), width, 0);
    return measure_row(room, width);
}

void RoomCards::draw(const BoardRoom& room, RoomLook look_wanted, const Rect& cell, float shrunk) {
    look(look_wanted, shrunk);
    ui_.record("room_" + room.id, "group", room.name, cell).value = said_of(room);
    if (look_wanted == RoomLook::full)
        draw_full(room, cell);
    else if (look_wanted == RoomLook::quiet)
        draw_lines(quiet_lines(room), cell);
    else
        draw_row(room, cell);
}

std::string RoomCards::left_words(const Session& session) const {
    const long long left = (session.end - now_).count() / 60'000 + 1;
    if (left > counts_down_from_minutes)
        return filled(tr("until {time}"), {{"time", format_clock(session.end, zone_)}});
    return filled(tr("{count} min left"), {{"count", std::to_string(left)}});
}
std::string RoomCards::now_words(const Session& session) const {
    return session_words(session, now_, zone_) + " · " + left_words(session);
}
std::string RoomCards::next_words(const Session& session) const {
    return session_when(session, short_time(session.start, now_, zone_), now_, zone_);
}

// What the tree says of a room in one line.
std::string RoomCards::said_of(const BoardRoom& room) const {
    std::string said;
    const auto say = [&](const std::string& when, const Session& session) {
        said += (said.empty() ? "" : "; ") + when + ": " + session.planned.title;
    };
    for (const Session* session : on_in(room)) say(now_words(*session), *session);
    for (const Session* session : {room.next, room.later})
        if (session) say(next_words(*session), *session);
    return said;
}

RoomCards::Lines RoomCards::now_lines(const Session& session) const {
    const Colour ink = ui_.palette().on_header;
    return card_lines(now_words(session), ink, session, ink, ink,
                      is_tight_ ? smallest_letters : title_letters);
}

// Alone in a row it is as large as what would be on.
RoomCards::Lines RoomCards::next_lines(const Session& session, bool is_alone) const {
    const Palette& palette = ui_.palette();
    const SessionState state = session_state(session, now_);
    std::string when = next_words(session);
    Colour colour = palette.ink;
    if (state == SessionState::cancelled) {
        when = "✕ " + when;
        colour = colours_of(ui_, StatusLook::gone).ink;
    } else if (state == SessionState::delayed) {
        colour = colours_of(ui_, Mood::attention).ink;
    }
    const bool is_large = is_full_ || (is_alone && !is_tight_);
    return card_lines(when, colour, session, palette.ink, palette.quiet_ink,
                      is_large ? title_letters : smallest_letters);
}

RoomCards::Lines RoomCards::card_lines(const std::string& when, Colour when_colour, const Session& session,
                                       Colour title_colour, Colour people_colour, float title_size) const {
    const std::string people = session.inputs.cancelled ? "" : joined(session.planned.speakers);
    const TextStyle plain = letters(smallest_letters, Weight::regular, 4);
    const Line title{session.planned.title, letters(title_size, Weight::bold, 6), title_colour};
    const Line time{when, letters(smallest_letters, Weight::semibold, 2), when_colour};
    if (is_full_) {
        if (people.empty()) return {time, title};
        return {time, title, {people, plain, people_colour}};
    }
    // In a row, who speaks goes on behind the time.
    if (people.empty()) return {time, title};
    Line both{when + " · " + people, plain, when_colour};
    both.style.marks = true;
    both.words = "**" + when + "** · " + people;
    return {both, title};
}

RoomCards::Lines RoomCards::quiet_lines(const BoardRoom& room) const {
    Lines lines = {{room.name, letters(smallest_letters, Weight::bold, 2), ui_.palette().ink}};
    if (room.next)
        lines.push_back({next_words(*room.next) + "  " + room.next->planned.title,
                         letters(smallest_letters, Weight::regular, 4), ui_.palette().quiet_ink});
    return lines;
}

RoomCards::Measured RoomCards::measured(const Lines& lines, float width, float around) const {
    Measured all{2 * around, false};
    for (const Line& line : lines) {
        const TextBlock block = ui_.words().measure(line.words, line.style, width - 2 * around);
        all.height += block.logical.h;
        all.cut = all.cut || block.cut;
    }
    all.height = std::ceil(all.height);
    return all;
}

// The name over cards under each other.
RoomCards::Measured RoomCards::measure_stack(const BoardRoom& room, float width) const {
    Measured all{name_height(), false};
    const auto add = [&](const Lines& lines) {
        const Measured card = measured(lines, width, pad());
        all.height += card.height + card_gap();
        all.cut = all.cut || card.cut;
    };
    for (const Session* session : on_in(room)) add(now_lines(*session));
    if (room.next) add(next_lines(*room.next, !room.now));
    all.height -= card_gap();
    return all;
}

RoomCards::RowPlaces RoomCards::places(const BoardRoom& room, float width) const {
    RowPlaces places;
    places.is_wide = width >= theme_.px(wide_row);
    if (!places.is_wide) return {false, width, 0, width, width};
    places.name = std::round(theme_.px(280));
    places.left = places.name + card_gap();
    const float rest = width - places.left;
    if (!room.now || !room.next) {
        places.now = places.next = rest;
        return places;
    }
    places.now = std::round((rest - card_gap()) * (is_tight_ ? 0.5f : 0.56f));
    places.next = rest - card_gap() - places.now;
    return places;
}

RoomCards::Measured RoomCards::measure_row(const BoardRoom& room, float width) const {
    const RowPlaces row = places(room, width);
    if (!row.is_wide) return measure_stack(room, width);
    const TextBlock name =
        ui_.words().measure(room.name, letters(smallest_letters, Weight::bold, 3), row.name);
    Measured on;
    for (const Session* session : on_in(room)) {
        const Measured card = measured(now_lines(*session), row.now, pad());
        on.height += card.height + (on.height > 0 ? card_gap() : 0);
        on.cut = on.cut || card.cut;
    }
    const Measured next =
        room.next ? measured(next_lines(*room.next, !room.now), row.next, pad()) : Measured{};
    return {std::max({name.logical.h, on.height, next.height}), name.cut || on.cut || next.cut};
}

void RoomCards::draw_name(const BoardRoom& room, const Rect& cell) {
    const TextStyle name = letters(smallest_letters, Weight::bold, 1);
    const float name_width =
        std::min(cell.w, std::ceil(ui_.words().measure(room.name, name, cell.w).logical.w) + 2);
    ui_.silent_text(room.name, name, {cell.x, cell.y, name_width, 0}, ui_.palette().ink);
    const float left = cell.x + name_width + theme_.px(24);
    const TextStyle access = letters(smallest_letters, Weight::regular, 1);
    // A note that has no room beside the name is left to the room's own sign.
    if (!room.access.empty() && !ui_.words().measure(room.access, access, cell.right() - left).cut)
        ui_.silent_text(room.access, access, {left, cell.y, cell.right() - left, 0}, ui_.palette().quiet_ink);
}

void RoomCards::draw_full(const BoardRoom& room, const Rect& cell) {
    draw_name(room, cell);
    float y = cell.y + name_height();
    for (const Session* session : on_in(room))
        y = draw_card(now_lines(*session), {cell.x, y, cell.w, 0}, true) + card_gap();
    if (room.next)
        y = draw_card(next_lines(*room.next, !room.now), {cell.x, y, cell.w, 0}, false) + card_gap();
    if (!room.now && !room.next)
        ui_.silent_text(tr("Nothing more today."), letters(title_letters, Weight::bold, 2),
                        {cell.x, y, cell.w, 0}, ui_.palette().ink);
    if (room.later) draw_later(*room.later, {cell.x, y, cell.w, cell.bottom() - y});
}

void RoomCards::draw_row(const BoardRoom& room, const Rect& cell) {
    const RowPlaces row = places(room, cell.w);
    float y = cell.y;
    if (row.is_wide) {
        ui_.silent_text(room.name, letters(smallest_letters, Weight::bold, 3), {cell.x, y, row.name, 0},
                        ui_.palette().ink);
    } else {
        draw_name(room, cell);
        y += name_height();
    }
    for (const Session* session : on_in(room))
        y = draw_card(now_lines(*session), {cell.x + row.left, y, row.now, 0}, true) + card_gap();
    if (!room.next) return;
    const bool is_beside = row.is_wide && room.now;
    const float x = cell.x + row.left + (is_beside ? row.now + card_gap() : 0);
    draw_card(next_lines(*room.next, !room.now), {x, is_beside ? cell.y : y, row.next, 0}, false);
}

float RoomCards::draw_lines(const Lines& lines, const Rect& box) {
    float y = box.y;
    for (const Line& line : lines)
        y += ui_.silent_text(line.words, line.style, {box.x, y, box.w, 0}, line.colour).h;
    return y;
}

float RoomCards::draw_card(const Lines& lines, Rect box, bool is_now) {
    box.h = measured(lines, box.w, pad()).height;
    const float rounding = theme_.px(is_full_ ? 24 : 16);
    ui_.fill(box, is_now ? ui_.palette().header : ui_.palette().card, rounding);
    if (!is_now) ui_.outline(box, ui_.palette().rule, std::max(2.f, theme_.px(3)), rounding);
    draw_lines(lines, box.inset(pad(), pad()));
    return box.bottom();
}

// Only where all of it has room: the board never cuts.
void RoomCards::draw_later(const Session& session, const Rect& place) {
    const std::string words = next_words(session) + "  " + session.planned.title;
    const TextStyle style = letters(smallest_letters, Weight::regular, 2);
    const TextBlock block = ui_.words().measure(words, style, place.w - 2 * pad());
    if (block.cut || block.logical.h > place.h) return;
    ui_.silent_text(words, style, {place.x + pad(), place.y, place.w - 2 * pad(), 0},
                    ui_.palette().quiet_ink);
}

}  // namespace lanyard
