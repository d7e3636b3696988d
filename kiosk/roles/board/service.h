// The board: shows the day as it is now, turns its pages, and takes nothing from whoever stands before it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "roles/role.h"

namespace lanyard {

class BoardService : public Role {
  public:
    // Long enough to read two rooms' cards from 8 m.
    static constexpr Milliseconds shows_page_for{10'000}, shows_page_at_least{500};

    // `room` makes it that room's sign, by name or id; "" is the board of all rooms.
    explicit BoardService(std::string room) : room_(std::move(room)) {}

    void take(Message message, Milliseconds now) override;
    void take_code(const std::string&, Milliseconds) override {}
    bool is_stale(Milliseconds now) override;
    Milliseconds quiet_for(Milliseconds now) const override;
    void draw(Ui& ui, Milliseconds now, bool blank_camera = false) override;

    const Choices& choices() const override { return choices_; }
    Colour accent() const override;
    std::string detail() const override;
    const std::optional<Error>& trouble() const override { return trouble_; }

  private:
    // A rehearsed day runs fast, and its pages turn with it; no faster than somebody can see.
    Milliseconds page_time() const;
    int page(Milliseconds now) const { return static_cast<int>(now / page_time()); }
    // Those that this board shows now, the newest first.
    std::vector<Announcement> announced() const;
    // Everything that time alone changes: the clock, by the minute, what is announced, and the page.
    std::string words_of_time(Milliseconds now) const;

    std::string room_;
    Choices choices_;
    std::shared_ptr<const EventFacts> facts_;
    std::shared_ptr<const std::vector<Session>> sessions_ = std::make_shared<const std::vector<Session>>();
    std::shared_ptr<const std::vector<Announcement>> announcements_ =
        std::make_shared<const std::vector<Announcement>>();
    std::optional<Error> trouble_;
    int pages_ = 1;
    std::string drawn_time_;
};

}  // namespace lanyard
