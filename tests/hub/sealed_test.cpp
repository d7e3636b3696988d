// What leaves the machine tells nobody of whom it is, and opens in its own place alone.
#include "hub/sealed.h"

#include <doctest/doctest.h>

#include "hub/entry_line.h"

using namespace lanyard;

namespace {

Entry check_in() {
    Entry entry;
    entry.event = "e1";
    entry.node = "00112233445566aa";
    entry.sequence = 7;
    entry.clock = 1'234'567'890'123;
    entry.at = instant_from_ms(1'510'304'400'000);
    entry.actor = "kiosk";
    entry.kind = "checked_in";
    entry.version = 3;
    entry.subject = "a1b2";
    entry.area = "entrance";
    entry.follows = "x-00000001-00000000";
    entry.undoes = {"one", "two"};
    entry.body = R"({"point":"Kiosk 1 – Foyer"})";
    entry.personal = R"({"salt":"00","reason":"Zoë \"Z\" Ångström"})";
    seal_entry(entry, std::string(32, 'k'));
    return entry;
}

}  // namespace

TEST_CASE("a sealed entry holds no word of its personal part, and opens to what it was") {
    const EventKey key = EventKey::generate();
    const Sealer sealer(key);
    const Entry entry = check_in();
    const SealedEntry sealed = sealer.seal(entry);
    CHECK_FALSE(sealed.entry.personal);
    CHECK(sealed.sealed.find("ngstr") == std::string::npos);
    CHECK(entry_to_line(sealed).find("ngstr") == std::string::npos);
    const auto opened = sealer.open(sealed);
    REQUIRE(opened);
    CHECK(opened->personal == entry.personal);
    CHECK(entry_is_whole(*opened, std::string(32, 'k')));
    // The same again is sealed otherwise: equal names look like nothing.
    CHECK(sealer.seal(entry).sealed != sealed.sealed);
}

TEST_CASE("what was changed, moved to another entry or sealed by another event does not open") {
    const EventKey key = EventKey::generate();
    const Sealer sealer(key);
    const SealedEntry sealed = sealer.seal(check_in());
    CHECK_FALSE(Sealer(EventKey::generate()).open(sealed));
    for (std::size_t at = 0; at < sealed.sealed.size(); at += 7) {
        SealedEntry changed = sealed;
        changed.sealed[at] = static_cast<char>(changed.sealed[at] ^ 1);
        CHECK_FALSE(sealer.open(changed));
    }
    SealedEntry moved = sealed;
    moved.entry.sequence = 8;
    CHECK_FALSE(sealer.open(moved));
    for (const std::size_t size : {1U, 20U, 39U, 41U}) {
        SealedEntry cut = sealed;
        cut.sealed.resize(size);
        CHECK_FALSE(sealer.open(cut));
    }
}

TEST_CASE("an entry is the same after it was a line; what is no entry is none") {
    const Sealer sealer(EventKey::generate());
    const SealedEntry sealed = sealer.seal(check_in());
    const std::string line = entry_to_line(sealed);
    CHECK(line.find('\n') == std::string::npos);
    EntryLines lines;
    const auto read = lines.read(line);
    REQUIRE(read);
    CHECK(read->sealed == sealed.sealed);
    CHECK(entry_to_line(*read) == line);
    CHECK(entry_id(read->entry) == entry_id(sealed.entry));
    CHECK(read->entry.undoes == sealed.entry.undoes);

    for (const char* text : {"", "{}", "[]", "null", "{\"event\":1}", "\xff\xfe"})
        CHECK_FALSE(lines.read(text));
    for (std::size_t size = 0; size < line.size(); size += 3)
        CHECK_FALSE(lines.read(std::string_view(line).substr(0, size)));
    const auto at = line.find("\"sealed\":\"") + 10;
    CHECK_FALSE(lines.read(line.substr(0, at) + "!" + line.substr(at + 1)));
}
