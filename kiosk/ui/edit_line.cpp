// Borders between letters come from ICU's character iterator over the UTF-8 itself.
#include "ui/edit_line.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace lanyard {
namespace {

class Letters {
  public:
    explicit Letters(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        borders_.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        text_ = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
        if (borders_) borders_->setText(text_, status);
    }
    ~Letters() { utext_close(text_); }
    Letters(const Letters&) = delete;
    Letters& operator=(const Letters&) = delete;

    int before(std::size_t place) { return borders_ ? borders_->preceding(static_cast<int>(place)) : -1; }
    int after(std::size_t place) { return borders_ ? borders_->following(static_cast<int>(place)) : -1; }
    bool is_border(std::size_t place) {
        return !borders_ || borders_->isBoundary(static_cast<int>(place)) != 0;
    }

  private:
    UText* text_ = nullptr;
    std::unique_ptr<icu::BreakIterator> borders_;
};

// `words` as they may stand in one line.
std::string one_line(std::string_view words) {
    std::string kept;
    const auto size = static_cast<std::int32_t>(words.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 letter = 0;
        U8_NEXT(words.data(), at, size, letter);
        if (letter < 0 || u_charType(letter) == U_CONTROL_CHAR || letter == 0x2028 || letter == 0x2029)
            continue;
        kept.append(words.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
    }
    return kept;
}

}  // namespace

std::size_t letter_before(std::string_view text, std::size_t place) {
    if (place == 0) return 0;
    const int border = Letters(text).before(std::min(place, text.size()));
    return border < 0 ? 0 : static_cast<std::size_t>(border);
}

std::size_t letter_after(std::string_view text, std::size_t place) {
    if (place >= text.size()) return text.size();
    const int border = Letters(text).after(place);
    return border < 0 ? text.size() : static_cast<std::size_t>(border);
}

void EditLine::insert(std::string_view words) {
    const std::string line = one_line(words);
    if (text_.size() - (selection_end() - selection_begin()) + line.size() > most_bytes) return;
    erase_selection();
    text_.insert(caret_, line);
    caret_ += line.size();
    // An accent that was written after its letter joins it, and the caret goes behind both.
    if (caret_ < text_.size() && !Letters(text_).is_border(caret_)) caret_ = letter_after(text_, caret_);
    anchor_ = caret_;
}

void EditLine::erase_selection() {
    const std::size_t begin = selection_begin();
    text_.erase(begin, selection_end() - begin);
    caret_ = anchor_ = begin;
}

void EditLine::erase_back() {
    if (!has_selection()) anchor_ = letter_before(text_, caret_);
    erase_selection();
}

void EditLine::erase_ahead() {
    if (!has_selection()) anchor_ = letter_after(text_, caret_);
    erase_selection();
}

void EditLine::move_back(bool extend) {
    if (has_selection() && !extend) return move_to(selection_begin(), false);
    move_to(letter_before(text_, caret_), extend);
}

void EditLine::move_ahead(bool extend) {
    if (has_selection() && !extend) return move_to(selection_end(), false);
    move_to(letter_after(text_, caret_), extend);
}

void EditLine::move_to(std::size_t place, bool extend) {
    caret_ = std::min(place, text_.size());
    if (caret_ > 0 && caret_ < text_.size() && !Letters(text_).is_border(caret_))
        caret_ = letter_before(text_, caret_);
    if (!extend) anchor_ = caret_;
}

void EditLine::select_all() {
    anchor_ = 0;
    caret_ = text_.size();
}

void EditLine::clear() {
    text_.clear();
    caret_ = anchor_ = 0;
}

}  // namespace lanyard
