// A list of touchable sessions over the tabs; pages instead of scrolling, which nobody has to know how to do.
#include "screens/programme.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "event/name_fold.h"
#include "event/session_words.h"
#include "screens/page.h"
#include "screens/words.h"
#include "ui/text_field.h"

namespace lanyard {
namespace {

constexpr Milliseconds next_within{90 * 60'000};

std::string room_name(const EventConfig& config, const std::string& room) {
    const Room* known = config.room(room);
    return known ? known->name : room;
}

bool has_words(const Session& session, const EventConfig& config, const std::string& folded) {
    std::string all = session.planned.title + " " + room_name(config, session.planned.room) + " " +
                      session.planned.chair + " " + session.planned.track;
    for (const std::string& speaker : session.planned.speakers) all += " " + speaker;
    return (" " + fold_name(all)).find(" " + folded) != std::string::npos;
}

class ProgrammePage {
  public:
    ProgrammePage(Ui& ui, ProgrammeState& state, const ProgrammeView& view)
        : ui_(ui), state_(state), view_(view), theme_(ui.theme()) {}

    ProgrammeAction draw() {
        static constexpr const char* states[] = {"now", "by_time", "by_room", "search"};
        ui_.screen("programme", states[static_cast<int>(state_.view)], Mood::neutral);
        const std::string& zone = view_.facts.config.time_zone;
        const std::string date = view_.countdown.empty() ? spoken_date(view_.now, zone) : view_.countdown;
        const Rect body = draw_band(ui_, {tr("Programme"), format_clock(view_.now, zone), date});
        if (state_.view == ProgrammeState::View::search)
            draw_search(body);
        else
            draw_list(body);
        action_.back = action_.back || ui_.back();
        return std::move(action_);
    }

  private:
    float height() const { return theme_.touch(theme_.portrait() ? 108 : 96); }
    float space() const { return theme_.px(20); }

    void draw_list(const Rect& body) {
        const float margin = page_margin(ui_), below = theme_.px(theme_.portrait() ? 56 : 40);
        Rect place = body.inset(margin, 0);
        place.h -= below;
        place.h = draw_bottom(place) - place.y - space();
        // The upper third is out of some people's reach: words stand there, and rows begin below it.
        const float words =
            std::max(theme_.px(40), theme_.portrait() ? ui_.window().h / 3 - (body.y - ui_.window().y) : 0);
        const float heading =
            draw_heading({place.x, place.y + theme_.px(theme_.portrait() ? 40 : 24), place.w, words});
        const float top = std::max(place.y + words, heading + theme_.px(24));
        draw_rows({place.x, top, place.w, place.bottom() - top},
                  listed_sessions(view_.sessions, view_.facts.config, state_, view_.now));
    }

    float draw_heading(const Rect& place) {
        std::string words;
        switch (state_.view) {
            case ProgrammeState::View::now:
                words = tr("On now and next");
                break;
            case ProgrammeState::View::by_time:
                words = tr("The day by time");
                break;
            case ProgrammeState::View::by_room:
                words = tr("The day by room");
                break;
            case ProgrammeState::View::search:
                words = tr("Search");
                break;
        }
        return ui_
            .text("heading", "heading", words, heading_style(theme_, theme_.portrait() ? 80 : 52, 2), place,
                  ui_.palette().ink)
            .bottom();
    }

    // Rows that fit, and where there are more, the way to them; two columns in landscape.
    void draw_rows(const Rect& place, const std::vector<const Session*>& sessions) {
        if (sessions.empty()) {
            ui_.text("nothing", "status",
                     state_.view == ProgrammeState::View::search ? tr("No session has these words.")
                                                                 : tr("Nothing more today."),
                     body_style(theme_, 40), place, ui_.palette().quiet_ink);
            return;
        }
        const int columns = theme_.portrait() ? 1 : 2;
        const float row = std::max(
            theme_.touch(0), std::min(std::max(theme_.px(132), row_style().size * 3.1f), place.h * 0.45f));
        std::vector<Line> lines = lines_in_columns(sessions, row, place.h);
        const bool pages = lines.back().column >= columns;
        if (pages) lines = lines_in_columns(sessions, row, place.h - height() - space());
        const int last_page = lines.back().column / columns;
        state_.page = std::clamp(state_.page, 0, last_page);
        const float width =
            std::floor((place.w - space() * static_cast<float>(columns - 1)) / static_cast<float>(columns));
        for (const Line& line : lines) {
            if (line.column / columns != state_.page) continue;
            const auto across = static_cast<float>(line.column % columns);
            const Rect box{place.x + across * (width + space()), place.y + line.y, width, row};
            if (line.session)
                draw_row(*line.session, box);
            else
                ui_.text(room_id(line), "heading", line.heading, room_style(), box, ui_.palette().ink);
        }
        if (pages) draw_pager({place.x, place.bottom() - height(), place.w, height()}, last_page);
    }

    // A session, or a room's name over those in it; columns count on over the pages.
    struct Line {
        const Session* session = nullptr;
        std::string heading, room;
        int column = 0;
        float y = 0;
    };
    static std::string room_id(const Line& heading) {
        return "room_" + (heading.room.empty() ? "all" : heading.room) + "_" +
               std::to_string(heading.column + 1);
    }
    // One under the other in columns of this height; a room that goes on in another column is named there
    // again.
    std::vector<Line> lines_in_columns(const std::vector<const Session*>& sessions, float row, float most) {
        const bool by_room = state_.view == ProgrammeState::View::by_room;
        const float heading =
            by_room ? std::round(room_style().size * room_style().line_height) + space() / 2 : 0;
        std::vector<Line> lines;
        std::string room;
        int column = 0;
        float y = 0;
        for (const Session* session : sessions) {
            const std::string theirs = by_room ? room_heading(*session) : "";
            const bool is_new = by_room && theirs != room;
            if (y > 0 && y + row + (is_new ? heading : 0) > most) {
                ++column;
                y = 0;
            }
            if (by_room && (is_new || y == 0)) {
                lines.push_back({nullptr, theirs, session->planned.room, column, y});
                y += heading;
            }
            room = theirs;
            lines.push_back({session, {}, {}, column, y});
            y += row + space();
        }
        return lines;
    }
    std::string room_heading(const Session& session) const {
        const std::string room = room_name(view_.facts.config, session.planned.room);
        return room.empty() ? tr("For everybody") : room;
    }
    TextStyle room_style() const {
        TextStyle style = body_style(theme_, 36, Weight::bold);
        style.most_lines = 1;
        style.smallest = style.size * 0.6f;
        return style;
    }

    void draw_pager(const Rect& row, int last_page) {
        const float half = std::floor((row.w - space()) / 2);
        if (state_.page > 0 &&
            ui_.button({"earlier", tr("‹ Earlier"), ButtonLook::secondary, button_style(theme_, 36)},
                       {row.x, row.y, half, row.h}))
            --state_.page;
        if (state_.page < last_page &&
            ui_.button({"more", tr("More ›"), ButtonLook::secondary, button_style(theme_, 36)},
                       {row.right() - half, row.y, half, row.h}))
            ++state_.page;
    }

    TextStyle row_style() const {
        TextStyle style = body_style(theme_, 36, Weight::semibold);
        style.line_height = 1.2f;
        style.most_lines = 2;
        style.smallest = style.size * 0.55f;
        return style;
    }

    void draw_row(const Session& session, const Rect& box) {
        const std::string line = session_line(session, view_.facts.config, view_.now);
        TextStyle small = body_style(theme_, 28);
        small.most_lines = 1;
        small.smallest = small.size * 0.6f;
        if (ui_.area_button("session_" + session.planned.id, session.planned.title + ", " + line, box))
            action_.session = session.planned.id;
        const float pad = theme_.px(32), width = box.w - 2 * pad;
        TextStyle title = row_style();
        TextBlock upper = ui_.words().measure(session.planned.title, title, width);
        const TextBlock lower = ui_.words().measure(line, small, width);
        while ((upper.logical.h + lower.logical.h > box.h - theme_.px(8) || upper.cut) &&
               title.size > theme_.px(14)) {
            title.size *= 0.94f;
            title.smallest = title.size * 0.55f;
            upper = ui_.words().measure(session.planned.title, title, width);
        }
        const float y = box.y + (box.h - upper.logical.h - lower.logical.h) / 2;
        ui_.silent_text(session.planned.title, title, {box.x + pad, y, width, 0}, ui_.palette().ink);
        ui_.silent_text(line, small, {box.x + pad, y + upper.logical.h, width, 0}, ui_.palette().quiet_ink);
    }

    // Tabs and Back at the bottom; gives where they begin.
    float draw_bottom(const Rect& place) {
        const float tall = theme_.touch(theme_.portrait() ? 132 : 104);
        float y = place.bottom() - tall;
        const float back = theme_.portrait() ? place.w : std::floor(place.w * 0.3f);
        if (ui_.button({"back", tr("‹ Back"), ButtonLook::primary, button_style(theme_, 42)},
                       {place.x, y, back, tall}))
            action_.back = true;
        if (theme_.portrait()) {
            y -= space() + height();
            draw_tabs({place.x, y, place.w, height()});
        } else {
            draw_tabs({place.x + back + space(), y, place.w - back - space(), tall});
        }
        if (view_.opt_in) {
            y -= space() + height();
            if (ui_.button({"opt_in", view_.opt_in->question + " ›", ButtonLook::secondary,
                            button_style(theme_, 34)},
                           {place.x, y, place.w, height()}))
                action_.opt_in = true;
        }
        return y;
    }

    void draw_tabs(const Rect& row) {
        const std::pair<const char*, std::string> tabs[] = {{"tab_now", tr("Now")},
                                                            {"tab_by_time", tr("By time")},
                                                            {"tab_by_room", tr("By room")},
                                                            {"tab_search", tr("Search")}};
        const float each = std::floor((row.w - 3 * space()) / 4);
        for (int i = 0; i < 4; ++i) {
            const auto view = static_cast<ProgrammeState::View>(i);
            if (ui_.button({tabs[i].first, tabs[i].second, ButtonLook::secondary, button_style(theme_, 32),
                            state_.view == view},
                           {row.x + static_cast<float>(i) * (each + space()), row.y, each, row.h})) {
                state_.view = view;
                state_.page = 0;
            }
        }
    }

    void draw_search(const Rect& body) {
        const float margin = page_margin(ui_);
        const bool upright = theme_.portrait();
        const float left = upright ? body.w : std::floor(body.w * 0.45f);
        Rect place{body.x + margin, body.y + theme_.px(40), left - 2 * margin, 0};
        const Rect field{place.x, place.y, place.w, text_field_height(ui_)};
        (void)draw_text_field(ui_, {"search", tr("Search"), true}, state_.words, field);
        const float keys =
            upright ? std::min(keyboard_height(ui_, body.w - 2 * theme_.px(40)), body.h * 0.36f) : 0;
        const float tall = theme_.touch(upright ? 132 : 104), below = theme_.px(upright ? 48 : 20);
        const float panel = upright ? keys + tall + theme_.px(32 + 32) + below : body.h;
        const Rect panel_box = upright ? Rect{body.x, body.bottom() - panel, body.w, panel}
                                       : Rect{body.x + left, body.y, body.w - left, body.h};
        const float top = field.bottom() + theme_.px(28),
                    bottom = upright ? panel_box.y - space() : body.bottom() - below;
        draw_found({place.x, top, place.w, bottom - top});
        ui_.fill(panel_box, panel_colour(ui_));
        const Rect inner = panel_box.inset(theme_.px(40), theme_.px(upright ? 32 : 20));
        const float row = panel_box.bottom() - below - tall;
        draw_keyboard(ui_, state_.keyboard, ui_.written() == "search" ? &state_.words : nullptr, false,
                      {inner.x, inner.y, inner.w, row - theme_.px(upright ? 32 : 20) - inner.y});
        const float half = std::floor((inner.w - space()) / 2);
        if (ui_.button({"back", tr("‹ Back"), ButtonLook::secondary, button_style(theme_, 42)},
                       {inner.x, row, half, tall})) {
            state_.view = ProgrammeState::View::now;
            state_.page = 0;
        }
        if (ui_.button({"tab_by_time", tr("By time"), ButtonLook::secondary, button_style(theme_, 36)},
                       {inner.right() - half, row, half, tall})) {
            state_.view = ProgrammeState::View::by_time;
            state_.page = 0;
        }
    }

    void draw_found(const Rect& place) {
        if (fold_name(state_.words.text()).empty()) {
            ui_.text("hint", "paragraph", tr("A word of the title, a room or a speaker."),
                     body_style(theme_, 34), place, ui_.palette().quiet_ink);
            return;
        }
        const bool upright = theme_.portrait();
        const auto found = listed_sessions(view_.sessions, view_.facts.config, state_, view_.now);
        if (found.empty()) return draw_rows(place, found);
        const float row = std::max(theme_.touch(upright ? 112 : 104), row_style().size * 2.7f);
        float y = place.y;
        for (const Session* session : found) {
            if (y + row > place.bottom()) break;
            draw_row(*session, {place.x, y, place.w, row});
            y += row + space() * 0.6f;
        }
    }

    Ui& ui_;
    ProgrammeState& state_;
    const ProgrammeView& view_;
    const Theme& theme_;
    ProgrammeAction action_;
};

}  // namespace

std::vector<const Session*> listed_sessions(const std::vector<Session>& sessions, const EventConfig& config,
                                            const ProgrammeState& state, Instant now) {
    std::vector<const Session*> listed;
    const auto is_awaited = [now](const Session& session) {
        return session.end > now || is_held(session, now);
    };
    const std::string folded = fold_name(state.words.text());
    for (const Session& session : sessions) {
        const SessionState stands = session_state(session, now);
        switch (state.view) {
            case ProgrammeState::View::now:
                if (stands == SessionState::running ||
                    (stands != SessionState::over && session.start - now <= next_within &&
                     is_awaited(session)))
                    listed.push_back(&session);
                break;
            case ProgrammeState::View::by_time:
            case ProgrammeState::View::by_room:
                if (stands != SessionState::over) listed.push_back(&session);
                break;
            case ProgrammeState::View::search:
                if (!folded.empty() && has_words(session, config, folded)) listed.push_back(&session);
                break;
        }
    }
    if (state.view == ProgrammeState::View::by_room)
        std::stable_sort(listed.begin(), listed.end(), [&](const Session* a, const Session* b) {
            // Breaks that everybody has come last.
            const auto place = [&](const Session* session) {
                return std::pair(session->planned.room.empty(), room_name(config, session->planned.room));
            };
            return place(a) < place(b);
        });
    // What is on comes before what is next.
    if (state.view == ProgrammeState::View::now)
        std::stable_partition(listed.begin(), listed.end(), [&](const Session* session) {
            return session_state(*session, now) == SessionState::running;
        });
    return listed;
}

std::string session_line(const Session& session, const EventConfig& config, Instant now) {
    const std::string& zone = config.time_zone;
    const std::string line = session_when(
        session, format_clock(session.start, zone) + "–" + format_clock(session.end, zone), now, zone);
    const std::string room = room_name(config, session.planned.room);
    return room.empty() ? line : line + " · " + room;
}

ProgrammeAction draw_programme(Ui& ui, ProgrammeState& state, const ProgrammeView& view) {
    return ProgrammePage(ui, state, view).draw();
}

}  // namespace lanyard
