// Each kind of card: who can play it and what it says.
#include "lanyard/practice_cards.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "badge/badge_sheet.h"
#include "badge/built_in_layouts.h"
#include "desk/check_in_deeds.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, practice_kind_count> kind_names = {
    "swap",  "namesake",    "forwarded_code", "dead_phone",        "jam",
    "press", "coach_party", "unnamed_seat",   "walk_in_when_full", "lost_badge"};

constexpr std::size_t fewest_in_coach = 3, most_in_coach = 6;

std::string name_and_organisation(const Attendee& person) {
    return person.organisation.empty() ? person.name : person.name + " of " + person.organisation;
}

// Two of one name may share their organisation too.
std::string told_apart(const Attendee& person) {
    const std::string words = name_and_organisation(person);
    return person.email.empty() ? words : words + ", " + person.email;
}

std::string family_of(const Attendee& person) {
    return fold_name(person.family_name.empty() ? person.name : person.family_name);
}

class CardMaker {
  public:
    CardMaker(Desk& desk, std::vector<Attendee> people, Instant now)
        : desk_(desk), people_(std::move(people)), now_(now) {}

    // The rare ones first: whoever is one of them is not used up by another card.
    Result<PracticeCards> make() {
        add_unnamed_seat();
        add_press();
        add_namesake();
        add_coach_party();
        add_swap();
        add_dead_phone();
        add_jam();
        add_walk_in();
        if (auto added = add_forwarded_code(); !added) return added.error();
        if (auto added = add_lost_badge(); !added) return added.error();
        std::stable_sort(made_.cards.begin(), made_.cards.end(),
                         [](const PracticeCard& a, const PracticeCard& b) { return a.kind < b.kind; });
        return std::move(made_);
    }

  private:
    bool is_free(const Attendee& person) const {
        return person.status == AttendeeStatus::expected && !person.inside && !used_.count(person.id);
    }
    bool is_ordinary(const Attendee& person) const {
        const TicketType* type = desk_.folder().config.ticket_type(person.ticket_type);
        return is_free(person) && person.flags.empty() && !person.unnamed_seat && !person.name.empty() &&
               !person.codes.empty() && (!type || type->badge == BadgeSetting::print);
    }
    template <class Fits>
    const Attendee* take(Fits fits) {
        const auto found = std::find_if(people_.begin(), people_.end(), fits);
        if (found == people_.end()) return nullptr;
        used_.insert(found->id);
        return &*found;
    }
    const Attendee* take_ordinary() {
        return take([&](const Attendee& person) { return is_ordinary(person); });
    }
    void leave_out(PracticeKind kind, const std::string& why) {
        made_.left_out.push_back(practice_title(kind) + ": " + why);
    }
    void add(PracticeKind kind, const Attendee& person, std::string code, std::string story,
             std::string new_name = {}) {
        made_.cards.push_back({kind, {person.id}, std::move(new_name), std::move(code), std::move(story)});
    }

    void add_swap() {
        const Attendee* person = take_ordinary();
        if (!person) return leave_out(PracticeKind::swap, "nobody is expected");
        add(PracticeKind::swap, *person, person->codes.front(),
            "You are Robin Ashdown. " + name_and_organisation(*person) +
                " is ill, and has sent you in their place with their ticket. Go to the desk.",
            "Robin Ashdown");
    }

    void add_namesake() {
        std::map<std::string, std::vector<const Attendee*>> families;
        for (const Attendee& person : people_)
            if (is_free(person) && !person.unnamed_seat && !person.name.empty())
                families[family_of(person)].push_back(&person);
        const std::vector<const Attendee*>* namesakes = nullptr;
        for (const auto& [family, members] : families) {
            if (members.size() < 2) continue;
            if (!namesakes) namesakes = &members;
            // The same name altogether is better still.
            if (members[0]->name == members[1]->name) namesakes = &members;
        }
        if (!namesakes) return leave_out(PracticeKind::namesake, "no two have a family name in common");
        const Attendee &one = *(*namesakes)[0], &other = *(*namesakes)[1];
        used_.insert(one.id);
        used_.insert(other.id);
        made_.cards.push_back({PracticeKind::namesake,
                               {other.id, one.id},
                               "",
                               "",
                               "You are " + told_apart(other) +
                                   ". You left your ticket at home. Say only \"" +
                                   (other.family_name.empty() ? other.name : other.family_name) +
                                   "\" until you are asked. You are not " + told_apart(one) + "."});
    }

