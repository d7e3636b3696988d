// A list of touchable sessions over the tabs; pages instead of scrolling, which nobody has to know how to do.
#include "screens/programme.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "event/name_fold.h"
#include "event/session_words.h"
#include "screens/button_rows.h"
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
        // The upper third of a tall screen is out of some people's reach: words stand there, and rows begin
        // below.
        const bool is_tall = theme_.portrait() && theme_.can_be_lowered();
        const float words =
            std::max(theme_.px(40), is_tall ? ui_.window().h / 3 - (body.y - ui_.window().y) : 0);
        const float heading =
            draw_heading({place.x, place.y + theme_.px(theme_.portrait() ? 40 : 24), place.w, words});
        const float top = std::max(place.y + words, heading + theme_.px(24));
        draw_rows({place.x, top, place.w, place.bottom() - top},
                  listed_sessions(view_.sessions, view_.facts.config, state_, view_.now),
                  theme_.portrait() ? 1 : 2);
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

    // Rows that fit, and where there are more, the way to them.
    void draw_rows(const Rect& place, const std::vector<const Session*>& sessions, int columns) {
        if (sessions.empty()) {
            ui_.text("nothing", "status",
                     state_.view == ProgrammeState::View::search ? tr("No session has these words.")
                                                                 : tr("Nothing more today."),
                     body_style(theme_, 40), place, ui_.palette().quiet_ink);
            return;
        }
        const float width =
            std::floor((place.w - space() * static_cast<float>(columns - 1)) / static_cast<float>(columns));
        std::vector<Line> lines = lines_in_columns(sessions, width, place.h);
        const bool pages = lines.back().column >= columns;
        if (pages) lines = lines_in_columns(sessions, width, place.h - pager_height() - space());
        const int last_page = lines.back().column / columns;
        state_.page = std::clamp(state_.page, 0, last_page);
        for (const Line& line : lines) {
            if (line.column / columns != state_.page) continue;
            const auto across = static_cast<float>(line.column % columns);
            const Rect box{place.x + across * (width + space()), place.y + line.y, width, line.height};
            if (line.session)
                draw_row(*line.session, box);
            else
                ui_.text(room_id(line), "heading", line.heading, room_style(), box, ui_.palette().ink);
        }
        if (pages) draw_pager({place.x, place.bottom() - pager_height(), place.w, pager_height()}, last_page);
    }
    float pager_height() const { return theme_.touch(theme_.portrait() ? 108 : 80); }

    // A session, or a room's name over those in it; columns count on over the pages.
    struct Line {
        const Session* session = nullptr;
        std::string heading, room;
        int column = 0;
        float y = 0, height = 0;
    };
    static std::string room_id(const Line& heading) {
        return "room_" + (heading.room.empty() ? "all" : heading.room) + "_" +
               std::to_string(heading.column + 1);
    }
    // One under the other in columns of this height; a room that goes on in another column is named there
    // again.
    std::vector<Line> lines_in_columns(const std::vector<const Session*>& sessions, float width, float most) {
        const bool by_room = state_.view == ProgrammeState::View::by_room;
        std::vector<Line> lines;
        std::string room;
        int column = 0;
        float y = 0;
        for (const Session* session : sessions) {
            const std::string theirs = by_room ? room_heading(*session) : "";
            const bool is_new = by_room && theirs != room;
            const float row = row_height(*session, width);
            const float heading =
                by_room ? ui_.words().measure(theirs, room_style(), width).logical.h + space() / 2 : 0;
            if (y > 0 && y + row + (is_new ? heading : 0) > most) {
                ++column;
                y = 0;
            }
            if (by_room && (is_new || y == 0)) {
                lines.push_back({nullptr, theirs, session->planned.room, column, y, heading});
                y += heading;
            }
            room = theirs;
            lines.push_back({session, {}, {}, column, y, row});
            y += row + space();
        }
        return lines;
    }
    std::string room_heading(const Session& session) const {
        const std::string room = room_name(view_.facts.config, session.planned.room);
        return room.empty() ? tr("For everybody") : room;
    }
    TextStyle room_style() const { return body_style(theme_, 36, Weight::bold); }

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

    TextStyle title_style() const {
        TextStyle style = body_style(theme_, 36, Weight::semibold);
        style.line_height = 1.2f;
        return style;
    }
    TextStyle line_style() const { return body_style(theme_, 28); }
    float row_margin() const { return theme_.px(32); }

    float row_height(const Session& session, float width) {
        const float inner = width - 2 * row_margin();
        const std::string line = session_line(session, view_.facts.config, view_.now);
        const float words = ui_.words().measure(session.planned.title, title_style(), inner).logical.h +
                            ui_.words().measure(line, line_style(), inner).logical.h;
        return std::max(theme_.touch(132), words + theme_.px(24));
    }

    void draw_row(const Session& session, const Rect& box) {
        const std::string line = session_line(session, view_.facts.config, view_.now);
        if (ui_.area_button("session_" + session.planned.id, session.planned.title + ", " + line, box))
            action_.session = session.planned.id;
        const float width = box.w - 2 * row_margin(), x = box.x + row_margin();
        const float upper = ui_.words().measure(session.planned.title, title_style(), width).logical.h;
        const float lower = ui_.words().measure(line, line_style(), width).logical.h;
        const float y = box.y + (box.h - upper - lower) / 2;
        ui_.silent_text(session.planned.title, title_style(), {x, y, width, 0}, ui_.palette().ink);
        ui_.silent_text(line, line_style(), {x, y + upper, width, 0}, ui_.palette().quiet_ink);
    }

    // Tabs and Back at the bottom; gives where they begin.
    float draw_bottom(const Rect& place) {
        const float tall = theme_.touch(theme_.portrait() ? 132 : 104);
        const bool upright = theme_.portrait();
        const Button back{"back", tr("‹ Back"), ButtonLook::primary, button_style(theme_, 42)};
        std::vector<Button> all = tabs();
        if (!upright) all.insert(all.begin(), back);
        const ButtonRows tab_rows(ui_, all, {place.w, space(), upright ? height() : tall});
        float y = place.bottom();
        if (upright) {
            const ButtonRows row(ui_, {back}, {place.w, space(), tall});
            y -= row.height();
            act(row.draw({place.x, y}));
            y -= space();
        }
        y -= tab_rows.height();
        act(tab_rows.draw({place.x, y}));
        if (!view_.opt_in) return y;
        const Button question{"opt_in", view_.opt_in->question + " ›", ButtonLook::secondary,
                              button_style(theme_, 34)};
        const ButtonRows row(ui_, {question}, {place.w, space(), height()});
        y -= space() + row.height();
        act(row.draw({place.x, y}));
        return y;
    }

    std::vector<Button> tabs() const {
        const std::pair<const char*, std::string> words[] = {{"tab_now", tr("Now")},
                                                             {"tab_by_time", tr("By time")},
                                                             {"tab_by_room", tr("By room")},
                                                             {"tab_search", tr("Search")}};
        std::vector<Button> all;
        for (const auto& [id, label] : words)
            all.push_back({id, label, ButtonLook::secondary, button_style(theme_, 32),
                           static_cast<std::size_t>(state_.view) == all.size()});
        return all;
    }
    void act(const std::string& touched) {
        const std::vector<Button> all = tabs();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (touched == all[i].id) {
                state_.view = static_cast<ProgrammeState::View>(i);
                state_.page = 0;
            }
        if (touched == "opt_in") action_.opt_in = true;
        if (touched == "back") action_.back = true;
    }

    void draw_search(const Rect& body) {
        const float margin = page_margin(ui_);
        const bool upright = theme_.portrait();
        const float left = upright ? body.w : std::floor(body.w * 0.45f);
        Rect place{body.x + margin, body.y + theme_.px(40), left - 2 * margin, 0};
        const Rect field{place.x, place.y, place.w, text_field_height(ui_)};
        (void)draw_text_field(ui_, {"search", tr("Search"), true}, state_.words, field);
        const Rect panel = upright ? body : Rect{body.x + left, body.y, body.w - left, body.h};
        Rect inner = panel.inset(theme_.px(40), theme_.px(upright ? 32 : 20));
        const ButtonRows rows(
            ui_,
            {{"back", tr("‹ Back"), ButtonLook::secondary, button_style(theme_, 42)},
             {"tab_by_time", tr("By time"), ButtonLook::secondary, button_style(theme_, 36)}},
            {inner.w, space(), theme_.touch(upright ? 132 : 104)});
        const float between = theme_.px(upright ? 32 : 20), row = inner.bottom() - rows.height();
        if (upright) {
            // The keys are as high as the list over them leaves them room for.
            const float least = smallest_keyboard_height(ui_, inner.w);
            const float keys = std::max(least, std::min(keyboard_height(ui_, inner.w), body.h * 0.36f));
            inner.y = row - between - keys;
        }
        const float top = field.bottom() + theme_.px(28);
        const float bottom = upright ? inner.y - between - space() : body.bottom() - theme_.px(20);
        draw_found({place.x, top, place.w, bottom - top});
        const float edge = upright ? inner.y - between : panel.y;
        ui_.fill({panel.x, edge, panel.w, panel.bottom() - edge}, panel_colour(ui_));
        draw_keyboard(ui_, state_.keyboard, ui_.written() == "search" ? &state_.words : nullptr, false,
                      {inner.x, inner.y, inner.w, row - between - inner.y});
        const std::string touched = rows.draw({inner.x, row});
        if (!touched.empty()) act(touched == "back" ? "tab_now" : touched);
    }

    void draw_found(const Rect& place) {
        if (fold_name(state_.words.text()).empty()) {
            ui_.text("hint", "paragraph", tr("A word of the title, a room or a speaker."),
                     body_style(theme_, 34), place, ui_.palette().quiet_ink);
            return;
        }
        draw_rows(place, listed_sessions(view_.sessions, view_.facts.config, state_, view_.now), 1);
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
