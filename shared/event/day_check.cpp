// Every session is held against those that begin before it ends.
#include "event/day_check.h"

#include <algorithm>
#include <array>

#include "event/name_fold.h"

namespace lanyard {
namespace {

bool takes_place_in(const Session& session, Instant from, Instant to) {
    return !session.inputs.cancelled && session.start < to && session.end > from;
}

std::string room_words(const EventConfig& config, const std::string& id) {
    const Room* room = config.room(id);
    return room ? room->name : id;
}

// A name that stands on both; "" for none.
std::string on_both(const Session& one, const Session& other) {
    for (const std::string& name : one.planned.speakers)
        for (const std::string& second : other.planned.speakers)
            if (fold_name(name) == fold_name(second)) return name;
    return {};
}

class DayCheck {
  public:
    explicit DayCheck(const EventConfig& config) : config_(config) {}

    void check_alone(const Session& session) {
        const std::string& title = session.planned.title;
        const auto given = session.planned.end - session.planned.start, left = session.end - session.start;
        if (left < given) {
            const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(given - left).count();
            add(DayProblem::overrun, session, "",
                title + " has " + std::to_string(minutes) + " minutes less than it was given");
        }
        if (!session.planned.room.empty() && !config_.rooms.empty() && !config_.room(session.planned.room))
            add(DayProblem::no_room, session, "",
                title + " is in \"" + session.planned.room + "\", which event.toml does not name");
    }

    // `other` begins while `one` is on.
    void check_pair(const Session& one, const Session& other) {
        const std::string time = format_clock(other.start, config_.time_zone);
        const bool same_room = !one.planned.room.empty() && one.planned.room == other.planned.room;
        if (same_room)
            add(DayProblem::room_clash, other, one.planned.id,
                room_words(config_, one.planned.room) + " has both " + one.planned.title + " and " +
                    other.planned.title + " at " + time + day_of(other));
        const std::string name = on_both(one, other);
        if (!same_room && !name.empty())
            add(DayProblem::speaker_clash, other, one.planned.id,
                name + " is in both " + one.planned.title + " and " + other.planned.title + " at " + time);
    }

    // Which, where it is not the one that the settings name.
    std::string day_of(const Session& session) const {
        const std::string day = format_date(session.start, config_.time_zone);
        return config_.day == day ? "" : " on " + day;
    }

    std::vector<DayFinding> take() { return std::move(found_); }

  private:
    void add(DayProblem problem, const Session& session, const std::string& other, std::string words) {
        found_.push_back({problem, session.start, session.planned.id, other, std::move(words)});
    }

    const EventConfig& config_;
    std::vector<DayFinding> found_;
};

}  // namespace

std::string_view day_problem_name(DayProblem problem) {
    constexpr std::array<std::string_view, 4> names = {"room_clash", "speaker_clash", "overrun", "no_room"};
    return names[static_cast<std::size_t>(problem)];
}

std::vector<DayFinding> check_day(const std::vector<Session>& sessions, const EventConfig& config,
                                  Instant from, Instant to) {
    DayCheck check(config);
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Session& one = sessions[i];
        if (!takes_place_in(one, from, to)) continue;
        check.check_alone(one);
        for (std::size_t j = i + 1; j < sessions.size() && sessions[j].start < one.end; ++j)
            if (takes_place_in(sessions[j], from, to)) check.check_pair(one, sessions[j]);
    }
    std::vector<DayFinding> found = check.take();
    std::stable_sort(found.begin(), found.end(),
                     [](const DayFinding& a, const DayFinding& b) { return a.at < b.at; });
    return found;
}

std::vector<std::string> room_clashes(const std::vector<Session>& sessions, const EventConfig& config) {
    std::vector<std::string> clashes;
    std::size_t count = 0;
    for (const DayFinding& finding : check_day(sessions, config, Instant::min(), Instant::max())) {
        if (finding.problem != DayProblem::room_clash) continue;
        if (++count <= most_clashes_told) clashes.push_back(finding.words);
    }
    if (count > most_clashes_told)
        clashes.push_back("and " + std::to_string(count - most_clashes_told) +
                          " more that are at once in one room");
    return clashes;
}

}  // namespace lanyard
