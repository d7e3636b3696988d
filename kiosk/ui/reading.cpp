// Sentences are ended by full stops, so that a voice pauses between them.
#include "ui/reading.h"

#include "base/language.h"

namespace lanyard {
namespace {

bool is_key(const Widget& widget) {
    return widget.id.rfind("key_", 0) == 0;
}

bool is_control(const Widget& widget) {
    return widget.role == "button" || widget.role == "switch" || widget.role == "link" ||
           widget.role == "textbox";
}

void add_sentence(std::string& words, const std::string& sentence) {
    if (sentence.empty()) return;
    words += (words.empty() ? "" : " ") + sentence;
    const char last = sentence.back();
    if (last != '.' && last != '?' && last != '!') words += ".";
}

std::string role_words(const Widget& widget) {
    if (widget.role == "textbox")
        return widget.value.empty() ? tr("text field, empty") : tr("text field") + ": " + widget.value;
    if (widget.role == "switch") return widget.checked.value_or(false) ? tr("switch, on") : tr("switch, off");
    return tr("button");
}

// Arrows and the like are drawn, not said.
std::string without_marks_of_direction(const std::string& label) {
    std::string words = label;
    for (const char* mark : {"‹ ", " ›", "↓ ", " ↓", " →"})
        for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark))
            words.erase(at, std::string_view(mark).size());
    return words;
}

}  // namespace

std::string read_widget(const Widget& widget) {
    const std::string label = without_marks_of_direction(widget.label);
    return is_control(widget) && !is_key(widget) ? label + ", " + role_words(widget) : label;
}

std::string read_screen(const UiScreen& screen) {
    std::string words, controls;
    for (const Widget& widget : screen.widgets) {
        if (is_key(widget) || widget.role == "time" || widget.role == "timer" || widget.role == "img")
            continue;
        add_sentence(is_control(widget) ? controls : words, read_widget(widget));
    }
    add_sentence(words, controls);
    return words;
}

std::string reading_key(const UiScreen& screen) {
    std::string key = screen.screen + "/" + screen.state + "/" + current_language();
    for (const Widget& widget : screen.widgets)
        if (widget.role == "heading" || widget.role == "alert" || widget.id == "printing")
            key += "/" + widget.label;
    return key;
}

}  // namespace lanyard
