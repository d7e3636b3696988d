// An entry's digest is taken over its parts, each behind its length.
#include "event/journal_entry.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hex.h"

namespace lanyard {
namespace {

constexpr std::size_t hash_bytes = 32;
constexpr int first_keyed_version = 2;
constexpr int counter_bits = 16;  // of the hybrid clock
constexpr const char* after_erasure = "after_erasure";

// Without a key where `key` is "".
std::string blake2b_256(std::string_view bytes, std::string_view key = {}) {
    std::string hash(hash_bytes, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       reinterpret_cast<const unsigned char*>(key.data()), key.size());
    return to_hex(hash);
}

// Each part behind its length, so that no two entries spell the same bytes.
void append_part(std::string& bytes, std::string_view part) {
    const std::uint64_t length = part.size();
    char little_endian[8];
    for (int i = 0; i < 8; ++i) little_endian[i] = static_cast<char>((length >> (8 * i)) & 0xff);
    bytes.append(little_endian, sizeof little_endian).append(part);
}

std::string digest_of(const Entry& entry, const std::string& digest_key) {
    std::string undoes;
    for (const auto& id : entry.undoes) append_part(undoes, id);
    std::string bytes;
    bytes.reserve(512 + entry.body.size());
    for (const std::string_view part :
         {std::string_view(entry.event), std::string_view(entry.node), std::string_view(entry.actor),
          std::string_view(entry.kind), std::string_view(entry.subject), std::string_view(entry.area),
          std::string_view(entry.follows), std::string_view(entry.batch), std::string_view(undoes),
          std::string_view(entry.body), std::string_view(entry.personal_hash)}) {
        append_part(bytes, part);
    }
    append_part(bytes,
                fmt::format("{} {} {} {}", entry.sequence, entry.clock, to_ms(entry.at), entry.version));
    return blake2b_256(bytes, has_unkeyed_digest(entry) ? "" : digest_key);
}

}  // namespace

std::string entry_id(const Entry& entry) {
    return fmt::format("{}-{:08}-{}", entry.node, entry.sequence,
                       std::string_view(entry.digest).substr(0, 8));
}

std::string hash_of_personal(const std::string& personal) {
    return blake2b_256(personal);
}

std::string digest_key(const EventKey& key) {
    return key.keyed_hash("journal digest", "", hash_bytes);
}

bool has_unkeyed_digest(const Entry& entry) {
    return entry.version < first_keyed_version;
}

std::int64_t known_erasure(const Entry& entry) {
    const auto body = nlohmann::json::parse(entry.body, nullptr, false);
    if (!body.is_object() || !body.contains(after_erasure)) return entry.clock;
    const auto& said = body[after_erasure];
    return said.is_number_integer() ? said.get<std::int64_t>() : 0;
}

// In front, where the hub looks for it, too (hub/tables.sql).
void say_known_erasure(std::string& body, std::int64_t clock) {
    body.insert(1, fmt::format(R"("{}":{}{})", after_erasure, clock, body == "{}" ? "" : ","));
}

void seal_entry(Entry& entry, const std::string& digest_key) {
    entry.personal_hash = entry.personal ? hash_of_personal(*entry.personal) : "";
    seal_digest(entry, digest_key);
}

void seal_digest(Entry& entry, const std::string& digest_key) {
    entry.digest = digest_of(entry, digest_key);
}

bool entry_is_whole(const Entry& entry, const std::string& digest_key) {
    if (entry.personal && hash_of_personal(*entry.personal) != entry.personal_hash) return false;
    return digest_of(entry, digest_key) == entry.digest;
}

std::int64_t next_clock(std::int64_t last, Instant machine_now) {
    const std::int64_t next_even = (last + 2) & ~std::int64_t{1};
    return std::max(next_even, static_cast<std::int64_t>(to_ms(machine_now)) << counter_bits);
}

std::int64_t just_behind(std::int64_t clock) {
    return clock | 1;
}

Instant time_of_clock(std::int64_t clock) {
    return instant_from_ms(clock >> counter_bits);
}

}  // namespace lanyard
