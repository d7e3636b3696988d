// The keyed check of a certificate: who has its words has them confirmed, whatever else is said is not.
#include "event/certificate.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace lanyard;

namespace {

CertificateWords words_of(const std::string& name) {
    return {name, "Institute of Family Therapy", "Launch", HoursBasis::doors, {{"2017-11-10", 270, false}}};
}

// As somebody has them who read the certificate: they need not know more.
CertificateWords typed(CertificateWords words) {
    words.basis = HoursBasis::programme;
    for (CertifiedDay& day : words.days) day.exit_missing = false;
    return words;
}

EventKey key_of(char digit) {
    return std::move(EventKey::parse(std::string(64, digit), "event.key")).value();
}

}  // namespace

TEST_CASE("what was certified is confirmed, by whatever it was counted") {
    const EventKey key = key_of('5');
    for (const HoursBasis basis : {HoursBasis::programme, HoursBasis::doors, HoursBasis::visits})
        for (const bool is_missing : {false, true}) {
            CertificateWords words = words_of("Amara Okafor");
            words.basis = basis;
            words.days.push_back({"2017-11-11", 65, is_missing});
            const std::string check = certificate_check(key, words);
            CHECK(check.size() == 10);
            const auto confirmed = confirm_certificate(key, typed(words), check);
            REQUIRE(confirmed);
            CHECK(confirmed->basis == basis);
            CHECK(confirmed->exit_missing == is_missing);
        }
}

TEST_CASE("the check is typed as it is read aloud, names as keyboards have them, days in any order") {
    const EventKey key = key_of('5');
    CertificateWords words = words_of("Gráinne O’Neill-Łukasik");
    words.days.push_back({"2017-11-11", 65, false});
    std::string check = certificate_check(key, words);
    check.insert(5, " ");
    for (char& letter : check)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    CertificateWords other = typed(words);
    other.name = "  grainne  ONEILL Lukasik";
    std::swap(other.days[0], other.days[1]);
    CHECK(confirm_certificate(key, other, check));
    CHECK_FALSE(confirm_certificate(key, other, ""));
    CHECK_FALSE(confirm_certificate(key, other, check + "0"));
    CHECK_FALSE(confirm_certificate(key, other, check.substr(0, 10)));
    CHECK_FALSE(confirm_certificate(key_of('6'), other, check));
}

TEST_CASE("whatever is changed is confirmed no more, and no words can be moved from one line to another") {
    const EventKey key = key_of('5');
    std::mt19937 random(25);
    const char* const some[] = {"Ada", "Ada Abbot", "Abbot", "", "Ben", "王伟", "محمد", "Launch"};
    const auto any = [&] { return std::string(some[random() % std::size(some)]); };
    for (int round = 0; round < 400; ++round) {
        CertificateWords words{any(), any(), any(), HoursBasis::programme, {{"2017-11-10", 60, false}}};
        const std::string check = certificate_check(key, words);
        CHECK(confirm_certificate(key, words, check));
        CertificateWords other{any(), any(), any(), HoursBasis::programme, {{"2017-11-10", 60, false}}};
        const bool is_same = other.name == words.name && other.organisation == words.organisation &&
                             other.event == words.event;
        CHECK(confirm_certificate(key, other, check).has_value() == is_same);
        other = words;
        other.days[0].minutes += 1 + static_cast<int>(random() % 500);
        CHECK_FALSE(confirm_certificate(key, other, check));
        other = words;
        other.days[0].date = "2017-11-11";
        CHECK_FALSE(confirm_certificate(key, other, check));
        other = words;
        other.days.push_back({"2017-11-11", 0, false});
        CHECK_FALSE(confirm_certificate(key, other, check));
    }
}

TEST_CASE("hours are typed as any certificate has them") {
    struct Case {
        const char* text;
        int minutes;  // -1: none
    };
    const Case cases[] = {{"4:30", 270}, {"4 h 30 min", 270},   {"0 h 05 min", 5},     {"4", 240},
                          {"4h", 240},   {"4 awr 30 mun", 270}, {"4 h 30 min *", 270}, {"24:00", 1440},
                          {"4:60", -1},  {"4.5", -1},           {"4,5 h", -1},         {"", -1},
                          {"four", -1},  {"1:2:3", -1},         {"9999", -1},          {"999:00", -1},
                          {"4:300", -1}, {"99999999999:0", -1}};
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(minutes_in_words(one.text).value_or(-1) == one.minutes);
    }
}

TEST_CASE("each basis has a name of its own, by which it is found") {
    std::set<std::string> names;
    for (const std::string& name : all_hours_basis_names()) {
        CHECK(names.insert(name).second);
        REQUIRE(hours_basis_from_name(name));
        CHECK(hours_basis_name(*hours_basis_from_name(name)) == name);
    }
    CHECK(names.size() == 3);
    CHECK_FALSE(hours_basis_from_name("guess"));
}
