// Badges asked for, missed and owed; each deed is one transaction.
#include "desk/badges.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/language.h"
#include "desk/desk.h"
#include "desk/entry_about.h"
#include "desk/person_values.h"
#include "desk/unknown_person.h"
#include "event/badge_text.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/attendance.h"
#include "store/people/roster.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr int warns_at_labels = 20;

Error no_such_job(long long job) {
    return bad_input("this machine has no such print job", std::to_string(job));
}

Result<std::vector<BadgeInHand>> in_hand(Desk& desk, PrintJobState state) {
    return desk.database().read([&] {
        std::vector<BadgeInHand> badges;
        for (const PrintJob& job : PrintJobs(desk.database()).in_state(state)) {
            const auto attendee = desk.roster().attendee(desk.roster().kept(job.person));
            badges.push_back({job.job, attendee ? attendee->id : job.person, attendee ? attendee->name : "",
                              job.point, job.problem});
        }
        return badges;
    });
}

// What has not come out yet would bear a code that is worth nothing.
void give_up_earlier(Desk& desk, const std::string& person) {
    PrintJobs jobs(desk.database());
    for (const PrintJob& job : jobs.not_out(desk.roster().same_as(person)))
        jobs.set_state(job.job, PrintJobState::failed, translatable("A newer badge was printed instead."));
}

// Where a badge of theirs is not out and no printer holds it: that one, from here on at the desk's point.
std::optional<long long> take_over(Desk& desk, const std::string& person, Instant now) {
    PrintJobs jobs(desk.database());
    for (const PrintJob& job : jobs.not_out(desk.roster().same_as(person))) {
        if (job.state == PrintJobState::queued && job.point == desk.point().name) continue;  // its turn comes
        jobs.move(job.job, desk.point().name, PrintPriority::desk, now);
        return job.job;
    }
    return std::nullopt;
}

// Of every badge that this person was ever given, those printed into a file included.
void retire_badges(Desk& desk, const std::string& person, const std::string& reason, const Deed& deed) {
    const auto records = desk.roster().same_as(person);
    auto numbers = Attendance(desk.database()).badge_numbers(records);
    for (const std::string& record : records) {
        if (const auto in_file = desk.roster().badge_ticket_of(record)) numbers.push_back(*in_file);
    }
    for (const TicketNumber number : numbers) {
        NewEntry retired = entry_about(entry_kind::ticket_retired, person, deed);
        retired.body = json{{"number", number}}.dump();
        if (!reason.empty()) retired.personal = json{{"reason", reason}}.dump();
        desk.journal().append(retired);
    }
}

// The words that this print has instead of the record's, as they are kept.
Result<RegistrationFields> accepted_text(Desk& desk, const std::string& person,
                                         const RegistrationFields& says) {
    RegistrationFields accepted;
    for (const auto& [field, words] : says) {
        if (!is_badge_text(field))
            return usage_error("this does not stand on a badge", std::string(field_name(field)));
        auto value = accepted_value(desk, person, field, words);
        if (!value) return value.error();
        accepted[field] = std::move(value).value();
    }
    return accepted;
}

// Reason and words, as the entry has them; "" where there is nothing to say.
std::string said_of_badge(const std::string& reason, const RegistrationFields& says) {
    json personal = json::object();
    if (!reason.empty()) personal["reason"] = reason;
    for (const auto& [field, words] : says) personal["says"][std::string(field_name(field))] = words;
    return personal.empty() ? "" : personal.dump();
}

}  // namespace

Result<long long> request_badge(Desk& desk, std::string_view person, const BadgeRequest& request,
                                const Deed& deed) {
    return desk.journal().transact([&]() -> Result<long long> {
        const std::string id = desk.roster().kept(std::string(person));
        if (!desk.roster().attendee(id)) return nobody(person);
        const auto says = accepted_text(desk, id, request.says);
        if (!says) return says.error();
        const bool is_another =
            request.bulk || !says->empty() || (request.retire_earlier && !request.reason.empty());
        if (!is_another)
            if (const auto job = take_over(desk, id, deed.now)) return *job;
        const bool is_second = Attendance(desk.database()).badge_out(desk.roster().same_as(id));
        if (is_second && request.reason.empty()) {
            return refused("has a badge already", id, "Say why a second one is needed");
        }
        if (request.retire_earlier) {
            retire_badges(desk, id, request.reason, deed);
            give_up_earlier(desk, id);
        }
        const TicketNumber number = desk.journal().next_ticket();
        NewEntry entry = entry_about(entry_kind::badge_requested, id, deed);
        entry.body = json{{"number", number}}.dump();
        entry.personal = said_of_badge(request.reason, *says);
        const std::string requested = desk.journal().append(entry);
        return PrintJobs(desk.database())
            .add(id, number, requested, desk.point().name,
                 request.bulk ? PrintPriority::bulk : PrintPriority::desk, false, deed.now);
    });
}

