// The people whom the desk has found: which of them is selected, and which rows are in view.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "roles/desk/messages.h"
#include "ui/row_scroll.h"

namespace lanyard {

class FoundList {
  public:
    // A search's answer. True where it is the shown search's, asked again since something has changed, and
    // whoever was selected still is: they are found again, or they are `open` and stay though the words find
    // them no more, for they have just been given another name. False: the first is selected, if anybody is.
    bool take(PeopleFound found, const std::string& open);
    // One person, whoever was searched for.
    void show_alone(const Attendee& person);
    // Nobody, as `words` find nobody.
    void clear(std::string words = {});

    // A row that is there; it comes into view.
    void select(std::size_t row);
    // To the next rows, after the last ones to the first: their first is selected.
    void turn_page();
    // How many rows there is room for.
    void show_rows(std::size_t rows) { rows_ = rows; }

    // What is known of a person now, where they are listed.
    void update(const Attendee& person);
    void remove(const std::string& id);
    // `dropped` was found to be a double of `kept`: they are one row from here on.
    void join(const std::string& dropped, const std::string& kept);

    const std::string& words() const { return found_.words; }
    const std::vector<Attendee>& people() const { return found_.people; }
    std::size_t further() const { return found_.further; }
    // Who is found without a slip of a letter.
    std::span<const Attendee> certain() const;
    std::size_t selected_row() const { return selected_; }
    std::size_t first_row() const { return scroll_.first; }
    RowScroll& scroll() { return scroll_; }
    AskedList list() const { return found_.list; }
    const Attendee* selected() const;  // nullptr: nobody is listed

  private:
    std::size_t row_of(const std::string& id) const;  // as many as there are rows: they are not listed

    PeopleFound found_;
    std::size_t selected_ = 0, rows_ = 1;
    RowScroll scroll_;
};

}  // namespace lanyard
