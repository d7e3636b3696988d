// The great button says in words what it does, and fills while it is held.
#include "roles/desk/everybody.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "base/lines.h"
#include "event/name_fold.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"
#include "ui/row_scroll.h"
#include "ui/text_field.h"

namespace lanyard {
namespace {

// As much of it as a button takes.
std::string beginning_of(const std::string& words) {
    constexpr std::size_t most_letters = 40;
    std::size_t end = 0;
    for (std::size_t letters = 0; letters < most_letters && end < words.size(); ++letters)
        end = letter_after(words, end);
    return end < words.size() ? words.substr(0, end) + "…" : words;
}

// True once it was held for long enough.
bool draw_great_button(Ui& ui, bool is_evacuating, const Rect& box) {
    const std::string id = is_evacuating ? "resume" : "evacuate";
    const std::string words = is_evacuating ? tr("Hold: it is safe, everybody may come back")
                                            : "⚠ " + tr("Hold: evacuate the building now");
    // A touch that is let go again, or Enter on it, is nothing.
    (void)ui.button({id, words, ButtonLook::primary, button_style(ui.theme(), 52)}, box);
    const float share = ui.held_share(id, box, everybody_holds_for);
    ui.fill({box.x, box.y, std::round(box.w * share), box.h}, ui.palette().on_header, ui.theme().px(32),
            0.25f);
    return share >= 1;
}

// True where Enter is pressed at what is written.
bool draw_word(Ui& ui, const EverybodyView& view, const Rect& box) {
    const Theme& theme = ui.theme();
    const std::string word = everybody_word(view.evacuation.has_value());
    const std::string label = view.is_cut ? filled(tr("Write the whole word: {word}"), {{"word", word}})
                                          : filled(tr("Or write {word} and press Enter"), {{"word", word}});
    const float width = std::floor(box.w * 0.45f);
    const TextStyle style = body_style(theme, 36);
    const float height = ui.words().measure(label, style, width).logical.h;
    ui.silent_text(label, style, {box.x, box.y + (box.h - height) / 2, width, 0}, ui.palette().ink);
    const Rect field{box.x + width, box.y, box.w - width, box.h};
    return draw_text_field(ui, {"word", label, true, 40}, view.word, field);
}

// Each room is a button that writes its name, or takes it out again.
void add_rooms(FormView& page, AnnouncementForm& form, const std::vector<Room>& rooms) {
    page.more_choices.id = "room";
    page.more_choices.label = tr("Or touch the rooms");
    const auto written = rooms_written(form);
    const auto is_of = [](const Room& room, const std::string& name) {
        return fold_name(name) == fold_name(room.name) || name == room.id;
    };
    for (const Room& room : rooms) {
        page.more_choices.options.push_back(room.name);
        page.more_choices.on.push_back(
            std::any_of(written.begin(), written.end(), [&](const auto& name) { return is_of(room, name); }));
    }
    page.more_choices.choose = [&form, &rooms, written, is_of](std::size_t chosen) {
        std::vector<std::string> left;
        for (const std::string& name : written)
            if (!is_of(rooms[chosen], name)) left.push_back(name);
        if (left.size() == written.size()) left.push_back(rooms[chosen].name);
        std::string names;
        for (const std::string& name : left) names += (names.empty() ? "" : ", ") + name;
        form.rooms = EditLine(names);
    };
}

// Those that stand, as many as there are keys for; further ones are on the next pages.
void add_standing(FormView& page, AnnouncementForm& form, const std::vector<Announcement>& standing,
                  AnnouncementAction& done) {
    page.offers.id = "standing";
    page.offers.label = tr("Or take one of these back");
    page.offers.keys = offer_keys();
    const bool has_pages = standing.size() > FormOffers::most;
    const std::size_t on_page = has_pages ? FormOffers::most - 1 : FormOffers::most;
    if (form.first >= standing.size()) form.first = 0;
    const std::size_t first = form.first, end = std::min(standing.size(), first + on_page);
    for (std::size_t i = first; i < end; ++i) page.offers.offers.push_back(beginning_of(standing[i].text));
    if (has_pages)
        page.offers.offers.push_back(filled(tr("{range}: further ones ›"),
                                            {{"range", rows_in_view(first, end - first, standing.size())}}));
    page.offers.take = [&form, &done, first, end](std::size_t taken) {
        if (first + taken < end)
            done.withdrawn = first + taken;
        else
            form.first = end;
    };
}

}  // namespace

std::vector<std::string> rooms_written(const AnnouncementForm& form) {
    std::vector<std::string> names;
    for (const auto part : split(form.rooms.text(), ",")) {
        if (std::string name = clean_text(part); !name.empty()) names.push_back(std::move(name));
    }
    return names;
}

EverybodyAction draw_everybody(Ui& ui, const EverybodyView& view) {
    const Theme& theme = ui.theme();
    const bool is_evacuating = view.evacuation.has_value();
    ui.screen("everybody", is_evacuating ? "evacuating" : "asking", Mood::attention);
    const std::string& zone = view.facts.config.time_zone;
    const Rect body = draw_band(ui, {tr("Tell everybody"), format_clock(view.now, zone), {}});
    const float width = std::min(body.w - 2 * page_margin(ui), theme.px(1240));
    const float x = body.x + std::round((body.w - width) / 2), space = theme.px(24);
    const float great = theme.touch(170), height = theme.touch(110), field = theme.touch(96);
    const float top = body.bottom() - theme.px(56) - great - field - 2 * space - height;

    Column column;
    column.part([&](float squeeze) { return std::round(theme.px(150) * squeeze); },
                [&](const Rect& place, float) {
                    ui.icon({}, {}, Icon::leave, place, {ui.palette().header, ui.palette().paper});
                });
    column.gap(theme.px(40));
    const std::string since = is_evacuating
                                  ? filled(tr("Evacuation since {time}"),
                                           {{"time", short_time(view.evacuation->since, view.now, zone)}})
                                  : tr("Does everybody have to leave the building?");
    add_text(column, ui, {"question", "heading", since, {}}, heading_style(theme, 64, 3), ui.palette().ink,
             width);
    column.gap(theme.px(20));
    const std::string inside = filled(tr_n("By the count {count} person is inside.",
                                           "By the count {count} people are inside.", view.inside),
                                      {{"count", std::to_string(view.inside)}});
    const std::string what =
        is_evacuating ? tr("When it is safe, kiosks, boards and the hall screen go on where they were.")
                      : tr("Kiosks and boards show the way out, the hall screen falls silent, and nobody is "
                           "checked in.");
    add_text(column, ui, {"inside", "status", inside, std::to_string(view.inside)},
             body_style(theme, 40, Weight::semibold), ui.palette().ink, width);
    add_text(column, ui, {"what", "paragraph", what, {}}, body_style(theme, 36), ui.palette().ink, width);
    column.draw({x, body.y + theme.px(32), width, top - body.y - theme.px(64)}, 0.5f);

    const float half = std::floor((width - space) / 2);
    const Rect low{x, top + great + field + 2 * space, half, height};
    if (ui.button({"back", with_key(tr("‹ Back"), "Esc"), ButtonLook::secondary, button_style(theme, 36)},
                  low) ||
        ui.back())
        return EverybodyAction::back;
    if (staff_key_button(
            ui, {"announce", tr("Announce something"), ButtonLook::secondary, button_style(theme, 36)},
            {x + width - half, low.y, half, height}, StaffKey::announce))
        return EverybodyAction::announce;
    const bool is_held = draw_great_button(ui, is_evacuating, {x, top, width, great});
    const bool is_entered = draw_word(ui, view, {x, top + great + space, width, field});
    const bool is_whole = fold_name(view.word.text()) == fold_name(everybody_word(is_evacuating));
    if (view.is_waiting) return EverybodyAction::none;
    if (is_entered && !is_whole && !is_held) return EverybodyAction::word_is_cut;
    if (!is_held && !is_entered) return EverybodyAction::none;
    return is_evacuating ? EverybodyAction::resume : EverybodyAction::evacuate;
}

std::string everybody_word(bool is_evacuating) {
    return is_evacuating ? tr("SAFE") : tr("EVACUATE");
}

AnnouncementAction draw_announcement_form(Ui& ui, AnnouncementForm& form, const AnnouncementFormView& view) {
    AnnouncementAction done;
    FormView page;
    page.for_staff = true;
    page.screen = "announce";
    page.state = form.problem.empty() ? "asking" : "not_done";
    page.title = tr("Announce something");
    page.clock = format_clock(view.now, view.facts.config.time_zone);
    page.fields = {{"announcement", tr("What is to be said?"), &form.text, true},
                   {"rooms", tr("In which rooms? Nothing means everywhere."), &form.rooms, true}};
    page.note = form.problem;
    page.note_alerts = true;
    page.submit_id = "say";
    page.submit = tr("Say it");
    page.is_waiting = view.is_waiting;
    page.choices.id = "minutes";
    page.choices.label = tr("For how many minutes?");
    for (const int minutes : announcement_minutes) page.choices.options.push_back(std::to_string(minutes));
    page.choices.chosen = form.length;
    page.choices.choose = [&](std::size_t chosen) { form.length = chosen; };
    add_rooms(page, form, view.facts.config.rooms);
    add_standing(page, form, view.standing, done);
    done.action = draw_form(ui, form.keyboard, page);
    return done;
}

}  // namespace lanyard
