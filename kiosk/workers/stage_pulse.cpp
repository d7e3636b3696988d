// One file a room under the machine's state folder, named by the event folder's inode.
#include "workers/stage_pulse.h"

#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/safe_file.h"
#include "base/state_folder.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uintmax_t most_bytes = 4096;

}  // namespace

StagePulses::StagePulses(const fs::path& event, const Clock& machine_clock) : machine_clock_(machine_clock) {
    struct stat found {};
    (void)stat(event.c_str(), &found);
    folder_ = state_folder() / "stages" / (std::to_string(found.st_dev) + "-" + std::to_string(found.st_ino));
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
}

// A room's id may hold anything.
fs::path StagePulses::file_of(const std::string& room) const {
    return folder_ / (to_hex(room) + ".json");
}

void StagePulses::say(const StagePulse& pulse) const {
    const json text = {{"at", to_ms(machine_clock_.now())}, {"room", pulse.room},
                       {"session", pulse.session},          {"ready", pulse.is_ready},
                       {"device", pulse.has_device},        {"level_db", pulse.level_db},
                       {"dropped", pulse.dropped_frames},   {"problem", pulse.problem}};
    (void)write_file(file_of(pulse.room), text.dump(-1, ' ', false, json::error_handler_t::replace), false);
}

void StagePulses::say_goodbye(const std::string& room) const {
    std::error_code ignored;
    fs::remove(file_of(room), ignored);
}

std::vector<StagePulse> StagePulses::heard() const {
    std::vector<StagePulse> pulses;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        if (entry.path().extension() != ".json") continue;
        const auto text = read_file(entry.path(), most_bytes);
        if (!text) continue;
        try {
            const json said = json::parse(*text);
            if (machine_clock_.now() - instant_from_ms(said.at("at").get<long long>()) > believed_for)
                continue;
            pulses.push_back({said.at("room"), said.at("session"), said.at("ready"), said.at("device"),
                              said.at("level_db"), said.at("dropped"), said.at("problem")});
        } catch (const json::exception&) {
        }
    }
    std::sort(pulses.begin(), pulses.end(),
              [](const StagePulse& a, const StagePulse& b) { return a.room < b.room; });
    return pulses;
}

}  // namespace lanyard
