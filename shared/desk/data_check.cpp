// Each check is a function that adds what it found.
#include "desk/data_check.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <set>

#include "desk/desk.h"
#include "event/add_ons.h"
#include "event/day_check.h"
#include "event/event_day.h"
#include "event/name_fold.h"
#include "event/settings_table.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal_facts.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

using Findings = std::vector<DataFinding>;

// Clocks of machines differ by seconds, and of an event in another zone by none.
constexpr Milliseconds too_far_ahead = std::chrono::hours(24);

std::optional<mode_t> rights_of(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    return status.st_mode & 07777;
}

// `unwanted` are rights that nobody but the owner is to have.
void check_rights(const fs::path& file, const std::string& name, mode_t unwanted, const char* remedy,
                  Findings& findings) {
    const auto rights = rights_of(file);
    if (!rights || (*rights & unwanted) == 0) return;
    const bool is_changed_by_others = (*rights & 022) != 0;
    findings.push_back({name,
                        fmt::format("other users of this machine can {} it ({:o}): chmod {} {}",
                                    is_changed_by_others ? "change" : "read", *rights, remedy, file.string()),
                        false});
}

void check_all_rights(const fs::path& folder, Findings& findings) {
    const auto before = findings.size();
    check_rights(folder, "folder", 077, "700", findings);
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (!entry.is_regular_file(failed)) continue;
        const std::string name = entry.path().filename().string();
        const bool is_secret = name.rfind("lanyard.db", 0) == 0 || name.rfind("event.key", 0) == 0;
        check_rights(entry.path(), name, is_secret ? 077 : 022, is_secret ? "600" : "go-w", findings);
    }
    if (findings.size() == before) findings.push_back({"rights", "nobody else reads or changes the data"});
}

// As much as a commit writes, and gone again.
std::string fault_of_writing(const fs::path& folder) {
    std::string name = (folder / ".lanyard-doctor-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) return std::strerror(errno);
    const std::string bytes(64 << 10, 'x');
    const bool is_written =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    const int why = errno ? errno : ENOSPC;
    ::close(file);
    ::unlink(name.c_str());
    return is_written ? "" : std::strerror(why);
}

void check_disk(const fs::path& folder, Findings& findings) {
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) == 0 && (disk.f_flag & ST_RDONLY)) {
        findings.push_back({"disk", "is read-only: nobody can be checked in. Mount it for writing", false});
        return;
    }
    const std::string fault = fault_of_writing(folder);
    if (!fault.empty())
        findings.push_back(
            {"disk", "nothing can be written: " + fault + ". Free some space, or check the folder's owner",
             false});
}

void check_clock(Instant journal, Instant now, const std::string& zone, Findings& findings) {
    if (journal - now <= too_far_ahead) return;
    findings.push_back(
        {"clock",
         fmt::format("the journal's stands at {}, this machine's at {}: one was set wrong. Put this "
                     "machine's right; what is shown to people goes by it alone",
                     format_iso(journal, zone), format_iso(now, zone)),
         false});
}

bool is_there(const EventFolder& folder, const std::string& name) {
    std::error_code failed;
    return fs::is_regular_file(folder.path / name, failed);
}

void check_file(const EventFolder& folder, const std::string& name, const std::string& named_by,
                Findings& findings) {
    if (name.empty() || is_there(folder, name)) return;
    findings.push_back({name, "is not in the folder, though " + named_by + " names it", false});
}

// A ticket for a day on which nothing is lets nobody in.
void check_ticket_days(const EventConfig& config, const std::vector<Session>& sessions, Findings& findings) {
    const std::vector<std::string> told = days_of_event(config);
    std::set<std::string> days(told.begin(), told.end());
    for (const Session& session : sessions) days.insert(event_day(config, session.planned.start));
    for (const TicketType& type : config.ticket_types)
        for (const std::string& day : type.days)
            if (!days.empty() && days.count(day) == 0)
                findings.push_back(
                    {"event.toml",
                     fmt::format("the ticket \"{}\" lets in on {}, when nothing is on: see its "
                                 "days, and [event] day, opens and closes",
                                 type.name, day),
                     false});
}

