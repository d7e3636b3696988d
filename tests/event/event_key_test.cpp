// The event's key: its file, and that no hash stands in for another.
#include "event/event_key.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <set>

#include "base/safe_file.h"

using namespace lanyard;

namespace {

const std::string zeros(64, '0');

EventKey key_of(const std::string& text) {
    auto key = EventKey::parse(text, "event.key");
    REQUIRE(key.ok());
    return *key;
}

}  // namespace

TEST_CASE("a key reads back as it was written") {
    const EventKey key = EventKey::generate();
    const EventKey again = key_of(key.to_text());
    CHECK(again.to_text() == key.to_text());
    CHECK(again.keyed_hash("person", "Łukasz", 16) == key.keyed_hash("person", "Łukasz", 16));
}

TEST_CASE("no two generated keys are the same") {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(EventKey::generate().to_text());
    CHECK(seen.size() == 100);
}

TEST_CASE("the file is 64 hexadecimal digits, with white space at the end allowed") {
    CHECK(key_of(zeros + "\r\n  ").to_text() == zeros + "\n");
    CHECK(key_of("ABCDEF" + zeros.substr(6)).to_text() == "abcdef" + zeros.substr(6) + "\n");
    for (const std::string& bad : {std::string(), zeros + "00", zeros.substr(2), "xy" + zeros.substr(2),
                                   " " + zeros, zeros.substr(0, 32) + "\n" + zeros.substr(32)}) {
        const auto key = EventKey::parse(bad, "event.key");
        REQUIRE_FALSE(key.ok());
        CHECK(key.error().kind == ErrorKind::input);
        CHECK(key.error().about == "event.key");
        CHECK_FALSE(key.error().remedy.empty());
    }
}

TEST_CASE("the hash is BLAKE2b over the purpose, preceded by its length, and the message") {
    const std::string key(32, '\0'), message = std::string(1, '\3') + "abc" + "message";
    std::string expected(64, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(expected.data()), expected.size(),
                       reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                       reinterpret_cast<const unsigned char*>(key.data()), key.size());
    CHECK(key_of(zeros).keyed_hash("abc", "message", 64) == expected);
}

TEST_CASE("a hash changes with the key, the purpose, the message and the border between them") {
    const EventKey key = key_of(zeros), other = key_of("01" + zeros.substr(2));
    const std::set<std::string> hashes = {
        key.keyed_hash("person", "x", 16), other.keyed_hash("person", "x", 16),
        key.keyed_hash("ticket", "x", 16), key.keyed_hash("person", "y", 16),
        key.keyed_hash("personx", "", 16), key.keyed_hash("", "personx", 16)};
    CHECK(hashes.size() == 6);
    for (const std::string& hash : hashes) CHECK(hash.size() == 16);
}
