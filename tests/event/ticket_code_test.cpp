// Ticket codes: what they hold, and that no slip of a finger or a lens turns one into another.
#include "event/ticket_code.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cctype>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace lanyard;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

EventKey key_of(int number) {
    auto key = EventKey::parse(fmt::format("{:064x}", number), "event.key");
    REQUIRE(key.ok());
    return *key;
}

bool is_misread(const EventKey& key, const std::string& code) {
    return read_ticket_code(key, code).kind == CodeKind::misread;
}

std::size_t value_of(char letter) {
    return alphabet.find(letter);
}

// A product in GF(32) by long multiplication: slow, and independent of the code under test.
unsigned product(unsigned a, unsigned b) {
    unsigned result = 0;
    for (int bit = 0; bit < 5; ++bit) result ^= (b >> bit & 1) ? a << bit : 0;
    for (int bit = 8; bit >= 5; --bit) result ^= (result >> bit & 1) ? 0b100101u << (bit - 5) : 0;
    return result;
}

// The code as a polynomial, first letter highest, at `x`.
unsigned polynomial_at(const std::string& code, unsigned x) {
    unsigned power = 1, sum = 0;
    for (auto letter = code.rbegin(); letter != code.rend(); ++letter) {
        sum ^= product(static_cast<unsigned>(value_of(*letter)), power);
        power = product(power, x);
    }
    return sum;
}

std::vector<std::string> some_codes(const EventKey& key, int count) {
    std::mt19937_64 random(20171110);
    std::vector<std::string> codes;
    for (int i = 0; i < count; ++i) codes.push_back(ticket_code(key, ticket_number(random(), random())));
    return codes;
}

}  // namespace

TEST_CASE("a ticket's number is 16 bits of the node and 20 counted") {
    CHECK(ticket_number(0, 0) == 0);
    CHECK(ticket_number(0xabcd, 0x12345) == 0xabcd12345);
    CHECK(ticket_number(0x7777abcd, 0x7712345) == 0xabcd12345);
    CHECK(ticket_number(~0ull, ~0ull) == (1ull << 36) - 1);
}

TEST_CASE("a code reads back as its number") {
    const EventKey key = key_of(1);
    std::set<std::string> seen;
    for (const TicketNumber number : {0ull, 1ull, 0xabcd12345ull, (1ull << 36) - 1}) {
        const std::string code = ticket_code(key, number);
        CHECK(code.size() == ticket_code_letters);
        CHECK(code.find_first_not_of(alphabet) == std::string::npos);
        const ReadTicketCode read = read_ticket_code(key, code);
        CHECK(read.kind == CodeKind::genuine);
        CHECK(read.number == number);
        CHECK(read.code == code);
        seen.insert(code);
    }
    CHECK(seen.size() == 4);
}

TEST_CASE("a thousand random tickets read back") {
    const EventKey key = key_of(2);
    std::mt19937_64 random(7);
    for (int i = 0; i < 1000; ++i) {
        const TicketNumber number = random() >> 28;
        const ReadTicketCode read = read_ticket_code(key, ticket_code(key, number));
        CHECK(read.kind == CodeKind::genuine);
        CHECK(read.number == number);
    }
}

TEST_CASE("the same key and ticket always give the same code") {
    CHECK(ticket_code(key_of(1), 12345) == ticket_code(key_of(1), 12345));
    CHECK(ticket_code(key_of(1), 12345) != ticket_code(key_of(2), 12345));
}

TEST_CASE("the letters hold tag, number and MAC, most significant first") {
    const EventKey key = key_of(1);
    const std::string low = ticket_code(key, 0), high = ticket_code(key, (1ull << 36) - 1);
    CHECK(low.substr(0, 2) == high.substr(0, 2));
    CHECK(low.substr(2, 7) == "0000000");
    CHECK(value_of(low[9]) < 16);  // the number's last bit, then 4 of the MAC
    CHECK(high.substr(2, 7) == "ZZZZZZZ");
    CHECK(value_of(high[9]) >= 16);
}

TEST_CASE("a code as a polynomial over GF(32) is zero at 1 and 2") {
    for (const std::string& code : some_codes(key_of(3), 200)) {
        CHECK(polynomial_at(code, 1) == 0);
        CHECK(polynomial_at(code, 2) == 0);
    }
}

