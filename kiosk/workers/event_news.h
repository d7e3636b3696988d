// What the desk's thread tells every role, whatever it is for: the programme as it is now, and what everybody
// is told.
#pragma once

#include <memory>
#include <vector>

#include "desk/desk.h"
#include "inbox.h"

namespace lanyard {

class EventNews {
  public:
    // Both must outlive it.
    EventNews(Desk& desk, Inbox& inbox);

    // Posts the programme and the notices where they have changed.
    void look();
    // The same of the notices, after something that this process has written: its own writing does not show
    // in the database's version.
    void look_at_notices();
    // The programme of now; never null.
    std::shared_ptr<const std::vector<Session>> sessions();

  private:
    Desk& desk_;
    Inbox& inbox_;
    std::shared_ptr<const std::vector<Session>> sessions_, told_sessions_;
    long long programme_at_ = -1, notices_at_ = -1;  // the database's versions
    NoticesNews told_;
};

}  // namespace lanyard
