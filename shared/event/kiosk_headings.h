// The largest words of a kiosk's screen for each verdict: the screen shows them, and the desk can say later
// what stood there.
#pragma once

#include "base/language.h"
#include "event/check_in.h"

namespace lanyard {

// English, for tr(), with the place {name} for how they are greeted. `gives_out`: of a kiosk where something
// is given out once, and nobody comes in.
constexpr const char* kiosk_heading(Verdict verdict, bool gives_out = false) {
    switch (verdict) {
        case Verdict::admitted:
            return gives_out ? translatable("Here you are, {name}") : translatable("Welcome, {name}");
        case Verdict::welcome_back:
            return translatable("Welcome back, {name}");
        case Verdict::already_in:
            return gives_out ? translatable("You have had this already")
                             : translatable("You are already checked in");
        case Verdict::exited:
            return translatable("Goodbye, {name}");
        case Verdict::not_listed_yet:
            return translatable("Your ticket is genuine");
        case Verdict::cancelled:
            return translatable("This ticket was cancelled");
        case Verdict::replaced:
            return translatable("This place was passed on");
        case Verdict::pending:
            return translatable("Your registration is not complete yet");
        case Verdict::desk_first:
            return translatable("Please come to the desk");
        case Verdict::not_open_yet:
            return translatable("You are early");
        case Verdict::closed:
            return translatable("Check-in has closed");
        case Verdict::wrong_day:
            return translatable("Your ticket is for another day");
        case Verdict::wrong_session:
            return translatable("Your place is in another session");
        case Verdict::full:
            return translatable("There is no free place just now");
        case Verdict::other_event:
            return translatable("This code is for another event");
        case Verdict::retired_code:
            return translatable("This code has been replaced");
        case Verdict::misread:
            return translatable("Please show it once more");
        case Verdict::unknown:
            return translatable("We do not know this code");
        case Verdict::not_booked:
            return translatable("This is not in your booking");
        case Verdict::evacuating:
            return translatable("Please leave the building now");
        case Verdict::could_not_check:
            break;
    }
    return translatable("This kiosk cannot check you in just now");
}

}  // namespace lanyard
