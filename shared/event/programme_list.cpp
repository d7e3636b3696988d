// Every list is one filter and one order; the parts of a day are what its sessions are sorted by.
#include "event/programme_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "event/event_day.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

bool has_words(const Session& session, const EventConfig& config, const std::string& folded) {
    const PlannedSession& plan = session.planned;
    std::string all =
        plan.title + " " + name_of_room(config, plan.room) + " " + plan.chair + " " + plan.track;
    for (const std::string& speaker : plan.speakers) all += " " + speaker;
    return (" " + fold_name(all)).find(" " + folded) != std::string::npos;
}

// A cancelled one is told of as long as it would last.
bool is_past(const Session& session, Instant now) {
    return !is_left(session, now) && session.end <= now;
}

bool is_on(const Session& session, Instant now) {
    return session_state(session, now) == SessionState::running;
}

bool is_on_or_next(const Session& session, Instant now) {
    return is_on(session, now) || (!is_past(session, now) && session.start - now <= is_next_within);
}

// Sessions come by their time: the calendar is asked once for each day, and not for each of them.
class DayOf {
  public:
    explicit DayOf(const EventConfig& config) : config_(config) {}

    const std::string& operator()(Instant at) {
        if (at >= from_ && at < to_) return day_;
        day_ = event_day(config_, at);
        const auto begins = [&](const std::string& day) {
            return instant_at(day, "04:00", config_.time_zone);
        };
        const auto from = begins(day_);
        const auto to = from ? begins(event_day(config_, *from + std::chrono::hours(26))) : from;
        from_ = from && to ? *from : at;
        to_ = from && to ? *to : at;
        return day_;
    }

  private:
    const EventConfig& config_;
    std::string day_;
    Instant from_ = Instant::max(), to_ = Instant::max();
};

// What a session stands under: its room, its track, its hour.
std::string part_of(const Session& session, const EventConfig& config, ListedBy by) {
    if (by == ListedBy::room) return session.planned.room;
    if (by == ListedBy::track) return session.planned.track;
    if (by == ListedBy::time) return format_clock(session.start, config.time_zone).substr(0, 2);
    return {};
}
DayPart named(const std::string& id, const EventConfig& config, ListedBy by) {
    if (by == ListedBy::room) return {id, name_of_room(config, id)};
    return {id, by == ListedBy::time ? id + ":00" : id};
}

// What has no room or track comes last.
std::tuple<bool, std::string, std::string> order_of(const DayPart& part) {
    return {part.id.empty(), part.name, part.id};
}

bool is_wanted(const Session& session, const EventConfig& config, const ListWish& wish,
               const std::string& folded, DayOf& day_of, Instant now) {
    switch (wish.by) {
        case ListedBy::now:
            return is_on_or_next(session, now);
        case ListedBy::words:
            return !folded.empty() && has_words(session, config, folded);
        case ListedBy::enrolled:
            return std::find(wish.enrolled.begin(), wish.enrolled.end(), session.planned.id) !=
                   wish.enrolled.end();
        case ListedBy::time:
        case ListedBy::room:
        case ListedBy::track:
            break;
    }
    const bool is_its_day = wish.day.empty() || day_of(session.start) == wish.day;
    return is_its_day && (!wish.part || part_of(session, config, wish.by) == *wish.part);
}

}  // namespace

std::vector<const Session*> listed_sessions(const std::vector<Session>& sessions, const EventConfig& config,
                                            const ListWish& wish, Instant now) {
    const std::string folded = fold_name(wish.words);
    const bool has_headings = wish.by == ListedBy::room || wish.by == ListedBy::track;
    const auto place = [&](const Session& session) {
        const bool comes_later = wish.by == ListedBy::now ? !is_on(session, now) : is_past(session, now);
        const DayPart part =
            has_headings ? named(part_of(session, config, wish.by), config, wish.by) : DayPart{};
        return std::pair(comes_later, order_of(part));
    };
    DayOf day_of(config);
    std::vector<std::pair<decltype(place(sessions.front())), const Session*>> placed;
    for (const Session& session : sessions)
        if (is_wanted(session, config, wish, folded, day_of, now))
            placed.emplace_back(place(session), &session);
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const Session*> listed;
    for (const auto& [its_place, session] : placed) listed.push_back(session);
    return listed;
}

std::vector<ProgrammeDay> programme_days(const std::vector<Session>& sessions, const EventConfig& config) {
    std::map<std::string, Instant> days;
    DayOf day_of(config);
    for (const Session& session : sessions) days.emplace(day_of(session.start), session.start);
    std::vector<ProgrammeDay> all;
    for (const auto& [day, begins] : days) all.push_back({day, begins});
    return all;
}

std::string day_meant(const std::vector<ProgrammeDay>& days, const EventConfig& config, Instant now) {
    const std::string today = event_day(config, now);
    const auto next =
        std::find_if(days.begin(), days.end(), [&](const ProgrammeDay& day) { return day.day >= today; });
    if (next != days.end()) return next->day;
    return days.empty() ? "" : days.back().day;
}

std::vector<DayPart> day_parts(const std::vector<Session>& sessions, const EventConfig& config, ListedBy by,
                               const std::string& day) {
    std::vector<DayPart> parts;
    std::set<std::string> seen;
    std::size_t count = 0;
    DayOf day_of(config);
    for (const Session& session : sessions) {
        if (day_of(session.start) != day) continue;
        ++count;
        const std::string id = part_of(session, config, by);
        if (seen.insert(id).second) parts.push_back(named(id, config, by));
    }
    if (count <= sessions_listed_at_once || parts.size() < 2) return {};
    // Hours come in the order of the day, which ends after midnight.
    if (by != ListedBy::time)
        std::sort(parts.begin(), parts.end(),
                  [](const DayPart& a, const DayPart& b) { return order_of(a) < order_of(b); });
    return parts;
}

bool has_tracks(const std::vector<Session>& sessions, const EventConfig& config, const std::string& day) {
    return !day_parts(sessions, config, ListedBy::track, day).empty();
}

std::string name_of_room(const EventConfig& config, const std::string& room) {
    const Room* known = config.room(room);
    return known ? known->name : room;
}

}  // namespace lanyard
