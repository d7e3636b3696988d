// The table, and what reads it.
#include "screens/staff_keys.h"

#include <algorithm>

#include "base/language.h"
#include "screens/parts.h"
#include "ui/row_scroll.h"

namespace lanyard {

namespace {

// A line does not end between its words.
std::string on_one_line(std::string words) {
    for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at))
        words.replace(at, 1, "\u00a0");
    return words;
}

}  // namespace

const std::vector<KeyMeaning>& staff_keys() {
    using K = StaffKey;
    using U = UiKey;
    // Not Ctrl+H, I, J or M: some scanners send Backspace, Tab and Enter by them.
    static const std::vector<KeyMeaning> keys = {
        {K::today, U::f1, "F1", translatable("Today")},
        {K::help_call, U::f2, "F2"},
        {K::owed, U::f3, "F3", translatable("Badges owed")},
        {K::undo, U::f4, "F4"},
        {K::print_badge, U::f5, "F5"},
        {K::admit_badge_later, U::f6, "F6"},
        {K::someone_else, U::f7, "F7"},
        {K::correct, U::f8, "F8"},
        {K::walk_in, U::f9, "F9", translatable("Walk-in")},
        {K::more, U::f10, "F10"},
        {K::tick_several, U::f11, "F11", translatable("Tick several")},
        {K::tick_all, U::f12, "F12"},
        {K::tell_everybody, U::control_t, "Ctrl+T", translatable("Tell everybody")},
        {K::announce, U::control_b, "Ctrl+B"},
        {K::release_seats, U::control_g, "Ctrl+G"},
        {K::move_people, U::control_p, "Ctrl+P"},
        {K::needed, U::control_s, "Ctrl+S"},
        {K::wait_for_seat, U::control_w, "Ctrl+W"},
        {K::came_out, U::control_y, "Ctrl+Y"},
        {K::did_not_come, U::control_n, "Ctrl+N"},
        {K::new_roll, U::control_r, "Ctrl+R"},
        {K::print_owed, U::control_e, "Ctrl+E"},
        {K::roll_call, U::control_l, "Ctrl+L", translatable("Who is in")},
        {K::refusals, U::control_f, "Ctrl+F", translatable("Not let in today")},
        {K::same_order, U::control_o, "Ctrl+O"},
        {K::arrange, U::control_d, "Ctrl+D"},
        {K::history, U::control_z, "Ctrl+Z"},
        {K::screen_keys, U::control_k, "Ctrl+K", translatable("Keyboard on the screen")},
        {K::sign_out, U::control_q, "Ctrl+Q", translatable("Sign out")},
        {K::in_out, U::control_x, "Ctrl+X"},
        {K::let_in_anyway, U::control_u, "Ctrl+U"},
        {K::badge_text, U::control_v, "Ctrl+V"},
        {K::seen_to, U::control_c, "Ctrl+C"},
        {K::offer_1, U::control_1, "Ctrl+1"},
        {K::offer_2, U::control_2, "Ctrl+2"},
        {K::offer_3, U::control_3, "Ctrl+3"},
        {K::offer_4, U::control_4, "Ctrl+4"},
        {K::explain, U::control_5, "Ctrl+5"},
    };
    return keys;
}

const KeyMeaning& meaning_of(StaffKey means) {
    return *std::find_if(staff_keys().begin(), staff_keys().end(),
                         [means](const KeyMeaning& one) { return one.means == means; });
}

bool is_pressed(const Ui& ui, StaffKey means) {
    return ui.input().key == meaning_of(means).key;
}

std::string with_key(const std::string& words, StaffKey means) {
    return with_key(words, meaning_of(means).shown);
}

bool staff_key_button(Ui& ui, Button button, const Rect& box, StaffKey means) {
    button.label = with_key(button.label, means);
    return key_button(ui, std::move(button), box, meaning_of(means).key);
}

std::vector<OfferKey> offer_keys() {
    std::vector<OfferKey> keys;
    for (const StaffKey means : {StaffKey::offer_1, StaffKey::offer_2, StaffKey::offer_3, StaffKey::offer_4})
        keys.push_back({meaning_of(means).key, meaning_of(means).shown});
    return keys;
}

std::string rows_to_turn(std::size_t first, std::size_t shown, std::size_t count) {
    const std::string range = rows_in_view(first, shown, count);
    return range.empty() ? range : with_key(range, first + shown < count ? "Page ↓" : "Page ↑");
}

std::string help_line(bool is_signed_in) {
    std::string line;
    for (const KeyMeaning& one : staff_keys()) {
        const bool is_there = one.in_help && (is_signed_in || one.means != StaffKey::sign_out);
        if (is_there) line += (line.empty() ? "" : "   ") + on_one_line(with_key(tr(one.in_help), one.shown));
    }
    return line;
}

}  // namespace lanyard
