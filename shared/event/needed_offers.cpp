// Offers are made for session after session, then put in order.
#include "event/needed_offers.h"

#include <algorithm>

#include "event/name_fold.h"

namespace lanyard {
namespace {

// Shorter words of a name are initials and articles.
constexpr std::size_t fewest_letters = 3;

bool has_all(const std::string& text, const std::vector<std::string>& wanted) {
    const auto words = folded_words(text);
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return word.rfind(one, 0) == 0; });
    });
}

bool resemble(std::string_view one, std::string_view other) {
    const auto words = folded_words(name_without_titles(one)),
               others = folded_words(name_without_titles(other));
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.size() >= fewest_letters && std::find(others.begin(), others.end(), word) != others.end();
    });
}

const NeededLink* link_of(const std::vector<NeededLink>& links, const std::string& session) {
    const auto found = std::find_if(links.begin(), links.end(),
                                    [&](const NeededLink& link) { return link.session == session; });
    return found == links.end() ? nullptr : &*found;
}

// What the programme calls those whom this session needs so; "" for whom it does not name.
std::vector<std::string> names_of(const PlannedSession& session, NeededAs as) {
    std::vector<std::string> names;
    if (as == NeededAs::speaker) names = session.speakers;
    if (as == NeededAs::chair && !session.chair.empty()) names = {session.chair};
    if (names.empty()) names.push_back("");
    return names;
}

}  // namespace

std::vector<NeededOffer> needed_offers(const std::vector<Session>& sessions,
                                       const std::vector<NeededLink>& links, std::string_view person,
                                       std::string_view name, NeededAs as, std::string_view words,
                                       Instant now) {
    const auto wanted = folded_words(words);
    std::vector<NeededOffer> offers;
    for (const Session& session : sessions) {
        const PlannedSession& planned = session.planned;
        if (!is_left(session, now)) continue;
        if (const NeededLink* said = link_of(links, planned.id)) {
            if (has_all(planned.title + " " + said->name, wanted))
                offers.push_back({*said, true, planned.title, session.start});
            continue;
        }
        const bool is_for_everybody = planned.kind == SessionKind::pause && as != NeededAs::helper;
        if (is_for_everybody) continue;
        for (const std::string& called : names_of(planned, as))
            if (has_all(planned.title + " " + called, wanted))
                offers.push_back(
                    {{std::string(person), planned.id, called, as}, false, planned.title, session.start});
    }
    const auto rank = [&](const NeededOffer& offer) {
        if (offer.off) return 0;
        return !offer.link.name.empty() && resemble(offer.link.name, name) ? 1 : 2;
    };
    std::stable_sort(offers.begin(), offers.end(),
                     [&](const NeededOffer& a, const NeededOffer& b) { return rank(a) < rank(b); });
    return offers;
}

}  // namespace lanyard
