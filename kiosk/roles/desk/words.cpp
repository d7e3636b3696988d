// One sentence for each state, happening and verdict.
#include "roles/desk/words.h"

#include <algorithm>

#include "base/language.h"
#include "event/session_words.h"
#include "screens/let_in_twice_words.h"
#include "screens/roll_words.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

Notice refusal(const Outcome& outcome, Instant now, std::string_view zone) {
    switch (outcome.verdict) {
        case Verdict::already_in:
            if (outcome.earlier)
                return {filled(tr("Already in since {time}, {point}"),
                               {{"time", short_time(outcome.earlier->at, now, zone)},
                                {"point", outcome.earlier->point}}),
                        Mood::neutral};
            return {tr("Already in"), Mood::neutral};
        case Verdict::cancelled:
            return {tr("Cancelled, and not let in. Enter asks why they may come all the same."),
                    Mood::attention};
        case Verdict::replaced:
            return {tr("Somebody else comes in their place."), Mood::attention};
        case Verdict::pending:
            return {tr("Not complete yet: see to it. Enter asks why they may come all the same."),
                    Mood::attention};
        case Verdict::desk_first:
            return {tr("See to them first, then let them in with Enter."), Mood::attention};
        case Verdict::not_open_yet:
        case Verdict::closed:
            return {tr("Check-in is not open. Enter asks why they may come all the same."), Mood::attention};
        case Verdict::wrong_day:
            return {filled(tr("Their ticket is for {days}. Enter asks why they may come all the same."),
                           {{"days", spoken_days(outcome.ticket_days)}}),
                    Mood::attention};
        case Verdict::full:
            if (outcome.let_in_by == SetAsideBy::organiser)
                return {tr("Every place is taken: ask an organiser."), Mood::attention};
            return {tr("Every place is taken"), Mood::attention};
        case Verdict::not_listed_yet:
            return {tr("A genuine ticket, newer than the list. Register them as a walk-in."),
                    Mood::attention};
        case Verdict::wrong_session:
            return {tr("Their place is in another session."), Mood::attention};
        case Verdict::not_booked:
            return {tr("Their ticket has none with it."), Mood::attention};
        case Verdict::other_event:
            return {tr("This code is another event's."), Mood::attention};
        case Verdict::retired_code:
            return {tr("This code has been replaced by a newer one. Check who they are."), Mood::attention};
        case Verdict::misread:
            return {tr("The code was not read well. Scan it again."), Mood::attention};
        case Verdict::evacuating:
            return {tr("Not let in: the building is being evacuated."), Mood::attention};
        case Verdict::could_not_check:
            return {tr("It could not be recorded. Write the name down and try again."), Mood::attention};
        default:
            break;
    }
    return {tr("Nobody is known by this code. Search for the name."), Mood::attention};
}

Notice welcome(const DeedDone& done) {
    const Outcome& outcome = *done.outcome;
    if (outcome.verdict == Verdict::exited) return {tr("Checked out"), Mood::good};
    if (outcome.badge == BadgeSetting::collect && !outcome.collect_table.empty())
        return {filled(tr("Checked in. The badge lies at {table}."), {{"table", outcome.collect_table}}),
                Mood::good};
    if (outcome.print_job != 0) return {tr("Checked in. The badge is being printed."), Mood::good};
    if (done.deed == DeskDeed::admitted_without_badge)
        return {tr("Checked in. The badge is owed."), Mood::good};
    if (outcome.verdict == Verdict::welcome_back) return {tr("Back again: let in"), Mood::good};
    return {tr("Checked in"), Mood::good};
}

const char* undo_key() {
    return meaning_of(StaffKey::undo).shown;
}

Notice group_notice(const DeedDone& done) {
    const auto count = static_cast<long long>(done.people.size());
    std::string words = filled(tr_n("{count} person is checked in. {key} takes it back.",
                                    "{count} people are checked in. {key} takes all of it back.", count),
                               {{"count", std::to_string(count)}, {"key", undo_key()}});
    std::string names;
    for (const std::string& name : done.refused) names += (names.empty() ? "" : ", ") + name;
    if (!names.empty()) words += " " + filled(tr("Not let in: {names}"), {{"names", names}});
    return {words, names.empty() ? Mood::good : Mood::attention};
}

