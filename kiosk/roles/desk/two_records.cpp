// A row for each field; where both say something and not the same, a mark says so.
#include "roles/desk/two_records.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/language.h"
#include "desk/history_words.h"
#include "desk/person_deeds.h"
#include "roles/desk/words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

struct ComparedField {
    std::string label, kept, dropped;
};

std::vector<ComparedField> compared(const TwoRecordsView& view) {
    std::vector<ComparedField> all;
    const auto compare = [&](Field field, std::string Attendee::*value) {
        if (!(view.kept.*value).empty() || !(view.dropped.*value).empty())
            all.push_back({field_words(field), view.kept.*value, view.dropped.*value});
    };
    compare(Field::name, &Attendee::name);
    compare(Field::badge_name, &Attendee::badge_name);
    for (const auto& [field, value] : person_details) compare(field, value);
    const std::string& zone = view.facts.config.time_zone;
    all.push_back({tr("Status"), status_words(view.kept, view.now, zone).words,
                   status_words(view.dropped, view.now, zone).words});
    return all;
}

class TwoRecordsPage {
  public:
    TwoRecordsPage(Ui& ui, const TwoRecordsView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    TwoRecordsTouch draw() {
        ui_.screen("two_records", view_.problem.empty() ? "asking" : "not_done", Mood::neutral);
        const Rect body = draw_band(
            ui_, {tr("Are these one person?"), format_clock(view_.now, view_.facts.config.time_zone), {}});
        const float margin = theme_.px(48), low = theme_.touch(110), gap = theme_.px(24);
        const Rect page{body.x + margin, body.y + gap, body.w - 2 * margin, body.h - low - 3 * gap};
        float y = draw_columns({tr("Field"), tr("These details stay"), tr("Joined to it")}, page,
                               Weight::bold, "columns");
        for (const ComparedField& field : compared(view_)) {
            const bool differs = !field.kept.empty() && !field.dropped.empty() && field.kept != field.dropped;
            const auto said = [](const std::string& value) { return value.empty() ? "—" : value; };
            y = draw_columns({field.label, said(field.kept), (differs ? "≠ " : "") + said(field.dropped)},
                             {page.x, y, page.w, page.bottom() - y}, Weight::regular,
                             "field_" + std::to_string(++fields_));
        }
        if (!view_.problem.empty())
            ui_.text("note", "alert", view_.problem, part_style(theme_, 30, Weight::semibold),
                     {page.x, y + gap, page.w, 0}, ui_.palette().ink);
        draw_buttons({page.x, page.bottom() + gap, page.w, low});
        return touch_;
    }

  private:
    // Three in a row; gives where the next begins.
    float draw_columns(const std::vector<std::string>& words, const Rect& place, Weight weight,
                       const std::string& id) {
        const float space = theme_.px(20), first = std::floor(place.w * 0.2f);
        const float width = std::floor((place.w - first - 2 * space) / 2);
        TextStyle style = part_style(theme_, 30, weight);
        style.most_lines = 3;
        style.smallest = style.size * 0.6f;
        float x = place.x, height = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const float wide = i == 0 ? first : width;
            height = std::max(height, ui_.words().measure(words[i], style, wide).logical.h);
            ui_.silent_text(words[i], style, {x, place.y, wide, 0},
                            i == 0 ? ui_.palette().quiet_ink : ui_.palette().ink);
            x += wide + space;
        }
        ui_.record(id, "row", words[0] + ": " + words[1] + " · " + words[2],
                   {place.x, place.y, place.w, height});
        const float bottom = place.y + height + theme_.px(10);
        ui_.fill({place.x, bottom, place.w, std::max(1.f, theme_.px(2))}, ui_.palette().rule);
        return bottom + theme_.px(12);
    }

    void draw_buttons(const Rect& row) {
        const float space = theme_.px(20), width = std::floor((row.w - 2 * space) / 3);
        const TextStyle style = button_style(theme_, 30);
        if (ui_.button({"back", tr("‹ Back"), ButtonLook::secondary, style}, {row.x, row.y, width, row.h}) ||
            ui_.back())
            touch_ = TwoRecordsTouch::back;
        if (staff_key_button(ui_, {"keep_other", tr("The other details stay"), ButtonLook::secondary, style},
                             {row.x + width + space, row.y, width, row.h}, StaffKey::offer_1))
            touch_ = TwoRecordsTouch::swap;
        const bool is_entered = ui_.input().key == UiKey::activate && !ui_.has_any_focus();
        const std::string words = view_.is_waiting ? tr("One moment…") : with_key(tr("Join them"), "↵");
        const bool joins = ui_.button({"join", words, ButtonLook::primary, style},
                                      {row.right() - width, row.y, width, row.h});
        if ((joins || is_entered) && !view_.is_waiting) touch_ = TwoRecordsTouch::join;
    }

    Ui& ui_;
    const TwoRecordsView& view_;
    const Theme& theme_;
    int fields_ = 0;
    TwoRecordsTouch touch_ = TwoRecordsTouch::none;
};

}  // namespace

TwoRecordsTouch draw_two_records(Ui& ui, const TwoRecordsView& view) {
    return TwoRecordsPage(ui, view).draw();
}

}  // namespace lanyard
