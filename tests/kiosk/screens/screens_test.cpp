// Every screen in every state, at four sizes and both text sizes: nothing cut, nothing over something else,
// nothing outside the window, and every touch area large enough and in reach.
#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>

#include "base/language.h"
#include "roles/self/badge_words.h"
#include "roles/self/verdict.h"
#include "roles/self/verdict_words.h"
#include "screens/words.h"
#include "tests/folders.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/every_screen.h"
#include "tests/kiosk/made_up.h"
#include "tests/sanitized.h"
#include "ui/measure.h"

using namespace lanyard;

namespace {

const Instant now = instant_from_ms(made_up::ten_to_nine);

bool is_control(const Widget& widget) {
    return widget.role == "button" || widget.role == "link" || widget.role == "switch";
}

// Words lie on cards and pictures, which hold them; everything else keeps apart.
bool holds_others(const Widget& widget) {
    return widget.role == "group" || widget.role == "listbox" || widget.id == "camera";
}

bool is_text_of_camera(const UiScreen& screen, const DrawnText& text) {
    const Widget camera = find_widget(screen, "camera");
    return camera.rect.contains(text.rect.middle());
}

// Words lie whole in the window and in the control that they are on, and not on other words.
void check_texts(const UiScreen& screen, const Rect& window) {
    for (std::size_t i = 0; i < screen.texts.size(); ++i) {
        const DrawnText& text = screen.texts[i];
        CAPTURE(text.words);
        CHECK(!text.cut);
        CHECK(text.rect.x >= window.x - 1);
        CHECK(text.rect.y >= window.y - 1);
        CHECK(text.rect.right() <= window.right() + 1);
        CHECK(text.rect.bottom() <= window.bottom() + 1);
        for (const Widget& widget : screen.widgets)
            if (is_control(widget) && widget.rect.contains(text.rect.middle())) {
                CAPTURE(widget.id);
                CHECK(text.rect.x >= widget.rect.x - 1);
                CHECK(text.rect.right() <= widget.rect.right() + 1);
                CHECK(text.rect.y >= widget.rect.y - 1);
                CHECK(text.rect.bottom() <= widget.rect.bottom() + 1);
            }
        for (std::size_t j = i + 1; j < screen.texts.size() && !is_text_of_camera(screen, text); ++j) {
            CAPTURE(screen.texts[j].words);
            CHECK(!text.rect.inset(1, 1).overlaps(screen.texts[j].rect.inset(1, 1)));
        }
    }
}

void check_screen(const UiScreen& screen, const Theme& theme, bool is_for_staff) {
    INFO(screen.screen, " ", screen.state, " at ", theme.width(), "x", theme.height(), " larger ",
         theme.choices().larger_text, std::string(theme.choices().lowered ? " lowered" : ""), " in ",
         current_language());
    const Rect& window = theme.area();
    std::set<std::string> ids;
    check_texts(screen, window);
    for (const Shortfall& shortfall : shortfalls(screen, theme, Mood::neutral))
        FAIL_CHECK(shortfall.what << ": " << shortfall.why);
    for (const Widget& widget : screen.widgets) {
        CAPTURE(widget.id);
        CAPTURE(widget.label);
        CHECK(ids.insert(widget.id).second);
        CHECK(!widget.label.empty());
        CHECK(!widget.cut);
        CHECK(widget.rect.x >= window.x - 1);
        CHECK(widget.rect.y >= window.y - 1);
        CHECK(widget.rect.right() <= window.right() + 1);
        CHECK(widget.rect.bottom() <= window.bottom() + 1);
        if (is_control(widget)) {
            const bool is_row = widget.id.rfind("session_", 0) == 0 && screen.state == "search";
            if (theme.portrait() && !is_row && !is_for_staff) CHECK(widget.rect.y >= window.h / 3);
        }
        for (const Widget& other : screen.widgets)
            if (&other != &widget && !holds_others(widget) && !holds_others(other)) {
                CAPTURE(other.id);
                // Line boxes may touch by a pixel where heights are rounded.
                CHECK(!widget.rect.inset(1, 1).overlaps(other.rect.inset(1, 1)));
            }
    }
}

using Size = std::pair<int, int>;

bool is_full() {
    return std::getenv("LANYARD_FULL") != nullptr;
}

// The largest has four times the points of the others, and is drawn in the whole set.
std::vector<Size> sizes() {
    std::vector<Size> all = {{1080, 1920}, {768, 1366}, {1920, 1080}};
    if (is_full()) all.push_back({3840, 2160});
    return all;
}

// Those that desks have. In other languages than English the widest and the narrowest stand for all.
std::vector<Size> staff_sizes(std::string_view language) {
    if (is_sanitized) return {{1920, 1080}};
    if (is_full()) return {{1920, 1080}, {1366, 768}, {1280, 1024}, {1080, 1920}, {3840, 2160}};
    if (language == "en") return {{1920, 1080}, {1366, 768}, {1280, 1024}, {1080, 1920}};
    return {{1920, 1080}, {1280, 1024}};
}

std::vector<Theme> themes() {
    std::vector<Theme> all;
    for (const auto& [width, height] : sizes())
        for (const int larger : {0, 1, 2})
            all.emplace_back(width, height, usual_panel(width, height), 0x0a4f53, Choices{larger});
    return all;
}

std::vector<Theme> lowered_themes() {
    std::vector<Theme> all;
    for (const auto& [width, height] : sizes())
        for (const int larger : {0, 1})
            all.emplace_back(width, height, usual_panel(width, height), 0x0a4f53,
                             Choices{larger, false, true});
    return all;
}

void check_every_screen(Drawing& drawing, const Theme& theme) {
    for (const made_up::ShownScreen& screen : made_up::every_screen()) {
        const Choices& choices = theme.choices();
        if (screen.is_for_staff && (choices.larger_text > 0 || choices.lowered)) continue;
        CAPTURE(screen.name);
        check_screen(drawing.frame(theme, {}, screen.draw), theme, screen.is_for_staff);
    }
}

UiScreen draw_verdict_of(Drawing& drawing, const Theme& theme, const Decided& decided,
                         std::optional<PrintNews> print = {}) {
    static const EventFacts facts = made_up::facts();
    return drawing.frame(theme, {}, [&](Ui& ui) {
        draw_verdict(ui, {facts, decided, print, 0, 1.5, now, 20});
    });
}

}  // namespace