    Result<void> add_forwarded_code() {
        const Attendee* person = take_ordinary();
        if (!person) return leave_out(PracticeKind::forwarded_code, "nobody is expected"), Result<void>();
        add(PracticeKind::forwarded_code, *person, person->codes.front(),
            "You are Casey Thornbury, and on no list. " + person->name +
                " is here already and has sent you this code: \"Just use mine.\" Try it at the kiosk, and "
                "say "
                "there that it was sent to you.");
        return bring_in(*person, false);
    }

    void add_dead_phone() {
        const Attendee* person = take_ordinary();
        if (!person) return leave_out(PracticeKind::dead_phone, "nobody is expected");
        add(PracticeKind::dead_phone, *person, "",
            "You are " + name_and_organisation(*person) +
                ". Your ticket is on your telephone, and its battery is empty. Spell your name badly, once.");
    }

    void add_jam() {
        const Attendee* person = take_ordinary();
        if (!person) return leave_out(PracticeKind::jam, "nobody is expected");
        add(PracticeKind::jam, *person, person->codes.front(),
            "You are " + name_and_organisation(*person) +
                ". Check in at the kiosk. Whatever the printer does, no badge comes out for you: say so on "
                "the "
                "screen, and wait there.");
    }

    void add_press() {
        const Attendee* person =
            take([&](const Attendee& one) { return is_free(one) && fold_name(one.ticket_type) == "press"; });
        if (!person)
            person = take([&](const Attendee& one) { return is_free(one) && one.has(Flag::desk_first); });
        if (!person) return leave_out(PracticeKind::press, "nobody is seen by the desk first");
        add(PracticeKind::press, *person, person->codes.empty() ? "" : person->codes.front(),
            "You are " + name_and_organisation(*person) +
                ". Show your code at the kiosk; you are in a hurry. At the desk, ask whether you may take "
                "photographs.");
    }

    void add_coach_party() {
        std::map<std::string, std::vector<const Attendee*>> parties;
        for (const Attendee& person : people_)
            if (is_ordinary(person) && !person.organisation.empty())
                parties[person.organisation].push_back(&person);
        const auto largest =
            std::max_element(parties.begin(), parties.end(),
                             [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
        if (largest == parties.end() || largest->second.size() < fewest_in_coach)
            return leave_out(PracticeKind::coach_party, "no organisation sends three or more");
        PracticeCard card{PracticeKind::coach_party, {}, "", "", ""};
        std::string names;
        for (const Attendee* person : largest->second) {
            if (card.people.size() == most_in_coach) break;
            card.people.push_back(person->id);
            used_.insert(person->id);
            names += (names.empty() ? "" : ", ") + person->name;
        }
        card.story = "Your coach has come, from " + largest->first + ". With you are all of these: " + names +
                     ". Give the names of all of them, quickly, and ask to be let in together.";
        made_.cards.push_back(std::move(card));
    }

    void add_unnamed_seat() {
        const Attendee* person = take([&](const Attendee& one) { return is_free(one) && one.unnamed_seat; });
        if (!person) return leave_out(PracticeKind::unnamed_seat, "every seat has a name");
        add(PracticeKind::unnamed_seat, *person, person->codes.empty() ? "" : person->codes.front(),
            "You are Sam Whitlock" +
                (person->organisation.empty() ? std::string() : " of " + person->organisation) +
                ". Your office booked a seat for you and did not say for whom" +
                (person->name.empty() ? std::string() : "; it is under \"" + person->name + "\"") + ".",
            "Sam Whitlock");
    }

    void add_walk_in() {
        made_.cards.push_back({PracticeKind::walk_in_when_full,
                               {},
                               "Jo Pemberton",
                               "",
                               "You are Jo Pemberton of Ealing, and have not registered. You have heard that "
                               "every place is taken, "
                               "and hope for one that nobody claims."});
    }

    Result<void> add_lost_badge() {
        const Attendee* person = take_ordinary();
        if (!person) return leave_out(PracticeKind::lost_badge, "nobody is expected"), Result<void>();
        add(PracticeKind::lost_badge, *person, "",
            "You are " + name_and_organisation(*person) +
                ". You came early and had your badge. Now it is gone, and you ask for another.");
        return bring_in(*person, true);
    }

    Result<void> bring_in(const Attendee& person, bool with_badge) {
        CheckInRequest how;
        how.print = with_badge;
        how.anyway = "For the practice";  // the doors may not have been open yet when they came
        const auto outcome = check_in(desk_, person.id, Deed{"practice", false, now_}, how);
        if (!outcome) return outcome.error();
        if (!lets_through(outcome->verdict))
            return refused(
                "cannot be let in for the practice: " + std::string(verdict_name(outcome->verdict)),
                person.id);
        return {};
    }

    Desk& desk_;
    const std::vector<Attendee> people_;
    const Instant now_;
    std::set<std::string> used_;
    PracticeCards made_;
};

}  // namespace

std::string_view practice_kind_name(PracticeKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<PracticeKind> practice_kind_from_name(std::string_view name) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), name);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<PracticeKind>(found - kind_names.begin());
}

