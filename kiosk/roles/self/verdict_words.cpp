// The table of verdicts; the order is that of the enum.
#include "roles/self/verdict_words.h"

#include <array>

#include "event/kiosk_headings.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr const char* see_the_desk = translatable("Please see the desk");
constexpr const char* done = translatable("Done");
constexpr const char* thanks = translatable("That's fine, thank you");
constexpr const char* try_again = translatable("Try again");

constexpr std::array<VerdictWords, verdict_count> table{{
    {Verdict::admitted, Mood::good, Icon::check_disc, translatable("You are checked in"),
     kiosk_heading(Verdict::admitted), translatable("Welcome"), "", "", false, "", done},
    {Verdict::welcome_back, Mood::good, Icon::check_disc, translatable("You are checked in"),
     kiosk_heading(Verdict::welcome_back), translatable("Welcome back"), translatable("Go straight in."), "",
     false, "", done},
    {Verdict::already_in, Mood::neutral, Icon::check_ring, translatable("Already checked in"),
     kiosk_heading(Verdict::already_in), "", translatable("since {since}. With your badge, go straight in."),
     translatable("With your badge, go straight in."), true, translatable("No badge, or is this not you?"),
     thanks},
    {Verdict::exited, Mood::neutral, Icon::leave, translatable("You are checked out"),
     kiosk_heading(Verdict::exited), translatable("Goodbye"),
     translatable("Keep your badge. It lets you in again."), "", false, "", done},
    {Verdict::not_listed_yet, Mood::attention, Icon::desk_card, see_the_desk,
     kiosk_heading(Verdict::not_listed_yet), "",
     translatable("Your name has not reached this kiosk yet. The registration desk will add it at once."), "",
     true, "", done},
    {Verdict::cancelled, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::cancelled),
     "", translatable("If you did not expect that, the registration desk will look into it with you."), "",
     true, "", done},
    {Verdict::replaced, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::replaced), "",
     translatable(
         "Somebody else now comes with this ticket. If it should be you, please tell the registration desk."),
     "", true, "", done},
    {Verdict::pending, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::pending), "",
     translatable("The registration desk will complete it with you."), "", true, "", done},
    {Verdict::desk_first, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::desk_first),
     "", translatable("You are expected there, and will be checked in by a person."), "", true, "", done},
    {Verdict::not_open_yet, Mood::neutral, Icon::clock, translatable("Not open yet"),
     kiosk_heading(Verdict::not_open_yet), "",
     translatable("Check-in opens {opens}. Please show your code again then."),
     translatable("Check-in is not open yet. Please show your code again later."), false, "", done},
    {Verdict::closed, Mood::attention, Icon::clock, see_the_desk, kiosk_heading(Verdict::closed), "",
     translatable("The registration desk can tell you what is still on."), "", true, "", done},
    {Verdict::wrong_day, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::wrong_day),
     "", translatable("It is for {days}. The registration desk can change it."), "", true, "", done},
    {Verdict::wrong_session, Mood::attention, Icon::desk_card, translatable("Another session"),
     kiosk_heading(Verdict::wrong_session), "", translatable("Please go to this one:"),
     translatable("The registration desk can tell you where it is, or change it."), true,
     translatable("To change it, please see the desk:"), done},
    {Verdict::full, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::full), "",
     translatable("The registration desk knows when one is free."), "", true, "", done},
    {Verdict::other_event, Mood::attention, Icon::hold_code, translatable("Another event's code"),
     kiosk_heading(Verdict::other_event), "",
     translatable("Please show the one for {event}. It is in your email."), "", true,
     translatable("Cannot find it? Please ask at the desk."), try_again},
    {Verdict::retired_code, Mood::attention, Icon::hold_code, translatable("A newer code took its place"),
     kiosk_heading(Verdict::retired_code), "", translatable("Please show your badge or your newest ticket."),
     "", true, translatable("Cannot find it? Please ask at the desk."), try_again},
    {Verdict::misread, Mood::neutral, Icon::hold_code, translatable("Please try again"),
     kiosk_heading(Verdict::misread), "",
     translatable("Hold the code flat and still, a hand's breadth away."), "", false, "", try_again},
    {Verdict::unknown, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::unknown), "",
     translatable("Perhaps it is not the one for this event. The registration desk will find your name."), "",
     true, "", done},
    {Verdict::not_booked, Mood::attention, Icon::desk_card, see_the_desk, kiosk_heading(Verdict::not_booked),
     "", translatable("Your ticket has no {what} with it. The registration desk will look into it."), "",
     true, "", done},
    {Verdict::evacuating, Mood::neutral, Icon::leave, translatable("Please leave the building"),
     kiosk_heading(Verdict::evacuating), "",
     translatable("Nobody is checked in until it is safe to come back. Keep your code for then."), "", false,
     "", done},
    {Verdict::could_not_check, Mood::attention, Icon::spanner, see_the_desk,
     kiosk_heading(Verdict::could_not_check), "",
     translatable("Nothing is wrong with your ticket. The registration desk will check you in."), "", true,
     "", done},
}};

// Who shows the badge for the last time.
constexpr VerdictWords badge_dropped = {Verdict::exited,
                                        Mood::good,
                                        Icon::leave,
                                        translatable("Thank you for coming"),
                                        kiosk_heading(Verdict::exited),
                                        translatable("Goodbye"),
                                        translatable("Please drop your badge in the box."),
                                        "",
                                        false,
                                        "",
                                        done};

// Where something is given out: taken now, and taken before.
constexpr VerdictWords taken = {Verdict::admitted,
                                Mood::good,
                                Icon::check_disc,
                                translatable("This is yours"),
                                kiosk_heading(Verdict::admitted, true),
                                translatable("Here you are"),
                                translatable("Please take it: {what}"),
                                "",
                                false,
                                "",
                                done};
constexpr VerdictWords taken_before = {Verdict::already_in,
                                       Mood::neutral,
                                       Icon::check_ring,
                                       translatable("Given out already"),
                                       kiosk_heading(Verdict::already_in, true),
                                       "",
                                       translatable("{what}, given out at {since}, {point}."),
                                       translatable("It has been given out to you."),
                                       true,
                                       translatable("Was that not you?"),
                                       thanks};

}  // namespace

const VerdictWords& verdict_words(Verdict verdict, bool gives_out, bool drops_badge) {
    if (drops_badge && verdict == Verdict::exited) return badge_dropped;
    if (gives_out && verdict == Verdict::admitted) return taken;
    if (gives_out && verdict == Verdict::already_in) return taken_before;
    return table[static_cast<std::size_t>(verdict)];
}

}  // namespace lanyard
