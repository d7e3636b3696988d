// Each page is a frame with its parts: headings, sentences, tables.
#include "web/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "desk/exports.h"
#include "desk/history_words.h"
#include "event/arrival_forecast.h"
#include "event/queue_coach.h"
#include "formats/email_draft.h"
#include "web/charts.h"

namespace lanyard {
namespace {

constexpr std::size_t most_groups = 40;

struct Way {
    const char *address, *words;
};
constexpr Way ways[] = {
    {"/", "The day"}, {"/people", "People"}, {"/roll-call", "Roll call"}, {"/exports", "Exports"}};

std::string frame(const std::string& title, const std::string& here, const std::string& body) {
    std::string page =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">"
        "<link rel=\"stylesheet\" href=\"/style.css\"><title>" +
        html_text(title) + "</title></head><body><header><nav aria-label=\"Pages\"><ul>";
    for (const Way& way : ways)
        page += fmt::format("<li><a href=\"{}\"{}>{}</a></li>", way.address,
                            way.address == here ? " aria-current=\"page\"" : "", way.words);
    return page + "</ul></nav></header><main><h1>" + html_text(title) + "</h1>" + body +
           "</main></body></html>\n";
}

std::string sentence(const std::string& words) {
    return words.empty() ? "" : "<p>" + html_text(words) + "</p>";
}

std::string count(int number, const char* of) {
    return fmt::format("<li><strong>{}</strong> {}</li>", number, of);
}

std::string age_of(const DayView& view, std::string_view zone) {
    if (!view.newest) return "Nothing has been written here yet.";
    return fmt::format("As of {}; the newest entry here is of {}.", format_clock(view.now, zone),
                       format_clock(*view.newest, zone));
}

std::string troubles(const DayView& view) {
    std::string words;
    for (const RollLeft& roll : view.rolls)
        words += sentence(fmt::format("{}: {} labels are left on the roll.", roll.point, roll.labels));
    for (const QuietMachine& machine : view.quiet)
        words += sentence(
            fmt::format("{}: nothing heard for {} min.",
                        machine.point.empty() ? "Machine " + machine.node.substr(0, 6) : machine.point,
                        std::chrono::duration_cast<std::chrono::minutes>(view.now - machine.newest).count()));
    return words.empty() ? "" : "<section class=\"look\"><h2>To be seen to</h2>" + words + "</section>";
}

// The smallest are summed up: a page of a large event stays small.
std::string groups(const char* heading, const std::vector<DayGroup>& all, const char* nameless) {
    if (all.empty()) return {};
    std::string rows;
    const auto add = [&](const std::string& name, int came, int registered) {
        rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
                            html_text(name), came, registered > 0 ? std::to_string(registered) : "",
                            share_bar(came, registered));
    };
    int came = 0, registered = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i < most_groups) {
            add(all[i].name.empty() ? nameless : all[i].name, all[i].came, all[i].registered);
            continue;
        }
        came += all[i].came;
        registered += all[i].registered;
    }
    if (all.size() > most_groups) add(fmt::format("{} further", all.size() - most_groups), came, registered);
    return fmt::format(
        "<section><h2>{}</h2><table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Came</th><th "
        "scope=\"col\">Of</th><th scope=\"col\"><span "
        "class=\"unseen\">Share</span></th></tr></thead><tbody>{}</tbody>"
        "</table></section>",
        heading, rows);
}

std::string state_of(const Attendee& person, std::string_view zone) {
    std::string words = person.inside                               ? "In the building"
                        : person.checked_in_at                      ? "Came, and is not in the building"
                        : person.status == AttendeeStatus::expected ? "Expected"
                                                                    : std::string(status_name(person.status));
    if (person.checked_in_at) words += ", checked in " + format_clock(*person.checked_in_at, zone);
    return words;
}

std::string shown_name(const Attendee& person) {
    return person.name.empty() ? "No name" : person.name;
}

}  // namespace

