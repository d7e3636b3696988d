// Lists imported over earlier ones, from file to counts: what one list after another changes.
#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "event/registration_merge.h"
#include "formats/registration_list.h"
#include "tests/folders.h"

using namespace lanyard;

namespace {

std::vector<ListedPerson> persons_of(const std::string& file) {
    const auto bytes = read_file(source_folder().string() + "/" + file);
    REQUIRE(bytes.ok());
    const auto list = read_registration_list(*bytes, file);
    REQUIRE(list.ok());
    const auto key = EventKey::parse(std::string(64, '5'), "");
    std::vector<ListedPerson> persons;
    for (const ListRow& row : list->rows)
        persons.push_back({person_id(*key, row.identity), row.line, row.fields});
    return persons;
}

KnownRegistrations known_after(const std::vector<ListedPerson>& persons) {
    KnownRegistrations known;
    for (const ListedPerson& person : persons) {
        KnownRegistration registration;
        registration.list = person.fields;
        registration.from_list = true;
        known[person.person] = registration;
    }
    return known;
}

}  // namespace

TEST_CASE("the list of a week later: 14 added, 6 cancelled, 9 changed, 4 missing") {
    const auto first = persons_of("tests/data/registrations/eventbrite.csv");
    const auto later = persons_of("tests/data/registrations/eventbrite-a-week-later.csv");
    const KnownRegistrations known = known_after(first);
    CHECK(known.size() == 312);
    const ListComparison comparison = compare_list(later, known);
    CHECK(comparison.added == 14);
    CHECK(comparison.cancelled == 6);
    CHECK(comparison.changed == 9);
    CHECK(comparison.unchanged == 293);
    CHECK(comparison.missing.size() == 4);
    CHECK(comparison.conflicts.empty());
    for (const ListWrite& write : comparison.writes) {
        if (write.is_new) continue;
        REQUIRE(write.changes.size() == 1);
        CHECK(write.changes[0].field == (write.cancels ? Field::status : Field::job_title));
    }
}

TEST_CASE("the sample's later list gives what its page says") {
    const auto first = persons_of("assets/launch-2017/registrations.csv");
    const auto later = persons_of("assets/launch-2017/registrations-later.csv");
    const ListComparison comparison = compare_list(later, known_after(first));
    CHECK(comparison.added == 11);
    CHECK(comparison.changed == 12);
    CHECK(comparison.cancelled == 5);
    CHECK(comparison.missing.size() == 3);
    CHECK(comparison.unchanged == 292);
}

TEST_CASE("each list again changes nothing") {
    for (const char* file :
         {"tests/data/registrations/eventbrite.csv", "tests/data/registrations/pretix-order-positions.csv",
          "tests/data/registrations/council-spreadsheet-cp1252.csv",
          "assets/launch-2017/registrations.csv"}) {
        CAPTURE(file);
        const auto persons = persons_of(file);
        const ListComparison comparison = compare_list(persons_of(file), known_after(persons));
        CHECK(comparison.writes.empty());
        CHECK(comparison.missing.empty());
        CHECK(comparison.unchanged == static_cast<int>(persons.size()));
    }
}
