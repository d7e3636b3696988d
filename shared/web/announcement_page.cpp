// What is said to everybody: an organiser announces it, and takes it back.
#include <fmt/format.h>

#include <charconv>

#include "desk/notices.h"
#include "web/pages.h"

namespace lanyard {
namespace {

constexpr int most_minutes = 24 * 60;

std::string new_form(const Form& form, const EventConfig& config) {
    std::string rooms = "<option value=\"\">Everywhere</option>";
    for (const Room& room : config.rooms)
        rooms += fmt::format("<option value=\"{}\">{}</option>", escaped(room.id), escaped(room.name));
    const auto usual = std::chrono::duration_cast<std::chrono::minutes>(usual_announcement).count();
    return form_html(
        form, fmt::format("<label for=\"text\">What to say on boards and kiosks</label><textarea id=\"text\" "
                          "name=\"text\" rows=\"3\" maxlength=\"{}\" required></textarea>"
                          "<label for=\"minutes\">For how many minutes</label><input id=\"minutes\" "
                          "name=\"minutes\" type=\"number\" min=\"1\" max=\"{}\" value=\"{}\" required>"
                          "<label for=\"room\">Where</label><select id=\"room\" name=\"room\">{}</select>{}",
                          longest_announcement, most_minutes, usual, rooms, button_html("Announce")));
}

std::string where_words(const Announcement& one, const EventConfig& config) {
    std::string words;
    for (const std::string& id : one.rooms) {
        const Room* room = config.room(id);
        words += (words.empty() ? "" : ", ") + (room ? room->name : id);
    }
    return words.empty() ? "everywhere" : words;
}

}  // namespace

Result<Reply> Pages::announcements(const Asked&) {
    auto desk = reading();
    if (!desk) return desk.error();
    // The function of this name that reads them is the desk's.
    const auto all = lanyard::announcements(**desk);
    if (!all) return all.error();
    const EventConfig& config = (*desk)->folder().config;
    std::string body = new_form(form("/announcements"), config), rows;
    for (const Announcement& one : *all) {
        const AnnouncementState state = announcement_state(one, event_.now());
        if (state == AnnouncementState::over) continue;
        Form takes_back = form("/withdraw");
        takes_back.hidden = {{"id", one.id}};
        rows += fmt::format("<li>{}<br><small>{}–{}, {}, {}</small>{}</li>", escaped(one.text),
                            format_clock(one.from, config.time_zone),
                            format_clock(one.until, config.time_zone), escaped(where_words(one, config)),
                            state == AnnouncementState::on ? "shown now" : "not shown yet",
                            form_html(takes_back, button_html("Take it back")));
    }
    body += "<h2>Said now</h2>\n";
    body += rows.empty() ? "<p>Nothing is announced.</p>" : "<ul class=\"rows\">" + rows + "</ul>";
    return page("Announcements", "/announcements", **desk, body);
}

Result<Reply> Pages::announce(const Asked& asked) {
    const std::string written = asked.field("minutes");
    int minutes = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), minutes);
    if (read.ec != std::errc() || read.ptr != written.data() + written.size() || minutes < 1 ||
        minutes > most_minutes)
        return usage_error("is no number of minutes", "minutes", "Write 1 to 1440");
    auto desk = writing();
    if (!desk) return desk.error();
    NewAnnouncement said;
    said.text = asked.field("text");
    if (!asked.field("room").empty()) said.rooms = {asked.field("room")};
    const Deed by = deed();
    said.until = by.now + std::chrono::minutes(minutes);
    const auto done = lanyard::announce(**desk, said, by);
    if (!done) return done.error();
    return Reply{303, "", "text/plain", "/announcements"};
}

Result<Reply> Pages::withdraw(const Asked& asked) {
    auto desk = writing();
    if (!desk) return desk.error();
    const auto done = withdraw_announcement(**desk, asked.field("id"), deed());
    if (!done) return done.error();
    return Reply{303, "", "text/plain", "/announcements"};
}

}  // namespace lanyard
