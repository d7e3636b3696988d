// The programme, and what an organiser says of a session: first what would move is shown, then it is done.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "desk/programme_deeds.h"
#include "event/session_words.h"
#include "web/pages.h"

namespace lanyard {
namespace {

using Kind = ProgrammeDeed::Kind;
struct Word {
    Kind kind;
    const char *name, *button;
};
constexpr Word words_of_deeds[] = {{Kind::delay, "delay", "Delay"},
                                   {Kind::hold, "hold", "Hold: no new time yet"},
                                   {Kind::start, "start", "It starts now"},
                                   {Kind::cancel, "cancel", "Cancel the session"},
                                   {Kind::restore, "restore", "As planned after all"},
                                   {Kind::undo, "undo", "Take back what was said last"}};

std::string when_words(const Session& session, Instant now, const std::string& zone) {
    const std::string span = format_clock(session.start, zone) + "–" + format_clock(session.end, zone);
    return escaped(session_when(session, span, now, zone));
}

Result<ProgrammeDeed> deed_asked(const Asked& asked) {
    ProgrammeDeed deed;
    deed.session = asked.field("id");
    const std::string wanted = asked.field("deed");
    const auto* word = std::find_if(std::begin(words_of_deeds), std::end(words_of_deeds),
                                    [&](const Word& one) { return wanted == one.name; });
    if (word == std::end(words_of_deeds))
        return usage_error("nobody said what to do", "session", "Press one of the page's buttons");
    deed.kind = word->kind;
    deed.preview = asked.field("sure").empty();
    if (deed.kind != Kind::delay) return deed;
    const std::string minutes = asked.field("minutes");
    const auto read = std::from_chars(minutes.data(), minutes.data() + minutes.size(), deed.minutes);
    if (read.ec != std::errc() || read.ptr != minutes.data() + minutes.size())
        return usage_error("is no number of minutes", "minutes", "Write one, such as 10");
    return deed;
}

std::string effect_html(const DeedOutcome& outcome, Instant now, const std::string& zone) {
    std::string html = "<ul class=\"rows\">";
    for (const Session& session : outcome.sessions)
        if (session.planned.id == outcome.session)
            html += fmt::format("<li><strong>{}</strong>: {}</li>", escaped(session.planned.title),
                                when_words(session, now, zone));
    for (const SessionMove& move : outcome.effect.moves)
        if (move.after.planned.id != outcome.session)
            html += fmt::format("<li>{} moves to {} from {}</li>", escaped(move.after.planned.title),
                                format_clock(move.after.start, zone), format_clock(move.before.start, zone));
    html += "</ul>\n";
    for (const SessionCut& cut : outcome.effect.cuts)
        html += fmt::format("<p class=\"warning\">{} holds at {}: {} loses {} minutes.</p>",
                            escaped(cut.holds.planned.title), format_clock(cut.holds.start, zone),
                            escaped(cut.session.planned.title),
                            std::chrono::duration_cast<std::chrono::minutes>(cut.lost).count());
    if (!outcome.people.empty())
        html += fmt::format("<p class=\"warning\">{} people had a place in it. The desk can move them.</p>",
                            outcome.people.size());
    return html;
}

}  // namespace

Result<Reply> Pages::programme(const Asked&) {
    auto desk = reading();
    if (!desk) return desk.error();
    const auto sessions = (*desk)->programme();
    if (!sessions) return sessions.error();
    const EventConfig& config = (*desk)->folder().config;
    const Instant now = event_.now();
    std::string body, date;
    for (const Session& session : *sessions) {
        const std::string its_date = format_date(session.start, config.time_zone);
        if (its_date != date) {
            body +=
                fmt::format("{}<h2>{}</h2>\n<ul class=\"rows\">", date.empty() ? "" : "</ul>\n", its_date);
            date = its_date;
        }
        const Room* room = config.room(session.planned.room);
        body += fmt::format("<li>{} <a href=\"/session?id={}\">{}</a> <small>{}</small></li>",
                            when_words(session, now, config.time_zone), address_value(session.planned.id),
                            escaped(session.planned.title), room ? escaped(room->name) : "");
    }
    body += date.empty() ? "<p>There is no programme.</p>" : "</ul>\n";
    return page("Programme", "/programme", **desk, body);
}

Result<Reply> Pages::session(const Asked& asked) {
    auto desk = reading();
    if (!desk) return desk.error();
    const auto sessions = (*desk)->programme();
    if (!sessions) return sessions.error();
    const std::string id = asked.field("id");
    const auto found = std::find_if(sessions->begin(), sessions->end(),
                                    [&](const Session& session) { return session.planned.id == id; });
    if (found == sessions->end()) return bad_input("is no session", id, "Take one of the programme");
    const std::string& zone = (*desk)->folder().config.time_zone;
    std::string body = fmt::format("<p>{}</p>\n<p>Each button shows first what would move.</p>\n",
                                   when_words(*found, event_.now(), zone));
    Form asks = form("/session");
    asks.hidden = {{"id", id}};
    body += form_html(asks,
                      "<label for=\"minutes\">Minutes after the planned time</label><input id=\"minutes\" "
                      "name=\"minutes\" type=\"number\" min=\"-1440\" max=\"1440\" value=\"10\" required>" +
                          button_html("Delay", "deed", "delay"));
    std::string buttons;
    for (const Word& word : words_of_deeds)
        if (word.kind != Kind::delay) buttons += button_html(word.button, "deed", word.name);
    return page(found->planned.title, "/programme", **desk, body + form_html(asks, buttons));
}

Result<Reply> Pages::session_deed(const Asked& asked) {
    const auto deed_of_it = deed_asked(asked);
    if (!deed_of_it) return deed_of_it.error();
    auto desk = writing();  // a preview is the deed itself, rolled back
    if (!desk) return desk.error();
    const auto outcome = do_programme_deed(**desk, *deed_of_it, deed());
    if (!outcome) return outcome.error();
    if (!deed_of_it->preview) return Reply{303, "", "text/plain", "/programme"};
    Form sure = form("/session");
    sure.hidden = {{"id", outcome->session},
                   {"deed", asked.field("deed")},
                   {"minutes", asked.field("minutes")},
                   {"sure", "yes"}};
    const std::string& zone = (*desk)->folder().config.time_zone;
    return page("What would move", "/programme", **desk,
                "<p>Nothing is changed yet.</p>\n" + effect_html(*outcome, event_.now(), zone) +
                    form_html(sure, button_html("Do it")) + "<p><a href=\"/programme\">Leave it</a></p>");
}

}  // namespace lanyard
