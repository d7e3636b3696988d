// The whole event as the desk shows it, kept up to date without looking at everybody again: counts, calls,
// badges owed, seats, whom the programme needs, and the next video.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/admitted_twice.h"
#include "desk/badges.h"
#include "desk/enrolment_watch.h"
#include "desk/find_people.h"
#include "desk/people_needed.h"
#include "roles/desk/messages.h"
#include "workers/answers.h"

namespace lanyard {

class OverviewWatch {
  public:
    static constexpr std::size_t most_waiting = 30;  // people for a seat, whom a screen shows

    // What `open` refers to, and the finder, must outlive it.
    OverviewWatch(const OpenDesk& open, PeopleFinder& finder);

    // As it is now; the machines beside this one are left to the caller.
    Result<std::shared_ptr<DeskOverview>> look();
    Result<std::vector<OwedBadge>> badges_owed() { return owed_.look(); }

  private:
    DeskCall described(HelpCall call);
    DeskCall described(const AdmittedTwice& twice);
    std::optional<VideoCheckRecord> check_of_next_video();

    OpenDesk open_;
    Desk& desk_;
    EnrolmentWatch enrolments_;
    OwedBadges owed_;
    NeededWatch needed_;
    AdmittedTwiceWatch twice_;
};

}  // namespace lanyard
