// The band, a page of rooms, and what is said of the whole programme; an announcement takes a part of the
// rooms' place and never all of it.
#include "roles/board/board.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/board/room_cards.h"
#include "screens/announcement.h"
#include "screens/board_parts.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr float smallest_letters = smallest_board_letters;
// So many rooms have one programme, which runs late as a whole; in more each has its own.
constexpr std::size_t most_rooms_of_one_programme = 6;

class Board {
  public:
    Board(Ui& ui, const BoardView& view)
        : ui_(ui),
          view_(view),
          theme_(ui.theme()),
          zone_(view.facts.config.time_zone),
          rooms_(board_rooms(view.sessions, view.facts.config, view.room, view.now)),
          cards_(ui, view.facts.config, view.now) {}

    int draw() {
        ui_.screen("board", state(), Mood::neutral);
        const bool is_sign = !view_.room.empty();
        const std::string title = is_sign && !rooms_.empty() ? rooms_.front().name : tr("Programme");
        Rect body = draw_board_band(ui_, title, view_.now, zone_);
        band_ = {body.x, ui_.window().y, body.w, body.y - ui_.window().y};
        if (!view_.announcements.empty()) body = draw_announced(body);
        if (rooms_.empty()) {
            draw_end(body);
            return 1;
        }
        const int late = rooms_.size() <= most_rooms_of_one_programme ? minutes_late(rooms_) : 0;
        const bool is_late_above = late > 0 && theme_.portrait();
        if (is_late_above) body = draw_lateness(late, body, 0);
        const Session* pause = next_for_everybody(view_.sessions, view_.now);
        Rect cells = body.inset(margin(), theme_.px(pause ? 40 : 28));
        const Rect strip{cells.x, cells.bottom() - strip_height(), cells.w, strip_height()};
        if (pause) cells.h -= strip.h + gap();
        const std::vector<BoardPage>& pages = planned(cells);
        const auto count = static_cast<int>(pages.size());
        const BoardPage& page = pages[static_cast<std::size_t>(view_.page % count)];
        for (const PlacedRoom& placed : page.rooms) {
            const BoardRoom& room = rooms_[placed.room];
            if (placed.shrunk < 1) ui_.report_misfit(room.name);
            cards_.draw(room, placed.look, placed.box, placed.shrunk);
        }
        const std::string words = count > 1 ? page_words(page) : "";
        float used = band_.x + margin() + band_.w * 0.36f;
        if (pause)
            draw_strip(strip, *pause, words, cycle_words(count));
        else if (!words.empty())
            used = std::max(used, draw_page_in_band(title, words, cycle_words(count)) + gap());
        if (late > 0 && !is_late_above) draw_lateness(late, body, used);
        return count;
    }

  private:
    float margin() const { return board_margin(theme_); }
    float gap() const { return theme_.px(40); }
    float strip_height() const { return std::round(theme_.px(100)); }

    std::string state() const {
        if (!view_.announcements.empty()) return "announcement";
        if (rooms_.empty()) return "over";
        return view_.room.empty() ? "rooms" : "room";
    }

