// Whoever stands there, whatever they chose, on whatever screen: nothing is smaller than at the usual size of
// text, nothing is cut, nothing lies over something else, no word is broken; what does not fit is on another
// page, and all of it is on one of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "base/language.h"
#include "tests/folders.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/every_screen.h"
#include "tests/sanitized.h"
#include "ui/measure.h"

using namespace lanyard;

namespace {

struct Panel {
    int width, height;
    PanelSize mm;
};
// The last is a tablet of ten inches.
const Panel panels[] = {{1080, 1920, usual_panel(1080, 1920)},
                        {1920, 1080, usual_panel(1920, 1080)},
                        {768, 1366, usual_panel(768, 1366)},
                        {1366, 768, usual_panel(1366, 768)},
                        {800, 1280, usual_panel(800, 1280)},
                        {2160, 3840, usual_panel(2160, 3840)},
                        {800, 1280, {135, 217}}};

// Letters change their size in steps of two hundredths until they fit.
constexpr float fitting = 0.975f;
// The smallest letters of the drawings, which a column may squeeze a little.
constexpr float smallest_drawn = 24 * 0.85f;

bool is_control(const Widget& widget) {
    return widget.role == "button" || widget.role == "link" || widget.role == "switch";
}
bool holds_others(const Widget& widget) {
    return widget.role == "group" || widget.role == "listbox" || widget.id == "camera";
}

// Every page of a screen, turned as people turn them.
std::vector<UiScreen> pages_of(Drawing& drawing, const Theme& theme, const made_up::ShownScreen& shown) {
    std::vector<UiScreen> pages = {drawing.frame(theme, {}, shown.draw)};
    for (int turned = 0; turned < 12; ++turned) {
        const Widget more = find_widget(pages.back(), "more_words");
        if (more.id.empty()) break;
        UiInput down, up;
        down.pressed = true;
        down.pointer = up.pointer = more.rect.middle();
        up.released = true;
        (void)drawing.frame(theme, down, shown.draw);
        (void)drawing.frame(theme, up, shown.draw);
        if (more.value.substr(0, more.value.find('/')) == more.value.substr(more.value.find('/') + 1)) break;
        pages.push_back(drawing.frame(theme, {}, shown.draw));
    }
    return pages;
}

std::string place_of(const Rect& rect) {
    return std::to_string(static_cast<int>(rect.x)) + "," + std::to_string(static_cast<int>(rect.y)) + " " +
           std::to_string(static_cast<int>(rect.w)) + "x" + std::to_string(static_cast<int>(rect.h));
}

bool is_within(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x - 1.5f && inner.y >= outer.y - 1.5f && inner.right() <= outer.right() + 1.5f &&
           inner.bottom() <= outer.bottom() + 1.5f;
}

// What is wrong with a page, in words.
class Faults {
  public:
    Faults(const UiScreen& screen, const Theme& theme) : screen_(screen), theme_(theme) {
        for (const DrawnText& text : screen.texts) look_at(text);
        for (std::size_t i = 0; i < screen.texts.size(); ++i)
            for (std::size_t j = i + 1; j < screen.texts.size(); ++j)
                if (screen.texts[i].ink.inset(1, 1).overlaps(screen.texts[j].ink.inset(1, 1)))
                    add(screen.texts[i].words, "lies over \"" + screen.texts[j].words + "\"");
        for (const Widget& widget : screen.widgets) look_at(widget);
        for (const Shortfall& shortfall : shortfalls(screen, theme, Mood::neutral))
            add(shortfall.what, shortfall.why);
    }
    const std::vector<std::string>& all() const { return all_; }

  private:
    void add(const std::string& what, const std::string& why) { all_.push_back(what + ": " + why); }

    void look_at(const DrawnText& text) {
        if (text.cut) add(text.words, "is cut or broken");
        if (text.covered) add(text.words, "is covered");
        if (!is_within(text.ink, theme_.area()))
            add(text.words, "is outside the window " + place_of(text.ink));
        if (text.size < theme_.px(100) / 100 * smallest_drawn)
            add(text.words, "has letters of " + std::to_string(text.size));
        for (const Widget& widget : screen_.widgets)
            if (is_control(widget) && widget.rect.contains(text.ink.middle()) &&
                !is_within(text.ink, widget.rect))
                add(text.words, "goes beyond " + widget.id);
    }
    void look_at(const Widget& widget) {
        if (widget.label.empty()) add(widget.id, "says nothing");
        if (!is_within(widget.rect, theme_.area()))
            add(widget.id, "is outside the window " + place_of(widget.rect));
        if (holds_others(widget)) return;
        for (const Widget& other : screen_.widgets) {
            if (&other == &widget) break;
            if (!holds_others(other) && widget.rect.inset(1, 1).overlaps(other.rect.inset(1, 1)))
                add(widget.id, "overlaps " + other.id);
        }
    }

