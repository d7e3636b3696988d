// Check-ins of this node whose claim has not been settled, each with the living part of a process that will
// do it.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

class Database;

// All calls belong inside Database::write: they throw what SQLite throws. `owner` is an Owner's name
// (base/process).
class Unsettled {
  public:
    explicit Unsettled(Database& database) : database_(database) {}

    void add(const std::string& check_in, const std::string& owner);
    // Makes `owner` the owner of every check-in whose own is dead, and gives those check-ins, in order of
    // their entries' ids.
    std::vector<std::string> take_over(const std::string& owner);
    bool holds(const std::string& check_in);
    // True where it was still unsettled and this owner's.
    bool remove(const std::string& check_in, const std::string& owner);

  private:
    Database& database_;
};

}  // namespace lanyard
