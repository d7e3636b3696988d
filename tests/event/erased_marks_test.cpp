// A list that names somebody as they were known is recognised however it spells them, and nobody else is.
#include "event/erased_marks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace lanyard;

namespace {

const EventKey& key() {
    static const EventKey one = std::move(EventKey::parse(std::string(64, '7'), "event.key")).value();
    return one;
}

bool meets(const RegistrationFields& known, const RegistrationFields& row, bool shared = false) {
    const auto kept = erased_marks(key(), known, shared), sought = marks_of_row(key(), row, shared);
    return std::find_first_of(kept.begin(), kept.end(), sought.begin(), sought.end()) != kept.end();
}

struct People {
    std::mt19937 random{11};
    std::string word() {
        std::string word;
        for (int i = 0; i < 8; ++i) word += static_cast<char>('a' + random() % 26);
        return word;
    }
    RegistrationFields person() {
        RegistrationFields fields;
        fields[Field::name] = word() + " " + word();
        if (random() % 3) fields[Field::email] = word() + "@example.org";
        if (random() % 3) fields[Field::organisation] = word();
        if (random() % 3 == 0) fields[Field::codes] = word() + "\n" + word();
        return fields;
    }
};

std::string upper(std::string text) {
    for (char& letter : text)
        letter = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
    return text;
}

}  // namespace

TEST_CASE("of any two people each is recognised as themselves, in capitals too, and neither as the other") {
    People people;
    for (int i = 0; i < 300; ++i) {
        const RegistrationFields one = people.person(), other = people.person();
        CHECK(meets(one, one));
        CHECK(meets(one, one, true));
        RegistrationFields loud = one;
        for (const Field field : {Field::name, Field::email, Field::organisation})
            if (loud.count(field)) loud[field] = "  " + upper(loud[field]);
        CHECK(meets(one, loud));
        CHECK_FALSE(meets(one, other));
        // With what only one of the two lists has.
        RegistrationFields less = one;
        less.erase(Field::email);
        less.erase(Field::codes);
        CHECK(meets(one, less));
        CHECK(meets(less, one));
    }
}

TEST_CASE("an address that several have is nobody's, and a seat without a name is known by its code alone") {
    RegistrationFields known{{Field::name, "Ada Abbot"}, {Field::email, "office@example.org"}};
    RegistrationFields colleague{{Field::name, "Ben Brown"}, {Field::email, "office@example.org"}};
    CHECK(meets(known, colleague));
    CHECK_FALSE(meets(known, colleague, true));
    CHECK(meets(known, known, true));
    const RegistrationFields seat{
        {Field::name, "TBC"}, {Field::organisation, "Leeds"}, {Field::seat, "unnamed"}};
    CHECK_FALSE(meets(seat, seat));
    RegistrationFields coded = seat;
    coded[Field::codes] = "XK-1";
    CHECK(meets(coded, coded));
    CHECK(marks_of_row(key(), seat, false).empty());
}