    const std::vector<BoardPage>& planned(const Rect& cells) {
        KeptPlan& kept = view_.kept ? *view_.kept : own_plan_;
        const std::string key = std::to_string(to_ms(view_.now) / 60'000) + " " +
                                std::to_string(static_cast<int>(cells.w)) + "x" +
                                std::to_string(static_cast<int>(cells.h)) + " " + current_language();
        if (kept.pages.empty() || kept.key != key)
            kept = {key, plan_board(ui_, cards_, rooms_, cells, view_.now)};
        return kept.pages;
    }

    // Beside the rooms, above them on an upright screen; gives what is left of `body`.
    Rect draw_announced(const Rect& body) {
        const AnnouncementView announced{view_.facts, view_.announcements, view_.now,
                                         view_.announcement_heading, view_.announcement_page};
        const Rect place = body.inset(margin(), theme_.px(28));
        if (theme_.portrait()) {
            const float height = std::round(place.h * 0.32f);
            draw_announcements(ui_, announced, {place.x, place.y, place.w, height});
            const float used = place.y + height - body.y;
            return {body.x, body.y + used, body.w, body.h - used};
        }
        const float width = std::round(place.w * 0.38f);
        draw_announcements(ui_, announced, {place.right() - width, place.y, width, place.h});
        return {body.x, body.y, body.w - width - margin(), body.h};
    }

    // Upright in a row of its own, else in the band from `left` to the clock; gives what is left of `body`.
    Rect draw_lateness(int late, const Rect& body, float left) {
        const std::string words =
            filled(tr_n("Running {count} minute late", "Running {count} minutes late", late),
                   {{"count", std::to_string(late)}});
        const PartColours colours = colours_of(ui_, Mood::attention);
        const float row = std::round(theme_.px(96)), right = band_.right() - 2 * margin() - theme_.px(260);
        const Rect room = theme_.portrait()
                              ? Rect{body.x + margin(), body.y + theme_.px(28), body.w - 2 * margin(), row}
                              : Rect{left, band_.y + (band_.h - theme_.px(84)) / 2,
                                     std::max(theme_.px(100), right - left), theme_.px(84)};
        TextStyle style = board_style(theme_, smallest_letters, Weight::semibold, 1);
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
        TextStyle style = board_style(theme_, 72, Weight::bold, 3);
        style.align = TextAlign::centre;
        const std::string words =
            view_.sessions.empty() ? tr("The programme follows.") : tr("Nothing more today.");
        const Rect place = body.inset(margin(), 0);
        const float height = ui_.words().measure(words, style, place.w).logical.h;
        ui_.text("nothing", "status", words, style,
                 {place.x, place.y + (place.h - height) / 2, place.w, height}, ui_.palette().ink);
    }

    std::string page_words(const BoardPage& page) const {
        const std::size_t end = page.first + page.rooms.size();
        return filled(
            page.rooms.size() == 1 ? tr("Room {first} of {count}") : tr("Rooms {first}–{last} of {count}"),
            {{"first", std::to_string(page.first + 1)},
             {"last", std::to_string(end)},
             {"count", std::to_string(rooms_.size())}});
    }

    // Until every room was shown.
    static std::string cycle_words(int pages) {
        return std::to_string((board_page_time(pages) * pages).count() / 1000) + " s";
    }

    // Behind the title, where the rooms need the whole of the rest; gives where it ends.
    float draw_page_in_band(const std::string& title, const std::string& words, const std::string& cycle) {
        const TextStyle named = board_title_style(theme_);
        const float left = band_.x + margin() + ui_.words().measure(title, named, band_.w).logical.w + gap();
        const float right = band_.right() - 2 * margin() - theme_.px(260);
        // Behind a long title there may be room for half of it.
        TextStyle style = board_style(theme_, smallest_letters, Weight::regular, 2);
        style.smallest = style.size * 0.7f;
        const TextBlock block = ui_.words().measure(words, style, right - left);
        ui_.text("page", "status", words, style,
                 {left, band_.y + (band_.h - block.logical.h) / 2, right - left, block.logical.h},
                 ui_.palette().on_header, cycle);
        return left + block.logical.w;
    }

    // The next break of all, and which rooms are on this page.
    void draw_strip(const Rect& row, const Session& pause, const std::string& page,
                    const std::string& cycle) {
        float right = row.right();
        if (!page.empty()) {
            const TextStyle style = board_style(theme_, smallest_letters, Weight::regular, 1);
            const TextBlock block = ui_.words().measure(page, style, row.w);
            const float width = std::ceil(block.logical.w) + 2;
            right -= width;
            ui_.text("page", "status", page, style,
                     {right, row.y + (row.h - block.logical.h) / 2, width, block.logical.h},
                     ui_.palette().quiet_ink, cycle);
            right -= gap();
        }
        const std::string words = short_time(pause.start, view_.now, zone_) + "  " + pause.planned.title;
        TextStyle style = board_style(theme_, smallest_letters, Weight::semibold, 1);
        style.smallest = style.size * 0.7f;
        const Rect box{row.x, row.y, right - row.x, row.h};
        const float pad = theme_.px(36);
        ui_.fill(box, ui_.palette().card, theme_.px(24));
        ui_.outline(box, ui_.palette().rule, std::max(2.f, theme_.px(3)), theme_.px(24));
        const float height = ui_.words().measure(words, style, box.w - 2 * pad).logical.h;
        ui_.text("next_break", "status", words, style,
                 {box.x + pad, box.y + (box.h - height) / 2, box.w - 2 * pad, height}, ui_.palette().ink);
    }

    Ui& ui_;
    const BoardView& view_;
    const Theme& theme_;
    const std::string& zone_;
    const std::vector<BoardRoom> rooms_;
    RoomCards cards_;
    KeptPlan own_plan_;
    Rect band_;
};

}  // namespace

int draw_board(Ui& ui, const BoardView& view) {
    return Board(ui, view).draw();
}

}  // namespace lanyard
