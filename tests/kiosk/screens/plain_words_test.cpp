// The words that attendees read are few, short and their own.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/lines.h"
#include "tests/folders.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/every_screen.h"
#include "tests/lanyard/programs/child_process.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_words_in_sentence = 15, most_words_at_first = 40;

// Of machines, offices and the trade; what is meant can be said without them.
const std::set<std::string> denied = {
    "error",      "invalid",    "failed",    "failure",      "database",     "server",  "network",
    "offline",    "system",     "timeout",   "token",        "barcode",      "verify",  "validate",
    "credential", "login",      "user",      "attendee",     "abort",        "retry",   "device",
    "process",    "processing", "request",   "submit",       "select",       "enter",   "input",
    "record",     "operation",  "terminate", "unauthorised", "authenticate", "utilise", "kindly"};

// Every sentence that the program itself says to attendees.
std::vector<std::string> texts_for_attendees() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(source_folder() / "kiosk/roles/self"))
        if (entry.path().extension() == ".cpp") files.push_back(entry.path());
    for (const char* name : {"camera_box", "programme", "session", "words", "evacuation"})
        files.push_back(source_folder() / "kiosk/screens" / (std::string(name) + ".cpp"));
    static const std::regex said(R"re((?:tr|translatable)\(\s*"((?:[^"\\]|\\.)+)")re");
    std::vector<std::string> texts;
    for (const fs::path& file : files) {
        const std::string source = text_of(file);
        for (auto at = std::sregex_iterator(source.begin(), source.end(), said); at != std::sregex_iterator();
             ++at)
            texts.push_back((*at)[1].str());
    }
    return texts;
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        sentences.back() += text[i];
        const bool ends = std::string_view(".?!").find(text[i]) != std::string_view::npos;
        if (ends && (i + 1 == text.size() || text[i + 1] == ' ')) sentences.emplace_back();
    }
    return sentences;
}

// Those with a letter in them: arrows, dots and numbers are none.
std::vector<std::string> words_in(const std::string& text) {
    std::vector<std::string> words;
    for (const std::string_view part : split(std::string_view(text), " \n")) {
        std::string word;
        for (const char letter : part)
            if (std::isalpha(static_cast<unsigned char>(letter)))
                word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

// What the event is called, and the time, are no words of ours.
bool is_on_band(const UiScreen& screen, const DrawnText& text) {
    return std::any_of(screen.widgets.begin(), screen.widgets.end(), [&](const Widget& widget) {
        const bool is_band = widget.role == "banner" || widget.role == "time";
        return is_band && widget.rect.contains(text.rect.middle());
    });
}

// Somebody is told something in passing: that the camera is broken, that a badge waits.
bool tells_in_passing(const std::string& name) {
    const std::set<std::string> usual = {"welcome_scanner", "welcome_starting", "welcome_looking"};
    return usual.count(name) == 0 && name.rfind("welcome_lens_", 0) != 0;
}

}  // namespace

TEST_CASE("a sentence has at most fifteen words, and none that is a machine's") {
    const auto texts = texts_for_attendees();
    CHECK(texts.size() > 100);
    for (const std::string& text : texts)
        for (const std::string& sentence : sentences_of(text)) {
            CAPTURE(sentence);
            const auto words = words_in(sentence);
            CHECK(words.size() <= most_words_in_sentence);
            for (const std::string& word : words) CHECK_MESSAGE(denied.count(word) == 0, word);
        }
}

TEST_CASE("before the first touch there are at most forty words to read, those on buttons among them") {
    Drawing drawing;
    const Theme theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {});
    for (const made_up::ShownScreen& shown : made_up::every_screen()) {
        if (shown.name.rfind("welcome_", 0) != 0 || tells_in_passing(shown.name)) continue;
        CAPTURE(shown.name);
        const UiScreen screen = drawing.frame(theme, {}, shown.draw);
        std::size_t words = 0;
        for (const DrawnText& text : screen.texts)
            if (!is_on_band(screen, text)) words += words_in(text.words).size();
        CHECK(words > 20);
        CHECK(words <= most_words_at_first);
    }
}
