// A new list against what is known: each row in one count, the desk's values kept, and pairs for a person to
// decide.
#include "event/registration_merge.h"

#include <doctest/doctest.h>

#include <random>

using namespace lanyard;

namespace {

RegistrationFields person(const std::string& name, const std::string& email = "",
                          const std::string& organisation = "", const std::string& status = "expected") {
    return {{Field::name, name},
            {Field::email, email},
            {Field::organisation, organisation},
            {Field::status, status},
            {Field::seat, ""}};
}

KnownRegistration known(const RegistrationFields& list) {
    KnownRegistration registration;
    registration.list = list;
    registration.from_list = true;
    return registration;
}

ListComparison compare(const std::vector<ListedPerson>& rows, const KnownRegistrations& known) {
    return compare_list(rows, known);
}

}  // namespace

TEST_CASE("somebody new is added with all that the row says") {
    const auto comparison = compare({{"p1", 2, person("Anna", "a@x.example", "Leeds", "cancelled")}}, {});
    CHECK(comparison.added == 1);
    CHECK(comparison.cancelled == 0);
    REQUIRE(comparison.writes.size() == 1);
    CHECK(comparison.writes[0].is_new);
    CHECK(comparison.writes[0].line == 2);
    CHECK(comparison.writes[0].fields == person("Anna", "a@x.example", "Leeds", "cancelled"));
    CHECK(comparison.writes[0].changes.empty());
}

TEST_CASE("only what changed is written, with what it was before") {
    const KnownRegistrations before = {{"p1", known(person("Anna", "a@x.example", "Leeds"))}};
    auto fields = person("Anna", "a@x.example", "Hull");
    fields[Field::phone] = "";  // a column that the last list had not: nothing said either way
    const auto comparison = compare({{"p1", 2, fields}}, before);
    CHECK(comparison.changed == 1);
    REQUIRE(comparison.writes.size() == 1);
    CHECK(comparison.writes[0].fields == RegistrationFields{{Field::organisation, "Hull"}});
    REQUIRE(comparison.writes[0].changes.size() == 1);
    CHECK(comparison.writes[0].changes[0].before == "Leeds");
    CHECK(comparison.writes[0].changes[0].after == "Hull");
}

TEST_CASE("a column that the new list lacks changes nothing") {
    const KnownRegistrations before = {{"p1", known(person("Anna", "a@x.example", "Leeds"))}};
    const auto comparison = compare({{"p1", 2, {{Field::name, "Anna"}}}}, before);
    CHECK(comparison.unchanged == 1);
    CHECK(comparison.writes.empty());
}

TEST_CASE("cancelling counts as cancelled, coming after all as changed") {
    KnownRegistrations before = {{"p1", known(person("Anna"))},
                                 {"p2", known(person("Jo", "", "", "cancelled"))},
                                 {"p3", known(person("Kim", "", "", "pending"))}};
    before["p1"].inside = true;
    const auto comparison = compare({{"p1", 2, person("Anna", "", "", "cancelled")},
                                     {"p2", 3, person("Jo")},
                                     {"p3", 4, person("Kim", "", "", "cancelled")}},
                                    before);
    CHECK(comparison.cancelled == 2);
    CHECK(comparison.changed == 1);
    CHECK(comparison.writes[0].cancels);
    CHECK_FALSE(comparison.writes[1].cancels);
    CHECK(comparison.cancelled_inside == std::vector<std::string>{"p1"});
}

TEST_CASE(
    "those who vanished are missing, but not walk-ins, people of the desk, or who is cancelled already") {
    KnownRegistrations before = {{"p2", known(person("Anna"))},
                                 {"p1", known(person("Jo"))},
                                 {"p3", known(person("Kim", "", "", "cancelled"))},
                                 {"p4", known(person("Lee"))},
                                 {"p5", known(person("Al"))},
                                 {"p6", {}}};
    before["p4"].walk_in = true;
    before["p5"].desk[Field::status] = "cancelled";
    const auto comparison = compare({}, before);
    CHECK(comparison.missing == std::vector<std::string>{"p1", "p2"});
    CHECK(comparison.writes.empty());
}

