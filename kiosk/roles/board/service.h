// The board: shows the day as it is now, turns its pages, and takes nothing from whoever stands before it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "roles/board/board.h"
#include "roles/role.h"

namespace lanyard {

class BoardService : public Role {
  public:
    // A rehearsed day's pages turn no faster than somebody can see.
    static constexpr Milliseconds shows_page_at_least{500};
    // Of a long announcement.
    static constexpr Milliseconds shows_part_for{10'000};

    // `room` makes it that room's sign, by name or id; "" is the board of all rooms that `choice` has.
    explicit BoardService(std::string room, BoardChoice choice = {}, std::string catalogues = {})
        : room_(std::move(room)), choice_(std::move(choice)), catalogues_(std::move(catalogues)) {}

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
    // A rehearsed day runs fast, and its pages turn with it.
    Milliseconds as_fast_as_the_day(Milliseconds time) const;
    Milliseconds page_time() const { return as_fast_as_the_day(board_page_time(pages_)); }
    Milliseconds part_time() const { return as_fast_as_the_day(shows_part_for); }
    int page(Milliseconds now) const { return static_cast<int>(now / page_time()); }
    int part(Milliseconds now) const { return static_cast<int>(now / part_time()); }
    void choose_sessions();
    // Those that this board shows now, the newest first.
    std::vector<Announcement> announced() const;
    // Everything that time alone changes: the clock, by the minute, what is announced, and the page.
    std::string words_of_time(Milliseconds now) const;

    std::string room_;
    BoardChoice choice_;
    std::string catalogues_;  // of the languages
    std::string heading_;     // of announcements, in the event's languages
    Choices choices_;
    std::shared_ptr<const EventFacts> facts_;
    std::shared_ptr<const std::vector<Session>> programme_ = std::make_shared<const std::vector<Session>>();
    std::vector<Session> sessions_;  // of the programme, that this board is for
    KeptPlan plan_;                  // of these
    std::shared_ptr<const std::vector<Announcement>> announcements_ =
        std::make_shared<const std::vector<Announcement>>();
    std::optional<Error> trouble_;
    std::optional<Error> wrong_choice_;
    int pages_ = 1;
    std::string drawn_time_;
};

}  // namespace lanyard
