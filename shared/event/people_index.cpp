// A query's words each give sets of people, as bits; a person is found who is in one set of every word.
#include "event/people_index.h"

#include <algorithm>
#include <array>

#include "base/lines.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

// As many as this may have changed before all words are sorted anew, and an eighth of everybody at least.
constexpr std::uint32_t recent_at_most = 1000;

void append_words(std::string& all, std::string_view words) {
    if (words.empty()) return;
    if (!all.empty()) all += ' ';
    all += words;
}

// The words of a name, and neighbours written as one: "vanderberg" finds van der Berg, "annemarie" Anne
// Marie.
void append_name(std::string& all, std::string_view name) {
    const std::string folded = fold_name(name);
    append_words(all, folded);
    const auto words = words_of(folded);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        append_words(all, words[i]);
        all += words[i + 1];
    }
    if (words.size() < 3) return;
    std::string joined;
    for (const auto word : words) joined += word;
    append_words(all, joined);
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

// A telephone number as it may be asked for: as a whole, at home, and without the zero before it.
void append_phone(std::string& all, std::string_view phone) {
    constexpr std::size_t country = 2;  // digits of most countries' codes
    std::string digits = digits_of(phone);
    if (digits.empty()) return;
    append_words(all, digits);
    if (phone.find('+') != std::string_view::npos && digits.size() > country) {
        digits = "0" + digits.substr(country);
        append_words(all, digits);
    }
    if (digits.front() == '0') append_words(all, digits.substr(1));
}

// Digits in groups, as on a card or under a barcode.
bool is_one_number(std::string_view query) {
    constexpr std::size_t fewest_digits = 6;
    const bool is_spaced = query.find_first_of(" -()/.+") != std::string_view::npos;
    return is_spaced && query.find_first_not_of("0123456789 -()/.+") == std::string_view::npos &&
           digits_of(query).size() >= fewest_digits;
}

struct QueryWord {
    std::string text;
    bool is_email = false;
};

std::vector<QueryWord> query_words(std::string_view query) {
    std::vector<QueryWord> words;
    const auto add = [&](std::string_view word, bool is_email) {
        if (!word.empty() && words.size() < PeopleIndex::most_words)
            words.push_back({std::string(word.substr(0, PeopleIndex::most_letters)), is_email});
    };
    const std::string cleaned = clean_text(query);
    if (is_one_number(cleaned)) {
        add(digits_of(cleaned), false);
        return words;
    }
    for (const auto part : words_of(cleaned)) {
        if (part.find('@') != std::string_view::npos) {
            add(fold_email(part), true);
            continue;
        }
        const std::string folded = fold_name(part);
        for (const auto word : words_of(folded)) add(word, false);
    }
    return words;
}

}  // namespace

struct PeopleIndex::Matches {
    PersonSet same_name, name, anything;

    explicit Matches(std::size_t people) : same_name(people), name(people), anything(people) {}
    void keep_only(const Matches& others) {
        same_name.keep_only(others.same_name);
        name.keep_only(others.name);
        anything.keep_only(others.anything);
    }
};

PeopleIndex::Person PeopleIndex::made_of(const FindablePerson& person) {
    Person made;
    made.id = person.id;
    append_name(made.names, person.name);
    append_name(made.names, person.badge_name);
    append_name(made.names, person.given_name);
    append_name(made.names, person.family_name);
    append_words(made.others, fold_name(person.organisation));
    append_words(made.others, fold_name(person.order_code));
    if (is_one_number(person.order_code)) append_words(made.others, digits_of(person.order_code));
    append_phone(made.others, person.phone);
    append_words(made.emails, fold_email(person.email));
    append_words(made.others, fold_name(person.email.substr(0, person.email.find('@'))));
    made.place = place_by_name(person.name, person.family_name, person.given_name) + person.id;
    return made;
}

void PeopleIndex::number(Person person) {
    const auto number = static_cast<std::uint32_t>(people_.size());
    numbers_[person.id] = number;
    people_.push_back(std::move(person));
    alive_.grow(people_.size());
    alive_.add(number);
}

void PeopleIndex::sort_in(std::uint32_t person) {
    const auto at = std::lower_bound(
        in_order_.begin(), in_order_.end(), person,
        [&](std::uint32_t a, std::uint32_t b) { return people_[a].place < people_[b].place; });
    in_order_.insert(at, person);
}

