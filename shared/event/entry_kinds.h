// The one table of the journal's kinds: each kind's name, its version, what it is about and what it touches.
// `event/journal_entry.h` says what an entry of each kind holds.
#pragma once

#include <string_view>
#include <vector>

namespace lanyard {

namespace entry_kind {
inline constexpr std::string_view registration_listed = "registration_listed";
inline constexpr std::string_view import_closed = "import_closed";
inline constexpr std::string_view registered_at_desk = "registered_at_desk";
inline constexpr std::string_view details_corrected = "details_corrected";
inline constexpr std::string_view ticket_issued = "ticket_issued";
inline constexpr std::string_view ticket_retired = "ticket_retired";
inline constexpr std::string_view checked_in = "checked_in";
inline constexpr std::string_view left = "left";
inline constexpr std::string_view door_decided = "door_decided";
inline constexpr std::string_view undone = "undone";
inline constexpr std::string_view substituted = "substituted";
inline constexpr std::string_view same_person = "same_person";
inline constexpr std::string_view flag_set = "flag_set";
inline constexpr std::string_view enrolled = "enrolled";
inline constexpr std::string_view badge_requested = "badge_requested";
inline constexpr std::string_view badge_printed = "badge_printed";
inline constexpr std::string_view badge_failed = "badge_failed";
inline constexpr std::string_view badge_missed = "badge_missed";
inline constexpr std::string_view session_planned = "session_planned";
inline constexpr std::string_view session_changed = "session_changed";
inline constexpr std::string_view playback_changed = "playback_changed";
inline constexpr std::string_view video_checked = "video_checked";
inline constexpr std::string_view video_shown = "video_shown";
inline constexpr std::string_view scan_refused = "scan_refused";
inline constexpr std::string_view subject_erased = "subject_erased";
inline constexpr std::string_view import_erased = "import_erased";
inline constexpr std::string_view event_purged = "event_purged";
inline constexpr std::string_view help_asked = "help_asked";
inline constexpr std::string_view help_answered = "help_answered";
inline constexpr std::string_view opt_in_answered = "opt_in_answered";
inline constexpr std::string_view evacuation_called = "evacuation_called";
inline constexpr std::string_view evacuation_ended = "evacuation_ended";
inline constexpr std::string_view announced = "announced";
inline constexpr std::string_view staff_added = "staff_added";
inline constexpr std::string_view staff_removed = "staff_removed";
inline constexpr std::string_view person_needed = "person_needed";
}  // namespace entry_kind

// What an entry's subject is.
enum class EntryAbout { person, session, staff, everybody, nobody };

// What a reader that keeps something in memory has to read again when such an entry comes.
enum class EntryTouches {
    registration,  // who a person is, and their sessions
    person,        // something else about one person: presence, badges, answers
    records,       // which records are one person
    programme,     // what every door and board goes by: the programme, which imports count, notices
    undone,        // what the undone entries touched
    people,        // everybody
    nothing,
};

struct EntryKind {
    std::string_view name;
    // The newest version of the kind that this program can read. An entry of a newer one is kept and passed
    // on, and changes no table.
    int version;
    EntryAbout about;
    EntryTouches touches;
    // Members that are in `personal` since the version below, and that older entries have in `body`. At most
    // two, "" where there are fewer.
    std::string_view was_in_body[2] = {};
    int personal_since = 2;
};

// Every kind.
const std::vector<EntryKind>& entry_kinds();

// nullptr where this program does not know the kind.
const EntryKind* find_entry_kind(std::string_view name);

// True for the kinds that drop what identifies people, and that no entry undoes.
bool erases(std::string_view kind);

}  // namespace lanyard
