// Rows of keys, each row filling its width; the letters' rows are put together for the language and the
// panel.
#include "ui/keyboard.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/language.h"

namespace lanyard {
namespace {

enum class KeyKind { letter, shift, erase, accents, digits, space, close };

struct Key {
    KeyKind kind = KeyKind::letter;
    std::string words;  // on it; of a letter, what it writes when small
    float width = 1;    // in letters' keys
};
struct Row {
    std::vector<Key> keys;
    float indent = 0;  // on both sides, in letters' keys
};

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = letter_after(text, at);
        letters.emplace_back(text.substr(at, next - at));
        at = next;
    }
    return letters;
}

Row row_of(std::string_view letters, float indent = 0) {
    Row row;
    for (std::string& letter : letters_of(letters))
        row.keys.push_back({KeyKind::letter, std::move(letter), 1});
    row.indent = indent;
    return row;
}

std::string in_capitals(const std::string& text) {
    std::string capitals;
    icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(capitals);
    return text == "ß" ? "ẞ" : capitals;
}

// The keys of a wide keyboard, as typewriters of the language have them.
std::vector<Row> wide_rows() {
    const bool french = current_language() == "fr";
    std::vector<Row> rows = {row_of("1234567890"), row_of(french ? "azertyuiop" : "qwertyuiop"),
                             row_of(french ? "qsdfghjklm" : "asdfghjkl", french ? 0 : 0.5f)};
    Row last = row_of(french ? "wxcvbn'" : "zxcvbnm");
    last.keys.insert(last.keys.begin(), Key{KeyKind::shift, {}, 1.5f});
    last.keys.push_back({KeyKind::erase, {}, 1.5f});
    rows.push_back(std::move(last));
    Row marks = row_of(french ? "@.-_+" : "@.-_+'");
    marks.keys.insert(marks.keys.begin(), Key{KeyKind::accents, "áéł", 1.6f});
    marks.keys.push_back({KeyKind::space, {}, french ? 3.4f : 2.4f});
    rows.push_back(std::move(marks));
    return rows;
}

// Letters from A to Z, or digits and marks, in rows of `columns`.
std::vector<Row> narrow_rows(int columns, bool digits) {
    const std::string all = digits ? "1234567890@.-_'+&/" : "abcdefghijklmnopqrstuvwxyz";
    std::vector<Row> rows;
    const auto letters = letters_of(all);
    const std::size_t in_a_row = static_cast<std::size_t>(columns);
    for (std::size_t at = 0; at < letters.size(); at += in_a_row) {
        Row row;
        for (std::size_t i = at; i < std::min(letters.size(), at + in_a_row); ++i)
            row.keys.push_back({KeyKind::letter, letters[i], 1});
        row.indent = static_cast<float>(in_a_row - row.keys.size()) / 2;
        rows.push_back(std::move(row));
    }
    const float wide = static_cast<float>(columns) / 3;
    rows.push_back(
        {{{KeyKind::shift, {}, wide}, {KeyKind::accents, "áéł", wide}, {KeyKind::erase, {}, wide}}, 0});
    const float page = std::max(1.2f, wide * 0.9f);
    rows.push_back({{{KeyKind::digits, digits ? "abc" : "123", page},
                     {KeyKind::letter, "@", 1},
                     {KeyKind::letter, ".", 1},
                     {KeyKind::space, {}, static_cast<float>(columns) - 2 - page}},
                    0});
    return rows;
}

// A letter with its accents, and the way back, in at most three rows.
std::vector<Row> accent_rows(const std::string& letter, int columns) {
    std::vector<std::string> all = accents_of(letter, current_language());
    all.insert(all.begin(), letter);
    const auto count = static_cast<int>(all.size());
    const int in_a_row = std::min(columns, count > 5 ? (count + 1) / 2 : count);
    std::vector<Row> rows;
    for (int at = 0; at < count; at += in_a_row) {
        Row row;
        for (int i = at; i < std::min(count, at + in_a_row); ++i)
            row.keys.push_back({KeyKind::letter, all[static_cast<std::size_t>(i)], 1});
        row.indent = static_cast<float>(in_a_row - static_cast<int>(row.keys.size())) / 2;
        rows.push_back(std::move(row));
    }
    rows.push_back({{{KeyKind::shift, {}, 1}, {KeyKind::close, {}, 2}}, 0});
    return rows;
}

float key_gap(const Theme& theme) {
    return theme.px(12);
}

float smallest_key(const Theme& theme) {
    return std::ceil(static_cast<float>(smallest_key_mm / theme.mm(1)));
}

// How many keys of 15 mm lie in a row of this width, ten at most.
int columns_in(const Theme& theme, float width) {
    const float key = smallest_key(theme);
    return std::clamp(static_cast<int>((width + key_gap(theme)) / (key + key_gap(theme))), 5, 10);
}

