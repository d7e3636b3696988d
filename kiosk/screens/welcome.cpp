// The welcome screen: words, camera and buttons, one under the other or side by side.
#include "screens/welcome.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/camera_box.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {
namespace {

class WelcomeScreen {
  public:
    WelcomeScreen(Ui& ui, const WelcomeView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    WelcomeAction draw() {
        ui_.screen("welcome", state(), Mood::neutral);
        const EventConfig& config = view_.facts.config;
        const Rect body = draw_band(ui_, {config.name, format_clock(view_.now, config.time_zone),
                                          spoken_date(view_.now, config.time_zone)});
        const float margin = page_margin(ui_);
        return theme_.portrait() ? draw_in_one_column(body.inset(margin, 0))
                                 : draw_side_by_side(body, margin);
    }

  private:
    WelcomeAction draw_in_one_column(const Rect& column) {
        const float top = draw_words(column, theme_.px(64));
        const float bottom = column.bottom() - choices_height() - footer_height();
        draw_camera_box(ui_, {column.x, top + theme_.px(44), column.w, bottom - top - theme_.px(44 + 48)},
                        view_);
        return draw_controls(column);
    }

    WelcomeAction draw_side_by_side(const Rect& body, float margin) {
        const float between = theme_.px(64), width = std::floor((body.w - 2 * margin - between) * 0.44f);
        const Rect left{body.x + margin, body.y, width, body.h};
        draw_words(left, theme_.px(72));
        const float x = left.right() + between;
        draw_camera_box(ui_, {x, body.y + margin, body.right() - margin - x, body.h - 2 * margin}, view_);
        return draw_controls(left);
    }

    std::string state() const {
        switch (view_.camera.state) {
            case CameraView::State::none:
                return "scanner";
            case CameraView::State::starting:
                return "starting";
            case CameraView::State::trouble:
                return "camera_trouble";
            case CameraView::State::looking:
                break;
        }
        return view_.is_checking ? "checking" : "looking";
    }

    // Gives where the words end.
    float draw_words(const Rect& column, float gap) {
        Rect place{column.x, column.y + gap, column.w, 0};
        const auto put = [&](const char* id, const char* role, const std::string& words, TextStyle style,
                             Colour colour, float after) {
            place.y = ui_.text(id, role, words, style, place, colour).bottom() + theme_.px(after);
        };
        TextStyle instruction = body_style(theme_, 44);
        instruction.marks = true;
        put("heading", "heading", tr("Welcome"), heading_style(theme_, 92, 1), ui_.palette().ink, 14);
        put("instruction", "paragraph", instruction_words(), instruction, ui_.palette().ink, 2);
        put("sources", "paragraph", source_words(), body_style(theme_, 34), ui_.palette().quiet_ink, 0);
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

    TextStyle choice_style() const {
        TextStyle style = button_style(theme_, 30);
        style.weight = Weight::medium;
        return style;
    }
    float choices_height() const { return theme_.touch(108); }
    bool has_notice() const { return !view_.facts.config.privacy_notice.empty(); }
    float footer_height() const {
        return theme_.px(36) + std::max(theme_.touch(100), theme_.text(28) * 3.6f);
    }

    WelcomeAction draw_controls(const Rect& column) {
        const float gap = theme_.px(24), width = std::floor((column.w - gap) / 2), height = choices_height();
        const float y = column.bottom() - footer_height() - height;
        WelcomeAction action = WelcomeAction::none;
        if (ui_.button({"larger_text", tr("Larger text"), ButtonLook::secondary, choice_style(),
                        theme_.choices().larger_text},
                       {column.x, y, width, height}))
            action = WelcomeAction::larger_text;
        if (ui_.button({"contrast", tr("Contrast"), ButtonLook::secondary, choice_style(),
                        theme_.choices().high_contrast},
                       {column.right() - width, y, width, height}))
            action = WelcomeAction::contrast;
        return draw_footer(column) ? WelcomeAction::your_data : action;
    }

    // What becomes of people's data, under a line; true where more of it is asked for.
    bool draw_footer(const Rect& column) {
        const float top = column.bottom() - footer_height() + theme_.px(36);
        ui_.fill({column.x, top, column.w, std::max(1.f, theme_.px(3))}, ui_.palette().rule);
        const Rect row{column.x, top + theme_.px(3), column.w, column.bottom() - top - theme_.px(3)};
        TextStyle note = body_style(theme_, 28), link = body_style(theme_, 28, Weight::bold);
        const std::string words = view_.camera.state == CameraView::State::none
                                      ? tr("Codes are read to check you in, and for nothing else.")
                                      : tr("The camera looks for codes and records nothing.");
        const std::string more = tr("Your data ›");
        const float link_width =
            has_notice() ? std::max(theme_.touch(100), ui_.words().measure(more, link, row.w).logical.w + 2)
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
