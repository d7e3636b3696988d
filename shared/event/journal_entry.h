// The journal's entries: what one holds, how it is identified and sealed, and every kind with its merge rule.
//
// Kinds (event/entry_kinds has their table). `body` and `personal` are JSON objects; `personal` also holds a
// random "salt", so that its hash tells nobody whom it was about once it is erased. Whatever a person typed
// freely is `personal`. Beside anything personal the journal says in `body` which erasure its writer knew of:
// `after_erasure`, its clock, or 0. "Register" means: last writer by (clock, id) among the entries that stand
// and whose batch counts.
//
// Versions. Since version 2 of every kind the digest is keyed; reasons, problems and words of consent are
// `personal`, since version 3 flags and enrolments, too: older entries have them in `body`. Fields are where
// they were put: is_personal's in `personal`, though ticket types, flags and sessions were once in `body`. An
// erasure takes all of this out of older bodies: it names the entries, with the digest each has from then on.
//
// clang-format off
// kind                  subject  body; personal                                              merge rule              owner
// registration_listed   person   source, fields, invitation?, replaced?; fields, replaced?    list register/field     desk/import_list
// import_closed         -        what, file, counts, columns, and of look-alikes and           its batch counts        desk/import_list
//                                corrections: ids alone
// registered_at_desk    person   how (walk_in|substitute|waiting_list), fields; fields       desk register/field     desk/desk
// details_corrected     person   fields, cleared, replaced, check_in? or join? (that it      desk register/field     desk/desk
//                                came with); fields, replaced
// ticket_issued         person   number, purpose                                             set; clash: earliest    desk/desk
// ticket_retired        person   number; reason?                                             set                     desk/desk
// checked_in            person   point, credential, with? (who came, and brought them),      set; presence newest    desk/door
//                                anyway? (the verdicts that were set aside), entered? (later, in ms);
//                                reason?, gave? (what was given out there, in words)
// left                  person   point, credential, entered?                                 set; presence newest    desk/door
// door_decided          person   check_in, decision (claimed|alone)                          set                     desk/claim_settler
// undone                person   of a claim that lost: winner (a checked_in), entry (the      see below               desk/desk, claim_settler
//                                same, whole); with? (the first of the undos that one deed
//                                had); reason?, winner? (that entry's personal part)
// substituted           person   to                                                          set                     desk/desk, look_alikes
// same_person           person   dropped                                                     register/dropped        desk/desk, look_alikes
// flag_set              person   -; flag, on                                                 register/flag           desk/desk
// enrolled              person   -; session, enrolment (chosen|assigned|waiting|none)        register/session        desk/desk
// badge_requested       person   number, check_in?; reason?, says? (fields that stand       set                     desk/door, desk/badges
//                                otherwise on this print: event/badge_text)
// badge_printed         person   number, outcome (printed|sent), shows? (a keyed hash)       set                     print/print_queue
// badge_failed          person   number, since? (a clock: of a badge of which nothing        set                     print/print_queue,
//                                newer is said); problem?                                                            store/journal/journal
// badge_missed          person   number, point; problem?                                     set                     desk/badges
// session_planned       session  a PlannedSession; without a title it is taken out           register/session        desk/import_programme
// session_changed       session  delay_minutes?, held?, started_at?, cancelled?; null: as    register/input          desk/programme_deeds
//                                the plan has it; moved?: enrolments that came with it
// playback_changed      session  tape? {moved (playing|held|skipped), at, position_ms,        register/input          desk/playback_deeds
//                       or room  went_at, went_by, jumped_from_ms?}, muted?, card?,
//                                volume_db?, and of a Go what
//                                session_changed says; of a room: line_up_since?
// video_checked         session  a VideoCheckRecord: file, bytes, verdict, problems, …       set; the newest counts  desk/video_records
// video_shown           session  of its beginning: file, went_by, position_ms; of its        set                     desk/video_records
//                                end: began (an entry), how, position_ms, dropped_frames
// scan_refused          -        verdict, point, hash (of the code, "" for many), times?     set                     desk/door
//                                (since the last one about it: see event/refusal_tally)
// subject_erased        person   marks?: keyed hashes of how lists name them (event/erased    cannot be undone        desk/erasing
//                                _marks); entries?: ids of those that lose a part of their
//                                body, and in `sealed` the digest that each has without it
// import_erased         -        batch, of an import that does not count; keeps: people who   cannot be undone        desk/imports
//                                have come all the same
// event_purged          -        keeps? (records held), entries?, sealed? (as above)          cannot be undone        desk/purging
// help_asked            person?  about, point                                                set                     desk/help_calls
// help_answered         person?  call, answer (coming|done); without a call: did (a flag:    register/call           desk/help_calls
//                                tell|escort), answer
// opt_in_answered       person   programme; answer (yes|no), words                           register/programme      desk/help_calls
// evacuation_called     "evacuation"  -                                                       set: see evacuation     desk/notices
// evacuation_ended      "evacuation"  calls: the ids of those that it ends                    set                     desk/notices
// announced             "announcement"  rooms, from, until; text, translations?               set                     desk/notices
// staff_added           staff    role (staff|organiser), person?; name, pin (a hash)         register/staff          desk/staff
// staff_removed         staff    -                                                           register/staff          desk/staff
// person_needed         person   session, as (speaker|chair|helper|none); name?              register/session, person desk/people_needed
// machine_joined, _cut_off "machine"  machine; of the first: role, point, verifier                 register/machine        hub/members
// taken_out             "export" what (an export's name), format, rows: of people, no one of them  set                     desk/taken_out
// clang-format on
// Undo: an entry stands iff no standing entry with a higher (clock, id) undoes it, so that the relation has
// no circles. Erasing always stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/entry_kinds.h"
#include "event/event_key.h"

