// The welcome screen: words, camera and buttons, one under the other or side by side.
#include "roles/self/welcome.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/language.h"
#include "roles/self/language.h"
#include "screens/button_rows.h"
#include "screens/camera_box.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/parts_that_fit.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// No line has the last word, or the arrow behind it, alone.
std::string with_joined_end(std::string words) {
    constexpr int joints = 2;
    std::size_t at = words.size();
    for (int i = 0; i < joints && at != std::string::npos; ++i) {
        at = words.rfind(' ', at);
        if (at != std::string::npos) words.replace(at, 1, "\u00a0");
    }
    return words;
}

class WelcomeScreen {
  public:
    WelcomeScreen(Ui& ui, const WelcomeView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    WelcomeAction draw() {
        ui_.screen("welcome", state(), Mood::neutral);
        const EventConfig& config = view_.facts.config;
        const std::string date = spoken_date(view_.now, config.time_zone);
        const Rect body = draw_band(ui_, {config.name, format_clock(view_.now, config.time_zone),
                                          view_.countdown.empty() ? date : view_.countdown});
        const float margin = page_margin(ui_);
        return theme_.portrait() ? draw_in_one_column(body.inset(margin, 0))
                                 : draw_side_by_side(body, margin);
    }

  private:
    // As drawn: words, camera, buttons. Where that is too high, the buttons under the camera have pages.
    WelcomeAction draw_in_one_column(const Rect& column) {
        const float gap = theme_.px(64), above = theme_.px(44), below = theme_.px(48);
        const Column words = words_column(column.w);
        const float least = least_height(words) + gap + above + below + theme_.px(300);
        const Rect bottom{column.x, column.y + least, column.w, column.h - least};
        const std::vector<ButtonRows> rows = rows_for(column.w, bottom.h - footer_height(column.w));
        const float controls = rows_height(rows) + footer_height(column.w);
        const bool has_room = controls <= bottom.h;
        const float end = has_room ? column.bottom() - controls : bottom.y;
        const Rect place{column.x, column.y + gap, column.w,
                         end - theme_.px(300) - above - below - column.y - gap};
        const float top = words.draw(place, 0) + above;
        draw_camera_box(ui_, {column.x, top, column.w, end - below - top}, view_.camera, view_.is_checking);
        if (has_room) return draw_controls(column, rows);
        Column rest;
        add_controls(rest, rows, column.w);
        draw_in_pages(ui_, "welcome", {{rest, bottom, 0}});
        return action_;
    }

    // As drawn: words over buttons, the camera beside them. Where that is too high, the buttons for reading
    // go under the camera; and where that is not enough, words and buttons have pages.
    WelcomeAction draw_side_by_side(const Rect& body, float margin) {
        const float between = theme_.px(64), width = std::floor((body.w - 2 * margin - between) * 0.46f);
        const Rect left{body.x + margin, body.y, width, body.h};
        const float gap = theme_.px(40), x = left.right() + between;
        Rect camera{x, body.y + margin, body.right() - margin - x, body.h - 2 * margin};
        const Column words = words_column(width);
        const float room = body.h - least_height(words) - gap - theme_.px(24) - footer_height(width);
        std::vector<ButtonRows> rows = rows_for(width, room);
        if (rows_height(rows) > room) {
            const ButtonRows ways = rows_of(ways_in(), width, true), small = small_rows(camera.w);
            if (ways.fits() && ways.height() <= room && small.fits() && small.height() < camera.h / 3) {
                rows = {ways};
                camera.h -= small.height() + space();
                take(small.draw({x, camera.bottom() + space()}));
            }
        }
        draw_camera_box(ui_, camera, view_.camera, view_.is_checking);
        const float controls = rows_height(rows) + footer_height(width);
        if (rows_height(rows) <= room) {
            (void)words.draw({left.x, left.y + gap, width, body.h - controls - gap - theme_.px(24)}, 0);
            return draw_controls(left, rows);
        }
        Column all = words_column(width, false);
        all.gap(theme_.px(24));
        add_controls(all, rows, width);
        add_sources(all, width);
        draw_in_pages(ui_, "welcome", {{all, {left.x, left.y + gap, width, body.h - 2 * gap}, 0}});
        return action_;
    }

    std::string state() const {
        switch (view_.camera.state) {
            case CameraView::State::none:
                return view_.is_checking ? "checking" : "scanner";
            case CameraView::State::starting:
                return "starting";
            case CameraView::State::trouble:
                return "camera_trouble";
            case CameraView::State::looking:
                break;
        }
        return view_.is_checking ? "checking" : "looking";
    }

    // The part of the announcement that is shown now, over everything else.
    void add_announcement(Column& column, float width) const {
        if (view_.announcement.empty()) return;
        const TextStyle style = body_style(theme_, 38, Weight::semibold);
        const float lines = std::round(style.size * style.line_height * 3.2f);
        const auto parts = parts_that_fit(ui_.words(), "⚑ " + view_.announcement, style, width, lines);
        const auto part = static_cast<std::size_t>(view_.announcement_part) % parts.size();
        add_words(column, {"announcement", "alert", parts[part], view_.announcement}, style,
                  colours_of(ui_, Mood::attention).ink, width);
        column.gap(theme_.px(20));
    }
    void add_words(Column& column, SaidWords said, const TextStyle& style, Colour colour, float width) const {
        said.align = TextAlign::start;
        add_text(column, ui_, std::move(said), style, colour, width);
    }
    Column words_column(float width, bool with_sources = true) const {
        const Palette& palette = ui_.palette();
        TextStyle instruction = body_style(theme_, 44);
        instruction.marks = true;
        Column column;
        add_announcement(column, width);
        add_words(column, {"heading", "heading", is_way_out() ? tr("Are you leaving?") : tr("Welcome"), {}},
                  heading_style(theme_, 92, 1), palette.ink, width);
        column.gap(theme_.px(14));
        add_words(column, {"instruction", "paragraph", instruction_words(), {}}, instruction, palette.ink,
                  width);
        column.gap(theme_.px(2));
        if (with_sources) add_sources(column, width);
        if (!view_.notice.empty())
            add_words(column, {"notice", "alert", view_.notice, {}}, body_style(theme_, 34, Weight::semibold),
                      palette.ink, width);
        if (view_.badges.empty()) return column;
        column.gap(theme_.px(14));
        add_words(column, {"badges", "status", view_.badges, {}}, body_style(theme_, 34), palette.quiet_ink,
                  width);
        return column;
    }
    // Where codes are to be found; people who are told something else need not read that too.
    void add_sources(Column& column, float width) const {
        if (view_.notice.empty() && view_.badges.empty())
            add_words(column, {"sources", "paragraph", source_words(), {}}, body_style(theme_, 34),
                      ui_.palette().quiet_ink, width);
    }
    static float least_height(const Column& column) { return column.height(Column::tightest_squeeze); }

    std::string instruction_words() const {
        const EventConfig& config = view_.facts.config;
        if (is_early())
            return filled(tr("Check-in opens {opens}. Please show your code again then."),
                          {{"opens", spoken_when(*config.opens, view_.now, config.time_zone)}});
        if (is_over()) return tr("Check-in has closed");
        if (view_.camera.state == CameraView::State::none) return tr("Hold your QR code to the **scanner**");
        if (view_.camera.state == CameraView::State::trouble)
            return can_find_me() ? tr("Please touch **Find my name**")
                                 : tr("Please go to the **registration desk**");
        if (view_.camera.place != CameraPlace::unknown) return words_to_lens(view_.camera.place);
        return theme_.portrait() ? tr("Show your QR code to the camera **below ↓**")
                                 : with_joined_end(tr("Show your QR code to the camera **here →**"));
    }

    bool is_early() const {
        const auto& opens = view_.facts.config.opens;
        return opens && view_.now < *opens && !is_way_out();
    }
    bool is_over() const {
        const auto& closes = view_.facts.config.closes;
        return closes && view_.now >= *closes && !is_way_out();
    }
    bool can_find_me() const { return view_.facts.config.find_by != FindBy::off; }

    std::string source_words() const {
        if (is_early()) return {};
        if (is_over()) return tr("The registration desk can tell you what is still on.");
        if (view_.takes_badges) return tr("Then drop your badge in the box. Thank you for coming.");
        if (view_.camera.state != CameraView::State::trouble) return tr("Email, phone or badge.");
        if (can_find_me()) return tr("Or go to the registration desk.");
        const std::string way = without_marks(view_.facts.point.desk_is);
        return way.empty() ? tr("The camera of this kiosk is not working.") : way;
    }

    bool is_way_out() const { return view_.facts.point.exit || view_.takes_badges; }

    // The ways in, or out, without a code.
    std::vector<Button> ways_in() const {
        const TextStyle style = button_style(theme_, 42);
        std::vector<Button> all;
        if (can_find_me()) all.push_back({"find_my_name", tr("Find my name"), ButtonLook::primary, style});
        if (!is_way_out())
            all.push_back({"not_registered", tr("Not registered"), ButtonLook::secondary, style});
        all.push_back({"get_help", tr("Get help"), ButtonLook::secondary, style});
        return all;
    }
    TextStyle small_style() const {
        TextStyle style = button_style(theme_, 30);
        style.weight = Weight::medium;
        return style;
    }
    // How the screen is read.
    std::vector<Button> ways_to_read() const {
        const Choices& chosen = theme_.choices();
        std::vector<Button> all;
        const auto add = [&](const char* id, const std::string& label, std::optional<bool> on,
                             const std::string& value) {
            all.push_back({id, label, ButtonLook::secondary, small_style(), on, value});
        };
        if (view_.facts.config.languages.size() > 1)
            add("language", names_of(view_.facts.config.languages), {}, {});
        add("larger_text", tr("Larger text"), chosen.larger_text > 0, std::to_string(chosen.larger_text));
        add("contrast", tr("Contrast"), chosen.high_contrast, {});
        if (view_.can_listen) add("listen", tr("Listen"), chosen.listens, {});
        if (view_.can_listen && chosen.listens)
            add("volume", tr("Volume"), {}, std::to_string(chosen.volume));
        return all;
    }
    // What else there is.
    std::vector<Button> other_ways() const {
        std::vector<Button> all;
        if (theme_.can_be_lowered())
            all.push_back({"lower_screen", tr("↓ Lower screen"), ButtonLook::secondary, small_style(),
                           theme_.choices().lowered});
        if (view_.has_programme)
            all.push_back({"programme", tr("Programme ›"), ButtonLook::secondary, small_style()});
        return all;
    }
    std::vector<Button> small_ways() const {
        std::vector<Button> all = ways_to_read();
        for (Button& button : other_ways()) all.push_back(std::move(button));
        return all;
    }

    float space() const { return theme_.px(24); }
    RowMeasure measure_of(float width, bool great) const {
        const bool upright = theme_.portrait();
        const float drawn = great ? (upright ? 148 : 112) : (upright ? 108 : 92);
        return {width, space(), theme_.touch(drawn)};
    }
    ButtonRows rows_of(const std::vector<Button>& buttons, float width, bool great) const {
        return {ui_, buttons, measure_of(width, great)};
    }
    ButtonRows rows_of(const std::vector<Button>& buttons, float width, bool great,
                       const std::vector<std::size_t>& lengths) const {
        return {ui_, buttons, measure_of(width, great), lengths};
    }
    // In two rows where they are many, the shorter one first: the languages' names are longer than what
    // stands beside them.
    std::vector<ButtonRows> small_rows_as_drawn(float width) const {
        const std::vector<Button> all = small_ways();
        const auto half = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        const std::vector<Button> first{all.begin(), half}, second{half, all.end()};
        RowMeasure of_first = measure_of(width, false);
        of_first.wanted_lines = 1;
        if (all.size() <= 3) return {{ui_, all, of_first, {all.size()}}};
        const RowMeasure of_second = of_first;
        of_first.shares.assign(first.size(), 1);
        if (view_.facts.config.languages.size() > 1) of_first.shares.front() = 1.5f;
        return {{ui_, first, of_first, {first.size()}}, {ui_, second, of_second, {second.size()}}};
    }
    ButtonRows small_rows(float width) const { return rows_of(small_ways(), width, false); }

    float rows_height(const std::vector<ButtonRows>& rows) const {
        float height = 0;
        for (const ButtonRows& some : rows) height += some.height() + space();
        return height - space();
    }

    // As the drawing has them; where that is too high or too narrow for the words, otherwise; where nothing
    // fits, the fewest rows that are wide enough.
    std::vector<ButtonRows> rows_for(float width, float room) const {
        const std::vector<Button> in = ways_in();
        std::vector<std::size_t> drawn = {in.size()};
        if (in.size() > 2) drawn = {1, in.size() - 1};
        const ButtonRows great = rows_of(in, width, true, drawn), one = rows_of(in, width, true, {in.size()}),
                         any = rows_of(in, width, true), any_small = small_rows(width);
        const auto over_small = [&](const ButtonRows& ways) {
            std::vector<ButtonRows> rows = small_rows_as_drawn(width);
            rows.insert(rows.begin(), ways);
            return rows;
        };
        const std::vector<std::vector<ButtonRows>> tries = {
            over_small(great), {great, any_small}, over_small(one), {one, any_small}, {any, any_small}};
        for (const std::vector<ButtonRows>& rows : tries)
            if (rows_height(rows) <= room &&
                std::all_of(rows.begin(), rows.end(), [](const ButtonRows& some) { return some.fits(); }))
                return rows;
        // In pages the first way keeps its own row: nobody has to look for it among three.
        return great.fits() ? tries[1] : tries.back();
    }

    bool has_notice() const { return !view_.facts.config.privacy_notice.empty(); }
    std::string footer_words() const {
        return view_.camera.state == CameraView::State::none ? tr("Codes only check you in.")
                                                             : tr("Nothing is recorded.");
    }
    float link_width(float width) const {
        if (!has_notice()) return 0;
        return std::max(
            theme_.touch(60),
            ui_.words().measure(tr("Your data ›"), body_style(theme_, 28, Weight::bold), width).logical.w +
                2);
    }
    float note_width(float width) const {
        return width - link_width(width) - (has_notice() ? theme_.px(16) : 0);
    }
    float footer_height(float width) const {
        const float least = theme_.portrait() ? theme_.touch(100) : theme_.touch(60);
        const float words =
            ui_.words().measure(footer_words(), body_style(theme_, 28), note_width(width)).logical.h;
        return theme_.px(theme_.portrait() ? 36 : 24) + theme_.px(3) + std::max(least, words + theme_.px(20));
    }

    void take(const std::string& id) {
        static const std::pair<std::string_view, WelcomeAction> actions[] = {
            {"find_my_name", WelcomeAction::find_my_name},
            {"not_registered", WelcomeAction::not_registered},
            {"get_help", WelcomeAction::get_help},
            {"language", WelcomeAction::language},
            {"larger_text", WelcomeAction::larger_text},
            {"contrast", WelcomeAction::contrast},
            {"listen", WelcomeAction::listen},
            {"volume", WelcomeAction::volume},
            {"lower_screen", WelcomeAction::lower_screen},
            {"programme", WelcomeAction::programme},
            {"your_data", WelcomeAction::your_data}};
        for (const auto& [known, action] : actions)
            if (known == id) action_ = action;
    }

    // At the column's end.
    WelcomeAction draw_controls(const Rect& column, const std::vector<ButtonRows>& rows) {
        float y = column.bottom() - footer_height(column.w) - rows_height(rows);
        for (const ButtonRows& some : rows) {
            take(some.draw({column.x, y}));
            y += some.height() + space();
        }
        const float height = footer_height(column.w);
        draw_footer({column.x, column.bottom() - height, column.w, height});
        return action_;
    }

    // The same as parts, each row by itself.
    void add_controls(Column& column, const std::vector<ButtonRows>& rows, float width) {
        for (const ButtonRows& some : rows)
            for (std::size_t row = 0; row < some.count(); ++row) {
                column.part([height = some.row_height(row)](float) { return height; },
                            [this, some, row](const Rect& place, float) {
                                take(some.draw_row(row, {place.x, place.y}));
                            });
                column.gap(space());
            }
        column.part([height = footer_height(width)](float) { return height; },
                    [this](const Rect& place, float) { draw_footer(place); });
    }

    // What becomes of people's data, under a line, and where more of it is.
    void draw_footer(const Rect& place) {
        const float top = place.y + theme_.px(theme_.portrait() ? 36 : 24);
        ui_.fill({place.x, top, place.w, std::max(1.f, theme_.px(3))}, ui_.palette().rule);
        const Rect row{place.x, top + theme_.px(3), place.w, place.bottom() - top - theme_.px(3)};
        const TextStyle note = body_style(theme_, 28), link = body_style(theme_, 28, Weight::bold);
        const TextBlock block = ui_.words().measure(footer_words(), note, note_width(row.w));
        ui_.text("camera_note", "paragraph", footer_words(), note,
                 {row.x, row.y + (row.h - block.logical.h) * 0.5f, note_width(row.w), block.logical.h},
                 ui_.palette().quiet_ink);
        if (has_notice() &&
            ui_.button({"your_data", tr("Your data ›"), ButtonLook::link, link},
                       {row.x + block.logical.w + theme_.px(16), row.y, link_width(row.w), row.h}))
            take("your_data");
    }

    WelcomeAction action_ = WelcomeAction::none;
    Ui& ui_;
    const WelcomeView& view_;
    const Theme& theme_;
};

}  // namespace

WelcomeAction draw_welcome(Ui& ui, const WelcomeView& view) {
    return WelcomeScreen(ui, view).draw();
}

}  // namespace lanyard
