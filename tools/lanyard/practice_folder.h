// The folder that volunteers practise in: the cards that were made for it, beside the event's copy.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lanyard/practice_cards.h"
#include "lanyard/practice_people.h"

namespace lanyard {

// True where cards have been made in this folder.
bool has_practice_cards(const std::filesystem::path& folder);
// Nobody has practised here yet: an input error.
Result<std::vector<PracticeCard>> read_practice_cards(const std::filesystem::path& folder);
Result<void> write_practice_cards(const std::filesystem::path& folder,
                                  const std::vector<PracticeCard>& cards);

// Where the sheet to print lies, unless somebody asked for another place.
std::filesystem::path practice_sheet(const std::filesystem::path& folder);

// Says invented names in the settings of a copy, too: of a host, for one.
Result<void> cover_settings(const std::filesystem::path& folder, const NameCover& cover);

// Takes the cards of people who were erased, and the sheet that shows them, out of the folder; where there
// are none, nothing.
Result<void> drop_practice_cards(const std::filesystem::path& folder, const std::vector<std::string>& people);

}  // namespace lanyard