// The whole set is every language at every size; the plain run has every language at one size, and the
// longest at all of them.
TEST_CASE("every screen in every state, in every language, at several sizes and three sizes of text") {
    Drawing drawing;
    const std::string compiled = (program_folder() / "languages").string();
    for (const char* language : {"en", "fr", "cy", "qps"}) {
        use_language(language, compiled);
        REQUIRE((language == std::string("en") || tr("Please see the desk") != "Please see the desk"));
        const auto all = themes();
        const std::size_t step = is_full()                        ? 1
                                 : is_sanitized                   ? all.size()
                                 : language == std::string("qps") ? 2
                                                                  : 7;
        for (std::size_t i = 0; i < all.size(); i += step) check_every_screen(drawing, all[i]);
    }
    use_language("en", compiled);
}

TEST_CASE("what staff work with, in every language, on the screens that desks have") {
    Drawing drawing;
    const std::string compiled = (program_folder() / "languages").string();
    for (const char* language : {"en", "fr", "cy"}) {
        use_language(language, compiled);
        for (const auto& [width, height] : staff_sizes(language)) {
            const Theme theme(width, height, usual_panel(width, height), 0x0a4f53, {});
            for (const made_up::ShownScreen& screen : made_up::every_screen()) {
                if (!screen.is_for_staff) continue;
                CAPTURE(screen.name);
                check_screen(drawing.frame(theme, {}, screen.draw), theme, true);
            }
        }
    }
    use_language("en", compiled);
}

TEST_CASE("every screen in every state, lowered: all of it lies in the lower half") {
    Drawing drawing;
    use_language("qps", "");
    for (const Theme& theme : lowered_themes()) {
        CHECK(theme.area().y >= static_cast<float>(theme.height() / 2));
        check_every_screen(drawing, theme);
    }
    use_language("en", "");
}

TEST_CASE("high contrast: every screen, every mood") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, Choices{0, true});
    check_every_screen(drawing, theme);
    for (const Mood mood : {Mood::neutral, Mood::good, Mood::attention})
        CHECK(shortfalls({}, theme, mood).empty());
}

