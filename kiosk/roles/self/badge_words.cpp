// The badge's story: printed here, waiting, failed, lying at a table, or at the desk.
#include "roles/self/badge_words.h"

#include "base/language.h"
#include "screens/for_attendees.h"
#include "screens/words.h"

namespace lanyard {
namespace {

BadgeWords printing_words(const std::optional<PrintNews>& print, const std::string& printer_place) {
    switch (print ? print->state : PrintState::waiting) {
        case PrintState::waiting:
            if (print && !print->problem.empty())
                return {tr("Your badge is waiting for the printer"), sentence_for_attendees(print->problem)};
            break;
        case PrintState::printing:
            break;
        case PrintState::printed:
            return {tr("Your badge is printed"), printer_place};
        case PrintState::sent:
            return {tr("Your badge is on its way"), printer_place};
        case PrintState::failed:
        case PrintState::asked:
            return {tr("Your badge did not print"),
                    tr("You are checked in. The desk will print your badge.")};
    }
    return {tr("Printing your badge…"), printer_place};
}

// Of a badge that did not come out and is not out since; nothing where it has its own story again.
std::optional<BadgeWords> missed_words(MissedBadge missed, bool failed) {
    switch (missed) {
        case MissedBadge::none:
            return std::nullopt;
        case MissedBadge::asked:
            return BadgeWords{tr("One moment…"), ""};
        case MissedBadge::prints_again:
            if (!failed)
                return BadgeWords{tr("We print it again"), tr("Somebody at the desk has been told.")};
            break;
        case MissedBadge::prints_again_untold:
            if (!failed)
                return BadgeWords{tr("We print it again"),
                                  tr("If it does not come out, please go to the desk.")};
            return BadgeWords{tr("Your badge did not print"), tr("Please collect it at the desk.")};
        case MissedBadge::desk_brings:
            break;
        case MissedBadge::someone_comes:
            return BadgeWords{tr("Someone is coming"), tr("They will see to your badge.")};
        case MissedBadge::desk_unaware:
            return BadgeWords{tr("Your badge did not print"), tr("Please collect it at the desk.")};
    }
    return BadgeWords{tr("Your badge did not print"),
                      tr("Somebody at the desk has been told and will bring it.")};
}

BadgeWords collect_words(const std::string& table) {
    return {tr("Please collect your badge"),
            table.empty() ? tr("It is at the desk.") : filled(tr("It is at {table}."), {{"table", table}})};
}

}  // namespace

BadgeStory badge_story(const Outcome& outcome, const std::optional<PrintNews>& print, MissedBadge missed,
                       const EventFacts& facts) {
    // Only those who have just been let in are given one.
    if (outcome.verdict != Verdict::admitted || !outcome.attendee) return {};
    if (outcome.badge == BadgeSetting::none) {
        const TicketType* type = facts.config.ticket_type(outcome.attendee->ticket_type);
        return {{type ? type->instead : "", ""}, false, false};
    }
    if (outcome.badge == BadgeSetting::collect)
        return {collect_words(facts.config.said(outcome.collect_table)), false,
                outcome.collect_table.empty()};
    if (outcome.print_job == 0)
        return {{tr("The desk has your badge"), tr("Please collect it there.")}, false, true};
    const PrintState state = print ? print->state : PrintState::waiting;
    const bool failed = state == PrintState::failed || state == PrintState::asked;
    const bool is_out = state == PrintState::printed || state == PrintState::sent;
    const bool is_hindered = state == PrintState::waiting && print && !print->problem.empty();
    const bool has_code = !outcome.badge_code.empty();
    const bool prints_again =
        missed == MissedBadge::prints_again || missed == MissedBadge::prints_again_untold;
    if (const auto words = missed_words(missed, failed); words && !is_out && !is_hindered)
        return {*words, prints_again && !failed && has_code,
                missed == MissedBadge::desk_unaware || missed == MissedBadge::prints_again_untold};
    return {printing_words(print, facts.point.printer_place), !failed && has_code, failed, is_out};
}

}  // namespace lanyard
