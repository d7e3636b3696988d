// Places are counted as the desk counts them, in the programme before and in the one that is there now.
#include "desk/programme_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "desk/desk.h"
#include "desk/enrolment_watch.h"
#include "event/name_fold.h"
#include "store/database.h"

namespace lanyard {
namespace {

using Questions = std::vector<std::string>;

const Session* find(const std::vector<Session>& sessions, const std::string& id) {
    const auto found = std::find_if(sessions.begin(), sessions.end(),
                                    [&](const Session& session) { return session.planned.id == id; });
    return found == sessions.end() ? nullptr : &*found;
}

bool is_gone(const SessionDifference& change) {
    return change.is(SessionChange::cancelled) || change.is(SessionChange::removed);
}

class Asking {
  public:
    Asking(const std::vector<Session>& before, const ProgrammeImport& made, const EnrolmentWatch& watch,
           const std::string& zone)
        : before_(before), made_(made), watch_(watch), zone_(zone) {}

    Questions said_by_hand() const {
        Questions told;
        for (const SessionDifference& change : made_.difference.changes) {
            const Session* session = find(made_.sessions, change.id);
            if (!change.is(SessionChange::moved) || !session) continue;
            const std::string stands = stands_by_hand(*session);
            if (stands.empty()) continue;
            told.push_back(session->planned.title + ": the file says " + clock(session->planned.start) +
                           "; by hand " + stands +
                           ", which stands. Which is right? If it is the file: lanyard "
                           "programme restore " +
                           change.id);
        }
        return told;
    }

    // Ids that a source gives anew now and then, between others that it keeps.
    Questions same_under_new_ids() const {
        std::unordered_map<std::string, const SessionDifference*> new_by_title;
        for (const SessionDifference& change : made_.difference.changes)
            if (change.is(SessionChange::added)) new_by_title.emplace(fold_name(change.after.title), &change);
        Questions told;
        for (const SessionDifference& gone : made_.difference.changes) {
            if (!is_gone(gone)) continue;
            const auto added = new_by_title.find(fold_name(gone.before.title));
            if (added == new_by_title.end()) continue;
            const SessionDifference& other = *added->second;
            told.push_back(fmt::format(
                "{} is new at {} ({}), and gone at {} ({}){}. Is it the same? Then take this back with: "
                "lanyard programme import --undo, and import again with --same {}={}",
                other.after.title, clock(other.after.start), other.id, clock(gone.before.start), gone.id,
                with_people(gone.id), gone.id, other.id));
        }
        return told;
    }

    Questions lost_places() const {
        Questions told;
        for (const Session& session : before_) {
            const std::string& id = session.planned.id;
            const Session* now = find(made_.sessions, id);
            if (session.inputs.cancelled) continue;
            const int had = watch_.enrolled_in(id, before_);
            if (had == 0) continue;
            const std::string whose = fmt::format("{} at {}: {} had a place in it, ", session.planned.title,
                                                  clock(session.planned.start), people(had));
            if (!now)
                told.push_back(whose + "and it is taken out");
            else if (now->inputs.cancelled)
                told.push_back(whose + "and it is cancelled; the desk's Today finds them other places");
            else if (const int has = watch_.enrolled_in(id, made_.sessions); has < had)
                told.push_back(
                    fmt::format("{}and {} of them are on the list by words that mean several sessions "
                                "now, or none. Write {} for it in the list",
                                whose, had - has, id));
        }
        return told;
    }

  private:
    std::string clock(Instant at) const { return format_clock(at, zone_); }
    static std::string people(int count) {
        return count == 1 ? "one person" : std::to_string(count) + " people";
    }
    std::string with_people(const std::string& id) const {
        const int count = watch_.enrolled_in(id, before_);
        return count == 0 ? "" : ", where " + people(count) + " had a place";
    }

    // Both hold, and only a person knows whether they should.
    std::string stands_by_hand(const Session& session) const {
        const SessionInputs& inputs = session.inputs;
        const std::string actual = clock(session.start);
        if (inputs.started_at) return "it began at " + actual;
        if (inputs.held && session.planned.state != PlanState::delayed) return "it is held";
        if (inputs.delay_minutes == 0) return "";
        return "it is delayed by " + std::to_string(inputs.delay_minutes) + " min and begins at " + actual;
    }

    const std::vector<Session>& before_;
    const ProgrammeImport& made_;
    const EnrolmentWatch& watch_;
    const std::string& zone_;
};

void add(Questions& all, Questions more) {
    const std::size_t shown = std::min(more.size(), most_questions);
    std::move(more.begin(), more.begin() + static_cast<std::ptrdiff_t>(shown), std::back_inserter(all));
    if (more.size() > shown) all.push_back(fmt::format("and {} more such sessions", more.size() - shown));
}

}  // namespace

Result<Questions> programme_questions(Desk& desk, const std::vector<Session>& before,
                                      const ProgrammeImport& made, std::size_t known) {
    if (made.difference.changes.empty()) return Questions();
    EnrolmentWatch watch;
    if (auto read = desk.database().read([&] { watch.refresh(desk); }); !read) return read.error();
    const Asking asking(before, made, watch, desk.folder().config.time_zone);
    Questions all;
    add(all, asking.said_by_hand());
    const bool has_cancelled_all = !before.empty() && known == 0 && made.difference.cancelled > 0;
    if (has_cancelled_all)
        all.push_back(
            fmt::format("none of the {} sessions that were there is in this file: they are shown as "
                        "cancelled. If it is another programme, take this back with: lanyard programme "
                        "import --undo, and import again with --missing remove",
                        before.size()));
    add(all, asking.same_under_new_ids());
    add(all, asking.lost_places());
    return all;
}

}  // namespace lanyard
