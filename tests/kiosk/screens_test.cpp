// Every screen in every state, at four sizes and both text sizes: nothing cut, nothing over something else,
// nothing outside the window, and every touch area large enough and in reach.
#include <doctest/doctest.h>

#include <set>

#include "screens/trouble.h"
#include "screens/verdict_words.h"
#include "screens/words.h"
#include "screens/your_data.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

const Instant now = instant_from_ms(made_up::ten_to_nine);

bool is_control(const Widget& widget) {
    return widget.role == "button" || widget.role == "link" || widget.role == "switch";
}

// Words lie on cards and pictures, which hold them; everything else keeps apart.
bool holds_others(const Widget& widget) {
    return widget.role == "group" || widget.id == "camera";
}

void check_screen(const UiScreen& screen, const Theme& theme) {
    INFO(screen.screen, " ", screen.state, " at ", theme.width(), "x", theme.height(),
         theme.choices().larger_text ? " larger" : "");
    const Rect window{0, 0, static_cast<float>(theme.width()), static_cast<float>(theme.height())};
    std::set<std::string> ids;
    for (const Widget& widget : screen.widgets) {
        CAPTURE(widget.id);
        CAPTURE(widget.label);
        CHECK(ids.insert(widget.id).second);
        CHECK(!widget.label.empty());
        CHECK(!widget.cut);
        CHECK(widget.rect.x >= -1);
        CHECK(widget.rect.y >= -1);
        CHECK(widget.rect.right() <= window.w + 1);
        CHECK(widget.rect.bottom() <= window.h + 1);
        if (is_control(widget)) {
            CHECK(theme.mm(widget.rect.w) >= smallest_touch_mm - 0.01);
            CHECK(theme.mm(widget.rect.h) >= smallest_touch_mm - 0.01);
            if (theme.portrait()) CHECK(widget.rect.y >= window.h / 3);
        }
        for (const Widget& other : screen.widgets)
            if (&other != &widget && !holds_others(widget) && !holds_others(other)) {
                CAPTURE(other.id);
                // Line boxes may touch by a pixel where heights are rounded.
                CHECK(!widget.rect.inset(1, 1).overlaps(other.rect.inset(1, 1)));
            }
    }
}

std::vector<Theme> themes() {
    std::vector<Theme> all;
    for (const auto& [width, height] :
         {std::pair{1080, 1920}, {768, 1366}, {1920, 1080}, {1366, 768}, {3840, 2160}})
        for (const bool larger : {false, true})
            all.emplace_back(width, height, usual_panel(width, height), 0x0a4f53, Choices{larger, false});
    return all;
}

UiScreen draw_verdict_of(Drawing& drawing, const Theme& theme, const Decided& decided,
                         std::optional<PrintNews> print = {}) {
    static const EventFacts facts = made_up::facts();
    return drawing.frame(theme, {}, [&](Ui& ui) {
        draw_verdict(ui, {facts, decided, print, 0, 1.5, now, 20});
    });
}

}  // namespace

TEST_CASE("every verdict, at every size") {
    Drawing drawing;
    for (const Theme& theme : themes())
        for (int i = 0; i < verdict_count; ++i)
            check_screen(draw_verdict_of(
                             drawing, theme,
                             made_up::decided(static_cast<Verdict>(i), made_up::attendee("Zainab", "Jones"))),
                         theme);
}

TEST_CASE("the longest names, in seven scripts, at every size") {
    Drawing drawing;
    for (const Theme& theme : themes())
        for (const auto& [given, family] :
             {std::pair{"Wolfeschlegelsteinhausenbergerdorff-Ferreira", "da Conceição"},
              {"عبد الرحمن", "الأنصاري"},
              {"王小明", ""},
              {"श्रीकृष्ण", "शर्मा"},
              {"Константин", "Достоевский"},
              {"Παναγιώτης", "Παπαδόπουλος"},
              {"יהונתן", "כהן"}})
            check_screen(
                draw_verdict_of(drawing, theme,
                                made_up::decided(Verdict::admitted, made_up::attendee(given, family))),
                theme);
}

TEST_CASE("every way a badge goes, at every size") {
    Drawing drawing;
    for (const Theme& theme : themes()) {
        Decided decided = made_up::decided(Verdict::admitted, made_up::attendee("Zainab", "Jones"));
        for (const PrintState state : {PrintState::waiting, PrintState::printing, PrintState::printed,
                                       PrintState::sent, PrintState::failed})
            check_screen(draw_verdict_of(drawing, theme, decided,
                                         PrintNews{7, "", state, "The printer is out of labels."}),
                         theme);
        decided.outcome.print_job = 0;
        check_screen(draw_verdict_of(drawing, theme, decided), theme);
        decided.outcome.badge = BadgeSetting::collect;
        decided.outcome.collect_table = "H–M";
        check_screen(draw_verdict_of(drawing, theme, decided), theme);
    }
}

TEST_CASE("welcome, your data and trouble, at every size") {
    Drawing drawing;
    const EventFacts facts = made_up::facts();
    const Error error = machine_error("the folder cannot be written to", "/srv/launch/lanyard.db",
                                      "Make it writable for the user that runs the kiosk");
    for (const Theme& theme : themes()) {
        for (const auto state : {CameraView::State::none, CameraView::State::starting,
                                 CameraView::State::looking, CameraView::State::trouble})
            check_screen(drawing.frame(theme, {},
                                       [&](Ui& ui) {
                                           draw_welcome(ui, {facts, {state, 0, 1.5}, false, now});
                                       }),
                         theme);
        for (const CameraPlace place :
             {CameraPlace::above, CameraPlace::below, CameraPlace::left, CameraPlace::right})
            for (const ScanHint hint : {ScanHint::none, ScanHint::brightness_up}) {
                CameraView camera;
                camera.state = CameraView::State::looking;
                camera.place = place;
                camera.hint = hint;
                check_screen(drawing.frame(theme, {},
                                           [&](Ui& ui) {
                                               draw_welcome(ui, {facts, camera, false, now});
                                           }),
                             theme);
            }
        check_screen(drawing.frame(theme, {}, [&](Ui& ui) { (void)draw_your_data(ui, facts, now); }), theme);
        check_screen(drawing.frame(theme, {}, [&](Ui& ui) { draw_trouble(ui, &error); }), theme);
        check_screen(drawing.frame(theme, {}, [&](Ui& ui) { draw_trouble(ui, nullptr); }), theme);
    }
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
