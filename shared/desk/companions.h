// Who came with somebody: others of the same order, who may be let in together at a kiosk without showing
// their codes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"
#include "desk/outcome.h"

namespace lanyard {

class Desk;
class OrderWatch;

struct Companion {
    std::string person;
    // As they are called; the whole name where several of them are called so. "" of a guest: a seat that was
    // booked without a name, where the event lets the kiosk ask for it.
    std::string name;
    bool is_guest() const { return name.empty(); }
};

// An order of more people is no company that stands before a kiosk, or no order: nobody of it is shown.
inline constexpr std::size_t most_companions = 40;

// Whom `outcome` may be asked about: who was let in just now, by an entrance, and has others on the same
// order who are expected, have not come, and would be let in as they are, guests last. Whoever is protected
// or is to go to the desk first is not among them. None where the event does not want it. By name.
// `orders` is always of this desk.
Result<std::vector<Companion>> companions_of(Desk& desk, OrderWatch& orders, const Outcome& outcome,
                                             const Deed& deed);

// Lets in those of `people` who are still companions of `person`, who has come, in order of family name, so
// that the badges come out in that order; each by the door's own decision. Whom they came with is in their
// check-in. Guests come in behind them, under the names that `guests` has for their seats; without one they
// do not.
Result<std::vector<Outcome>> bring_companions(Desk& desk, OrderWatch& orders, const std::string& person,
                                              const std::vector<std::string>& people, const Deed& deed,
                                              const std::map<std::string, std::string>& guests = {});

}  // namespace lanyard
