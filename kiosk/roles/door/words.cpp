// One headline and one sentence for each verdict at a room's door.
#include "screens/words.h"

#include <optional>

#include "base/language.h"
#include "event/add_ons.h"
#include "roles/door/door.h"

namespace lanyard {
namespace {

std::string place_words(const PassedDoor& passed) {
    switch (passed.place) {
        case PlaceAtDoor::enrolled:
            return tr("Has a place here");
        case PlaceAtDoor::for_everybody:
            return tr("Open to everybody");
        case PlaceAtDoor::elsewhere:
            break;
    }
    if (passed.other.empty()) return tr("Has no place here");
    const std::string where =
        passed.other_room.empty() ? passed.other : passed.other + " · " + passed.other_room;
    return filled(tr("Their place is in {session}"), {{"session", where}});
}

// Whoever cannot come in here is told where they can.
std::string full_words(const PassedDoor& passed) {
    if (passed.room_left.empty()) return place_words(passed);
    std::string others;
    for (const std::string& one : passed.room_left) others += (others.empty() ? "" : ", ") + one;
    return filled(tr("There is room in {others}"), {{"others", others}});
}

DoorWords refusal(const PassedDoor& passed, Instant now, std::string_view zone) {
    const Outcome& outcome = passed.outcome;
    switch (outcome.verdict) {
        case Verdict::wrong_day:
            return {tr("Another day"),
                    filled(tr("Their ticket is for {days}."), {{"days", spoken_days(outcome.ticket_days)}}),
                    Mood::attention};
        case Verdict::wrong_session:
            return {tr("Not this session"), place_words(passed), Mood::attention};
        case Verdict::full:
            return {tr("Full"), full_words(passed), Mood::attention};
        case Verdict::already_in: {
            const std::string since =
                outcome.earlier ? short_time(outcome.earlier->at, now, zone) : std::string("–");
            return {tr("In already"), filled(tr("since {since}"), {{"since", since}}), Mood::neutral};
        }
        case Verdict::not_open_yet:
        case Verdict::closed:
            return {tr("Not open"), tr("The event has not begun, or it is over."), Mood::attention};
        case Verdict::pending:
        case Verdict::desk_first:
            return {tr("To the desk first"), tr("They have not been welcomed there yet."), Mood::attention};
        case Verdict::not_listed_yet:
            return {tr("To the desk"), tr("The ticket is genuine, and newer than the list."),
                    Mood::attention};
        case Verdict::cancelled:
            return {tr("Cancelled"), tr("Send them to the desk."), Mood::attention};
        case Verdict::replaced:
            return {tr("Replaced"), tr("Somebody else comes in their place."), Mood::attention};
        case Verdict::retired_code:
            return {tr("An old badge"), tr("It has been replaced by a newer one."), Mood::attention};
        case Verdict::other_event:
            return {tr("Another event"), tr("This code is another event's."), Mood::attention};
        case Verdict::misread:
            return {tr("Again, please"), tr("The code was not read well. Scan it again."), Mood::attention};
        case Verdict::evacuating:
            return {tr("Please leave the building"), tr("Not let in: the building is being evacuated."),
                    Mood::attention};
        case Verdict::could_not_check:
            return {tr("Not recorded"), tr("It could not be recorded. Write the name down and try again."),
                    Mood::attention};
        default:
            break;
    }
    return {tr("Not known"), tr("Nobody is known by this code. Search for the name."), Mood::attention};
}

// Where something is given out once: what, or when and where it was; nothing of what any door says.
std::optional<DoorWords> giving_words(const PassedDoor& passed, const Area& here, Instant now,
                                      std::string_view zone) {
    const Outcome& outcome = passed.outcome;
    if (!outcome.attendee) return std::nullopt;
    const std::string what = given_words(here, *outcome.attendee);
    if (outcome.verdict == Verdict::not_booked)
        return DoorWords{tr("Not booked"),
                         filled(tr("Their ticket has no {what} with it."), {{"what", here.name}}),
                         Mood::attention};
    if (outcome.verdict == Verdict::already_in) {
        if (!outcome.earlier) return DoorWords{tr("Given out already"), what, Mood::attention};
        return DoorWords{
            tr("Given out already"),
            filled(tr("{what}, at {time}, {point}"), {{"what", what},
                                                      {"time", short_time(outcome.earlier->at, now, zone)},
                                                      {"point", outcome.earlier->point}}),
            Mood::attention};
    }
    if (outcome.verdict != Verdict::admitted) return std::nullopt;
    // Nothing was written: whoever shows a code again at once gets no second one.
    if (outcome.repeated) return DoorWords{tr("Given out just now"), what, Mood::neutral};
    if (!outcome.set_aside.empty()) return DoorWords{what, tr("Given out all the same"), Mood::good};
    return DoorWords{what, here.booked.empty() ? tr("For everybody, once") : tr("Booked"), Mood::good};
}

}  // namespace

DoorWords door_words(const PassedDoor& passed, const Area* here, Instant now, std::string_view zone) {
    if (passed.error) {
        const std::string& what = passed.error->what;
        return {tr("Not done"), filled(tr("Not done: {why}"), {{"why", what}}), Mood::attention};
    }
    const Outcome& outcome = passed.outcome;
    if (here && here->once)
        if (auto words = giving_words(passed, *here, now, zone)) return *words;
    if (!lets_through(outcome.verdict)) return refusal(passed, now, zone);
    if (outcome.verdict == Verdict::exited) return {tr("Out"), tr("They may come back."), Mood::neutral};
    if (!outcome.set_aside.empty()) return {tr("In, all the same"), place_words(passed), Mood::good};
    const bool comes_back = outcome.verdict == Verdict::welcome_back && outcome.entry.empty();
    return {comes_back ? tr("In again") : tr("Come in"), place_words(passed), Mood::good};
}

}  // namespace lanyard
