// Bursts of keys: a scanner's if they are long enough and come fast enough, a person's otherwise.
#include "devices/wedge_scanner.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lanyard {
namespace {

constexpr int key_space = 0x2c, key_enter = 0x28, key_tab = 0x2b, keypad_enter = 0x58, caps_lock = 0x39,
              key_erase_back = 0x2a;
constexpr int first_modifier = 0xe0, last_modifier = 0xe7;

// What a key that ends a code says; none for all others.
ScannerEnd end_of(const KeyPress& key) {
    if (key.usage == key_enter || key.usage == keypad_enter) return ScannerEnd::enter;
    return key.usage == key_tab ? ScannerEnd::tab : ScannerEnd::none;
}

// Shift and its like come between the letters that they change.
bool changes_letters(int usage) {
    return (usage >= first_modifier && usage <= last_modifier) || usage == caps_lock;
}

bool is_letter(const KeyPress& key) {
    return key.shortcut == 0 && writes_letter(key.usage);
}

// A scanner may have one pause for every so many keys; a person's typing is all pauses.
constexpr std::size_t keys_a_pause = 6;

}  // namespace

std::string ScannedCode::written() const {
    std::string words;
    for (const KeyPress& key : keys) words += key.text;
    return words.empty() ? text : words;
}

void WedgeScanner::press(const KeyPress& key) {
    if (changes_letters(key.usage)) return;
    stood_still_ = {};
    go_on_or_settle(key);
    // A key that a person holds begins to repeat long after its burst of one has been settled.
    if (key.repeated && burst_.empty()) return typed_.push_back(key);
    const ScannerEnd end = end_of(key);
    const bool is_behind_code = follows_code(key);
    // Of a scanner that ends with Enter and Tab, or with Enter twice, the second must not press a button.
    if (is_behind_code && !is_letter(key)) {
        code_ended_at_ = key.at;
        return;
    }
    if (end != ScannerEnd::none && is_code(end, pauses_)) return take_as_code(end, key.at);
    if (burst_.empty()) burst_follows_code_ = is_behind_code;
    if (is_letter(key) && !let_through_.empty() && key.at - let_through_.back().at > longest_pause)
        let_through_.clear();
    burst_.push_back(key);
    if (end != ScannerEnd::none) {
        piece_ = burst_.size();
        pauses_ = 0;
    }
    if (burst_.size() >= most_letters) settle();
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

void WedgeScanner::stood_still(Milliseconds time) {
    time = std::min(time, longest_pause - stood_still_);
    stood_still_ += time;
    for (std::vector<KeyPress>* keys : {&burst_, &let_through_})
        for (KeyPress& key : *keys) key.at += time;
    if (typed_until_) *typed_until_ += time;
    if (code_ended_at_) *code_ended_at_ += time;
}

bool WedgeScanner::follows_code(const KeyPress& key) const {
    return burst_.empty() && code_ended_at_ && key.at - *code_ended_at_ <= settings_.longest_gap;
}

// Decides whether the key goes on with the burst that waits, or ends it. Late may be a code's letter, or the
// Enter behind one; any other key that comes late is a person's.
void WedgeScanner::go_on_or_settle(const KeyPress& key) {
    if (burst_.empty()) return;
    const Milliseconds gap = key.at - burst_.back().at;
    if (gap <= settings_.longest_gap) return;
    const ScannerEnd end = end_of(key);
    const bool may_be_late = is_letter(key) || (end != ScannerEnd::none && is_code(end, pauses_ + 1));
    if (gap > patience() || !may_be_late) return settle();
    ++pauses_;
    if (pauses_ > 1 + burst_.size() / keys_a_pause) settle();
}

// Behind the last Enter or Tab that ended no code.
std::vector<KeyPress> WedgeScanner::letters_of_piece() const {
    std::vector<KeyPress> letters;
    std::copy_if(burst_.begin() + static_cast<std::ptrdiff_t>(piece_), burst_.end(),
                 std::back_inserter(letters), is_letter);
    return letters;
}

Milliseconds WedgeScanner::patience() const {
    const std::size_t letters = letters_of_piece().size();
    if (letters == 0) return settings_.longest_gap;
    // A lone space presses a button.
    const bool may_be_a_person = is_typing_expected_ || (burst_.size() == 1 && burst_[0].usage == key_space);
    if (letters < rhythm_shown_by && may_be_a_person) return settings_.longest_gap;
    return settings_.end == ScannerEnd::none && settings_.is_learned ? 2 * settings_.longest_gap
                                                                     : longest_pause;
}

void WedgeScanner::pass_time(Milliseconds now) {
    if (!burst_.empty() && now - burst_.back().at > patience()) settle();
}

std::optional<Milliseconds> WedgeScanner::due() const {
    if (burst_.empty()) return std::nullopt;
    return burst_.back().at + patience() + Milliseconds(1);
}

bool WedgeScanner::is_code(ScannerEnd end, std::size_t pauses) const {
    const std::size_t letters = letters_of_piece().size();
    const std::size_t fewest = end == ScannerEnd::none ? fewest_without : fewest_with_end;
    return letters >= fewest && pauses <= letters / keys_a_pause;
}

void WedgeScanner::settle() {
    if (is_code(ScannerEnd::none, pauses_)) return take_as_code(ScannerEnd::none, burst_.back().at);
    take_as_typed();
    clear_burst();
    code_ended_at_.reset();
}

void WedgeScanner::take_as_code(ScannerEnd end, Milliseconds at) {
    claim_let_through();
    std::vector<KeyPress> letters = letters_of_piece();
    std::string text = settings_.text_of(letters);
    codes_.push_back({std::move(text), std::move(letters), end});
    clear_burst();
    code_ended_at_ = at;
}

void WedgeScanner::take_as_typed() {
    remember_let_through();
    const bool is_alone = burst_.size() == 1 && !burst_follows_code_;
    for (KeyPress& key : burst_) {
        key.is_alone = is_alone;
        if (is_alone || is_letter(key)) typed_.push_back(std::move(key));
    }
}

// A letter or two that time alone has settled, behind which a scanner may have been held up. In the middle of
// somebody's word they are that word's: a code may come from a scanner on its stand while they type.
void WedgeScanner::remember_let_through() {
    let_through_.clear();
    if (!std::all_of(burst_.begin(), burst_.end(), is_letter)) return;
    const bool goes_on = typed_until_ && burst_.front().at - *typed_until_ < between_words;
    const bool may_be_a_code = is_typing_expected_ && burst_.size() < rhythm_shown_by && pauses_ == 0;
    if (may_be_a_code && !goes_on) let_through_ = burst_;
    typed_until_ = burst_.back().at;
}

void WedgeScanner::claim_let_through() {
    for (const KeyPress& key : let_through_) {
        if (!key.text.empty()) typed_.push_back({key_erase_back, false, key.at});
    }
    burst_.insert(burst_.begin() + static_cast<std::ptrdiff_t>(piece_), let_through_.begin(),
                  let_through_.end());
    let_through_.clear();
}

void WedgeScanner::clear_burst() {
    burst_.clear();
    piece_ = pauses_ = 0;
    burst_follows_code_ = false;
}

std::vector<ScannedCode> WedgeScanner::take_codes() {
    return std::exchange(codes_, {});
}

std::vector<KeyPress> WedgeScanner::take_typed() {
    return std::exchange(typed_, {});
}

}  // namespace lanyard