std::string day_page(const DayView& view, const EventConfig& config) {
    const std::string& zone = config.time_zone;
    const HeadCounts& counts = view.counts;
    std::string body = "<ul class=\"counts\">" + count(counts.arrived, "arrived") +
                       count(counts.inside, "inside") + count(counts.expected, "expected") +
                       count(counts.walk_ins, "walk-ins") + count(counts.pending, "pending") +
                       count(counts.cancelled, "cancelled") + "</ul>";
    body += "<p class=\"age\">" + html_text(age_of(view, zone)) + "</p>" + troubles(view);
    std::string queue = sentence(queue_words(view.queue)) + sentence(forecast_words(view.forecast));
    if (view.opening)
        queue = sentence("The opening is at " + format_clock(*view.opening, zone) + ".") + queue;
    if (!queue.empty()) body += "<section><h2>The queue</h2>" + queue + "</section>";
    if (const std::string chart = arrivals_chart(view.bars, view.opening, zone); !chart.empty())
        body += "<section><h2>Arrivals</h2>" + chart + "</section>";
    body += groups("By entrance", view.points, "no name");
    body += groups("By ticket type", view.ticket_types, "no ticket type");
    body += groups("By organisation", view.organisations, "no organisation");
    if (view.badges_back > 0) body += sentence(fmt::format("Badges back in the box: {}.", view.badges_back));
    return frame(config.name, "/", body);
}

std::string people_page(const std::string& words, const FoundPeople& found, const EventConfig& config) {
    std::string body =
        "<form method=\"post\" action=\"/people\" role=\"search\"><label for=\"words\">Name, organisation, "
        "email or "
        "code</label><input id=\"words\" name=\"words\" autocomplete=\"off\" value=\"" +
        html_text(words) + "\"><button>Find</button></form>";
    if (!words.empty() && found.people.empty()) body += sentence("Nobody was found.");
    if (!found.people.empty()) {
        body += "<ul class=\"people\">";
        for (const Attendee& person : found.people)
            body +=
                fmt::format("<li><a href=\"/person/{}\">{}</a> <span>{}</span> <span>{}</span></li>",
                            html_text(person.id), html_text(shown_name(person)),
                            html_text(person.organisation), html_text(state_of(person, config.time_zone)));
        body += "</ul>";
    }
    if (found.further > 0)
        body += sentence(fmt::format("{} more were found: write more of the name.", found.further));
    return frame("People", "/people", body);
}

std::string person_page(const Attendee& person, const std::vector<HistoryLine>& history, Instant now,
                        const EventConfig& config) {
    const std::string& zone = config.time_zone;
    std::string body = sentence(state_of(person, zone) + ".") + "<dl>";
    const std::pair<const char*, std::string> facts[] = {
        {"Organisation", person.organisation}, {"Role", person.job_title},
        {"Ticket", person.ticket_type},        {"Email", person.email},
        {"Telephone", person.phone},           {"Order", person.order_code}};
    for (const auto& [name, value] : facts)
        if (!value.empty()) body += fmt::format("<dt>{}</dt><dd>{}</dd>", name, html_text(value));
    body += "</dl><h2>History</h2><ol class=\"history\">";
    for (const HistoryLine& line : history)
        body += fmt::format("<li><time>{}</time> {}</li>", html_text(format_iso(line.at, zone).substr(0, 16)),
                            html_text(history_words(line)));
    body += "</ol>" + sentence("As of " + format_clock(now, zone) + ".");
    return frame(shown_name(person), "/people", body);
}

std::string roll_call_page(const ExportTable& table, Instant now, const EventConfig& config) {
    const auto column = [&](std::string_view heading) {
        return static_cast<std::size_t>(std::find(table.headings.begin(), table.headings.end(), heading) -
                                        table.headings.begin());
    };
    const std::size_t name = column("name"), organisation = column("organisation"),
                      area = column("last_seen_area");
    const auto cell = [](const std::vector<std::string>& row, std::size_t at) {
        return at < row.size() ? row[at] : std::string();
    };
    std::map<std::string, std::string> areas;
    std::map<std::string, int> counts;
    for (const auto& row : table.rows) {
        areas[cell(row, area)] += fmt::format("<li>{} <span>{}</span></li>", html_text(cell(row, name)),
                                              html_text(cell(row, organisation)));
        ++counts[cell(row, area)];
    }
    std::string body = fmt::format(
        "<p><strong>{}</strong> {} in the building at {}. An aid: the venue's alarm and its marshals "
        "decide.</p>",
        table.rows.size(), table.rows.size() == 1 ? "person is" : "people are",
        format_clock(now, config.time_zone));
    for (const auto& [place, people] : areas)
        body += fmt::format("<section><h2>{}: {}</h2><ul class=\"people\">{}</ul></section>",
                            html_text(place), counts[place], people);
    return frame("Roll call", "/roll-call", body);
}

