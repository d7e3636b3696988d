// A list or the parts of a day over the tabs; the days stand beside Back where there are several.
#include "screens/programme.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/language.h"
#include "event/name_fold.h"
#include "screens/button_rows.h"
#include "screens/page.h"
#include "screens/session_list.h"
#include "screens/words.h"
#include "ui/text_field.h"

namespace lanyard {
namespace {

using View = ProgrammeState::View;

class ProgrammePage {
  public:
    ProgrammePage(Ui& ui, ProgrammeState& state, const ProgrammeView& view)
        : ui_(ui),
          state_(state),
          view_(view),
          theme_(ui.theme()),
          days_(programme_days(view.sessions, view.facts.config)),
          day_(state.day.empty() ? day_meant(days_, view.facts.config, view.now) : state.day),
          has_tracks_(has_tracks(view.sessions, view.facts.config, day_)) {}

    ProgrammeAction draw() {
        if (is_by_day() && !state_.part) parts_ = day_parts(sessions(), config(), listed_by(), day_);
        ui_.screen("programme", state_name(), Mood::neutral);
        const std::string& zone = config().time_zone;
        const std::string date = view_.countdown.empty() ? spoken_date(view_.now, zone) : view_.countdown;
        const Rect body = draw_band(ui_, {tr("Programme"), format_clock(view_.now, zone), date});
        if (state_.view == View::search)
            draw_search(body);
        else
            draw_list(body);
        if (ui_.back()) go_back();
        return std::move(action_);
    }

  private:
    const EventConfig& config() const { return view_.facts.config; }
    const std::vector<Session>& sessions() const { return view_.sessions; }
    float height() const { return theme_.touch(theme_.portrait() ? 108 : 96); }
    float space() const { return theme_.px(20); }
    bool has_days() const { return days_.size() > 1; }
    bool is_by_day() const {
        return state_.view == View::by_time || state_.view == View::by_room || state_.view == View::by_track;
    }

    ListedBy listed_by() const {
        static constexpr ListedBy by[] = {ListedBy::now,   ListedBy::time,  ListedBy::room,
                                          ListedBy::track, ListedBy::words, ListedBy::enrolled};
        return by[static_cast<std::size_t>(state_.view)];
    }
    std::string state_name() const {
        static constexpr const char* lists[] = {"now", "by_time", "by_room", "by_track", "search", "mine"};
        static constexpr const char* choices[] = {"", "hours", "rooms", "tracks", "", ""};
        const auto view = static_cast<std::size_t>(state_.view);
        return parts_.empty() ? lists[view] : choices[view];
    }
    std::vector<const Session*> listed() const {
        return listed_sessions(sessions(), config(),
                               {listed_by(), day_, state_.part, state_.words.text(), view_.own_sessions},
                               view_.now);
    }

    // From what was chosen back to the choice, from there to where they came from.
    void go_back() {
        state_.page = 0;
        if (is_by_day() && state_.part)
            state_.part.reset();
        else
            action_.back = true;
    }

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
        const Rect rows{place.x, top, place.w, place.bottom() - top};
        if (parts_.empty())
            draw_rows(rows, theme_.portrait() ? 1 : 2);
        else
            draw_parts(rows);
    }

    float draw_heading(const Rect& place) {
        const bool is_long = has_days() && is_by_day();
        const float size = is_long ? (theme_.portrait() ? 60 : 44) : (theme_.portrait() ? 80 : 52);
        return ui_
            .text("heading", "heading", heading_words(), heading_style(theme_, size, is_long ? 3 : 2), place,
                  ui_.palette().ink)
            .bottom();
    }
    std::string heading_words() const {
        std::string words;
        switch (state_.view) {
            case View::now:
                return tr("On now and next");
            case View::by_time:
                words = tr("The day by time");
                break;
            case View::by_room:
                words = tr("The day by room");
                break;
            case View::by_track:
                words = tr("The day by track");
                break;
            case View::search:
                return tr("Search");
            case View::mine:
                return tr("My sessions");
        }
        if (state_.part) words = part_words(*state_.part);
        const auto day = std::find_if(days_.begin(), days_.end(),
                                      [&](const ProgrammeDay& one) { return one.day == day_; });
        if (!has_days() || day == days_.end()) return words;
        return spoken_date(day->begins, config().time_zone) + " · " + words;
    }
    std::string part_words(const std::string& id) const {
        switch (state_.view) {
            case View::by_time:
                return id + ":00";
            case View::by_track:
                return id.empty() ? tr("Without a track") : id;
            default:
                return id.empty() ? tr("For everybody") : name_of_room(config(), id);
        }
    }

