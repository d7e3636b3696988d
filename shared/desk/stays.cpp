// Passes in order of time.
#include "desk/stays.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "desk/desk.h"
#include "event/event_day.h"
#include "store/people/whereabouts.h"

namespace lanyard {
namespace {

class Stays {
  public:
    explicit Stays(Desk& desk) : config_(desk.folder().config), premises_(desk.roster().premises()) {}

    void add(const std::string& person, const AttendanceRow& row) {
        auto& open = open_[person];
        const bool is_once = std::count(premises_.once.begin(), premises_.once.end(), row.area) > 0;
        const bool is_at_entrance = row.area == premises_.entrance;
        end_earlier_days(open, row);
        if (!is_once && (row.direction == "in" || is_at_entrance)) end_other_rooms(open, row);
        const auto begun = open.find(row.area);
        if (row.direction == "in") {
            if (!is_once) open[row.area] = all_.size();
            all_.push_back({person, row.area, row, {}});
        } else if (begun != open.end()) {
            all_[begun->second].out = row;
            open.erase(begun);
        } else {
            all_.push_back({person, row.area, {}, row});
        }
    }

    std::vector<Stay> take() { return std::move(all_); }

  private:
    using OpenStays = std::map<std::string, std::size_t>;  // by area, among the stays

    void end_other_rooms(OpenStays& open, const AttendanceRow& row) {
        for (auto stay = open.begin(); stay != open.end();) {
            const bool ends = stay->first != row.area && stay->first != premises_.entrance;
            if (ends) all_[stay->second].out = row;
            stay = ends ? open.erase(stay) : std::next(stay);
        }
    }

    // Nobody stays overnight: when they went is not known.
    void end_earlier_days(OpenStays& open, const AttendanceRow& row) const {
        const Instant began = day_began(config_, row.at);
        std::erase_if(open, [&](const auto& stay) { return all_[stay.second].in->at < began; });
    }

    const EventConfig& config_;
    Premises premises_;
    std::vector<Stay> all_;
    std::map<std::string, OpenStays> open_;  // by person
};

}  // namespace

std::vector<Stay> all_stays(Desk& desk) {
    Stays stays(desk);
    for (const AttendanceRow& row : Attendance(desk.database()).rows())
        stays.add(desk.roster().kept(row.person), row);
    return stays.take();
}

}  // namespace lanyard
