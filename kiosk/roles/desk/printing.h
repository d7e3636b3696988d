// What printing wants of whoever works at the desk: whether a badge came out, a hand for the printer, a new
// roll.
#pragma once

#include <string>

#include "event_facts.h"
#include "roles/desk/messages.h"
#include "ui/ui.h"

namespace lanyard {

struct DeskPrinting {
    const DeskOverview& news;
    std::string hindrance, forewarning;  // of the printer; English, for tr()
    std::string point;                   // the desk's
    int labels_on_roll = 0;              // of a new one; 0: nobody has said
};

// As event.toml has it, else as it was said last; 0 without a printer here, or where nobody has said.
int labels_on_new_roll(const EventFacts& facts, const DeskOverview& news);

enum class PrintingTouch { none, came_out, did_not_come, new_roll };

// A strip that asks whether the first of the badges in doubt came out.
bool asks_whether_printed(const DeskPrinting& printing);
PrintingTouch draw_whether_printed(Ui& ui, const DeskPrinting& printing, const Rect& box);

// A strip that says what is wrong with the printer, or will be soon, for as long as it is.
bool printer_wants_somebody(const DeskPrinting& printing);
PrintingTouch draw_printer_strip(Ui& ui, const DeskPrinting& printing, const Rect& box);

}  // namespace lanyard
