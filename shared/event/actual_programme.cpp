// Actual times come from one pass forward over the plan, and one that lets breaks last until what follows.
// Each step asks the sessions before and behind it by structures that answer in logarithmic time.
#include <algorithm>
#include <cassert>
#include <functional>
#include <queue>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "event/programme.h"

namespace lanyard {
namespace {

constexpr std::size_t everywhere = 0;  // the place of sessions without a room among the rooms

// A session while its times are being worked out.
struct Slot {
    const PlannedSession* planned = nullptr;
    const SessionInputs* inputs = nullptr;
    std::size_t room = everywhere;
    Instant start{}, end{};

    // When it would start if nothing before it ran late.
    Instant wanted_start() const {
        return inputs->started_at.value_or(planned->start + std::chrono::minutes(inputs->delay_minutes));
    }
    // True where what comes before cannot move it: it began already, or the plan says so.
    bool is_fixed() const { return inputs->started_at || planned->anchor; }
};

bool planned_earlier(const Slot& a, const Slot& b) {
    const PlannedSession &p = *a.planned, &q = *b.planned;
    return std::tie(p.start, p.end, p.room, p.id) < std::tie(q.start, q.end, q.room, q.id);
}

bool starts_earlier(const Slot& a, const Slot& b) {
    return std::tie(a.start, a.planned->room, a.planned->id) <
           std::tie(b.start, b.planned->room, b.planned->id);
}

// Sessions that have their times, of whom later ones ask when they are over. The plan lets a session wait
// for those that it has end before it starts; those that overlap do not wait for each other.
class Finished {
  public:
    void add(const Slot& slot) { waiting_.push({slot.planned->end, slot.end}); }

    // From here on every question is about sessions that the plan has start at `planned_start` or later.
    void advance(Instant planned_start) {
        while (!waiting_.empty() && waiting_.top().planned_end <= planned_start) {
            const auto [planned_end, end] = waiting_.top();
            waiting_.pop();
            all_over_ = std::max(all_over_, end);
            if (planned_end > last_planned_end_) {
                last_planned_end_ = planned_end;
                first_of_last_ = end;
            } else if (planned_end == last_planned_end_) {
                first_of_last_ = std::min(first_of_last_, end);
            }
        }
    }
    // When all of them are over.
    Instant all_over() const { return all_over_; }
    // When the first is over of those that the plan has end last.
    Instant first_of_last() const { return first_of_last_; }

  private:
    struct Ends {
        Instant planned_end, end;
        bool operator>(const Ends& other) const { return planned_end > other.planned_end; }
    };
    std::priority_queue<Ends, std::vector<Ends>, std::greater<>> waiting_;
    Instant all_over_ = Instant::min(), last_planned_end_ = Instant::min(), first_of_last_ = Instant::min();
};

// Sessions in planned order, each with a time, asked for the earliest time among those that follow another.
class Followers {
  public:
    struct Found {
        bool touches = false;  // one begins, by the plan, just as the other ends
        Instant earliest = Instant::max();
    };

    void add(std::size_t place, const Slot& slot, Instant time) {
        followers_.push_back({place, slot.planned->start, time});
    }
    // To be called when all are there.
    void finish() {
        for (std::size_t i = followers_.size(); i-- > 1;)
            followers_[i - 1].earliest = std::min(followers_[i - 1].earliest, followers_[i].earliest);
    }
    // Those behind `place` in planned order that the plan has start at `planned_end` or later.
    void find(std::size_t place, Instant planned_end, Found& found) const {
        const auto first =
            std::partition_point(followers_.begin(), followers_.end(), [&](const Follower& follower) {
                return follower.place <= place || follower.planned_start < planned_end;
            });
        if (first == followers_.end()) return;
        found.touches |= first->planned_start == planned_end;
        found.earliest = std::min(found.earliest, first->earliest);
    }

  private:
    struct Follower {
        std::size_t place;
        Instant planned_start;
        Instant earliest;  // of this one and those behind it
    };
    std::vector<Follower> followers_;
};

// Followers apart by room: a session is followed by those in its room and by those that are everywhere, one
// that is everywhere by all.
class FollowersByRoom {
  public:
    explicit FollowersByRoom(std::size_t rooms) : of_room_(rooms) {}

