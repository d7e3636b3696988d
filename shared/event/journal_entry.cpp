// An entry's digest is taken over its parts, each behind its length.
#include "event/journal_entry.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "base/safe_file.h"

namespace lanyard {
namespace {

std::string blake2b_256(std::string_view bytes) {
    std::string hash(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return to_hex(hash);
}

// Each part behind its length, so that no two entries spell the same bytes.
void append_part(std::string& bytes, std::string_view part) {
    const std::uint64_t length = part.size();
    char little_endian[8];
    for (int i = 0; i < 8; ++i) little_endian[i] = static_cast<char>((length >> (8 * i)) & 0xff);
    bytes.append(little_endian, sizeof little_endian).append(part);
}

std::string digest_of(const Entry& entry) {
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
    return blake2b_256(bytes);
}

}  // namespace

const std::vector<std::string_view>& entry_kinds() {
    using namespace entry_kind;
    static const std::vector<std::string_view> kinds = {registration_listed,
                                                        import_closed,
                                                        registered_at_desk,
                                                        details_corrected,
                                                        ticket_issued,
                                                        ticket_retired,
                                                        checked_in,
                                                        left,
                                                        door_decided,
                                                        undone,
                                                        substituted,
                                                        same_person,
                                                        flag_set,
                                                        enrolled,
                                                        badge_requested,
                                                        badge_printed,
                                                        badge_failed,
                                                        badge_missed,
                                                        session_planned,
                                                        session_changed,
                                                        playback_changed,
                                                        video_checked,
                                                        video_shown,
                                                        scan_refused,
                                                        subject_erased,
                                                        event_purged,
                                                        help_asked,
                                                        help_answered,
                                                        opt_in_answered,
                                                        evacuation_called,
                                                        evacuation_ended,
                                                        announced,
                                                        staff_added,
                                                        staff_removed,
                                                        person_needed};
    return kinds;
}

std::string entry_id(const Entry& entry) {
    return fmt::format("{}-{:08}-{}", entry.node, entry.sequence,
                       std::string_view(entry.digest).substr(0, 8));
}

std::string hash_of_personal(const std::string& personal) {
    return blake2b_256(personal);
}

void seal_entry(Entry& entry) {
    entry.personal_hash = entry.personal ? hash_of_personal(*entry.personal) : "";
    entry.digest = digest_of(entry);
}

void seal_digest(Entry& entry) {
    entry.digest = digest_of(entry);
}

bool entry_is_whole(const Entry& entry) {
    if (entry.personal && hash_of_personal(*entry.personal) != entry.personal_hash) return false;
    return digest_of(entry) == entry.digest;
}

std::int64_t next_clock(std::int64_t last, Instant machine_now) {
    return std::max(last + 1, static_cast<std::int64_t>(to_ms(machine_now)) << 16);
}

}  // namespace lanyard