    void draw_rows(const Rect& place, int columns) {
        const std::vector<const Session*> sessions = listed();
        if (sessions.empty()) {
            ui_.text(
                "nothing", "status",
                state_.view == View::search ? tr("No session has these words.") : tr("Nothing more today."),
                body_style(theme_, 40), place, ui_.palette().quiet_ink);
            return;
        }
        SessionListView list{view_.facts, sessions, view_.now, has_days(), columns};
        list.jumps = state_.part.has_value();
        if (!state_.part && state_.view == View::by_room)
            list.heading = [this](const Session& session) {
                return heading_of("room_", session.planned.room);
            };
        if (!state_.part && state_.view == View::by_track)
            list.heading = [this](const Session& session) {
                return heading_of("track_", session.planned.track);
            };
        action_.session = draw_session_list(ui_, list, state_.page, place);
    }
    ListHeading heading_of(const std::string& kind, const std::string& id) const {
        return {kind + (id.empty() ? "all" : id), part_words(id)};
    }

    // Rooms, tracks or hours to choose from, as many as have room.
    void draw_parts(const Rect& place) {
        std::vector<std::string> ids;
        for (const DayPart& part : parts_) ids.push_back("part_" + (part.id.empty() ? "all" : part.id));
        std::vector<Button> buttons;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            buttons.push_back(
                {ids[i], part_words(parts_[i].id), ButtonLook::secondary, button_style(theme_, 28)});
            buttons.back().style.most_lines = 3;
        }
        const ButtonRows rows(
            ui_, buttons,
            {place.w, theme_.px(12), theme_.touch(72), theme_.portrait() ? std::size_t{4} : std::size_t{5}});
        std::vector<int> page_of = pages_of_rows(rows, place.h);
        float foot = 0;
        if (page_of.back() > 0) {
            foot = pager_height(ui_, place.w, page_of.back() + 2) + space();
            page_of = pages_of_rows(rows, place.h - foot);
        }
        state_.page = std::clamp(state_.page, 0, page_of.back());
        float y = place.y;
        for (std::size_t row = 0; row < rows.count(); ++row) {
            if (page_of[row] != state_.page) continue;
            const std::string touched = rows.draw_row(row, {place.x, y});
            y += rows.row_height(row) + theme_.px(12);
            for (std::size_t i = 0; i < ids.size(); ++i)
                if (touched == ids[i]) chosen_ = parts_[i].id;
        }
        if (foot > 0)
            draw_pager(ui_, {place.x, place.bottom() - foot + space(), place.w, foot - space()}, state_.page,
                       page_of.back() + 1);
        if (chosen_) show(state_.view, *chosen_);
    }
    // The page that each row stands on.
    std::vector<int> pages_of_rows(const ButtonRows& rows, float most) const {
        std::vector<int> pages;
        float y = 0;
        for (std::size_t row = 0; row < rows.count(); ++row) {
            const bool is_next = y > 0 && y + rows.row_height(row) > most;
            pages.push_back((pages.empty() ? 0 : pages.back()) + (is_next ? 1 : 0));
            y = (is_next ? 0 : y) + rows.row_height(row) + theme_.px(12);
        }
        return pages;
    }
    void show(View view, std::optional<std::string> part = {}) {
        state_.view = view;
        state_.part = std::move(part);
        state_.page = 0;
    }

