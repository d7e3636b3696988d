// Cards of rooms side by side or one under the other; letters keep their size, and what does not fit beside
// another room has a page of its own.
#include "roles/board/board.h"

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
constexpr std::size_t most_rooms_in_full = 4;

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

// Words above each other in a card, and in what they are written.
struct Line {
    std::string words;
    TextStyle style;
    Colour colour;
};

class Board {
  public:
    Board(Ui& ui, const BoardView& view)
        : ui_(ui),
          view_(view),
          theme_(ui.theme()),
          zone_(view.facts.config.time_zone),
          rooms_(board_rooms(view.sessions, view.facts.config, view.room, view.now)) {}

    int draw() {
        const bool is_sign = !view_.room.empty();
        ui_.screen("board", rooms_.empty() ? "over" : is_sign ? "room" : "rooms", Mood::neutral);
        const Rect body = draw_board_band(
            ui_, is_sign && !rooms_.empty() ? rooms_.front().name : tr("Programme"), view_.now, zone_);
        if (rooms_.empty()) {
            draw_end(body);
            return 1;
        }
        const Rect place = draw_lateness(body).inset(margin(), theme_.px(40));
        const float strip = std::round(theme_.px(100));
        const Rect cells{place.x, place.y, place.w, place.h - strip - gap()};
        const std::vector<Page> pages = pages_in(cells);
        const Page& page = pages[static_cast<std::size_t>(view_.page) % pages.size()];
        shrunk_ = page.shrunk;
        is_brief_ = page.is_brief;
        if (shrunk_ < 1) ui_.report_misfit(rooms_[static_cast<std::size_t>(page.first)].name);
        for (int i = 0; i < page.count; ++i)
            draw_room(rooms_[static_cast<std::size_t>(page.first + i)], page.grid.cell(i));
        shrunk_ = 1;
        draw_strip({place.x, place.bottom() - strip, place.w, strip}, page.first, page.first + page.count,
                   static_cast<int>(pages.size()));
        return static_cast<int>(pages.size());
    }

  private:
    struct Grid {
        Rect place;
        int columns = 1, rows = 1;
        float gap = 0;

