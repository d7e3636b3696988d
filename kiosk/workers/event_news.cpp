// Both are read again when others have changed the database.
#include "workers/event_news.h"

#include <utility>

#include "base/log.h"
#include "desk/notices.h"

namespace lanyard {

EventNews::EventNews(Desk& desk, Inbox& inbox)
    : desk_(desk), inbox_(inbox), sessions_(std::make_shared<const std::vector<Session>>()) {}

void EventNews::look() {
    const auto sessions = this->sessions();
    if (std::exchange(told_sessions_, sessions) != sessions) inbox_.post(ProgrammeNews{sessions});
    const long long version = desk_.data_version();
    if (version == notices_at_) return;
    notices_at_ = version;
    look_at_notices();
}

void EventNews::look_at_notices() {
    auto evacuation = lanyard::evacuation(desk_);
    auto announcements = lanyard::announcements(desk_);
    for (const Error* error :
         {evacuation ? nullptr : &evacuation.error(), announcements ? nullptr : &announcements.error()})
        if (error) return log_error("what everybody is told cannot be read: {}", error->message());
    if (*evacuation == told_.evacuation && told_.announcements && *announcements == *told_.announcements)
        return;
    told_ = {*evacuation,
             std::make_shared<const std::vector<Announcement>>(std::move(announcements).value())};
    inbox_.post(told_);
}

// Others change it; nothing that a kiosk answers does.
std::shared_ptr<const std::vector<Session>> EventNews::sessions() {
    const long long version = desk_.data_version();
    if (version == programme_at_) return sessions_;
    programme_at_ = version;
    auto programme = desk_.programme();
    if (!programme)
        log_error("the programme cannot be read: {}", programme.error().message());
    else if (*programme != *sessions_)
        sessions_ = std::make_shared<const std::vector<Session>>(std::move(programme).value());
    return sessions_;
}

}  // namespace lanyard
