// The languages that the event offers, each by its own name.
#pragma once

#include <string>
#include <vector>

#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

// "Cymraeg" for "cy"; the code where ICU does not know it.
std::string own_name_of(const std::string& language);

// "English · Français · Cymraeg", for the button that leads here: whoever needs it may not know the word
// "language". Of more than three the first three, and "…".
std::string names_of(const std::vector<std::string>& languages);

struct LanguageChoice {
    std::string language;  // the one that was touched, "" for none
    bool back = false;
};

LanguageChoice draw_language(Ui& ui, const EventFacts& facts, Instant now, const std::string& countdown);

}  // namespace lanyard