std::vector<Row> rows_for(const Theme& theme, const KeyboardState& state, float width) {
    const int columns = columns_in(theme, width);
    if (!state.letter.empty()) return accent_rows(state.letter, columns);
    return columns >= 10 ? wide_rows() : narrow_rows(columns, state.digits);
}

std::string key_id(const Key& key) {
    switch (key.kind) {
        case KeyKind::letter:
            return "key_" + key.words;
        case KeyKind::shift:
            return "key_shift";
        case KeyKind::erase:
            return "key_erase";
        case KeyKind::accents:
            return "key_accents";
        case KeyKind::digits:
            return "key_digits";
        case KeyKind::space:
            return "key_space";
        case KeyKind::close:
            break;
    }
    return "key_letters";
}

std::string key_label(const Key& key, bool capital, bool awaits_letter) {
    switch (key.kind) {
        case KeyKind::letter:
            return capital ? in_capitals(key.words) : key.words;
        case KeyKind::shift:
            return tr("Capital letter");
        case KeyKind::erase:
            return tr("Delete");
        case KeyKind::accents:
            return tr("Accents");
        case KeyKind::digits:
            return key.words;
        case KeyKind::space:
            return awaits_letter ? tr("Touch a letter") : tr("space");
        case KeyKind::close:
            break;
    }
    return tr("Back to the letters");
}

// Draws the keys, and does what is touched.
class KeyboardDrawing {
  public:
    KeyboardDrawing(Ui& ui, KeyboardState& state, EditLine* line, bool capital)
        : ui_(ui), theme_(ui.theme()), state_(state), line_(line), capital_(capital) {}

    void draw(const Rect& place) {
        const std::vector<Row> rows = rows_for(theme_, state_, place.w);
        const float gap = key_gap(theme_);
        const auto count = static_cast<float>(rows.size());
        const float height = std::min(std::floor((place.h - gap * (count - 1)) / count), tallest());
        float y = place.y + std::floor((place.h - height * count - gap * (count - 1)) / 2);
        for (const Row& row : rows) {
            draw_row(row, {place.x, y, place.w, height}, gap);
            y += height + gap;
        }
    }

  private:
    float tallest() const { return std::max(theme_.px(150), smallest_key(theme_) * 1.6f); }

    void draw_row(const Row& row, const Rect& place, float gap) {
        float units = 2 * row.indent;
        for (const Key& key : row.keys) units += key.width;
        // A key of width w takes w letters and the gaps between them.
        const float unit = (place.w + gap) / units;
        float x = place.x + row.indent * unit;
        for (const Key& key : row.keys) {
            const float right = x + key.width * unit;
            draw_key(key, {std::round(x), place.y, std::round(right - gap) - std::round(x), place.h});
            x = right;
        }
    }

    void draw_key(const Key& key, const Rect& box) {
        const std::string id = key_id(key);
        const std::string label = key_label(key, capital_, state_.accents);
        ui_.add_stop(id, box, StopKind::key);
        const bool was_pressed = ui_.pressed(id, box, TouchLasts::screen);
        const bool on =
            (key.kind == KeyKind::shift && capital_) || (key.kind == KeyKind::accents && state_.accents);
        const float rounding = theme_.px(20);
        ui_.fill(box, on ? ui_.palette().header : ui_.palette().card, rounding);
        ui_.outline(box, ui_.palette().edge, std::max(2.f, theme_.px(3)), rounding);
        if (ui_.is_held(id)) ui_.fill(box, ui_.palette().ink, rounding, 0.2f);
        draw_face(key, label, box, on ? ui_.palette().on_header : ui_.palette().ink);
        if (ui_.has_focus(id)) ui_.draw_focus(box, rounding);
        Widget& widget = ui_.record(id, "button", label, box);
        widget.focused = ui_.has_focus(id);
        if (key.kind == KeyKind::shift || key.kind == KeyKind::accents) widget.checked = on;
        if (key.kind == KeyKind::letter && has_accents(key) && ui_.is_held_long(id))
            state_.letter = key.words;
        else if (was_pressed)
            act(key);
    }

    void draw_face(const Key& key, const std::string& label, const Rect& box, Colour ink) {
        if (key.kind == KeyKind::shift || key.kind == KeyKind::erase) {
            const float size = std::min(box.h * 0.5f, theme_.px(52));
            const Icon icon = key.kind == KeyKind::shift ? Icon::capital : Icon::erase;
            return ui_.icon({}, {}, icon, centred(box, size, size), {ink, ui_.palette().card});
        }
        const std::string& words = key.kind == KeyKind::accents ? key.words : label;
        const TextStyle style = face_style(words, box);
        const float height = ui_.words().measure(words, style, box.w - 4).logical.h;
        ui_.silent_text(words, style, {box.x + 2, box.y + (box.h - height) / 2, box.w - 4, height}, ink);
    }