TEST_CASE("check letters worked out by hand") {
    const EventKey key = key_of(1);
    // x² is 3x + 2 modulo (x + 1)(x + 2) = x² + 3x + 2; x³ is 3(3x + 2) + 2x = 7x + 6, as 3·3 = 5.
    CHECK_FALSE(is_misread(key, "00000000000000000000"));
    CHECK_FALSE(is_misread(key, "00000000000000000132"));
    CHECK_FALSE(is_misread(key, "00000000000000001076"));
    CHECK(is_misread(key, "00000000000000000123"));
    CHECK(is_misread(key, "00000000000000001067"));
}

TEST_CASE("every slip of one letter is misread") {
    const EventKey key = key_of(4);
    int accepted = 0;
    for (const std::string& code : some_codes(key, 50)) {
        for (std::size_t place = 0; place < code.size(); ++place) {
            for (const char letter : alphabet) {
                if (letter == code[place]) continue;
                std::string slipped = code;
                slipped[place] = letter;
                accepted += is_misread(key, slipped) ? 0 : 1;
            }
        }
    }
    CHECK(accepted == 0);
}

TEST_CASE("every slip of two letters of a code is misread") {
    const EventKey key = key_of(5);
    for (const std::string& code : some_codes(key, 2)) {
        int tried = 0, accepted = 0;
        for (std::size_t first = 0; first < code.size(); ++first) {
            for (std::size_t second = first + 1; second < code.size(); ++second) {
                for (std::size_t pair = 0; pair < 32 * 32; ++pair) {
                    std::string slipped = code;
                    slipped[first] = alphabet[pair / 32];
                    slipped[second] = alphabet[pair % 32];
                    if (slipped[first] == code[first] || slipped[second] == code[second]) continue;
                    ++tried;
                    accepted += is_misread(key, slipped) ? 0 : 1;
                }
            }
        }
        CHECK(tried == 190 * 31 * 31);
        CHECK(accepted == 0);
    }
}

TEST_CASE("random slips of two letters of many codes are misread") {
    const EventKey key = key_of(6);
    std::mt19937 random(11);
    int accepted = 0;
    for (const std::string& code : some_codes(key, 2000)) {
        std::string slipped = code;
        const std::size_t first = random() % 20, second = (first + 1 + random() % 19) % 20;
        slipped[first] = alphabet[(value_of(code[first]) + 1 + random() % 31) % 32];
        slipped[second] = alphabet[(value_of(code[second]) + 1 + random() % 31) % 32];
        accepted += is_misread(key, slipped) ? 0 : 1;
    }
    CHECK(accepted == 0);
}

TEST_CASE("every swap of two different letters is misread") {
    const EventKey key = key_of(7);
    int accepted = 0;
    for (const std::string& code : some_codes(key, 200)) {
        for (std::size_t first = 0; first < code.size(); ++first) {
            for (std::size_t second = first + 1; second < code.size(); ++second) {
                if (code[first] == code[second]) continue;
                std::string swapped = code;
                std::swap(swapped[first], swapped[second]);
                accepted += is_misread(key, swapped) ? 0 : 1;
            }
        }
    }
    CHECK(accepted == 0);
}

TEST_CASE("a whole code with our tag and a MAC that is not ours is forged") {
    const EventKey key = key_of(8);
    const std::string code = ticket_code(key, 1);
    // The sum of two codes' polynomials is a code: adding 132 shifted to the MAC's letters keeps the checks
    // whole.
    int forged = 0;
    for (std::size_t shift = 0; shift < 7; ++shift) {
        std::string changed = code;
        for (std::size_t i = 0; i < 3; ++i) {
            char& letter = changed[17 - shift + i];
            letter = alphabet[value_of(letter) ^ value_of("132"[i])];
        }
        const ReadTicketCode read = read_ticket_code(key, changed);
        forged += read.kind == CodeKind::forged ? 1 : 0;
        CHECK(read.code == changed);
        CHECK(read.number == 0);
    }
    CHECK(forged == 7);
}

TEST_CASE("another ticket's number under this ticket's MAC is forged") {
    const EventKey key = key_of(8);
    const std::string code = ticket_code(key, 1);
    std::string changed = code;
    for (std::size_t i = 0; i < 3; ++i) {
        changed[2 + i] = alphabet[value_of(changed[2 + i]) ^ value_of("132"[i])];
    }
    CHECK(read_ticket_code(key, changed).kind == CodeKind::forged);
}

