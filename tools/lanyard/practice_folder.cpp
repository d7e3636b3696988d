// The cards are one JSON file, written whole; settings are text, whose names are covered.
#include "lanyard/practice_folder.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path cards_file(const fs::path& folder) {
    return folder / "practice.json";
}

bool is_about(const PracticeCard& card, const std::vector<std::string>& people) {
    return std::find_first_of(card.people.begin(), card.people.end(), people.begin(), people.end()) !=
           card.people.end();
}

}  // namespace

bool has_practice_cards(const fs::path& folder) {
    std::error_code failed;
    return fs::exists(cards_file(folder), failed);
}

Result<std::vector<PracticeCard>> read_practice_cards(const fs::path& folder) {
    const auto text = read_file(cards_file(folder), 1 << 20);
    if (!text)
        return bad_input("nobody has practised here yet", folder.string(), "Begin with: lanyard practise");
    return practice_cards_from_json(json::parse(*text, nullptr, false));
}

Result<void> write_practice_cards(const fs::path& folder, const std::vector<PracticeCard>& cards) {
    return write_file(cards_file(folder), practice_cards_json(cards).dump(2) + "\n");
}

fs::path practice_sheet(const fs::path& folder) {
    return folder / "cards.pdf";
}

Result<void> cover_settings(const fs::path& folder, const NameCover& cover) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml") continue;
        const auto text = read_file(entry.path());
        if (!text) return text.error();
        if (auto wrote = write_file(entry.path(), cover.covered(*text)); !wrote) return wrote;
    }
    return {};
}

Result<void> drop_practice_cards(const fs::path& folder, const std::vector<std::string>& people) {
    if (!has_practice_cards(folder)) return {};
    auto cards = read_practice_cards(folder);
    if (!cards) return cards.error();
    const auto kept = std::remove_if(cards->begin(), cards->end(),
                                     [&](const PracticeCard& card) { return is_about(card, people); });
    if (kept == cards->end()) return {};
    cards->erase(kept, cards->end());
    std::error_code failed;
    fs::remove(practice_sheet(folder), failed);
    return write_practice_cards(folder, *cards);
}

}  // namespace lanyard
