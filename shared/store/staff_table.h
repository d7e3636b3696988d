// Who works at the event's desks and doors, as the journal has it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "event/staff.h"

namespace lanyard {

class Database;

// All calls belong inside Database::read or write: they throw what SQLite throws.
class StaffTable {
  public:
    explicit StaffTable(Database& database) : database_(database) {}

    // Those who have not been removed, in the order of their ids.
    std::vector<StaffMember> members();
    // Also of somebody who has been removed since; "" where nobody knows, or it was erased.
    std::string name_of(const std::string& id);
    // Whether anybody has a PIN: before that, desks and doors open without one.
    bool has_pins();

    // Wrong PINs in a row at a check-in point of this machine, and when another may be tried, by its clock.
    struct WrongPins {
        int wrong = 0;
        Instant until{};
    };
    WrongPins wrong_pins(const std::string& point);
    void keep_wrong_pins(const std::string& point, const WrongPins& pins);

  private:
    Database& database_;
};

}  // namespace lanyard
