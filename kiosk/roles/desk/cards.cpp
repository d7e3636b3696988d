// Reads a person's card, and compares the badge that is out with what it would say now.
#include "roles/desk/cards.h"

#include "badge/attendee_badge.h"
#include "base/log.h"

namespace lanyard {
namespace {

// A printed badge may show what has been corrected since.
void add_staleness(Desk& desk, const BadgeLayout& layout, PersonCard& card) {
    if (card.badge != CardBadge::printed || card.shown_on_badge.empty()) return;
    const auto programme = desk.programme();
    if (!programme) return;
    const BadgeFields fields = badge_fields_of(card.person, desk.folder().config, *programme, "", layout);
    card.badge_is_stale = badge_fingerprint(fields, desk.folder().key) != card.shown_on_badge;
}

}  // namespace

Result<std::shared_ptr<const PersonCard>> read_card(Desk& desk, const BadgeLayout& layout,
                                                    const std::string& person) {
    auto card = person_card(desk, person);
    if (!card) return card.error();
    if (!*card) return std::shared_ptr<const PersonCard>();
    add_staleness(desk, layout, **card);
    return std::make_shared<const PersonCard>(std::move(**card));
}

std::shared_ptr<const PersonCard> card_of(Desk& desk, const BadgeLayout& layout, const std::string& person) {
    if (person.empty()) return nullptr;
    auto card = read_card(desk, layout, person);
    if (card) return std::move(card).value();
    log_error("a person cannot be read: {}", card.error().message());
    return nullptr;
}

std::string note_about(Desk& desk, const std::string& person) {
    const auto card = person_card(desk, person);
    if (!card) log_error("a person cannot be read: {}", card.error().message());
    if (!card || !*card) return {};
    std::string note;
    for (const auto& [heading, words] : (*card)->notes) note += (note.empty() ? "" : " ") + words;
    return note.empty() ? (*card)->host : note;
}

}  // namespace lanyard
