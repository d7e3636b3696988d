// lanyard tickets: what goes into the email before the event.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "badge/built_in_layouts.h"
#include "desk/badges.h"
#include "event/date_words.h"
#include "formats/attendance_csv.h"
#include "formats/calendar_event.h"
#include "formats/email_draft.h"
#include "lanyard/command.h"
#include "lanyard/key_copy.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr double symbol_dpi = 254;  // of a page of a millimetre a module: ten pixels each

struct Options {
    std::string out, key_copy;
    bool eml = false;
};

struct Ticket {
    Attendee person;
    BadgeFields fields;
    std::optional<Error> undrawn = {};  // why it cannot be printed
};

// What all tickets have in common.
struct Tickets {
    BadgeLayout layout, symbol;
    std::optional<CalendarEvent> appointment;  // where the event has a time
    std::vector<Ticket> tickets;
    int without_invitation = 0;  // came as walk-ins or in somebody's place: their code was given by hand
};

// "Friday 10 November 2017, 09:00".
std::string when_of(Instant start, const std::string& zone) {
    return date_words(start, zone, "EEEEdMMMMy") + ", " + format_clock(start, zone);
}

// From the doors' opening, else the first session, to the last thing's end.
std::optional<std::pair<Instant, Instant>> span_of(const EventConfig& config,
                                                   const std::vector<Session>& programme) {
    std::optional<Instant> start = config.opens, end = config.closes;
    for (const Session& session : programme) {
        if (!config.opens && (!start || session.planned.start < *start)) start = session.planned.start;
        if (!config.closes && (!end || session.planned.end > *end)) end = session.planned.end;
    }
    if (!start) return std::nullopt;
    return std::pair(*start, std::max(*start, end.value_or(*start + std::chrono::hours(1))));
}

Result<BadgeLayout> ticket_layout(const EventFolder& folder) {
    std::error_code ignored;
    const auto own = folder.file("ticket.toml");
    if (fs::exists(own, ignored)) return load_badge_layout(own);
    return built_in_layout(BuiltInLayout::plain_ticket);
}

Result<Tickets> gather(Desk& desk, Instant now) {
    const EventConfig& config = desk.folder().config;
    Tickets all;
    auto layout = ticket_layout(desk.folder());
    if (!layout) return layout.error();
    all.layout = std::move(*layout);
    all.symbol = built_in_layout(BuiltInLayout::ticket_symbol);
    auto programme = desk.programme();
    if (!programme) return programme.error();
    const auto span = span_of(config, *programme);
    if (span)
        all.appointment = CalendarEvent{"", config.name, config.venue, "", span->first, span->second, now};
    auto people = desk.attendees();
    if (!people) return people.error();
    for (Attendee& person : *people) {
        if (person.status != AttendeeStatus::expected) continue;
        const auto number = invitation_of(desk, person.id);
        if (!number) return number.error();
        if (!*number) {
            ++all.without_invitation;
            continue;
        }
        BadgeFields fields =
            badge_fields_of(person, config, *programme, ticket_code(desk.folder().key, **number), all.layout);
        fields.name = person.name;  // what the badge may leave out, the ticket says
        fields.event = config.name;
        fields.flags.clear();
        if (span) fields.when = when_of(span->first, config.time_zone);
        all.tickets.push_back({std::move(person), std::move(fields)});
    }
    return all;
}

EmailDraft draft_for(const Tickets& all, const Ticket& ticket, const std::string& png,
                     const std::string& pdf) {
    const BadgeFields& fields = ticket.fields;
    const std::string typed = ticket_code_in_fives(fields.code);
    const std::string where =
        fields.when + (fields.when.empty() || fields.venue.empty() ? "" : "\n") + fields.venue;
    EmailDraft draft;
    draft.to_name = ticket.person.name;
    draft.to_address = ticket.person.email;
    draft.subject = fields.event;
    draft.text = fmt::format(
        "Dear {},\n\nyou are registered for {}.\n{}\n\nHold this code up at the door: {}\n\n"
        "The ticket to print, and the date for your calendar, are attached.\n",
        ticket.person.greeting_name(), fields.event, where, typed);
    std::string place = html_text(where);
    if (const auto line = place.find('\n'); line != std::string::npos) place.replace(line, 1, "<br>");
    draft.html = fmt::format(
        "<p>Dear {},</p><p>you are registered for <b>{}</b>.<br>{}</p><p>Hold this code up at the door:</p>"
        "<p><img src=\"cid:picture\" width=\"290\" height=\"290\" alt=\"QR code of {}\"><br>"
        "<span style=\"font-size:120%;letter-spacing:0.05em\">{}</span></p>"
        "<p>The ticket to print, and the date for your calendar, are attached.</p>\n",
        html_text(ticket.person.greeting_name()), html_text(fields.event), place, typed, typed);
    draft.picture = {"code.png", "image/png", png};
    draft.attachments.push_back({"ticket.pdf", "application/pdf", pdf});
    if (all.appointment) {
        CalendarEvent own = *all.appointment;
        own.id = ticket.person.id;
        own.description = "Your code at the door: " + typed;
        draft.attachments.push_back({"event.ics", "text/calendar; method=PUBLISH", calendar_event(own)});
    }
    return draft;
}

