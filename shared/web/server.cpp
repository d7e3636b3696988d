// Routes over cpp-httplib. Only POST takes anything out, and a cookie of SameSite=Lax comes with no other
// site's POST.
#include "web/server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <sodium.h>

#include <mutex>

#include "desk/export_roll_call.h"
#include "desk/exports.h"
#include "desk/find_people.h"
#include "desk/history.h"
#include "web/pages.h"

namespace lanyard {
namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t most_found = 50, most_lines = 200;
constexpr const char* html = "text/html; charset=utf-8";
constexpr const char* cookie = "lanyard=";
constexpr int renews_after_s = 15;

// Compared in the same time wherever they differ.
bool is_same(const std::string& one, const std::string& other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

// The cookie of ours among those that came; "" where none did.
std::string token_in(const std::string& cookies) {
    const auto at = cookies.find(cookie);
    if (at == std::string::npos) return {};
    const auto begin = at + std::string(cookie).size();
    return cookies.substr(begin, cookies.find(';', begin) - begin);
}

int status_of(const Error& error) {
    return error.kind == ErrorKind::usage || error.kind == ErrorKind::input ? 400 : 503;
}

void show_error(Response& response, const Error& error) {
    response.status = status_of(error);
    response.set_content(message_page("This cannot be shown now", error.message()), html);
}

void protect(Response& response) {
    response.set_header("Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; "
                        "base-uri 'none'");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cache-Control", "no-store");
}

const char* type_of(const std::string& format) {
    if (format == "xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return format == "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8";
}

}  // namespace

struct WebServer::Inner {
    WebOptions options;
    WebEvent event;
    std::unique_ptr<httplib::Server> server;
    std::mutex one_at_a_time;
    int port = 0;

    using Shows = std::function<Result<std::string>(Desk& desk, Instant now, const Request& request)>;

    // A page made of the event as it is now.
    httplib::Server::Handler page(Shows shows) {
        return [this, shows = std::move(shows)](const Request& request, Response& response) {
            const std::lock_guard lock(one_at_a_time);
            const auto desk = event.open();
            if (!desk) return show_error(response, desk.error());
            const auto now = event.now((*desk)->folder().config);
            if (!now) return show_error(response, now.error());
            const auto shown = shows(**desk, *now, request);
            if (!shown) return show_error(response, shown.error());
            response.set_content(*shown, html);
        };
    }

    void add_pages() {
        server->Get("/style.css", [](const Request&, Response& response) {
            response.set_content(std::string(page_style()), "text/css; charset=utf-8");
        });
        const auto day = page([](Desk& desk, Instant now, const Request&) -> Result<std::string> {
            const auto view = day_view(desk, now);
            return view ? Result<std::string>(day_page(*view, desk.folder().config)) : view.error();
        });
        server->Get("/", [day](const Request& request, Response& response) {
            day(request, response);
            response.set_header("Refresh", std::to_string(renews_after_s));
        });
        server->Get("/people", page([](Desk& desk, Instant, const Request&) -> Result<std::string> {
                        return people_page("", {}, desk.folder().config);
                    }));
        // Names stand in no address.
        server->Post("/people", page([](Desk& desk, Instant, const Request& request) -> Result<std::string> {
                         const std::string words = request.get_param_value("words");
                         if (words.empty()) return people_page("", {}, desk.folder().config);
                         const auto found = PeopleFinder(desk).find(words, most_found);
                         return found ? Result<std::string>(people_page(words, *found, desk.folder().config))
                                      : found.error();
                     }));
        server->Get("/person/([0-9a-f]{1,40})",
                    page([](Desk& desk, Instant now, const Request& request) -> Result<std::string> {
                        const std::string id = request.matches[1];
                        const auto person = desk.attendee(id);
                        if (!person) return person.error();
                        if (!*person) return bad_input("nobody has this id", id);
                        const auto history = history_of(desk, id, most_lines);
                        if (!history) return history.error();
                        return person_page(**person, *history, now, desk.folder().config);
                    }));
        server->Get("/roll-call", page([](Desk& desk, Instant now, const Request&) -> Result<std::string> {
                        const auto table = export_roll_call(desk, false);
                        return table ? Result<std::string>(roll_call_page(*table, now, desk.folder().config))
                                     : table.error();
                    }));
        server->Get("/exports", page([](Desk& desk, Instant, const Request&) -> Result<std::string> {
                        return exports_page(desk.folder().config);
                    }));
        server->Post("/exports/([a-z-]+)\\.(csv|xlsx|json)",
                     [this](const Request& request, Response& response) { take_out(request, response); });
    }

    void take_out(const Request& request, Response& response) {
        const std::lock_guard lock(one_at_a_time);
        const std::string what = request.matches[1], format = request.matches[2];
        const ExportKind* kind = export_kind(what);
        if (!kind) return show_error(response, bad_input("there is no such list", what));
        auto desk = event.open();
        if (!desk) return show_error(response, desk.error());
        const auto now = event.now((*desk)->folder().config);
        if (!now) return show_error(response, now.error());
        const auto table = kind->make(**desk, false, *now);
        if (!table) return show_error(response, table.error());
        auto file = export_file(*table, what, format);
        if (!file) return show_error(response, file.error());
        desk->reset();
        if (kind->tells_of_people)
            if (const auto noted = event.taken_out(what, format, table->rows.size()); !noted)
                return show_error(response, noted.error());
        if (format == "csv") file->insert(0, byte_order_mark);
        response.set_header("Content-Disposition", "attachment; filename=\"" + what + "." + format + "\"");
        response.set_content(*file, type_of(format));
    }

    // Whoever brings the token in the address gets it as a cookie, and an address without it.
    void let_in(const Request& request, Response& response) const {
        if (!is_same(request.get_param_value("token"), options.token)) return turn_away(response);
        const std::string secure = options.certificate.empty() ? "" : "; Secure";
        response.set_header("Set-Cookie",
                            cookie + options.token + "; HttpOnly; SameSite=Lax; Path=/" + secure);
        response.set_redirect("/", 303);
    }
    static void turn_away(Response& response) {
        response.status = 403;
        response.set_content(
            message_page("This page is its organisers'",
                         "Open it by the code or the address that lanyard serve shows where it runs."),
            html);
    }

    void guard() {
        server->set_pre_routing_handler([this](const Request& request, Response& response) {
            using Handled = httplib::Server::HandlerResponse;
            protect(response);
            if (request.method == "GET" && request.path == "/enter") {
                let_in(request, response);
                return Handled::Handled;
            }
            const bool is_known = is_same(token_in(request.get_header_value("Cookie")), options.token);
            if (is_known || request.path == "/style.css") return Handled::Unhandled;
            turn_away(response);
            return Handled::Handled;
        });
        server->set_error_handler([](const Request&, Response& response) {
            if (response.body.empty())
                response.set_content(message_page("There is no such page", "The day is at its beginning: /"),
                                     html);
        });
        server->set_exception_handler([](const Request&, Response& response, std::exception_ptr) {
            show_error(response, machine_error("something went wrong that nobody foresaw"));
        });
    }

    void set_bounds() {
        constexpr int most_at_once = 4, most_asked_in_a_row = 50;
        server->new_task_queue = [] { return new httplib::ThreadPool(most_at_once); };
        server->set_read_timeout(patience_s);
        server->set_write_timeout(patience_s);
        server->set_keep_alive_timeout(patience_s);
        server->set_keep_alive_max_count(most_asked_in_a_row);
        server->set_payload_max_length(most_asked);
    }
};

WebServer::WebServer(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
WebServer::~WebServer() = default;

Result<std::unique_ptr<WebServer>> WebServer::open(WebOptions options, WebEvent event) {
    auto inner = std::make_unique<Inner>();
    inner->options = std::move(options);
    inner->event = std::move(event);
    const WebOptions& wanted = inner->options;
    if (wanted.certificate.empty())
        inner->server = std::make_unique<httplib::Server>();
    else
        inner->server = std::make_unique<httplib::SSLServer>(wanted.certificate.c_str(), wanted.key.c_str());
    if (!inner->server->is_valid())
        return machine_error("the certificate or its key cannot be used", wanted.certificate.string());
    inner->set_bounds();
    inner->guard();
    inner->add_pages();
    inner->port = wanted.port;
    if (wanted.port == 0)
        inner->port = inner->server->bind_to_any_port(wanted.address);
    else if (!inner->server->bind_to_port(wanted.address, wanted.port))
        inner->port = -1;
    if (inner->port <= 0)
        return machine_error("cannot be served there", fmt::format("{}:{}", wanted.address, wanted.port),
                             "Another program may have the port: say another with --port");
    return std::unique_ptr<WebServer>(new WebServer(std::move(inner)));
}

int WebServer::port() const {
    return inner_->port;
}

void WebServer::serve() {
    inner_->server->listen_after_bind();
}

void WebServer::stop() {
    inner_->server->stop();
}

}  // namespace lanyard
