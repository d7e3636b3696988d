// Ten people to play at the desk and the kiosk, of the invented ones of a practice copy.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace lanyard {

enum class PracticeKind {
    swap,               // somebody comes in another's place
    namesake,           // two with nearly one name
    forwarded_code,     // the code was sent on
    dead_phone,         // no code at all
    jam,                // the badge does not come out
    press,              // whom the desk sees first
    coach_party,        // several who come together
    unnamed_seat,       // a seat without a name
    walk_in_when_full,  // nobody knows them, and there is no room
    lost_badge,
};
inline constexpr int practice_kind_count = 10;
std::string_view practice_kind_name(PracticeKind kind);
std::optional<PracticeKind> practice_kind_from_name(std::string_view name);

// One card: for whoever plays the person, and never for the volunteer.
struct PracticeCard {
    PracticeKind kind{};
    std::vector<std::string> people;  // ids; of a walk-in none
    std::string new_name;             // of somebody who is on no list, "" where nobody is
    std::string code;                 // to hold up, "" where they have none
    std::string story;                // "You are Amara Okafor of Leeds City Council. …"
};

std::string practice_title(PracticeKind kind);
// What the volunteer will have done; for whoever runs the practice.
std::string practice_goal(PracticeKind kind);

struct PracticeCards {
    std::vector<PracticeCard> cards;
    std::vector<std::string> left_out;  // sentences: what this event has nobody for
};

// Chooses the people, each for one card, and brings those in who have to be here already. `desk` is of a
// copy: it prints.
Result<PracticeCards> make_practice_cards(Desk& desk, Instant now);

// Four to a sheet of A4, with crop marks; codes as QR symbols.
Result<std::string> practice_cards_pdf(const std::vector<PracticeCard>& cards, const std::string& event);

nlohmann::json practice_cards_json(const std::vector<PracticeCard>& cards);
std::vector<PracticeCard> practice_cards_from_json(const nlohmann::json& document);

}  // namespace lanyard
