// The verdict screen: one column in portrait, two in landscape where there is enough to say.
#include "roles/self/verdict.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/language.h"
#include "roles/self/badge_words.h"
#include "roles/self/language.h"
#include "roles/self/verdict_cards.h"
#include "roles/self/verdict_words.h"
#include "screens/button_rows.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {
namespace {

std::string name_to_greet(const Outcome& outcome) {
    return outcome.attendee && !outcome.attendee->unnamed_seat ? outcome.attendee->greeting_name() : "";
}

// Whether this kiosk gives something out once, and nobody comes in by it.
bool gives_out(const EventFacts& facts) {
    const Area* here = facts.config.area(facts.point.area);
    return here && here->once;
}

class VerdictScreen {
  public:
    VerdictScreen(Ui& ui, const VerdictView& view)
        : ui_(ui),
          view_(view),
          outcome_(view.decided.outcome),
          gives_out_(gives_out(view.facts)),
          words_(verdict_words(outcome_.verdict, gives_out_, outcome_.drops_badge)),
          theme_(ui.theme()),
          name_(name_to_greet(outcome_)),
          badge_(gives_out_ ? BadgeStory{} : badge_story(outcome_, view.print, view.missed, view.facts)) {}

    VerdictAction draw() {
        ui_.screen("verdict", verdict_name(outcome_.verdict), words_.mood);
        const std::string& zone = view_.facts.config.time_zone;
        const Rect body = draw_band(ui_, {tr(words_.header), format_clock(view_.now, zone), {}});
        return theme_.portrait() || !has_cards() ? draw_in_one_column(body) : draw_in_two_columns(body);
    }

  private:
    VerdictAction draw_in_one_column(const Rect& body) {
        const float margin = page_margin(ui_), top = theme_.px(48);
        const float width = std::min(body.w - 2 * margin, theme_.px(theme_.portrait() ? 968 : 1240));
        const float bottom = bottom_height(width);
        const float x = std::max(margin, (body.w - width) / 2);
        Column column;
        add_verdict(column, width);
        add_badge_story(column, width);
        add_booked(column, width);
        add_places(column, width);
        draw_in_pages(ui_, person(), {{column, {x, body.y + top, width, body.h - bottom - top}}});
        return draw_bottom({x, body.bottom() - bottom, width, bottom});
    }

    VerdictAction draw_in_two_columns(const Rect& body) {
        const float margin = page_margin(ui_), between = theme_.px(72), top = theme_.px(48);
        const float width = std::floor((body.w - 2 * margin - between) / 2), x = margin + width + between;
        const float bottom = bottom_height(width), beside = body.h - bottom - top;
        Column left, right;
        add_verdict(left, width);
        // The day has room to be read where the badge is not over it.
        add_badge_story(shows_next() ? left : right, width);
        add_booked(right, width);
        add_places(right, width);
        if (!right.fits(beside)) {
            // Over the buttons there is little room; the other side has pages of its whole height.
            left = right = {};
            add_verdict(left, width);
            add_badge_story(left, width);
            add_booked(left, width);
            add_places(left, width);
        }
        if (right.parts().empty())
            draw_in_pages(ui_, person(), {{left, {margin, body.y + top, width, body.h - 2 * top}, 0.45f}});
        else
            draw_in_pages(ui_, person(),
                          {{left, {margin, body.y + top, width, body.h - 2 * top}, 0.45f},
                           {right, {x, body.y + top, width, beside}, 0.5f}});
        return draw_bottom({x, body.bottom() - bottom, width, bottom});
    }

    // Whose verdict it is: another person's begins with its first page.
    std::string person() const { return std::to_string(view_.decided.request); }

    void add_verdict(Column& column, float width) {
        const bool greets = words_.mood == Mood::good, matters = words_.mood == Mood::attention;
        const float size = theme_.px(greets ? 192 : words_.icon == Icon::desk_card ? 146 : 214);
        column.part([size](float squeeze) { return std::round(size * squeeze); },
                    [this](const Rect& place, float) {
                        ui_.icon("verdict_icon", tr(words_.header), words_.icon, place,
                                 {ui_.palette().header, icon_inside()});
                    });
        column.gap(theme_.px(greets ? 40 : 78));
        // A name that is long has the lines that it needs.
        const TextStyle style = heading_style(theme_, greets ? 100 : 88, has_name() ? 5 : 3);
        add_text(column, ui_,
                 {has_name() ? "name" : "heading", "heading", broken_heading(style, width),
                  has_name() ? name_ : ""},
                 style, ui_.palette().ink, width);
        column.gap(theme_.px(greets ? 8 : 26));
        add_text(column, ui_, {"sentence", "paragraph", sentence(), {}},
                 body_style(theme_, matters ? 44 : 42), matters ? ui_.palette().ink : ui_.palette().quiet_ink,
                 width);
    }

