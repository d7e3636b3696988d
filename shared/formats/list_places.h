// Rows that book several seats: each seat beside the row's own person becomes an unnamed one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/line_notes.h"
#include "formats/registration_list.h"

namespace lanyard {

// More than so many seats in one row are a typing error or a number of something else.
inline constexpr int most_places = 100;

// "2", "2 places", "×3", "+1": a whole number from 0 to 9999; nullopt for what is none.
std::optional<int> places_in(std::string_view cell);

// What a cell of ticket types books: "2x VIP", "VIP ×2" and "2 * VIP" are two places of "VIP". Everything
// else is one place of a type that is called so.
struct BookedTickets {
    std::string ticket_type;
    int places = 1;
};
BookedTickets booked_tickets(const std::string& cell);

// Adds the further seats behind the row that books them. Rows of one order that say how many the whole order
// has are all there already, and nothing is added. Every seat that is added is remarked upon in `notes`, as
// is a number that is no use, which is then in doubt.
void add_further_seats(RegistrationList& list, LineNotes& notes);

}  // namespace lanyard