// False where there is nothing to look into.
bool check_file_of_database(const EventFolder& folder, Findings& findings) {
    std::error_code failed;
    const auto bytes = fs::file_size(folder.database(), failed);
    if (!failed && bytes > 0) return true;
    findings.push_back({"lanyard.db",
                        std::string(failed ? "is missing" : "is empty") +
                            ": bring it back from a backup with lanyard restore, or from another machine",
                        false});
    return false;
}

void check_database(const EventFolder& folder, Instant now, Findings& findings) {
    if (!check_file_of_database(folder, findings)) return;
    auto database = Database::open(folder.database(), Database::Access::read);
    if (!database) {
        findings.push_back({"lanyard.db", database.error().message(), false});
        return;
    }
    std::vector<Session> sessions;
    auto facts = (*database)->read([&] {
        sessions = ProgrammeTable(**database).programme();
        return read_journal_facts(**database, event_identity(folder.key));
    });
    if (!facts) {
        findings.push_back({"lanyard.db", facts.error().message(), false});
        return;
    }
    if (facts->damage.empty())
        findings.push_back({"lanyard.db", fmt::format("reads whole, {} entries", facts->entries)});
    else
        findings.push_back({"lanyard.db",
                            "is damaged: " + facts->damage +
                                ". Stop using it, and look at: lanyard "
                                "verify",
                            false});
    if (facts->entries_of_others > 0)
        findings.push_back({"event.key",
                            fmt::format("is another event's: {} entries were written with a different one",
                                        facts->entries_of_others),
                            false});
    check_clock(facts->clock, now, folder.config.time_zone, findings);
    check_ticket_days(folder.config, sessions, findings);
    for (const std::string& clash : room_clashes(sessions, folder.config))
        findings.push_back({"programme", clash, false});
    for (const Session& session : sessions)
        check_file(folder, session.planned.file, "\"" + session.planned.title + "\"", findings);
}

}  // namespace

std::vector<DataFinding> check_event_data(const EventFolder& folder, Instant now) {
    Findings findings;
    check_database(folder, now, findings);
    check_all_rights(folder.path, findings);
    check_disk(folder.path, findings);
    check_file(folder, folder.config.logo, "event.toml", findings);
    if (folder.config.capacity && !folder.config.hold_until)
        findings.push_back(
            {"event.toml",
             "has a capacity and no hold_until: seats of people who do not come are never given to "
             "others",
             false});
    return findings;
}

std::vector<DataFinding> check_bookings(Desk& desk) {
    const auto& areas = desk.folder().config.areas;
    const auto is_booked = [](const Area& area) { return !area.booked.empty(); };
    if (std::none_of(areas.begin(), areas.end(), is_booked)) return {};
    const auto people = desk.attendees();
    if (!people) return {{"event.toml", people.error().message(), false}};
    std::map<std::string, std::string> headings;  // folded, and as they are written
    for (const Attendee& person : *people)
        for (const auto& [heading, answer] : person.answers) headings.emplace(fold_name(heading), heading);
    std::vector<std::string> known;
    for (const auto& [folded, heading] : headings) known.push_back(heading);
    Findings findings;
    for (const Area& area : areas) {
        if (!is_booked(area)) continue;
        const auto booked = std::count_if(people->begin(), people->end(), [&](const Attendee& person) {
            return add_on_in(area, person).has_value();
        });
        if (headings.count(fold_name(area.booked)) == 0)
            findings.push_back(
                {"event.toml",
                 fmt::format("area \"{}\": booked = \"{}\" is no column of anybody's list, so "
                             "nobody is given it. {}",
                             area.id, area.booked, known.empty() ? "" : nearest_known(area.booked, known)),
                 false});
        else
            findings.push_back({area.name, fmt::format("booked by {} people", booked)});
    }
    return findings;
}

Result<std::optional<Instant>> journal_clock_ahead(Desk& desk) {
    const auto clock = desk.database().read([&] { return read_journal_clock(desk.database()); });
    if (!clock) return clock.error();
    const bool is_ahead = *clock - desk.journal().machine_clock().now() > too_far_ahead;
    return is_ahead ? std::optional(*clock) : std::nullopt;
}

}  // namespace lanyard
