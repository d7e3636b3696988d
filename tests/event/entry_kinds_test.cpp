// The table of kinds names each kind once, and what people typed belongs to kinds that are about somebody.
#include "event/entry_kinds.h"

#include <doctest/doctest.h>

#include <set>

using namespace lanyard;

TEST_CASE("every kind stands in the table once, and is found by its name") {
    std::set<std::string_view> names;
    for (const EntryKind& kind : entry_kinds()) {
        CAPTURE(kind.name);
        CHECK(names.insert(kind.name).second);
        CHECK(find_entry_kind(kind.name) == &kind);
        CHECK(kind.version >= 2);
        CHECK(kind.personal_since <= kind.version);
        if (!kind.was_in_body[0].empty()) CHECK(kind.about == EntryAbout::person);
        if (kind.was_in_body[0].empty()) CHECK(kind.was_in_body[1].empty());
    }
    CHECK(find_entry_kind("weather_changed") == nullptr);
    CHECK(find_entry_kind("") == nullptr);
}

TEST_CASE("only erasing erases") {
    for (const EntryKind& kind : entry_kinds()) {
        const bool is_one =
            kind.name == "subject_erased" || kind.name == "import_erased" || kind.name == "event_purged";
        CHECK(erases(kind.name) == is_one);
    }
}
