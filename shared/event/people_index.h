// Finding people by anything that the desk types: names in any order, initials, organisation, order, email,
// with accents or without, with one slip of the finger. In memory, pure, for one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/word_list.h"

namespace lanyard {

// What somebody is found by.
struct FindablePerson {
    std::string id;
    std::string name, given_name, family_name, badge_name;
    std::string organisation, email, order_code;
    std::string phone = {};
};

class PeopleIndex {
  public:
    // More words of a query, and longer ones, are left out.
    static constexpr std::size_t most_words = 8, most_letters = 64;

    struct Found {
        std::vector<std::string> people;  // ids
        std::size_t certain = 0;          // how many of them, the first, are found without a slip
        std::size_t further = 0;          // found too, and left out
    };

    // People who are new or have changed. Somebody of whom nothing is known any more is not found again.
    void put(const std::vector<FindablePerson>& people);

    // Everybody of whom each word of `query` is the beginning of something: first those whose names have
    // these very words, then those whose names begin so, then those whose organisation, order or email does,
    // then those who would with one slip in one word. Each group in order of name. A word with an @ is an
    // email's beginning. At most `most`; slips are looked for only where fewer were found, and
    // not in words with digits: the neighbour's order is not a slip of one's own. A query of digits alone,
    // with whatever stands between them, is one number.
    Found find(std::string_view query, std::size_t most) const;

    std::size_t size() const { return numbers_.size(); }

  private:
    struct Person {
        std::string id, place;              // its bytes sort people
        std::string names, others, emails;  // folded words with a space between
        bool operator==(const Person&) const = default;
    };
    // Names, whatever else is made of words, and whole addresses.
    struct Lists {
        WordList names, others, emails;
    };
    struct Matches;

    static Person made_of(const FindablePerson& person);
    void number(Person person);
    void sort_in(std::uint32_t person);
    void forget_the_dead();
    Lists lists_of(std::uint32_t from, std::uint32_t to) const;
    Matches matches_of(std::string_view word, bool is_email) const;
    PersonSet slips_of(std::string_view word, bool is_email) const;

    std::deque<Person> people_;  // by number; who changed gets a new one
    std::unordered_map<std::string, std::uint32_t> numbers_;
    PersonSet alive_;
    std::vector<std::uint32_t> in_order_;  // numbers, the dead ones too
    // Most people; and those since, so that one walk-in does not sort everybody again.
    Lists settled_, recent_;
    std::uint32_t settled_until_ = 0;
};

}  // namespace lanyard