// Who has a place now, and by name who has none; of many the first.
Notice moved_notice(const DeedDone& done) {
    constexpr std::size_t most_names = 6;
    const auto count = static_cast<long long>(done.people.size());
    std::string words = filled(tr_n("{count} person has a place now. {key} takes it back.",
                                    "{count} people have a place now. {key} takes all of it back.", count),
                               {{"count", std::to_string(count)}, {"key", undo_key()}});
    std::string names;
    for (std::size_t i = 0; i < std::min(most_names, done.refused.size()); ++i)
        names += (i == 0 ? "" : ", ") + done.refused[i];
    if (done.refused.size() > most_names) names += " +" + std::to_string(done.refused.size() - most_names);
    if (!names.empty()) words += " " + filled(tr("No place for {names}."), {{"names", names}});
    return {words, names.empty() ? Mood::good : Mood::attention};
}

// What a flag asks for, or that it was done.
std::string flag_on_card(const PersonCard& card, Flag flag) {
    const bool is_done = (flag == Flag::tell && card.is_told) || (flag == Flag::escort && card.is_escorted);
    if (is_done) return "✓ " + seen_to_words(flag, card.host);
    if (flag != Flag::tell || card.host.empty()) return flag_words(flag);
    const std::string words = filled(tr("Tell {name} on arrival"), {{"name", card.host}});
    return card.host_phone.empty() ? words : words + ", " + card.host_phone;
}

}  // namespace

StatusWords status_words(const Attendee& person, Instant now, std::string_view zone) {
    if (person.checked_in_at) {
        const std::string time = short_time(*person.checked_in_at, now, zone);
        if (!person.inside)
            return {"✓ " + filled(tr("Left, came {time}"), {{"time", time}}), StatusLook::arrived};
        return {"✓ " + filled(tr("In {time}"), {{"time", time}}), StatusLook::arrived};
    }
    switch (person.status) {
        case AttendeeStatus::cancelled:
            return {"✕ " + tr("Cancelled"), StatusLook::gone};
        case AttendeeStatus::replaced:
            return {"✕ " + tr("Replaced"), StatusLook::gone};
        case AttendeeStatus::pending:
            return {"… " + tr("Pending"), StatusLook::pending};
        case AttendeeStatus::expected:
            break;
    }
    return {"○ " + tr("Expected"), StatusLook::expected};
}

std::string about_words(const Attendee& person) {
    std::string words = person.name.empty() ? tr("No name") : person.name;
    for (const std::string* more : {&person.organisation, &person.email, &person.ticket_type})
        if (!more->empty()) words += " · " + *more;
    return words;
}

std::string namesake_words(const Attendee& inside, Instant now, std::string_view zone) {
    const std::string time = inside.checked_in_at ? short_time(*inside.checked_in_at, now, zone) : "–";
    return filled(tr("{name} is in already, since {time}. Is this somebody else?"),
                  {{"name", inside.name}, {"time", time}});
}

std::string similar_words(const Attendee& person, Instant now, std::string_view zone) {
    return about_words(person) + " · " + status_words(person, now, zone).words;
}

std::string seen_to_words(Flag what, const std::string& host) {
    if (what == Flag::escort) return tr("Somebody walked with them");
    return host.empty() ? tr("Their host was told") : filled(tr("{name} was told"), {{"name", host}});
}

std::string must_be_seen(const PersonCard& card) {
    std::string flags, notes;
    for (const Flag flag : card.person.flags) {
        flags += (flags.empty() ? "" : " · ") + flag_on_card(card, flag);
    }
    for (const auto& [heading, note] : card.notes) notes += (notes.empty() ? "" : " ") + note;
    if (flags.empty()) return {};
    return "⚑ " + flags + (notes.empty() ? "" : ": " + notes);
}

std::string workshop_words(const PersonCard& card, const EventConfig& config, Instant now) {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    for (const Session& session : card.workshops) {
        const std::string& title = session.planned.title;
        const Room* room = config.room(session.planned.room);
        const std::string state = session_words(session, now, config.time_zone);
        add(title.substr(0, title.find(':')) + (room ? " · " + room->name : "") +
            (state.empty() ? "" : " · " + state));
    }
    for (const std::string& session : card.unknown_sessions)
        add(filled(tr("{session} (not in the programme)"), {{"session", session}}));
    return words.empty() ? "—" : words;
}

