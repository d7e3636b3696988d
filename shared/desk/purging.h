// Purging: an event that is over forgets who came, and keeps how many.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"
#include "desk/holds.h"

namespace lanyard {

class Desk;

struct Purged {
    std::vector<Hold> held;          // who is left, until then
    bool is_finished = true;         // false: a program still reads the log, which is emptied the next time
    std::vector<std::string> words;  // what told of people, for looking through other files
};

// Drops what is personal of everybody but those who are held, here and, by the entry, wherever the journal
// goes. Doing it again is harmless: it reaches those whose hold has ended. Copies of the event, backups and
// files are for others (desk/event_copies, store/backups, store/set_aside_files, desk/files_with_people).
Result<Purged> purge(Desk& desk, const Deed& deed);

// When it was purged last, and how many are still held; nothing where it was not.
struct PurgedEvent {
    Instant at{};
    std::size_t held = 0;
};
Result<std::optional<PurgedEvent>> purged_event(Desk& desk, Instant now);

// Refused where the event was purged, with what it is.
Result<void> may_be_written(Desk& desk, Instant now);
// "This event was purged on 2018-02-08: …", as a sentence without a full stop.
std::string purged_words(const PurgedEvent& purged, std::string_view zone);

// Everything that names the people of the event: names, addresses, organisations, codes.
Result<std::vector<std::string>> words_about_people(Desk& desk);

}  // namespace lanyard
