// Names stand for troubles and roles, so that versions of the program understand each other.
#include "workers/neighbours/machine_word.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

namespace lanyard {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 8> trouble_names = {"camera_missing", "camera_black", "camera_frozen",
                                                      "printer",        "disk_full",    "clock_off",
                                                      "holds_alone",    "silent"};

const char* trouble_name(MachineTrouble trouble) {
    return trouble_names[static_cast<std::size_t>(trouble)];
}

std::optional<MachineTrouble> trouble_from_name(const std::string& name) {
    const auto found = std::find(trouble_names.begin(), trouble_names.end(), name);
    if (found == trouble_names.end()) return std::nullopt;
    return static_cast<MachineTrouble>(found - trouble_names.begin());
}

}  // namespace

json machine_word(const MachineState& state) {
    json trouble = json::array();
    for (const MachineTrouble one : state.trouble) trouble.push_back(trouble_name(one));
    return {{"role", role_name(state.role)},
            {"point", state.point},
            {"trouble", trouble},
            {"hindrance", state.hindrance}};
}

std::optional<MachineState> machine_from(Instant heard, const json& word) {
    const auto role = role_from_name(word.at("role").get<std::string>());
    if (!role) return std::nullopt;
    MachineState state{*role, word.at("point"), {}, word.at("hindrance"), heard};
    for (const json& name : word.at("trouble"))
        if (const auto trouble = trouble_from_name(name)) state.trouble.push_back(*trouble);
    return state;
}

std::string with_trouble(const std::string& word, MachineTrouble trouble) {
    json told = json::parse(word, nullptr, false);
    if (!told.is_object() || !told.contains("trouble") || !told["trouble"].is_array()) return word;
    told["trouble"].push_back(trouble_name(trouble));
    return told.dump();
}

std::vector<MachineState> machines_elsewhere(const std::vector<NodeReport>& reports, Instant now) {
    std::vector<MachineState> machines;
    for (const NodeReport& report : reports) {
        const auto role = role_from_name(report.role);
        if (!role || report.age > Neighbours::missed_for) continue;
        MachineState state{*role, report.point, {}, {}, now - report.age};
        try {
            if (auto told = machine_from(state.heard, json::parse(report.health))) state = *std::move(told);
        } catch (const json::exception&) {
            // It has not said how it is yet.
        }
        if (std::chrono::abs(report.clock_off) > NodeReport::clock_may_be_off)
            state.trouble.push_back(MachineTrouble::clock_off);
        if (report.age > Neighbours::believed_for) state.trouble = {MachineTrouble::silent};
        machines.push_back(std::move(state));
    }
    return machines;
}

}  // namespace lanyard