std::string practice_title(PracticeKind kind) {
    constexpr std::array<const char*, practice_kind_count> titles = {
        "Somebody else comes", "Two of one name",  "A code sent on", "The telephone is dead",
        "The badge is stuck",  "The press",        "A coach party",  "A seat without a name",
        "No place left",       "The badge is lost"};
    return titles[static_cast<std::size_t>(kind)];
}

std::string practice_goal(PracticeKind kind) {
    constexpr std::array<const char*, practice_kind_count> goals = {
        "the seat was passed on to who came",
        "the right one of the two was checked in, and the other was not",
        "the call from the kiosk was answered at the desk",
        "found by name and checked in",
        "the call from the kiosk was answered at the desk",
        "seen by the desk and checked in",
        "all of them are checked in",
        "the seat was named and its person checked in",
        "written down as a walk-in or on the waiting list",
        "another badge was printed, with its reason"};
    return goals[static_cast<std::size_t>(kind)];
}

Result<PracticeCards> make_practice_cards(Desk& desk, Instant now) {
    auto people = desk.attendees();
    if (!people) return people.error();
    return CardMaker(desk, std::move(people).value(), now).make();
}

Result<std::string> practice_cards_pdf(const std::vector<PracticeCard>& cards, const std::string& event) {
    BadgeStack stack;
    stack.title = "Practice: to be cut out and given to whoever plays them";
    for (const PracticeCard& card : cards) {
        BadgeFields fields;
        fields.event = "Practice · " + event;
        fields.name = std::to_string(static_cast<int>(card.kind) + 1) + "  " + practice_title(card.kind);
        fields.organisation = card.story;
        fields.job_title =
            card.code.empty() ? "You have no code." : "Your code: hold it up as if on a telephone.";
        fields.code = card.code;
        fields.is_blank = card.code.empty();
        stack.badges.push_back(std::move(fields));
    }
    auto document = draw_sheets_pdf(built_in_layout(BuiltInLayout::practice_card), {stack}, {});
    if (!document) return document.error();
    return std::move(document->bytes);
}

json practice_cards_json(const std::vector<PracticeCard>& cards) {
    json document = json::array();
    for (const PracticeCard& card : cards)
        document.push_back({{"card", practice_kind_name(card.kind)},
                            {"people", card.people},
                            {"new_name", card.new_name},
                            {"code", card.code},
                            {"story", card.story}});
    return document;
}

std::vector<PracticeCard> practice_cards_from_json(const json& document) {
    std::vector<PracticeCard> cards;
    if (!document.is_array()) return cards;
    for (const json& one : document) {
        const auto kind = practice_kind_from_name(one.value("card", ""));
        if (!kind) continue;
        cards.push_back({*kind, one.value("people", std::vector<std::string>{}), one.value("new_name", ""),
                         one.value("code", ""), one.value("story", "")});
        const bool needs_people = *kind != PracticeKind::walk_in_when_full;
        if (needs_people && cards.back().people.empty()) cards.pop_back();
    }
    return cards;
}

}  // namespace lanyard
