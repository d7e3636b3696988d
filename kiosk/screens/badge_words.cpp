// The badge's story: printed here, waiting, failed, lying at a table, or at the desk.
#include "screens/badge_words.h"

#include "base/language.h"
#include "screens/words.h"

namespace lanyard {
namespace {

BadgeWords printing_words(const std::optional<PrintNews>& print, const std::string& printer_place) {
    switch (print ? print->state : PrintState::waiting) {
        case PrintState::waiting:
            if (print && !print->problem.empty())
                return {tr("Your badge is waiting for the printer"), tr(print->problem)};
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

BadgeWords collect_words(const std::string& table) {
    return {tr("Please collect your badge"), table.empty()
                                                 ? tr("It is at the desk.")
                                                 : filled(tr("It is at table {table}."), {{"table", table}})};
}

}  // namespace

BadgeStory badge_story(const Outcome& outcome, const std::optional<PrintNews>& print,
                       const CheckInPoint& point) {
    // Only those who have just been let in are given one.
    if (outcome.verdict != Verdict::admitted || !outcome.attendee || outcome.badge == BadgeSetting::none)
        return {};
    if (outcome.badge == BadgeSetting::collect)
        return {collect_words(outcome.collect_table), false, outcome.collect_table.empty()};
    if (outcome.print_job == 0)
        return {{tr("The desk has your badge"), tr("Please collect it there.")}, false, true};
    const bool failed = print && (print->state == PrintState::failed || print->state == PrintState::asked);
    return {printing_words(print, point.printer_place), !failed && !outcome.badge_code.empty(), failed};
}

}  // namespace lanyard
