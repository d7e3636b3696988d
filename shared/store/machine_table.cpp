// A machine is a register: the newest entry about it counts.
#include "store/machine_table.h"

#include <map>
#include <nlohmann/json.hpp>

#include "event/machine_kinds.h"
#include "store/database.h"

namespace lanyard {

std::vector<EventMachine> read_machines(Database& database) {
    using nlohmann::json;
    auto& rows = database.statement(
        "SELECT kind, body FROM entries WHERE subject=? AND area='' AND stands=1 ORDER BY clock, id");
    rows.bind(1, machine_subject);
    std::map<std::string, EventMachine> machines;
    while (rows.executeStep()) {
        const std::string kind = rows.getColumn(0).getString();
        const json body = json::parse(rows.getColumn(1).getString(), nullptr, false);
        const auto text = [&](const char* member) {
            const auto found = body.find(member);
            return found != body.end() && found->is_string() ? found->get<std::string>() : "";
        };
        if (!body.is_object() || text("machine").empty()) continue;
        EventMachine& machine = machines[text("machine")];
        machine.is_cut_off = kind == entry_kind::machine_cut_off;
        if (machine.is_cut_off) {
            machine.name = text("machine");
        } else if (kind == entry_kind::machine_joined) {
            machine = {text("machine"), text("role"), text("point"), text("verifier"), false};
        }
    }
    std::vector<EventMachine> all;
    for (auto& [name, machine] : machines)
        if (!machine.name.empty()) all.push_back(std::move(machine));
    return all;
}

std::string this_node(Database& database) {
    auto& row = database.statement("SELECT node FROM this_node");
    return row.executeStep() ? row.getColumn(0).getString() : "";
}

}  // namespace lanyard