std::string card_badge_words(const PersonCard& card) {
    if (!card.badge_waits_at.empty())
        return filled(tr("Waits for the printer of {point}"), {{"point", card.badge_waits_at}});
    switch (card.badge) {
        case CardBadge::none:
            return tr("None with this ticket");
        case CardBadge::at_a_table:
            return card.collect_table.empty() ? tr("To be collected") : card.collect_table;
        case CardBadge::not_printed:
            return card.person.inside ? tr("Owed") : tr("Not printed");
        case CardBadge::on_its_way:
            return tr("Being printed");
        case CardBadge::printed:
            return card.badge_is_stale ? tr("Printed, and out of date") : tr("Printed");
        case CardBadge::failed:
            break;
    }
    return with_reason(tr("Did not print"), card.badge_problem.empty() ? "" : tr(card.badge_problem));
}

std::string booked_words(const PersonCard& card, Instant now, std::string_view zone) {
    std::string words;
    for (const auto& [what, given] : card.add_ons) {
        words += (words.empty() ? "" : " · ") + words_for_all(what);
        if (!given) continue;
        const std::string time = short_time(given->at, now, zone);
        words += " ✓ " + filled(tr("{time}, {point}"), {{"time", time}, {"point", given->point}});
    }
    return words;
}

std::string check_in_words(const PersonCard& card) {
    if (card.person.unnamed_seat) return tr("Name them and check in");
    return card.badge == CardBadge::printed ? tr("Check in") : tr("Check in and print");
}

bool may_print_without_asking(const PersonCard& card) {
    return card.badge == CardBadge::not_printed || card.badge == CardBadge::failed ||
           !card.badge_waits_at.empty();
}

std::string call_words(const DeskCall& call, Instant now, std::string_view zone) {
    const auto& [about, name] = std::pair(call.call.about, call.name);
    const std::string who = name.empty() ? tr("someone") : name;
    const auto sentence = [&](std::string_view words) {
        return filled(words, {{"kiosk", call.call.point}, {"name", who}});
    };
    switch (about) {
        case HelpAbout::help:
            return sentence(tr("{kiosk}: {name} needs help"));
        case HelpAbout::not_registered:
            return sentence(tr("{kiosk}: {name} is not on the list"));
        case HelpAbout::something_wrong:
            return sentence(tr("{kiosk}: {name} says that something is wrong"));
        case HelpAbout::sent_to_me:
            return sentence(tr("{kiosk}: a code of {name} was sent on to another person"));
        case HelpAbout::badge:
            return sentence(tr("{kiosk}: the badge of {name} did not come out"));
        case HelpAbout::name_not_found:
            return sentence(tr("{kiosk}: five names were not found"));
        case HelpAbout::video:
            return sentence(tr("{kiosk}: the video does not play as it should. See the cue screen."));
        case HelpAbout::staff_pin:
            return sentence(tr("{kiosk}: wrong PINs, one after the other"));
        case HelpAbout::tell_host: {
            const std::string words = sentence(tr("{kiosk}: {name} has arrived."));
            return words + " " + (call.note.empty() ? tr("Tell their host.") : call.note);
        }
        case HelpAbout::admitted_twice:
            return call.twice ? let_in_twice_words(who, *call.twice, now, zone) : "";
        case HelpAbout::forwarded_code:
            break;
    }
    return sentence(tr("{kiosk}: the code of {name} was shown three times"));
}

std::string cancelled_words(const CancelledSession& session) {
    std::string words =
        filled(tr_n("{title} does not take place: {count} person has no place now",
                    "{title} does not take place: {count} people have no place now", session.people),
               {{"title", session.title.substr(0, session.title.find(':'))},
                {"count", std::to_string(session.people)}});
    std::string others;
    for (const std::string& title : session.others)
        others += (others.empty() ? "" : ", ") + title.substr(0, title.find(':'));
    if (others.empty()) return words + ", " + tr("and none is left elsewhere");
    if (!session.places) return words + ", " + filled(tr("there is room in {others}"), {{"others", others}});
    return words + ", " +
           filled(tr_n("{count} place is left in {others}", "{count} places are left in {others}",
                       *session.places),
                  {{"count", std::to_string(*session.places)}, {"others", others}});
}

std::string asked_list_words(AskedList list, long long count) {
    const auto counted = [&](const std::string& words) {
        return filled(words, {{"count", std::to_string(count)}});
    };
    switch (list) {
        case AskedList::owed:
            return counted(tr_n("{count} badge owed", "{count} badges owed", count));
        case AskedList::without_place:
            return counted(tr_n("{count} person has no place", "{count} people have no place", count));
        case AskedList::inside:
            return counted(
                tr_n("{count} person is in the building", "{count} people are in the building", count));
        case AskedList::none:
            break;
    }
    return {};
}

