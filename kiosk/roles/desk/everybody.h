// The desk's two pages for what everybody is told: the choice with the one great button, which is held, and
// the form for an announcement.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "event/announcement.h"
#include "event/evacuation.h"
#include "event_facts.h"
#include "screens/form_page.h"

namespace lanyard {

struct EverybodyView {
    const EventFacts& facts;
    Instant now;
    const std::optional<Evacuation>& evacuation;
    int inside = 0;  // people, by the count
    EditLine& word;  // as much of everybody_word() as is written
    bool is_waiting = false;
    bool is_cut = false;  // Enter was pressed at what is written, and it is not the whole word
};

// How long the great button is held until it does what it says. No single key and no touch does that: it is
// held, or its word is written.
inline constexpr Milliseconds everybody_holds_for{1500};
// "EVACUATE", or what ends that, in the current language.
std::string everybody_word(bool is_evacuating);

enum class EverybodyAction { none, back, announce, evacuate, resume, word_is_cut };
EverybodyAction draw_everybody(Ui& ui, const EverybodyView& view);

// How long an announcement may be shown, to choose from.
inline constexpr std::array<int, 4> announcement_minutes = {5, 10, 30, 60};

// An announcement while it is written.
struct AnnouncementForm {
    EditLine text, rooms;
    std::size_t length = 1;  // of announcement_minutes
    std::size_t first = 0;   // of those that stand: the first that may be taken back
    std::string problem;     // why it was not made
    KeyboardState keyboard;
};

// The rooms that are written, between commas: "Room 1, Small Hall".
std::vector<std::string> rooms_written(const AnnouncementForm& form);

struct AnnouncementFormView {
    const EventFacts& facts;
    const std::vector<Announcement>& standing;  // those that may be taken back
    Instant now;
    bool is_waiting = false;
};

struct AnnouncementAction {
    FormAction action = FormAction::none;
    std::optional<std::size_t> withdrawn;  // of the standing ones
};
AnnouncementAction draw_announcement_form(Ui& ui, AnnouncementForm& form, const AnnouncementFormView& view);

}  // namespace lanyard
