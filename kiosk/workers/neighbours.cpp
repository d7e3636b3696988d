// How what is told is spelled in JSON, how often it is said, and who is believed to run.
#include "workers/neighbours.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "workers/neighbours/database_watch.h"
#include "workers/neighbours/machine_word.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char *machine_kind = "machine", *stage_kind = "stage";
json word_of(const StagePulse& pulse) {
    return {{"room", pulse.room},         {"session", pulse.session},
            {"ready", pulse.is_ready},    {"device", pulse.has_device},
            {"level_db", pulse.level_db}, {"dropped", pulse.dropped_frames},
            {"problem", pulse.problem},   {"sees", audience_name(pulse.sees)}};
}

// Throws JSON's exception where the word is not one of these.
StagePulse stage_from(const json& word) {
    return {word.at("room"),
            word.at("session"),
            word.at("ready"),
            word.at("device"),
            word.at("level_db"),
            word.at("dropped"),
            word.at("problem"),
            audience_from_name(word.at("sees").get<std::string>()).value_or(AudienceSees::card)};
}

bool is_nearly_full(const fs::path& folder) {
    std::error_code failed;
    const auto space = fs::space(folder, failed);
    return !failed && space.available < Neighbours::least_free_bytes;
}

// A clock that was set back makes everything due.
bool is_due(const std::optional<Instant>& last, Milliseconds every, Instant now) {
    return !last || now < *last || now - *last >= every;
}

bool is_same_place(const MachineState& one, const MachineState& other) {
    return one.role == other.role && one.point == other.point;
}

}  // namespace

Neighbours::Neighbours(const EventFolder& event, const Clock& machine_clock)
    : folder_(event.path),
      database_(event.database()),
      machine_clock_(machine_clock),
      words_(folder_, machine_clock) {}

Neighbours::~Neighbours() = default;

void Neighbours::say(const MachineState& state) {
    const Instant now = machine_clock_.now();
    if (!is_due(said_at_, says_every, now) && state == said_) return;
    said_at_ = now;
    said_ = state;
    MachineState told = state;
    if (is_nearly_full(folder_)) told.trouble.push_back(MachineTrouble::disk_full);
    words_.write(machine_kind, machine_word(told));
}

void Neighbours::say(const StagePulse& pulse) {
    words_.write(stage_kind, word_of(pulse));
}

std::optional<std::vector<MachineState>> Neighbours::machines() {
    const Instant now = machine_clock_.now();
    if (!is_due(listened_at_, listens_every, now)) return std::nullopt;
    listened_at_ = now;
    std::vector<MachineState> heard;
    words_.read(machine_kind, [&](Instant at, const json& word) {
        auto state = machine_from(at, word);
        if (!state) return;
        if (now - at > believed_for) state->trouble = {MachineTrouble::silent};
        // The newest word comes first: a silent program whose place is told already, or is this program's
        // own, was started anew.
        const auto is_its_place = [&](const MachineState& other) { return is_same_place(*state, other); };
        const bool is_replaced =
            state->is_silent() &&
            ((said_at_ && is_its_place(said_)) || std::any_of(heard.begin(), heard.end(), is_its_place));
        if (!is_replaced) heard.push_back(std::move(*state));
    });
    std::sort(heard.begin(), heard.end(), [](const MachineState& a, const MachineState& b) {
        return std::tie(a.role, a.point) < std::tie(b.role, b.point);
    });
    return heard;
}

std::vector<StagePulse> Neighbours::stages() const {
    const Instant now = machine_clock_.now();
    std::vector<StagePulse> pulses;
    words_.read(stage_kind, [&](Instant at, const json& word) {
        if (now - at > stage_believed_for) return;
        StagePulse pulse = stage_from(word);
        // The newest word on a room comes first: a stage that was killed and started anew says what holds.
        const bool is_told = std::any_of(pulses.begin(), pulses.end(),
                                         [&](const StagePulse& told) { return told.room == pulse.room; });
        if (!is_told) pulses.push_back(std::move(pulse));
    });
    std::sort(pulses.begin(), pulses.end(),
              [](const StagePulse& a, const StagePulse& b) { return a.room < b.room; });
    return pulses;
}

void Neighbours::wake() const {
    touch_database(database_);
}

void Neighbours::when_woken(std::function<void()> look) {
    watch_ = std::make_unique<DatabaseWatch>(database_, std::move(look));
}

}  // namespace lanyard
