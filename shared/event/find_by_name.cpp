// Folding makes the comparison kind to accents and case; everything else has to be right.
#include "event/find_by_name.h"

#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::string_view code_word_heading = "code word";

bool is_name_of(const Attendee& person, const std::string& folded) {
    if (folded.empty()) return false;
    const bool has_both = !person.given_name.empty() && !person.family_name.empty();
    return folded == fold_name(person.name) ||
           (has_both && folded == fold_name(person.given_name + " " + person.family_name));
}

bool is_email_of(const Attendee& person, std::string_view second) {
    const std::string email = fold_email(second);
    return !email.empty() && email == fold_email(person.email);
}

bool is_code_word_of(const Attendee& person, std::string_view second) {
    const std::string word = fold_name(second);
    if (word.empty()) return false;
    if (word == fold_name(person.order_code)) return true;
    for (const auto& [heading, answer] : person.answers)
        if (fold_name(heading) == code_word_heading && fold_name(answer) == word) return true;
    return false;
}

}  // namespace

bool is_meant(const Attendee& person, std::string_view name, std::string_view second, FindBy by) {
    if (by == FindBy::off || person.unnamed_seat || person.has(Flag::protected_person)) return false;
    if (!is_name_of(person, fold_name(name))) return false;
    return by == FindBy::email ? is_email_of(person, second) : is_code_word_of(person, second);
}

bool TooOften::add(Instant now) {
    while (!seen_.empty() && now - seen_.front() > within_) seen_.pop_front();
    seen_.push_back(now);
    if (seen_.size() < times_) return false;
    seen_.clear();
    return true;
}

}  // namespace lanyard
