// One sentence for each happening.
#include "desk/history_words.h"

#include <algorithm>

#include "base/language.h"
#include "base/lines.h"
#include "event/check_in.h"
#include "event/help_call.h"

namespace lanyard {
namespace {

// The name that an unnamed seat was given; "" of any other correction.
std::string name_given(const std::vector<FieldChange>& changes) {
    std::string name;
    bool had_none = false;
    for (const FieldChange& change : changes) {
        if (change.field == Field::seat) had_none = change.before == "unnamed";
        if (change.field == Field::name) name = change.after;
    }
    return had_none ? name : "";
}

std::string actor_words(const HistoryLine& line) {
    const std::string& actor = line.actor;
    if (!line.actor_name.empty()) return line.actor_name;
    if (actor == "door") return tr("Door");
    if (actor == "desk") return tr("Desk");
    if (actor == "kiosk") return tr("Kiosk");
    return actor;
}

std::string enrolment_words(const HistoryLine& line) {
    if (line.detail == "none") return filled(tr("No longer in {session}"), {{"session", line.reason}});
    if (line.detail == "waiting") return filled(tr("Waiting for {session}"), {{"session", line.reason}});
    return filled(tr("Given a place in {session}"), {{"session", line.reason}});
}

std::string rule_words(std::string_view verdict_name) {
    switch (verdict_from_name(verdict_name).value_or(Verdict::closed)) {
        case Verdict::full:
            return tr("every place was taken");
        case Verdict::wrong_day:
            return tr("their ticket was for another day");
        case Verdict::wrong_session:
            return tr("their place is in another session");
        case Verdict::pending:
            return tr("their registration was not complete");
        case Verdict::cancelled:
            return tr("their registration was cancelled");
        case Verdict::desk_first:
            return tr("they had not been to the desk");
        case Verdict::not_booked:
            return tr("they had not booked it");
        default:
            return tr("it was not open to them");
    }
}

// Which rules were set aside, and why.
std::string anyway_words(const HistoryLine& line) {
    std::string words;
    for (const std::string_view verdict : words_of(line.detail))
        words += (words.empty() ? "" : ", ") + rule_words(verdict);
    return line.reason.empty() ? words : words + ". " + line.reason;
}

std::string needed_words(const HistoryLine& line) {
    const bool is_off = line.detail == "none";
    return filled(is_off ? tr("Not needed for {session}") : tr("Needed for {session}"),
                  {{"session", line.reason}});
}

std::string named_flag(const std::string& name) {
    const auto flag = flag_from_name(name);
    return flag ? flag_words(*flag) : name;
}

std::string at_point(const std::string& words, const std::string& point) {
    return point.empty() ? words : words + " · " + point;
}

// Who passed where, and who let them: `by` "" leaves out who.
std::string passing_words(const HistoryLine& line, const std::string& by) {
    const auto said = [&](std::string_view words) {
        return filled(words, {{"name", by}, {"point", line.point}, {"what", line.gave}});
    };
    const bool has_who = !by.empty();
    if (!line.gave.empty())
        return said(has_who ? tr("{what}, given out by {name} at {point}")
                            : tr("{what}, given out at {point}"));
    if (line.point.empty()) return line.what == Happening::left ? tr("Checked out") : tr("Checked in");
    switch (line.what) {
        case Happening::left:
            return said(has_who ? tr("Checked out by {name} at {point}") : tr("Checked out at {point}"));
        case Happening::let_in_anyway:
            return said(has_who ? tr("Let in anyway by {name} at {point}") : tr("Let in anyway at {point}"));
        default:
            if (!line.who.empty())
                return filled(tr("Checked in at {point} with {name}"),
                              {{"name", line.who}, {"point", line.point}});
            return said(has_who ? tr("Checked in by {name} at {point}") : tr("Checked in at {point}"));
    }
}

bool is_passing(Happening what) {
    return what == Happening::checked_in || what == Happening::left || what == Happening::let_in_anyway;
}

// Why a code of theirs was refused.
std::string refusal_words(std::string_view verdict_name, bool of_what_is_given) {
    switch (verdict_from_name(verdict_name).value_or(Verdict::unknown)) {
        case Verdict::retired_code:
            return tr("the code had been replaced by a newer one");
        case Verdict::replaced:
            return tr("somebody else comes in their place");
        case Verdict::already_in:
            return of_what_is_given ? tr("it had been given out to them") : tr("they were in already");
        case Verdict::not_open_yet:
        case Verdict::closed:
            return tr("check-in was not open");
        case Verdict::evacuating:
            return tr("the building was being left");
        case Verdict::not_listed_yet:
            return tr("they were not on the list yet");
        default:
            return rule_words(verdict_name);
    }
}

// What they, or the kiosk for them, told the desk.
std::string call_words(const std::string& about) {
    switch (help_about_from_name(about).value_or(HelpAbout::help)) {
        case HelpAbout::badge:
            return tr("Said that the badge did not come out");
        case HelpAbout::something_wrong:
            return tr("Said that something is wrong");
        case HelpAbout::sent_to_me:
            return tr("Said that the code was somebody else's");
        case HelpAbout::forwarded_code:
            return tr("Their code was shown three times");
        case HelpAbout::tell_host:
            return tr("Arrived, and their host is to be told");
        default:
            return tr("Asked for help");
    }
}

std::string status_words_of(const std::string& name) {
    if (name.empty()) return {};
    switch (status_from_name(name)) {
        case AttendeeStatus::cancelled:
            return tr("Cancelled");
        case AttendeeStatus::pending:
            return tr("Pending");
        case AttendeeStatus::replaced:
            return tr("Replaced");
        case AttendeeStatus::expected:
            break;
    }
    return tr("Expected");
}

std::string changes_words(const std::vector<FieldChange>& changes) {
    std::string words;
    for (const FieldChange& change : changes) {
        if (!words.empty()) words += "; ";
        const auto told = [&](const std::string& value) {
            const std::string words = change.field == Field::status ? status_words_of(value) : value;
            return words.empty() ? "–" : words;
        };
        const std::string before = told(change.before), after = told(change.after);
        // Answers are needs, too, and codes are nobody's to read over a shoulder.
        const bool is_told = change.field != Field::answers && change.field != Field::codes;
        words += field_words(change.field);
        if (is_told) words += ": " + before + " → " + after;
    }
    std::replace(words.begin(), words.end(), '\n', ',');
    return words;
}

// What fields were said to be, without what they were.
std::string values_words(const std::vector<FieldChange>& changes) {
    std::string words;
    for (const FieldChange& change : changes)
        words += (words.empty() ? "" : "; ") + field_words(change.field) + ": " +
                 (change.after.empty() ? "–" : change.after);
    return words;
}

}  // namespace

std::string with_reason(const std::string& words, const std::string& reason) {
    return reason.empty() ? words : words + ": " + reason;
}

bool is_about_host(const HistoryLine& line) {
    return help_about_from_name(line.detail) == HelpAbout::tell_host ||
           flag_from_name(line.detail) == Flag::tell;
}

std::string flag_words(Flag flag) {
    switch (flag) {
        case Flag::desk_first:
            return tr("See the desk first");
        case Flag::tell:
            return tr("Tell a host on arrival");
        case Flag::no_photo:
            return tr("No photographs");
        case Flag::first_name_only:
            return tr("First name only on the badge");
        case Flag::escort:
            return tr("Walk with them");
        case Flag::protected_person:
            break;
    }
    return tr("Protected: tell nobody that they are here");
}

namespace {

// What was taken back and then done again is told as that.
std::string taken_back_words(const HistoryLine& line) {
    HistoryLine undone;
    undone.what = line.undone_what;
    if (!line.undone.empty()) undone = line.undone.front();
    const bool is_again = undone.what == Happening::taken_back && !undone.undone.empty();
    const std::string what = happening_words(is_again ? undone.undone.front() : undone);
    return with_reason(
        filled(is_again ? tr("Done again: {what}") : tr("Taken back: {what}"), {{"what", what}}),
        line.reason);
}

}  // namespace

std::string happening_words(const HistoryLine& line) {
    switch (line.what) {
        case Happening::listed:
            return tr("Added by list import");
        case Happening::list_changed:
            return with_reason(tr("Changed by list import"), changes_words(line.changes));
        case Happening::walked_in:
            return tr("Registered on the day");
        case Happening::came_instead:
            return line.who.empty() ? tr("Came instead of somebody else")
                                    : filled(tr("Came instead of {name}"), {{"name", line.who}});
        case Happening::put_on_waiting_list:
            return tr("Put on the waiting list");
        case Happening::corrected:
            if (const std::string name = name_given(line.changes); !name.empty())
                return filled(tr("Named: {name}"), {{"name", name}});
            return with_reason(tr("Corrected"), changes_words(line.changes));
        case Happening::checked_in:
        case Happening::left:
            return passing_words(line, "");
        case Happening::taken_back:
            return taken_back_words(line);
        case Happening::replaced:
            return line.who.empty() ? tr("Somebody else comes instead")
                                    : filled(tr("{name} comes instead"), {{"name", line.who}});
        case Happening::joined:
            return line.who.empty()
                       ? tr("Joined with another record of theirs")
                       : filled(tr("Joined with another record of theirs: {name}"), {{"name", line.who}});
        case Happening::flag_on:
            return with_reason(tr("Flag set"), named_flag(line.reason));
        case Happening::flag_off:
            return with_reason(tr("Flag taken off"), named_flag(line.reason));
        case Happening::enrolled:
            return enrolment_words(line);
        case Happening::badge_asked:
            if (!line.changes.empty())
                return with_reason(filled(tr("Badge printed with other words: {what}"),
                                          {{"what", values_words(line.changes)}}),
                                   line.reason);
            return with_reason(tr("Badge printed again"), line.reason);
        case Happening::badge_printed:
            return tr("Badge printed");
        case Happening::badge_failed:
            return with_reason(tr("Badge did not print"), line.reason.empty() ? "" : tr(line.reason));
        case Happening::code_retired:
            return with_reason(tr("Code of a badge retired"), line.reason);
        case Happening::asked_for_help:
            return at_point(call_words(line.reason), line.point);
        case Happening::helped:
            if (flag_from_name(line.detail) == Flag::escort) return tr("Somebody walked with them");
            return is_about_host(line) ? tr("Their host was told") : tr("The desk saw to it");
        case Happening::refused: {
            const std::string words =
                with_reason(at_point(line.gave.empty() ? tr("Not let in") : tr("Not given out"), line.point),
                            refusal_words(line.detail, !line.gave.empty()));
            return line.times < 2 ? words : words + " ×" + std::to_string(line.times);
        }
        case Happening::let_in_anyway:
            return with_reason(passing_words(line, ""), anyway_words(line));
        case Happening::needed:
            return needed_words(line);
        case Happening::answered_offer:
            break;
    }
    return line.detail == "yes" ? tr("Said yes to the offer at the kiosk")
                                : tr("Said no to the offer at the kiosk");
}

std::string history_words(const HistoryLine& line) {
    // A kiosk or a desk is where it was done already; of a list nobody else said it.
    const bool is_said = line.actor.empty() || line.actor == "import";
    const std::string by = is_said ? "" : actor_words(line);
    std::string words;
    if (is_passing(line.what)) {
        words = passing_words(line, line.actor_name);
        if (line.what == Happening::let_in_anyway) words = with_reason(words, anyway_words(line));
    } else {
        words = by.empty() ? happening_words(line) : happening_words(line) + " · " + by;
    }
    if (!line.entered.empty())
        words = filled(tr("{what} (entered at {time})"), {{"what", words}, {"time", line.entered}});
    if (!line.other_record.empty())
        words = filled(tr("{what} (another record of theirs, {name})"),
                       {{"what", words}, {"name", line.other_record}});
    return line.stands ? words : filled(tr("{what} (taken back)"), {{"what", words}});
}

std::string field_words(Field field) {
    switch (field) {
        case Field::name:
            return tr("Name");
        case Field::given_name:
            return tr("Given name");
        case Field::family_name:
            return tr("Family name");
        case Field::badge_name:
            return tr("Name on the badge");
        case Field::email:
            return tr("Email");
        case Field::organisation:
            return tr("Organisation");
        case Field::job_title:
            return tr("Job title");
        case Field::phone:
            return tr("Telephone");
        case Field::ticket_type:
            return tr("Ticket type");
        case Field::status:
            return tr("Status");
        case Field::order_code:
            return tr("Order");
        case Field::codes:
            return tr("Codes");
        case Field::answers:
            return tr("Answers");
        case Field::flags:
            return tr("Flags");
        case Field::sessions:
            return tr("Workshop");
        case Field::seat:
            break;
    }
    return tr("Seat");
}

}  // namespace lanyard
