// The event is made by the commands themselves. It is read in the test's own process, which is quicker than
// four programs after each of thousands of trials.
#include "tests/crash/writing_commands.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "store/database.h"
#include "store/event_folder.h"
#include "store/journal/verify.h"
#include "store/people/roster.h"
#include "store/programme_table.h"
#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

void write(const fs::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

void expect_done(const Finished& finished) {
    if (finished.status != 0) throw std::runtime_error(finished.out + finished.err);
}

json fault(const Error& error, std::string& why) {
    why = error.message();
    return nullptr;
}

// Ids and codes differ from run to run, and say nothing of what was done.
json people_in(Database& database, const EventFolder& folder) {
    json people = json::array();
    for (const Attendee& person : Roster(database, folder.config, folder.key).everybody()) {
        json sessions = json::array(), flags = json::array();
        for (const Enrolment& enrolment : person.sessions) sessions.push_back(enrolment.session);
        for (const Flag flag : person.flags) flags.push_back(flag_name(flag));
        people.push_back({person.name, person.email, person.organisation, person.ticket_type,
                          status_name(person.status), person.walk_in, person.codes.size(), person.inside,
                          person.checked_in_at ? to_ms(*person.checked_in_at) : 0, std::move(sessions),
                          std::move(flags)});
    }
    std::sort(people.begin(), people.end());
    return people;
}

json programme_in(Database& database) {
    json sessions = json::array();
    for (const PlannedSession& session : ProgrammeTable(database).planned())
        sessions.push_back({session.id, session_to_json(session)});
    return sessions;
}

// How many there are of each kind.
json entries_in(Database& database) {
    json counts;
    SQLite::Statement rows(database.handle(), "SELECT kind, count(*) FROM entries GROUP BY kind");
    while (rows.executeStep()) counts[rows.getColumn(0).getString()] = rows.getColumn(1).getInt64();
    return counts;
}

Contents moved(const Contents& files, const fs::path& from, const fs::path& to) {
    Contents there;
    for (const auto& [path, content] : files)
        there[(to / fs::path(path).lexically_relative(from)).string()] = content;
    return there;
}

}  // namespace

SmallEvent::SmallEvent(const fs::path& scratch) : scratch_(scratch), folder_(scratch / "event") {
    write(scratch / "list.csv",
          "First name,Last name,Email,Organisation,Barcode\n"
          "Ada,Abbot,ada@x.example,Leeds,400638100001\nBen,Brown,ben@x.example,York,400638100002\n"
          "Cleo,Clark,cleo@x.example,Hull,400638100003\nWolfhilde,Erased,wolfhilde@x.example,Bath,"
          "400638100004\n");
    write(scratch / "next.csv",
          "First name,Last name,Email,Organisation,Barcode\n"
          "Ada,Abbot,ada@x.example,Leeds City,400638100001\nBen,Brown,ben@x.example,York,400638100002\n"
          "Dan,Dee,dan@x.example,Ely,400638100005\nWolfhilde,Erased,wolfhilde@x.example,Bath,400638100004\n");
    write(scratch / "programme.csv",
          "id,title,start,end,room\nopening,Opening,2017-11-10 09:30,2017-11-10 10:00,Hall\n");
    expect_done(lanyard({"init", folder_.string()}));
    expect_done(lanyard({"import", (scratch / "list.csv").string()}));
    expect_done(lanyard({"check-in", "400638100002"}));
    made_ = DiskBefore(folder_).contents();
}

SmallEvent::SmallEvent(const fs::path& scratch, const fs::path& event)
    : scratch_(scratch),
      folder_(scratch / "event"),
      made_(moved(DiskBefore(event).contents(), event, folder_)) {
    restore();
}

Finished SmallEvent::lanyard(const std::vector<std::string>& words, const Variables& variables) const {
    std::vector<std::string> all = {"env", "XDG_STATE_HOME=" + (scratch_ / "state").string()};
    fs::remove_all(scratch_ / "state");
    all.insert(all.end(), variables.begin(), variables.end());
    all.push_back(program("lanyard"));
    const bool is_init = words.front() == "init";
    if (!is_init) {
        const std::vector<std::string> where = {"--event", folder_.string(), "--clock", morning};
        all.insert(all.end(), where.begin(), where.end());
    }
    all.insert(all.end(), words.begin(), words.end());
    return run_program(all);
}

json SmallEvent::attendee(const std::string& name) const {
    const auto found = lanyard({"attendees", name, "--json"});
    expect_done(found);
    return json::parse(found.out).at(0);
}

std::string SmallEvent::id(const std::string& name) const {
    return attendee(name)["id"];
}

std::string SmallEvent::code(const std::string& name) const {
    return attendee(name)["codes"][0];
}

json SmallEvent::state(std::string& why) const {
    fs::remove_all(scratch_ / "state");
    const auto folder = open_event_folder(folder_);
    if (!folder) return fault(folder.error(), why);
    const auto database = Database::open(folder->database(), Database::Access::read);
    if (!database) return fault(database.error(), why);
    const auto difference = verify_journal(**database, folder->key);
    if (!difference) return fault(difference.error(), why);
    if (*difference) {
        why = (*difference)->where + ": " + (*difference)->what;
        return nullptr;
    }
    const auto state = (*database)->read([&] {
        return json{{"people", people_in(**database, *folder)},
                    {"programme", programme_in(**database)},
                    {"entries", entries_in(**database)}};
    });
    return state ? *state : fault(state.error(), why);
}

bool is_before_or_whole(const json& found, const json& before, const json& after) {
    const auto is_seen_as = [&](const json& state) {
        return found["people"] == state["people"] && found["programme"] == state["programme"];
    };
    if (found.is_null() || !(is_seen_as(before) || is_seen_as(after))) return false;
    for (const auto& [kind, count] : found["entries"].items())
        if (count < before["entries"].value(kind, 0) || count > after["entries"].value(kind, 0)) return false;
    return is_seen_as(before) || found["entries"] == after["entries"];
}

std::vector<WritingCommand> writing_commands(const SmallEvent& event) {
    const auto file = [&](const char* name) { return (event.scratch() / name).string(); };
    const std::string ada = event.id("ada abbot"), ben = event.id("ben brown"),
                      wolfhilde = event.id("wolfhilde");
    return {{"check-in", {"check-in", "400638100001"}},
            {"refusal", {"check-in", "400638999999"}},
            {"undo", {"undo", ben}},
            {"import", {"import", file("next.csv")}},
            {"import --undo", {"import", "--undo", "1"}},
            {"walk-in", {"walk-in", "--name", "Eve Early"}},
            {"substitute", {"substitute", ada, "--name", "Sam Reed"}},
            {"same-person", {"same-person", ada, ben}},
            {"correct", {"correct", ada, "organisation=Leeds City Council"}},
            {"flag", {"flag", ada, "desk_first"}},
            {"badge --print", {"badge", ada, "--print"}},
            {"programme import", {"programme", "import", file("programme.csv")}},
            {"announce", {"announce", "Lunch is served"}},
            {"evacuate", {"evacuate"}},
            {"hold", {"hold", ada, "--reason", "a claim", "--until", "2019-11-10"}},
            {"subject erase", {"subject", "erase", wolfhilde}, "olfhilde"},
            {"purge", {"purge", "--early", "--keep-files"}, "olfhilde"}};
}

Variables watched(const fs::path& under, const fs::path& log) {
    return {"LD_PRELOAD=" + program("libdisk_calls.so"), "LANYARD_DISK_UNDER=" + under.string(),
            "LANYARD_DISK_LOG=" + log.string()};
}

}  // namespace lanyard