TEST_CASE("whatever colour the event has, what is written on it can be read") {
    for (const Colour accent :
         {0x0a4f53u, 0xffd700u, 0xff0000u, 0x00ff00u, 0xffffffu, 0x000000u, 0x808080u}) {
        const Theme theme(1080, 1920, usual_panel(1080, 1920), accent, {});
        for (const Mood mood : {Mood::neutral, Mood::good, Mood::attention}) {
            CHECK(shortfalls({}, theme, mood).empty());
            const Palette palette = theme.palette(mood);
            CHECK(contrast_ratio(palette.on_header, palette.header) >= smallest_text_contrast);
        }
    }
}

TEST_CASE("what falls short is found: a small button, pale words") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {});
    const UiScreen screen = drawing.frame(theme, {}, [](Ui& ui) {
        ui.screen("s", "", Mood::neutral);
        ui.button({"small", "x", ButtonLook::secondary, {}}, {0, 0, 60, 200});
        ui.text("pale", "paragraph", "Pale", {}, {0, 300, 500, 100}, 0x999999);
    });
    const auto found = shortfalls(screen, theme, Mood::neutral);
    REQUIRE(found.size() == 3);
    CHECK(found[2].why.find("in glare") != std::string::npos);
    CHECK(found[0].what == "small");
    CHECK(found[1].what == "Pale");
}

TEST_CASE("the verdict names the person, the badge and the next session by the ids that tests rely on") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {});
    const UiScreen screen = draw_verdict_of(
        drawing, theme, made_up::decided(Verdict::admitted, made_up::attendee("Zainab", "Jones")));
    CHECK(screen.screen == "verdict");
    CHECK(screen.state == "admitted");
    CHECK(find_widget(screen, "name").label == "Welcome, Zainab");
    CHECK(find_widget(screen, "name").value == "Zainab");
    CHECK(find_widget(screen, "badge").label == "Badge of Zainab Jones");
    CHECK(find_widget(screen, "next_session").value == "Opening");
    CHECK(find_widget(screen, "next_session").label.find("Starts in 38 minutes") == 0);
    CHECK(find_widget(screen, "done").role == "button");
    CHECK(find_widget(screen, "clears").label == "Clears in 20 s. Touch to keep.");
}

TEST_CASE("a refusal shows nobody's name, no badge and no session") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {});
    for (int i = 0; i < verdict_count; ++i) {
        const auto verdict = static_cast<Verdict>(i);
        if (lets_through(verdict)) continue;
        const UiScreen screen =
            draw_verdict_of(drawing, theme, made_up::decided(verdict, made_up::attendee("Zainab", "Jones")));
        for (const Widget& widget : screen.widgets) {
            CAPTURE(widget.id);
            CHECK(widget.label.find("Zainab") == std::string::npos);
        }
        CHECK(find_widget(screen, "badge").id.empty());
    }
}

TEST_CASE("an unnamed seat is welcomed without a name") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {});
    Attendee seat = made_up::attendee("Delegate 2", "");
    seat.unnamed_seat = true;
    const UiScreen screen = draw_verdict_of(drawing, theme, made_up::decided(Verdict::admitted, seat));
    CHECK(find_widget(screen, "heading").label == "Welcome");
    CHECK(find_widget(screen, "name").id.empty());
}

TEST_CASE("what a badge is said to be follows the printer's news") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {});
    const Decided decided = made_up::decided(Verdict::admitted, made_up::attendee("Zainab", "Jones"));
    const auto said = [&](PrintState state, const std::string& problem = {}) {
        const UiScreen screen = draw_verdict_of(drawing, theme, decided, PrintNews{7, "", state, problem});
        return find_widget(screen, "printing").label + "|" + find_widget(screen, "printing_detail").label;
    };
    CHECK(said(PrintState::printed) == "Your badge is printed|It comes out of the slot to your right.");
    CHECK(said(PrintState::waiting, "No paper.") == "Your badge is waiting for the printer|No paper.");
    CHECK(said(PrintState::failed).find("Your badge did not print|") == 0);
    CHECK(!find_widget(draw_verdict_of(drawing, theme, decided, PrintNews{7, "", PrintState::failed, ""}),
                       "desk_is")
               .id.empty());
}

