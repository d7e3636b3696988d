// The three words for it.
#include "roles/self/not_registered.h"

#include "base/language.h"

namespace lanyard {
namespace {

MessageView page(const EventFacts& facts, const char* state, Instant now, const std::string& countdown) {
    MessageView view;
    view.screen = "not_registered";
    view.state = state;
    view.mood = Mood::attention;
    view.icon = Icon::desk_card;
    view.title = tr("Not registered");
    view.clock = format_clock(now, facts.config.time_zone);
    view.countdown = countdown;
    view.way = facts.point.desk_is;
    view.help = tr("Ask someone to come to me");
    view.done = tr("Done");
    return view;
}

}  // namespace

FormAction draw_not_registered(Ui& ui, KeyboardState& keyboard, const NotRegisteredView& view) {
    FormView form;
    form.screen = "not_registered";
    form.state = view.no_name ? "no_name" : "asking";
    form.title = tr("Not registered");
    form.clock = format_clock(view.now, view.facts.config.time_zone);
    form.countdown = view.countdown;
    form.fields = {{"name", tr("Your name, for your badge"), &view.name, true},
                   {"organisation", tr("Your organisation, if you like"), &view.organisation, true},
                   {"email", tr("Your email address, if you like"), &view.email, false}};
    form.note = view.no_name ? tr("Please write your name.") : "";
    form.note_alerts = view.no_name;
    form.submit_id = "register";
    form.submit = tr("Register");
    form.has_notice = !view.facts.config.privacy_notice.empty();
    form.is_waiting = view.is_waiting;
    return draw_form(ui, keyboard, form);
}

MessageAction draw_on_waiting_list(Ui& ui, const EventFacts& facts, Instant now,
                                   const std::string& countdown) {
    MessageView view = page(facts, "waiting_list", now, countdown);
    view.heading = tr("Every place is taken");
    view.sentence = tr("You are on the waiting list. The registration desk tells you when there is a place.");
    return draw_message(ui, view);
}

MessageAction draw_register_at_desk(Ui& ui, const EventFacts& facts, Instant now,
                                    const std::string& countdown) {
    MessageView view = page(facts, "desk", now, countdown);
    view.heading = tr("Please register at the desk");
    view.sentence = tr("It takes a minute, and your badge is made there.");
    return draw_message(ui, view);
}

}  // namespace lanyard
