// The words for what is known of a person, and whose rows are whose.
#include "event/attendee.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace lanyard;

namespace {

EventKey some_key() {
    auto key = EventKey::parse(std::string(64, '7'), "event.key");
    REQUIRE(key.ok());
    return *key;
}

PersonIdentity zainab() {
    PersonIdentity identity;
    identity.source = "list";
    identity.email = "zainab@example.org";
    identity.name = "Zainab Jones";
    identity.organisation = "Institute of Family Therapy";
    return identity;
}

}  // namespace

TEST_CASE("each field has one name") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < field_count; ++i) {
        const Field field = static_cast<Field>(i);
        names.insert(field_name(field));
        CHECK(field_from_name(field_name(field)) == field);
    }
    CHECK(names.size() == field_count);
    CHECK(field_name(Field::name) == "name");
    CHECK(field_name(Field::given_name) == "given_name");
    CHECK(field_name(Field::ticket_type) == "ticket_type");
    CHECK(field_name(Field::seat) == "seat");
    CHECK_FALSE(field_from_name("Name"));
    CHECK_FALSE(field_from_name(""));
}

TEST_CASE("all but what people are counted by goes with an erasure") {
    const std::set<Field> impersonal = {Field::status, Field::seat};
    for (std::size_t i = 0; i < field_count; ++i) {
        const Field field = static_cast<Field>(i);
        CAPTURE(field_name(field));
        CHECK(is_personal(field) == (impersonal.count(field) == 0));
    }
}

TEST_CASE("statuses read back, and an unknown one is expected") {
    for (const auto status : {AttendeeStatus::expected, AttendeeStatus::cancelled, AttendeeStatus::pending,
                              AttendeeStatus::replaced}) {
        CHECK(status_from_name(status_name(status)) == status);
    }
    CHECK(status_name(AttendeeStatus::replaced) == "replaced");
    CHECK(status_from_name("on the moon") == AttendeeStatus::expected);
    CHECK(status_from_name("") == AttendeeStatus::expected);
}

TEST_CASE("flags read back, and the protected person's is \"protected\"") {
    CHECK(all_flag_names() == std::vector<std::string>{"desk_first", "tell", "no_photo", "first_name_only",
                                                       "escort", "protected"});
    for (const std::string& name : all_flag_names()) CHECK(flag_name(*flag_from_name(name)) == name);
    CHECK(flag_from_name("protected") == Flag::protected_person);
    CHECK_FALSE(flag_from_name("protected_person"));
}

TEST_CASE("a person has the flags that are set, and is greeted by the given name") {
    Attendee person;
    person.name = "Prince";
    person.flags = {Flag::tell};
    CHECK(person.has(Flag::tell));
    CHECK_FALSE(person.has(Flag::escort));
    CHECK(person.greeting_name() == "Prince");
    person.given_name = "Zainab";
    CHECK(person.greeting_name() == "Zainab");
}

TEST_CASE("the same row is the same person, 20 hexadecimal digits") {
    const std::string id = person_id(some_key(), zainab());
    CHECK(id.size() == 20);
    CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(person_id(some_key(), zainab()) == id);
}

TEST_CASE("spelling of name and email does not make another person") {
    PersonIdentity again = zainab();
    again.email = " Zainab@Example.org ";
    again.name = "ZAINAB  JONES";
    CHECK(person_id(some_key(), again) == person_id(some_key(), zainab()));
    again.organisation = "somewhere else";
    CHECK(person_id(some_key(), again) == person_id(some_key(), zainab()));
}

TEST_CASE("source, email, name and occurrence make another person") {
    std::set<std::string> ids = {person_id(some_key(), zainab())};
    PersonIdentity other = zainab();
    other.source = "pretix";
    ids.insert(person_id(some_key(), other));
    other = zainab();
    other.email = "another.zainab@example.org";
    ids.insert(person_id(some_key(), other));
    other = zainab();
    other.name = "Adam Jones";
    ids.insert(person_id(some_key(), other));
    other = zainab();
    other.occurrence = 1;
    ids.insert(person_id(some_key(), other));
    const auto other_key = EventKey::parse(std::string(64, '8'), "event.key");
    REQUIRE(other_key.ok());
    ids.insert(person_id(*other_key, zainab()));
    CHECK(ids.size() == 6);
}

TEST_CASE("the system's own id goes before its code, that before the email, that before the organisation") {
    PersonIdentity row = zainab();
    row.attendee_id = "A-1";
    row.code = "CODE";
    const std::string by_id = person_id(some_key(), row);
    row.code = "OTHER";
    row.email = "new@example.org";
    row.name = "Married Name";
    CHECK(person_id(some_key(), row) == by_id);

    row = zainab();
    row.code = "CODE";
    const std::string by_code = person_id(some_key(), row);
    CHECK(by_code != by_id);
    row.name = "Married Name";
    CHECK(person_id(some_key(), row) == by_code);

    row = zainab();
    row.email = "";
    const std::string by_organisation = person_id(some_key(), row);
    row.organisation = "somewhere else";
    CHECK(person_id(some_key(), row) != by_organisation);
}

TEST_CASE("a value in one place is not the same value in another") {
    PersonIdentity as_id, as_code, as_email, as_name;
    as_id.attendee_id = as_code.code = as_email.email = as_name.name = "x";
    PersonIdentity in_source;
    in_source.source = "x";
    const EventKey key = some_key();
    CHECK(std::set<std::string>{person_id(key, as_id), person_id(key, as_code), person_id(key, as_email),
                                person_id(key, as_name), person_id(key, in_source)}
              .size() == 5);
    PersonIdentity one, other;
    one.name = "ab";
    one.organisation = "c";
    other.name = "a";
    other.organisation = "bc";
    CHECK(person_id(key, one) != person_id(key, other));
}