Result<std::string> badge_code(Desk& desk, std::string_view person, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<std::string> {
        const std::string id = desk.roster().kept(std::string(person));
        if (!desk.roster().attendee(id)) return nobody(person);
        auto number = desk.roster().badge_ticket_of(id);
        if (!number) {
            number = desk.journal().next_ticket();
            NewEntry entry = entry_about(entry_kind::ticket_issued, id, deed);
            entry.body = json{{"number", *number}, {"purpose", "badge"}}.dump();
            desk.journal().append(entry);
        }
        return ticket_code(desk.folder().key, *number);
    });
}

Result<std::map<std::string, std::string>> shown_on_badges(Desk& desk) {
    return desk.database().read([&] { return Attendance(desk.database()).shown_on_badges(); });
}

Result<std::optional<TicketNumber>> invitation_of(Desk& desk, const std::string& person) {
    return desk.database().read([&] { return desk.roster().invitation_of(person); });
}

Result<void> badge_did_not_come(Desk& desk, long long job, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        PrintJobs jobs(desk.database());
        const auto found = jobs.find(job);
        if (!found) return no_such_job(job);
        if (found->state == PrintJobState::missed) return {};  // said twice
        if (found->state != PrintJobState::printed && found->state != PrintJobState::sent) {
            return refused("the printer still has this badge, or has given it up already", found->person);
        }
        jobs.set_state(job, PrintJobState::missed);
        NewEntry entry = entry_about(entry_kind::badge_missed, found->person, deed);
        entry.body = json{{"number", found->number}, {"point", desk.point().name}}.dump();
        entry.personal =
            json{{"problem", translatable("This badge did not come out of the printer.")}}.dump();
        desk.journal().append(entry);
        return {};
    });
}

Result<void> badge_came_out(Desk& desk, long long job, bool came_out, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        PrintJobs jobs(desk.database());
        const auto found = jobs.find(job);
        if (!found) return no_such_job(job);
        if (found->state != PrintJobState::asked)
            return refused("nobody asks about this badge any more", found->person);
        if (!came_out) {
            jobs.retry(job, deed.now, "", false);
            return {};
        }
        jobs.set_state(job, PrintJobState::printed);
        jobs.use_label(found->point);
        NewEntry entry = entry_about(entry_kind::badge_printed, found->person, deed);
        entry.body =
            json{{"number", found->number}, {"outcome", print_job_state_name(PrintJobState::printed)}}.dump();
        desk.journal().append(entry);
        return {};
    });
}

Result<std::vector<BadgeInHand>> badges_asked(Desk& desk) {
    return in_hand(desk, PrintJobState::asked);
}

Result<std::vector<BadgeInHand>> badges_queued(Desk& desk) {
    return in_hand(desk, PrintJobState::queued);
}

Result<std::vector<OwedBadge>> badges_owed(Desk& desk) {
    return OwedBadges(desk).look();
}

Result<std::vector<OwedBadge>> OwedBadges::look() {
    return desk_.database().read([&] {
        PeopleWatch watch = watch_;
        const ChangedPeople changed = watch.look(desk_.database());
        const bool is_anew = changed.wants_all_anew();
        if (is_anew) owed_.clear();
        for (const std::string& person :
             is_anew ? Attendance(desk_.database()).without_badge() : changed.people)
            look_again_at(person);
        watch_ = std::move(watch);
        std::vector<OwedBadge> owed;
        for (const auto& [person, badge] : owed_) owed.push_back(badge);
        std::stable_sort(owed.begin(), owed.end(),
                         [](const OwedBadge& a, const OwedBadge& b) { return a.since < b.since; });
        return owed;
    });
}

// Inside a read. A badge may be out on the name of a double.
void OwedBadges::look_again_at(const std::string& person) {
    Attendance attendance(desk_.database());
    const std::string kept = desk_.roster().kept(person);
    owed_.erase(person);
    owed_.erase(kept);
    const auto records = desk_.roster().same_as(kept);
    if (attendance.badge_out(records)) return;
    const auto attendee = desk_.roster().attendee(kept);
    if (!attendee || !attendee->inside || !attendee->checked_in_at) return;
    const auto* type = desk_.folder().config.ticket_type(attendee->ticket_type);
    if (type && type->badge != BadgeSetting::print) return;
    const auto word = attendance.newest_badge(records);
    owed_[kept] = {kept, attendee->name, attendee->organisation, *attendee->checked_in_at,
                   word ? word->problem : ""};
}

Result<void> new_label_roll(Desk& desk, int labels) {
    if (labels < 1 || labels > most_labels_on_roll) {
        return usage_error("a roll has between 1 and " + std::to_string(most_labels_on_roll) + " labels",
                           std::to_string(labels));
    }
    return desk.journal().transact([&] { PrintJobs(desk.database()).new_roll(desk.point().name, labels); });
}

Result<std::optional<LabelRoll>> label_roll(Desk& desk) {
    return desk.database().read([&] { return PrintJobs(desk.database()).roll(desk.point().name); });
}

bool runs_out_soon(const LabelRoll& roll) {
    return roll.left() <= std::min(warns_at_labels, roll.size / 5);
}

}  // namespace lanyard
