// A column is judged by all of its first cells; the first that does not fit ends most questions.
#include "formats/column_cells.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "event/code_likeness.h"
#include "event/name_fold.h"
#include "formats/list_places.h"
#include "formats/list_words.h"

namespace lanyard {
namespace {

template <class Test>
bool all_are(const std::vector<std::string>& cells, Test test) {
    return !cells.empty() && std::all_of(cells.begin(), cells.end(), test);
}

// Whether the longer name has all words of the shorter one and others.
bool holds(const std::string& longer, const std::string& shorter) {
    const auto all = folded_words(longer), some = folded_words(shorter);
    return some.size() < all.size() && std::all_of(some.begin(), some.end(), [&](const std::string& word) {
               return std::find(all.begin(), all.end(), word) != all.end();
           });
}

}  // namespace

ColumnCells::ColumnCells(std::size_t columns, const std::vector<std::vector<std::string>>& rows)
    : rows_(rows), cells_(columns) {
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < std::min(columns, row.size()); ++i) {
            if (std::string cell = clean_text(row[i]); !cell.empty()) cells_[i].push_back(std::move(cell));
        }
    }
}

bool ColumnCells::are_replies(std::size_t column) const {
    const auto& cells = cells_[column];
    const auto known = std::count_if(cells.begin(), cells.end(), [](const std::string& cell) {
        return status_from_reply(cell).has_value();
    });
    return !cells.empty() && static_cast<std::size_t>(known) * 2 >= cells.size();
}

bool ColumnCells::are_telling_replies(std::size_t column) const {
    const auto& cells = cells_[column];
    const auto is_known = [](const std::string& cell) { return status_from_words(cell).has_value(); };
    return all_are(cells, is_known) && std::any_of(cells.begin(), cells.end(), is_reply);
}

bool ColumnCells::say_yes_and_no(std::size_t column) const {
    return all_are(cells_[column], is_yes_or_no);
}

bool ColumnCells::are_numbers(std::size_t column) const {
    return all_are(cells_[column], [](const std::string& cell) {
        return cell.find_first_not_of("0123456789.,+ ") == std::string::npos;
    });
}

bool ColumnCells::are_single_words(std::size_t column) const {
    return all_are(cells_[column], [](const std::string& cell) {
        return cell.find(' ') == std::string::npos &&
               std::all_of(cell.begin(), cell.end(), [](unsigned char c) { return c < 0xE3; });
    });
}

bool ColumnCells::are_codes(std::size_t column) const {
    constexpr std::size_t fewest_of_digits = 6;
    const auto& cells = cells_[column];
    const auto is_digit = [](unsigned char c) { return std::isdigit(c) != 0; };
    const auto may_be_one = [&](const std::string& cell) {
        const bool is_number = std::all_of(cell.begin(), cell.end(), is_digit);
        return (may_stand_in_link(cell) && (!is_number || cell.size() >= fewest_of_digits)) ||
               !codes_within_link(cell).empty();
    };
    const auto with_digits = std::count_if(cells.begin(), cells.end(), [&](const std::string& cell) {
        return std::any_of(cell.begin(), cell.end(), is_digit);
    });
    const auto rows = std::count_if(rows_.begin(), rows_.end(), [](const auto& row) {
        return std::any_of(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
    });
    const std::set<std::string> different(cells.begin(), cells.end());
    return all_are(cells, may_be_one) && different.size() == cells.size() &&
           static_cast<std::ptrdiff_t>(cells.size()) == rows &&
           static_cast<std::size_t>(with_digits) * 2 >= cells.size();
}

bool ColumnCells::mostly_differ(std::size_t column, std::size_t other) const {
    std::size_t both = 0, different = 0;
    for (const auto& row : rows_) {
        if (std::max(column, other) >= row.size() || row[column].empty() || row[other].empty()) continue;
        ++both;
        different += fold_name(row[column]) != fold_name(row[other]) ? 1 : 0;
    }
    return both > 0 && different * 2 >= both;
}

bool ColumnCells::are_numbers_of_places(std::size_t column) const {
    constexpr std::size_t many = 5;
    constexpr int large = 10;
    std::set<int> different;
    std::size_t known = 0;
    for (const std::string& cell : cells_[column]) {
        const auto number = places_in(cell);
        if (!number) continue;
        ++known;
        different.insert(*number);
    }
    const bool are_seats =
        different.size() >= many && different.size() == known && *different.rbegin() > large;
    return known > 0 && known * 2 >= cells_[column].size() && !are_seats;
}

bool ColumnCells::are_addresses(std::size_t column) const {
    return all_are(cells_[column], [](const std::string& cell) { return is_address(cell); });
}

bool ColumnCells::hold_those_of(std::size_t column, std::size_t other) const {
    std::size_t both = 0, held = 0;
    for (const auto& row : rows_) {
        if (std::max(column, other) >= row.size() || row[column].empty() || row[other].empty()) continue;
        ++both;
        held += holds(row[column], row[other]) ? 1 : 0;
    }
    return both > 0 && held * 2 >= both;
}

bool ColumnCells::begin_with_family_names(std::size_t column) const {
    constexpr int rows_to_trust = 3;
    int names = 0, with_comma = 0;
    for (const std::string& cell : cells_[column]) {
        if (is_placeholder_name(cell)) continue;
        ++names;
        with_comma += !name_from_one_cell(cell, true).given.empty();
    }
    return with_comma >= rows_to_trust && with_comma * 5 >= names * 4;
}

}  // namespace lanyard
