// Rows of buttons that give their labels the room they need: another row comes before smaller letters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace lanyard {

// How rows of buttons lie: pixels, all of them.
struct RowMeasure {
    float width = 0;         // of a row
    float space = 0;         // between two buttons, and between two rows
    float least_height = 0;  // of a row; a label of more lines makes it higher
    std::size_t most_in_row = 8;
    int wanted_lines = 2;            // of a label; more only where the row has no room for so few
    std::vector<float> shares = {};  // of a row, one for each button where all are in one; none: equal ones
};

class ButtonRows {
  public:
    // The fewest rows in which every label has its room, about as many buttons in each.
    ButtonRows(Ui& ui, const std::vector<Button>& buttons, const RowMeasure& measure);
    // Rows of these lengths, which together are as many as there are buttons.
    ButtonRows(Ui& ui, const std::vector<Button>& buttons, const RowMeasure& measure,
               const std::vector<std::size_t>& lengths);

    float height() const;
    // Whether every label has its room.
    bool fits() const;
    // Draws them from `left_top` down; the id of the one that was touched, "" for none.
    std::string draw(Point left_top) const;
    // The same of one row.
    std::size_t count() const { return rows_.size(); }
    float row_height(std::size_t row) const { return rows_[row].height; }
    std::string draw_row(std::size_t row, Point left_top) const;

  private:
    struct Row {
        std::vector<Button> buttons;
        std::vector<float> widths;
        float height = 0;
        bool fits = false;
    };
    Row lay_out(const std::vector<Button>& buttons) const;
    bool lay_out_all(const std::vector<Button>& buttons, const std::vector<std::size_t>& lengths);

    Ui* ui_;
    RowMeasure measure_;
    std::vector<Row> rows_;
};

}  // namespace lanyard