    // Tabs, and Back with the days, at the bottom; gives where they begin.
    float draw_bottom(const Rect& place) {
        const float tall = theme_.touch(theme_.portrait() ? 132 : 104);
        const bool upright = theme_.portrait();
        std::vector<Button> below = days();
        below.insert(below.begin(), {"back", tr("‹ Back"), ButtonLook::primary, button_style(theme_, 42)});
        std::vector<Button> all = tabs();
        if (!upright) all.insert(all.begin(), below.begin(), below.end());
        const ButtonRows tab_rows(ui_, all, {place.w, space(), upright ? height() : tall});
        float y = place.bottom();
        if (upright) {
            const ButtonRows row(ui_, below, {place.w, space(), tall});
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

    struct Tab {
        const char* id;
        std::string label;
        View view;
    };
    std::vector<Tab> offered_views() const {
        std::vector<Tab> all = {{"tab_now", tr("Now"), View::now},
                                {"tab_by_time", tr("By time"), View::by_time},
                                {"tab_by_room", tr("By room"), View::by_room}};
        if (has_tracks_) all.push_back({"tab_by_track", tr("By track"), View::by_track});
        if (!view_.own_sessions.empty()) all.push_back({"tab_mine", tr("Mine"), View::mine});
        all.push_back({"tab_search", tr("Search"), View::search});
        return all;
    }
    std::vector<Button> tabs() const {
        std::vector<Button> all;
        for (const Tab& tab : offered_views())
            all.push_back({tab.id, tab.label, ButtonLook::secondary, button_style(theme_, 32),
                           state_.view == tab.view});
        return all;
    }
    std::vector<Button> days() {
        if (!has_days()) return {};
        if (day_ids_.empty())
            for (const ProgrammeDay& day : days_) day_ids_.push_back("day_" + day.day);
        std::vector<Button> all;
        for (std::size_t i = 0; i < days_.size(); ++i)
            all.push_back({day_ids_[i], short_date(days_[i].begins, config().time_zone),
                           ButtonLook::secondary, button_style(theme_, 32),
                           is_by_day() && days_[i].day == day_});
        return all;
    }
    void act(const std::string& touched) {
        for (const Tab& tab : offered_views()) {
            if (touched != tab.id) continue;
            show(tab.view);
            if (!is_by_day()) state_.day.clear();
        }
        for (std::size_t i = 0; i < day_ids_.size(); ++i) {
            if (touched != day_ids_[i]) continue;
            // Whoever looks at another day than this wants all of it: rooms are what signs lead to.
            show(is_by_day() ? state_.view : View::by_room);
            state_.day = days_[i].day;
        }
        if (touched == "opt_in") action_.opt_in = true;
        if (touched == "back") go_back();
    }

    void draw_search(const Rect& body) {
        const float margin = page_margin(ui_);
        const bool upright = theme_.portrait();
        const float left = upright ? body.w : std::floor(body.w * 0.45f);
        Rect place{body.x + margin, body.y + theme_.px(40), left - 2 * margin, 0};
        const Rect field{place.x, place.y, place.w, text_field_height(ui_)};
        const std::string before = state_.words.text();
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
        // Other words have found something else.
        if (state_.words.text() != before) state_.page = 0;
        const std::string touched = rows.draw({inner.x, row});
        if (!touched.empty()) act(touched == "back" ? "tab_now" : touched);
    }

    void draw_found(const Rect& place) {
        if (fold_name(state_.words.text()).empty()) {
            ui_.text("hint", "paragraph", tr("A word of the title, a room or a speaker."),
                     body_style(theme_, 34), place, ui_.palette().quiet_ink);
            return;
        }
        draw_rows(place, 1);
    }

    Ui& ui_;
    ProgrammeState& state_;
    const ProgrammeView& view_;
    const Theme& theme_;
    const std::vector<ProgrammeDay> days_;
    const std::string day_;       // that is shown
    const bool has_tracks_;       // to choose from
    std::vector<DayPart> parts_;  // to choose from, where the day is long and nothing was chosen
    std::vector<std::string> day_ids_;
    std::optional<std::string> chosen_;
    ProgrammeAction action_;
};

}  // namespace

ProgrammeAction draw_programme(Ui& ui, ProgrammeState& state, const ProgrammeView& view) {
    return ProgrammePage(ui, state, view).draw();
}

}  // namespace lanyard
