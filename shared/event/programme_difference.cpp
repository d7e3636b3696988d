// Both programmes are looked at once, by id.
#include "event/programme_difference.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 7> change_names = {"added",     "moved",    "retitled", "edited",
                                                          "cancelled", "restored", "removed"};

bool is_cancelled(const PlannedSession& session) {
    return session.state == PlanState::cancelled;
}

// Everything that has no change of its own.
auto details(const PlannedSession& session) {
    return std::make_tuple(session.kind, session.speakers, session.chair, session.track, session.anchor,
                           session.capacity, session.file, session.state == PlanState::delayed);
}

std::vector<SessionChange> changes_between(const PlannedSession& before, const PlannedSession& after) {
    std::vector<SessionChange> what;
    if (std::tie(before.start, before.end, before.room) != std::tie(after.start, after.end, after.room))
        what.push_back(SessionChange::moved);
    if (before.title != after.title) what.push_back(SessionChange::retitled);
    if (details(before) != details(after)) what.push_back(SessionChange::edited);
    if (is_cancelled(after) && !is_cancelled(before)) what.push_back(SessionChange::cancelled);
    if (is_cancelled(before) && !is_cancelled(after)) what.push_back(SessionChange::restored);
    return what;
}

class Comparison {
  public:
    void add_new(const PlannedSession& session) {
        std::vector<SessionChange> what = {SessionChange::added};
        if (is_cancelled(session)) what.push_back(SessionChange::cancelled);
        add({session.id, std::move(what), {}, session});
    }

    void add_known(const PlannedSession& before, const PlannedSession& after) {
        std::vector<SessionChange> what = changes_between(before, after);
        if (what.empty()) {
            ++difference_.unchanged;
        } else {
            add({before.id, std::move(what), before, after});
        }
    }

    void add_missing(const PlannedSession& session, MissingSessions missing) {
        PlannedSession after = session;
        switch (missing) {
            case MissingSessions::keep:
                break;
            case MissingSessions::cancel:
                after.state = PlanState::cancelled;
                break;
            case MissingSessions::remove:
                return add({session.id, {SessionChange::removed}, session, {}});
        }
        add_known(session, after);
    }

    ProgrammeDifference finish() && {
        const auto start = [](const SessionDifference& difference) {
            return difference.is(SessionChange::removed) ? difference.before.start : difference.after.start;
        };
        std::stable_sort(difference_.changes.begin(), difference_.changes.end(),
                         [&](const auto& a, const auto& b) { return start(a) < start(b); });
        return std::move(difference_);
    }

  private:
    void add(SessionDifference change) {
        int& count = change.is(SessionChange::added)       ? difference_.added
                     : change.is(SessionChange::removed)   ? difference_.removed
                     : change.is(SessionChange::cancelled) ? difference_.cancelled
                                                           : difference_.changed;
        ++count;
        difference_.changes.push_back(std::move(change));
    }

    ProgrammeDifference difference_;
};

}  // namespace

std::string_view session_change_name(SessionChange change) {
    return change_names[static_cast<std::size_t>(change)];
}

bool SessionDifference::is(SessionChange change) const {
    return std::find(what.begin(), what.end(), change) != what.end();
}

ProgrammeDifference compare_programmes(const std::vector<PlannedSession>& known,
                                       const std::vector<PlannedSession>& incoming, MissingSessions missing) {
    std::unordered_map<std::string_view, const PlannedSession*> left;
    for (const PlannedSession& session : known) left.emplace(session.id, &session);
    Comparison comparison;
    for (const PlannedSession& session : incoming) {
        const auto before = left.find(session.id);
        if (before == left.end()) {
            comparison.add_new(session);
        } else {
            comparison.add_known(*before->second, session);
            left.erase(before);
        }
    }
    for (const PlannedSession& session : known) {
        if (left.count(session.id)) comparison.add_missing(session, missing);
    }
    return std::move(comparison).finish();
}

}  // namespace lanyard
