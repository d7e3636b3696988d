// The fields of one registration with their values, kept small: a list of 100,000 holds a million of them.
#pragma once

#include <initializer_list>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace lanyard {

// What a list or the desk says of a person, one register each per layer (list, desk).
enum class Field {
    name,  // whole, as the person writes it; made of the two below where the list has two
    given_name,
    family_name,
    badge_name,  // what to print where it is not the name
    email,
    organisation,
    job_title,
    phone,
    ticket_type,
    status,  // "expected", "cancelled", "pending"
    order_code,
    codes,     // other systems' codes, one a line
    answers,   // JSON object: heading to answer, columns that are not known
    flags,     // what the list says, one a line
    sessions,  // chosen sessions by the list's words or ids, one a line
    seat,      // "unnamed" for a seat without a person's name
};
inline constexpr std::size_t field_count = 16;

// Values by field, as std::map has them, in one piece of memory; a field that is not there was not said.
class RegistrationFields {
    // Where the field is or belongs: they are few, and mostly come in order.
    template <class Self>
    static auto place_of(Self& self, Field field) {
        auto at = self.values_.end();
        while (at != self.values_.begin() && std::prev(at)->first >= field) --at;
        return at;
    }

  public:
    using value_type = std::pair<Field, std::string>;
    using iterator = std::vector<value_type>::iterator;
    using const_iterator = std::vector<value_type>::const_iterator;

    RegistrationFields() = default;
    RegistrationFields(std::initializer_list<value_type> values) {
        for (const auto& [field, value] : values) try_emplace(field, value);
    }

    iterator begin() { return values_.begin(); }
    iterator end() { return values_.end(); }
    const_iterator begin() const { return values_.begin(); }
    const_iterator end() const { return values_.end(); }
    bool empty() const { return values_.empty(); }
    std::size_t size() const { return values_.size(); }
    void reserve(std::size_t count) { values_.reserve(count); }

    iterator find(Field field) {
        const auto at = place_of(*this, field);
        return at != end() && at->first == field ? at : end();
    }
    const_iterator find(Field field) const {
        const auto at = place_of(*this, field);
        return at != end() && at->first == field ? at : end();
    }
    std::size_t count(Field field) const { return find(field) == end() ? 0 : 1; }
    const std::string& at(Field field) const {
        const auto found = find(field);
        if (found == end()) throw std::out_of_range("a field that is not there");
        return found->second;
    }
    std::string& operator[](Field field) { return try_emplace(field).first->second; }
    std::pair<iterator, bool> try_emplace(Field field, std::string value = {}) {
        const auto at = place_of(*this, field);
        if (at != end() && at->first == field) return {at, false};
        return {values_.insert(at, {field, std::move(value)}), true};
    }
    std::size_t erase(Field field) {
        const auto found = find(field);
        if (found == end()) return 0;
        values_.erase(found);
        return 1;
    }

    bool operator==(const RegistrationFields&) const = default;

  private:
    std::vector<value_type> values_;  // sorted by field, each once
};

}  // namespace lanyard
