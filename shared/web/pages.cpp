// Which page answers what, and what an error looks like.
#include "web/pages.h"

#include <fmt/format.h>

#include "base/log.h"

namespace lanyard {
namespace {

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::refused:
            return 409;
        case ErrorKind::usage:
            return 400;
        case ErrorKind::input:
            return 404;
        case ErrorKind::machine:
            break;
    }
    return 503;
}

Reply told(int status, const std::string& title, const std::string& words, const std::string& back) {
    const std::string link = back.empty() ? "" : fmt::format("<p><a href=\"{}\">Back</a></p>", back);
    return {status, whole_page({title, "Lanyard", ""}, fmt::format("<p>{}</p>{}", escaped(words), link))};
}

}  // namespace

struct Pages::Place {
    bool is_post;
    const char* path;
    Answer answer;
    const char* back;  // where to go on after an error
};

const Pages::Place* Pages::place_of(const Asked& asked) {
    static const Place places[] = {
        {false, "/", &Pages::day, "/"},
        {false, "/people", &Pages::people, "/people"},
        {true, "/people", &Pages::found_people, "/people"},
        {false, "/person", &Pages::person, "/people"},
        {false, "/roll-call", &Pages::roll_call, "/"},
        {false, "/programme", &Pages::programme, "/"},
        {false, "/session", &Pages::session, "/programme"},
        {true, "/session", &Pages::session_deed, "/programme"},
        {false, "/announcements", &Pages::announcements, "/"},
        {true, "/announcements", &Pages::announce, "/announcements"},
        {true, "/withdraw", &Pages::withdraw, "/announcements"},
        {false, "/exports", &Pages::exports, "/"},
        {true, "/exports", &Pages::take_out, "/exports"},
    };
    for (const Place& place : places)
        if (place.path == asked.path && place.is_post == asked.is_post) return &place;
    return nullptr;
}

Reply Pages::answer(const Asked& asked) {
    const Place* place = place_of(asked);
    if (!place) return told(404, "No such page", "Nothing is here.", "/");
    if (asked.is_post && asked.field("csrf") != csrf_)
        return told(403, "Not done", "This form is too old, and nothing was done. Open its page again.",
                    place->back);
    auto reply = (this->*place->answer)(asked);
    if (reply) return std::move(*reply);
    const Error& error = reply.error();
    if (error.kind == ErrorKind::machine) log_warning("page {}: {}", asked.path, error.what);
    return told(status_of(error.kind),
                asked.is_post && error.kind != ErrorKind::input ? "Not done" : "Could not be shown",
                error.message(), place->back);
}

Reply Pages::shut(int status, const std::string& words) {
    return {status, whole_page({"Not open", "Lanyard", "", false}, fmt::format("<p>{}</p>", escaped(words)))};
}

Result<std::unique_ptr<Desk>> Pages::reading() const {
    auto desk = event_.to_read();
    if (desk) (*desk)->event_time_is(event_.now());
    return desk;
}

Result<std::unique_ptr<Desk>> Pages::writing() const {
    auto desk = event_.to_write();
    if (desk) (*desk)->event_time_is(event_.now());
    return desk;
}

Reply Pages::page(const std::string& title, const std::string& address, const Desk& desk,
                  std::string_view body) const {
    return {200, whole_page({title, desk.folder().config.name, address}, body)};
}

}  // namespace lanyard
