// The layouts that the program brings along: the files of assets/layouts, compiled in.
#pragma once

#include <string_view>

#include "badge/badge_layout.h"

namespace lanyard {

enum class BuiltInLayout {
    plain_badge,        // what a plain `lanyard init` writes: a 62×100 mm label
    plain_ticket,       // for an invitation, where the event has no ticket.toml: A6 with a large code
    ticket_symbol,      // the code alone with its light margin, a millimetre a module
    practice_card,      // for volunteers who practise: its title as the name, its story as the organisation
    plain_certificate,  // of attendance, where the event has no certificate.toml: A4
};

// Its text, as a badge.toml has it.
std::string_view built_in_layout_toml(BuiltInLayout layout);

// The layout read.
BadgeLayout built_in_layout(BuiltInLayout layout);

}  // namespace lanyard
