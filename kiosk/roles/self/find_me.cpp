// The form's words; one answer for everything that is not a match.
#include "roles/self/find_me.h"

#include "base/language.h"

namespace lanyard {
namespace {

std::string note(const FindMeView& view) {
    if (view.is_incomplete) return tr("Please write both.");
    return view.no_match ? tr("We cannot find you by these two. Please check both, or get help.")
                         : tr("We ask for both so that nobody else can pick up your badge.");
}

}  // namespace

FormAction draw_find_me(Ui& ui, KeyboardState& keyboard, const FindMeView& view) {
    const EventConfig& config = view.facts.config;
    const bool by_email = config.find_by == FindBy::email;
    FormView form;
    form.screen = "find_me";
    form.state = view.is_incomplete ? "incomplete" : view.no_match ? "no_match" : "asking";
    form.title = tr("Find my name");
    form.clock = format_clock(view.now, config.time_zone);
    form.countdown = view.countdown;
    form.fields = {
        {"name",
         by_email ? tr("Your name, or your booking reference") : tr("Your name, or your email address"),
         &view.name, true},
        {"second", by_email ? tr("Your email address") : tr("Your booking code or code word"), &view.second,
         false}};
    form.note = note(view);
    form.note_alerts = view.no_match || view.is_incomplete;
    form.help = tr("I can't find myself: get help");
    form.submit_id = "find";
    form.submit = tr("Find me");
    form.has_notice = !config.privacy_notice.empty();
    form.is_waiting = view.is_waiting;
    return draw_form(ui, keyboard, form);
}

}  // namespace lanyard