        Rect cell(int index) const {
            const float width =
                std::floor((place.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
            const float height =
                std::floor((place.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
            return {place.x + static_cast<float>(index % columns) * (width + gap),
                    place.y + static_cast<float>(index / columns) * (height + gap), width, height};
        }
    };

    // Rooms that follow each other, and how large their letters are.
    struct Page {
        int first = 0, count = 1;
        Grid grid;
        float shrunk = 1;
        bool is_brief = false;  // without speakers, and with smaller titles of what is next
    };

    float margin() const { return board_margin(theme_); }
    float gap() const { return theme_.px(40); }

    TextStyle letters(float size, Weight weight, int most_lines) const {
        TextStyle style = board_style(theme_, size, weight, most_lines);
        style.size = std::round(style.size * shrunk_);
        return style;
    }

    // Upright in a row of its own, else in the band between the title and the clock; gives what is left of
    // `body`.
    Rect draw_lateness(const Rect& body) {
        const int late = minutes_late(rooms_);
        if (late == 0) return body;
        const std::string words =
            filled(tr_n("Running {count} minute late", "Running {count} minutes late", late),
                   {{"count", std::to_string(late)}});
        const PartColours colours = colours_of(ui_, Mood::attention);
        const Rect window = ui_.window();
        const float row = std::round(theme_.px(96)),
                    beside = window.w * 0.36f + 3 * margin() + theme_.px(260);
        const Rect band{window.x, window.y, window.w, body.y - window.y};
        const Rect room = theme_.portrait()
                              ? Rect{body.x + margin(), body.y + theme_.px(28), body.w - 2 * margin(), row}
                              : Rect{band.x + margin() + window.w * 0.36f,
                                     band.y + (band.h - theme_.px(84)) / 2, window.w - beside, theme_.px(84)};
        TextStyle style = letters(smallest_letters, Weight::semibold, 1);
        style.align = TextAlign::centre;
        style.smallest = style.size * 0.6f;
        const float pad = theme_.px(28);
        const TextBlock block = ui_.words().measure(words, style, room.w - 2 * pad);
        const float width =
            theme_.portrait() ? room.w : std::min(room.w, std::ceil(block.logical.w) + 2 * pad + 2);
        const Rect box{std::round(room.x + (room.w - width) / 2), std::round(room.y), width,
                       std::round(room.h)};
        ui_.fill(box, colours.ground, theme_.px(16));
        ui_.text("lateness", "status", words, style,
                 {box.x + pad, box.y + (box.h - block.logical.h) / 2, width - 2 * pad, block.logical.h},
                 colours.ink);
        if (!theme_.portrait()) return body;
        return {body.x, box.bottom(), body.w, body.bottom() - box.bottom()};
    }

    void draw_end(const Rect& body) {
        TextStyle style = letters(72, Weight::bold, 3);
        style.align = TextAlign::centre;
        const std::string words =
            view_.sessions.empty() ? tr("The programme follows.") : tr("Nothing more today.");
        const Rect place = body.inset(margin(), 0);
        const float height = ui_.words().measure(words, style, place.w).logical.h;
        ui_.text("nothing", "status", words, style,
                 {place.x, place.y + (place.h - height) / 2, place.w, height}, ui_.palette().ink);
    }

    std::vector<Page> pages_in(const Rect& place) {
        std::vector<Page> pages;
        const auto count = static_cast<int>(rooms_.size());
        for (int first = 0; first < count; first += pages.back().count)
            pages.push_back(page_from(first, count - first, place));
        return pages;
    }

    // As many of the next `left` rooms as have room for all of their words beside each other: one long title
    // costs its own page only. Where there are many rooms, speakers are left to the rooms' own signs before
    // everybody waits for twice as many pages. A room that has no room even alone gets smaller letters.
    Page page_from(int first, int left, const Rect& place) {
        std::vector<Grid> several;
        if (theme_.portrait())
            for (const int rows : {3, 2}) several.push_back({place, 1, rows, gap()});
        else
            several.push_back({place, 2, 1, gap()});
        const bool has_many = rooms_.size() > most_rooms_in_full;
        for (const bool is_brief : {false, true}) {
            if (is_brief && !has_many) continue;
            for (const Grid& grid : several) {
                const Page page{first, grid.columns * grid.rows, grid, 1, is_brief};
                if (page.count <= left && fits(page)) return page;
            }
        }
        Page alone{first, 1, {place, 1, 1, gap()}, 1, false};
        for (const float shrunk : {1.f, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f}) {
            alone.shrunk = shrunk;
            if (fits(alone)) break;
        }
        return alone;
    }

    bool fits(const Page& page) {
        shrunk_ = page.shrunk;
        is_brief_ = page.is_brief;
        const auto from = rooms_.begin() + page.first;
        const Rect cell = page.grid.cell(0);
        return std::all_of(from, from + page.count,
                           [&](const BoardRoom& room) { return has_room(room, cell); });
    }

    std::string left_words(const Session& session) const {
        const long long left = (session.end - view_.now).count() / 60'000 + 1;
        if (left > counts_down_from_minutes)
            return filled(tr("until {time}"), {{"time", format_clock(session.end, zone_)}});
        return filled(tr("{count} min left"), {{"count", std::to_string(left)}});
    }
    std::string now_words(const Session& session) const {
        return session_words(session, view_.now, zone_) + " · " + left_words(session);
    }
    std::string next_words(const Session& session) const {
        return session_when(session, short_time(session.start, view_.now, zone_), view_.now, zone_);
    }

    std::vector<Line> now_lines(const Session& session) const {
        const Colour ink = ui_.palette().on_header;
        return card_lines(now_words(session), ink, session, ink, ink, title_letters);
    }

    std::vector<Line> next_lines(const Session& session) const {
        const Palette& palette = ui_.palette();
        const SessionState state = session_state(session, view_.now);
        std::string when = next_words(session);
        Colour colour = palette.ink;
        if (state == SessionState::cancelled) {
            when = "✕ " + when;
            colour = colours_of(ui_, StatusLook::gone).ink;
        } else if (state == SessionState::delayed) {
            colour = colours_of(ui_, Mood::attention).ink;
        }
        return card_lines(when, colour, session, palette.ink, palette.quiet_ink,
                          is_brief_ ? smallest_letters : title_letters);
    }

    std::vector<Line> card_lines(const std::string& when, Colour when_colour, const Session& session,
                                 Colour title_colour, Colour people_colour, float title_size) const {
        std::vector<Line> lines = {
            {when, letters(smallest_letters, Weight::semibold, 2), when_colour},
            {session.planned.title, letters(title_size, Weight::bold, 6), title_colour}};
        if (!session.planned.speakers.empty() && !session.inputs.cancelled && !is_brief_)
            lines.push_back({joined(session.planned.speakers), letters(smallest_letters, Weight::regular, 4),
                             people_colour});
        return lines;
    }

    float height_of(const std::vector<Line>& lines, float width) const {
        float height = 2 * card_pad();
        for (const Line& line : lines)
            height += ui_.words().measure(line.words, line.style, width - 2 * card_pad()).logical.h;
        return height;
    }
    bool is_cut(const std::vector<Line>& lines, float width) const {
        return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
            return ui_.words().measure(line.words, line.style, width - 2 * card_pad()).cut;
        });
    }
    float card_pad() const { return theme_.px(36); }
    float card_gap() const { return theme_.px(24); }
    float name_height() const { return std::round(theme_.px(smallest_letters) * 1.9f); }

    bool has_room(const BoardRoom& room, const Rect& cell) const {
        float height = name_height();
        bool cut = false;
        const auto add = [&](const std::vector<Line>& lines) {
            height += height_of(lines, cell.w) + card_gap();
            cut = cut || is_cut(lines, cell.w);
        };
        for (const Session* session : on_in(room)) add(now_lines(*session));
        if (room.next) add(next_lines(*room.next));
        return !cut && height - card_gap() <= cell.h;
    }

    // What the tree says of a room in one line.
    std::string said_of(const BoardRoom& room) const {
        std::string said;
        const auto say = [&](const std::string& when, const Session& session) {
            said += (said.empty() ? "" : "; ") + when + ": " + session.planned.title;
        };
        for (const Session* session : on_in(room)) say(now_words(*session), *session);
        for (const Session* session : {room.next, room.later})
            if (session) say(next_words(*session), *session);
        return said;
    }

    void draw_room(const BoardRoom& room, const Rect& cell) {
        ui_.record("room_" + room.id, "group", room.name, cell).value = said_of(room);
        const TextStyle name = letters(smallest_letters, Weight::bold, 1);
        const float name_width =
            std::min(cell.w, std::ceil(ui_.words().measure(room.name, name, cell.w).logical.w) + 2);
        ui_.silent_text(room.name, name, {cell.x, cell.y, name_width, 0}, ui_.palette().ink);
        const float left = cell.x + name_width + theme_.px(24);
        const TextStyle access = letters(smallest_letters, Weight::regular, 1);
        // A note that has no room beside the name is left to the room's own sign.
        if (!room.access.empty() && !ui_.words().measure(room.access, access, cell.right() - left).cut)
            ui_.silent_text(room.access, access, {left, cell.y, cell.right() - left, 0},
                            ui_.palette().quiet_ink);
        float y = cell.y + name_height();
        for (const Session* session : on_in(room))
            y = draw_card(now_lines(*session), {cell.x, y, cell.w, 0}, true) + card_gap();
        if (room.next) y = draw_card(next_lines(*room.next), {cell.x, y, cell.w, 0}, false) + card_gap();
        if (!room.now && !room.next)
            ui_.silent_text(tr("Nothing more today."), letters(title_letters, Weight::bold, 2),
                            {cell.x, y, cell.w, 0}, ui_.palette().ink);
        if (room.later) draw_later(*room.later, {cell.x, y, cell.w, cell.bottom() - y});
    }

    float draw_card(const std::vector<Line>& lines, Rect box, bool is_now) {
        box.h = std::ceil(height_of(lines, box.w));
        const float rounding = theme_.px(24);
        ui_.fill(box, is_now ? ui_.palette().header : ui_.palette().card, rounding);
        if (!is_now) ui_.outline(box, ui_.palette().rule, std::max(2.f, theme_.px(3)), rounding);
        float y = box.y + card_pad();
        for (const Line& line : lines)
            y += ui_.silent_text(line.words, line.style, {box.x + card_pad(), y, box.w - 2 * card_pad(), 0},
                                 line.colour)
                     .h;
        return box.bottom();
    }

    // Only where all of it has room: the board never cuts.
    void draw_later(const Session& session, const Rect& place) {
        const std::string words = next_words(session) + "  " + session.planned.title;
        const TextStyle style = letters(smallest_letters, Weight::regular, 2);
        const float pad = card_pad();
        const TextBlock block = ui_.words().measure(words, style, place.w - 2 * pad);
        if (block.cut || block.logical.h > place.h) return;
        ui_.silent_text(words, style, {place.x + pad, place.y, place.w - 2 * pad, 0},
                        ui_.palette().quiet_ink);
    }

    // The next break of all, and which rooms are on this page.
    void draw_strip(const Rect& row, int first, int end, int pages) {
        float right = row.right();
        if (pages > 1) {
            TextStyle style = letters(smallest_letters, Weight::regular, 1);
            const std::string words = filled(
                end - first == 1 ? tr("Room {first} of {count}") : tr("Rooms {first}–{last} of {count}"),
                {{"first", std::to_string(first + 1)},
                 {"last", std::to_string(end)},
                 {"count", std::to_string(rooms_.size())}});
            const TextBlock block = ui_.words().measure(words, style, row.w);
            const float width = std::ceil(block.logical.w) + 2;
            right -= width;
            ui_.text("page", "status", words, style,
                     {right, row.y + (row.h - block.logical.h) / 2, width, block.logical.h},
                     ui_.palette().quiet_ink);
            right -= gap();
        }
        const Session* pause = next_for_everybody(view_.sessions, view_.now);
        if (!pause) return;
        const std::string words = short_time(pause->start, view_.now, zone_) + "  " + pause->planned.title;
        TextStyle style = letters(smallest_letters, Weight::semibold, 1);
        style.smallest = style.size * 0.7f;
        const Rect box{row.x, row.y, right - row.x, row.h};
        ui_.fill(box, ui_.palette().card, theme_.px(24));
        ui_.outline(box, ui_.palette().rule, std::max(2.f, theme_.px(3)), theme_.px(24));
        const float height = ui_.words().measure(words, style, box.w - 2 * card_pad()).logical.h;
        ui_.text("next_break", "status", words, style,
                 {box.x + card_pad(), box.y + (box.h - height) / 2, box.w - 2 * card_pad(), height},
                 ui_.palette().ink);
    }

    Ui& ui_;
    const BoardView& view_;
    const Theme& theme_;
    const std::string& zone_;
    const std::vector<BoardRoom> rooms_;
    float shrunk_ = 1;  // of the letters' size
    bool is_brief_ = false;
};

}  // namespace

int draw_board(Ui& ui, const BoardView& view) {
    return Board(ui, view).draw();
}

}  // namespace lanyard
