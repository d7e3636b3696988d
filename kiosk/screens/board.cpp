// Cards of rooms side by side or one under the other; letters keep their size, and what does not fit beside
// another room has a page of its own.
#include "screens/board.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/desk_parts.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// Of the drawings, which are 1920×1080: what can be read from 8 m.
constexpr float smallest_letters = 44, title_letters = 58;
constexpr long long counts_down_from_minutes = 90;

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
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
        const Rect body = draw_top(is_sign && !rooms_.empty() ? rooms_.front().name : tr("Programme"));
        if (rooms_.empty()) {
            draw_end(body);
            return 1;
        }
        const Rect place = draw_lateness(body).inset(margin(), theme_.px(40));
        const float strip = std::round(theme_.px(100));
        const Rect cells{place.x, place.y, place.w, place.h - strip - gap()};
        const Grid grid = grid_for(cells);
        const int shown = grid.columns * grid.rows;
        const int pages = (static_cast<int>(rooms_.size()) + shown - 1) / shown;
        const int page = pages > 0 ? view_.page % pages : 0;
        const int first = page * shown, end = std::min(first + shown, static_cast<int>(rooms_.size()));
        for (int i = first; i < end; ++i)
            draw_room(rooms_[static_cast<std::size_t>(i)], grid.cell(i - first));
        draw_strip({place.x, place.bottom() - strip, place.w, strip}, first, end, pages);
        return pages;
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

    float margin() const { return theme_.px(48); }
    float gap() const { return theme_.px(40); }

    TextStyle letters(float size, Weight weight, int most_lines) const {
        TextStyle style = body_style(theme_, size, weight);
        style.size = std::round(style.size * shrunk_);
        style.line_height = 1.18f;
        style.most_lines = most_lines;
        return style;
    }

    Rect draw_top(const std::string& title) {
        const Rect window = ui_.window();
        const Rect band{window.x, window.y, window.w, std::round(theme_.px(120))};
        ui_.fill(band, ui_.palette().header);
        TextStyle clock = letters(76, Weight::semibold, 1);
        clock.even_digits = true;
        clock.align = TextAlign::end;
        const TextStyle name = letters(48, Weight::semibold, 1);
        const auto middle = [&](const TextStyle& style, const std::string& words, float width) {
            return band.y + (band.h - ui_.words().measure(words, style, width).logical.h) / 2;
        };
        const std::string time = format_clock(view_.now, zone_);
        const float clock_width = theme_.px(260), name_width = band.w * 0.36f;
        TextStyle fitted = name;
        fitted.smallest = fitted.size * 0.6f;
        ui_.text("title", "heading", title, fitted,
                 {band.x + margin(), middle(fitted, title, name_width), name_width, 0},
                 ui_.palette().on_header);
        ui_.text("clock", "timer", time, clock,
                 {band.right() - margin() - clock_width, middle(clock, time, clock_width), clock_width, 0},
                 ui_.palette().on_header);
        return {window.x, band.bottom(), window.w, window.bottom() - band.bottom()};
    }

    // Upright in a row of its own, else in the band between the title and the clock; gives what is left of
    // `body`.
    Rect draw_lateness(const Rect& body) {
        const int late = minutes_late(rooms_);
        if (late == 0) return body;
        const std::string words =
            filled(tr_n("Running {count} minute late", "Running {count} minutes late", late),
                   {{"count", std::to_string(late)}});
        const DeskColours colours = colours_of(ui_, Mood::attention);
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

    // As many rooms on a page as have room for all of their words; only a room that has not even alone gets
    // smaller letters.
    Grid grid_for(const Rect& place) {
        std::vector<Grid> grids;
        if (theme_.portrait())
            for (const int rows : {3, 2, 1}) grids.push_back({place, 1, rows, gap()});
        else
            for (const int columns : {2, 1}) grids.push_back({place, columns, 1, gap()});
        const auto count = static_cast<int>(rooms_.size());
        for (const float shrunk : {1.f, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f}) {
            shrunk_ = shrunk;
            for (const Grid& grid : grids) {
                const Rect cell = grid.cell(0);
                const bool is_wanted = grid.columns * grid.rows < count + 1 || grid.columns * grid.rows == 1;
                const bool fits = std::all_of(rooms_.begin(), rooms_.end(),
                                              [&](const BoardRoom& room) { return has_room(room, cell); });
                if (is_wanted && fits) return grid;
            }
        }
        return grids.back();
    }

    std::vector<Line> now_lines(const BoardRoom& room) const {
        const Colour ink = ui_.palette().on_header;
        const long long left = (room.now->end - view_.now).count() / 60'000 + 1;
        const std::string until =
            left > counts_down_from_minutes
                ? filled(tr("Now · until {time}"), {{"time", format_clock(room.now->end, zone_)}})
                : filled(tr("Now · {count} min left"), {{"count", std::to_string(left)}});
        return card_lines(until, ink, *room.now, ink, ink);
    }

    std::vector<Line> next_lines(const Session& session) const {
        const Palette& palette = ui_.palette();
        std::string when = short_time(session.start, view_.now, zone_);
        Colour colour = palette.ink;
        if (session.inputs.cancelled) {
            when = "✕ " + tr("Cancelled") + " · " + short_time(session.planned.start, view_.now, zone_);
            colour = colours_of(ui_, StatusLook::gone).ink;
        } else if (session.inputs.held) {
            when = tr("Delayed") + " · " + short_time(session.planned.start, view_.now, zone_);
            colour = colours_of(ui_, Mood::attention).ink;
        }
        return card_lines(when, colour, session, palette.ink, palette.quiet_ink);
    }

    std::vector<Line> card_lines(const std::string& when, Colour when_colour, const Session& session,
                                 Colour title_colour, Colour people_colour) const {
        std::vector<Line> lines = {
            {when, letters(smallest_letters, Weight::semibold, 1), when_colour},
            {session.planned.title, letters(title_letters, Weight::bold, 6), title_colour}};
        if (!session.planned.speakers.empty() && !session.inputs.cancelled)
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
        if (room.now) add(now_lines(room));
        if (room.next) add(next_lines(*room.next));
        return !cut && height - card_gap() <= cell.h;
    }

    // What the tree says of a room in one line.
    std::string said_of(const BoardRoom& room) const {
        std::string said;
        if (room.now) said = tr("Now") + ": " + room.now->planned.title;
        for (const Session* session : {room.next, room.later}) {
            if (!session) continue;
            const std::string state = session->inputs.cancelled ? " (" + tr("Cancelled") + ")" : "";
            said += (said.empty() ? "" : "; ") + format_clock(session->start, zone_) + " " +
                    session->planned.title + state;
        }
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
        if (room.now) y = draw_card(now_lines(room), {cell.x, y, cell.w, 0}, true) + card_gap();
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
        const std::string words = short_time(session.start, view_.now, zone_) + "  " + session.planned.title;
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
};

}  // namespace

int draw_board(Ui& ui, const BoardView& view) {
    return Board(ui, view).draw();
}

}  // namespace lanyard
