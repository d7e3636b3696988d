// Each badge is drawn onto nothing.
#include "lanyard/badge_doubts.h"

#include <algorithm>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "badge/emoji.h"
#include "desk/desk.h"

namespace lanyard {
namespace {

constexpr std::size_t most_tried = 2000;
constexpr std::size_t most_named = 20;
// The first byte of U+0180 in UTF-8, behind Latin Extended-A.
constexpr unsigned char beyond_latin = 0xC6;

bool is_unusual(const BadgeFields& badge) {
    const auto has_unusual = [](const std::string& text) {
        return std::any_of(text.begin(), text.end(),
                           [](char byte) { return static_cast<unsigned char>(byte) >= beyond_latin; });
    };
    return has_unusual(badge.name) || has_unusual(badge.given_name) || has_unusual(badge.family_name) ||
           has_unusual(badge.organisation) || has_unusual(badge.job_title) || has_unusual(badge.ticket_type);
}

}  // namespace

std::vector<DataFinding> badge_doubts(Desk& desk, const BadgeLayout& layout) {
    const auto people = desk.attendees();
    if (!people) return {{"badges", people.error().message(), false}};
    const auto programme = desk.programme();
    if (!programme) return {{"badges", programme.error().message(), false}};
    std::vector<BadgeFields> badges;
    for (const Attendee& person : *people) {
        if (person.status != AttendeeStatus::expected) continue;
        BadgeFields badge = badge_fields_of(person, desk.folder().config, *programme, "LANYARD", layout);
        if (is_unusual(badge)) badges.push_back(std::move(badge));
    }
    std::vector<DataFinding> doubts;
    if (badges.size() > most_tried) {
        doubts.push_back({"badges", "the names of " + std::to_string(badges.size() - most_tried) +
                                        " people were not tried: see lanyard badge --all --out badges.pdf"});
        badges.resize(most_tried);
    }
    const auto reasons = why_undrawable(layout, badges);
    for (std::size_t i = 0; i < badges.size() && doubts.size() < most_named; ++i) {
        const std::string left_out = without_emoji(badge_name(badges[i])).left_out;
        if (reasons[i])
            doubts.push_back({"badges", reasons[i]->message(), false});
        else if (!left_out.empty())
            doubts.push_back(
                {"badges", "badge of attendee " + badges[i].attendee_id + ": left out " + left_out});
    }
    return doubts;
}

}  // namespace lanyard
