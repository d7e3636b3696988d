// Whole sentences, each with the words of the history in it.
#include "desk/explanation_words.h"

#include "base/language.h"
#include "desk/history_words.h"
#include "event/kiosk_headings.h"

namespace lanyard {
namespace {

bool is_pass_of_door(const ExplainedLine& line) {
    return line.is_decision && line.line.what != Happening::refused && line.line.gave.empty();
}

// Names of machines are long and say nothing to people: their beginning tells them apart.
std::string machine_words(const ExplainedLine& line) {
    constexpr std::size_t letters = 6;
    if (line.is_here) return tr("Written by this machine");
    return filled(tr("Written by another machine ({name})"), {{"name", line.node.substr(0, letters)}});
}

std::string with_counts(const std::string& machine, DoorCounts counts) {
    switch (counts) {
        case DoorCounts::claimed:
            return filled(tr("{machine}. The hub said that no other door had been first"),
                          {{"machine", machine}});
        case DoorCounts::alone:
            return filled(tr("{machine}. It decided alone: the hub was not heard in time"),
                          {{"machine", machine}});
        case DoorCounts::gave_way:
            return filled(tr("{machine}. It gave way: another door had been first"), {{"machine", machine}});
        case DoorCounts::unsaid:
            break;
    }
    return machine;
}

std::string screen_words(const ExplainedLine& line, const Attendee& person) {
    const std::string heading = tr(kiosk_heading(*line.screen, !line.line.gave.empty()));
    return filled(tr("The screen said: “{words}”"),
                  {{"words", filled(heading, {{"name", person.greeting_name()}})}});
}

std::string status_sentence(AttendeeStatus status) {
    switch (status) {
        case AttendeeStatus::cancelled:
            return tr("They have not come in, and their registration is cancelled.");
        case AttendeeStatus::pending:
            return tr("They have not come in, and their registration is not complete.");
        case AttendeeStatus::replaced:
            return tr("They have not come in: somebody else comes in their place.");
        case AttendeeStatus::expected:
            break;
    }
    return tr("They have not come in, and are expected.");
}

}  // namespace

std::string explained_time(Instant at, std::string_view zone) {
    return format_date(at, zone) + " " + format_clock(at, zone);
}

std::vector<std::string> hindsight_words(const Explanation& explanation, std::size_t index,
                                         std::string_view zone) {
    const ExplainedLine& line = explanation.lines[index];
    std::vector<std::string> words;
    // Lists come to every machine; whose entries they are says nothing.
    if (line.line.actor != "import" && !line.node.empty())
        words.push_back(with_counts(machine_words(line), line.counts));
    if (!line.is_decision) return words;
    const auto told = [&](std::string_view sentence, std::size_t other) {
        const HistoryLine& said = explanation.lines[other].line;
        words.push_back(
            filled(sentence, {{"time", explained_time(said.at, zone)}, {"what", history_words(said)}}));
    };
    if (line.screen && !explanation.person.unnamed_seat)
        words.push_back(screen_words(line, explanation.person));
    if (line.knew)
        told(tr("It had heard of: {time} {what}"), *line.knew);
    else if (is_pass_of_door(line))
        words.push_back(tr("It had not heard that they had been there before"));
    for (const std::size_t other : line.unheard) told(tr("It had not heard of: {time} {what}"), other);
    for (const std::size_t other : line.since) told(tr("Since then: {time} {what}"), other);
    return words;
}

std::string standing_words(const Explanation& explanation, std::string_view zone) {
    const HistoryLine *newest = nullptr, *taken_back = nullptr;
    for (const ExplainedLine& line : explanation.lines)
        if (is_pass_of_door(line)) (line.line.stands ? newest : taken_back) = &line.line;
    const auto told = [&](const std::string& sentence, const HistoryLine& line) {
        return filled(sentence, {{"time", explained_time(line.at, zone)}, {"point", line.point}});
    };
    const Attendee& person = explanation.person;
    if (newest && person.inside) return told(tr("They are in the building: {time}, {point}."), *newest);
    if (newest && newest->what == Happening::left)
        return told(tr("They came, and have left: {time}, {point}."), *newest);
    if (newest)
        return told(tr("They came: {time}, {point}. They do not count as in the building now."), *newest);
    if (taken_back && person.status == AttendeeStatus::expected)
        return told(tr("They count as not here: what was written at {time}, {point}, was taken back."),
                    *taken_back);
    return status_sentence(person.status);
}

std::string unknown_code_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_listed_yet:
            return tr("It is a genuine ticket of this event, and no list that is here has it.");
        case Verdict::other_event:
            return tr("It is another event's ticket.");
        case Verdict::misread:
            return tr("It is a damaged or mistyped code of this event.");
        default:
            return tr("It is no ticket of this event, and no list that is here has it.");
    }
}

}  // namespace lanyard
