// Rows keep the height that their words need: they are dealt out to columns, and the columns to pages.
#include "screens/session_list.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/language.h"
#include "event/programme_list.h"
#include "event/session_words.h"
#include "screens/button_rows.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr int most_jumps = 8;

class SessionList {
  public:
    SessionList(Ui& ui, const SessionListView& view, int& page)
        : ui_(ui), theme_(ui.theme()), view_(view), page_(page) {}

    std::string draw(const Rect& place) {
        const auto across = static_cast<float>(view_.columns);
        const float width = std::floor((place.w - space() * (across - 1)) / across);
        std::vector<Line> lines = lines_in_columns(width, place.h);
        if (lines.empty()) return {};
        float foot = 0;
        if (pages_of(lines) > 1) {
            // One page more may follow from the room that the way to it takes.
            foot = foot_height(place.w, lines) + space();
            lines = lines_in_columns(width, place.h - foot);
        }
        // In the largest text on a lowered screen one row may be higher than all the room there is.
        while (scale_ > least_scale && is_too_high(lines, place.h - foot)) {
            scale_ *= 0.98f;
            lines = lines_in_columns(width, place.h - foot);
        }
        const int pages = pages_of(lines);
        page_ = std::clamp(page_, 0, pages - 1);
        for (const Line& line : lines) {
            if (line.column / view_.columns != page_) continue;
            const auto column = static_cast<float>(line.column % view_.columns);
            const Rect box{place.x + column * (width + space()), place.y + line.y, width, line.height};
            if (line.session)
                draw_row(*line.session, box);
            else
                ui_.text(line.heading.id, "heading", line.heading.words, heading_style(), box,
                         ui_.palette().ink);
        }
        if (pages > 1) draw_foot({place.x, place.bottom() - foot + space(), place.w, foot - space()}, lines);
        return std::move(touched_);
    }

  private:
    float space() const { return theme_.px(20); }
    float row_margin() const { return theme_.px(32); }
    TextStyle scaled(TextStyle style) const {
        style.size *= scale_;
        return style;
    }
    TextStyle title_style() const {
        TextStyle style = scaled(body_style(theme_, 36, Weight::semibold));
        style.line_height = 1.2f;
        return style;
    }
    TextStyle line_style() const { return scaled(body_style(theme_, 28)); }
    TextStyle heading_style() const { return scaled(body_style(theme_, 36, Weight::bold)); }

    // A session, or what those below it stand under; columns count on over the pages.
    struct Line {
        const Session* session = nullptr;
        ListHeading heading;
        int column = 0;
        float y = 0, height = 0;
    };
    int pages_of(const std::vector<Line>& lines) const {
        return lines.empty() ? 1 : lines.back().column / view_.columns + 1;
    }

    static bool is_too_high(const std::vector<Line>& lines, float most) {
        return std::any_of(lines.begin(), lines.end(),
                           [&](const Line& line) { return line.y + line.height > most + 1; });
    }

    // One under the other in columns of this height; what goes on in another column is headed there again.
    std::vector<Line> lines_in_columns(float width, float most) {
        std::vector<Line> lines;
        std::map<std::string, int> headings;
        ListHeading last;
        int column = 0;
        float y = 0;
        for (const Session* session : view_.sessions) {
            const ListHeading theirs = view_.heading ? view_.heading(*session) : ListHeading{};
            const bool is_new = view_.heading && (theirs != last || lines.empty());
            const float row = row_height(*session, width);
            const float heading =
                view_.heading
                    ? ui_.words().measure(theirs.words, heading_style(), width).logical.h + space() / 2
                    : 0;
            if (y > 0 && y + row + (is_new ? heading : 0) > most) {
                ++column;
                y = 0;
            }
            if (view_.heading && (is_new || y == 0)) {
                const std::string number = "_" + std::to_string(++headings[theirs.id]);
                lines.push_back({nullptr, {theirs.id + number, theirs.words}, column, y, heading});
                y += heading;
            }
            last = theirs;
            lines.push_back({session, {}, column, y, row});
            y += row + space();
        }
        return lines;
    }

    std::string line_of(const Session& session) const {
        return session_line(session, view_.facts.config, view_.now, view_.says_date);
    }

    float row_height(const Session& session, float width) {
        const float inner = width - 2 * row_margin();
        const float words = ui_.words().measure(session.planned.title, title_style(), inner).logical.h +
                            ui_.words().measure(line_of(session), line_style(), inner).logical.h;
        return std::max(theme_.touch(132), words + theme_.px(24));
    }

    void draw_row(const Session& session, const Rect& box) {
        const std::string line = line_of(session);
        if (ui_.area_button("session_" + session.planned.id, session.planned.title + ", " + line, box))
            touched_ = session.planned.id;
        const float width = box.w - 2 * row_margin(), x = box.x + row_margin();
        const float upper = ui_.words().measure(session.planned.title, title_style(), width).logical.h;
        const float lower = ui_.words().measure(line, line_style(), width).logical.h;
        const float y = box.y + (box.h - upper - lower) / 2;
        ui_.silent_text(session.planned.title, title_style(), {x, y, width, 0}, ui_.palette().ink);
        ui_.silent_text(line, line_style(), {x, y + upper, width, 0}, ui_.palette().quiet_ink);
    }

