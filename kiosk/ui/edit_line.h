// One line of text while somebody writes it: caret, selection, what an input method composes. No drawing.
//
// Positions are bytes of UTF-8 that always lie between two letters as people count them (grapheme clusters of
// Unicode, by ICU): an accent is never deleted from under its letter, a flag never cut in half.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lanyard {

class EditLine {
  public:
    static constexpr std::size_t most_bytes = 400;  // the longest email address has 254

    EditLine() = default;
    explicit EditLine(std::string_view text) { insert(text); }

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    std::size_t caret() const { return caret_; }
    std::size_t selection_begin() const { return caret_ < anchor_ ? caret_ : anchor_; }
    std::size_t selection_end() const { return caret_ < anchor_ ? anchor_ : caret_; }
    bool has_selection() const { return caret_ != anchor_; }

    // In place of what is selected. Line breaks, control characters and broken UTF-8 are left out; what does
    // not fit is not taken at all.
    void insert(std::string_view words);
    // The selection, else the letter before or after the caret.
    void erase_back();
    void erase_ahead();
    // One letter on in the order of writing; `extend` takes the selection along.
    void move_back(bool extend);
    void move_ahead(bool extend);
    void move_to(std::size_t place, bool extend);
    void select_all();
    void clear();

  private:
    void erase_selection();

    std::string text_;
    std::size_t caret_ = 0, anchor_ = 0;
};

// The border between two letters before and after `place`; the ends of the text stay.
std::size_t letter_before(std::string_view text, std::size_t place);
std::size_t letter_after(std::string_view text, std::size_t place);

}  // namespace lanyard
