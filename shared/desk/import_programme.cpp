// Sessions are recognised first, and compared by id then; rooms are named as event.toml names them.
#include "desk/import_programme.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <unordered_map>

#include "desk/batch_writer.h"
#include "desk/desk.h"
#include "desk/programme_questions.h"
#include "event/day_check.h"
#include "event/event_day.h"
#include "event/session_identity.h"
#include "formats/programme_file.h"
#include "formats/session_times.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

// What is there before an import.
struct Known {
    std::vector<PlannedSession> planned;
    std::string source;  // of the newest import; "" where nobody knows
};

Result<Known> read_known(Desk& desk) {
    return desk.database().read([&] {
        ProgrammeTable table(desk.database());
        const json summary = json::parse(table.newest_import().summary, nullptr, false);
        Known known;
        known.planned = table.planned();
        if (summary.is_object()) known.source = summary.value("source", "list");
        return known;
    });
}

// The plans with the difference made.
std::vector<PlannedSession> changed_plans(std::vector<PlannedSession> planned,
                                          const ProgrammeDifference& difference) {
    std::unordered_map<std::string_view, const SessionDifference*> changes;
    for (const SessionDifference& change : difference.changes) changes.emplace(change.id, &change);
    std::vector<PlannedSession> result;
    for (PlannedSession& session : planned) {
        const auto found = changes.find(session.id);
        if (found == changes.end()) {
            result.push_back(std::move(session));
        } else if (!found->second->is(SessionChange::removed)) {
            result.push_back(found->second->after);
        }
    }
    for (const SessionDifference& change : difference.changes) {
        if (change.is(SessionChange::added)) result.push_back(change.after);
    }
    return result;
}

Result<void> write(Desk& desk, const ProgrammeImport& made, const std::string& file, const Deed& deed) {
    BatchWriter batch(desk.journal(), deed);
    for (const SessionDifference& change : made.difference.changes) {
        NewEntry entry;
        entry.kind = entry_kind::session_planned;
        entry.subject = change.id;
        // A plan without a title is no session.
        entry.body = change.is(SessionChange::removed) ? "{}" : session_to_json(change.after);
        if (auto written = batch.append(std::move(entry)); !written) return written;
    }
    const ProgrammeDifference& difference = made.difference;
    const json summary = {{"what", "programme"},           {"file", file},
                          {"source", made.source},         {"rows", made.in_file},
                          {"added", difference.added},     {"changed", difference.changed},
                          {"removed", difference.removed}, {"cancelled", difference.cancelled}};
    return batch.close([&] { return summary.dump(); });
}

std::vector<std::string> days_of(const std::vector<PlannedSession>& sessions, const std::string& zone) {
    std::set<std::string> days;
    for (const PlannedSession& session : sessions) days.insert(format_date(session.start, zone));
    return {days.begin(), days.end()};
}

// A file of another day of the event may stand beside the programme or replace it: only a person knows.
Result<void> ask_about_other_days(const std::vector<PlannedSession>& known,
                                  const std::vector<PlannedSession>& incoming, const EventConfig& config) {
    const std::vector<std::string> event_days = days_of_event(config);
    const auto is_of_event = [&](const std::string& day) {
        return std::find(event_days.begin(), event_days.end(), day) != event_days.end();
    };
    const auto there = days_of(known, config.time_zone), new_ones = days_of(incoming, config.time_zone);
    const auto is_there = [&](const std::string& day) {
        return std::find(there.begin(), there.end(), day) != there.end();
    };
    const bool are_days_apart = !there.empty() && !new_ones.empty() &&
                                std::none_of(new_ones.begin(), new_ones.end(), is_there) &&
                                std::any_of(there.begin(), there.end(), is_of_event) &&
                                std::any_of(new_ones.begin(), new_ones.end(), is_of_event);
    if (!are_days_apart) return {};
    return usage_error(
        "the file's first day is " + new_ones.front() + ", and the programme that is there is of " +
            there.front() + (there.size() > 1 ? " to " + there.back() : ""),
        "--missing",
        "Write --missing keep where both are to stand, or --missing cancel or remove where the "
        "file takes its place");
}

