// The numbers and the last scan have the larger part; the search the rest, beside them or under them.
#include "roles/door/door.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "event/session_words.h"
#include "screens/let_in_twice_words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"
#include "ui/text_field.h"

namespace lanyard {
namespace {

struct Number {
    const char* id;
    std::string number, words;
};

class DoorPage {
  public:
    DoorPage(Ui& ui, const DoorView& view)
        : ui_(ui),
          view_(view),
          theme_(ui.theme()),
          here_(view.facts.config.area(view.facts.point.area)),
          gives_out_(here_ && here_->once) {
        if (view.passed) words_ = door_words(*view.passed, here_, view.now, view.facts.config.time_zone);
    }

    DoorAction draw() {
        ui_.screen("door", state(), view_.passed ? words_.mood : Mood::neutral);
        const Rect body = draw_band(ui_, {view_.room, clock(), {}});
        const float margin = theme_.px(48);
        if (theme_.portrait()) {
            const float low = std::floor(body.h * (view_.shows_keyboard ? 0.62f : 0.34f));
            draw_room({body.x + margin, body.y + margin * 0.6f, body.w - 2 * margin, body.h - low - margin});
            draw_side({body.x, body.bottom() - low, body.w, low});
        } else {
            const float left = std::floor(body.w * 0.36f);
            draw_side({body.x, body.y, left, body.h});
            draw_room({body.x + left + margin, body.y + margin * 0.8f, body.w - left - 2 * margin,
                       body.h - margin * 1.6f});
        }
        return action_;
    }

  private:
    std::string state() const {
        if (view_.passed)
            return view_.passed->error ? "not_done"
                                       : std::string(verdict_name(view_.passed->outcome.verdict));
        if (view_.is_checking) return "checking";
        const auto left = view_.state.places_left();
        if (gives_out_) return "open";
        if (!view_.state.session) return "closed";
        return left && *left == 0 ? "no_places" : "open";
    }
    std::string clock() const { return format_clock(view_.now, view_.facts.config.time_zone); }

    std::string span(const Session& session) const {
        const std::string& zone = view_.facts.config.time_zone;
        return session_when(session,
                            format_clock(session.start, zone) + "–" + format_clock(session.end, zone),
                            view_.now, zone);
    }

    TextStyle style(float size, Weight weight, int lines) const {
        TextStyle style = body_style(theme_, size, weight);
        style.line_height = 1.15f;
        style.most_lines = lines;
        style.smallest = style.size * 0.5f;
        return style;
    }

    void draw_room(const Rect& place) {
        const float gap = theme_.px(24);
        float y = draw_session(place);
        const float low = theme_.touch(96);
        const Rect buttons{place.x, place.bottom() - low, place.w, low};
        const float numbers = std::floor(std::min((buttons.y - y) * 0.46f, theme_.px(360)));
        draw_numbers({place.x, y + gap, place.w, numbers});
        const float top = y + numbers + 2 * gap;
        draw_passed({place.x, top, place.w, buttons.y - gap - top});
        draw_buttons(buttons);
    }

    // What is on, and what is next; gives where they end.
    float draw_session(const Rect& place) {
        const std::string now = gives_out_ ? here_->name
                                : view_.state.session
                                    ? span(*view_.state.session) + "  " + view_.state.session->planned.title
                                    : tr("Nothing is on here now.");
        float y = ui_.text("session", "heading", now, style(44, Weight::bold, 2),
                           {place.x, place.y, place.w, 0}, ui_.palette().ink)
                      .bottom();
        if (view_.state.next) {
            const std::string next =
                filled(tr("Next: {session}"),
                       {{"session", span(*view_.state.next) + "  " + view_.state.next->planned.title}});
            y = ui_.text("next", "paragraph", next, style(30, Weight::regular, 1),
                         {place.x, y + theme_.px(6), place.w, 0}, ui_.palette().quiet_ink)
                    .bottom();
        }
        return view_.state.twice.empty() ? y : draw_twice({place.x, y + theme_.px(12), place.w, 0});
    }

    // The last that the desk has not seen to; gives where it ends.
    float draw_twice(const Rect& place) {
        const LetInTwice& last = view_.state.twice.back();
        std::string words =
            "⚑ " + let_in_twice_words(last.name, last.admissions, view_.now, view_.facts.config.time_zone);
        if (const std::size_t others = view_.state.twice.size() - 1) words += "  +" + std::to_string(others);
        const PartColours colours = colours_of(ui_, Mood::attention);
        const TextStyle text = style(30, Weight::semibold, 2);
        const float inset = theme_.px(14);
        const float height = ui_.words().measure(words, text, place.w - 2 * inset).logical.h + inset;
        const Rect box{place.x, place.y, place.w, height};
        ui_.fill(box, colours.ground, theme_.px(12));
        ui_.text("twice", "status", words, text, box.inset(inset, inset / 2), colours.ink);
        return box.bottom();
    }

