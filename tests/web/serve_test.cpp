// lanyard serve, through the real program: who comes in, what is refused, and how it ends.
#include <doctest/doctest.h>
#include <httplib.h>

#include <csignal>
#include <iostream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

class Served {
  public:
    Served(const SampleEvent& sample, const std::vector<std::string>& more)
        : out_(sample.file("serve.out")), err_(sample.file("serve.err")) {
        std::vector<std::string> words = {program("lanyard"),
                                          "--event",
                                          sample.folder().string(),
                                          "--clock",
                                          "2017-11-10T09:10",
                                          "--json",
                                          "serve",
                                          "--port",
                                          "0"};
        words.insert(words.end(), more.begin(), more.end());
        process_.emplace(words, out_, err_);
        REQUIRE(wait_until([&] { return text_of(out_).find('\n') != std::string::npos; }));
        told = nlohmann::json::parse(text_of(out_));
    }

    int port() const { return told["port"]; }
    std::string token_path() const {
        const std::string address = told["address"];
        return address.substr(address.find("/?"));
    }
    std::string log() const { return text_of(err_); }
    ChildProcess& process() { return *process_; }

    nlohmann::json told;

  private:
    std::filesystem::path out_, err_;
    std::optional<ChildProcess> process_;
};

// The cookie that the token is changed for.
httplib::Headers let_in(httplib::Client& client, const Served& served) {
    const auto welcome = client.Get(served.token_path());
    REQUIRE(welcome);
    REQUIRE(welcome->status == 200);
    const std::string set = welcome->get_header_value("Set-Cookie");
    return {{"Cookie", set.substr(0, set.find(';'))}};
}

}  // namespace

TEST_CASE("on this machine: the token once, then the cookie; and it ends when it is asked to") {
    const SampleEvent sample;
    Served served(sample, {});
    httplib::Client client("http://127.0.0.1:" + std::to_string(served.port()));
    const auto outside = client.Get("/");
    REQUIRE(outside);
    CHECK(outside->status == 403);
    CHECK(outside->body.find("Expected") == std::string::npos);
    CHECK(client.Get("/style.css")->status == 200);
    CHECK(client.Get("/?token=0123")->status == 403);
    const auto cookie = let_in(client, served);
    const auto day = client.Get("/", cookie);
    REQUIRE(day);
    CHECK(day->status == 200);
    CHECK(day->get_header_value("Refresh") == "30");
    CHECK(day->get_header_value("Content-Security-Policy").rfind("default-src 'none'; style-src 'self'", 0) ==
          0);
    CHECK(day->get_header_value("Cache-Control") == "no-store");
    CHECK(client.Post("/announcements", cookie, "text=x&minutes=5", "application/x-www-form-urlencoded")
              ->status == 403);
    CHECK(client.Post("/announcements", "text=x&minutes=5", "application/x-www-form-urlencoded")->status ==
          403);
    CHECK(client.Post("/people", cookie, std::string(100'000, 'x'), "application/x-www-form-urlencoded")
              ->status == 413);
    CHECK(client.Put("/", cookie, "x", "text/plain")->status == 405);
    auto packed = cookie;
    packed.emplace("Content-Encoding", "gzip");
    CHECK(client.Post("/people", packed, "x", "application/x-www-form-urlencoded")->status == 405);

    // A search leaves no name in the log.
    const auto form = client.Get("/people", cookie);
    const std::size_t at = form->body.find("name=\"csrf\" value=\"") + 19;
    const auto found = client.Post("/people", cookie, "query=okafor&csrf=" + form->body.substr(at, 32),
                                   "application/x-www-form-urlencoded");
    REQUIRE(found);
    CHECK(found->body.find("Okafor") != std::string::npos);
    CHECK(served.log().find("kafor") == std::string::npos);

    served.process().send_signal(SIGTERM);
    CHECK(served.process().wait_for_end() == 0);
}

TEST_CASE("guessing is slowed down, and does not keep out who is in") {
    const SampleEvent sample;
    Served served(sample, {});
    httplib::Client client("http://127.0.0.1:" + std::to_string(served.port()));
    const auto cookie = let_in(client, served);
    int refused = 0;
    for (int i = 0; i < 8; ++i) refused = client.Get("/?token=" + std::to_string(i))->status;
    CHECK(refused == 429);
    CHECK(client.Get(served.token_path())->status == 429);
    CHECK(client.Get("/", cookie)->status == 200);
    served.process().send_signal(SIGINT);
    CHECK(served.process().wait_for_end() == 0);
}

TEST_CASE("for the network it has TLS, and the same certificate the next time") {
    const SampleEvent sample;
    std::string fingerprint;
    for (int round = 0; round < 2; ++round) {
        Served served(sample, {"--bind", "0.0.0.0"});
        CHECK(served.told["address"].get<std::string>().rfind("https://", 0) == 0);
        CHECK(served.told["certificate_sha256"].get<std::string>().size() == 64);
        if (round == 1) CHECK(served.told["certificate_sha256"] == fingerprint);
        fingerprint = served.told["certificate_sha256"];
        httplib::Client client("https://127.0.0.1:" + std::to_string(served.port()));
        client.enable_server_certificate_verification(false);
        const auto welcome = client.Get(served.token_path());
        REQUIRE(welcome);
        CHECK(welcome->get_header_value("Set-Cookie").find("; Secure") != std::string::npos);
        httplib::Client plain("http://127.0.0.1:" + std::to_string(served.port()));
        CHECK_FALSE(plain.Get("/"));
        CHECK(served.process().end() == 0);
    }
}

TEST_CASE("what cannot be served is told, with the exit statuses of every command") {
    const SampleEvent sample;
    CHECK(sample.lanyard({"serve", "--bind", "nowhere"}).status == 2);
    Served served(sample, {});
    const auto taken = sample.lanyard({"serve", "--port", std::to_string(served.port())});
    CHECK(taken.status == 4);
    CHECK(taken.err.find("--port") != std::string::npos);
    CHECK(served.process().end() == 0);
}
