// Each kind of card: which entry of the journal shows that it was done.
#include "lanyard/practice_check.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "event/name_fold.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

using nlohmann::json;

// What the journal says of the people of one card.
class CardCheck {
  public:
    CardCheck(Desk& desk, const PracticeCard& card) : desk_(desk), card_(card) {}

    // Inside a read.
    std::optional<Instant> done() {
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

  private:
    const std::string& first() const { return card_.people.front(); }

    template <class Is>
    std::optional<Instant> newest(const std::string& person, Is is) {
        std::optional<Instant> at;
        for (const Entry& entry : read_entries_of(desk_.database(), person))
            if (is(entry) && entry_stands(desk_.database(), entry_id(entry))) at = entry.at;
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
        for (const Attendee& person : desk_.roster().everybody()) {
            if (fold_name(person.name) != fold_name(name)) continue;
            const auto at =
                newest(person.id, [](const Entry& e) { return e.kind == entry_kind::registered_at_desk; });
            if (at) return at;
        }
        return std::nullopt;
    }

    Desk& desk_;
    const PracticeCard& card_;
};

}  // namespace

Result<std::vector<std::optional<Instant>>> practice_done(Desk& desk,
                                                          const std::vector<PracticeCard>& cards) {
    return desk.database().read([&] {
        std::vector<std::optional<Instant>> done;
        for (const PracticeCard& card : cards) done.push_back(CardCheck(desk, card).done());
        return done;
    });
}

}  // namespace lanyard
