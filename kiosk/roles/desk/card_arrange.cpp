// Rows of switches under their headings, two a row.
#include "roles/desk/card_arrange.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// One thing that can be touched.
struct Choice {
    std::string id, label;
    std::optional<bool> on;
    DeskTouch touch = DeskTouch::none;
    std::size_t row = 0;
};

// A heading, or a row of choices.
struct Row {
    std::string heading;
    std::vector<Choice> choices;
};

constexpr std::size_t columns = 2;

void add_group(std::vector<Row>& rows, const std::string& heading, const std::vector<Choice>& choices) {
    if (choices.empty()) return;
    rows.push_back({heading, {}});
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i % columns == 0) rows.push_back({});
        rows.back().choices.push_back(choices[i]);
    }
}

std::vector<Row> rows_of(const DeskView& view) {
    const PersonCard& card = *view.card;
    const auto said = [](const std::string& words, const std::string& value) {
        return words + ": " + (value.empty() ? "—" : value);
    };
    std::vector<Row> rows;
    std::string note;
    for (const auto& [heading, words] : card.notes) note += (note.empty() ? "" : " ") + words;
    add_group(rows, tr("Details"),
              {{"phone", said(tr("Telephone"), card.person.phone), std::nullopt, DeskTouch::phone, 0},
               {"note", said(tr("Note"), note), std::nullopt, DeskTouch::note, 0}});
    std::vector<Choice> workshops, types;
    if (view.programme) {
        const auto offered = workshops_offered(*view.programme, view.now);
        for (std::size_t i = 0; i < offered.size(); ++i) {
            const PlannedSession& planned = offered[i]->planned;
            workshops.push_back(
                {"workshop_" + std::to_string(i + 1),
                 short_time(offered[i]->start, view.now, view.facts.config.time_zone) + " " + planned.title,
                 is_in_workshop(card, planned.id), DeskTouch::workshop, i});
        }
    }
    for (std::size_t i = 0; i < view.facts.config.ticket_types.size(); ++i) {
        const std::string& name = view.facts.config.ticket_types[i].name;
        types.push_back({"ticket_" + std::to_string(i + 1), name, name == card.person.ticket_type,
                         DeskTouch::ticket_type, i});
    }
    add_group(rows, tr("Workshop"), workshops);
    add_group(rows, tr("Ticket type"), types);
    return rows;
}

}  // namespace

std::vector<const Session*> workshops_offered(const std::vector<Session>& programme, Instant now) {
    std::vector<const Session*> offered;
    for (const Session& session : programme)
        if (session.planned.kind == SessionKind::workshop && !session.inputs.cancelled && session.end > now)
            offered.push_back(&session);
    std::stable_sort(offered.begin(), offered.end(),
                     [](const Session* a, const Session* b) { return a->start < b->start; });
    return offered;
}

bool is_in_workshop(const PersonCard& card, const std::string& session) {
    return std::any_of(card.workshops.begin(), card.workshops.end(),
                       [&](const Session& one) { return one.planned.id == session; });
}

void draw_arrange(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action) {
    const Theme& theme = ui.theme();
    const auto rows = rows_of(view);
    const float row = theme.touch(73) + theme.px(10), space = theme.px(12), range_height = theme.px(36);
    const Rect list{place.x, place.y, place.w, place.h - range_height};
    const auto shown = static_cast<std::size_t>(std::max(1.f, std::floor(list.h / row)));
    scroll_rows(ui, *view.card_rows, {list, rows.size(), shown, row});
    const std::size_t first = view.card_rows->first, last = std::min(first + shown, rows.size());
    const float width = std::floor((list.w - space * (columns - 1)) / columns);
    for (std::size_t i = first; i < last; ++i) {
        const float y = list.y + static_cast<float>(i - first) * row;
        if (!rows[i].heading.empty()) {
            const TextStyle style = part_style(theme, 28, Weight::semibold);
            const float height = ui.words().measure(rows[i].heading, style, list.w).logical.h;
            ui.silent_text(rows[i].heading, style, {list.x, y + row - height - theme.px(14), list.w, 0},
                           ui.palette().ink);
        }
        for (std::size_t at = 0; at < rows[i].choices.size(); ++at) {
            const Choice& choice = rows[i].choices[at];
            const Rect box{list.x + static_cast<float>(at) * (width + space), y, width, row - theme.px(10)};
            if (!ui.button(
                    {choice.id, choice.label, ButtonLook::secondary, button_style(theme, 25), choice.on},
                    box))
                continue;
            action.touch = choice.touch;
            action.row = choice.row;
        }
    }
    const std::string range = rows_to_turn(first, shown, rows.size());
    if (!range.empty())
        ui.text("arrange_rows", "status", range, part_style(theme, 24),
                {list.x, list.bottom() + theme.px(4), list.w, 0}, ui.palette().quiet_ink);
}

}  // namespace lanyard
