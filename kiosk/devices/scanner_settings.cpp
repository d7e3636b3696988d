// Keys to letters, and the settings as a small JSON file.
#include "devices/scanner_settings.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/safe_file.h"
#include "base/state_folder.h"

namespace lanyard {
namespace {

constexpr int beside_left_shift = 100, yen = 137, ro = 135;
constexpr std::size_t most_letters = 256, most_affix = 64;
constexpr int least_gap_ms = 10, most_gap_ms = 200;

// `letters` lie on the places from `first` on.
char letter_in(std::string_view letters, int first, int usage) {
    const int place = usage - first;
    return place >= 0 && place < static_cast<int>(letters.size()) ? letters[static_cast<std::size_t>(place)]
                                                                  : 0;
}

constexpr const char* end_words[] = {"none", "enter", "tab"};

Error damaged(const std::filesystem::path& file) {
    return bad_input("is no record of a hand scanner", file.string(),
                     "Remove it, or test the scanner again with --test-scanner");
}

// Throws nlohmann's exceptions where a field has another type.
ScannerSettings from_json(const nlohmann::json& json) {
    ScannerSettings settings;
    settings.is_learned = true;
    settings.prefix = json.at("prefix").get<std::string>().substr(0, most_affix);
    settings.suffix = json.at("suffix").get<std::string>().substr(0, most_affix);
    const std::string end = json.at("end");
    const auto known = std::find(std::begin(end_words), std::end(end_words), end);
    settings.end = known == std::end(end_words) ? ScannerEnd::enter
                                                : static_cast<ScannerEnd>(known - std::begin(end_words));
    settings.longest_gap =
        Milliseconds(std::clamp(json.at("longest_gap_ms").get<int>(), least_gap_ms, most_gap_ms));
    for (const auto& letter : json.at("letters")) {
        const std::string text = letter.at("letter");
        if (text.size() == 1 && settings.letters.size() < most_letters)
            settings.letters.push_back({letter.at("key"), letter.at("shift"), text[0]});
    }
    return settings;
}

}  // namespace

bool writes_letter(int usage) {
    return us_letter(usage, false) != 0 || usage == beside_left_shift || usage == yen || usage == ro;
}

char us_letter(int usage, bool shift) {
    // Places 4 to 39, then 44 to 56 (Space to /), then the keypad, 84 to 99.
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz1234567890";
    constexpr std::string_view shifted = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()";
    constexpr std::string_view plain_marks = " -=[]\\#;'`,./", shifted_marks = " _+{}|~:\"~<>?";
    constexpr std::string_view keypad = std::string_view(
        "/*-+\0"
        "1234567890.",
        16);
    if (const char letter = letter_in(shift ? shifted : plain, 4, usage)) return letter;
    if (const char mark = letter_in(shift ? shifted_marks : plain_marks, 44, usage)) return mark;
    return letter_in(keypad, 84, usage);
}

char ScannerSettings::letter_of(const KeyPress& key) const {
    const auto learned = std::find_if(letters.begin(), letters.end(), [&](const KeyLetter& letter) {
        return letter.usage == key.usage && letter.shift == key.shift;
    });
    return learned == letters.end() ? us_letter(key.usage, key.shift) : learned->letter;
}

std::string ScannerSettings::text_of(const std::vector<KeyPress>& keys) const {
    std::string text;
    for (const KeyPress& key : keys)
        if (const char letter = letter_of(key)) text += letter;
    if (!prefix.empty() && text.size() > prefix.size() && text.compare(0, prefix.size(), prefix) == 0)
        text.erase(0, prefix.size());
    if (!suffix.empty() && text.size() > suffix.size() &&
        text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0)
        text.erase(text.size() - suffix.size());
    return text;
}

std::filesystem::path scanner_settings_file() {
    return state_folder() / "scanner.json";
}

Result<ScannerSettings> load_scanner_settings(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return ScannerSettings{};
    const auto text = read_file(file, 1 << 16);
    if (!text) return text.error();
    try {
        return from_json(nlohmann::json::parse(*text));
    } catch (const nlohmann::json::exception&) {
        return damaged(file);
    }
}

Result<void> save_scanner_settings(const std::filesystem::path& file, const ScannerSettings& settings) {
    nlohmann::json json = {{"prefix", settings.prefix},
                           {"suffix", settings.suffix},
                           {"end", end_words[static_cast<int>(settings.end)]},
                           {"longest_gap_ms", settings.longest_gap.count()},
                           {"letters", nlohmann::json::array()}};
    for (const KeyLetter& letter : settings.letters)
        json["letters"].push_back(
            {{"key", letter.usage}, {"shift", letter.shift}, {"letter", std::string(1, letter.letter)}});
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    auto written = write_file(file, json.dump(2) + "\n");
    if (written) return written;
    Error failed = written.error();
    failed.remedy = state_folder_remedy;
    return failed;
}

}  // namespace lanyard
