// cpp-httplib serves; only this file includes it. A request without the cookie is answered before its body is
// read.
#include "web/server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <chrono>
#include <mutex>

#include "base/log.h"
#include "web/task_queue.h"

namespace lanyard {
namespace {

constexpr const char* policy =
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

Milliseconds even_clock() {
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void guard_headers(httplib::Response& response) {
    response.set_header("Content-Security-Policy", policy);
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cache-Control", "no-store");
    response.set_header("Cross-Origin-Opener-Policy", "same-origin");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
}

void send(const Reply& reply, httplib::Response& response) {
    guard_headers(response);
    response.status = reply.status;
    if (!reply.goes_to.empty()) response.set_header("Location", reply.goes_to);
    if (!reply.file_name.empty())
        response.set_header("Content-Disposition", "attachment; filename=\"" + reply.file_name + "\"");
    if (reply.renews_after_s > 0) response.set_header("Refresh", std::to_string(reply.renews_after_s));
    response.set_content(reply.body, reply.type);
}

Asked asked_by(const httplib::Request& request) {
    Asked asked{request.method == "POST", request.path, {}};
    for (const auto& [name, value] : request.params) asked.fields.emplace(name, value);
    return asked;
}

}  // namespace

struct WebServer::Inside {
    Inside(std::unique_ptr<httplib::Server> made, WebEvent event, bool is_secure)
        : server(std::move(made)), pages(std::move(event), gate.csrf()), secure(is_secure) {}

    void set_up();
    httplib::Server::HandlerResponse let_in(const httplib::Request& request, httplib::Response& response);
    void try_token(const httplib::Request& request, httplib::Response& response);

    std::unique_ptr<httplib::Server> server;
    std::mutex mutex;  // of gate and pages
    Gate gate;
    Pages pages;
    bool secure = false;
    int port = 0;
};

void WebServer::Inside::set_up() {
    server->new_task_queue = [] { return new BoundedTaskQueue(threads, most_waiting); };
    server->set_payload_max_length(most_bytes_of_request);
    server->set_read_timeout(seconds_of_silence);
    server->set_write_timeout(seconds_of_silence);
    server->set_keep_alive_timeout(seconds_of_silence);
    server->set_keep_alive_max_count(requests_of_connection);
    server->set_tcp_nodelay(true);
    // The library would share the port with whatever else of this user listens there.
    server->set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server->set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        return let_in(request, response);
    });
    const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
        const std::lock_guard<std::mutex> one_at_a_time(mutex);
        send(pages.answer(asked_by(request)), response);
    };
    server->Get(".*", answer);
    server->Post(".*", answer);
    server->set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            log_error("a page could not be made");
            send(Pages::shut(500, "The page could not be made."), response);
        });
    server->set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.body.empty())
            send(Pages::shut(response.status, "What was sent cannot be read."), response);
    });
}

// Only the style sheet is for everybody.
httplib::Server::HandlerResponse WebServer::Inside::let_in(const httplib::Request& request,
                                                           httplib::Response& response) {
    using Says = httplib::Server::HandlerResponse;
    const bool is_known_method =
        request.method == "GET" || request.method == "HEAD" || request.method == "POST";
    // Nothing is unpacked: a small packet may hold a large one.
    if (!is_known_method || request.has_header("Content-Encoding")) {
        send(Pages::shut(405, "The pages do not understand this."), response);
        return Says::Handled;
    }
    if (request.path == "/style.css") {
        send({200, style_sheet, "text/css; charset=utf-8"}, response);
        return Says::Handled;
    }
    const std::lock_guard<std::mutex> one_at_a_time(mutex);
    if (request.method != "POST" && request.has_param("token")) {
        try_token(request, response);
        return Says::Handled;
    }
    if (gate.has_cookie(request.get_header_value("Cookie"))) return Says::Unhandled;
    send(Pages::shut(403, "Open the address that lanyard serve shows, or scan its code."), response);
    return Says::Handled;
}

// The page that follows is asked for by this one: a browser that was led here from elsewhere would else leave
// out the cookie, and the token does not stay in the address.
void WebServer::Inside::try_token(const httplib::Request& request, httplib::Response& response) {
    switch (gate.try_token(request.get_param_value("token"), request.remote_addr, even_clock())) {
        case Gate::Answer::right:
            response.set_header("Set-Cookie", gate.set_cookie(port, secure));
            response.set_header("Refresh", "0; url=/");
            send({200, whole_page({"Welcome", "Lanyard", "", false}, "<p><a href=\"/\">The day</a></p>")},
                 response);
            return;
        case Gate::Answer::wrong:
            log_warning("a wrong token was shown to the organiser's page");
            send(Pages::shut(403, "This address is not right, or from before lanyard serve was started."),
                 response);
            return;
        case Gate::Answer::wait:
            response.set_header("Retry-After", "60");
            send(Pages::shut(429, "Too many wrong addresses came from here. Wait a minute."), response);
            return;
    }
}

WebServer::WebServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
WebServer::~WebServer() = default;

Result<std::unique_ptr<WebServer>> WebServer::listen(const Options& options, WebEvent event) {
    std::unique_ptr<httplib::Server> server;
    if (options.certificate) {
        auto secure = std::make_unique<httplib::SSLServer>(options.certificate->certificate.c_str(),
                                                           options.certificate->key.c_str());
        if (!secure->is_valid())
            return machine_error("the certificate cannot be used", options.certificate->certificate.string(),
                                 "Delete it and its key: they are made anew");
        SSL_CTX_set_min_proto_version(secure->ssl_context(), TLS1_2_VERSION);
        server = std::move(secure);
    } else {
        server = std::make_unique<httplib::Server>();
    }
    auto inside =
        std::make_unique<Inside>(std::move(server), std::move(event), options.certificate.has_value());
    inside->set_up();
    const char* host = options.address.c_str();
    inside->port = options.port == 0                                  ? inside->server->bind_to_any_port(host)
                   : inside->server->bind_to_port(host, options.port) ? options.port
                                                                      : -1;
    if (inside->port <= 0)
        return machine_error("nothing can be served there",
                             fmt::format("{}:{}", options.address, options.port),
                             "Another program may have the port; say another: --port 8018");
    return std::unique_ptr<WebServer>(new WebServer(std::move(inside)));
}

int WebServer::port() const {
    return inside_->port;
}

std::string WebServer::address_with_token(const std::string& host) const {
    const bool is_six = host.find(':') != std::string::npos;
    return fmt::format("{}://{}:{}/?token={}", inside_->secure ? "https" : "http",
                       is_six ? "[" + host + "]" : host, port(), inside_->gate.token());
}

void WebServer::run() {
    inside_->server->listen_after_bind();
}

void WebServer::stop() {
    inside_->server->stop();
}

}  // namespace lanyard