// Ids that a person gave must be there, or what they said would be forgotten.
Result<void> check_same(const std::unordered_map<std::string, std::string>& same,
                        const std::vector<PlannedSession>& known,
                        const std::vector<PlannedSession>& incoming) {
    const auto has = [](const std::vector<PlannedSession>& sessions, const std::string& id) {
        return std::any_of(sessions.begin(), sessions.end(),
                           [&](const PlannedSession& session) { return session.id == id; });
    };
    for (const auto& [new_id, known_id] : same) {
        if (!has(known, known_id))
            return usage_error("the programme has no session with this id: \"" + known_id + "\"", "--same",
                               "See the ids with: lanyard programme --json");
        if (!has(incoming, new_id))
            return usage_error("the file has no session with this id: \"" + new_id + "\"", "--same",
                               "Write it as KNOWN=NEW, the new id as it stands in the file");
    }
    return {};
}

}  // namespace

Result<ProgrammeImport> import_programme(Desk& desk, std::string_view bytes, const std::string& file,
                                         const Deed& deed, const ProgrammeImportOptions& options) {
    const EventConfig& config = desk.folder().config;
    auto list = read_programme_file(bytes, file, config.time_zone,
                                    {days_of_event(config), options.columns, options.dates});
    if (!list) return list.error();
    for (PlannedSession& session : list->sessions) {
        if (const Room* room = desk.folder().config.room(session.room)) session.room = room->id;
    }
    auto known = read_known(desk);
    if (!known) return known.error();

    if (!options.missing) {
        if (auto asked = ask_about_other_days(known->planned, list->sessions, config); !asked)
            return asked.error();
    }
    if (auto checked = check_same(options.same, known->planned, list->sessions); !checked)
        return checked.error();

    ProgrammeImport made;
    made.source = list->source;
    made.in_file = static_cast<int>(list->sessions.size());
    const bool same_source = known->source == list->source;
    // What is kept beside a file may be another day of the same source, which has a "Lunch" of its own.
    const bool is_whole = options.missing != MissingSessions::keep;
    const RecognisedSessions incoming =
        recognise_sessions(known->planned, std::move(list->sessions),
                           {std::move(list->made_ids), same_source && is_whole, options.same});
    // Nothing ties the file to the programme that is there.
    made.is_another_programme =
        !options.missing && !known->planned.empty() && !same_source && incoming.known == 0;
    const auto missing = options.missing.value_or(made.is_another_programme ? MissingSessions::remove
                                                                            : MissingSessions::cancel);
    made.difference = compare_programmes(known->planned, incoming.sessions, missing);
    made.warnings = std::move(list->warnings);
    // What changes nothing leaves nothing to take back.
    const bool writes = !options.dry_run && !made.difference.changes.empty();
    if (writes) {
        if (auto written = write(desk, made, file, deed); !written) return written.error();
    }
    auto planned = changed_plans(known->planned, made.difference);
    std::vector<Session> before;
    auto read = desk.database().read([&] {
        ProgrammeTable table(desk.database());
        if (writes) made.entry = table.newest_import().entry;
        before = table.programme_with(known->planned);
        return table.programme_with(planned);
    });
    if (!read) return read.error();
    made.sessions = std::move(read).value();
    auto questions = programme_questions(desk, before, made, incoming.known);
    if (!questions) return questions.error();
    for (std::string& question : *questions) made.warnings.push_back(std::move(question));
    for (std::string& clash : room_clashes(made.sessions, config)) made.warnings.push_back(std::move(clash));
    return made;
}

Result<Undone> undo_programme_import(Desk& desk, const Deed& deed) {
    auto newest = desk.database().read([&] { return ProgrammeTable(desk.database()).newest_import(); });
    if (!newest) return newest.error();
    if (newest->entry.empty())
        return refused("no programme has been imported that could be taken back", "programme import --undo");
    return undo(desk, newest->entry, deed, "programme import taken back");
}

}  // namespace lanyard
