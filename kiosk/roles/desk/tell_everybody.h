// The desk's page for what concerns everybody: leaving the building, coming back, and announcements.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "message.h"
#include "roles/desk/everybody.h"
#include "roles/desk/messages.h"

namespace lanyard {

class TellEverybody {
  public:
    // Enter counts only once the page has stood for this long: a hand that is used to checking people in with
    // it has not read the page yet.
    static constexpr Milliseconds deaf_for{700};

    void take(const NoticesNews& news);
    const std::optional<Evacuation>& evacuation() const { return evacuation_; }

    bool is_open() const { return page_ != Page::closed; }
    void open(Milliseconds now);
    void close() { page_ = Page::closed; }
    // A deed of these pages was done, or was not, and `words` say why.
    void done(bool is_done, const std::string& words);

    // Draws the page that is open; gives what the desk's thread is to do.
    std::optional<DeskRequest> draw(Ui& ui, const EventFacts& facts, Instant event_now, Milliseconds now,
                                    int inside, bool is_busy);

  private:
    enum class Page { closed, choosing, announcing };

    std::optional<Evacuation> evacuation_;
    std::shared_ptr<const std::vector<Announcement>> announcements_ =
        std::make_shared<const std::vector<Announcement>>();
    Page page_ = Page::closed;
    Milliseconds opened_at_{};
    AnnouncementForm form_;
};

}  // namespace lanyard
