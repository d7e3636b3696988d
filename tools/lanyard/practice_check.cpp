// Each kind of card: which entry of the journal shows that it was done.
#include "lanyard/practice_check.h"

#include <algorithm>

#include "desk/history.h"
#include "event/name_fold.h"
#include "store/journal/entries.h"

namespace lanyard {
namespace {

// What the journal says of the people of one card.
class CardCheck {
  public:
    CardCheck(Desk& desk, const PracticeCard& card) : desk_(desk), card_(card) {}

    // When it was done; nothing where it was not yet.
    Result<std::optional<Instant>> done() {
        const auto at = newest_of_card();
        return problem_ ? Result<std::optional<Instant>>(*problem_) : at;
    }

  private:
    std::optional<Instant> newest_of_card() {
        using namespace entry_kind;
        switch (card_.kind) {
            case PracticeKind::swap:
                return newest(first(), [](const Entry& e) { return e.kind == substituted; });
            case PracticeKind::namesake: {
                const auto wrong = came(card_.people.back());
                return wrong ? std::nullopt : came(first());
            }
            case PracticeKind::forwarded_code:
                return newest(first(), [](const Entry& e) { return e.kind == help_answered; });
            case PracticeKind::dead_phone:
            case PracticeKind::press:
                return came(first());
            case PracticeKind::jam:
                return newest(first(), [](const Entry& e) { return e.kind == help_answered; });
            case PracticeKind::coach_party:
                return all_came();
            case PracticeKind::unnamed_seat:
                return newest(first(), [](const Entry& e) { return e.kind == details_corrected; })
                           ? came(first())
                           : std::nullopt;
            case PracticeKind::walk_in_when_full:
                return registered(card_.new_name);
            case PracticeKind::lost_badge:
                return newest(first(), [](const Entry& e) {
                    return e.kind == badge_requested && !typed_text(e, "reason").empty();
                });
        }
        return std::nullopt;
    }

    const std::string& first() const { return card_.people.front(); }

    template <class Is>
    std::optional<Instant> newest(const std::string& person, Is is) {
        std::optional<Instant> at;
        const auto entries = standing_entries_of(desk_, person);
        if (!entries) return problem_ = entries.error(), std::nullopt;
        for (const Entry& entry : *entries)
            if (is(entry)) at = entry.at;
        return at;
    }
    std::optional<Instant> came(const std::string& person) {
        return newest(person, [](const Entry& e) { return e.kind == entry_kind::checked_in; });
    }
    std::optional<Instant> all_came() {
        std::optional<Instant> last;
        for (const std::string& person : card_.people) {
            const auto at = came(person);
            if (!at) return std::nullopt;
            last = last ? std::max(*last, *at) : at;
        }
        return last;
    }
    std::optional<Instant> registered(const std::string& name) {
        const auto people = desk_.attendees();
        if (!people) return problem_ = people.error(), std::nullopt;
        for (const Attendee& person : *people) {
            if (fold_name(person.name) != fold_name(name)) continue;
            const auto at =
                newest(person.id, [](const Entry& e) { return e.kind == entry_kind::registered_at_desk; });
            if (at) return at;
        }
        return std::nullopt;
    }

    Desk& desk_;
    const PracticeCard& card_;
    std::optional<Error> problem_;
};

}  // namespace

Result<std::vector<std::optional<Instant>>> practice_done(Desk& desk,
                                                          const std::vector<PracticeCard>& cards) {
    std::vector<std::optional<Instant>> done;
    for (const PracticeCard& card : cards) {
        auto at = CardCheck(desk, card).done();
        if (!at) return at.error();
        done.push_back(*at);
    }
    return done;
}

}  // namespace lanyard
