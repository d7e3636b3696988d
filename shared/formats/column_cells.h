// What the first cells of a list's columns look like, to hold against what their headings promise.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lanyard {

// Columns are counted from 0. Empty cells say nothing: of a column that has no others every question but
// `any` is answered with false.
class ColumnCells {
  public:
    // Rows as they stand in the file, which have to outlive this.
    ColumnCells(std::size_t columns, const std::vector<std::vector<std::string>>& rows);

    bool any(std::size_t column) const { return !cells_[column].empty(); }
    // At least half of them are known as words of status.
    bool are_replies(std::size_t column) const;
    // All of them are, and one says in words that somebody comes or does not: not "yes", "paid" or "active".
    bool are_telling_replies(std::size_t column) const;
    bool say_yes_and_no(std::size_t column) const;
    bool are_numbers(std::size_t column) const;
    // None of them has two words: what a person is, rather than who. Names in East Asian scripts have one,
    // too.
    bool are_single_words(std::size_t column) const;
    // Every row has one, each another, without spaces, and longer than the numbers of rows.
    bool are_codes(std::size_t column) const;
    // In at least half of the rows the two say different things.
    bool mostly_differ(std::size_t column, std::size_t other) const;
    // At least half of them, and not the numbers of seats: many, large ones too, and each another.
    bool are_numbers_of_places(std::size_t column) const;
    bool are_addresses(std::size_t column) const;
    // At least half of them hold the words of the other column's cell in the same row, and more.
    bool hold_those_of(std::size_t column, std::size_t other) const;
    // Nearly all of them are "Berg, Jan".
    bool begin_with_family_names(std::size_t column) const;

  private:
    const std::vector<std::vector<std::string>>& rows_;
    std::vector<std::vector<std::string>> cells_;  // by column, cleaned, none of them empty
};

}  // namespace lanyard
