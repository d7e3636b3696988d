// One person looked for, their card, and who is in the building. What somebody writes in the search is sent
// in a form's body: names never stand in an address.
#include <fmt/format.h>

#include <algorithm>

#include "desk/export_roll_call.h"
#include "desk/history_words.h"
#include "desk/person_card.h"
#include "web/pages.h"

namespace lanyard {
namespace {

constexpr std::size_t most_found = 50, rows_of_page = 100, most_history = 60;
constexpr std::size_t longest_query = 200;

std::string search_form(const Form& form, const std::string& query) {
    return form_html(form, fmt::format("<label for=\"query\">Name, organisation, order, email or code</label>"
                                       "<input id=\"query\" name=\"query\" type=\"search\" maxlength=\"{}\" "
                                       "autocomplete=\"off\" value=\"{}\">{}",
                                       longest_query, escaped(query), button_html("Search")));
}

std::string state_words(const Attendee& person, const std::string& zone) {
    if (person.inside) return "In the building";
    if (person.checked_in_at)
        return "Came at " + format_clock(*person.checked_in_at, zone) + ", not in the building now";
    switch (person.status) {
        case AttendeeStatus::expected:
            return "Expected, has not come";
        case AttendeeStatus::cancelled:
            return "Cancelled";
        case AttendeeStatus::pending:
            return "Pending";
        case AttendeeStatus::replaced:
            return "Somebody else comes instead";
    }
    return "";
}

void add_fact(std::string& html, std::string_view words, std::string_view value) {
    if (!value.empty()) html += fmt::format("<dt>{}</dt><dd>{}</dd>", escaped(words), escaped(value));
}

std::string facts(const PersonCard& card, const std::string& zone) {
    const Attendee& person = card.person;
    std::string html = "<dl class=\"card\">", flags;
    for (const Flag flag : person.flags) flags += (flags.empty() ? "" : ", ") + flag_words(flag);
    add_fact(html, "State", state_words(person, zone));
    add_fact(html, "Organisation", person.organisation);
    add_fact(html, "Job", person.job_title);
    add_fact(html, "Ticket", person.ticket_type);
    add_fact(html, "Order", person.order_code);
    add_fact(html, "Email", person.email);
    add_fact(html, "Phone", person.phone);
    add_fact(html, "Came in at", card.arrived_at_point);
    add_fact(html, "Flags", flags);
    for (const Session& session : card.workshops)
        add_fact(html, "Session", session.planned.title + ", " + format_clock(session.start, zone));
    for (const std::string& words : card.unknown_sessions) add_fact(html, "Session", words);
    for (const auto* group : {&card.needs, &card.notes, &card.answers})
        for (const auto& [heading, answer] : *group) add_fact(html, heading, answer);
    return html + "</dl>\n";
}

std::string history(const PersonCard& card, const std::string& zone) {
    if (card.history.empty()) return "<p>Nothing yet.</p>";
    std::string html = "<ul class=\"rows\">";
    for (std::size_t i = 0; i < std::min(most_history, card.history.size()); ++i) {
        const HistoryLine& line = card.history[i];
        html += fmt::format("<li><small>{} {}</small> {}{}</li>", format_date(line.at, zone),
                            format_clock(line.at, zone), escaped(history_words(line)),
                            line.stands ? "" : " <small>(taken back since)</small>");
    }
    html += "</ul>\n";
    if (card.history.size() > most_history)
        html += fmt::format("<p>{} older ones: lanyard history tells them.</p>",
                            card.history.size() - most_history);
    return html;
}

// "2017-11-10T08:52:00+00:00" as a clock.
std::string clock_of(const std::string& iso, const std::string& zone) {
    const auto at = parse_iso(iso, zone);
    return at ? format_clock(*at, zone) : iso;
}

std::string page_links(std::size_t page, std::size_t pages) {
    if (pages < 2) return "";
    std::string html = "<nav aria-label=\"Parts of the list\"><ul>";
    for (std::size_t i = 1; i <= pages; ++i) {
        const bool is_near = i == 1 || i == pages || (i + 2 >= page && i <= page + 2);
        if (is_near)
            html += fmt::format("<li><a href=\"/roll-call?part={0}\"{1}>Part {0}</a></li>", i,
                                i == page ? " aria-current=\"page\"" : "");
    }
    return html + "</ul></nav>\n";
}

}  // namespace

Result<Reply> Pages::people(const Asked&) {
    auto desk = reading();
    if (!desk) return desk.error();
    return page("People", "/people", **desk, search_form(form("/people"), ""));
}

Result<Reply> Pages::found_people(const Asked& asked) {
    const std::string query = asked.field("query").substr(0, longest_query);
    if (!searched_ || !searched_->check()) {
        finder_.reset();
        auto desk = reading();
        if (!desk) return desk.error();
        searched_ = std::move(*desk);
        finder_ = std::make_unique<PeopleFinder>(*searched_);
    }
    searched_->event_time_is(event_.now());
    const auto found = finder_->find(query, most_found);
    if (!found) return found.error();
    const std::string& zone = searched_->folder().config.time_zone;
    std::string body = search_form(form("/people"), query);
    body += fmt::format("<h2>{} found</h2>\n<ul class=\"rows\">", found->people.size() + found->further);
    for (const Attendee& person : found->people)
        body += fmt::format("<li><a href=\"/person?id={}\">{}</a><br>{}{}<small>{}</small></li>",
                            address_value(person.id), escaped(person.name), escaped(person.organisation),
                            person.organisation.empty() ? "" : "<br>", state_words(person, zone));
    body += "</ul>\n";
    if (found->further > 0) body += fmt::format("<p>{} further: write more of the name.</p>", found->further);
    return page("People", "/people", *searched_, body);
}

Result<Reply> Pages::person(const Asked& asked) {
    auto desk = reading();
    if (!desk) return desk.error();
    const auto card = person_card(**desk, asked.field("id"));
    if (!card) return card.error();
    if (!*card) return bad_input("nobody has this id", asked.field("id"), "Search for them");
    const std::string& zone = (*desk)->folder().config.time_zone;
    return page((*card)->person.name, "", **desk,
                facts(**card, zone) + "<h2>What happened</h2>\n" + history(**card, zone));
}

Result<Reply> Pages::roll_call(const Asked& asked) {
    auto desk = reading();
    if (!desk) return desk.error();
    const auto table = export_roll_call(**desk, false);
    if (!table) return table.error();
    const std::string& zone = (*desk)->folder().config.time_zone;
    const auto column = [&](const char* heading) {
        return static_cast<std::size_t>(std::find(table->headings.begin(), table->headings.end(), heading) -
                                        table->headings.begin());
    };
    const std::size_t name = column("name"), organisation = column("organisation"), id = column("id"),
                      seen = column("last_seen_at"), area = column("last_seen_area");
    const std::size_t pages =
        std::max<std::size_t>(1, (table->rows.size() + rows_of_page - 1) / rows_of_page);
    const auto wanted =
        static_cast<std::size_t>(std::max(1L, std::strtol(asked.field("part").c_str(), nullptr, 10)));
    const std::size_t part = std::min(wanted, pages);
    std::string body = fmt::format(
        "<p>{} people are in the building, at {}. The venue's alarm and marshals "
        "decide; this list is an aid.</p>\n",
        table->rows.size(), format_clock(event_.now(), zone));
    body += page_links(part, pages) + "<ul class=\"rows\">";
    const std::size_t end = std::min(table->rows.size(), part * rows_of_page);
    for (std::size_t i = (part - 1) * rows_of_page; i < end; ++i) {
        const auto& row = table->rows[i];
        body +=
            fmt::format("<li><a href=\"/person?id={}\">{}</a> <small>{}{}{}, {}</small></li>",
                        address_value(row[id]), escaped(row[name]), escaped(row[organisation]),
                        row[organisation].empty() ? "" : ", ", escaped(row[area]), clock_of(row[seen], zone));
    }
    return page("Roll call", "/roll-call", **desk, body + "</ul>\n" + page_links(part, pages));
}

}  // namespace lanyard