    void add(std::size_t place, const Slot& slot, Instant time) {
        of_room_[slot.room].add(place, slot, time);
        all_.add(place, slot, time);
    }
    void finish() {
        for (Followers& followers : of_room_) followers.finish();
        all_.finish();
    }
    Followers::Found behind(std::size_t place, const Slot& slot) const {
        Followers::Found found;
        if (slot.room == everywhere) {
            all_.find(place, slot.planned->end, found);
        } else {
            of_room_[slot.room].find(place, slot.planned->end, found);
            of_room_[everywhere].find(place, slot.planned->end, found);
        }
        return found;
    }

  private:
    std::vector<Followers> of_room_;
    Followers all_;
};

// The sessions of a programme in planned order, given their actual times one after the other.
class Timetable {
  public:
    Timetable(const std::vector<PlannedSession>& planned, const std::vector<SessionInputs>& inputs) {
        std::unordered_map<std::string_view, std::size_t> rooms = {{"", everywhere}};
        slots_.reserve(planned.size());
        for (std::size_t i = 0; i < planned.size(); ++i) {
            const std::size_t room = rooms.try_emplace(planned[i].room, rooms.size()).first->second;
            slots_.push_back({&planned[i], &inputs[i], room, planned[i].start,
                              std::max(planned[i].start, planned[i].end)});
        }
        std::sort(slots_.begin(), slots_.end(), planned_earlier);
        finished_.resize(rooms.size());
    }

    std::vector<Session> with_actual_times() && {
        place_all();
        run_on();
        std::sort(slots_.begin(), slots_.end(), starts_earlier);
        std::vector<Session> sessions;
        sessions.reserve(slots_.size());
        for (const Slot& slot : slots_)
            sessions.push_back({*slot.planned, *slot.inputs, slot.start, slot.end});
        return sessions;
    }

  private:
    // Cancelled sessions keep their planned times, wait for nobody and are waited for by nobody.
    template <class Visit>
    void each_that_takes_place(Visit&& visit) {
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            if (!slots_[i].inputs->cancelled) visit(i, slots_[i]);
        }
    }

    void place_all() {
        FollowersByRoom fixed(finished_.size());
        each_that_takes_place([&](std::size_t i, const Slot& slot) {
            if (slot.is_fixed()) fixed.add(i, slot, slot.wanted_start());
        });
        fixed.finish();
        each_that_takes_place([&](std::size_t i, Slot& slot) {
            // What cannot be moved wants the room then.
            place(slot, fixed.behind(i, slot).earliest);
            finished_[slot.room].add(slot);
            if (slot.room != everywhere) finished_in_rooms_.add(slot);
        });
    }

    void place(Slot& slot, Instant limit) {
        slot.start = slot.wanted_start();
        const Instant free = room_free(slot);
        if (!slot.is_fixed()) slot.start = std::min(std::max(slot.start, free), limit);
        // A break makes up for what came late before it; everything else keeps its length.
        const bool absorbs = slot.planned->kind == SessionKind::pause;
        const Instant end =
            absorbs ? slot.planned->end : slot.start + (slot.planned->end - slot.planned->start);
        slot.end = std::max(slot.start, std::min(end, limit));
    }

    // When everything that it waits for is over. What is for everybody does not wait for the slowest of the
    // rooms it empties: of those that were to end last before it, the first decides.
    Instant room_free(const Slot& slot) {
        finished_[everywhere].advance(slot.planned->start);
        const Instant free = finished_[everywhere].all_over();
        Finished& own = slot.room == everywhere ? finished_in_rooms_ : finished_[slot.room];
        own.advance(slot.planned->start);
        return std::max(free, slot.room == everywhere ? own.first_of_last() : own.all_over());
    }

    // Where the plan has the next session begin as a break ends, the break lasts until then.
    void run_on() {
        FollowersByRoom all(finished_.size());
        each_that_takes_place([&](std::size_t i, const Slot& slot) { all.add(i, slot, slot.start); });
        all.finish();
        each_that_takes_place([&](std::size_t i, Slot& slot) {
            if (slot.planned->kind != SessionKind::pause) return;
            const Followers::Found next = all.behind(i, slot);
            if (next.touches) slot.end = std::max(slot.end, next.earliest);
        });
    }

    std::vector<Slot> slots_;
    std::vector<Finished> finished_;  // by room
    Finished finished_in_rooms_;      // of all rooms, without what is everywhere
};

}  // namespace

std::vector<Session> actual_programme(const std::vector<PlannedSession>& planned,
                                      const std::vector<SessionInputs>& inputs) {
    assert(planned.size() == inputs.size());
    return Timetable(planned, inputs).with_actual_times();
}

}  // namespace lanyard