std::string exports_page(const EventConfig&) {
    std::string body =
        sentence("What tells of people is written down when it is taken out.") + "<ul class=\"exports\">";
    for (const ExportKind& kind : export_kinds()) {
        body += fmt::format("<li><h2>{}</h2><p>{}</p>", html_text(kind.name), html_text(kind.about));
        for (const std::string& format : export_formats())
            body += fmt::format(
                "<form method=\"post\" action=\"/exports/{0}.{1}\"><button aria-label=\"{0} as "
                "{1}\">{1}</button></form>",
                kind.name, format);
        body += "</li>";
    }
    return frame("Exports", "/exports", body + "</ul>");
}

std::string message_page(std::string_view title, std::string_view words) {
    return frame(std::string(title), "", sentence(std::string(words)));
}

std::string_view page_style() {
    return R"(:root{color-scheme:light dark;--ink:#15202b;--paper:#faf7f2;--card:#fff;--quiet:#44505c;--rule:#c9c2b6;--accent:#0b5156;--look:#7a3b00}
@media(prefers-color-scheme:dark){:root{--ink:#f2efe9;--paper:#12181d;--card:#1c242b;--quiet:#bcc6cf;--rule:#46525c;--accent:#7fd0d6;--look:#ffc27a}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.06rem/1.45 Inter,system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:0 1rem 3rem}h1{font-size:1.6rem;line-height:1.2;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}
nav ul,.counts,.people,.exports{list-style:none;margin:0;padding:0}nav ul{display:flex;flex-wrap:wrap;max-width:60rem;margin:0 auto;padding:0 .4rem}
nav a{display:block;padding:.8rem .6rem;color:var(--accent);font-weight:600}nav a[aria-current]{color:var(--ink);text-decoration:none;border-bottom:3px solid var(--accent)}
header{border-bottom:1px solid var(--rule);background:var(--card)}a{color:var(--accent)}
.counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.6rem}.counts li{background:var(--card);border:1px solid var(--rule);border-radius:.5rem;padding:.6rem .8rem}
.counts strong{display:block;font-size:1.9rem;line-height:1.1;font-variant-numeric:tabular-nums}.age,.people span,.unseen{color:var(--quiet)}
.look{border-left:4px solid var(--look);padding-left:.8rem}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table{width:100%;border-collapse:collapse}th,td{padding:.35rem .4rem;text-align:right;border-bottom:1px solid var(--rule);font-variant-numeric:tabular-nums}th:first-child{text-align:left;font-weight:500;overflow-wrap:anywhere}td:last-child{width:28%}
svg{display:block;width:100%;height:auto;fill:var(--accent)}svg text{fill:var(--quiet);font:13px Inter,system-ui,sans-serif}svg line{stroke:var(--look);stroke-width:3}svg path{stroke:var(--rule);stroke-width:2}.share{height:.7rem}.share .room{fill:var(--rule)}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.6rem 0}label{flex-basis:100%}input,button{font:inherit;min-height:2.8rem;padding:.4rem .8rem;border-radius:.4rem;border:2px solid var(--accent);background:var(--card);color:var(--ink)}input{flex:1 1 12rem;min-width:0}button{font-weight:600}
.people li{padding:.5rem 0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}.people a{font-weight:600}.exports form{display:inline-flex;margin:.3rem .4rem .3rem 0}dt{color:var(--quiet)}dd{margin:0 0 .5rem;overflow-wrap:anywhere}.history li{overflow-wrap:anywhere;margin:.3rem 0}time{color:var(--quiet);font-variant-numeric:tabular-nums}
)";
}

}  // namespace lanyard
