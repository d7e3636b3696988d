// What the desk's screens say of a person, and of what was just done.
#pragma once

#include <string>

#include "desk/history_words.h"
#include "roles/desk/messages.h"
#include "screens/parts.h"
#include "ui/theme.h"

namespace lanyard {

// How a status is shown: a mark and words, and which colours.
struct StatusWords {
    std::string words;  // "✓ In 08:52"
    StatusLook look = StatusLook::expected;
};
StatusWords status_words(const Attendee& person, Instant now, std::string_view zone);

// "Amara Okafor · Leeds · a@x.example · Delegate": by what namesakes are told apart.
std::string about_words(const Attendee& person);
// Why a walk-in of this name is asked about.
std::string namesake_words(const Attendee& inside, Instant now, std::string_view zone);
// The same with how it stands with them.
std::string similar_words(const Attendee& person, Instant now, std::string_view zone);

// What staff must see before anything else, in one sentence each; flags, then the organiser's notes.
std::string must_be_seen(const PersonCard& card);
// "Nick Pendry was told", "Somebody walked with them": what was done for a flag.
std::string seen_to_words(Flag what, const std::string& host);
std::string workshop_words(const PersonCard& card, const EventConfig& config, Instant now);
// "Lunch: vegetarian ✓ 12:31, Lunch counter · Shirt: M"; "" where they booked nothing and had nothing.
std::string booked_words(const PersonCard& card, Instant now, std::string_view zone);
std::string card_badge_words(const PersonCard& card);
// True where a badge for them needs no reason: they have none, or it waits at a printer that does not take
// it.
bool may_print_without_asking(const PersonCard& card);
// "Check in and print"; whoever comes back has their badge, and none is printed.
std::string check_in_words(const PersonCard& card);
std::string call_words(const DeskCall& call, Instant now, std::string_view zone);
std::string printer_words(const DeskOverview& news, const std::string& hindrance);
// "✓ Video checked 09:30", or what is wrong with the next one; "" where there is none.
std::string next_video_words(const DeskOverview& news, std::string_view zone);

// "41 people are in the building": over a list that was asked for.
std::string asked_list_words(AskedList list, long long count);
// "Workshop B does not take place: 14 people have no place now, 9 places are left in Workshop A".
std::string cancelled_words(const CancelledSession& session);

// Why something could not be read, which says nothing of what is there.
std::string unread_words(const Error& error);

struct Notice {
    std::string words;  // "" for nothing to say
    Mood mood = Mood::neutral;
};
Notice notice_of(const DeedDone& done, Instant now, std::string_view zone);

}  // namespace lanyard
