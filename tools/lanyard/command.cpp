// How every command finds its event, tells its errors and writes its JSON.
#include "lanyard/command.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "desk/purging.h"
#include "store/output_guard.h"

namespace lanyard {

using nlohmann::json;

Result<EventFolder> Command::folder() const {
    return open_event_folder(choose_event_folder(event_option));
}

Result<std::unique_ptr<Desk>> Command::desk(DeskOptions options) const {
    auto opened = folder();
    if (!opened) return opened.error();
    auto desk = at_event_time(Desk::open(std::move(opened).value(), std::move(options), machine_clock_));
    if (!desk) return desk;
    if (auto may = may_be_written(**desk, machine_clock_.now()); !may) return may.error();
    return desk;
}

Result<std::unique_ptr<Desk>> Command::desk_even_if_purged() const {
    auto opened = folder();
    if (!opened) return opened.error();
    return at_event_time(Desk::open(std::move(opened).value(), at_command_line(), machine_clock_));
}

Result<std::unique_ptr<Desk>> Command::desk_to_read() const {
    auto opened = folder();
    if (!opened) return opened.error();
    auto desk = at_event_time(Desk::open_to_read(std::move(opened).value()));
    if (!desk) return desk;
    const auto purged = purged_event(**desk, machine_clock_.now());
    if (!purged) return purged.error();
    if (*purged)
        std::fprintf(stderr, "lanyard: %s\n",
                     purged_words(**purged, (*desk)->folder().config.time_zone).c_str());
    return desk;
}

Result<std::unique_ptr<Desk>> Command::at_event_time(Result<std::unique_ptr<Desk>> desk) const {
    if (!desk) return desk;
    const auto now = this->now((*desk)->folder().config);
    if (!now) return now.error();
    (*desk)->event_time_is(*now);
    return desk;
}

DeskOptions Command::at_command_line() {
    DeskOptions options;
    options.staff = true;
    return options;
}

Deed Command::deed(Instant now) {
    return {"command line", true, now};
}

Deed Command::import_deed(Instant now) {
    return {"import", false, now};
}

Result<void> Command::accepts_clock() const {
    if (clock_option.empty()) return {};
    const auto clock = parse_event_clock(clock_option, "UTC");
    return clock ? Result<void>() : clock.error();
}

Result<Instant> Command::now(const EventConfig& config, const std::string& at) const {
    if (!at.empty()) return parse_iso(at, config.time_zone);
    if (clock_option.empty()) return machine_clock_.now();
    auto clock = parse_event_clock(clock_option, config.time_zone);
    if (!clock) return clock.error();
    return clock->start();
}

std::optional<Instant> Command::entered_later(const EventConfig& config, const std::string& at) const {
    const auto happened = now(config, at), entered = now(config);
    if (at.empty() || !happened || !entered || *entered - *happened < std::chrono::minutes(1))
        return std::nullopt;
    return *entered;
}

Result<void> Command::may_write_outputs() const {
    for (const std::string* output : outputs_)
        if (auto may = may_write(*output, choose_event_folder(event_option)); !may) return may;
    return {};
}

int Command::fail(const Error& error) {
    std::fprintf(stderr, "lanyard: %s\n", error.message().c_str());
    return exit_status(error.kind);
}

void Command::print_json(const json& document) {
    // Text that is no UTF-8 cannot come from our own tables; were there some, a replacement mark is better
    // than nothing.
    std::printf("%s\n", document.dump(2, ' ', false, json::error_handler_t::replace).c_str());
}

void Command::print_json_line(const json& document) {
    std::printf("%s\n", document.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
}

json attendee_json(const Attendee& attendee, const std::string& zone) {
    json flags = json::array(), sessions = json::array();
    for (const Flag flag : attendee.flags) flags.push_back(flag_name(flag));
    for (const auto& enrolment : attendee.sessions) sessions.push_back(enrolment.session);
    return {{"id", attendee.id},
            {"name", attendee.name},
            {"given_name", attendee.given_name},
            {"family_name", attendee.family_name},
            {"email", attendee.email},
            {"organisation", attendee.organisation},
            {"job_title", attendee.job_title},
            {"ticket_type", attendee.ticket_type},
            {"status", status_name(attendee.status)},
            {"codes", attendee.codes},
            {"flags", flags},
            {"sessions", sessions},
            {"answers", attendee.answers},
            {"inside", attendee.inside},
            {"checked_in_at",
             attendee.checked_in_at ? json(format_iso(*attendee.checked_in_at, zone)) : json(nullptr)}};
}

void tell_why_refused(const Outcome& outcome) {
    if (outcome.let_in_by != SetAsideBy::nobody)
        std::fprintf(stderr,
                     "lanyard: they may be let in all the same, where you say why: --anyway REASON\n");
    for (const std::string& day : outcome.ticket_days)
        std::fprintf(stderr, "lanyard: the ticket is for %s\n", day.c_str());
    if (outcome.verdict == Verdict::not_booked)
        std::fprintf(stderr, "lanyard: it has to be booked there, and their ticket has none with it\n");
    if (outcome.verdict == Verdict::evacuating)
        std::fprintf(stderr,
                     "lanyard: nobody is checked in while the building is being evacuated; see lanyard "
                     "evacuate --help\n");
}

json outcome_json(const Outcome& outcome, const std::string& zone) {
    json earlier = nullptr;
    if (outcome.earlier) {
        earlier = {{"at", format_iso(outcome.earlier->at, zone)},
                   {"point", outcome.earlier->point},
                   {"node", outcome.earlier->node}};
    }
    json set_aside = json::array();
    for (const Verdict verdict : outcome.set_aside) set_aside.push_back(verdict_name(verdict));
    return {{"verdict", verdict_name(outcome.verdict)},
            {"attendee", outcome.attendee ? json(outcome.attendee->id) : json(nullptr)},
            {"name", outcome.attendee ? outcome.attendee->name : ""},
            {"at", format_iso(outcome.at, zone)},
            {"point", outcome.point},
            {"earlier", earlier},
            {"ticket_days", outcome.ticket_days},
            {"set_aside", set_aside}};
}

}  // namespace lanyard
