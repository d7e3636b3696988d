// One sentence for each happening.
#include "desk/history_words.h"

#include <algorithm>

#include "base/language.h"
#include "base/lines.h"
#include "event/check_in.h"

namespace lanyard {
namespace {

std::string changes_words(const std::vector<FieldChange>& changes) {
    std::string words;
    for (const FieldChange& change : changes) {
        if (!words.empty()) words += "; ";
        const std::string before = change.before.empty() ? "–" : change.before;
        const std::string after = change.after.empty() ? "–" : change.after;
        // Answers are needs, too, and codes are nobody's to read over a shoulder.
        const bool is_told = change.field != Field::answers && change.field != Field::codes;
        words += field_words(change.field);
        if (is_told) words += ": " + before + " → " + after;
    }
    std::replace(words.begin(), words.end(), '\n', ',');
    return words;
}

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
        case Verdict::wrong_session:
            return tr("their place is in another session");
        case Verdict::pending:
            return tr("their registration was not complete");
        case Verdict::cancelled:
            return tr("their registration was cancelled");
        case Verdict::desk_first:
            return tr("they had not been to the desk");
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

}  // namespace

std::string with_reason(const std::string& words, const std::string& reason) {
    return reason.empty() ? words : words + ": " + reason;
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
            return at_point(tr("Checked in"), line.point);
        case Happening::left:
            return at_point(tr("Checked out"), line.point);
        case Happening::taken_back: {
            HistoryLine undone;
            undone.what = line.undone_what;
            if (!line.undone.empty()) undone = line.undone.front();
            return with_reason(filled(tr("Taken back: {what}"), {{"what", happening_words(undone)}}),
                               line.reason);
        }
        case Happening::replaced:
            return line.who.empty() ? tr("Somebody else comes instead")
                                    : filled(tr("{name} comes instead"), {{"name", line.who}});
        case Happening::joined:
            return tr("Joined with another record of theirs");
        case Happening::flag_on:
            return with_reason(tr("Flag set"), named_flag(line.reason));
        case Happening::flag_off:
            return with_reason(tr("Flag taken off"), named_flag(line.reason));
        case Happening::enrolled:
            return enrolment_words(line);
        case Happening::badge_asked:
            return with_reason(tr("Badge printed again"), line.reason);
        case Happening::badge_printed:
            return tr("Badge printed");
        case Happening::badge_failed:
            return with_reason(tr("Badge did not print"), line.reason.empty() ? "" : tr(line.reason));
        case Happening::code_retired:
            return with_reason(tr("Code of a badge retired"), line.reason);
        case Happening::asked_for_help:
            return at_point(tr("Asked for help"), line.point);
        case Happening::let_in_anyway:
            return with_reason(at_point(tr("Let in anyway"), line.point), anyway_words(line));
        case Happening::needed:
            return needed_words(line);
        case Happening::answered_offer:
            break;
    }
    return line.detail == "yes" ? tr("Said yes to the offer at the kiosk")
                                : tr("Said no to the offer at the kiosk");
}

std::string history_words(const HistoryLine& line) {
    std::string words = happening_words(line);
    if (!line.stands) words = filled(tr("{what} (taken back)"), {{"what", words}});
    // What a list says was said by nobody else.
    return line.actor.empty() || line.actor == "import" ? words : words + " · " + actor_words(line);
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