    const UiScreen& screen_;
    const Theme& theme_;
    std::vector<std::string> all_;
};

// The smallest letters of each text, over all pages.
std::map<std::string, float> sizes_of(const std::vector<UiScreen>& pages) {
    std::map<std::string, float> sizes;
    for (const UiScreen& page : pages)
        for (const DrawnText& text : page.texts) {
            const auto [at, is_new] = sizes.emplace(text.words, text.size);
            if (!is_new) at->second = std::min(at->second, text.size);
        }
    return sizes;
}

std::set<std::string> ids_of(const std::vector<UiScreen>& pages) {
    std::set<std::string> ids;
    for (const UiScreen& page : pages)
        for (const Widget& widget : page.widgets) ids.insert(widget.id);
    return ids;
}

// Lists have pages of their own, with other rows at other sizes.
bool is_in_list(const std::string& id) {
    return id.rfind("session_", 0) == 0 || id.rfind("room_", 0) == 0 || id.rfind("part_", 0) == 0 ||
           id.rfind("key_", 0) == 0 || id.rfind("page_", 0) == 0 || id == "more" || id == "earlier" ||
           id == "more_words";
}

// Walks the three sizes of text; how many settings that were: none where the panel cannot be lowered.
std::size_t check_setting(Drawing& drawing, const made_up::ShownScreen& shown, const Panel& panel,
                          bool lowered, const std::string& language) {
    std::map<std::string, float> usual;
    std::set<std::string> usual_ids;
    for (int larger = 0; larger <= Choices::most_text_steps; ++larger) {
        const Theme theme(panel.width, panel.height, panel.mm, 0x0a4f53, Choices{larger, false, lowered});
        if (lowered && !theme.can_be_lowered()) return 0;
        const std::vector<UiScreen> pages = pages_of(drawing, theme, shown);
        const std::string where = shown.name + " " + std::to_string(panel.width) + "x" +
                                  std::to_string(panel.height) +
                                  (panel.mm.width_mm < 200 ? " ten inches" : "") + " " + language +
                                  " larger " + std::to_string(larger) + (lowered ? " lowered" : "");
        for (const UiScreen& page : pages) {
            const Faults faults(page, theme);
            for (const std::string& fault : faults.all()) FAIL_CHECK(where << ": " << fault);
        }
        const std::map<std::string, float> sizes = sizes_of(pages);
        const std::set<std::string> ids = ids_of(pages);
        if (larger == 0) {
            usual = sizes;
            usual_ids = ids;
            continue;
        }
        for (const auto& [words, size] : sizes)
            if (const auto before = usual.find(words);
                before != usual.end() && size < before->second * fitting)
                FAIL_CHECK(where << ": \"" << words << "\" has letters of " << size << ", not "
                                 << before->second);
        for (const std::string& id : usual_ids)
            if (!is_in_list(id) && !ids.count(id)) FAIL_CHECK(where << ": " << id << " is on no page");
    }
    return Choices::most_text_steps + 1;
}

}  // namespace

// All of it takes minutes; the plain run takes every hundred and first setting, other ones in each language.
// LANYARD_SCREEN=find_me walks all settings of the screens whose names begin so.
constexpr std::size_t step = is_sanitized ? 1009 : 101;

static void walk(const std::string& language, std::size_t first) {
    Drawing drawing;
    const char* only = std::getenv("LANYARD_SCREEN");
    const bool full = only || std::getenv("LANYARD_FULL");
    const std::string compiled = (program_folder() / "languages").string();
    use_language(language, compiled);
    std::size_t setting = first, walked = 0;
    for (const made_up::ShownScreen& shown : made_up::every_screen()) {
        if (shown.is_for_staff || (only && shown.name.rfind(only, 0) != 0)) continue;
        for (const Panel& panel : panels)
            for (const bool lowered : {false, true})
                if (full || setting++ % step == 0)
                    walked += check_setting(drawing, shown, panel, lowered, language);
    }
    CHECK(walked > 0);
    if (full) MESSAGE(language << ": " << walked << " settings were walked");
    use_language("en", compiled);
}

TEST_CASE("every attendee screen in English, in every size of text, lowered or not, on every panel") {
    walk("en", 0);
}
TEST_CASE("the same in French") {
    walk("fr", 29);
}
TEST_CASE("the same in Welsh") {
    walk("cy", 53);
}
TEST_CASE("the same in the pseudo-language, whose words are longer than any") {
    walk("qps", 81);
}
