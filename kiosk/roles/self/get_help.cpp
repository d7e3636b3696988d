// Words by what was asked and how far it has come.
#include "roles/self/get_help.h"

#include "base/language.h"

namespace lanyard {
namespace {

std::string told_sentence(HelpAbout about) {
    switch (about) {
        case HelpAbout::something_wrong:
            return tr("They will put it right with you. Please wait here, or go to the desk.");
        case HelpAbout::sent_to_me:
            return tr("They will register you yourself. Please wait here, or go to the desk.");
        case HelpAbout::badge:
            return tr("They will bring your badge. Please wait here, or go to the desk.");
        default:
            break;
    }
    return tr("Please wait by this kiosk. Somebody comes to you.");
}

}  // namespace

bool draw_get_help(Ui& ui, const GetHelpView& view) {
    MessageView page;
    page.screen = "get_help";
    page.title = tr("Get help");
    page.clock = format_clock(view.now, view.facts.config.time_zone);
    page.countdown = view.countdown;
    page.done = tr("Done");
    page.way = view.facts.point.desk_is;
    page.way_caption = tr("The desk is here:");
    if (!view.state) {
        page.state = "asking";
        page.mood = Mood::attention;
        page.heading = tr("One moment…");
    } else if (*view.state == HelpState::waiting && view.desk != GetHelpView::Desk::shows_it) {
        page.state = "to_desk";
        page.mood = Mood::attention;
        page.icon = Icon::desk_card;
        page.heading = tr("Please go to the desk");
        page.sentence = view.desk == GetHelpView::Desk::is_silent
                            ? tr("Nobody has answered yet. They can help you there.")
                            : tr("They can help you there. We cannot call anybody from here just now.");
    } else if (*view.state == HelpState::waiting) {
        page.state = "waiting";
        page.mood = Mood::attention;
        page.heading = tr("The desk has been told");
        page.sentence = told_sentence(view.about);
    } else {
        page.state = "coming";
        page.mood = Mood::good;
        page.heading = tr("Someone is coming");
        page.sentence = tr("Please stay here.");
        page.way.clear();
    }
    return draw_message(ui, page) == MessageAction::done;
}

}  // namespace lanyard
