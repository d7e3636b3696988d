// Cards under a verdict, each as high as its words need at the column's squeeze.
#include "roles/self/verdict_cards.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/language.h"
#include "event/name_fold.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// Words on a card, line under line.
struct CardLines {
    struct Line {
        std::string words;
        TextStyle style;
        Colour colour;
        float before = 0;  // space over it, beside the step between any two
    };
    std::vector<Line> lines;
    float width;  // of the words
    float step;   // between two of them

    float height(Ui& ui, float squeeze) const {
        float sum = step * squeeze * static_cast<float>(lines.size() - 1);
        for (const Line& line : lines)
            sum += line.before * squeeze +
                   ui.words().measure(line.words, squeezed(line.style, squeeze), width).logical.h;
        return sum;
    }
    void draw(Ui& ui, float x, float y, float squeeze) const {
        for (const Line& line : lines) {
            const Rect place{x, y + line.before * squeeze, width, 0};
            y = ui.silent_text(line.words, squeezed(line.style, squeeze), place, line.colour).bottom() +
                step * squeeze;
        }
    }
    // In as many as it takes for none to be higher than `most` at the tightest squeeze.
    std::vector<CardLines> pieces(Ui& ui, float most) const {
        std::vector<CardLines> all;
        for (const Line& line : lines) {
            CardLines longer = all.empty() ? CardLines{{}, width, step} : all.back();
            longer.lines.push_back(line);
            if (!all.empty() && longer.height(ui, Column::tightest_squeeze) <= most)
                all.back() = std::move(longer);
            else
                all.push_back({{line}, width, step});
        }
        return all;
    }
};

// What is on and what is next, in lines: one of the two is told with its place, the other in a line.
class DayWords {
  public:
    DayWords(Ui& ui, const EventFacts& facts, Instant now) : ui_(ui), facts_(facts), now_(now) {}

    std::vector<CardLines::Line> lines(const DayFromNow& day) {
        // Of a break one need only know how long it lasts; whatever else is on is where they should go.
        const bool on_is_break = !day.on.empty() && day.on.front().is_break;
        const bool tells_on = !day.on.empty() && !on_is_break;
        if (!day.on.empty() && !tells_on)
            add(filled(tr("On now until {time}: {title}"),
                       {{"time", clock(day.on.front().end)}, {"title", day.on.front().title}}),
                body_style(ui_.theme(), 34), ui_.palette().ink);
        if (on_is_break && day.next.empty()) titles_ = day.on.front().title;
        part();
        tell(tells_on ? day.on : day.next);
        if (!tells_on || day.next.empty()) return std::move(lines_);
        part();
        const ToldSession& next = day.next.front();
        if (next.is_held)
            add(next.title + " · " + delayed(next), body_style(ui_.theme(), 34), ui_.palette().ink);
        else
            add(day.next.size() == 1
                ? filled(tr("Then at {time}: {title}"), {{"time", clock(next.start)}, {"title", next.title}})
                : filled(tr_n("Then {count} session at {time}", "Then {count} sessions at {time}, choose one",
                              static_cast<long long>(day.next.size())),
                         {{"count", std::to_string(day.next.size())}, {"time", clock(next.start)}}),
            body_style(ui_.theme(), 34), ui_.palette().ink);
        return std::move(lines_);
    }

    // Of the sessions that are told with their place.
    const std::string& titles() const { return titles_; }

  private:
    std::string clock(Instant at) const { return format_clock(at, facts_.config.time_zone); }
    std::string delayed(const ToldSession& held) const {
        return filled(tr("Delayed, was {time}, no new time yet"), {{"time", clock(held.start)}});
    }
    void add(std::string words, const TextStyle& style, Colour colour) {
        lines_.push_back(
            {std::move(words), style, colour, std::exchange(parted_, false) ? ui_.theme().px(22) : 0});
    }
    // What follows is another thing than what stands.
    void part() { parted_ = !lines_.empty(); }

    void tell(const std::vector<ToldSession>& sessions) {
        if (sessions.empty()) return;
        const ToldSession& first = sessions.front();
        add(first.is_held ? delayed(first) : spoken_wait(first.start, now_, facts_.config.time_zone),
            body_style(ui_.theme(), 30), ui_.palette().quiet_ink);
        TextStyle title = body_style(ui_.theme(), 48, Weight::semibold);
        title.line_height = 1.2f;
        for (const ToldSession& session : sessions) titles_ += (titles_.empty() ? "" : "; ") + session.title;
        if (sessions.size() > 1) return tell_choice(sessions, title);
        add(first.title, title, ui_.palette().ink);
        const std::string place = facts_.config.way_to(first.room, facts_.point);
        const std::string when = first.is_held ? "" : clock(first.start);
        const std::string between = when.empty() || place.empty() ? "" : " · ";
        if (!when.empty() || !place.empty())
            add(when + between + place, body_style(ui_.theme(), 34), ui_.palette().ink);
        // For whoever comes when it has begun: "Please use the rear doors."
        const Room* room = !first.is_held && first.start <= now_ ? facts_.config.room(first.room) : nullptr;
        if (room && !room->late_entry.empty())
            add(room->late_entry, body_style(ui_.theme(), 34, Weight::semibold), ui_.palette().ink);
    }

