// Our own export of attendance that comes in again: what it says and still is so is no news.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "desk/import_picture.h"
#include "formats/registration_list.h"

namespace lanyard {

class Desk;

// Whom the rows of an own export are about.
class OwnRows {
  public:
    // `picture` has to outlive this.
    explicit OwnRows(const ImportPicture& picture) : picture_(picture) {}

    // By the id that the export gave, erased people's included; else, where a spreadsheet has taken it for a
    // number or another event gave it, the one person with this name and address. nullopt for nobody known.
    std::optional<std::string> person_of(const ListRow& row);

  private:
    void read_names();

    const ImportPicture& picture_;
    std::unordered_map<std::string, std::string> by_name_;  // "" where it is several people's
    bool has_names_ = false;
};

// What a row of an export says of the attendee, as a list's fields have it; codes are left out.
RegistrationFields fields_of_own_export(const Attendee& attendee);
// As one cell of an export has them: with "; " between them. Codes as the list had them: ours are tickets,
// and a list goes through many hands.
std::string sessions_in_cell(const Attendee& attendee);
std::string listed_codes_in_cell(const Attendee& attendee, const EventKey& key);

// Takes out of the rows of an own export what it would say of these people now, in list and desk values, and
// other codes than they have, for an export goes through many hands. What is left is what somebody has
// changed. Answers whose `columns` the file does not have are not asked about.
Result<void> leave_out_what_is_so(Desk& desk, const std::vector<ListColumn>& columns,
                                  std::vector<ListedPerson>& people);

}  // namespace lanyard