TEST_CASE("a code of another event says so where the tags differ") {
    const EventKey ours = key_of(9);
    const std::string our_tag = ticket_code(ours, 0).substr(0, 2);
    int other_events = 0;
    for (int i = 100; i < 200; ++i) {
        const std::string code = ticket_code(key_of(i), 5);
        const CodeKind kind = read_ticket_code(ours, code).kind;
        CHECK(kind == (code.substr(0, 2) == our_tag ? CodeKind::forged : CodeKind::other_event));
        other_events += kind == CodeKind::other_event ? 1 : 0;
    }
    CHECK(other_events >= 98);
}

TEST_CASE("a code reads however it is typed") {
    const EventKey key = key_of(10);
    std::mt19937 random(3);
    for (const std::string& code : some_codes(key, 300)) {
        std::string typed = " ";
        for (const char letter : code) {
            const bool other_spelling = random() % 2 == 0;
            char written = letter;
            if (letter == '0' && other_spelling) written = 'O';
            if (letter == '1' && other_spelling) written = random() % 2 ? 'I' : 'L';
            typed += random() % 2 ? written : static_cast<char>(std::tolower(written));
            if (random() % 4 == 0) typed += " -\t"[random() % 3];
        }
        const ReadTicketCode read = read_ticket_code(key, typed + "\r\n");
        CHECK(read.kind == CodeKind::genuine);
        CHECK(read.code == code);
    }
}

TEST_CASE("people read codes in fives") {
    CHECK(ticket_code_in_fives("ABCDEFGHJKMNPQRSTVWX") == "ABCDE FGHJK MNPQR STVWX");
    CHECK(ticket_code_in_fives("") == "");
    const EventKey key = key_of(11);
    const std::string code = ticket_code(key, 77);
    CHECK(read_ticket_code(key, ticket_code_in_fives(code)).code == code);
}

TEST_CASE("what is not twenty such letters is foreign") {
    const EventKey key = key_of(12);
    const std::string code = ticket_code(key, 1);
    for (const std::string& text : {std::string(), std::string(" - "), code.substr(1), code + "0",
                                    code.substr(1) + "U", code.substr(1) + "*", "https://example.org/" + code,
                                    std::string(1 << 20, 'A'), code.substr(1) + "é", "Ω" + code.substr(2),
                                    code.substr(0, 10) + std::string(1, '\0') + code.substr(11)}) {
        const ReadTicketCode read = read_ticket_code(key, text);
        CHECK(read.kind == CodeKind::foreign);
        CHECK(read.code.empty());
    }
}

TEST_CASE("what a scanner cut off, lost or ran together of the event's codes is known as such") {
    const EventKey key = key_of(13), other = key_of(14);
    std::mt19937 random(18);
    for (int i = 0; i < 50; ++i) {
        const std::string code = ticket_code(key, random()), next = ticket_code(key, random());
        CAPTURE(code);
        for (std::size_t length = 8; length < 20; ++length)
            CHECK(is_damaged_ticket_code(key, code.substr(0, length)));
        for (std::size_t lost = 1; lost <= (i < 5 ? 5 : 4); ++lost)
            CHECK(is_damaged_ticket_code(key, code.substr(lost)));
        for (std::size_t at = 0; at < 20; ++at)
            CHECK(is_damaged_ticket_code(key, code.substr(0, at) + code.substr(at + 1)));
        for (const std::string& text :
             {code + next, code + code, code + next.substr(0, 7), next.substr(13) + code, code + "0",
              ticket_code_in_fives(code) + " " + next})
            CHECK(is_damaged_ticket_code(key, text));
    }
    int taken = 0;
    for (int i = 0; i < 1000; ++i) {
        const std::string foreign = ticket_code(other, random());
        taken += is_damaged_ticket_code(key, foreign.substr(1, 12)) +
                 is_damaged_ticket_code(key, foreign + foreign) +
                 is_damaged_ticket_code(key, foreign.substr(1));
    }
    CHECK(taken < 20);
    for (const std::string& text : {std::string(), std::string("HELLO"), std::string(1 << 20, 'A'),
                                    std::string("https://example.org/"), std::string("5000112637922")})
        CHECK_FALSE(is_damaged_ticket_code(key, text));
}
