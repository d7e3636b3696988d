// Fields over the keyboard in portrait, beside it in landscape. The fields get the room they need; the
// keyboard takes what is left, down to its smallest keys.
#include "screens/form_page.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/language.h"
#include "screens/button_rows.h"
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
            const float width = body.w - 2 * margin, keys = body.w - 2 * theme_.px(40);
            const Column fields = fields_column(width);
            const float least = panel_height(smallest_keyboard_height(ui_, keys), keys);
            if (fields.height(Column::tightest_squeeze) + buttons_height(width) > body.h - least)
                middle_ = has_one_row_beside_back(keys) ? Middle::beside_back : Middle::in_pages;
            const float needed = fields.height(1) + buttons_height(width);
            const float panel =
                std::max(std::min(panel_height(keyboard_height(ui_, keys), keys), body.h - needed),
                         panel_height(smallest_keyboard_height(ui_, keys), keys));
            const Rect over_keys{body.x + margin, body.y, width, body.h - panel};
            turn_pages_beside_back(fields_room(over_keys), keys);
            draw_fields(over_keys);
            draw_panel({body.x, body.bottom() - panel, body.w, panel});
        } else {
            const float left = std::floor(body.w * 0.43f), width = left - margin - theme_.px(44);
            const Rect panel{body.x + left, body.y, body.w - left, body.h};
            if (fields_column(width).height(Column::tightest_squeeze) + buttons_height(width) > body.h)
                middle_ = has_room_beside_back(panel) ? Middle::beside_back : Middle::in_pages;
            draw_fields({body.x + margin, body.y, width, body.h});
            draw_panel(panel);
        }
        return ui_.back() ? FormAction::back : action_;
    }

  private:
    // Staff know their forms: there the letters become smaller before anything moves.
    float least() const { return view_.for_staff ? 0.36f : least_letters; }
    TextStyle label_style(float squeeze) const {
        TextStyle style = body_style(theme_, 46, Weight::bold);
        style.line_height = 1.2f;
        // What is written needs the room more: of labels, letters of the usual size are left.
        const float usual = theme_.with_usual_text().text(46) / style.size;
        return squeezed(style, squeeze, std::min(least(), usual));
    }
    TextStyle note_style(float squeeze) const {
        return squeezed(body_style(theme_, 32, view_.note_alerts ? Weight::semibold : Weight::regular),
                        squeeze, least());
    }
    float button_height() const { return theme_.touch(theme_.portrait() ? 148 : 132); }

    // Where Help and Your data are: between the fields and the keys, where there is room, else beside Back,
    // else on the last page of the fields.
    enum class Middle { over, beside_back, in_pages };
    ButtonRows buttons(float width) const {
        const bool has_both = !view_.help.empty() && view_.has_notice;
        RowMeasure measure{width, theme_.px(24), button_height()};
        if (has_both) measure.shares = {0.7f, 0.3f};
        return {ui_, middle_buttons(), measure};
    }
    std::vector<Button> middle_buttons() const {
        std::vector<Button> all;
        TextStyle small = button_style(theme_, 32);
        small.weight = Weight::medium;
        if (!view_.help.empty())
            all.push_back({"get_help", view_.help, ButtonLook::secondary, button_style(theme_, 40)});
        if (view_.has_notice) all.push_back({"your_data", tr("Your data ›"), ButtonLook::secondary, small});
        return all;
    }
    float buttons_height(float width) const {
        const float height = middle_ == Middle::over ? buttons(width).height() : 0;
        return height > 0 ? height + theme_.px(24) : 0;
    }
    // Back and what sends the form; between them what has no room over the keys.
    ButtonRows panel_buttons(float width) const {
        const TextStyle style = button_style(theme_, 42);
        const std::string back = tr("‹ Back");
        std::vector<Button> all = {
            {"back", view_.for_staff ? with_key(back, "Esc") : back, ButtonLook::secondary, style}};
        if (middle_ == Middle::beside_back)
            for (Button& button : middle_buttons()) all.push_back(std::move(button));
        if (!pages_.empty()) all.push_back(page_button(theme_, shown_page(), pages_.size()));
        const std::string submit = view_.for_staff ? with_key(view_.submit, "↵") : view_.submit;
        if (can_send())
            all.push_back(
                {view_.submit_id, view_.is_waiting ? tr("One moment…") : submit, ButtonLook::primary, style});
        RowMeasure measure{width, theme_.px(24), button_height()};
        if (all.size() == 2) measure.shares = {0.385f, 0.615f};
        return {ui_, all, measure};
    }

    // Whether the keys of the panel stay large enough with all buttons under them.
    bool has_room_beside_back(const Rect& panel) {
        middle_ = Middle::beside_back;
        const float keys = panel.w - 2 * theme_.px(40);
        const float used = theme_.px(20 + 20 + 20) + panel_buttons(keys).height();
        return used + smallest_keyboard_height(ui_, keys) <= panel.h;
    }
    bool has_one_row_beside_back(float width) {
        middle_ = Middle::beside_back;
        return panel_buttons(width).count() == 1;
    }

    bool can_send() const { return !view_.submit_id.empty(); }

    // What the fields have of the room over the keys.
    Rect fields_room(const Rect& over_keys) const {
        Rect room = over_keys;
        room.h -= buttons_height(over_keys.w);
        return room;
    }
    Rect room_of_page(const Rect& fields) const { return fields.inset(0, theme_.px(16)); }
    // Where the fields need pages, what turns them lies in the row of Back, if it has room there: over the
    // keys there is little.
    void turn_pages_beside_back(const Rect& room, float width) {
        const Column fields = fields_column(room.w);
        if (fields.fits(room.h)) return;
        const float row = panel_buttons(width).height();
        pages_ = fields.pages(room_of_page(room).h);
        if (pages_.size() < 2 || panel_buttons(width).height() > row) pages_.clear();
    }
    std::size_t shown_page() const {
        return static_cast<std::size_t>(ui_.page(view_.screen)) % pages_.size();
    }

    // Everything over the keyboard but the buttons.
    Column fields_column(float width) {
        Column column;
        column.gap(theme_.px(64));
        for (std::size_t i = 0; i < view_.fields.size(); ++i) {
            column.part(
                [this, i, width](float squeeze) {
                    return label_height(view_.fields[i], width, squeeze) + gap(14, squeeze) +
                           text_field_height(ui_, squeeze);
                },
                [this, i](const Rect& place, float squeeze) { draw_field(i, place, squeeze); });
            column.gap(theme_.px(i + 1 < view_.fields.size() ? 44 : 24));
        }
        if (!view_.note.empty()) {
            column.part(
                [this, width](float squeeze) {
                    return ui_.words().measure(view_.note, note_style(squeeze), width).logical.h;
                },
                [this](const Rect& place, float squeeze) {
                    ui_.text("note", view_.note_alerts ? "alert" : "paragraph", view_.note,
                             note_style(squeeze), place,
                             view_.note_alerts ? ui_.palette().ink : ui_.palette().quiet_ink);
                });
            column.gap(theme_.px(36));
        }
        for (const FormChoices* choices : {&view_.more_choices, &view_.choices})
            column.part([=, this](float squeeze) { return choices_height(*choices, width, squeeze); },
                        [=, this](const Rect& place, float squeeze) {
                            (void)draw_choices(*choices, place, squeeze);
                        });
        column.part([this, width](float squeeze) { return offers_height(width, squeeze); },
                    [this](const Rect& place, float squeeze) { (void)draw_offers(place, squeeze); });
        if (middle_ == Middle::in_pages) add_buttons(column, width);
        return column;
    }
    void add_buttons(Column& column, float width) {
        const ButtonRows rows = buttons(width);
        for (std::size_t row = 0; row < rows.count(); ++row) {
            column.part([height = rows.row_height(row)](float) { return height; },
                        [this, rows, row](const Rect& place, float) {
                            act(rows.draw_row(row, {place.x, place.y}));
                        });
            column.gap(theme_.px(24));
        }
    }
    float small_label_height(const std::string& label, float width, float squeeze) {
        return ui_.words().measure(label, small_label_style(squeeze), width).logical.h;
    }
    TextStyle small_label_style(float squeeze) const {
        return squeezed(body_style(theme_, 30, Weight::semibold), squeeze, least());
    }
    float small_button_height() const { return theme_.touch(84); }
    // Numbers take less room than words.
    static std::size_t columns_of(const FormChoices& choices) {
        const auto& options = choices.options;
        const bool are_short = std::all_of(options.begin(), options.end(),
                                           [](const std::string& option) { return option.size() < 4; });
        return are_short ? choice_columns + 1 : choice_columns;
    }
    float choices_height(const FormChoices& choices, float width, float squeeze) {
        if (choices.options.empty()) return 0;
        const std::size_t columns = columns_of(choices);
        const std::size_t rows = (choices.options.size() + columns - 1) / columns;
        return small_label_height(choices.label, width, squeeze) + gap(12, squeeze) +
               static_cast<float>(rows) * (small_button_height() + gap(12, squeeze)) + gap(20, squeeze);
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
        return ui_.words().measure(field.label, label_style(squeeze), width).logical.h;
    }

    void draw_field(std::size_t i, const Rect& place, float squeeze) {
        const FormField& field = view_.fields[i];
        ui_.silent_text(field.label, label_style(squeeze), place, ui_.palette().ink);
        const float height = text_field_height(ui_, squeeze);
        const bool is_first = std::exchange(last_drawn_, i) == no_field;
        if (draw_text_field(ui_, {field.id, field.label, is_first}, *field.line,
                            {place.x, place.bottom() - height, place.w, height}))
            entered_ = i;
    }

    void draw_fields(const Rect& place) {
        const Column fields = fields_column(place.w);
        const float buttons_room = buttons_height(place.w);
        const Rect above = fields_room(place);
        float end = above.y;
        if (!pages_.empty())
            (void)pages_[shown_page()].draw(room_of_page(above), 0);
        else if (fields.fits(above.h))
            end = fields.draw(above, 0);
        else
            draw_in_pages(ui_, view_.screen, {{fields, room_of_page(above), 0}});
        if (entered_ != no_field) enter(entered_);
        if (buttons_room <= 0) return;
        // Next to the keys, where hands are.
        const float y = theme_.portrait() ? place.bottom() - buttons_room : end;
        act(buttons(place.w).draw({place.x, y}));
    }

    // Both give where they end.
    float draw_choices(const FormChoices& choices, const Rect& place, float squeeze) {
        if (choices.options.empty()) return place.y;
        const auto is_on = [&](std::size_t i) {
            return choices.on.empty() ? i == choices.chosen : static_cast<bool>(choices.on[i]);
        };
        std::string chosen;
        for (std::size_t i = 0; i < choices.options.size(); ++i)
            if (is_on(i)) chosen += (chosen.empty() ? "" : ", ") + choices.options[i];
        float y = draw_group(choices.id, choices.label, chosen, place, squeeze);
        const float space = theme_.px(12), height = small_button_height();
        const std::size_t columns = columns_of(choices);
        const float width =
            std::floor((place.w - space * static_cast<float>(columns - 1)) / static_cast<float>(columns));
        TextStyle style = button_style(theme_, 30);
        for (std::size_t i = 0; i < choices.options.size(); ++i) {
            const auto column = static_cast<float>(i % columns);
            const Rect box{place.x + column * (width + space), y, width, height};
            const std::string id = choices.id + "_" + std::to_string(i + 1);
            if (ui_.button({id, choices.options[i], ButtonLook::secondary, style, is_on(i)}, box))
                choices.choose(i);
            if (i % columns == columns - 1 || i + 1 == choices.options.size()) y += height + gap(12, squeeze);
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
        const Rect said =
            ui_.text(id, "group", label, small_label_style(squeeze), place, ui_.palette().ink, value);
        return said.bottom() + gap(12, squeeze);
    }

    void act(const std::string& id) {
        if (id == "get_help") action_ = FormAction::get_help;
        if (id == "your_data") action_ = FormAction::your_data;
        if (id == "back") action_ = FormAction::back;
        if (id == "more_words") ui_.turn_to_page(static_cast<int>((shown_page() + 1) % pages_.size()));
        if (can_send() && id == view_.submit_id && !view_.is_waiting) action_ = FormAction::submit;
    }

    // Of a panel with keys of that height.
    float panel_height(float keys, float width) const {
        return theme_.px(32) + keys + theme_.px(40) + panel_buttons(width).height() + theme_.px(48);
    }

    void draw_panel(const Rect& panel) {
        ui_.fill(panel, panel_colour(ui_));
        const bool upright = theme_.portrait();
        const Rect inner = panel.inset(theme_.px(40), theme_.px(upright ? 32 : 20));
        const ButtonRows rows = panel_buttons(inner.w);
        const float top = panel.bottom() - theme_.px(upright ? 48 : 20) - rows.height();
        const float most = top - theme_.px(upright ? 40 : 20) - inner.y;
        const float keys = std::min(most, keyboard_height(ui_, inner.w) * (theme_.portrait() ? 1 : 1.3f));
        const FormField* written = nullptr;
        for (const FormField& field : view_.fields)
            if (field.id == ui_.written()) written = &field;
        draw_keyboard(ui_, keyboard_, written ? written->line : nullptr, written && written->capitals,
                      {inner.x, inner.y + (most - keys), inner.w, keys});
        act(rows.draw({inner.x, top}));
    }

    // Enter goes on to the next field, and from the last one, or one that was put right, sends the form.
    void enter(std::size_t field) {
        const bool sends = field + 1 == view_.fields.size() || view_.fields[field].sends;
        if (sends && can_send() && !view_.is_waiting)
            action_ = FormAction::submit;
        else if (!sends && field == last_drawn_)
            ui_.turn_to_next_page();
        else if (!sends)
            ui_.write_into(view_.fields[field + 1].id);
    }

    Ui& ui_;
    KeyboardState& keyboard_;
    const FormView& view_;
    const Theme& theme_;
    static constexpr std::size_t no_field = static_cast<std::size_t>(-1);
    std::size_t last_drawn_ = no_field, entered_ = no_field;
    Middle middle_ = Middle::over;
    std::vector<Column> pages_;  // of the fields, where what turns them lies in the row of Back
    FormAction action_ = FormAction::none;
};

}  // namespace

FormAction draw_form(Ui& ui, KeyboardState& keyboard, const FormView& view) {
    return FormPage(ui, keyboard, view).draw();
}

}  // namespace lanyard
