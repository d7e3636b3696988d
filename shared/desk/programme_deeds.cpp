// A deed and its preview are the same transaction; a preview's is rolled back.
#include "desk/programme_deeds.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "event/settings_table.h"
#include "store/journal/journal.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr int most_minutes = 24 * 60;

Error no_session(const std::string& words, const std::vector<Session>& sessions) {
    std::vector<std::string> ids;
    for (const Session& session : sessions) ids.push_back(session.planned.id);
    const std::string nearest = nearest_known(words, ids);
    return bad_input("no session has this id, and no one title these words", words,
                     nearest.empty() ? "See the ids with: lanyard programme --json" : nearest);
}

// The inputs that the deed sets, as the entry's body; null follows the plan again.
Result<json> inputs_to_set(const ProgrammeDeed& deed, const Session& session, Instant now) {
    const SessionInputs& said = session.inputs;
    const SessionInputs by_source = inputs_by_source(session.planned);
    const std::string& id = session.planned.id;
    switch (deed.kind) {
        case ProgrammeDeed::Kind::delay:
            if (said.cancelled) return refused("is cancelled", id, "Restore it first");
            if (said.started_at) return refused("has begun already", id, "Delay what comes after it");
            if (said.delay_minutes == deed.minutes && !said.held)
                return refused("has this delay already", id);
            return json{{"delay_minutes", deed.minutes}, {"held", false}};
        case ProgrammeDeed::Kind::hold:
            if (said.cancelled) return refused("is cancelled", id, "Restore it first");
            if (said.started_at) return refused("has begun already", id);
            if (said.held) return refused("is held already", id);
            return json{{"held", true}};
        case ProgrammeDeed::Kind::start:
            if (said.cancelled) return refused("is cancelled", id, "Restore it first");
            if (said.started_at) return refused("has begun already", id);
            return json{{"started_at", to_ms(now)}, {"held", false}};
        case ProgrammeDeed::Kind::cancel:
            if (said.cancelled) return refused("is cancelled already", id);
            return json{{"cancelled", true}};
        case ProgrammeDeed::Kind::restore: {
            if (said.delay_minutes == 0 && !said.held && !said.started_at && !said.cancelled)
                return refused("is as planned already", id);
            // Where the plan itself has it cancelled or late, the word given here stands over it.
            json as_planned = {{"delay_minutes", nullptr}, {"started_at", nullptr}};
            as_planned["held"] = by_source.held ? json(false) : json(nullptr);
            as_planned["cancelled"] = by_source.cancelled ? json(false) : json(nullptr);
            return as_planned;
        }
        case ProgrammeDeed::Kind::undo:
            break;
    }
    return refused("nothing to set", id);
}

// The newest deed about the session that stands; "" for none.
std::string newest_deed(Database& database, const std::string& session) {
    std::string newest;
    for (const Entry& entry : read_entries_of(database, session)) {
        if (entry.kind == entry_kind::session_changed && entry_stands(database, entry_id(entry)))
            newest = entry_id(entry);
    }
    return newest;
}

// The enrolments that came with a deed.
std::vector<std::string> moved_with(Database& database, const std::string& deed) {
    const auto entry = find_entry(database, deed);
    const json body = entry ? json::parse(entry->body, nullptr, false) : json();
    std::vector<std::string> moved;
    if (!body.is_object() || !body.contains("moved") || !body["moved"].is_array()) return moved;
    for (const json& id : body["moved"])
        if (id.is_string()) moved.push_back(id.get<std::string>());
    return moved;
}

// Each is about another person, whom it is told of.
void take_moves_back(Desk& desk, const std::string& deed, const Deed& by) {
    for (const std::string& id : moved_with(desk.database(), deed)) {
        const auto entry = find_entry(desk.database(), id);
        if (!entry || !entry_stands(desk.database(), id)) continue;
        NewEntry undo = entry_about(entry_kind::undone, entry->subject, by);
        undo.undoes = {id};
        desk.journal().append(undo);
    }
}

Result<NewEntry> entry_of(Desk& desk, const ProgrammeDeed& deed, const Session& session, const Deed& by) {
    NewEntry entry = entry_about({}, session.planned.id, by);
    if (deed.kind == ProgrammeDeed::Kind::undo) {
        const std::string deed_entry = newest_deed(desk.database(), session.planned.id);
        if (deed_entry.empty())
            return refused("nothing has been said of it that could be taken back", session.planned.id);
        entry.kind = entry_kind::undone;
        entry.undoes = {deed_entry};
        return entry;
    }
    auto inputs = inputs_to_set(deed, session, by.now);
    if (!inputs) return inputs.error();
    entry.kind = entry_kind::session_changed;
    entry.body = inputs->dump();
    return entry;
}

}  // namespace

Result<DeedOutcome> do_programme_deed(Desk& desk, const ProgrammeDeed& deed, const Deed& by) {
    if (deed.minutes > most_minutes || deed.minutes < -most_minutes) {
        return usage_error("a delay of " + std::to_string(deed.minutes) + " minutes is more than a day",
                           "delay", "Import the programme with the new day instead");
    }
    DeedOutcome outcome;
    bool was_previewed = false;
    if (deed.kind == ProgrammeDeed::Kind::cancel) {
        auto people = people_of_session(desk, deed.session, {deed.moves, deed.move_to});
        if (!people) return people.error();
        outcome.people = std::move(people).value();
    }
    auto done = desk.journal().transact([&]() -> Result<void> {
        ProgrammeTable table(desk.database());
        const std::vector<Session> before = table.programme();
        const Session* session = session_by_words(before, deed.session);
        if (!session) return no_session(deed.session, before);
        outcome.session = session->planned.id;
        auto entry = entry_of(desk, deed, *session, by);
        if (!entry) return entry.error();
        if (deed.kind == ProgrammeDeed::Kind::undo) take_moves_back(desk, entry->undoes.front(), by);
        const auto moved = move_people(desk, outcome.people, by);
        if (!moved.empty()) {
            json body = json::parse(entry->body);
            body["moved"] = moved;
            entry->body = body.dump();
        }
        outcome.entry = desk.journal().append(*entry);
        outcome.sessions = table.programme();
        outcome.effect = programme_effect(before, outcome.sessions);
        was_previewed = deed.preview;
        // An error rolls everything back.
        if (deed.preview) return refused("only looked at");
        return {};
    });
    if (was_previewed && (done || done.error().kind == ErrorKind::refused)) {
        outcome.entry.clear();
        return outcome;
    }
    if (!done) return done.error();
    return outcome;
}

}  // namespace lanyard
