// Fields over the keyboard in portrait, beside it in landscape. The fields get the room they need; the
// keyboard takes what is left, down to its smallest keys.
#include "screens/form_page.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "ui/text_field.h"

namespace lanyard {
namespace {

constexpr std::size_t choice_columns = 3;

class FormPage {
  public:
    FormPage(Ui& ui, KeyboardState& keyboard, const FormView& view)
        : ui_(ui), keyboard_(keyboard), view_(view), theme_(ui.theme()) {}

    FormAction draw() {
        ui_.screen(view_.screen, view_.state, Mood::neutral);
        const Rect body = draw_band(ui_, {view_.title, view_.clock, view_.countdown});
        const float margin = page_margin(ui_);
        if (theme_.portrait()) {
            const float width = body.w - 2 * margin;
            const float needed = fields_height(width, 1);
            const float panel = std::max(std::min(panel_height(body.w), body.h - needed), least_panel());
            draw_fields({body.x + margin, body.y, width, body.h - panel});
            draw_panel({body.x, body.bottom() - panel, body.w, panel});
        } else {
            const float left = std::floor(body.w * 0.43f);
            draw_fields({body.x + margin, body.y, left - margin - theme_.px(44), body.h});
            draw_panel({body.x + left, body.y, body.w - left, body.h});
        }
        return ui_.back() ? FormAction::back : action_;
    }

  private:
    TextStyle label_style() const {
        TextStyle style = body_style(theme_, 46, Weight::bold);
        style.line_height = 1.2f;
        style.smallest = style.size * 0.5f;
        style.most_lines = 2;
        return style;
    }
    TextStyle note_style() const {
        return body_style(theme_, 32, view_.note_alerts ? Weight::semibold : Weight::regular);
    }
    float row_height(float squeeze) const {
        return std::max(theme_.touch(0), std::round(button_height() * squeeze));
    }
    float button_height() const { return theme_.touch(theme_.portrait() ? 148 : 132); }
    bool has_buttons() const { return !view_.help.empty() || view_.has_notice; }

    // Of everything over the keyboard; letters and gaps are drawn at `squeeze` of their size.
    float fields_height(float width, float squeeze) {
        float height = gap(64, squeeze);
        for (const FormField& field : view_.fields)
            height += label_height(field, width, squeeze) + gap(14, squeeze) +
                      text_field_height(ui_, squeeze) + gap(44, squeeze);
        if (!view_.note.empty())
            height += ui_.words().measure(view_.note, squeezed(note_style(), squeeze), width).logical.h +
                      gap(36, squeeze);
        if (has_buttons()) height += row_height(squeeze) + gap(36, squeeze);
        return height + choices_height(width, squeeze) + offers_height(width, squeeze);
    }
    float small_label_height(const std::string& label, float width, float squeeze) {
        return ui_.words().measure(label, squeezed(small_label_style(), squeeze), width).logical.h;
    }
    TextStyle small_label_style() const { return body_style(theme_, 30, Weight::semibold); }
    float small_button_height() const { return theme_.touch(84); }
    std::size_t choice_rows() const {
        return (view_.choices.options.size() + choice_columns - 1) / choice_columns;
    }
    float choices_height(float width, float squeeze) {
        if (view_.choices.options.empty()) return 0;
        return small_label_height(view_.choices.label, width, squeeze) + gap(12, squeeze) +
               static_cast<float>(choice_rows()) * (small_button_height() + gap(12, squeeze)) +
               gap(20, squeeze);
    }
    std::size_t offer_count() const { return std::min(view_.offers.offers.size(), FormOffers::most); }
    float offers_height(float width, float squeeze) {
        if (view_.offers.offers.empty()) return 0;
        return small_label_height(view_.offers.label, width, squeeze) + gap(12, squeeze) +
               static_cast<float>(offer_count()) * (small_button_height() + gap(12, squeeze)) +
               gap(20, squeeze);
    }
    float gap(float drawn, float squeeze) const { return std::round(theme_.px(drawn) * squeeze); }
    float label_height(const FormField& field, float width, float squeeze) {
        return ui_.words().measure(field.label, squeezed(label_style(), squeeze), width).logical.h;
    }

    void draw_fields(const Rect& place) {
        float squeeze = 1;
        while (squeeze > 0.25f && fields_height(place.w, squeeze) > place.h) squeeze -= 0.05f;
        float y = place.y + gap(64, squeeze);
        for (std::size_t i = 0; i < view_.fields.size(); ++i) {
            const FormField& field = view_.fields[i];
            ui_.silent_text(field.label, squeezed(label_style(), squeeze), {place.x, y, place.w, 0},
                            ui_.palette().ink);
            y += label_height(field, place.w, squeeze) + gap(14, squeeze);
            const Rect box{place.x, y, place.w, text_field_height(ui_, squeeze)};
            if (draw_text_field(ui_, {field.id, field.label, i == 0}, *field.line, box)) enter(i);
            y += box.h + gap(44, squeeze);
        }
        if (!view_.note.empty()) {
            y -= gap(20, squeeze);
            y = ui_.text("note", view_.note_alerts ? "alert" : "paragraph", view_.note,
                         squeezed(note_style(), squeeze), {place.x, y, place.w, 0},
                         view_.note_alerts ? ui_.palette().ink : ui_.palette().quiet_ink)
                    .bottom() +
                gap(36, squeeze);
        }
        y = draw_choices({place.x, y, place.w, 0}, squeeze);
        y = draw_offers({place.x, y, place.w, 0}, squeeze);
        // Next to the keys, where hands are.
        const float row = row_height(squeeze);
        if (theme_.portrait()) y = std::max(y, place.bottom() - gap(36, squeeze) - row);
        if (has_buttons()) draw_buttons({place.x, y, place.w, row});
    }