    // The largest letters that the key has room for: in one line, and where they would be much smaller than
    // others, in two. So larger text is never smaller, whatever the key says.
    TextStyle face_style(const std::string& words, const Rect& box) {
        TextStyle style;
        style.align = TextAlign::centre;
        const float largest = std::min(theme_.text(44), box.h * 0.72f);
        for (style.size = largest; style.size > largest * 0.3f; style.size *= 0.98f) {
            style.line_height = 1.2f;
            style.most_lines = 1;
            if (!ui_.words().measure(words, style, box.w - 4).cut) return style;
            if (style.size > largest * 0.85f || style.size > box.h * 0.43f) continue;
            style.line_height = 1.1f;
            style.most_lines = 2;
            if (!ui_.words().measure(words, style, box.w - 4).cut) return style;
        }
        return style;
    }

    static bool has_accents(const Key& key) { return !accents_of(key.words, {}).empty(); }

    void act(const Key& key) {
        switch (key.kind) {
            case KeyKind::letter:
                if (state_.accents && state_.letter.empty() && has_accents(key)) {
                    state_.letter = key.words;
                    return;
                }
                if (line_) line_->insert(capital_ ? in_capitals(key.words) : key.words);
                state_ = {false, false, state_.digits, {}};
                return;
            case KeyKind::shift:
                state_.shift = !state_.shift;
                return;
            case KeyKind::erase:
                if (line_) line_->erase_back();
                return;
            case KeyKind::accents:
                state_.accents = !state_.accents;
                return;
            case KeyKind::digits:
                state_.digits = !state_.digits;
                return;
            case KeyKind::space:
                // While it says what to press next it is no space.
                if (state_.accents)
                    state_.accents = false;
                else if (line_)
                    line_->insert(" ");
                return;
            case KeyKind::close:
                state_.letter.clear();
                state_.accents = false;
                return;
        }
    }

    Ui& ui_;
    const Theme& theme_;
    KeyboardState& state_;
    EditLine* line_;
    bool capital_;
};

// True where the next letter begins a word: at the start, behind a space, a hyphen or an apostrophe.
bool begins_word(const EditLine& line) {
    const std::string before = line.text().substr(0, line.selection_begin());
    return before.empty() || before.back() == ' ' || before.back() == '-';
}

}  // namespace

std::vector<std::string> accents_of(std::string_view letter, std::string_view language) {
    static const std::map<std::string_view, std::string_view> all = {
        {"a", "áàâäãåæāăą"}, {"c", "çćč"},     {"d", "ďđð"},   {"e", "éèêëēėęě"}, {"g", "ğģ"},
        {"h", "ħ"},          {"i", "íìîïīįı"}, {"k", "ķ"},     {"l", "łľĺļ"},     {"n", "ñńňņ"},
        {"o", "óòôöõøœōő"},  {"r", "řŕ"},      {"s", "śšşșß"}, {"t", "ťțţþ"},     {"u", "úùûüūůűų"},
        {"w", "ŵẃẁẅ"},       {"y", "ýŷÿỳ"},    {"z", "žźż"},   {"-", "_–+&"},     {".", ",:;!?/"},
        {"'", "’\"()"}};
    const auto found = all.find(letter);
    if (found == all.end()) return {};
    std::vector<std::string> accents = letters_of(found->second);
    // Welsh has its roofs, French its grave and roof before anything else.
    const std::string_view first = language == "cy" ? "âêîôûŵŷ" : language == "fr" ? "éèêçàâîôùûœ" : "";
    std::stable_partition(accents.begin(), accents.end(), [&](const std::string& accent) {
        return first.find(accent) != std::string_view::npos;
    });
    return accents;
}

float keyboard_height(const Ui& ui, float width) {
    const Theme& theme = ui.theme();
    const auto rows = static_cast<float>(rows_for(theme, {}, width).size());
    const float key = std::max(theme.px(122), smallest_key(theme));
    return rows * key + (rows - 1) * key_gap(theme);
}

float smallest_keyboard_height(const Ui& ui, float width) {
    const auto rows = static_cast<float>(rows_for(ui.theme(), {}, width).size());
    return rows * smallest_key(ui.theme()) + (rows - 1) * key_gap(ui.theme());
}

void draw_keyboard(Ui& ui, KeyboardState& state, EditLine* line, bool capitals, const Rect& place) {
    // Shift turns the capital that begins a word into a small letter.
    const bool capital = (capitals && line && begins_word(*line)) != state.shift;
    KeyboardDrawing(ui, state, line, capital).draw(place);
}

}  // namespace lanyard