    void draw_numbers(const Rect& place) {
        const RoomNow& room = view_.state;
        std::vector<Number> numbers = {
            {"people", std::to_string(room.inside), gives_out_ ? tr("given out") : tr("people in")}};
        if (const auto left = room.places_left())
            numbers.push_back({"places", std::to_string(*left), tr("places left")});
        if (room.enrolled)
            numbers.push_back({"enrolled", std::to_string(*room.enrolled), tr("have a place")});
        const float space = theme_.px(20);
        const auto count = static_cast<float>(numbers.size());
        const float width = std::floor((place.w - space * (count - 1)) / count);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            draw_number(numbers[i],
                        {place.x + static_cast<float>(i) * (width + space), place.y, width, place.h});
    }

    void draw_number(const Number& number, const Rect& box) {
        ui_.fill(box, ui_.palette().card, theme_.px(20));
        if (theme_.choices().high_contrast)
            ui_.outline(box, ui_.palette().edge, std::max(2.f, theme_.px(3)), theme_.px(20));
        TextStyle large = style(230, Weight::bold, 1), small = style(36, Weight::semibold, 2);
        large.size = std::min(large.size, std::floor(box.h * 0.62f));
        large.smallest = large.size * 0.3f;
        large.line_height = 1;
        large.align = small.align = TextAlign::centre;
        large.even_digits = true;
        const Rect inner = box.inset(theme_.px(12), 0);
        const float words = ui_.words().measure(number.words, small, inner.w).logical.h;
        const float digits = ui_.words().measure(number.number, large, inner.w).logical.h;
        const float y = box.y + std::max(0.f, (box.h - words - digits) / 2);
        ui_.silent_text(number.number, large, {inner.x, y, inner.w, 0}, ui_.palette().ink);
        ui_.text(number.id, "status", number.words, small, {inner.x, y + digits, inner.w, 0},
                 ui_.palette().quiet_ink, number.number);
    }

    void draw_passed(const Rect& place) {
        if (place.h < theme_.px(40)) return;
        if (!view_.passed) return draw_invitation(place);
        const PartColours colours = colours_of(ui_, words_.mood);
        ui_.fill(place, colours.ground, theme_.px(24));
        if (theme_.choices().high_contrast)
            ui_.outline(place, ui_.palette().edge, std::max(2.f, theme_.px(4)), theme_.px(24));
        const Rect inner = place.inset(theme_.px(36), theme_.px(20));
        const char* mark = words_.mood == Mood::good ? "✓ " : words_.mood == Mood::attention ? "✕ " : "";
        const std::string headline = view_.taken_back ? tr("Taken back") : mark + words_.headline;
        const auto& person = view_.passed->outcome.attendee;
        const std::string name = person ? person->name : "";
        TextStyle head = style(110, Weight::bold, 1), who = style(64, Weight::semibold, 2),
                  why = style(40, Weight::regular, 2);
        head.smallest = head.size * 0.4f;
        const auto height = [&] {
            return ui_.words().measure(headline, head, inner.w).logical.h +
                   (name.empty() ? 0 : ui_.words().measure(name, who, inner.w).logical.h) +
                   ui_.words().measure(words_.sentence, why, inner.w).logical.h;
        };
        for (int i = 0; i < 16 && height() > inner.h; ++i)
            for (TextStyle* one : {&head, &who, &why}) one->size *= 0.92f;
        float y = inner.y + std::max(0.f, (inner.h - height()) / 2);
        y = ui_.text("verdict", words_.mood == Mood::attention ? "alert" : "status", headline, head,
                     {inner.x, y, inner.w, 0}, colours.ink,
                     std::string(verdict_name(view_.passed->outcome.verdict)))
                .bottom();
        if (!name.empty())
            y = ui_.text("name", "heading", name, who, {inner.x, y, inner.w, 0}, colours.ink, name).bottom();
        if (!words_.sentence.empty() && !view_.taken_back)
            ui_.text("enrolment", "paragraph", words_.sentence, why, {inner.x, y, inner.w, 0}, colours.ink);
    }

    void draw_invitation(const Rect& place) {
        TextStyle words = style(48, Weight::regular, 2);
        words.align = TextAlign::centre;
        const std::string said = view_.is_checking ? tr("One moment…")
                                 : gives_out_      ? tr("Scan whoever is given it, or write their name.")
                                 : view_.leaving   ? tr("Scan whoever goes out, or write their name.")
                                                   : tr("Scan whoever comes in, or write their name.");
        const float height = ui_.words().measure(said, words, place.w).logical.h;
        ui_.text("hint", "paragraph", said, words,
                 {place.x, place.y + std::max(0.f, (place.h - height) / 2), place.w, 0},
                 ui_.palette().quiet_ink);
    }