    // Both give where they end.
    float draw_choices(const Rect& place, float squeeze) {
        const FormChoices& choices = view_.choices;
        if (choices.options.empty()) return place.y;
        float y = draw_group(choices.id, choices.label, choices.options[choices.chosen], place, squeeze);
        const float space = theme_.px(12), height = small_button_height();
        const float width = std::floor((place.w - space * (choice_columns - 1)) / choice_columns);
        TextStyle style = button_style(theme_, 30);
        for (std::size_t i = 0; i < choices.options.size(); ++i) {
            const auto column = static_cast<float>(i % choice_columns);
            const Rect box{place.x + column * (width + space), y, width, height};
            const std::string id = choices.id + "_" + std::to_string(i + 1);
            if (ui_.button({id, choices.options[i], ButtonLook::secondary, style, i == choices.chosen}, box))
                choices.choose(i);
            if (i % choice_columns == choice_columns - 1 || i + 1 == choices.options.size())
                y += height + gap(12, squeeze);
        }
        return y + gap(20, squeeze);
    }

    float draw_offers(const Rect& place, float squeeze) {
        const FormOffers& offers = view_.offers;
        if (offers.offers.empty()) return place.y;
        float y = draw_group(offers.id, offers.label, std::to_string(offer_count()), place, squeeze);
        for (std::size_t i = 0; i < offer_count(); ++i) {
            const std::string number = std::to_string(i + 1);
            const Rect box{place.x, y, place.w, small_button_height()};
            const OfferKey key = i < offers.keys.size() ? offers.keys[i] : OfferKey{};
            const std::string words =
                key.key == UiKey::none ? offers.offers[i] : with_key(offers.offers[i], key.shown);
            if (key_button(ui_,
                           {offers.id + "_" + number, words, ButtonLook::secondary, button_style(theme_, 30)},
                           box, key.key))
                offers.take(i);
            y += box.h + gap(12, squeeze);
        }
        return y + gap(20, squeeze);
    }

    float draw_group(const std::string& id, const std::string& label, const std::string& value,
                     const Rect& place, float squeeze) {
        const Rect said = ui_.text(id, "group", label, squeezed(small_label_style(), squeeze), place,
                                   ui_.palette().ink, value);
        return said.bottom() + gap(12, squeeze);
    }

    void draw_buttons(const Rect& row) {
        const float space = theme_.px(24);
        const float data = view_.has_notice ? (view_.help.empty() ? row.w : std::floor(row.w * 0.3f)) : 0;
        const float help = row.w - (data > 0 ? data + space : 0);
        TextStyle small = button_style(theme_, 32);
        small.weight = Weight::medium;
        if (!view_.help.empty() &&
            ui_.button({"get_help", view_.help, ButtonLook::secondary, button_style(theme_, 40)},
                       {row.x, row.y, help, row.h}))
            action_ = FormAction::get_help;
        if (view_.has_notice && ui_.button({"your_data", tr("Your data ›"), ButtonLook::secondary, small},
                                           {row.right() - data, row.y, data, row.h}))
            action_ = FormAction::your_data;
    }

    // With keys of 15 mm.
    float least_panel() const {
        return theme_.px(32) + smallest_keyboard_height(ui_, ui_.window().w - 2 * theme_.px(40)) +
               theme_.px(40) + button_height() + theme_.px(48);
    }
    float panel_height(float width) const {
        return theme_.px(32) + keyboard_height(ui_, width - 2 * theme_.px(40)) + theme_.px(40) +
               button_height() + theme_.px(48);
    }

    void draw_panel(const Rect& panel) {
        ui_.fill(panel, panel_colour(ui_));
        const bool upright = theme_.portrait();
        const Rect inner = panel.inset(theme_.px(40), theme_.px(upright ? 32 : 20));
        const float height = button_height(), bottom = panel.bottom() - theme_.px(upright ? 48 : 20);
        const float most = bottom - height - theme_.px(upright ? 40 : 20) - inner.y;
        const float keys = std::min(most, keyboard_height(ui_, inner.w) * (theme_.portrait() ? 1 : 1.3f));
        const FormField* written = nullptr;
        for (const FormField& field : view_.fields)
            if (field.id == ui_.written()) written = &field;
        draw_keyboard(ui_, keyboard_, written ? written->line : nullptr, written && written->capitals,
                      {inner.x, inner.y + (most - keys), inner.w, keys});
        const float space = theme_.px(24), back = std::floor((inner.w - space) * 0.385f);
        const Rect row{inner.x, bottom - height, inner.w, height};
        if (ui_.button({"back", tr("‹ Back"), ButtonLook::secondary, button_style(theme_, 42)},
                       {row.x, row.y, back, row.h}))
            action_ = FormAction::back;
        const std::string words = view_.is_waiting ? tr("One moment…") : view_.submit;
        if (ui_.button({view_.submit_id, words, ButtonLook::primary, button_style(theme_, 42)},
                       {row.x + back + space, row.y, row.w - back - space, row.h}) &&
            !view_.is_waiting)
            action_ = FormAction::submit;
    }

    // Enter goes on to the next field, and from the last one sends the form.
    void enter(std::size_t field) {
        if (field + 1 < view_.fields.size())
            ui_.write_into(view_.fields[field + 1].id);
        else if (!view_.is_waiting)
            action_ = FormAction::submit;
    }

    Ui& ui_;
    KeyboardState& keyboard_;
    const FormView& view_;
    const Theme& theme_;
    FormAction action_ = FormAction::none;
};

}  // namespace

FormAction draw_form(Ui& ui, KeyboardState& keyboard, const FormView& view) {
    return FormPage(ui, keyboard, view).draw();
}

}  // namespace lanyard