TEST_CASE("a conflict is there when the list moved on from what the desk replaced, to something else") {
    KnownRegistration anna = known(person("Ana", "a@x.example"));
    anna.desk[Field::name] = "Anna";
    anna.replaced[Field::name] = "Ana";
    const KnownRegistrations before = {{"p1", anna}};
    CHECK(compare({{"p1", 2, person("Ana", "a@x.example")}}, before).conflicts.empty());
    CHECK(compare({{"p1", 2, person("Anna", "a@x.example")}}, before).conflicts.empty());
    const auto comparison = compare({{"p1", 2, person("Anne", "a@x.example")}}, before);
    REQUIRE(comparison.conflicts.size() == 1);
    CHECK(comparison.conflicts[0].person == "p1");
    CHECK(comparison.conflicts[0].field == Field::name);
    CHECK(comparison.conflicts[0].list == "Anne");
    CHECK(comparison.conflicts[0].desk == "Anna");
    CHECK(comparison.changed == 1);
    CHECK(comparison.writes[0].fields == RegistrationFields{{Field::name, "Anne"}});
}

TEST_CASE(
    "vanished and new with one email, order or organisation are look-alikes, and count as added and "
    "missing") {
    auto tbc = person("TBC", "", "York");
    tbc[Field::seat] = "unnamed";
    auto on_order = person("Ann Other", "", "Bath"), replacement = person("Zed Young", "", "Bath");
    on_order[Field::order_code] = replacement[Field::order_code] = "ORDER1";
    const KnownRegistrations before = {{"m1", known(person("Kath Lowe", "k@x.example", "Leeds"))},
                                       {"m2", known(person("Jo Brown", "office@x.example", "Leeds"))},
                                       {"m3", known(person("Sara Bennett", "sb@x.example", "Hull"))},
                                       {"m4", known(on_order)},
                                       {"m5", known(tbc)},
                                       {"m6", known(person("Nobody Alike", "n@x.example", "Leeds"))}};
    const auto comparison = compare({{"a1", 2, person("Katherine Lowe", "K@x.example", "Leeds")},
                                     {"a2", 3, person("Mina Patel", "office@x.example", "Leeds")},
                                     {"a3", 4, person("Sarah Bennett", "sarah@x.example", "Hull")},
                                     {"a4", 5, replacement},
                                     {"a5", 6, person("Cy Day", "c@x.example", "York")},
                                     {"a6", 7, person("Quite Different", "q@x.example", "Leeds")}},
                                    before);
    CHECK(comparison.added == 6);
    CHECK(comparison.missing.size() == 6);
    REQUIRE(comparison.look_alikes.size() == 5);
    const auto check = [&](const std::string& missing, const std::string& added, bool renamed,
                           const std::string& reason) {
        CAPTURE(missing);
        bool found = false;
        for (const LookAlike& pair : comparison.look_alikes) {
            if (pair.missing != missing) continue;
            found = true;
            CHECK(pair.added == added);
            CHECK(pair.renamed == renamed);
            CHECK(pair.reason == reason);
        }
        CHECK(found);
    };
    check("m1", "a1", true, "same email");
    check("m2", "a2", false, "same email");
    check("m3", "a3", true, "same organisation, close in name");
    check("m4", "a4", false, "same order");
    check("m5", "a5", false, "same organisation, the seat had no name");
}

TEST_CASE("the same name with another address looks alike (gradecraft#2097), two unnamed seats do not") {
    auto tbc = person("TBC", "t@x.example", "York"), other_tbc = person("TBC", "u@x.example", "Hull");
    tbc[Field::seat] = other_tbc[Field::seat] = "unnamed";
    const KnownRegistrations before = {{"m1", known(person("Paul Roth", "paul@one.example"))},
                                       {"m2", known(tbc)},
                                       {"m3", known(person("Paul Rothe", "p@x.example", "Leeds"))}};
    const auto comparison = compare({{"a1", 2, person("ROTH Paul", "paul@two.example", "Bern")},
                                     {"a2", 3, other_tbc},
                                     {"a3", 4, person("Paula Roth", "paula@x.example", "Bath")}},
                                    before);
    REQUIRE(comparison.look_alikes.size() == 1);
    CHECK(comparison.look_alikes[0].missing == "m1");
    CHECK(comparison.look_alikes[0].added == "a1");
    CHECK(comparison.look_alikes[0].renamed);
    CHECK(comparison.look_alikes[0].reason == "same name");
}

TEST_CASE("everybody is in one look-alike at most, the closest names first") {
    const KnownRegistrations before = {{"m1", known(person("Anna Smith", "office@x.example"))},
                                       {"m2", known(person("Jo Brown", "office@x.example"))}};
    const auto comparison = compare({{"a1", 2, person("Joe Brown", "office@x.example")},
                                     {"a2", 3, person("Ann Smith", "office@x.example")},
                                     {"a3", 4, person("Kim Lee", "office@x.example")}},
                                    before);
    REQUIRE(comparison.look_alikes.size() == 2);
    for (const LookAlike& pair : comparison.look_alikes) {
        CHECK(pair.added == (pair.missing == "m1" ? "a2" : "a1"));
        CHECK(pair.renamed);
    }
}