    void add_badge_story(Column& column, float width) {
        if (badge_.shows_picture) {
            column.gap(theme_.px(52));
            add_badge(column, ui_, outcome_.attendee->name, view_.badge, view_.badge_shape);
        }
        if (has_badge_words()) {
            column.gap(theme_.px(40));
            add_text(column, ui_, {"printing", "status", badge_.words.heading, {}},
                     body_style(theme_, 44, Weight::semibold), ui_.palette().ink, width);
            add_text(column, ui_, {"printing_detail", "paragraph", badge_.words.detail, {}},
                     body_style(theme_, 32), ui_.palette().quiet_ink, width);
        }
    }

    void add_booked(Column& column, float width) {
        if (!has_booked()) return;
        column.gap(theme_.px(36));
        add_text(column, ui_,
                 {"booked", "paragraph", filled(tr("You have booked: {what}"), {{"what", add_ons()}}), {}},
                 body_style(theme_, 36), ui_.palette().ink, width);
    }

    void add_places(Column& column, float width) {
        // Where somebody has to go comes before whoever can change that.
        const bool goes_elsewhere = outcome_.verdict == Verdict::wrong_session;
        if (goes_elsewhere) add_next(column, width);
        if (shows_desk()) {
            column.gap(theme_.px(54));
            add_way_to_desk(column, ui_, width, view_.facts.point.desk_is,
                            words_.desk_caption.empty() ? "" : tr(words_.desk_caption));
        }
        if (!goes_elsewhere) add_next(column, width);
    }

    void add_next(Column& column, float width) {
        if (!shows_next()) return;
        column.gap(theme_.px(50));
        add_day(column, ui_, width, view_.decided.day, view_.facts, view_.now);
    }

    // What can be done here besides reading it.
    struct Choice {
        const char* id;
        std::string label;
        VerdictAction action;
        ButtonLook look = ButtonLook::secondary;
    };
    std::vector<Choice> choices() const {
        const Choice done{"done", tr(words_.done), VerdictAction::done, ButtonLook::primary};
        if (words_.mood == Mood::good)
            return {{"something_wrong", tr("Something is wrong"), VerdictAction::something_wrong}, done};
        if (outcome_.verdict == Verdict::already_in)
            return {done, {"sent_to_me", tr("Someone sent me this code"), VerdictAction::sent_to_me}};
        if (outcome_.verdict == Verdict::unknown && view_.facts.config.find_by != FindBy::off)
            return {{"find_my_name", tr("Find my name"), VerdictAction::find_my_name, ButtonLook::primary},
                    {"get_help", tr("Ask someone to come to me"), VerdictAction::get_help},
                    {"done", tr(words_.done), VerdictAction::done}};
        if (words_.mood == Mood::attention)
            return {{"get_help", tr("Ask someone to come to me"), VerdictAction::get_help}, done};
        return {done};
    }
    // What few people want, above the rest and smaller.
    std::vector<Choice> rare_choices() const {
        std::vector<Choice> all;
        if (badge_.may_be_missed)
            all.push_back(
                {"badge_did_not_come", tr("My badge did not come out"), VerdictAction::badge_did_not_come});
        // One alone is told with its time as soon as it matters.
        if (words_.mood == Mood::good && view_.decided.day.own.size() > 1)
            all.push_back({"my_sessions", tr("My sessions") + " ›", VerdictAction::my_sessions});
        if (view_.opt_in) all.push_back({"opt_in", view_.opt_in->question + " ›", VerdictAction::opt_in});
        return all;
    }

    // For who came with others, between the two: it comes with the verdict, so that nothing is moved by it.
    std::vector<Choice> company_choices() const {
        if (view_.decided.companions.empty() || words_.mood != Mood::good) return {};
        return {{"companions", tr("Who is with you?"), VerdictAction::companions}};
    }

