// Each part of the overview is asked of shared/desk, which keeps up to date what is dear to look up.
#include "roles/desk/overview_watch.h"

#include <algorithm>

#include "desk/data_check.h"
#include "desk/event_files.h"
#include "desk/help_calls.h"
#include "desk/seats.h"
#include "desk/video_records.h"
#include "event/playback.h"
#include "roles/desk/cards.h"

namespace lanyard {

OverviewWatch::OverviewWatch(const OpenDesk& open, PeopleFinder& finder)
    : open_(open), desk_(open.desk), owed_(desk_), needed_(desk_, finder), twice_(desk_) {}

Result<std::shared_ptr<DeskOverview>> OverviewWatch::look() {
    const Instant now = open_.clock.now();
    auto counts = desk_.counts();
    if (!counts) return counts.error();
    auto calls = open_help_calls(desk_);
    if (!calls) return calls.error();
    const auto twice = twice_.look();
    if (!twice) return twice.error();
    const auto owed = owed_.look();
    if (!owed) return owed.error();
    auto asked = badges_asked(desk_);
    if (!asked) return asked.error();
    const auto roll = label_roll(desk_);
    if (!roll) return roll.error();
    auto waiting = waiting_list(desk_);
    if (!waiting) return waiting.error();
    auto needed = needed_.look(now);
    if (!needed) return needed.error();
    auto cancelled = cancelled_sessions(desk_, enrolments_, now);
    if (!cancelled) return cancelled.error();

    auto whole = std::make_shared<DeskOverview>();
    whole->counts = *counts;
    for (HelpCall& call : *calls) whole->calls.push_back(described(std::move(call)));
    for (const AdmittedTwice& one : *twice) whole->calls.push_back(described(one));
    std::stable_sort(whole->calls.begin(), whole->calls.end(),
                     [](const DeskCall& one, const DeskCall& other) { return one.call.at < other.call.at; });
    whole->owed = owed->size();
    whole->asked = std::move(asked).value();
    whole->roll = *roll;
    whole->has_printer = open_.printer != nullptr;
    whole->seats = seats_by(*counts, desk_.folder().config, now);
    whole->waiting = std::move(waiting).value();
    if (whole->waiting.size() > most_waiting) whole->waiting.resize(most_waiting);
    whole->needed = std::move(needed).value();
    whole->at = now;
    whole->cancelled = std::move(cancelled).value();
    whole->next_video = check_of_next_video();
    if (const auto ahead = journal_clock_ahead(desk_)) whole->journal_clock = *ahead;
    return whole;
}

DeskCall OverviewWatch::described(HelpCall call) {
    const auto person = desk_.attendee(call.person);
    const std::string name = person && *person ? (*person)->name : "";
    const std::string note = call.about == HelpAbout::tell_host ? note_about(desk_, call.person) : "";
    return {std::move(call), name, note};
}

DeskCall OverviewWatch::described(const AdmittedTwice& twice) {
    const DoubleAdmission& admissions = twice.admissions;
    DeskCall call;
    call.call = {twice.call,           admissions.person, admissions.second.point, HelpAbout::admitted_twice,
                 admissions.second.at, twice.state};
    const auto person = desk_.attendee(admissions.person);
    if (person && *person) call.name = (*person)->name;
    call.twice = admissions;
    return call;
}

// How its file was found; nothing where nobody has looked, or nothing can be read.
std::optional<VideoCheckRecord> OverviewWatch::check_of_next_video() {
    const Instant now = open_.clock.now();
    for (const PlaybackSlot& slot : playback_slots_of(*open_.news.sessions(), desk_.folder())) {
        if (slot.cancelled || slot.end <= now) continue;
        auto checks = video_checks_of(desk_, slot.session);
        if (!checks) return std::nullopt;
        const auto check = std::find_if(checks->begin(), checks->end(),
                                        [&](const VideoCheckRecord& one) { return one.file == slot.file; });
        return check == checks->end() ? std::nullopt : std::optional(std::move(*check));
    }
    return std::nullopt;
}

}  // namespace lanyard