TEST_CASE("a wrong list, everybody new and everybody gone, is compared in bounded time") {
    KnownRegistrations before;
    std::vector<ListedPerson> rows;
    for (int i = 0; i < 3000; ++i) {
        before["m" + std::to_string(i)] = known(person("Old " + std::to_string(i), "", "One Council"));
        rows.push_back(
            {"a" + std::to_string(i), i + 2, person("New " + std::to_string(i), "", "One Council")});
    }
    const auto comparison = compare(rows, before);
    CHECK(comparison.added == 3000);
    CHECK(comparison.missing.size() == 3000);
}

TEST_CASE("likeness of names") {
    CHECK(name_likeness("Łukasz Żak", "lukasz zak") == 1);
    CHECK(name_likeness("Bennett, Sarah", "Sarah Bennett") == 1);
    CHECK(name_likeness("Mary-Jane O'Neill", "Mary Jane ONeill") == 1);
    CHECK(name_likeness("", "Anna") == 0);
    CHECK(name_likeness("abc", "xyz") == 0);
    // Winkler's own examples: MARTHA and MARHTA 0.961, DIXON and DICKSONX 0.813, DWAYNE and DUANE 0.840.
    CHECK(name_likeness("MARTHA", "MARHTA") == doctest::Approx(0.9611).epsilon(0.0001));
    CHECK(name_likeness("DIXON", "DICKSONX") == doctest::Approx(0.8133).epsilon(0.0001));
    CHECK(name_likeness("DWAYNE", "DUANE") == doctest::Approx(0.84).epsilon(0.0001));
    CHECK(name_likeness("Kath Braithwaite-Lowe", "Katherine Braithwaite-Lowe") > 0.9);
    CHECK(name_likeness("Anna Smith", "Priya Patel") < 0.7);
}

TEST_CASE("for all lists: the same again writes nothing, each row is in one count, likeness has its bounds") {
    std::mt19937 random(20171110);
    const auto any = [&](std::initializer_list<const char*> of) {
        return std::string(*(of.begin() + random() % of.size()));
    };
    for (int round = 0; round < 200; ++round) {
        const auto anybody = [&] {
            return person(any({"Anna Smith", "Ann Smith", "Jo Brown", "TBC", "王 小明"}),
                          any({"", "a@x.example", "b@x.example"}), any({"", "Leeds", "Hull"}),
                          any({"expected", "cancelled", "pending"}));
        };
        KnownRegistrations before;
        for (int i = 0; i < 12; ++i) {
            if (random() % 3 == 0) continue;
            KnownRegistration registration = known(anybody());
            registration.inside = random() % 2;
            registration.walk_in = random() % 8 == 0;
            if (random() % 3 == 0) registration.desk[Field::name] = "Desk";
            before["p" + std::to_string(i)] = registration;
        }
        std::vector<ListedPerson> rows;
        for (int i = 0; i < 12; ++i) {
            if (random() % 3) rows.push_back({"p" + std::to_string(i), i + 2, anybody()});
        }
        const auto comparison = compare(rows, before);
        CHECK(comparison.added + comparison.changed + comparison.unchanged + comparison.cancelled ==
              static_cast<int>(rows.size()));
        CHECK(comparison.writes.size() + static_cast<std::size_t>(comparison.unchanged) == rows.size());

        // Written, and compared once more: nothing is left to write, and the same people are missing.
        KnownRegistrations after = before;
        for (const ListWrite& write : comparison.writes) {
            KnownRegistration& registration = after[write.person];
            registration.from_list = true;
            for (const auto& [field, value] : write.fields) registration.list[field] = value;
        }
        const auto again = compare(rows, after);
        CHECK(again.writes.empty());
        CHECK(again.unchanged == static_cast<int>(rows.size()));
        CHECK(again.missing == comparison.missing);

        for (const auto& [one, first] : before) {
            for (const auto& [two, second] : before) {
                const double likeness =
                    name_likeness(first.list.at(Field::name), second.list.at(Field::name));
                CHECK(likeness >= 0);
                CHECK(likeness <= 1);
                CHECK(likeness == doctest::Approx(name_likeness(second.list.at(Field::name),
                                                                first.list.at(Field::name))));
            }
        }
    }
}
