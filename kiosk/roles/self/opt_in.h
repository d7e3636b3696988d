// Something that people may agree to hear about: who writes, about what, until when; Yes and No alike.
#pragma once

#include <optional>

#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

// The whole text that is answered, as it is kept with the answer.
std::string opt_in_words(const OptIn& opt_in);

struct OptInView {
    const EventFacts& facts;
    const OptIn& opt_in;
    Instant now{};
    std::string countdown;
};

// "Thank you", once they have said yes; true where they are done with it.
bool draw_opt_in_thanks(Ui& ui, const OptInView& view);

enum class OptInAction { none, yes, no, back };

OptInAction draw_opt_in(Ui& ui, const OptInView& view);

}  // namespace lanyard