std::string printer_words(const DeskOverview& news, const std::string& hindrance) {
    if (!news.has_printer) return tr("No printer at this desk");
    if (!hindrance.empty()) return "⚠ " + tr("The printer needs a hand");  // the strip says which
    if (!news.roll) return "✓ " + tr("Printer ready");
    const auto left = news.roll->left();
    const std::string words =
        filled(tr_n("Printer ready, {count} label", "Printer ready, {count} labels", left),
               {{"count", std::to_string(left)}});
    return (runs_out_soon(*news.roll) ? "⚠ " : "✓ ") + words;
}

std::string next_video_words(const DeskOverview& news, std::string_view zone) {
    if (!news.next_video) return {};
    const std::string time = format_clock(news.next_video->at, zone);
    if (news.next_video->verdict == "broken")
        return "⚠ " + filled(tr("{file} will not play right"), {{"file", news.next_video->file}});
    return "✓ " + filled(tr("Video checked {time}"), {{"time", time}});
}

std::string unread_words(const Error& error) {
    return filled(tr("Could not check: {why}"), {{"why", error.what}});
}

Notice notice_of(const DeedDone& done, Instant now, std::string_view zone) {
    if (done.error) {
        const std::string what = done.error->what;
        return {filled(tr("Not done: {why}"), {{"why", what}}), Mood::attention};
    }
    if (done.outcome && !lets_through(done.outcome->verdict)) return refusal(*done.outcome, now, zone);
    if (done.outcome) return welcome(done);
    switch (done.deed) {
        case DeskDeed::group_admitted:
            return group_notice(done);
        case DeskDeed::taken_back:
            return {tr("Taken back"), Mood::neutral};
        case DeskDeed::corrected:
            if (done.card && done.card->badge_is_stale)
                return {tr("Corrected. The badge that is out is out of date."), Mood::good};
            return {tr("Corrected."), Mood::good};
        case DeskDeed::printed_again:
            return {tr("A new badge is being printed. The codes of earlier ones are worth nothing now."),
                    Mood::good};
        case DeskDeed::flag_set:
            return {tr("Flags changed"), Mood::neutral};
        case DeskDeed::put_on_waiting_list:
            return {tr("On the waiting list. Their turn comes when a seat is free."), Mood::neutral};
        case DeskDeed::seats_released: {
            const auto count = static_cast<long long>(done.people.size());
            return {filled(tr_n("{count} seat is given. {key} takes it back.",
                                "{count} seats are given. {key} takes them back.", count),
                           {{"count", std::to_string(count)}, {"key", undo_key()}}),
                    Mood::good};
        }
        case DeskDeed::needed_said:
            return {tr("Noted. Today says when they are missed."), Mood::good};
        case DeskDeed::people_moved:
            return moved_notice(done);
        case DeskDeed::badge_seen:
            return {filled(tr("Noted: the badge of {name} is out."), {{"name", done.name}}), Mood::good};
        case DeskDeed::badge_not_seen:
            return {filled(tr("The badge of {name} is printed again."), {{"name", done.name}}), Mood::good};
        case DeskDeed::owed_printed: {
            const auto count = static_cast<long long>(done.people.size());
            std::string names;
            for (const std::string& name : done.refused) names += (names.empty() ? "" : ", ") + name;
            std::string words =
                filled(tr_n("{count} badge is being printed.", "{count} badges are being printed.", count),
                       {{"count", std::to_string(count)}});
            if (!names.empty()) words += " " + filled(tr("Not printed: {names}"), {{"names", names}});
            return {words, names.empty() ? Mood::good : Mood::attention};
        }
        case DeskDeed::roll_laid_in:
            return {new_roll_is_counted(done.labels), Mood::good};
        case DeskDeed::seen_to:
            return {tr("Noted."), Mood::good};
        case DeskDeed::joined:
            return {tr("Joined: both codes lead to this person now."), Mood::good};
        case DeskDeed::evacuation_called:
            return {tr("Everybody is shown the way out, and nobody is checked in."), Mood::attention};
        case DeskDeed::evacuation_ended:
            return {tr("It is over: everything goes on where it was."), Mood::good};
        case DeskDeed::announced:
            return {tr("Boards and kiosks say it now."), Mood::good};
        case DeskDeed::withdrawn:
            return {tr("Withdrawn: nobody is shown it any more."), Mood::neutral};
        default:
            break;
    }
    return {};
}

}  // namespace lanyard