    void tell_choice(const std::vector<ToldSession>& sessions, const TextStyle& title) {
        const std::string count = std::to_string(sessions.size());
        const auto number = static_cast<long long>(sessions.size());
        const Instant start = sessions.front().start;
        const bool is_on = start <= now_ && !sessions.front().is_held;  // of one that is held it is said above
        if (is_on)
            add(filled(tr_n("{count} session is on", "{count} sessions are on, choose one", number),
                       {{"count", count}}),
                title, ui_.palette().ink);
        else if (!sessions.front().is_held)
            add(filled(tr_n("{count} session at {time}", "{count} sessions at {time}, choose one", number),
                       {{"count", count}, {"time", clock(start)}}),
                title, ui_.palette().ink);
        for (const ToldSession& session : sessions) {
            const Room* room = facts_.config.room(session.room);
            const std::string& place = room ? room->name : session.room;
            add((place.empty() ? "" : place + " · ") + session.title, body_style(ui_.theme(), 34),
                ui_.palette().ink);
        }
    }

    Ui& ui_;
    const EventFacts& facts_;
    const Instant now_;
    std::vector<CardLines::Line> lines_;
    std::string titles_;
    bool parted_ = false;
};

// Where one side is named in any language of the kiosk.
constexpr std::array left_words = {"on your left", "on the left",  "to the left", "to your left",
                                   "a gauche",     "votre gauche", "chwith"};
constexpr std::array right_words = {"on your right", "on the right", "to the right", "to your right",
                                    "a droite",      "votre droite", "dde"};

template <typename Words>
bool names_one(const std::string& folded, const Words& words) {
    const std::string spaced = " " + folded + " ";
    return std::any_of(words.begin(), words.end(), [&](const char* word) {
        return spaced.find(" " + std::string(word) + " ") != std::string::npos;
    });
}

// An arrow where the event's words name one side, else a sign.
Icon way_icon(const std::string& way) {
    const std::string folded = fold_name(way);
    const bool left = names_one(folded, left_words), right = names_one(folded, right_words);
    if (left == right) return Icon::desk_sign;
    return left ? Icon::arrow_left : Icon::arrow_right;
}

// A card with these lines, in several cards where it would be too high.
Column::Part day_card(Ui& ui, const CardLines& lines, const std::string& titles) {
    const float pad_x = ui.theme().px(46), pad_y = ui.theme().px(36);
    std::string said;
    for (const CardLines::Line& line : lines.lines) said += (said.empty() ? "" : ", ") + line.words;
    Column::Part part;
    part.height = [=, &ui](float squeeze) {
        return lines.height(ui, squeeze) + std::round(2 * pad_y * squeeze);
    };
    part.draw = [=, &ui](const Rect& place, float squeeze) {
        ui.card("next_session", said, place, titles);
        lines.draw(ui, place.x + pad_x, place.y + std::round(pad_y * squeeze), squeeze);
    };
    part.pieces = [=, &ui](float most) {
        std::vector<Column::Part> cards;
        for (const CardLines& piece :
             lines.pieces(ui, most - std::round(2 * pad_y * Column::tightest_squeeze)))
            cards.push_back(day_card(ui, piece, titles));
        return cards;
    };
    return part;
}

}  // namespace

void add_badge(Column& column, Ui& ui, const std::string& name, TextureId badge, double shape) {
    const Theme& theme = ui.theme();
    const auto ratio = static_cast<float>(shape > 0 ? shape : 1.5);
    // An upright badge may be a little higher than one that lies.
    const float most_height = theme.px(ratio < 1 ? 480 : 400), most_width = theme.px(600);
    const float height = std::min(most_height, most_width / ratio);
    column.part(
        [height](float squeeze) { return std::round(height * squeeze); },
        [&ui, name, badge, ratio](const Rect& place, float) {
            const Rect box = centred(place, std::round(place.h * ratio), place.h);
            const float rounding = ui.theme().px(20);
            ui.shadow(box, rounding, ui.theme().px(44));
            ui.fill(box, 0xffffff, rounding);
            ui.picture("badge", filled(tr("Badge of {name}"), {{"name", name}}), badge, box, rounding);
        });
}

void add_way_to_desk(Column& column, Ui& ui, float width, const std::string& way,
                     const std::string& caption) {
    const Theme& theme = ui.theme();
    const bool upright = theme.portrait();
    const float pad = theme.px(upright ? 62 : 46), icon = theme.px(upright ? 86 : 72);
    const float left = pad + icon + theme.px(upright ? 48 : 36);
    const float pad_y = theme.px(caption.empty() ? 56 : 40);
    TextStyle style = body_style(theme, 42), small = body_style(theme, 30);
    style.marks = true;
    CardLines lines{{{way, style, ui.palette().ink}}, width - left - pad, 0};
    if (!caption.empty()) lines.lines.insert(lines.lines.begin(), {caption, small, ui.palette().quiet_ink});
    const std::string said = caption.empty() ? way : caption + " " + way;
    column.part(
        [=, &ui](float squeeze) {
            return std::max(lines.height(ui, squeeze), icon * squeeze) + std::round(2 * pad_y * squeeze);
        },
        [=, &ui](const Rect& place, float squeeze) {
            ui.card("desk_is", without_marks(said), place);
            ui.icon({}, {}, way_icon(way),
                    centred({place.x + pad, place.y, icon, place.h}, icon, icon * squeeze),
                    {ui.palette().header, ui.palette().card});
            lines.draw(ui, place.x + left, place.y + (place.h - lines.height(ui, squeeze)) / 2, squeeze);
        });
}

void add_day(Column& column, Ui& ui, float width, const DayFromNow& day, const EventFacts& facts,
             Instant now) {
    const Theme& theme = ui.theme();
    DayWords words(ui, facts, now);
    const CardLines lines{words.lines(day), width - 2 * theme.px(46), theme.px(6)};
    column.part(day_card(ui, lines, words.titles()));
}

}  // namespace lanyard
