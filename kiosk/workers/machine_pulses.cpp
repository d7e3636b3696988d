// One file a program under the machine's state folder, in a folder named by the event folder's inode.
#include "workers/machine_pulses.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/hex.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "base/state_folder.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uintmax_t most_bytes = 4096;
constexpr std::array<const char*, 6> trouble_names = {"camera_missing", "camera_black", "camera_frozen",
                                                      "printer",        "disk_full",    "silent"};

std::optional<MachineTrouble> trouble_from_name(const std::string& name) {
    const auto found = std::find(trouble_names.begin(), trouble_names.end(), name);
    if (found == trouble_names.end()) return std::nullopt;
    return static_cast<MachineTrouble>(found - trouble_names.begin());
}

bool is_nearly_full(const fs::path& folder) {
    std::error_code failed;
    const auto space = fs::space(folder, failed);
    return !failed && space.available < MachinePulses::least_free_bytes;
}

std::optional<MachineState> read_state(const fs::path& file) {
    const auto text = read_file(file, most_bytes);
    const json said = text ? json::parse(*text, nullptr, false) : json();
    if (!said.is_object()) return std::nullopt;
    try {
        MachineState state;
        const auto role = role_from_name(said.at("role").get<std::string>());
        if (!role) return std::nullopt;
        state.role = *role;
        state.point = said.at("point");
        state.hindrance = said.at("hindrance");
        state.heard = instant_from_ms(said.at("at").get<long long>());
        for (const json& name : said.at("trouble"))
            if (const auto trouble = trouble_from_name(name)) state.trouble.push_back(*trouble);
        return state;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

bool is_same_place(const MachineState& one, const MachineState& other) {
    return one.role == other.role && one.point == other.point;
}

}  // namespace

MachinePulses::MachinePulses(fs::path event, RoleKind role, std::string point, const Clock& machine_clock)
    : event_(std::move(event)), role_(role), point_(std::move(point)), machine_clock_(machine_clock) {
    struct stat found {};
    (void)stat(event_.c_str(), &found);
    folder_ =
        state_folder() / "machines" / (std::to_string(found.st_dev) + "-" + std::to_string(found.st_ino));
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
    file_ = folder_ / (to_hex(random_bytes(8)) + ".json");
}

MachinePulses::~MachinePulses() {
    std::error_code ignored;
    fs::remove(file_, ignored);
}

void MachinePulses::say(const Devices& devices) {
    const Instant now = machine_clock_.now();
    const bool is_due = !said_at_ || now - *said_at_ >= says_every || now < *said_at_;
    if (!is_due && devices == said_) return;
    said_at_ = now;
    said_ = devices;
    json trouble = json::array();
    for (const MachineTrouble one : devices.trouble)
        trouble.push_back(trouble_names[static_cast<std::size_t>(one)]);
    if (is_nearly_full(event_))
        trouble.push_back(trouble_names[static_cast<std::size_t>(MachineTrouble::disk_full)]);
    const json text = {{"at", to_ms(now)},
                       {"role", role_name(role_)},
                       {"point", point_},
                       {"trouble", trouble},
                       {"hindrance", devices.hindrance}};
    (void)write_file(file_, text.dump(-1, ' ', false, json::error_handler_t::replace), false);
}

std::optional<std::vector<MachineState>> MachinePulses::heard() {
    const Instant now = machine_clock_.now();
    if (listened_at_ && now >= *listened_at_ && now - *listened_at_ < listens_every) return std::nullopt;
    listened_at_ = now;
    std::vector<MachineState> all;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        if (entry.path().extension() != ".json" || entry.path() == file_) continue;
        if (all.size() == most_machines) break;
        auto state = read_state(entry.path());
        if (!state) continue;
        const Milliseconds since = now - state->heard;
        if (since > missed_for) {
            fs::remove(entry.path(), ignored);
            continue;
        }
        if (since > believed_for) state->trouble = {MachineTrouble::silent};
        all.push_back(std::move(*state));
    }
    std::vector<MachineState> heard;
    for (const MachineState& state : all) {
        const bool is_started_anew =
            state.is_silent() && std::any_of(all.begin(), all.end(), [&](const MachineState& other) {
                return is_same_place(state, other) && !other.is_silent();
            });
        const bool is_told =
            state.is_silent() && std::any_of(heard.begin(), heard.end(), [&](const MachineState& other) {
                return is_same_place(state, other);
            });
        if (!is_started_anew && !is_told) heard.push_back(state);
    }
    std::sort(heard.begin(), heard.end(), [](const MachineState& a, const MachineState& b) {
        return std::tie(a.role, a.point) < std::tie(b.role, b.point);
    });
    return heard;
}

}  // namespace lanyard
