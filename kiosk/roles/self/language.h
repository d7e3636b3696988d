// The languages that the event offers, each by its own name.
#pragma once

#include <string>

#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

// "Cymraeg" for "cy"; the code where ICU does not know it.
std::string own_name_of(const std::string& language);

struct LanguageChoice {
    std::string language;  // the one that was touched, "" for none
    bool back = false;
};

LanguageChoice draw_language(Ui& ui, const EventFacts& facts, Instant now, const std::string& countdown);

}  // namespace lanyard