// The files of one person, named by their id: no folder tells who is coming. `ticket.undrawn` says why there
// is no ticket to print, where it cannot be drawn; the code is there all the same.
Result<void> write_ticket(const Tickets& all, Ticket& ticket, const fs::path& out, bool eml,
                          const fs::path& event) {
    auto png = draw_badge_png(all.symbol, ticket.fields, symbol_dpi);
    if (!png) return png.error();
    const std::string& id = ticket.person.id;
    constexpr bool durable = false;  // they can be made again
    if (auto wrote = write_output(out / (id + ".png"), png->bytes, event, durable); !wrote) return wrote;
    auto pdf = draw_badges_pdf(all.layout, {ticket.fields});
    if (!pdf && pdf.error().kind == ErrorKind::input) {
        ticket.undrawn = pdf.error();
        return {};
    }
    if (!pdf) return pdf.error();
    if (auto wrote = write_output(out / (id + ".pdf"), pdf->bytes, event, durable); !wrote) return wrote;
    if (!eml || ticket.person.email.empty()) return {};
    return write_output(out / (id + ".eml"), email_draft(draft_for(all, ticket, png->bytes, pdf->bytes)),
                        event, durable);
}

std::string list_of(const Tickets& all, bool eml) {
    std::string list;
    std::vector<std::string> row = {"id",         "name",         "given_name",  "family_name",
                                    "email",      "organisation", "ticket_type", "code",
                                    "typed_code", "qr_file",      "pdf_file"};
    if (eml) row.push_back("eml_file");
    append_csv_row(list, {row.begin(), row.end()});
    for (const auto& [person, fields, undrawn] : all.tickets) {
        row = {person.id,
               person.name,
               person.given_name,
               person.family_name,
               person.email,
               person.organisation,
               person.ticket_type,
               fields.code,
               ticket_code_in_fives(fields.code),
               person.id + ".png",
               undrawn ? "" : person.id + ".pdf"};
        if (eml) row.push_back(person.email.empty() || undrawn ? "" : person.id + ".eml");
        append_csv_row(list, {row.begin(), row.end()});
    }
    return list;
}

Result<KeyCopy> second_copy(const EventFolder& folder, const Options& options, Instant now) {
    if (!options.key_copy.empty()) return prove_key_copy(folder, options.key_copy, now);
    auto known = known_key_copy(folder);
    if (!known) return known.error();
    if (*known) return **known;
    return refused(
        "there is no second copy of the event's key, and without the key every ticket is waste paper",
        folder.file("event.key").string(),
        "Copy event.key to a stick or another machine, then say --key-copy FILE");
}

int run(Command& command, const Options& options) {
    auto desk = command.desk(Command::at_command_line());
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    auto copy = second_copy((*desk)->folder(), options, *now);
    if (!copy) return Command::fail(copy.error());
    if (copy->same_disk)
        std::fprintf(stderr, "lanyard: the key's copy lies on the same disk (%s): a stick would outlive it\n",
                     copy->path.c_str());
    auto all = gather(**desk, *now);
    if (!all) return Command::fail(all.error());
    std::error_code failed;
    fs::create_directories(options.out, failed);
    if (failed)
        return Command::fail(machine_error("cannot make the folder: " + failed.message(), options.out));
    const fs::path& event = (*desk)->folder().path;
    std::vector<Error> undrawn;
    for (Ticket& ticket : all->tickets) {
        if (auto wrote = write_ticket(*all, ticket, options.out, options.eml, event); !wrote)
            return Command::fail(wrote.error());
        if (ticket.undrawn) undrawn.push_back(*ticket.undrawn);
    }
    const fs::path list = fs::path(options.out) / "tickets.csv";
    if (auto wrote = write_output(list, list_of(*all, options.eml), event); !wrote)
        return Command::fail(wrote.error());
    for (const Error& why : undrawn)
        std::fprintf(stderr, "lanyard: no ticket to print: %s\n", why.message().c_str());
    if (command.as_json) {
        Command::print_json({{"tickets", all->tickets.size()},
                             {"undrawn", undrawn.size()},
                             {"without_invitation", all->without_invitation},
                             {"list", list.string()},
                             {"key_copy", copy->path}});
    } else {
        std::printf("%zu tickets in %s\n", all->tickets.size(), options.out.c_str());
    }
    return undrawn.empty() ? 0 : exit_status(ErrorKind::input);
}

}  // namespace

void add_tickets(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("tickets", "What goes into the invitations: lanyard tickets --out tickets");
    sub.add_option(
           "--out", options->out,
           "A folder: of each attendee the code as PNG and the ticket as PDF, and tickets.csv with both")
        .required()
        .type_name("DIR");
    command.writes(options->out);
    sub.add_flag("--eml", options->eml, "And an email each, ready to be sent");
    sub.add_option("--key-copy", options->key_copy,
                   "Where a second copy of event.key lies; needed once, and remembered")
        .type_name("FILE");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