    // Two that most people may want stand side by side; the rest, one over the other where there is height.
    ButtonRows rows_of(const std::vector<Choice>& all, bool stacked, float width, float drawn_height,
                       TextStyle style) const {
        std::vector<Button> buttons;
        for (const Choice& choice : all) buttons.push_back({choice.id, choice.label, choice.look, style});
        return {
            ui_,
            buttons,
            {width, theme_.px(26), theme_.touch(drawn_height), stacked ? std::size_t{1} : std::size_t{2}}};
    }
    ButtonRows main_rows(float width) const {
        const bool upright = theme_.portrait(), stacked = upright && words_.mood != Mood::good;
        return rows_of(choices(), stacked, width, upright ? 148 : 132,
                       button_style(theme_, stacked ? 42 : 38));
    }
    ButtonRows company_rows(float width) const {
        const bool upright = theme_.portrait();
        return rows_of(company_choices(), true, width, upright ? 120 : 100, button_style(theme_, 38));
    }
    ButtonRows rare_rows(float width) const {
        TextStyle style = button_style(theme_, 32);
        style.weight = Weight::medium;
        return rows_of(rare_choices(), theme_.portrait(), width, theme_.portrait() ? 106 : 92, style);
    }

    // The countdown, and beside it the way to another language.
    TextStyle clears_style() const {
        TextStyle style = body_style(theme_, 30);
        style.align = has_languages() ? TextAlign::start : TextAlign::centre;
        style.even_digits = true;
        return style;
    }
    bool has_languages() const { return view_.facts.config.languages.size() > 1; }
    // With all names in one line.
    float languages_width() const {
        if (!has_languages()) return 0;
        const Button button = language_button();
        constexpr float endless = 1e5f;
        const float names = ui_.words().measure(button.label, button.style, endless).logical.w;
        return std::max(theme_.touch(0), std::ceil(names) + 1 + 2 * ui_.label_margin(button.look));
    }
    Button language_button() const {
        Button button{"language", names_of(view_.facts.config.languages), ButtonLook::secondary,
                      button_style(theme_, 30)};
        button.style.weight = Weight::medium;
        return button;
    }
    // Where the two have no room side by side, the languages lie over the countdown.
    bool stacks_languages(float width) const {
        constexpr int most_lines = 2;
        const float beside = width - languages_width() - theme_.px(24);
        return has_languages() &&
               (beside < width * 0.4f ||
                ui_.words().measure(clears_words(beside), clears_style(), beside).lines > most_lines);
    }
    ButtonRows language_row(float width) const {
        const float room = stacks_languages(width) ? width : languages_width();
        return {ui_, {language_button()}, {room, 0, theme_.touch(0)}};
    }
    // In lines where one has no room: each of the two sentences begins one.
    std::string clears_words(float width) const {
        std::string words =
            filled(tr("Clears in {count} s. Touch to keep."), {{"count", std::to_string(view_.clears_in_s)}});
        const std::size_t end = words.find(". ");
        if (end != std::string::npos && ui_.words().measure(words, clears_style(), width).lines > 1)
            words[end + 1] = '\n';
        return words;
    }
    float clears_width(float width) const {
        const bool is_beside = has_languages() && !stacks_languages(width);
        return is_beside ? width - languages_width() - theme_.px(24) : width;
    }
    float clears_height(float width) const {
        const float room = clears_width(width);
        const float words = ui_.words().measure(clears_words(room), clears_style(), room).logical.h;
        const float touched = has_languages() ? language_row(width).height() : 0;
        if (stacks_languages(width)) return theme_.px(26) + touched + theme_.px(20) + words + theme_.px(16);
        return std::max(theme_.px(theme_.portrait() ? 124 : 104), std::max(words, touched) + theme_.px(32));
    }

    float bottom_height(float width) const {
        return theme_.px(40) + with_gap(rare_rows(width)) + with_gap(company_rows(width)) +
               main_rows(width).height() + clears_height(width);
    }
    float with_gap(const ButtonRows& rows) const {
        return rows.height() > 0 ? rows.height() + theme_.px(26) : 0;
    }

