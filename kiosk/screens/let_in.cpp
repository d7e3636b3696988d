// One sentence for each rule, and reasons that fit it.
#include "screens/let_in.h"

#include "base/language.h"
#include "screens/words.h"

namespace lanyard {

std::string why_refused(Verdict verdict) {
    switch (verdict) {
        case Verdict::pending:
            return tr(
                "Their registration is not complete: it is not paid, not checked, or waits for a seat.");
        case Verdict::cancelled:
            return tr("Their registration is cancelled.");
        case Verdict::desk_first:
            return tr("They have not been welcomed at the desk yet.");
        case Verdict::not_open_yet:
            return tr("Check-in has not begun.");
        case Verdict::closed:
            return tr("Check-in is over.");
        case Verdict::wrong_day:
            return tr("Their ticket is for another day.");
        case Verdict::wrong_session:
            return tr("Their place is in another session.");
        case Verdict::not_booked:
            return tr("Their ticket has none with it.");
        case Verdict::full:
            return tr("Every place is taken, or kept for somebody.");
        default:
            return {};
    }
}

std::vector<std::string> reasons_to_let_in(Verdict verdict) {
    switch (verdict) {
        case Verdict::full:
            return {tr("There is room for one more"), tr("They are needed here"), tr("Somebody has left")};
        case Verdict::wrong_session:
            return {tr("There is room for one more"), tr("They are needed here"), tr("The organiser knows")};
        case Verdict::not_booked:
            return {tr("Booked, and not on the list"), tr("There are enough"), tr("The organiser knows")};
        default:
            return {tr("It has been settled"), tr("They are needed here"), tr("The organiser knows")};
    }
}

void ask_to_let_in(FormView& view, const std::string& name, Verdict refused, EditLine& reason,
                   const std::string& problem) {
    view.screen = "let_in";
    view.state = problem.empty() ? "asking" : "not_done";
    const bool gives_out = refused == Verdict::not_booked;
    view.title = filled(gives_out ? tr("Give it to {name} all the same?") : tr("Let {name} in all the same?"),
                        {{"name", name}});
    view.fields = {{"reason", tr("Why?"), &reason, false}};
    view.note = problem.empty() ? why_refused(refused) : problem;
    view.note_alerts = true;
    view.submit_id = "confirm";
    view.submit = gives_out ? tr("Give it out anyway") : tr("Let in anyway");
    view.offers.id = "reasons";
    view.offers.label = tr("Or one of these");
    view.offers.offers = reasons_to_let_in(refused);
}

}  // namespace lanyard
