// Each doubt looks at one thing; what is usual in this list decides what is odd in it.
#include "formats/list_doubts.h"

#include <algorithm>
#include <unordered_map>

#include "event/name_fold.h"
#include "formats/list_words.h"
#include "formats/spoilt_text.h"

namespace lanyard {
namespace {

const std::string& value_of(const ListedPerson& person, Field field) {
    static const std::string nothing;
    const auto found = person.fields.find(field);
    return found == person.fields.end() ? nothing : found->second;
}

bool is_unnamed(const ListedPerson& person) {
    return !value_of(person, Field::seat).empty();
}

bool is_cancelled(const ListedPerson& person) {
    return value_of(person, Field::status) == status_name(AttendeeStatus::cancelled);
}

// Where in "ada.abbot@x.example" the two names stand: 1 for given name first, -1 for family name first, 0
// where the address does not tell.
int order_in_address(const std::string& email, const std::string& given, const std::string& family) {
    const std::string local = email.substr(0, email.find('@'));
    std::string words;
    for (const char c : local) {
        if (c < '0' || c > '9') words += c == '_' || c == '-' ? '.' : c;
    }
    if (given.empty() || family.empty() || given == family) return 0;
    if (words == given + "." + family) return 1;
    return words == family + "." + given ? -1 : 0;
}

// Lower-case plain letters without spaces, as they stand in addresses.
std::string address_letters(const std::string& name) {
    std::string letters = fold_name(name);
    letters.erase(std::remove(letters.begin(), letters.end(), ' '), letters.end());
    return letters;
}

// Which of the list's words are given names and which are family names, by how often they are.
class SwapFinder {
  public:
    explicit SwapFinder(const std::vector<ListedPerson>& people) {
        for (const ListedPerson& person : people) {
            const std::string given = address_letters(value_of(person, Field::given_name)),
                              family = address_letters(value_of(person, Field::family_name));
            if (given.empty() || family.empty() || is_unnamed(person)) continue;
            ++given_names_[given];
            ++family_names_[family];
            const int order = order_in_address(fold_email(value_of(person, Field::email)), given, family);
            ++(order > 0 ? given_first_ : order < 0 ? family_first_ : neither_);
        }
    }

    bool may_be_swapped(const ListedPerson& person) const {
        const std::string given = address_letters(value_of(person, Field::given_name)),
                          family = address_letters(value_of(person, Field::family_name));
        if (given.empty() || family.empty() || given == family || is_unnamed(person)) return false;
        const int order = order_in_address(fold_email(value_of(person, Field::email)), given, family);
        constexpr int rare = 10;  // one in so many is odd
        if (order < 0 && family_first_ * rare < given_first_) return true;
        // The order in the address agrees with the columns: there is nothing to doubt.
        if (order > 0) return false;
        // "Okafor | Amara", where all others called Amara have it as their given name. Once is not enough.
        return count(family, given_names_) >= 2 && count(family, family_names_) == 1 &&
               count(given, family_names_) >= 1 && count(given, given_names_) == 1;
    }

  private:
    using Counts = std::unordered_map<std::string, int>;
    static int count(const std::string& word, const Counts& counts) {
        const auto found = counts.find(word);
        return found == counts.end() ? 0 : found->second;
    }

    Counts given_names_, family_names_;
    int given_first_ = 0, family_first_ = 0, neither_ = 0;
};

void add_email_doubts(const std::vector<ListedPerson>& people, std::vector<ListDoubt>& doubts) {
    constexpr std::size_t most_people = 3;  // more have an office's address
    std::unordered_map<std::string, std::vector<const ListedPerson*>> by_email;
    for (const ListedPerson& person : people) {
        const std::string& email = value_of(person, Field::email);
        if (email.empty() || is_cancelled(person)) continue;
        if (!is_address(email)) {
            doubts.push_back({person.person, person.line, Field::email, email, "not an email address"});
        } else if (!is_unnamed(person)) {
            by_email[fold_email(email)].push_back(&person);
        }
    }
    for (const auto& [email, sharing] : by_email) {
        if (sharing.size() > most_people) continue;
        const ListedPerson& first = *sharing.front();
        for (std::size_t i = 1; i < sharing.size(); ++i) {
            const ListedPerson& other = *sharing[i];
            const bool same_name =
                fold_name(value_of(other, Field::name)) == fold_name(value_of(first, Field::name));
            doubts.push_back({other.person, other.line, Field::email, value_of(other, Field::email),
                              (same_name ? "same name and email as row " : "same email as row ") +
                                  std::to_string(first.line) + (same_name ? ": one person twice?" : "")});
        }
    }
}

void add_letter_doubts(const ListedPerson& person, std::vector<ListDoubt>& doubts) {
    for (const Field field : {Field::name, Field::badge_name, Field::organisation, Field::job_title}) {
        const std::string& text = value_of(person, field);
        if (has_lost_letters(text))
            doubts.push_back({person.person, person.line, field, text, "letters are lost"});
    }
}

}  // namespace

std::vector<ListDoubt> find_list_doubts(const std::vector<ListedPerson>& people) {
    std::vector<ListDoubt> doubts;
    const SwapFinder swaps(people);
    for (const ListedPerson& person : people) {
        if (is_cancelled(person)) continue;
        add_letter_doubts(person, doubts);
        const std::string& name = value_of(person, Field::name);
        if (is_unnamed(person)) {
            doubts.push_back({person.person, person.line, Field::name, name,
                              (name.empty() ? std::string("no name") : name) + ": who?"});
        } else if (swaps.may_be_swapped(person)) {
            doubts.push_back({person.person, person.line, Field::name, name, "names may be swapped"});
        }
    }
    add_email_doubts(people, doubts);
    std::stable_sort(doubts.begin(), doubts.end(), [](const ListDoubt& a, const ListDoubt& b) {
        return a.line != b.line ? a.line < b.line : a.field < b.field;
    });
    return doubts;
}

}  // namespace lanyard
