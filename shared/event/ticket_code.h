// A ticket's number and its code: 20 Crockford base-32 letters that a kiosk can judge without any list.
//
// 90 bits, 5 a letter, most significant first: 10 of the event's tag, 36 of the ticket number, 44 of keyed
// BLAKE2b over both; then two Reed-Solomon check letters over GF(32) (x^5 + x^2 + 1, generator roots 2^0 and
// 2^1), which refuse every slip of one letter or two and every swap of two.
// Alphabet: Douglas Crockford, "Base 32", https://www.crockford.com/base32.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "event/event_key.h"

namespace lanyard {

// 16 random bits of the node that issued it, then 20 counted: 0 to 2^36 - 1.
using TicketNumber = std::uint64_t;

inline constexpr int ticket_code_letters = 20;

// The number of the `count`-th ticket of `node` (both taken to their lowest bits: 16 and 20).
TicketNumber ticket_number(std::uint64_t node, std::uint64_t count);

// The code as the symbol holds it: 20 letters, no spaces.
std::string ticket_code(const EventKey& key, TicketNumber number);

// As people read and type it: "ABCDE FGHJK LMNPQ RSTVW".
std::string ticket_code_in_fives(std::string_view code);

enum class CodeKind {
    genuine,      // our tag, a good MAC: `number` holds
    other_event,  // whole, but another event's
    forged,       // our tag, a MAC that is not ours
    misread,      // 20 letters whose check letters are wrong: try again
    foreign,      // not of this form at all
};

struct ReadTicketCode {
    CodeKind kind = CodeKind::foreign;
    TicketNumber number = 0;
    std::string code;  // the 20 letters in their one spelling, where the text has 20
};

// Reads what a scanner or a person gives: any case, spaces and hyphens between, O for 0, I and L for 1.
ReadTicketCode read_ticket_code(const EventKey& key, std::string_view text);

// The ticket whose code begins with these letters, 10 to 19 of them: what can be read of one that is torn.
// None where they begin no code of the event's.
std::optional<TicketNumber> ticket_beginning(const EventKey& key, std::string_view text);

// Whether a text that is foreign is what a scanner gave of one of the event's codes when it began too late,
// stopped too early, lost a letter or ran two together: 8 to 19 letters that begin as the event's codes do,
// the last 15 to 19 of a genuine code, or up to 80 letters with a genuine code among them. Of foreign codes,
// one in a thousand is taken for it.
bool is_damaged_ticket_code(const EventKey& key, std::string_view text);

}  // namespace lanyard
