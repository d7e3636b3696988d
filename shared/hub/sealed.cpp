// A box of its own for each entry, at the entry's place.
#include "hub/sealed.h"

namespace lanyard {
namespace {

// What the sealed part belongs to.
std::string place_of(const Entry& entry) {
    return entry.event + '\n' + entry.node + '\n' + std::to_string(entry.sequence);
}

}  // namespace

Sealer::Sealer(const EventKey& key)
    : box_(key.keyed_hash("personal outside the event's folder", "", SecretBox::key_bytes)) {}

SealedEntry Sealer::seal(Entry entry) const {
    SealedEntry made{std::move(entry), {}};
    if (!made.entry.personal) return made;
    made.sealed = box_.seal(*made.entry.personal, place_of(made.entry));
    made.entry.personal.reset();
    return made;
}

Result<Entry> Sealer::open(const SealedEntry& sealed) const {
    Entry entry = sealed.entry;
    if (sealed.sealed.empty()) return entry;
    auto personal = box_.open(sealed.sealed, place_of(entry));
    if (!personal)
        return bad_input(
            "what it says of a person cannot be opened: it was changed, or sealed for another event",
            entry_id(entry));
    entry.personal = *std::move(personal);
    return entry;
}

}  // namespace lanyard
