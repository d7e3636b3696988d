// One room on a board: its name, what is on in it and what comes next, in as much room as there is for it.
#pragma once

#include <string>
#include <vector>

#include "event/board.h"
#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

// How large a room stands there; letters are never smaller than a board's smallest.
enum class RoomLook {
    full,   // as drawn: a card for what is on, one under it for what is next
    row,    // what is on beside what is next, under the room's name or behind it
    tight,  // the same, and titles are no larger than the rest
    quiet,  // a line for what comes, where that is not soon
};

class RoomCards {
  public:
    RoomCards(Ui& ui, const EventConfig& config, Instant now)
        : ui_(ui), theme_(ui.theme()), zone_(config.time_zone), now_(now) {}

    struct Measured {
        float height = 0;
        bool cut = false;  // some words have no room in this width
    };
    // `shrunk` is the share of their size that letters are drawn with.
    Measured measure(const BoardRoom& room, RoomLook look, float width, float shrunk = 1);
    void draw(const BoardRoom& room, RoomLook look, const Rect& cell, float shrunk = 1);

  private:
    // Words above each other in a card, and in what they are written.
    struct Line {
        std::string words;
        TextStyle style;
        Colour colour;
    };
    using Lines = std::vector<Line>;
    // Where the parts of a row lie, from its left; a narrow one has them under each other.
    struct RowPlaces {
        bool is_wide = false;
        float name = 0, left = 0, now = 0, next = 0;
    };

    TextStyle letters(float size, Weight weight, int most_lines) const;
    float pad() const;
    float card_gap() const { return theme_.px(is_full_ ? 24 : 14); }
    float name_height() const;
    RowPlaces places(const BoardRoom& room, float width) const;

    std::string left_words(const Session& session) const;
    std::string now_words(const Session& session) const;
    std::string next_words(const Session& session) const;
    std::string said_of(const BoardRoom& room) const;
    Lines now_lines(const Session& session) const;
    Lines next_lines(const Session& session, bool is_alone) const;
    Lines card_lines(const std::string& when, Colour when_colour, const Session& session, Colour title_colour,
                     Colour people_colour, float title_size) const;
    Lines quiet_lines(const BoardRoom& room) const;

    Measured measured(const Lines& lines, float width, float around) const;
    Measured measure_stack(const BoardRoom& room, float width) const;
    Measured measure_row(const BoardRoom& room, float width) const;
    void draw_full(const BoardRoom& room, const Rect& cell);
    void draw_row(const BoardRoom& room, const Rect& cell);
    void draw_name(const BoardRoom& room, const Rect& cell);
    float draw_card(const Lines& lines, Rect box, bool is_now);
    float draw_lines(const Lines& lines, const Rect& box);
    void draw_later(const Session& session, const Rect& place);
    void look(RoomLook look, float shrunk);

    Ui& ui_;
    const Theme& theme_;
    const std::string& zone_;
    const Instant now_;
    float shrunk_ = 1;
    bool is_full_ = true, is_tight_ = false;
};

}  // namespace lanyard
