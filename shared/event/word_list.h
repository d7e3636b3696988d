// Folded words in order, each with the people who have it: found by the word, by its beginning, and by a
// beginning with one slip of the finger.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lanyard {

// People by their number, from 0, one bit each.
class PersonSet {
  public:
    explicit PersonSet(std::size_t people = 0) : bits_((people + 63) / 64) {}

    void add(std::uint32_t person) { bits_[person / 64] |= bit(person); }
    void remove(std::uint32_t person) { bits_[person / 64] &= ~bit(person); }
    bool has(std::uint32_t person) const { return (bits_[person / 64] & bit(person)) != 0; }
    // Makes room for as many; those who are new are not in it.
    void grow(std::size_t people) { bits_.resize((people + 63) / 64); }
    // Both sets must have room for the same people.
    void keep_only(const PersonSet& others);
    void add_all(const PersonSet& others);
    void remove_all(const PersonSet& others);
    std::size_t count() const;

  private:
    static std::uint64_t bit(std::uint32_t person) { return std::uint64_t{1} << (person % 64); }
    std::vector<std::uint64_t> bits_;
};

// True where `typed` is the beginning of `word`, or all of it, but for one letter that is wrong, missing, too
// many, or swapped with its neighbour. Of fewer than four letters the rest has to be all of the word: half a
// short word with a slip in it could be anything. False where nothing is wrong with it. Letters are bytes:
// both are folded.
bool begins_with_one_slip(std::string_view typed, std::string_view word);

class WordList {
  public:
    // A word and who has it.
    using Owned = std::pair<std::string_view, std::uint32_t>;

    WordList() = default;
    // In any order; a word that several people have comes once for each. The words are copied.
    explicit WordList(std::vector<Owned> words);

    // Each adds whom it finds to `to`, which has room for everybody.
    void add_owners(std::string_view word, PersonSet& to) const;
    void add_owners_of_beginning(std::string_view beginning, PersonSet& to) const;
    // Also some whom the letters find without a slip.
    void add_owners_of_slip(std::string_view typed, PersonSet& to) const;

  private:
    // Words side by side, the first and the one behind the last.
    struct Range {
        std::size_t from = 0, to = 0;
    };
    // Of words that are alike up to `depth` letters, those that go on with these.
    Range narrowed(Range range, std::size_t depth, std::string_view letters) const;
    // Of words that are alike up to `depth` letters, whom a rest of the typed letters finds.
    void add_rest(Range range, std::size_t depth, std::string_view rest, bool has_to_be_all,
                  PersonSet& to) const;
    std::size_t words() const { return starts_.empty() ? 0 : starts_.size() - 1; }
    std::string_view word(std::size_t index) const {
        return std::string_view(letters_).substr(starts_[index], starts_[index + 1] - starts_[index]);
    }
    void add_range(Range range, PersonSet& people) const;

    // All words one after the other, sorted, each once; where each begins; and whose it is. One piece of
    // memory each, so that a thousand words that begin alike are read at one go.
    std::string letters_;
    std::vector<std::uint32_t> starts_, owners_from_, owners_;
};

}  // namespace lanyard
