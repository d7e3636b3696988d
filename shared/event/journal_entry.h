// The journal's entries: what one holds, how it is identified and sealed, and every kind with its merge rule.
//
// Kinds. `body` and `personal` are JSON objects; `personal` also holds a random "salt", so that its hash
// tells nobody whom it was about once it is erased. "Register" means: last writer by (clock, id) among the
// entries that stand and whose batch counts.
//
// clang-format off
// kind                  subject  body; personal                                              merge rule              owner
// registration_listed   person   source, fields, invitation?, replaced?; fields, replaced?    list register/field     desk/import_list
// import_closed         -        what, file, counts, columns, and of look-alikes and           its batch counts        desk/import_list
//                                corrections: ids alone
// registered_at_desk    person   how (walk_in|substitute|waiting_list), fields; fields       desk register/field     desk/desk
// details_corrected     person   fields, cleared, replaced; fields, replaced                 desk register/field     desk/desk
// ticket_issued         person   number, purpose                                             set; clash: earliest    desk/desk
// ticket_retired        person   number, reason                                              set                     desk/desk
// checked_in            person   point, credential, anyway? (the verdict that was set        set; presence newest    desk/door
//                                aside), reason?
// left                  person   point, credential                                           set; presence newest    desk/door
// door_decided          person   check_in, decision (claimed|alone)                          set                     desk/door
// undone                person   reason                                                      see below               desk/desk
// substituted           person   to                                                          set                     desk/desk, look_alikes
// same_person           person   dropped                                                     register/dropped        desk/desk, look_alikes
// flag_set              person   flag, on                                                    register/flag           desk/desk
// enrolled              person   session, enrolment (chosen|assigned|waiting|none)           register/session        desk/desk
// badge_requested       person   number, check_in?, reason?                                  set                     desk/door
// badge_printed         person   number, outcome (printed|sent), shows? (a keyed hash)       set                     print/print_queue
// badge_failed          person   number, problem                                             set                     print/print_queue
// badge_missed          person   number, point, problem                                      set                     desk/badges
// session_planned       session  a PlannedSession; without a title it is taken out           register/session        desk/import_programme
// session_changed       session  delay_minutes?, held?, started_at?, cancelled?; null: as    register/input          desk/programme_deeds
//                                the plan has it; moved?: enrolments that came with it
// playback_changed      session  tape? {moved (playing|held|skipped), at, position_ms,        register/input          desk/playback_deeds
//                       or room  went_at, went_by}, muted?, card?, and of a Go what
//                                session_changed says; of a room: line_up_since?
// video_checked         session  a VideoCheckRecord: file, bytes, verdict, problems, …       set; the newest counts  desk/video_records
// video_shown           session  of its beginning: file, went_by, position_ms; of its        set                     desk/video_records
//                                end: began (an entry), how, position_ms, dropped_frames
// scan_refused          -        verdict, point, hash                                        set                     desk/door
// subject_erased        person   -                                                           cannot be undone        desk/desk
// event_purged          -        -                                                           cannot be undone        desk/desk
// help_asked            person?  about, point                                                set                     desk/help_calls
// help_answered         person?  call, answer (coming|done)                                  register/call           desk/help_calls
// opt_in_answered       person   programme, answer (yes|no), words                           register/programme      desk/help_calls
// evacuation_called     "evacuation"  -                                                       set: see evacuation     desk/notices
// evacuation_ended      "evacuation"  calls: the ids of those that it ends                    set                     desk/notices
// announced             "announcement"  rooms, from, until; text                              set                     desk/notices
// staff_added           staff    role (staff|organiser), person?; name, pin (a hash)         register/staff          desk/staff
// staff_removed         staff    -                                                           register/staff          desk/staff
// person_needed         person   session, as (speaker|chair|helper|none); name?              register/session, person desk/people_needed
// clang-format on
//
// Undo: an entry stands iff no standing entry with a higher (clock, id) undoes it, so that the relation has
// no circles. Erasing always stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

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

// Every kind, in the table's order; the property tests generate each of them.
const std::vector<std::string_view>& entry_kinds();

// One immutable fact. Kinds that this version does not know are kept and passed on, and change no table.
struct Entry {
    std::string event;          // which event: the same for every copy of its key
    std::string node;           // who wrote it: 16 hexadecimal digits
    std::int64_t sequence = 0;  // from 1, without gaps, within a node
    std::int64_t clock = 0;     // hybrid logical clock: orders, and is never shown
    Instant at{};               // the event's time, which people see
    std::string actor;          // who did it: "kiosk", "desk", "import", a staff id
    std::string kind;
    int version = 1;
    std::string subject;              // a person's or a session's id
    std::string area;                 // of check-ins and what undoes them
    std::string follows;              // the newest entry for (subject, area) that the writer saw, "" for none
    std::string batch;                // counts only when this batch is closed; "" counts at once
    std::vector<std::string> undoes;  // ids
    std::string body;                 // JSON, kept to the letter
    std::optional<std::string> personal;  // JSON; none: there was none, or it has been erased
    std::string personal_hash;            // BLAKE2b-256 of `personal`, hexadecimal; "" where there was none
    std::string digest;                   // BLAKE2b-256 over all of the above but `personal`, hexadecimal
};

// "<node>-<sequence, at least 8 digits>-<8 digits of the digest>": sorted as a node wrote them; and two
// entries that claim one place in a node's sequence have different ids, so that both are kept and seen.
std::string entry_id(const Entry& entry);

// An entry's personal_hash.
std::string hash_of_personal(const std::string& personal);

// Sets personal_hash and digest.
void seal_entry(Entry& entry);
// Sets the digest, where personal_hash is set already.
void seal_digest(Entry& entry);

// True where the digest fits and `personal`, if it is still there, fits its hash.
bool entry_is_whole(const Entry& entry);

// Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): milliseconds in the upper 48 bits,
// a counter below. Later than `last`, and not before `machine_now`.
std::int64_t next_clock(std::int64_t last, Instant machine_now);

}  // namespace lanyard
