// The server on loopback, asked as a browser asks it: who sees what, and what is written down.
#include "web/server.h"

#include <doctest/doctest.h>
#include <httplib.h>

#include <thread>

#include "desk/check_in_deeds.h"
#include "desk/exports.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

const std::string token = "0123456789abcdef0123456789abcdef";

// The event behind its page, for as long as this lives.
class Served {
  public:
    Served() {
        event.import_people();
        WebEvent shown;
        shown.open = [this]() -> Result<std::unique_ptr<Desk>> {
            if (is_broken) return machine_error("the disk is gone", "lanyard.db");
            return event.open();
        };
        shown.now = [](const EventConfig&) -> Result<Instant> { return EventForTest::at(30); };
        shown.taken_out = [this](const std::string& what, const std::string& format, std::size_t rows) {
            noted.push_back(what + " " + format + " " + std::to_string(rows));
            return Result<void>();
        };
        WebOptions options;
        options.token = token;
        auto opened = WebServer::open(options, shown);
        REQUIRE(opened.ok());
        server = std::move(opened).value();
        serving = std::thread([this] { server->serve(); });
        client.emplace("127.0.0.1", server->port());
        const auto ready = client->Get("/style.css");
        REQUIRE(ready);
        CHECK(ready->status == 200);
    }
    ~Served() {
        server->stop();
        serving.join();
    }
    // With the cookie.
    httplib::Result get(const std::string& path) {
        return client->Get(path, {{"Cookie", "lanyard=" + token}});
    }
    httplib::Result post(const std::string& path, const httplib::Params& words = {}) {
        return client->Post(path, httplib::Headers{{"Cookie", "lanyard=" + token}}, words);
    }

    EventForTest event;
    bool is_broken = false;
    std::vector<std::string> noted;
    std::unique_ptr<WebServer> server;
    std::thread serving;
    std::optional<httplib::Client> client;
};

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "without the token nobody sees anything; with it once, a cookie is given and the address is clean") {
    Served served;
    for (const char* path : {"/", "/people", "/roll-call", "/exports", "/person/00", "/nothing"})
        CHECK(served.client->Get(path)->status == 403);
    CHECK(served.client->Post("/exports/attendance.csv")->status == 403);
    CHECK(served.client->Get("/enter?token=" + std::string(32, '0'))->status == 403);
    CHECK(served.client->Get("/enter")->status == 403);
    CHECK(served.client->Get("/", {{"Cookie", "lanyard="}})->status == 403);
    CHECK(served.client->Get("/", {{"Cookie", "lanyard=" + token + "0"}})->status == 403);
    const auto let_in = served.client->Get("/enter?token=" + token);
    CHECK(let_in->status == 303);
    CHECK(let_in->get_header_value("Location") == "/");
    const std::string cookie = let_in->get_header_value("Set-Cookie");
    CHECK(has(cookie, "HttpOnly"));
    CHECK(has(cookie, "SameSite=Lax"));
    CHECK(served.client->Get("/", {{"Cookie", "other=1; lanyard=" + token}})->status == 200);
    CHECK(served.noted.empty());
}

TEST_CASE("the day, people, one person and the roll call say what the event says") {
    Served served;
    auto desk = served.event.open();
    const std::string ada = served.event.id_of(*desk, "Ada");
    REQUIRE(check_in(*desk, ada, by_kiosk(EventForTest::at(0))).ok());
    desk.reset();
    const auto day = served.get("/");
    CHECK(has(day->body, "<strong>1</strong> arrived"));
    CHECK(day->get_header_value("Refresh") == "15");
    CHECK(has(day->get_header_value("Content-Security-Policy"), "default-src 'none'"));
    CHECK(has(served.get("/people")->body, "<form"));
    const auto found = served.post("/people", {{"words", "abbot"}});
    CHECK(has(found->body, "/person/" + ada));
    CHECK(has(found->body, "In the building, checked in 09:00"));
    CHECK(has(served.post("/people", {{"words", "nobody of this name"}})->body, "Nobody was found."));
    const auto person = served.get("/person/" + ada);
    CHECK(has(person->body, "Ada Abbot"));
    CHECK(has(person->body, "Checked in at Kiosk 1"));
    CHECK(served.get("/person/00")->status == 400);
    const auto roll = served.get("/roll-call");
    CHECK(has(roll->body, "<strong>1</strong> person is"));
    CHECK(has(roll->body, "Entrance: 1"));
    CHECK(served.get("/nothing")->status == 404);
}

TEST_CASE(
    "every export is taken out by POST alone, in every format, and is told of where it tells of people") {
    Served served;
    const std::string page = served.get("/exports")->body;
    for (const ExportKind& kind : export_kinds()) {
        for (const std::string& format : export_formats()) {
            const std::string path = std::string("/exports/") + kind.name + "." + format;
            CAPTURE(path);
            CHECK(has(page, "action=\"" + path + "\""));
            CHECK(served.get(path)->status == 404);
            served.noted.clear();
            const auto file = served.post(path);
            CHECK(file->status == 200);
            CHECK(has(file->get_header_value("Content-Disposition"), std::string(kind.name) + "." + format));
            CHECK(served.noted.size() == (kind.tells_of_people ? 1 : 0));
            // The same bytes as the command line's, which has them from the same query.
            auto desk = served.event.open();
            const auto table = kind.make(*desk, false, EventForTest::at(30));
            REQUIRE(table.ok());
            if (format != "xlsx")
                CHECK(file->body == (format == "csv" ? std::string(byte_order_mark) : "") +
                                        *export_file(*table, kind.name, format));
        }
    }
    CHECK(served.post("/exports/everything.csv")->status == 400);
}

TEST_CASE("what is too much to ask is refused, and an event that cannot be read says so") {
    Served served;
    CHECK(served.post("/people", {{"words", std::string(WebServer::most_asked, 'x')}})->status == 413);
    served.is_broken = true;
    for (const char* path : {"/", "/people", "/roll-call", "/exports", "/person/00"}) {
        const auto told = served.get(path);
        CHECK(told->status == 503);
        CHECK(has(told->body, "the disk is gone"));
    }
    CHECK(served.post("/exports/attendance.csv")->status == 503);
    CHECK(served.noted.empty());
    served.is_broken = false;
    CHECK(served.get("/")->status == 200);
}
