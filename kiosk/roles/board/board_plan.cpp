// Few rooms lie in a grid as they are drawn; many fill columns from the top, each as high as its words.
#include "roles/board/board_plan.h"

#include <algorithm>
#include <cmath>

namespace lanyard {
namespace {

// Of the drawings: how wide a card of the full look is at least, and a row's columns.
constexpr float full_width = 880, full_height = 420, row_width = 1700, narrow_row_width = 800;
constexpr float shrinks[] = {1.f, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f};

class Planner {
  public:
    Planner(Ui& ui, RoomCards& cards, const std::vector<BoardRoom>& rooms, const Rect& place, Instant now)
        : theme_(ui.theme()), cards_(cards), rooms_(rooms), place_(place), now_(now) {}

    std::vector<BoardPage> plan() {
        const auto comes_round = [](const std::vector<BoardPage>& pages) {
            const auto count = static_cast<int>(pages.size());
            return count * board_page_time(count) <= board_cycle;
        };
        // Where every page must go on before it is read twice there are too many of this look.
        const auto most_full = static_cast<std::size_t>(board_cycle / board_page_usual);
        if (rooms_.size() <= most_full * count_of(full_width, place_.w) * count_of(full_height, place_.h)) {
            std::vector<BoardPage> pages = full_pages();
            if (pages.size() <= most_full) return pages;
        }
        std::vector<BoardPage> pages = rows(RoomLook::row);
        return comes_round(pages) ? pages : rows(RoomLook::tight);
    }

  private:
    float gap() const { return theme_.px(40); }
    float row_gap() const { return theme_.px(22); }
    std::size_t count_of(float drawn, float length) const {
        const float one = theme_.px(drawn) + gap();
        return static_cast<std::size_t>(std::max(1.f, std::floor((length + gap()) / one)));
    }

    // As many of the next rooms as have room for all of their words beside each other: one long title costs
    // its own page only.
    std::vector<BoardPage> full_pages() {
        std::vector<BoardPage> pages;
        for (std::size_t first = 0; first < rooms_.size(); first += pages.back().rooms.size())
            pages.push_back(full_page(first));
        return pages;
    }
    BoardPage full_page(std::size_t first) {
        const std::size_t left = rooms_.size() - first;
        for (std::size_t columns = count_of(full_width, place_.w); columns > 0; --columns)
            for (std::size_t rows = count_of(full_height, place_.h); rows > 0; --rows) {
                if (columns * rows > left || columns * rows == 1) continue;
                const BoardPage page = grid(first, columns, rows, 1);
                if (fits(page)) return page;
            }
        return alone(first);
    }
    BoardPage grid(std::size_t first, std::size_t columns, std::size_t rows, float shrunk) const {
        const auto across = static_cast<float>(columns), down = static_cast<float>(rows);
        const float width = std::floor((place_.w - gap() * (across - 1)) / across);
        const float height = std::floor((place_.h - gap() * (down - 1)) / down);
        BoardPage page{first, {}};
        for (std::size_t i = 0; i < columns * rows; ++i)
            page.rooms.push_back(
                {first + i,
                 RoomLook::full,
                 {place_.x + static_cast<float>(i % columns) * (width + gap()),
                  place_.y + static_cast<float>(i / columns) * (height + gap()), width, height},
                 shrunk});
        return page;
    }
    bool fits(const BoardPage& page) {
        return std::all_of(page.rooms.begin(), page.rooms.end(), [&](const PlacedRoom& placed) {
            const RoomCards::Measured size =
                cards_.measure(rooms_[placed.room], placed.look, placed.box.w, placed.shrunk);
            return !size.cut && size.height <= placed.box.h;
        });
    }
    // A room that has no room even alone gets smaller letters.
    BoardPage alone(std::size_t first) {
        BoardPage page;
        for (const float shrunk : shrinks) {
            page = grid(first, 1, 1, shrunk);
            if (fits(page)) break;
        }
        return page;
    }

    std::vector<BoardPage> rows(RoomLook look) {
        std::vector<std::size_t> busy, quiet;
        for (std::size_t i = 0; i < rooms_.size(); ++i)
            (is_quiet(rooms_[i], now_) ? quiet : busy).push_back(i);
        const bool has_wide = place_.w >= theme_.px(1400);
        std::vector<BoardPage> pages;
        fill(pages, busy, look, count_of(has_wide ? row_width : narrow_row_width, place_.w));
        fill(pages, quiet, RoomLook::quiet, count_of(narrow_row_width, place_.w));
        return pages;
    }

    // Columns from the top, one after the other, and pages of them.
    void fill(std::vector<BoardPage>& pages, const std::vector<std::size_t>& which, RoomLook look,
              std::size_t columns) {
        const auto across = static_cast<float>(columns);
        const float width = std::floor((place_.w - gap() * (across - 1)) / across);
        std::size_t column = columns,
                    done = pages.empty() ? 0 : pages.back().first + pages.back().rooms.size();
        float y = 0;
        for (const std::size_t room : which) {
            float shrunk = 1;
            const float height = height_of(room, look, width, shrunk);
            if (column == columns || (y > 0 && y + height > place_.h)) {
                y = 0;
                if (++column >= columns) {
                    pages.push_back({done, {}});
                    column = 0;
                }
            }
            const float x = place_.x + static_cast<float>(column) * (width + gap());
            pages.back().rooms.push_back({room, look, {x, place_.y + y, width, height}, shrunk});
            y += height + row_gap();
            ++done;
        }
    }
    float height_of(std::size_t room, RoomLook look, float width, float& shrunk) {
        RoomCards::Measured size;
        for (const float smaller : shrinks) {
            shrunk = smaller;
            size = cards_.measure(rooms_[room], look, width, shrunk);
            if (!size.cut && size.height <= place_.h) break;
        }
        return size.height;
    }

    const Theme& theme_;
    RoomCards& cards_;
    const std::vector<BoardRoom>& rooms_;
    const Rect place_;
    const Instant now_;
};

}  // namespace

Milliseconds board_page_time(int pages) {
    return std::clamp(board_cycle / std::max(1, pages), board_page_least, board_page_usual);
}

std::vector<BoardPage> plan_board(Ui& ui, RoomCards& cards, const std::vector<BoardRoom>& rooms,
                                  const Rect& place, Instant now) {
    return Planner(ui, cards, rooms, place, now).plan();
}

}  // namespace lanyard
