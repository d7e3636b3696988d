// Letters are handled as their values 0 to 31, which are also the elements of GF(32).
#include "event/ticket_code.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "event/crockford.h"

namespace lanyard {
namespace {

constexpr int payload_letters = 18;
constexpr int number_bits = 36;
constexpr int mac_bits = 44;

using Letters = std::array<unsigned, ticket_code_letters>;

constexpr std::uint64_t low_bits(std::uint64_t value, int count) {
    return value & ((1ull << count) - 1);
}

std::string big_endian(std::uint64_t value, int bytes) {
    std::string text;
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        text += static_cast<char>(value >> shift & 0xff);
    return text;
}

// The first `bits` (at most 64) of a hash.
std::uint64_t leading_bits(const std::string& hash, int bits) {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i)
        value = value << 8 | static_cast<unsigned char>(hash[static_cast<std::size_t>(i)]);
    return value >> (64 - bits);
}

std::uint64_t event_tag(const EventKey& key) {
    return leading_bits(key.tag(), 10);
}

std::uint64_t ticket_mac(const EventKey& key, std::uint64_t tag, TicketNumber number) {
    return leading_bits(key.keyed_hash("ticket code", big_endian(tag, 2) + big_endian(number, 8), 16),
                        mac_bits);
}

// The product by 2 in GF(32), whose polynomial is x^5 + x^2 + 1.
constexpr unsigned doubled(unsigned element) {
    return (element << 1 & 31) ^ (element & 16 ? 5u : 0u);
}

// Sets the two last letters to the remainder of the others, as a polynomial, by (x + 1)(x + 2) = x² + 3x + 2.
void add_check_letters(Letters& letters) {
    unsigned high = 0, low = 0;
    for (std::size_t i = 0; i < payload_letters; ++i) {
        const unsigned carried = letters[i] ^ high;
        high = low ^ doubled(carried) ^ carried;
        low = doubled(carried);
    }
    letters[payload_letters] = high;
    letters[payload_letters + 1] = low;
}

// True where the whole polynomial is zero at both roots, 1 and 2.
bool check_letters_agree(const Letters& letters) {
    unsigned at_one = 0, at_two = 0;
    for (const unsigned letter : letters) {
        at_one ^= letter;
        at_two = doubled(at_two) ^ letter;
    }
    return at_one == 0 && at_two == 0;
}

void put_bits(Letters& letters, std::size_t first, std::size_t count, std::uint64_t value) {
    for (std::size_t i = count; i-- > 0; value >>= 5) letters[first + i] = static_cast<unsigned>(value & 31);
}

std::uint64_t get_bits(const Letters& letters, std::size_t first, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 5 | letters[first + i];
    return value;
}

// The 36 bits of the number and the first 4 of the MAC fill eight letters, the other 40 of the MAC eight
// more.
Letters pack(std::uint64_t tag, TicketNumber number, std::uint64_t mac) {
    Letters letters{};
    put_bits(letters, 0, 2, tag);
    put_bits(letters, 2, 8, number << 4 | mac >> 40);
    put_bits(letters, 10, 8, low_bits(mac, 40));
    add_check_letters(letters);
    return letters;
}

std::string spelled(const Letters& letters) {
    return crockford_letters({letters.begin(), letters.end()});
}

// False where the text is not 20 letters.
bool read_letters(std::string_view text, Letters& letters) {
    const auto read = crockford_values(text, letters.size());
    if (read.size() != letters.size()) return false;
    std::copy(read.begin(), read.end(), letters.begin());
    return true;
}

TicketNumber number_in(const Letters& letters) {
    return get_bits(letters, 2, 8) >> 4;
}

CodeKind judge(const EventKey& key, const Letters& letters, TicketNumber number) {
    if (!check_letters_agree(letters)) return CodeKind::misread;
    const std::uint64_t tag = get_bits(letters, 0, 2);
    if (tag != event_tag(key)) return CodeKind::other_event;
    return letters == pack(tag, number, ticket_mac(key, tag, number)) ? CodeKind::genuine : CodeKind::forged;
}

bool is_genuine(const EventKey& key, const Letters& letters) {
    return judge(key, letters, number_in(letters)) == CodeKind::genuine;
}

// Whether the last letters are those of a genuine code. Of the ones before them the first two are the
// event's, and each other one may be any.
bool ends_genuine_code(const EventKey& key, std::vector<unsigned> end) {
    constexpr std::size_t fewest = 15, tag_letters = 2, behind_tag = ticket_code_letters - tag_letters;
    if (end.size() < fewest || end.size() >= ticket_code_letters) return false;
    if (end.size() > behind_tag) end.erase(end.begin());  // one of the event's two, whichever was lost
    const std::size_t unknown = behind_tag - end.size();
    Letters letters{};
    put_bits(letters, 0, tag_letters, event_tag(key));
    std::copy(end.begin(), end.end(), letters.end() - static_cast<std::ptrdiff_t>(end.size()));
    for (std::uint64_t tried = 0; tried < 1ull << (5 * unknown); ++tried) {
        put_bits(letters, tag_letters, unknown, tried);
        if (is_genuine(key, letters)) return true;
    }
    return false;
}

bool holds_genuine_code(const EventKey& key, const std::vector<unsigned>& text) {
    Letters letters{};
    for (std::size_t at = 0; at + letters.size() <= text.size(); ++at) {
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), letters.size(), letters.begin());
        if (is_genuine(key, letters)) return true;
    }
    return false;
}

bool begins_like_code(const EventKey& key, const std::vector<unsigned>& text) {
    constexpr std::size_t fewest = 8;
    return text.size() >= fewest && text.size() < ticket_code_letters &&
           (text[0] << 5 | text[1]) == event_tag(key);
}

}  // namespace

TicketNumber ticket_number(std::uint64_t node, std::uint64_t count) {
    return low_bits(node, 16) << 20 | low_bits(count, 20);
}

std::string ticket_code(const EventKey& key, TicketNumber number) {
    assert(number == low_bits(number, number_bits));
    const std::uint64_t tag = event_tag(key);
    return spelled(pack(tag, number, ticket_mac(key, tag, number)));
}

std::optional<TicketNumber> ticket_beginning(const EventKey& key, std::string_view text) {
    constexpr std::size_t with_number = 10;
    const auto read = crockford_values(text, ticket_code_letters - 1);
    if (read.size() < with_number) return std::nullopt;
    Letters letters{};
    std::copy(read.begin(), read.end(), letters.begin());
    const TicketNumber number = number_in(letters);
    const std::uint64_t tag = event_tag(key);
    const Letters whole = pack(tag, number, ticket_mac(key, tag, number));
    if (!std::equal(read.begin(), read.end(), whole.begin())) return std::nullopt;
    return number;
}

std::string ticket_code_in_fives(std::string_view code) {
    std::string text;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 5 == 0) text += ' ';
        text += code[i];
    }
    return text;
}

ReadTicketCode read_ticket_code(const EventKey& key, std::string_view text) {
    Letters letters{};
    if (!read_letters(text, letters)) return {};
    ReadTicketCode read;
    const TicketNumber number = number_in(letters);
    read.kind = judge(key, letters, number);
    read.code = spelled(letters);
    if (read.kind == CodeKind::genuine) read.number = number;
    return read;
}

bool is_damaged_ticket_code(const EventKey& key, std::string_view text) {
    constexpr std::size_t most_letters = 4 * ticket_code_letters;
    const auto letters = crockford_values(text, most_letters);
    return begins_like_code(key, letters) || ends_genuine_code(key, letters) ||
           holds_genuine_code(key, letters);
}

}  // namespace lanyard