namespace lanyard {

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
    // BLAKE2b-256 over all of the above but `personal`, hexadecimal; keyed since version 2 (RFC 7693), so
    // that nobody without the event's key can make an entry or change one.
    std::string digest;
};

// "<node>-<sequence, at least 8 digits>-<8 digits of the digest>": sorted as a node wrote them; and two
// entries that claim one place in a node's sequence have different ids, so that both are kept and seen.
std::string entry_id(const Entry& entry);

// An entry's personal_hash.
std::string hash_of_personal(const std::string& personal);

// The key of the digests of one event's entries, 32 bytes.
std::string digest_key(const EventKey& key);

// True for entries of version 1. They were written before several machines could share a journal: they are
// valid where a database of that time holds them, and nobody takes them from elsewhere.
bool has_unkeyed_digest(const Entry& entry);

// The clock of the newest erasure that its writer knew of for its subject: newer ones take its personal part,
// even if they are older than the entry. An older program did not say, and counts as having known all that
// came before.
std::int64_t known_erasure(const Entry& entry);
// Puts that into a body.
void say_known_erasure(std::string& body, std::int64_t clock);

// Sets personal_hash and digest.
void seal_entry(Entry& entry, const std::string& digest_key);
// Sets the digest, where personal_hash is set already.
void seal_digest(Entry& entry, const std::string& digest_key);

// True where the digest fits and `personal`, if it is still there, fits its hash.
bool entry_is_whole(const Entry& entry, const std::string& digest_key);

// Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): milliseconds in the upper 48 bits,
// a counter below. Later than `last`, not before `machine_now`, and even.
std::int64_t next_clock(std::int64_t last, Instant machine_now);
// The odd clock behind an entry's own, which no entry has: of what is said in hindsight.
std::int64_t just_behind(std::int64_t clock);
// The machine's time that a clock was taken at, or later where clocks were merged.
Instant time_of_clock(std::int64_t clock);

}  // namespace lanyard