    // In or out; and what can be done about the last scan.
    void draw_buttons(const Rect& row) {
        const float space = theme_.px(20);
        const bool may_anyway = view_.passed && !view_.taken_back && view_.may_let_in;
        const bool may_undo = view_.passed && !view_.taken_back && !view_.passed->outcome.entry.empty();
        const bool shares = (may_anyway || may_undo) && !gives_out_;
        const float width = shares ? std::floor((row.w - space) / 2) : row.w;
        const std::string words =
            view_.leaving ? tr("Going out: switch to coming in") : tr("Coming in: switch to going out");
        if (!gives_out_ &&
            staff_key_button(
                ui_, {"in_out", words, ButtonLook::secondary, button_style(theme_, 30), view_.leaving},
                {row.x, row.y, width, row.h}, StaffKey::in_out))
            action_.touch = DoorTouch::direction;
        const Rect second{row.right() - width, row.y, width, row.h};
        if (may_anyway &&
            staff_key_button(ui_,
                             {"let_in_anyway", gives_out_ ? tr("Give it out anyway") : tr("Let in anyway"),
                              ButtonLook::primary, button_style(theme_, 34)},
                             second, StaffKey::let_in_anyway))
            action_.touch = DoorTouch::anyway;
        if (may_undo &&
            staff_key_button(ui_, {"undo", tr("Undo"), ButtonLook::secondary, button_style(theme_, 34)},
                             second, StaffKey::undo))
            action_.touch = DoorTouch::undo;
    }

    void draw_side(const Rect& side) {
        ui_.fill(side, ui_.palette().card);
        const float margin = theme_.px(32), gap = theme_.px(16);
        const Rect field{side.x + margin, side.y + theme_.px(24), side.w - 2 * margin, theme_.touch(84)};
        const bool is_touched = ui_.input().pressed && field.contains(ui_.input().pointer);
        if (!ui_.input().text.empty() && !ui_.is_written("search")) {
            view_.search.insert(ui_.input().text);
            ui_.write_into("search");
        }
        action_.entered =
            draw_text_field(ui_, {"search", tr("Search: name or code"), true, 36}, view_.search, field);
        if (is_touched) action_.touch = DoorTouch::search;
        Rect list{field.x, field.bottom() + gap, field.w, side.bottom() - margin - field.bottom() - gap};
        if (view_.shows_keyboard) {
            const float width = side.w - 2 * theme_.px(16);
            const float keys = std::min(smallest_keyboard_height(ui_, width), side.h * 0.6f);
            draw_keyboard(ui_, view_.keyboard, &view_.search, false,
                          {side.x + theme_.px(16), side.bottom() - keys - theme_.px(16), width, keys});
            list.h -= keys;
        }
        draw_results(list);
    }

    void draw_results(const Rect& list) {
        const float height = theme_.touch(84), gap = theme_.px(10);
        const auto rows =
            static_cast<std::size_t>(std::max(0.f, std::floor((list.h + gap) / (height + gap))));
        if (view_.found.empty()) {
            if (!view_.not_read.empty() && list.h > theme_.px(60))
                ui_.text("not_read", "alert", filled(tr("Could not check: {why}"), {{"why", view_.not_read}}),
                         style(30, Weight::regular, 2), list, ui_.palette().quiet_ink);
            if (view_.nothing_found && list.h > theme_.px(60))
                ui_.text("nobody", "status", tr("Nobody like that."), style(30, Weight::regular, 1), list,
                         ui_.palette().quiet_ink);
            return;
        }
        const float heading = view_.found.size() + view_.further > rows ? theme_.px(44) : 0;
        const Rect places{list.x, list.y + heading, list.w, list.h - heading};
        const auto shown =
            static_cast<std::size_t>(std::max(1.f, std::floor((places.h + gap) / (height + gap))));
        if (view_.rows) scroll_rows(ui_, *view_.rows, {places, view_.found.size(), shown, height + gap});
        const std::size_t first = view_.rows ? view_.rows->first : 0;
        const std::string range = rows_to_turn(first, shown, view_.found.size() + view_.further);
        if (heading > 0)
            ui_.text("range", "status", range, style(26, Weight::regular, 1), list, ui_.palette().quiet_ink);
        float y = places.y;
        const std::size_t last = std::min(view_.found.size(), first + shown);
        for (std::size_t i = first; i < last && y + height <= list.bottom() + 1; ++i, y += height + gap) {
            const Attendee& person = view_.found[i];
            const std::string id = "result_" + std::to_string(i + 1);
            TextStyle words = button_style(theme_, 28);
            const std::string label =
                person.organisation.empty() ? person.name : person.name + " · " + person.organisation;
            if (ui_.button({id, label, ButtonLook::secondary, words, i == view_.selected},
                           {list.x, y, list.w, height})) {
                action_.touch = DoorTouch::row;
                action_.row = i;
            }
        }
    }

    Ui& ui_;
    const DoorView& view_;
    const Theme& theme_;
    const Area* here_;
    const bool gives_out_;  // nobody comes in or goes out: something is given out once
    DoorWords words_;
    DoorAction action_;
};

}  // namespace

DoorAction draw_door(Ui& ui, const DoorView& view) {
    return DoorPage(ui, view).draw();
}

}  // namespace lanyard
