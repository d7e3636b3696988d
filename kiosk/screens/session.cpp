// Words in one column, the symbol under or beside them.
#include "screens/session.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "badge/qr_symbol.h"
#include "base/language.h"
#include "screens/page.h"
#include "screens/session_list.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// RFC 5545, section 3.3.11: these are escaped in text.
std::string calendar_text(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '\\' || letter == ';' || letter == ',') escaped += '\\';
        if (letter == '\n')
            escaped += "\\n";
        else
            escaped += letter;
    }
    return escaped;
}

// "20171110T093000Z" of "2017-11-10T09:30:00.000Z".
std::string calendar_time(Instant instant) {
    std::string text = format_iso(instant, "UTC").substr(0, 19);
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '-' || c == ':'; }),
               text.end());
    return text + "Z";
}

std::string speakers_of(const Session& session) {
    std::string names;
    for (const std::string& speaker : session.planned.speakers)
        names += (names.empty() ? "" : ", ") + speaker;
    return names;
}

void draw_symbol(Ui& ui, const Rect& box, const QrSymbol& symbol) {
    const int side = symbol.size_with_quiet_zone();
    const float module = std::floor(std::min(box.w, box.h) / static_cast<float>(side));
    const float size = module * static_cast<float>(side);
    const Rect paper = centred(box, size, size);
    ui.fill(paper, 0xffffff, ui.theme().px(16));
    for (int y = 0; y < symbol.size; ++y)
        for (int x = 0; x < symbol.size; ++x)
            if (symbol.dark(x, y))
                ui.fill({std::round(paper.x) + module * static_cast<float>(x + quiet_zone_modules),
                         std::round(paper.y) + module * static_cast<float>(y + quiet_zone_modules), module,
                         module},
                        0x000000);
}

class SessionPage {
  public:
    SessionPage(Ui& ui, const SessionView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    bool draw() {
        ui_.screen("session", std::string(session_state_name(session_state(view_.session, view_.now))),
                   Mood::neutral);
        const std::string& zone = view_.facts.config.time_zone;
        const Rect body = draw_band(ui_, {tr("Programme"), format_clock(view_.now, zone), view_.countdown});
        const float margin = page_margin(ui_), height = theme_.touch(theme_.portrait() ? 148 : 132);
        const Rect place = body.inset(margin, 0);
        const Rect back{place.x, body.bottom() - theme_.px(theme_.portrait() ? 124 : 56) - height, place.w,
                        height};
        const Rect above{place.x, body.y + theme_.px(56), place.w, back.y - theme_.px(40 + 56) - body.y};
        if (theme_.portrait()) {
            const Column words = words_column(above.w);
            const float most = std::min(above.w * 0.6f, above.h * 0.42f), between = theme_.px(32);
            const float room = above.h - between - words.height(Column::tightest_squeeze);
            const float code = std::clamp(room, std::min(most, theme_.px(380)), most);
            draw_words(words, {above.x, above.y, above.w, above.h - code - between});
            draw_calendar({above.x, above.bottom() - code, above.w, code});
        } else {
            const float code = std::min(above.h, above.w * 0.34f), width = above.w - code - theme_.px(64);
            draw_words(words_column(width), {above.x, above.y, width, above.h});
            draw_calendar({above.right() - code, above.y, code, above.h});
        }
        return ui_.button({"back", tr("‹ Back"), ButtonLook::primary, button_style(theme_, 42)}, back) ||
               ui_.back();
    }

  private:
    Column words_column(float width) const {
        const Session& session = view_.session;
        const EventConfig& config = view_.facts.config;
        const Colour ink = ui_.palette().ink;
        Column column;
        const auto add = [&](const char* id, const char* role, const std::string& words,
                             const TextStyle& style, Colour colour) {
            add_text(column, ui_, {id, role, words, {}, TextAlign::start}, style, colour, width);
            column.gap(theme_.px(20));
        };
        add("heading", "heading", session.planned.title, heading_style(theme_, 72, 4), ink);
        add("time", "time", session_time(), body_style(theme_, 42, Weight::semibold), ink);
        add("place", "paragraph", config.way_to(session.planned.room, view_.facts.point),
            body_style(theme_, 40), ink);
        add("speakers", "paragraph", speakers_of(session), body_style(theme_, 40), ui_.palette().quiet_ink);
        if (const Room* room = config.room(session.planned.room);
            room && session_state(session, view_.now) == SessionState::running)
            add("late_entry", "paragraph", room->late_entry, body_style(theme_, 36), ink);
        return column;
    }
    void draw_words(const Column& words, const Rect& place) const {
        draw_in_pages(ui_, view_.session.planned.id, {{words, place, 0}});
    }

    std::string session_time() const {
        return session_hours(view_.session, view_.facts.config.time_zone, view_.now, view_.says_date);
    }

    // The symbol with what it is for under it.
    void draw_calendar(const Rect& place) {
        if (session_state(view_.session, view_.now) == SessionState::cancelled) return;
        const auto symbol = make_qr_symbol(session_calendar(view_.session, view_.facts.config));
        if (!symbol) return;
        TextStyle style = body_style(theme_, 30);
        style.align = TextAlign::centre;
        const std::string words = tr("Scan it to put this into your calendar");
        const float below = ui_.words().measure(words, style, place.w).logical.h;
        const float side = std::min(place.w, place.h - below - theme_.px(12));
        const Rect box{place.x + (place.w - side) / 2, place.y, side, side};
        draw_symbol(ui_, box, *symbol);
        ui_.record("calendar", "img", words, box);
        ui_.silent_text(words, style, {place.x, box.bottom() + theme_.px(12), place.w, below},
                        ui_.palette().ink);
    }

    Ui& ui_;
    const SessionView& view_;
    const Theme& theme_;
};

}  // namespace

std::string session_calendar(const Session& session, const EventConfig& config) {
    const Room* room = config.room(session.planned.room);
    return fmt::format(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Lanyard//"
        "EN\r\nBEGIN:VEVENT\r\nUID:{}@{}\r\nDTSTAMP:{}\r\n"
        "DTSTART:{}\r\nDTEND:{}\r\nSUMMARY:{}\r\nLOCATION:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        session.planned.id, config.day.empty() ? "event" : config.day, calendar_time(session.start),
        calendar_time(session.start), calendar_time(session.end), calendar_text(session.planned.title),
        calendar_text(room ? room->name : session.planned.room));
}

bool draw_session(Ui& ui, const SessionView& view) {
    return SessionPage(ui, view).draw();
}

}  // namespace lanyard
