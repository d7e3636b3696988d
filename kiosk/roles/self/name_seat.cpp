// One field.
#include "roles/self/name_seat.h"

#include "base/language.h"

namespace lanyard {

FormAction draw_name_seat(Ui& ui, KeyboardState& keyboard, const NameSeatView& view) {
    FormView form;
    form.screen = "name_seat";
    form.state = "asking";
    const bool is_guest = !view.guest.empty();
    form.title = is_guest ? view.guest : tr("Your ticket is genuine");
    form.clock = format_clock(view.now, view.facts.config.time_zone);
    form.countdown = view.countdown;
    form.fields = {{"name", tr("What name shall we print?"), &view.name, true}};
    form.note =
        is_guest
            ? tr("Their seat was booked without a name. They are checked in with this one.")
            : tr("Your seat was booked without a name. You are checked in with the one that you write here.");
    if (!is_guest) form.help = tr("Get help");
    form.submit_id = "print_name";
    form.submit = !is_guest ? tr("Check me in") : view.is_last ? tr("Check them in") : tr("Next name");
    form.has_notice = !view.facts.config.privacy_notice.empty();
    form.is_waiting = view.is_waiting;
    return draw_form(ui, keyboard, form);
}

}  // namespace lanyard
