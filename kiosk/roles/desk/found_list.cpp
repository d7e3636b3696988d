// A selection that stays with its person while the rows around them change.
#include "roles/desk/found_list.h"

#include <algorithm>
#include <utility>

namespace lanyard {

bool FoundList::take(PeopleFound found, const std::string& open) {
    const bool is_again = found.words == found_.words && selected();
    const Attendee before = is_again ? *selected() : Attendee{};
    found_ = std::move(found);
    if (is_again) {
        std::size_t row = row_of(before.id);
        if (row == found_.people.size() && before.id == open) {
            row = std::min(selected_, found_.people.size());
            if (row < found_.certain) ++found_.certain;
            found_.people.insert(found_.people.begin() + static_cast<std::ptrdiff_t>(row), before);
        }
        if (row < found_.people.size()) {
            select(row);
            return true;
        }
    }
    selected_ = scroll_.first = 0;
    return false;
}

void FoundList::show_alone(const Attendee& person) {
    found_ = {"", {person}, 0, 1};
    selected_ = scroll_.first = 0;
}

void FoundList::clear(std::string words) {
    found_ = {std::move(words), {}, 0, 0};
    selected_ = scroll_.first = 0;
}

void FoundList::select(std::size_t row) {
    selected_ = row;
    if (selected_ < scroll_.first) scroll_.first = selected_;
    if (selected_ >= scroll_.first + rows_) scroll_.first = selected_ + 1 - rows_;
}

void FoundList::turn_page() {
    selected_ = scroll_.first = scroll_.first + rows_ < found_.people.size() ? scroll_.first + rows_ : 0;
}

void FoundList::update(const Attendee& person) {
    const std::size_t row = row_of(person.id);
    if (row < found_.people.size()) found_.people[row] = person;
}

void FoundList::remove(const std::string& id) {
    const std::size_t row = row_of(id);
    if (row == found_.people.size()) return;
    if (row < found_.certain) --found_.certain;
    found_.people.erase(found_.people.begin() + static_cast<std::ptrdiff_t>(row));
    if (row < selected_ || selected_ == found_.people.size()) select(std::max<std::size_t>(selected_, 1) - 1);
}

void FoundList::join(const std::string& dropped, const std::string& kept) {
    if (row_of(dropped) == found_.people.size()) return;
    remove(kept);
    found_.people[row_of(dropped)].id = kept;
}

std::span<const Attendee> FoundList::certain() const {
    return std::span(found_.people).first(std::min(found_.certain, found_.people.size()));
}

const Attendee* FoundList::selected() const {
    return selected_ < found_.people.size() ? &found_.people[selected_] : nullptr;
}

std::size_t FoundList::row_of(const std::string& id) const {
    const auto at = std::find_if(found_.people.begin(), found_.people.end(),
                                 [&](const Attendee& person) { return person.id == id; });
    return static_cast<std::size_t>(at - found_.people.begin());
}

}  // namespace lanyard