TEST_CASE("who waits for a badge may say that it did not come out, once the printer says it has left") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {});
    const Decided admitted = made_up::decided(Verdict::admitted, made_up::attendee("Zainab", "Jones"));
    const auto has_button = [&](const Decided& decided, std::optional<PrintNews> print) {
        return !find_widget(draw_verdict_of(drawing, theme, decided, print), "badge_did_not_come").id.empty();
    };
    CHECK(!has_button(admitted, {}));
    for (const auto& [state, may] : {std::pair{PrintState::waiting, false},
                                     {PrintState::printing, false},
                                     {PrintState::printed, true},
                                     {PrintState::sent, true},
                                     {PrintState::failed, false},
                                     {PrintState::asked, false}})
        CHECK(has_button(admitted, PrintNews{7, "", state, ""}) == may);
    Decided collect = admitted;
    collect.outcome.badge = BadgeSetting::collect;
    CHECK(!has_button(collect, PrintNews{7, "", PrintState::printed, ""}));
    CHECK(!has_button(made_up::decided(Verdict::already_in, made_up::attendee("Zainab", "Jones")),
                      PrintNews{7, "", PrintState::printed, ""}));
}

TEST_CASE("what is said of a badge that was missed, until it is out") {
    const Outcome outcome = made_up::decided(Verdict::admitted, made_up::attendee("Zainab", "Jones")).outcome;
    const auto story = [&](MissedBadge missed, std::optional<PrintState> state,
                           const std::string& problem = {}) {
        std::optional<PrintNews> print;
        if (state) print = PrintNews{7, "", *state, problem};
        return badge_story(outcome, print, missed, made_up::facts());
    };
    CHECK(story(MissedBadge::asked, {}).words.heading == "One moment…");
    for (const auto state : {PrintState::waiting, PrintState::printing}) {
        const BadgeStory again = story(MissedBadge::prints_again, state);
        CHECK(again.words.heading == "We print it again");
        CHECK(again.shows_picture);
        CHECK(!again.may_be_missed);
    }
    CHECK(story(MissedBadge::prints_again, PrintState::waiting, "No paper.").words.detail == "No paper.");
    const BadgeStory out = story(MissedBadge::prints_again, PrintState::printed);
    CHECK(out.words.heading == "Your badge is printed");
    CHECK(out.may_be_missed);
    const char* brings = "Somebody at the desk has been told and will bring it.";
    CHECK(story(MissedBadge::prints_again, PrintState::failed).words.detail == brings);
    CHECK(story(MissedBadge::desk_brings, {}).words.detail == brings);
    CHECK(!story(MissedBadge::desk_brings, PrintState::failed).is_at_desk);
    CHECK(story(MissedBadge::someone_comes, PrintState::failed).words.heading == "Someone is coming");
    CHECK(story(MissedBadge::someone_comes, PrintState::printed).words.heading == "Your badge is printed");
    CHECK(story(MissedBadge::desk_unaware, PrintState::failed).words.detail ==
          "Please collect it at the desk.");
    CHECK(story(MissedBadge::desk_unaware, {}).is_at_desk);
}

TEST_CASE("waits and times as people say them") {
    const Instant start = instant_from_ms(made_up::ten_to_nine);
    const auto wait = [&](long long ms) {
        return spoken_wait(start + Milliseconds(ms), start, "Europe/London");
    };
    CHECK(wait(0) == "On now");
    CHECK(wait(-60'000) == "On now");
    CHECK(wait(1) == "Starts in 1 minute");
    CHECK(wait(60'000) == "Starts in 1 minute");
    CHECK(wait(60'001) == "Starts in 2 minutes");
    CHECK(wait(90 * 60'000) == "Starts in 90 minutes");
    CHECK(wait(91 * 60'000) == "Later today");
    CHECK(wait(24 * 3600'000) == "Saturday 11 November");
    CHECK(spoken_date(start, "Europe/London") == "Friday 10 November");
    CHECK(spoken_time(start, start, "Europe/London") == "08:52");
    CHECK(spoken_when(start, start, "Europe/London") == "at 08:52");
    CHECK(spoken_when(start, start + Milliseconds(24 * 3600'000), "Europe/London") ==
          "on Friday 10 November at 08:52");
    CHECK(filled("{a} and {b}, {a}", {{"a", "{b}"}, {"b", "x"}}) == "{b} and x, {b}");
    CHECK(filled("{c}", {{"a", "x"}}) == "{c}");
}
