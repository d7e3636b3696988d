// Any bytes as a registration list: read, compared with what the first half of it made known, and counted.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "event/registration_merge.h"
#include "formats/registration_list.h"

using namespace lanyard;

namespace {

const EventKey& key() {
    static const EventKey key = *EventKey::parse(std::string(64, '0'), "");
    return key;
}

std::vector<ListedPerson> people_of(const RegistrationList& list, std::size_t first, std::size_t last) {
    std::vector<ListedPerson> people;
    for (std::size_t i = first; i < last; ++i)
        people.push_back({person_id(key(), list.rows[i].identity), list.rows[i].line, list.rows[i].fields});
    return people;
}

void require(bool holds) {
    if (!holds) std::abort();
}

// Each row in exactly one count, and the same list again changes nothing.
void check_merge(const RegistrationList& list) {
    KnownRegistrations known;
    const std::size_t half = list.rows.size() / 2;
    for (ListedPerson& person : people_of(list, 0, half)) {
        KnownRegistration& registration = known[person.person];
        registration.from_list = true;
        registration.list = std::move(person.fields);
        registration.desk[Field::organisation] = "Desk";
    }
    const auto people = people_of(list, 0, list.rows.size());
    const auto comparison = compare_list(people, known);
    require(comparison.added + comparison.changed + comparison.unchanged + comparison.cancelled ==
            static_cast<int>(list.rows.size()));
    require(comparison.missing.empty());
    for (const ListWrite& write : comparison.writes) {
        KnownRegistration& registration = known[write.person];
        registration.from_list = true;
        for (const auto& [field, value] : write.fields) registration.list[field] = value;
    }
    require(compare_list(people, known).writes.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto list = read_registration_list(bytes, "fuzzed.csv");
    if (!list) return 0;
    int last_line = 0;
    for (const ListRow& row : list->rows) {
        require(row.line > last_line);
        last_line = row.line;
        require(row.fields.count(Field::name) == 1);
    }
    check_merge(*list);
    return 0;
}