    // The pages by the time that each begins with, by number where that does not tell them apart; none
    // where they do not stand in one row.
    std::vector<Button> jumps(const std::vector<Line>& lines) const {
        const int pages = pages_of(lines);
        if (!view_.jumps || pages > most_jumps) return {};
        std::vector<Button> all;
        std::set<std::string> times;
        for (const Line& line : lines) {
            if (!line.session || line.column / view_.columns != static_cast<int>(all.size())) continue;
            const std::string time = format_clock(line.session->start, view_.facts.config.time_zone);
            times.insert(time);
            all.push_back({ids_[all.size()], time, ButtonLook::secondary, button_style(theme_, 32),
                           static_cast<int>(all.size()) == page_});
        }
        if (times.size() < all.size())
            for (std::size_t i = 0; i < all.size(); ++i) all[i].label = std::to_string(i + 1);
        return all;
    }
    ButtonRows jump_row(const std::vector<Button>& buttons, float width) const {
        return {ui_, buttons, {width, space(), theme_.touch(theme_.portrait() ? 96 : 80)}};
    }
    bool can_jump(const std::vector<Button>& buttons, float width) const {
        if (buttons.empty()) return false;
        const ButtonRows row = jump_row(buttons, width);
        return row.count() == 1 && row.fits();
    }

    float foot_height(float width, const std::vector<Line>& lines) const {
        const std::vector<Button> buttons = jumps(lines);
        const float pager = pager_height(ui_, width, pages_of(lines) + 1);
        return can_jump(buttons, width) ? std::max(pager, jump_row(buttons, width).height()) : pager;
    }
    void draw_foot(const Rect& row, const std::vector<Line>& lines) {
        const std::vector<Button> buttons = jumps(lines);
        if (!can_jump(buttons, row.w)) return draw_pager(ui_, row, page_, pages_of(lines));
        const std::string touched = jump_row(buttons, row.w).draw({row.x, row.y});
        for (std::size_t i = 0; i < buttons.size(); ++i)
            if (touched == buttons[i].id) page_ = static_cast<int>(i);
    }

    static constexpr const char* ids_[most_jumps] = {"page_1", "page_2", "page_3", "page_4",
                                                     "page_5", "page_6", "page_7", "page_8"};
    Ui& ui_;
    const Theme& theme_;
    const SessionListView& view_;
    int& page_;
    static constexpr float least_scale = 0.6f;
    float scale_ = 1;
    std::string touched_;
};

struct PagerParts {
    Button earlier, more;
    std::string words;
    TextStyle style;
    float third = 0;
};
PagerParts pager_parts(const Ui& ui, float width, int page, int pages) {
    const Theme& theme = ui.theme();
    PagerParts parts{{"earlier", tr("‹ Earlier"), ButtonLook::secondary, button_style(theme, 36)},
                     {"more", tr("More ›"), ButtonLook::secondary, button_style(theme, 36)},
                     filled(tr("Page {page} of {count}"),
                            {{"page", std::to_string(page + 1)}, {"count", std::to_string(pages)}}),
                     body_style(theme, 30),
                     std::floor((width - 2 * theme.px(20)) / 3)};
    parts.style.align = TextAlign::centre;
    return parts;
}

}  // namespace

std::string draw_session_list(Ui& ui, const SessionListView& view, int& page, const Rect& place) {
    return SessionList(ui, view, page).draw(place);
}

float pager_height(Ui& ui, float width, int pages) {
    const Theme& theme = ui.theme();
    const PagerParts parts = pager_parts(ui, width, pages - 1, pages);
    const RowMeasure measure{parts.third, 0, theme.touch(theme.portrait() ? 108 : 80)};
    return std::max({ButtonRows(ui, {parts.earlier}, measure).height(),
                     ButtonRows(ui, {parts.more}, measure).height(),
                     ui.words().measure(parts.words, parts.style, parts.third).logical.h});
}

void draw_pager(Ui& ui, const Rect& row, int& page, int pages) {
    const PagerParts parts = pager_parts(ui, row.w, page, pages);
    const int shown = page;
    if (shown > 0 && ui.button(parts.earlier, {row.x, row.y, parts.third, row.h})) --page;
    const float height = ui.words().measure(parts.words, parts.style, parts.third).logical.h;
    ui.text("page", "status", parts.words, parts.style,
            {row.x + (row.w - parts.third) / 2, row.y + (row.h - height) / 2, parts.third, height},
            ui.palette().ink);
    if (shown + 1 < pages && ui.button(parts.more, {row.right() - parts.third, row.y, parts.third, row.h}))
        ++page;
}

std::string session_hours(const Session& session, const std::string& zone, Instant now, bool says_date) {
    const std::string hours = format_clock(session.start, zone) + "–" + format_clock(session.end, zone);
    const std::string when =
        session_when(session, says_date ? short_date(session.start, zone) + ", " + hours : hours, now, zone);
    // Nobody knows a time of one that is held, but everybody its day.
    return says_date && is_held(session, now) ? short_date(session.start, zone) + ", " + when : when;
}

std::string session_line(const Session& session, const EventConfig& config, Instant now, bool says_date) {
    const std::string line = session_hours(session, config.time_zone, now, says_date);
    const std::string room = name_of_room(config, session.planned.room);
    return room.empty() ? line : line + " · " + room;
}

}  // namespace lanyard
