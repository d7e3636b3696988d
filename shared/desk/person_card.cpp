// Gathered from the roster, the attendance, the programme and the journal.
#include "desk/person_card.h"

#include <algorithm>

#include "desk/desk.h"
#include "desk/history_words.h"
#include "event/answer_kind.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/needed_table.h"
#include "store/people/attendance.h"
#include "store/people/whereabouts.h"
#include "store/print_jobs.h"

namespace lanyard {
namespace {

void add_sessions(const std::vector<Session>& programme, PersonCard& card) {
    for (const Enrolment& enrolment : card.person.sessions) {
        const Session* session = session_by_words(programme, enrolment.session);
        if (session)
            card.workshops.push_back(*session);
        else
            card.unknown_sessions.push_back(enrolment.session);
    }
    std::stable_sort(card.workshops.begin(), card.workshops.end(),
                     [](const Session& a, const Session& b) { return a.start < b.start; });
}

void add_answers(PersonCard& card) {
    for (const auto& [heading, answer] : card.person.answers) {
        if (answer.empty()) continue;
        auto& group = answer_kind(heading) == AnswerKind::need   ? card.needs
                      : answer_kind(heading) == AnswerKind::note ? card.notes
                                                                 : card.answers;
        group.emplace_back(heading, answer);
    }
}

// Inside a read.
void add_needed(Desk& desk, PersonCard& card) {
    for (NeededLink& link : read_needed_links(desk.database()))
        if (link.person == card.person.id) card.needed_for.push_back(std::move(link));
}

// Inside a read.
void add_add_ons(Desk& desk, PersonCard& card) {
    const EventConfig& config = desk.folder().config;
    const auto records = desk.roster().same_as(card.person.id);
    for (const Area& area : config.areas) {
        if (!area.once) continue;
        const auto booked = add_on_in(area, card.person);
        auto given = presence_in(desk.database(), desk.roster().premises(), records, area.id);
        const bool is_told = given || (booked && !area.booked.empty());
        if (is_told)
            card.add_ons.push_back({booked.value_or(AddOn{area.id, area.name, {}}), std::move(given)});
    }
}

// Inside a read.
void add_attendance(Desk& desk, PersonCard& card) {
    const EventConfig& config = desk.folder().config;
    const auto records = desk.roster().same_as(card.person.id);
    Attendance attendance(desk.database());
    card.arrived_at_point = whereabouts_of(desk.database(), desk.roster().premises(), records).arrived_point;
    const TicketType* type = config.ticket_type(card.person.ticket_type);
    const auto word = attendance.newest_badge(records);
    if (type && card.person.has(Flag::tell)) {
        card.host = type->host;
        card.host_phone = type->host_phone;
    }
    for (const PrintJob& job : PrintJobs(desk.database()).not_out(records))
        if (job.state == PrintJobState::queued && job.point != desk.point().name)
            card.badge_waits_at = job.point;
    if (attendance.badge_out(records)) {
        card.badge = word && word->state == "requested" ? CardBadge::on_its_way : CardBadge::printed;
        card.shown_on_badge = attendance.shown_on_badge(records);
    } else if (type && type->badge == BadgeSetting::none) {
        card.badge = CardBadge::none;
    } else if (type && type->badge == BadgeSetting::collect) {
        card.badge = CardBadge::at_a_table;
        card.collect_table = config.collect_table_of(
            card.person.family_name.empty() ? card.person.name : card.person.family_name);
    } else if (word && word->state == "failed") {
        card.badge = CardBadge::failed;
        card.badge_problem = word->problem;
    }
}

// Of a host whose number event.toml does not say: the list's, of the one person who is called so.
Result<void> add_host_phone(Desk& desk, PersonCard& card) {
    if (card.host.empty() || !card.host_phone.empty()) return {};
    const auto found = desk.attendees(card.host);
    if (!found) return found.error();
    const auto is_host = [&](const Attendee& one) { return fold_name(one.name) == fold_name(card.host); };
    if (std::count_if(found->begin(), found->end(), is_host) != 1) return {};
    card.host_phone = std::find_if(found->begin(), found->end(), is_host)->phone;
    return {};
}

void add_seen_to(PersonCard& card) {
    for (const HistoryLine& line : card.history) {
        if (line.what != Happening::helped || !line.stands) continue;
        card.is_told = card.is_told || is_about_host(line);
        card.is_escorted = card.is_escorted || flag_from_name(line.detail) == Flag::escort;
    }
}

}  // namespace

std::optional<Flag> next_to_see_to(const PersonCard& card) {
    if (card.person.has(Flag::tell) && !card.is_told) return Flag::tell;
    if (card.person.has(Flag::escort) && !card.is_escorted) return Flag::escort;
    return std::nullopt;
}

Result<std::optional<PersonCard>> person_card(Desk& desk, std::string_view person) {
    auto known = desk.attendee(person);
    if (!known) return known.error();
    if (!*known) return std::optional<PersonCard>();
    PersonCard card;
    card.person = std::move(**known);
    auto programme = desk.programme();
    if (!programme) return programme.error();
    add_sessions(*programme, card);
    add_answers(card);
    auto read = desk.database().read([&] {
        add_attendance(desk, card);
        add_needed(desk, card);
        add_add_ons(desk, card);
    });
    if (!read) return read.error();
    auto history = history_of(desk, card.person.id, PersonCard::most_history);
    if (!history) return history.error();
    card.history = std::move(history).value();
    add_seen_to(card);
    if (auto phone = add_host_phone(desk, card); !phone) return phone.error();
    return std::optional(std::move(card));
}

}  // namespace lanyard
