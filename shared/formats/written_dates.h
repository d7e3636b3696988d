// Dates as people write them, and whether the day or the month stands first in a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

enum class DateOrder { day_first, month_first };

// A date as ISO 8601, by either order of day and month: the same twice where its order is certain, "" for an
// order in which it is none ("25/12/2017" with the month first).
struct WrittenDate {
    std::string day_first, month_first;

    bool is_ambiguous() const {
        return !day_first.empty() && !month_first.empty() && day_first != month_first;
    }
    // By this order, or by the only one that it has.
    const std::string& by(DateOrder order) const;
};

// "2017-11-10", "10.11.17", "11/10/2017", "Friday 10 November 2017", "Nov 10th, 2017", "10 de noviembre de
// 2017" … with the months of seven languages; a weekday decides what it can. With the event's `days` (ISO
// 8601, in order) also what says no year ("Fri 10 Nov") and what says one of them ("Saturday", "Day 2").
// nullopt for what is no date.
std::optional<WrittenDate> read_written_date(std::string_view text, const std::vector<std::string>& days);

// Finds the order of a file from all its dates.
class DateOrderFinder {
  public:
    explicit DateOrderFinder(const std::vector<std::string>& days) : days_(days) {}

    void add(const WrittenDate& date);

    // Decided, in this turn, by dates that only one order allows, by the event's days, by dates of the file
    // that are certain, by dates that lie together in one order and months apart in the other. nullopt where
    // nothing decides.
    std::optional<DateOrder> order() const;

  private:
    std::vector<std::string> days_;
    std::vector<WrittenDate> dates_;
};

}  // namespace lanyard
