// The welcome screen: words, camera and buttons, one under the other or side by side.
#include "roles/self/welcome.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/language.h"
#include "roles/self/language.h"
#include "screens/announcement.h"
#include "screens/camera_box.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {
namespace {

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
    WelcomeAction draw_in_one_column(const Rect& column) {
        const std::vector<Row> rows = rows_for(column.h * 0.5f);
        const float controls = rows_height(rows, 1) + footer_height();
        const float gap = theme_.px(64), least_camera = theme_.px(360);
        const float room = column.h - controls - gap - theme_.px(44 + 48) - least_camera;
        const float top = draw_words({column.x, column.y + gap, column.w, room});
        const float bottom = column.bottom() - controls;
        draw_camera_box(ui_, {column.x, top + theme_.px(44), column.w, bottom - top - theme_.px(44 + 48)},
                        view_.camera, view_.is_checking);
        return draw_controls(column, rows, 1);
    }

    WelcomeAction draw_side_by_side(const Rect& body, float margin) {
        const float between = theme_.px(64), width = std::floor((body.w - 2 * margin - between) * 0.46f);
        const Rect left{body.x + margin, body.y, width, body.h};
        const float gap = theme_.px(48);
        const float least_words = words_height(width, 0.6f) + gap + theme_.px(32);
        const std::vector<Row> rows = rows_for(body.h - least_words - footer_height());
        // Buttons give way before the words do, and neither below what hands and eyes need.
        float squeeze = 1;
        while (squeeze > 0.5f && rows_height(rows, squeeze) + footer_height() + least_words > body.h)
            squeeze -= 0.05f;
        const float controls = rows_height(rows, squeeze) + footer_height();
        draw_words({left.x, left.y + gap, width, body.h - controls - gap - theme_.px(24)});
        const float x = left.right() + between;
        draw_camera_box(ui_, {x, body.y + margin, body.right() - margin - x, body.h - 2 * margin},
                        view_.camera, view_.is_checking);
        return draw_controls(left, rows, squeeze);
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

    struct Words {
        const char *id, *role;
        std::string words;
        TextStyle style;
        Colour colour;
        float after;
        std::string value = {};
    };
    // The part of the announcement that is shown now, over everything else.
    void add_announcement(std::vector<Words>& all, float width) {
        if (view_.announcement.empty()) return;
        const TextStyle style = body_style(theme_, 38, Weight::semibold);
        const float lines = std::round(style.size * style.line_height * 3.2f);
        const auto parts = parts_that_fit(ui_.words(), "⚑ " + view_.announcement, style, width, lines);
        const auto part = static_cast<std::size_t>(view_.announcement_part) % parts.size();
        all.push_back({"announcement", "alert", parts[part], style, colours_of(ui_, Mood::attention).ink, 20,
                       view_.announcement});
    }
    std::vector<Words> words(float width) {
        TextStyle instruction = body_style(theme_, 44);
        instruction.marks = true;
        std::vector<Words> all;
        add_announcement(all, width);
        all.push_back({"heading", "heading", is_way_out() ? tr("Are you leaving?") : tr("Welcome"),
                       heading_style(theme_, 92, 1), ui_.palette().ink, 14});
        all.push_back({"instruction", "paragraph", instruction_words(), instruction, ui_.palette().ink, 2});
        if (view_.notice.empty())
            all.push_back(
                {"sources", "paragraph", source_words(), body_style(theme_, 34), ui_.palette().quiet_ink, 0});
        else
            all.push_back({"notice", "alert", view_.notice, body_style(theme_, 34, Weight::semibold),
                           ui_.palette().ink, 0});
        if (!view_.badges.empty()) {
            all.back().after = 14;
            all.push_back(
                {"badges", "status", view_.badges, body_style(theme_, 34), ui_.palette().quiet_ink, 0});
        }
        return all;
    }
    float words_height(float width, float squeeze) {
        float height = 0;
        for (const Words& line : words(width))
            height += ui_.words().measure(line.words, squeezed(line.style, squeeze), width).logical.h +
                      theme_.px(line.after);
        return height;
    }

    // As large as the place lets them be; gives where they end.
    float draw_words(const Rect& column) {
        float squeeze = 1;
        while (squeeze > 0.35f && words_height(column.w, squeeze) > column.h) squeeze -= 0.05f;
        Rect place{column.x, column.y, column.w, 0};
        for (const Words& line : words(column.w))
            place.y = ui_.text(line.id, line.role, line.words, squeezed(line.style, squeeze), place,
                               line.colour, line.value)
                          .bottom() +
                      theme_.px(line.after);
        return place.y;
    }

    std::string instruction_words() const {
        if (view_.camera.state == CameraView::State::none) return tr("Hold your QR code to the **scanner**");
        if (view_.camera.state == CameraView::State::trouble)
            return tr("Please go to the **registration desk**");
        if (view_.camera.place != CameraPlace::unknown) return words_to_lens(view_.camera.place);
        return theme_.portrait() ? tr("Show your QR code to the camera **below ↓**")
                                 : tr("Show your QR code to the camera **here →**");
    }

    std::string source_words() const {
        if (view_.camera.state != CameraView::State::trouble)
            return tr("From your email, your phone or your badge.");
        const std::string way = without_marks(view_.facts.point.desk_is);
        return way.empty() ? tr("The camera of this kiosk is not working.") : way;
    }

    struct Choice {
        const char* id;
        std::string label;
        WelcomeAction action;
        ButtonLook look = ButtonLook::secondary;
        std::optional<bool> on = {};
        std::string value = {};
        float share = 1;  // of its row's width, beside the others
    };
    struct Row {
        std::vector<Choice> choices;
        bool small = false;
    };

    bool is_way_out() const { return view_.facts.point.exit; }

    // The ways in, or out, without a code.
    std::vector<Choice> ways() const {
        std::vector<Choice> all;
        if (view_.facts.config.find_by != FindBy::off)
            all.push_back(
                {"find_my_name", tr("Find my name"), WelcomeAction::find_my_name, ButtonLook::primary});
        if (!is_way_out())
            all.push_back({"not_registered", tr("I have not registered"), WelcomeAction::not_registered});
        all.push_back({"get_help", tr("Get help"), WelcomeAction::get_help});
        return all;
    }

    // How the screen is read, and what else there is to read.
    std::vector<Choice> ways_to_read() const {
        const Choices& chosen = theme_.choices();
        std::vector<Choice> all;
        all.push_back({"larger_text", tr("Larger text"), WelcomeAction::larger_text, ButtonLook::secondary,
                       chosen.larger_text > 0, std::to_string(chosen.larger_text)});
        all.push_back({"contrast", tr("Contrast"), WelcomeAction::contrast, ButtonLook::secondary,
                       chosen.high_contrast});
        if (view_.can_listen)
            all.push_back(
                {"listen", tr("Listen"), WelcomeAction::listen, ButtonLook::secondary, chosen.listens});
        if (view_.can_listen && chosen.listens)
            all.push_back({"volume",
                           tr("Volume"),
                           WelcomeAction::volume,
                           ButtonLook::secondary,
                           {},
                           std::to_string(chosen.volume)});
        return all;
    }
    std::vector<Choice> other_ways() const {
        std::vector<Choice> all;
        if (view_.facts.config.languages.size() > 1)
            all.push_back({"language",
                           names_of(view_.facts.config.languages),
                           WelcomeAction::language,
                           ButtonLook::secondary,
                           {},
                           {},
                           1.2f});
        all.push_back({"lower_screen", tr("↓ Lower the screen"), WelcomeAction::lower_screen,
                       ButtonLook::secondary, theme_.choices().lowered});
        if (view_.has_programme) all.push_back({"programme", tr("Programme ›"), WelcomeAction::programme});
        return all;
    }

    // As the drawing has them; where that is too high, all ways in one row and all else in another.
    std::vector<Row> rows_for(float room) const {
        std::vector<Choice> in = ways(), read = ways_to_read(), other = other_ways();
        std::vector<Row> rows;
        if (in.size() > 2) {
            rows.push_back({{in.front()}, false});
            in.erase(in.begin());
        }
        rows.push_back({in, false});
        rows.push_back({read, true});
        rows.push_back({other, true});
        if (rows_height(rows, 0.5f) <= room) return rows;
        rows = {{ways(), false}, {read, true}, {other, true}};
        if (rows_height(rows, 0.5f) <= room) return rows;
        read.insert(read.end(), other.begin(), other.end());
        return {{ways(), false}, {read, true}};
    }

    float row_height(const Row& row, float squeeze) const {
        const bool upright = theme_.portrait();
        const float drawn = row.small ? (upright ? 108 : 100) : (upright ? 148 : 128);
        return std::max(std::round(theme_.px(drawn) * squeeze), theme_.touch(0));
    }
    float rows_height(const std::vector<Row>& rows, float squeeze) const {
        float height = 0;
        for (const Row& row : rows) height += row_height(row, squeeze) + gap(squeeze);
        return height - gap(squeeze);
    }
    float gap(float squeeze) const { return std::round(theme_.px(24) * squeeze); }

    bool has_notice() const { return !view_.facts.config.privacy_notice.empty(); }
    float footer_height() const {
        const float least = theme_.portrait() ? theme_.touch(100) : theme_.touch(60);
        return theme_.px(theme_.portrait() ? 36 : 24) + theme_.px(3) +
               std::max(least, theme_.text(28) * 2.9f);
    }

    WelcomeAction draw_controls(const Rect& column, const std::vector<Row>& rows, float squeeze) {
        WelcomeAction action = WelcomeAction::none;
        float y = column.bottom() - footer_height() - rows_height(rows, squeeze);
        for (const Row& row : rows) {
            const float height = row_height(row, squeeze);
            const WelcomeAction touched = draw_row(row, {column.x, y, column.w, height}, gap(squeeze));
            if (touched != WelcomeAction::none) action = touched;
            y += height + gap(squeeze);
        }
        return draw_footer(column) ? WelcomeAction::your_data : action;
    }

    WelcomeAction draw_row(const Row& row, const Rect& place, float space) {
        WelcomeAction action = WelcomeAction::none;
        const auto count = static_cast<float>(row.choices.size());
        float shares = 0;
        for (const Choice& choice : row.choices) shares += choice.share;
        const float width = (place.w - space * (count - 1)) / shares;
        float x = place.x;
        TextStyle style = button_style(theme_, row.small ? 30 : 42);
        if (row.small) {
            style.weight = Weight::medium;
            style.most_lines = 3;
        }
        for (std::size_t i = 0; i < row.choices.size(); ++i) {
            const Choice& choice = row.choices[i];
            const float to =
                i + 1 == row.choices.size() ? place.right() : std::floor(x + choice.share * width);
            Button button{choice.id, choice.label, choice.look, style, choice.on};
            button.value = choice.value;
            if (ui_.button(button, {x, place.y, to - x, place.h})) action = choice.action;
            x = to + space;
        }
        return action;
    }

    // What becomes of people's data, under a line; true where more of it is asked for.
    bool draw_footer(const Rect& column) {
        const float top = column.bottom() - footer_height() + theme_.px(theme_.portrait() ? 36 : 24);
        ui_.fill({column.x, top, column.w, std::max(1.f, theme_.px(3))}, ui_.palette().rule);
        const Rect row{column.x, top + theme_.px(3), column.w, column.bottom() - top - theme_.px(3)};
        TextStyle note = body_style(theme_, 28), link = body_style(theme_, 28, Weight::bold);
        note.most_lines = 2;
        note.smallest = note.size * 0.6f;
        const std::string words = view_.camera.state == CameraView::State::none
                                      ? tr("Codes are read to check you in, and for nothing else.")
                                      : tr("The camera looks for codes and records nothing.");
        const std::string more = tr("Your data ›");
        const float link_width =
            has_notice() ? std::max(theme_.touch(60), ui_.words().measure(more, link, row.w).logical.w + 2)
                         : 0;
        const float space = has_notice() ? theme_.px(16) : 0, most = row.w - link_width - space;
        const TextBlock block = ui_.words().measure(words, note, most);
        ui_.text("camera_note", "paragraph", words, note,
                 {row.x, row.y + (row.h - block.logical.h) * 0.5f, most, block.logical.h},
                 ui_.palette().quiet_ink);
        if (!has_notice()) return false;
        return ui_.button({"your_data", more, ButtonLook::link, link},
                          {row.x + block.logical.w + space, row.y, link_width, row.h});
    }

    Ui& ui_;
    const WelcomeView& view_;
    const Theme& theme_;
};

}  // namespace

WelcomeAction draw_welcome(Ui& ui, const WelcomeView& view) {
    return WelcomeScreen(ui, view).draw();
}

}  // namespace lanyard
