// Bursts of keys: a scanner's if they are long enough and come fast enough, a person's otherwise.
#include "devices/wedge_scanner.h"

#include <utility>

namespace lanyard {
namespace {

constexpr int key_space = 0x2c, key_enter = 0x28, key_tab = 0x2b, keypad_enter = 0x58, caps_lock = 0x39,
              key_erase_back = 0x2a;
constexpr int first_modifier = 0xe0, last_modifier = 0xe7;

// What a key that ends a code says; none for all others.
ScannerEnd end_of(int usage) {
    if (usage == key_enter || usage == keypad_enter) return ScannerEnd::enter;
    return usage == key_tab ? ScannerEnd::tab : ScannerEnd::none;
}

// Shift and its like come between the letters that they change.
bool changes_letters(int usage) {
    return (usage >= first_modifier && usage <= last_modifier) || usage == caps_lock;
}

// A scanner may have one pause for every so many keys; a person's typing is all pauses.
constexpr std::size_t keys_a_pause = 6;

}  // namespace

void WedgeScanner::press(const KeyPress& key) {
    if (changes_letters(key.usage)) return;
    go_on_or_settle(key);
    const ScannerEnd end = end_of(key.usage);
    // A key that a person holds begins to repeat long after its burst of one has been settled.
    if (key.repeated && burst_.empty()) return;
    if (end != ScannerEnd::none) {
        end_by(key, end);
    } else if (writes_letter(key.usage)) {
        if (!let_through_.empty() && key.at - let_through_.back().at > longest_pause) let_through_.clear();
        burst_.push_back(key);
        if (burst_.size() >= most_letters) settle(ScannerEnd::none);
    } else {
        settle(ScannerEnd::none);
        let_through_.clear();
        typed_.push_back(key);
    }
}

void WedgeScanner::write(std::string_view text) {
    if (!burst_.empty()) {
        burst_.back().text += text;
    } else {
        KeyPress written;
        written.text = text;
        typed_.push_back(std::move(written));
    }
}

// Decides whether the key goes on with the burst that waits or ends it.
void WedgeScanner::go_on_or_settle(const KeyPress& key) {
    if (burst_.empty()) return;
    const Milliseconds gap = key.at - burst_.back().at;
    if (gap > patience()) return settle(ScannerEnd::none);
    if (gap <= settings_.longest_gap) return;
    ++pauses_;
    if (pauses_ > 1 + burst_.size() / keys_a_pause) settle(ScannerEnd::none);
}

void WedgeScanner::end_by(const KeyPress& key, ScannerEnd end) {
    // On the wall's clock too: a picture that is drawn in between may hold the scanner's key back, but not
    // for as long as a person takes to see what the code has brought.
    const bool follows_code = burst_.empty() && code_ended_at_ &&
                              key.at - *code_ended_at_ <= settings_.longest_gap &&
                              key.came - code_came_ <= longest_pause;
    // Of a scanner that ends with Enter and Tab, or with Enter twice, the second must not press a button.
    if (follows_code) {
        code_ended_at_ = key.at;
        return;
    }
    const bool was_code = is_code(end);
    settle(end);
    if (was_code) {
        code_ended_at_ = key.at;
        code_came_ = key.came;
    } else {
        typed_.push_back(key);
    }
}

Milliseconds WedgeScanner::patience() const {
    // A lone space presses a button.
    const bool may_be_a_person = is_typing_expected_ || (burst_.size() == 1 && burst_[0].usage == key_space);
    if (burst_.size() < rhythm_shown_by && may_be_a_person) return settings_.longest_gap;
    return settings_.end == ScannerEnd::none && settings_.is_learned ? 2 * settings_.longest_gap
                                                                     : longest_pause;
}

void WedgeScanner::pass_time(Milliseconds now) {
    if (!burst_.empty() && now - burst_.back().at > patience()) settle(ScannerEnd::none);
}

std::optional<Milliseconds> WedgeScanner::due() const {
    if (burst_.empty()) return std::nullopt;
    return burst_.back().at + patience() + Milliseconds(1);
}

bool WedgeScanner::is_code(ScannerEnd end) const {
    const std::size_t fewest = end == ScannerEnd::none ? fewest_without : fewest_with_end;
    return burst_.size() >= fewest && pauses_ <= burst_.size() / keys_a_pause;
}

// A letter or two that time alone has settled, behind which a scanner may have been held up. In the middle of
// somebody's word they are that word's: a code may come from a scanner on its stand while they type.
void WedgeScanner::let_through(ScannerEnd end) {
    if (burst_.empty()) {
        if (end != ScannerEnd::none) let_through_.clear();
        return;
    }
    const bool goes_on = typed_until_ && burst_.front().at - *typed_until_ < between_words;
    const bool may_be_a_code =
        is_typing_expected_ && end == ScannerEnd::none && burst_.size() < rhythm_shown_by && pauses_ == 0;
    let_through_ = may_be_a_code && !goes_on ? burst_ : std::vector<KeyPress>{};
    typed_until_ = burst_.back().at;
}

void WedgeScanner::claim_let_through() {
    for (const KeyPress& key : let_through_) {
        if (!key.text.empty()) typed_.push_back({key_erase_back, false, key.at});
    }
    burst_.insert(burst_.begin(), let_through_.begin(), let_through_.end());
    let_through_.clear();
}

void WedgeScanner::settle(ScannerEnd end) {
    if (is_code(end)) {
        claim_let_through();
        codes_.push_back({settings_.text_of(burst_), burst_, end});
    } else {
        let_through(end);
        typed_.insert(typed_.end(), burst_.begin(), burst_.end());
    }
    burst_.clear();
    pauses_ = 0;
    code_ended_at_.reset();
}

std::vector<ScannedCode> WedgeScanner::take_codes() {
    return std::exchange(codes_, {});
}

std::vector<KeyPress> WedgeScanner::take_typed() {
    return std::exchange(typed_, {});
}

}  // namespace lanyard
