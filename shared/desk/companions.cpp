// An order is looked up in memory, and each of its people is weighed as the door would.
#include "desk/companions.h"

#include <algorithm>
#include <map>

#include "desk/desk.h"
#include "desk/door.h"
#include "desk/person_deeds.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/order_watch.h"
#include "store/people/roster.h"

namespace lanyard {
namespace {

// Inside a transaction. Of `person`, who has come and is not among them; in order of family name, guests
// last.
std::vector<Attendee> who_may_come_with(Desk& desk, OrderWatch& orders, const std::string& person,
                                        const Deed& deed) {
    const auto known = desk.roster().attendee(person);
    if (!known || known->order_code.empty() || !known->inside) return {};
    std::vector<std::string> of_order;
    for (const std::string& record :
         orders.people_with(desk.database(), known->order_code, most_companions + 2)) {
        const std::string id = desk.roster().kept(record);
        if (std::find(of_order.begin(), of_order.end(), id) == of_order.end()) of_order.push_back(id);
    }
    if (of_order.size() > most_companions + 1) return {};
    std::vector<Attendee> company;
    for (const std::string& id : of_order) {
        if (id == known->id) continue;
        Outcome weighed = desk.door().weigh(id, DoorRequest{&desk.point()}, deed);
        if (weighed.verdict != Verdict::admitted || weighed.earlier) continue;
        Attendee& one = *weighed.attendee;
        const bool is_of_order = one.order_code == known->order_code;
        // A seat without a name is a guest's only where the kiosk may ask for it.
        const bool may_be_shown = !one.has(Flag::protected_person) && one.unnamed_seat == weighed.asks_name;
        if (is_of_order && may_be_shown && !one.checked_in_at) company.push_back(std::move(one));
    }
    sort_by_name(company);
    std::stable_partition(company.begin(), company.end(),
                          [](const Attendee& one) { return !one.unnamed_seat; });
    return company;
}

}  // namespace

Result<std::vector<Companion>> companions_of(Desk& desk, OrderWatch& orders, const Outcome& outcome,
                                             const Deed& deed) {
    const Area& area = *desk.folder().config.area(desk.point().area);
    const bool has_come = outcome.verdict == Verdict::admitted || outcome.verdict == Verdict::welcome_back;
    const bool is_asked = desk.folder().config.companions && has_come && outcome.attendee &&
                          !outcome.asks_name && area.room.empty() && !area.once && !desk.point().exit;
    if (!is_asked) return std::vector<Companion>();
    return desk.database().read([&] {
        const auto company = who_may_come_with(desk, orders, outcome.attendee->id, deed);
        std::map<std::string, int> called = {{fold_name(outcome.attendee->greeting_name()), 1}};
        for (const Attendee& one : company)
            if (!one.unnamed_seat) ++called[fold_name(one.greeting_name())];
        std::vector<Companion> companions;
        for (const Attendee& one : company) {
            if (one.unnamed_seat) {
                companions.push_back({one.id, ""});
                continue;
            }
            const bool is_one_of_several =
                called[fold_name(one.greeting_name())] > 1 && !one.has(Flag::first_name_only);
            companions.push_back({one.id, is_one_of_several ? one.name : one.greeting_name()});
        }
        return companions;
    });
}

Result<std::vector<Outcome>> bring_companions(Desk& desk, OrderWatch& orders, const std::string& person,
                                              const std::vector<std::string>& people, const Deed& deed,
                                              const std::map<std::string, std::string>& guests) {
    std::vector<std::string> seats;
    auto outcomes = desk.journal().transact([&] {
        DoorRequest request{&desk.point()};
        request.with = desk.roster().kept(person);
        std::vector<Outcome> outcomes;
        seats.clear();
        for (const Attendee& one : who_may_come_with(desk, orders, request.with, deed)) {
            if (std::find(people.begin(), people.end(), one.id) == people.end()) continue;
            if (one.unnamed_seat)
                seats.push_back(one.id);
            else
                outcomes.push_back(desk.door().admit(one.id, request, deed));
        }
        return outcomes;
    });
    if (!outcomes) return outcomes;
    for (Outcome& outcome : *outcomes) desk.door().settle(outcome);
    for (const std::string& seat : seats) {
        const auto name = guests.find(seat);
        if (name == guests.end()) continue;
        auto named = name_seat(desk, seat, name->second, deed);
        if (!named) return named.error();
        outcomes->push_back(std::move(named).value());
    }
    return outcomes;
}

}  // namespace lanyard
