// The desk's page for what concerns everybody: leaving the building, coming back, and announcements.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "message.h"
#include "roles/desk/everybody.h"
#include "roles/desk/messages.h"

namespace lanyard {

class TellEverybody {
  public:
    void take(const NoticesNews& news);
    const std::optional<Evacuation>& evacuation() const { return evacuation_; }

    bool is_open() const { return page_ != Page::closed; }
    void open();
    void close() { page_ = Page::closed; }
    // A deed of these pages was done, or was not, and `words` say why.
    void done(bool is_done, const std::string& words);

    // Draws the page that is open; gives what the desk's thread is to do.
    std::optional<DeskRequest> draw(Ui& ui, const EventFacts& facts, Instant event_now, int inside,
                                    bool is_busy);
    // What was typed on the page and is not its word: somebody meant the search, and the page is closed.
    // Given once.
    std::string take_search() { return std::exchange(search_, {}); }

  private:
    enum class Page { closed, choosing, announcing };

    std::optional<Evacuation> evacuation_;
    std::shared_ptr<const std::vector<Announcement>> announcements_ =
        std::make_shared<const std::vector<Announcement>>();
    Page page_ = Page::closed;
    std::optional<DeskRequest> draw_choice(Ui& ui, const EventFacts& facts, Instant event_now, int inside,
                                           bool is_busy);

    EditLine word_;         // as far as it is written
    std::string cut_word_;  // what it was when Enter was pressed too early
    std::string search_;
    AnnouncementForm form_;
};

}  // namespace lanyard
