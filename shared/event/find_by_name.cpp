// The name may be written in many ways; the second thing has to be right.
#include "event/find_by_name.h"

#include "event/name_fold.h"
#include "event/written_name.h"

namespace lanyard {
namespace {

constexpr std::string_view code_word_heading = "code word";

bool is_email_of(const Attendee& person, std::string_view second) {
    const std::string email = fold_email(second);
    return !email.empty() && email == fold_email(person.email);
}

bool is_reference_of(const Attendee& person, const std::string& folded) {
    return !folded.empty() && folded == fold_name(person.order_code);
}

bool is_code_word_of(const Attendee& person, std::string_view second) {
    const std::string word = fold_name(second);
    if (word.empty()) return false;
    if (is_reference_of(person, word)) return true;
    for (const auto& [heading, answer] : person.answers)
        if (fold_name(heading) == code_word_heading && fold_name(answer) == word) return true;
    return false;
}

}  // namespace

bool is_meant(const Attendee& person, std::string_view name, std::string_view second, FindBy by) {
    if (by == FindBy::off || person.unnamed_seat || person.has(Flag::protected_person)) return false;
    const bool by_email = by == FindBy::email;
    if (by_email ? !is_email_of(person, second) : !is_code_word_of(person, second)) return false;
    return WrittenNames(person).has(name) ||
           (by_email ? is_reference_of(person, fold_name(name)) : is_email_of(person, name));
}

bool TooOften::add(Instant now) {
    while (!seen_.empty() && now - seen_.front() > within_) seen_.pop_front();
    seen_.push_back(now);
    if (seen_.size() < times_) return false;
    seen_.clear();
    return true;
}

}  // namespace lanyard
