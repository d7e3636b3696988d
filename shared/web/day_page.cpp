// The day: the picture of `lanyard stats`, from the same query.
#include <fmt/format.h>

#include <algorithm>

#include "desk/day_view.h"
#include "event/event_day.h"
#include "web/charts.h"
#include "web/pages.h"

namespace lanyard {
namespace {

constexpr int renews_after_s = 30;
// Of a part; the rest is counted together.
constexpr std::size_t most_groups = 12;

std::string age_of(const DayView& view, const std::string& zone) {
    return view.newest ? "as of " + format_clock(*view.newest, zone) : "nothing written yet";
}

std::string figures(const DayView& view, const std::string& age) {
    const std::pair<const char*, int> counts[] = {
        {"Arrived", view.counts.arrived},     {"In the building", view.counts.inside},
        {"Expected", view.counts.expected},   {"Pending", view.counts.pending},
        {"Cancelled", view.counts.cancelled}, {"Walk-ins", view.counts.walk_ins}};
    std::string html = "<dl class=\"figures\">";
    for (const auto& [words, count] : counts)
        html += fmt::format("<div><dt>{}</dt><dd>{} <small>{}</small></dd></div>", words, count, age);
    return html + "</dl>\n";
}

std::string sentences(const DayView& view, const std::string& zone) {
    std::string html;
    if (view.opening) html += fmt::format("<p>The opening is at {}.</p>", format_clock(*view.opening, zone));
    if (const std::string words = forecast_words(view.forecast); !words.empty())
        html += fmt::format("<p>{}</p>", escaped(words));
    const bool asks = queue_coach(view.queue).advice == QueueAdvice::open_another;
    if (const std::string words = queue_words(view.queue); !words.empty())
        html += fmt::format("<p{}>{}</p>", asks ? " class=\"warning\"" : "", escaped(words));
    if (view.badges_back > 0) html += fmt::format("<p>Badges back in the box: {}.</p>", view.badges_back);
    return html;
}

std::string troubles(const DayView& view) {
    std::string html;
    for (const RollLeft& roll : view.rolls)
        html += fmt::format("<p class=\"warning\">{}: {} labels are left on the roll.</p>",
                            escaped(roll.point), roll.labels);
    for (const QuietMachine& one : view.quiet)
        html += fmt::format("<p class=\"warning\">{}: nothing heard for {} minutes.</p>",
                            one.point.empty() ? "Machine " + one.node.substr(0, 6) : escaped(one.point),
                            std::chrono::duration_cast<std::chrono::minutes>(view.now - one.newest).count());
    return html.empty() ? "<p>All machines are heard of.</p>" : html;
}

std::string arrivals(const DayView& view, const std::string& zone, const std::string& age) {
    if (view.bars.empty())
        return fmt::format("<h2>Arrivals</h2><p>Nobody has come on this day, {}.</p>", age);
    std::string html = fmt::format(
        "<h2>Arrivals in 5 minutes <small>{}</small></h2><figure>{}</figure>"
        "<details><summary>As a table</summary><table><tr><th scope=\"col\">From</th>"
        "<th scope=\"col\" class=\"number\">Came</th></tr>",
        age, arrivals_chart(view, zone));
    for (const ArrivalBar& bar : view.bars)
        if (bar.came > 0)
            html += fmt::format("<tr><td>{}</td><td class=\"number\">{}</td></tr>",
                                format_clock(bar.from, zone), bar.came);
    return html + "</table></details>\n";
}

std::string group_row(const std::string& name, const DayGroup& group) {
    return fmt::format(
        "<tr><th scope=\"row\">{}{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>", name,
        share_bar(group.came, group.registered), group.came, group.registered);
}

std::string groups(const char* heading, const std::vector<DayGroup>& all, const char* nameless,
                   const std::string& age) {
    if (all.empty()) return "";
    std::string html = fmt::format(
        "<h2>{} <small>{}</small></h2><table><tr><th scope=\"col\">Name</th><th scope=\"col\" "
        "class=\"number\">Came</th><th scope=\"col\" class=\"number\">Of</th></tr>",
        heading, age);
    DayGroup rest;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i < most_groups) {
            html += group_row(all[i].name.empty() ? nameless : escaped(all[i].name), all[i]);
            continue;
        }
        rest.came += all[i].came;
        rest.registered += all[i].registered;
    }
    if (all.size() > most_groups)
        html += group_row(fmt::format("{} further", all.size() - most_groups), rest);
    return html + "</table>\n";
}

// Kiosks, desks and doors, each with the area that it leads into: an entrance is one of them.
std::string points(const DayView& view, const EventConfig& config, const std::string& age) {
    if (view.points.empty()) return "";
    std::string html = fmt::format(
        "<h2>Came in by <small>{}</small></h2><table><tr><th scope=\"col\">Kiosk or door</th>"
        "<th scope=\"col\">Into</th><th scope=\"col\" class=\"number\">Came</th></tr>",
        age);
    for (const DayGroup& group : view.points) {
        const CheckInPoint* point = config.point(group.name);
        const Area* area = point ? config.area(point->area) : nullptr;
        html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td></tr>",
                            escaped(group.name), area ? escaped(area->name) : "", group.came);
    }
    return html + "</table>\n";
}

std::string day_links(const EventConfig& config, const std::string& shown, const std::string& today) {
    const auto days = days_of_event(config);
    if (days.size() < 2) return "";
    std::string html = "<nav aria-label=\"Days\"><ul>";
    for (const std::string& day : days)
        if (day <= today)
            html += fmt::format("<li><a href=\"/?day={0}\"{1}>{0}</a></li>", day,
                                day == shown ? " aria-current=\"page\"" : "");
    return html + "</ul></nav>\n";
}

}  // namespace

Result<Reply> Pages::day(const Asked& asked) {
    auto desk = reading();
    if (!desk) return desk.error();
    const EventConfig& config = (*desk)->folder().config;
    const std::string& zone = config.time_zone;
    const Instant now = event_.now();
    const std::string today = event_day(config, now);
    const std::string asked_day = asked.field("day");
    const bool is_past = !asked_day.empty() && asked_day < today;
    Instant at = now;
    if (is_past) {
        const auto evening = instant_at(asked_day, "23:59", zone);
        if (!evening) return evening.error();
        at = *evening;
    }
    const auto view = day_view(**desk, at);
    if (!view) return view.error();
    const std::string age = age_of(*view, zone), day = event_day(config, at);
    const bool stands = !asked.field("still").empty();
    std::string body = fmt::format("<p>{} {}. What is here is {}.</p>\n", format_date(now, zone),
                                   format_clock(now, zone), age);
    body += day_links(config, day, today);
    if (is_past) {
        body += fmt::format("<p>Arrivals of {}, a day that is over.</p>\n", day);
    } else {
        body += fmt::format("<p><a href=\"/{}\">{}</a></p>\n", stands ? "" : "?still=1",
                            stands ? "Renew by itself again" : "Stop renewing every 30 seconds");
        body += sentences(*view, zone) + figures(*view, age);
    }
    body += arrivals(*view, zone, age) + points(*view, config, age);
    body += groups("By ticket type", view->ticket_types, "no ticket type", age);
    body += groups("By organisation", view->organisations, "no organisation", age);
    if (!is_past)
        body += fmt::format("<h2>Labels and machines <small>{}</small></h2>", age) + troubles(*view);
    Reply reply = page("The day", "/", **desk, body);
    reply.renews_after_s = stands || is_past ? 0 : renews_after_s;
    return reply;
}

}  // namespace lanyard
