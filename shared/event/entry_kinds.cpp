// Adding a kind is adding its name, its row here, its body in journal_entry.h, its table rows in
// store/journal/entry_rows, and a made-up one in tests/store/journal/history.cpp.
#include "event/entry_kinds.h"

#include <unordered_map>

#include "event/export_kind.h"
#include "event/hold_kind.h"
#include "event/machine_kinds.h"

namespace lanyard {

const std::vector<EntryKind>& entry_kinds() {
    using namespace entry_kind;
    using About = EntryAbout;
    using Touches = EntryTouches;
    // Version 2 of every kind brought the keyed digest (see journal_entry.h).
    static const std::vector<EntryKind> kinds = {
        {registration_listed, 2, About::person, Touches::registration},
        {import_closed, 2, About::nobody, Touches::programme},
        {registered_at_desk, 2, About::person, Touches::registration},
        {details_corrected, 2, About::person, Touches::registration},
        {ticket_issued, 2, About::person, Touches::person},
        {ticket_retired, 2, About::person, Touches::person, {"reason"}},
        {checked_in, 2, About::person, Touches::person, {"reason"}},
        {left, 2, About::person, Touches::person},
        {door_decided, 2, About::person, Touches::person},
        {undone, 2, About::person, Touches::undone, {"reason"}},
        {substituted, 2, About::person, Touches::person},
        {same_person, 2, About::person, Touches::records},
        {flag_set, 3, About::person, Touches::person, {"flag", "on"}, 3},
        {enrolled, 3, About::person, Touches::registration, {"session", "enrolment"}, 3},
        {badge_requested, 2, About::person, Touches::person, {"reason"}},
        {badge_printed, 2, About::person, Touches::person},
        {badge_failed, 2, About::person, Touches::person, {"problem"}},
        {badge_missed, 2, About::person, Touches::person, {"problem"}},
        {session_planned, 2, About::session, Touches::programme},
        {session_changed, 2, About::session, Touches::programme},
        {playback_changed, 2, About::session, Touches::programme},
        {video_checked, 2, About::session, Touches::nothing},
        {video_shown, 2, About::session, Touches::nothing},
        {scan_refused, 2, About::nobody, Touches::nothing},
        {subject_erased, 2, About::person, Touches::registration},
        {import_erased, 2, About::nobody, Touches::nothing},
        {event_purged, 3, About::everybody, Touches::people},
        {help_asked, 2, About::person, Touches::person},
        {help_answered, 2, About::person, Touches::person},
        {opt_in_answered, 2, About::person, Touches::person, {"answer", "words"}},
        {evacuation_called, 2, About::everybody, Touches::programme},
        {evacuation_ended, 2, About::everybody, Touches::programme},
        {announced, 2, About::everybody, Touches::programme},
        {staff_added, 2, About::staff, Touches::nothing},
        {staff_removed, 2, About::staff, Touches::nothing},
        {hold_set, 2, About::person, Touches::nothing},
        {person_needed, 2, About::person, Touches::person},
        {machine_joined, 2, About::everybody, Touches::nothing},
        {machine_cut_off, 2, About::everybody, Touches::nothing},
        {taken_out, 2, About::everybody, Touches::nothing},
    };
    return kinds;
}

const EntryKind* find_entry_kind(std::string_view name) {
    static const auto by_name = [] {
        std::unordered_map<std::string_view, const EntryKind*> all;
        for (const EntryKind& kind : entry_kinds()) all.emplace(kind.name, &kind);
        return all;
    }();
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

bool erases(std::string_view kind) {
    return kind == entry_kind::subject_erased || kind == entry_kind::import_erased ||
           kind == entry_kind::event_purged;
}

}  // namespace lanyard
