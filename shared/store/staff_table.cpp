// The newest row of each counts; without a role it says that they were removed.
#include "store/staff_table.h"

#include <algorithm>

#include "store/database.h"

namespace lanyard {

std::vector<StaffMember> StaffTable::members() {
    auto& query = database_.statement(
        "SELECT subject, role, person, name, pin FROM staff s WHERE role <> '' AND NOT EXISTS (SELECT 1 FROM "
        "staff n WHERE n.subject = s.subject AND (n.clock, n.entry) > (s.clock, s.entry)) ORDER BY subject");
    std::vector<StaffMember> members;
    while (query.executeStep()) {
        StaffMember member;
        member.id = query.getColumn(0).getString();
        member.role = staff_role_from_name(query.getColumn(1).getString()).value_or(StaffRole::staff);
        member.person = query.getColumn(2).getString();
        if (!query.getColumn(3).isNull()) member.name = query.getColumn(3).getString();
        if (!query.getColumn(4).isNull()) member.pin = query.getColumn(4).getString();
        members.push_back(std::move(member));
    }
    return members;
}

std::string StaffTable::name_of(const std::string& id) {
    auto& query = database_.statement(
        "SELECT name FROM staff WHERE subject = ? AND name IS NOT NULL ORDER BY clock DESC, entry DESC LIMIT "
        "1");
    query.bind(1, id);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

StaffTable::WrongPins StaffTable::wrong_pins(const std::string& point) {
    auto& query = database_.statement("SELECT wrong, until FROM pin_tries WHERE point = ?");
    query.bind(1, point);
    if (!query.executeStep()) return {};
    return {query.getColumn(0).getInt(), instant_from_ms(query.getColumn(1).getInt64())};
}

void StaffTable::keep_wrong_pins(const std::string& point, const WrongPins& pins) {
    auto& insert = database_.statement("INSERT OR REPLACE INTO pin_tries VALUES (?, ?, ?)");
    insert.bind(1, point);
    insert.bind(2, pins.wrong);
    insert.bind(3, static_cast<std::int64_t>(to_ms(pins.until)));
    insert.exec();
}

bool StaffTable::has_pins() {
    const auto all = members();
    return std::any_of(all.begin(), all.end(), [](const StaffMember& one) { return !one.pin.empty(); });
}

}  // namespace lanyard
