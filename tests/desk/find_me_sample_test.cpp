// Everybody of the sample event finds themselves by what a touch keyboard can write, and nobody is found by
// another's name.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/safe_file.h"
#include "desk/find_me.h"
#include "desk/import_list.h"
#include "event/find_by_name.h"
#include "event/name_fold.h"
#include "event/written_name.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/folders.h"

using namespace lanyard;

namespace {

struct Latin {
    const char *given, *family;
};

// How the people whose names have other letters write them.
const std::map<std::string, Latin> written_in_latin = {
    {"王秀英", {"Xiuying", "Wang"}},           {"김민준", {"Minjun", "Kim"}},
    {"ليلى حدّاد", {"Layla", "Haddad"}},        {"נעמה לוי", {"Naama", "Levy"}},
    {"Оксана Шевчук", {"Oksana", "Shevchuk"}}, {"Ελένη Παπαδοπούλου", {"Eleni", "Papadopoulou"}},
    {"आरती शर्मा", {"Aarti", "Sharma"}},        {"கவிதா இராமன்", {"Kavitha", "Raman"}},
    {"สมชาย ใจดี", {"Somchai", "Jaidee"}},      {"ნინო ბერიძე", {"Nino", "Beridze"}},
    {"ሰላም ተስፋዬ", {"Selam", "Tesfaye"}},        {"Անի Պետրոսյան", {"Ani", "Petrosyan"}},
    {"শর্মিলা ঘোষ", {"Sharmila", "Ghosh"}},
};

// The sample's event with its first list.
struct Sample {
    EventForTest event;
    std::unique_ptr<Desk> desk = event.open();
    std::vector<Attendee> people;

    Sample() {
        const auto list = read_file(source_folder() / "assets/launch-2017/registrations.csv");
        REQUIRE(list.ok());
        REQUIRE(import_list(*desk, *list, "registrations.csv", {}, by_import(EventForTest::at(-60))));
        auto all = desk->attendees();
        REQUIRE(all.ok());
        people = std::move(all).value();
    }
    std::string found(const std::string& name, const std::string& second) const {
        const auto answer = find_me(*desk, name, second);
        REQUIRE(answer.ok());
        return answer->value_or("");
    }
    // Expected, may be found by name at a kiosk, and with an email that nobody else has.
    std::vector<Attendee> findable() const {
        std::map<std::string, int> emails;
        for (const Attendee& person : people) ++emails[fold_email(person.email)];
        std::vector<Attendee> found;
        for (const Attendee& person : people)
            if (person.status == AttendeeStatus::expected && !person.unnamed_seat &&
                !person.has(Flag::protected_person) && !person.email.empty() &&
                emails[fold_email(person.email)] == 1)
                found.push_back(person);
        return found;
    }
};

bool is_latin(const Attendee& person) {
    const auto words = spelled_words(person.name);
    return std::all_of(words.begin(), words.end(), [](const SpelledWord& word) { return word.is_latin; });
}

// As the keys without accents write it, in either order.
std::vector<std::string> typed(const Attendee& person) {
    const auto other = written_in_latin.find(person.name);
    const std::string given =
        other == written_in_latin.end() ? fold_name(person.given_name) : other->second.given;
    const std::string family =
        other == written_in_latin.end() ? fold_name(person.family_name) : other->second.family;
    if (given.empty() || family.empty()) return {fold_name(person.name)};
    return {given + " " + family, family + " " + given};
}

}  // namespace

TEST_CASE("everybody of the sample with an email of their own is found by touch alone, in either order") {
    const Sample sample;
    const auto findable = sample.findable();
    CHECK(findable.size() > 275);
    std::vector<std::string> by_reference;
    for (const Attendee& person : findable) {
        CAPTURE(person.name);
        CHECK(person.email.find_first_not_of(
                  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@.-_+'") ==
              std::string::npos);
        // The booking's reference is as good as the name, and the only way where no key has its letters.
        CHECK(sample.found(person.order_code, person.email) == person.id);
        if (!is_latin(person) && !written_in_latin.count(person.name)) {
            by_reference.push_back(person.name);
            continue;
        }
        for (const std::string& name : typed(person)) {
            CAPTURE(name);
            CHECK(sample.found(name, person.email) == person.id);
        }
    }
    CHECK(by_reference == std::vector<std::string>{"田中さくら"});
}

TEST_CASE("with an email of the sample nobody else's name is found, nor half of the right one") {
    const Sample sample;
    for (const Attendee& person : sample.findable()) {
        CAPTURE(person.name);
        const WrittenNames names(person);
        const auto theirs = typed(person);
        for (const Attendee& other : sample.people) {
            if (fold_name(other.name) == fold_name(person.name)) continue;
            for (const std::string& name : typed(other)) {
                CAPTURE(name);
                CHECK_FALSE(names.has(name));
            }
        }
        if (theirs.size() < 2 || person.badge_name != person.name) continue;
        for (const std::string& half : {theirs.front().substr(0, theirs.front().find(' ')),
                                        theirs.front().substr(theirs.front().rfind(' ') + 1)})
            CHECK_FALSE(names.has(half));
    }
}

TEST_CASE("one mailbox for several people is told apart by name, and a reference of several is nobody's") {
    const Sample sample;
    const auto denise = std::find_if(sample.people.begin(), sample.people.end(),
                                     [](const Attendee& person) { return person.name == "Denise Whitlock"; });
    REQUIRE(denise != sample.people.end());
    CHECK(sample.found("Whitlock Denise", denise->email) == denise->id);
    CHECK(sample.found("Imran Shafiq", denise->email) != denise->id);
    CHECK(sample.found(denise->order_code, denise->email).empty());
    CHECK(sample.found("Denise Whitlock", "denise@calderbrook.example").empty());
}
