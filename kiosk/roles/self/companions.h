// "Who is with you?": ticks who of one order is here, and calls each of them when their badge comes out.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "event_facts.h"
#include "print/print_queue.h"
#include "roles/self/messages.h"
#include "ui/ui.h"

namespace lanyard {

// "A guest of Ruth"; of several their number, too. `name` is who brings them.
std::string guest_words(const std::vector<Companion>& companions, const std::string& person,
                        const std::string& name);

struct CompanionsView {
    const EventFacts& facts;
    std::string brought_by;  // as they are called
    const std::vector<Companion>& companions;
    const std::set<std::string>& here;  // ids of those who are ticked
    bool is_empty = false;              // nobody was ticked when they were to be checked in
    bool is_checking = false;           // the answer is on its way
    Instant now{};
    std::string countdown;
};
struct CompanionsAction {
    std::string ticked;     // id of whose tick changes; "" for nobody's
    bool all = false;       // everybody is ticked, or nobody any more
    bool check_in = false;  // those who are ticked
    bool back = false;
};
CompanionsAction draw_companions(Ui& ui, const CompanionsView& view);

// Somebody who was brought, or who brought them, and the newest word of the printer about their badge.
struct CalledPerson {
    std::string name;
    Outcome outcome;
    std::optional<PrintNews> print = {};
};
struct CalledView {
    const EventFacts& facts;
    const std::vector<CalledPerson>& people;
    std::string called;  // whose badge came out last; "" for nobody's yet
    Instant now{};
    std::string countdown;
};
// True where they are done.
bool draw_called(Ui& ui, const CalledView& view);

}  // namespace lanyard
