// A member is an entry of the journal like everything else, so that every desk on every node knows them.
#include "desk/staff.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/random.h"
#include "desk/entry_about.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/staff_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

Result<std::vector<StaffMember>> members_of(Desk& desk) {
    return desk.database().read([&] { return StaffTable(desk.database()).members(); });
}

const StaffMember* named(const std::vector<StaffMember>& members, std::string_view name_or_id) {
    const std::string folded = fold_name(name_or_id);
    for (const StaffMember& member : members)
        if (member.id == name_or_id || fold_name(member.name) == folded) return &member;
    return nullptr;
}

Error nobody_of_staff(std::string_view name) {
    return bad_input("nobody of the staff is called so", std::string(name),
                     "See them with: lanyard staff list");
}

}  // namespace

Result<StaffMember> add_staff(Desk& desk, const StaffToAdd& staff, const Deed& deed) {
    StaffMember member;
    member.name = clean_text(staff.name);
    member.role = staff.role;
    if (fold_name(member.name).empty()) return usage_error("a member of staff needs a name", "staff add");
    if (auto good = check_pin(staff.pin); !good) return good.error();
    auto hash = pin_hash(desk.folder().key, staff.pin);
    if (!hash) return hash.error();
    member.pin = *hash;
    return desk.journal().transact([&]() -> Result<StaffMember> {
        const auto members = StaffTable(desk.database()).members();
        const StaffMember* known = named(members, member.name);
        member.id = known ? known->id : to_hex(random_bytes(6));
        for (const StaffMember& other : members)
            if (other.id != member.id && other.pin == member.pin)
                return refused("this PIN tells nobody apart: somebody else has it", member.name,
                               "Choose another");
        json body = {{"role", staff_role_name(member.role)}};
        if (!staff.person.empty()) {
            const auto person = desk.roster().attendee(staff.person);
            if (!person)
                return bad_input("nobody has this id", staff.person, "See the ids with: lanyard attendees");
            member.person = person->id;
            body["person"] = person->id;
        }
        NewEntry entry = entry_about(entry_kind::staff_added, member.id, deed);
        entry.body = body.dump();
        entry.personal = json{{"name", member.name}, {"pin", member.pin}}.dump();
        desk.journal().append(entry);
        return member;
    });
}

Result<StaffMember> remove_staff(Desk& desk, std::string_view name_or_id, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<StaffMember> {
        const auto members = StaffTable(desk.database()).members();
        const StaffMember* member = named(members, name_or_id);
        if (!member) return nobody_of_staff(name_or_id);
        NewEntry entry = entry_about(entry_kind::staff_removed, member->id, deed);
        desk.journal().append(entry);
        return *member;
    });
}

Result<std::vector<StaffMember>> list_staff(Desk& desk) {
    auto members = members_of(desk);
    if (!members) return members;
    for (StaffMember& member : *members) member.pin.clear();
    std::sort(members->begin(), members->end(), [](const StaffMember& a, const StaffMember& b) {
        return std::pair(sort_key(a.name), a.id) < std::pair(sort_key(b.name), b.id);
    });
    return members;
}

Result<bool> has_staff(Desk& desk) {
    return desk.database().read([&] { return StaffTable(desk.database()).has_pins(); });
}

Result<std::optional<StaffMember>> staff_with_pin(Desk& desk, std::string_view pin, std::string_view person) {
    if (!check_pin(pin)) return std::optional<StaffMember>();
    auto hash = pin_hash(desk.folder().key, pin);
    if (!hash) return hash.error();
    auto members = members_of(desk);
    if (!members) return members.error();
    for (StaffMember& member : *members) {
        const bool is_meant = person.empty() || member.person == person;
        if (is_meant && member.pin == *hash) return std::optional(std::move(member));
    }
    return std::optional<StaffMember>();
}

Result<PinTries> remembered_pin_tries(Desk& desk, Milliseconds now) {
    return desk.database().read([&] {
        const auto kept = StaffTable(desk.database()).wrong_pins(desk.point().name);
        return PinTries(kept.wrong, kept.until - desk.journal().machine_clock().now(), now);
    });
}

Result<void> remember_pin_tries(Desk& desk, const PinTries& tries, Milliseconds now) {
    const Instant until = desk.journal().machine_clock().now() + tries.wait(now);
    return desk.database().write([&] {
        StaffTable(desk.database()).keep_wrong_pins(desk.point().name, {tries.wrong_in_a_row(), until});
    });
}

Result<std::optional<StaffMember>> staff_with_badge(Desk& desk, std::string_view person) {
    auto members = members_of(desk);
    if (!members) return members.error();
    for (StaffMember& member : *members)
        if (!person.empty() && member.person == person) return std::optional(std::move(member));
    return std::optional<StaffMember>();
}

Result<std::optional<StaffMember>> staff_with_code(Desk& desk, const std::string& code) {
    const auto holder = desk.database().read([&] { return desk.roster().holder_of_text(code); });
    if (!holder) return holder.error();
    const bool is_live = *holder && !(*holder)->retired;
    return is_live ? staff_with_badge(desk, (*holder)->person)
                   : Result<std::optional<StaffMember>>(std::optional<StaffMember>());
}

}  // namespace lanyard