    // The buttons, and the countdown under them.
    VerdictAction draw_bottom(const Rect& place) {
        std::string touched;
        float y = place.y + theme_.px(40);
        for (const ButtonRows& rows : {rare_rows(place.w), company_rows(place.w), main_rows(place.w)}) {
            if (const std::string id = rows.draw({place.x, y}); !id.empty()) touched = id;
            y += with_gap(rows);
        }
        Rect last{place.x, place.bottom() - clears_height(place.w), place.w, clears_height(place.w)};
        if (has_languages()) {
            const ButtonRows row = language_row(place.w);
            const bool is_over = stacks_languages(place.w);
            const Point at{is_over ? last.x : last.right() - languages_width(),
                           last.y + (is_over ? theme_.px(26) : std::floor((last.h - row.height()) / 2))};
            if (!row.draw(at).empty()) return VerdictAction::language;
            const float taken = is_over ? theme_.px(26) + row.height() + theme_.px(20) : 0;
            last = {last.x, last.y + taken, last.w, last.h - taken};
        }
        if (!view_.stays) draw_countdown(last);
        for (const std::vector<Choice>& all : {rare_choices(), company_choices(), choices()})
            for (const Choice& choice : all)
                if (choice.id == touched) return choice.action;
        return ui_.back() ? VerdictAction::done : VerdictAction::none;
    }

    void draw_countdown(const Rect& row) {
        const float width = clears_width(row.w);
        const std::string words = clears_words(width);
        const float height = ui_.words().measure(words, clears_style(), width).logical.h;
        ui_.text("clears", "timer", words, clears_style(),
                 {row.x, row.y + (row.h - height) / 2, width, height}, ui_.palette().ink,
                 std::to_string(view_.clears_in_s));
    }

    bool has_name() const {
        return !name_.empty() && words_.heading.find("{name}") != std::string_view::npos;
    }

    std::string heading() const {
        if (!has_name() && !words_.nameless.empty()) return tr(words_.nameless);
        return filled(tr(words_.heading), {{"name", name_}, {"event", view_.facts.config.name}});
    }

    // A name that does not fit beside its greeting has a line of its own, and with it its own direction.
    std::string broken_heading(const TextStyle& style, float width) const {
        std::string words = heading();
        const std::size_t at = has_name() ? words.find(" " + name_) : std::string::npos;
        if (at != std::string::npos && ui_.words().measure(words, style, width).lines > 1) words[at] = '\n';
        return words;
    }

    std::string sentence() const {
        const EventConfig& config = view_.facts.config;
        if (words_.sentence.empty()) return {};
        if (!words_.unknown.empty() && !knows_what_it_says()) return tr(words_.unknown);
        const std::string since =
            outcome_.earlier ? spoken_time(outcome_.earlier->at, view_.now, config.time_zone) : "";
        const std::string opens = config.opens ? spoken_when(*config.opens, view_.now, config.time_zone) : "";
        return filled(tr(words_.sentence), {{"event", config.name},
                                            {"since", since},
                                            {"opens", opens},
                                            {"days", spoken_days(outcome_.ticket_days)},
                                            {"point", outcome_.earlier ? outcome_.earlier->point : ""},
                                            {"what", add_ons()}});
    }

    // What they booked, or what is given out here. What they chose for their needs is for staff alone.
    std::string add_ons() const {
        std::string words;
        for (AddOn add_on : view_.decided.add_ons) {
            add_on.name = view_.facts.config.said(add_on.name);
            words += (words.empty() ? "" : ", ") + words_for_all(add_on);
        }
        return words;
    }

    // Whether there is what the sentence of this verdict tells.
    bool knows_what_it_says() const {
        if (outcome_.verdict == Verdict::not_open_yet) return view_.facts.config.opens.has_value();
        return outcome_.verdict == Verdict::wrong_session ? shows_next() : outcome_.earlier.has_value();
    }

    bool has_badge_words() const { return !badge_.words.heading.empty(); }
    bool shows_desk() const {
        return (words_.shows_desk || badge_.is_at_desk) && !view_.facts.point.desk_is.empty();
    }
    bool shows_next() const {
        const DayFromNow& day = view_.decided.day;
        return (!day.on.empty() || !day.next.empty()) &&
               (words_.mood == Mood::good || outcome_.verdict == Verdict::wrong_session);
    }
    bool has_cards() const { return has_badge_words() || has_booked() || shows_desk() || shows_next(); }
    bool has_booked() const { return !gives_out_ && !view_.decided.add_ons.empty(); }

    Colour icon_inside() const {
        const bool full = words_.icon == Icon::check_disc || words_.icon == Icon::desk_card;
        return full ? ui_.palette().on_header : ui_.palette().tint;
    }

    Ui& ui_;
    const VerdictView& view_;
    const Outcome& outcome_;
    const bool gives_out_;
    const VerdictWords& words_;
    const Theme& theme_;
    const std::string name_;
    const BadgeStory badge_;
};

}  // namespace

VerdictAction draw_verdict(Ui& ui, const VerdictView& view) {
    return VerdictScreen(ui, view).draw();
}

}  // namespace lanyard