void PeopleIndex::put(const std::vector<FindablePerson>& people) {
    const auto before = static_cast<std::uint32_t>(people_.size());
    for (const FindablePerson& person : people) {
        Person made = made_of(person);
        const auto known = numbers_.find(made.id);
        if (known != numbers_.end()) {
            if (people_[known->second] == made) continue;
            alive_.remove(known->second);
            numbers_.erase(known);
        }
        if (!made.names.empty() || !made.others.empty() || !made.emails.empty()) number(std::move(made));
    }
    const auto count = static_cast<std::uint32_t>(people_.size());
    if (count == before) return;
    const std::uint32_t recent = count - settled_until_;
    if (recent > std::max(recent_at_most, settled_until_ / 8)) return forget_the_dead();
    for (std::uint32_t person = before; person < count; ++person) sort_in(person);
    recent_ = lists_of(settled_until_, count);
}

// Numbers everybody anew, in order of name, and sorts all words.
void PeopleIndex::forget_the_dead() {
    std::vector<Person> living;
    for (const auto& [id, number] : numbers_) living.push_back(std::move(people_[number]));
    std::sort(living.begin(), living.end(),
              [](const Person& a, const Person& b) { return a.place < b.place; });
    people_.clear();
    numbers_.clear();
    alive_ = PersonSet();
    in_order_.clear();
    for (Person& person : living) {
        in_order_.push_back(static_cast<std::uint32_t>(people_.size()));
        number(std::move(person));
    }
    settled_until_ = static_cast<std::uint32_t>(people_.size());
    settled_ = lists_of(0, settled_until_);
    recent_ = {};
}

PeopleIndex::Lists PeopleIndex::lists_of(std::uint32_t from, std::uint32_t to) const {
    std::vector<WordList::Owned> names, others, emails;
    const auto add = [](std::vector<WordList::Owned>& list, const std::string& words, std::uint32_t person) {
        for (const auto word : words_of(words)) list.emplace_back(word, person);
    };
    for (std::uint32_t person = from; person < to; ++person) {
        if (!alive_.has(person)) continue;
        add(names, people_[person].names, person);
        add(others, people_[person].others, person);
        add(emails, people_[person].emails, person);
    }
    return {WordList(std::move(names)), WordList(std::move(others)), WordList(std::move(emails))};
}

PeopleIndex::Matches PeopleIndex::matches_of(std::string_view word, bool is_email) const {
    Matches found(people_.size());
    for (const Lists* lists : {&settled_, &recent_}) {
        if (is_email) {
            lists->emails.add_owners_of_beginning(word, found.anything);
            continue;
        }
        lists->names.add_owners(word, found.same_name);
        lists->names.add_owners_of_beginning(word, found.name);
        lists->others.add_owners_of_beginning(word, found.anything);
    }
    // An address tells a person as well as their name does.
    if (is_email) found.same_name = found.name = found.anything;
    found.anything.add_all(found.name);
    return found;
}

PersonSet PeopleIndex::slips_of(std::string_view word, bool is_email) const {
    PersonSet found(people_.size());
    for (const Lists* lists : {&settled_, &recent_}) {
        if (is_email) {
            lists->emails.add_owners_of_slip(word, found);
            continue;
        }
        lists->names.add_owners_of_slip(word, found);
        lists->others.add_owners_of_slip(word, found);
    }
    return found;
}

PeopleIndex::Found PeopleIndex::find(std::string_view query, std::size_t most) const {
    const auto words = query_words(query);
    if (words.empty()) return {};
    std::vector<Matches> of_word;
    for (const QueryWord& word : words) of_word.push_back(matches_of(word.text, word.is_email));
    Matches all = of_word.front();
    for (std::size_t i = 1; i < words.size(); ++i) all.keep_only(of_word[i]);
    all.anything.keep_only(alive_);

    PersonSet slips(people_.size());
    std::size_t count = all.anything.count();
    if (count < most) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!words[i].is_email && has_digit(words[i].text)) continue;
            PersonSet with_slip = slips_of(words[i].text, words[i].is_email);
            for (std::size_t j = 0; j < words.size(); ++j)
                if (j != i) with_slip.keep_only(of_word[j].anything);
            slips.add_all(with_slip);
        }
        slips.keep_only(alive_);
        slips.remove_all(all.anything);
        count += slips.count();
    }

    std::array<std::vector<std::uint32_t>, 4> groups;
    for (const std::uint32_t person : in_order_) {
        if (groups.front().size() == most) break;
        const bool is_found = all.anything.has(person);
        if (!is_found && !slips.has(person)) continue;
        if (!alive_.has(person)) continue;
        auto& group = groups[!is_found ? 3 : all.same_name.has(person) ? 0 : all.name.has(person) ? 1 : 2];
        if (group.size() < most) group.push_back(person);
    }
    Found found;
    for (const auto& group : groups) {
        if (&group != &groups.back()) found.certain = std::min(found.certain + group.size(), most);
        for (const std::uint32_t person : group)
            if (found.people.size() < most) found.people.push_back(people_[person].id);
    }
    found.further = count - found.people.size();
    return found;
}

}  // namespace lanyard
