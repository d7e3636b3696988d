// shared/web/pages: every page of the sample event, without a network.
#include "web/pages.h"

#include <doctest/doctest.h>

#include "base/system_clock.h"
#include "store/database.h"
#include "store/event_folder.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

class Organiser {
  public:
    explicit Organiser(const SampleEvent& sample)
        : pages_({[&sample]() -> Result<std::unique_ptr<Desk>> {
                      return Desk::open_to_read(*open_event_folder(sample.folder()));
                  },
                  [&sample]() -> Result<std::unique_ptr<Desk>> {
                      static const SystemClock clock;
                      DeskOptions options;
                      options.staff = true;
                      options.waits_for_lock = Milliseconds(50);
                      return Desk::open(*open_event_folder(sample.folder()), options, clock);
                  },
                  [] { return *parse_iso("2017-11-10T09:10", "Europe/London"); }},
                 "secret") {}

    Reply get(const std::string& path, std::map<std::string, std::string> fields = {}) {
        return pages_.answer({false, path, std::move(fields)});
    }
    Reply post(const std::string& path, std::map<std::string, std::string> fields) {
        fields.emplace("csrf", "secret");
        return pages_.answer({true, path, std::move(fields)});
    }

  private:
    Pages pages_;
};

constexpr const char* nasty = "Zed <script>alert(1)</script> O'\"Neil & Co";

}  // namespace

TEST_CASE("every page of the sample is there, is small, and shows a name as it is written") {
    const SampleEvent sample;
    REQUIRE(sample.lanyard({"programme", "import", sample_file("programme.csv")}).status == 0);
    REQUIRE(sample.lanyard({"walk-in", "--name", nasty, "--organisation", nasty}).status == 0);
    REQUIRE(sample.lanyard({"announce", nasty, "--for", "60"}).status == 0);
    Organiser organiser(sample);
    const std::string id = sample.attendee("zed")["id"];
    const Reply found = organiser.post("/people", {{"query", "zed"}});
    for (const Reply& reply : {organiser.get("/"), organiser.get("/people"), found,
                               organiser.get("/person", {{"id", id}}), organiser.get("/roll-call"),
                               organiser.get("/programme"), organiser.get("/session", {{"id", "opening"}}),
                               organiser.get("/announcements"), organiser.get("/exports")}) {
        CHECK(reply.status == 200);
        CHECK(reply.body.size() < 50'000);
        CHECK_FALSE(has(reply.body, "<script"));
        CHECK(has(reply.body, "<h1>"));
    }
    CHECK(has(found.body, "&lt;script&gt;alert(1)&lt;/script&gt; O&#39;&quot;Neil &amp; Co"));
    CHECK(has(found.body, "/person?id=" + id));
    CHECK(has(organiser.get("/roll-call").body, "&lt;script&gt;"));
    CHECK(has(organiser.get("/announcements").body, "&lt;script&gt;"));
    // The day's numbers are those of the command line.
    const auto stats = sample.json({"stats", "--once"});
    const Reply day = organiser.get("/");
    CHECK(
        has(day.body, "<dt>Arrived</dt><dd>" + std::to_string(stats["counts"]["arrived"].get<int>()) + " "));
    CHECK(has(day.body,
              "<dt>Expected</dt><dd>" + std::to_string(stats["counts"]["expected"].get<int>()) + " "));
    CHECK(has(day.body, "The opening is at 09:30."));
    CHECK(day.renews_after_s == 30);
    CHECK(organiser.get("/", {{"still", "1"}}).renews_after_s == 0);
    CHECK(organiser.get("/people").renews_after_s == 0);
}

TEST_CASE("what is not there, and forms that are none of ours, are told apart and do nothing") {
    const SampleEvent sample;
    Organiser organiser(sample);
    CHECK(organiser.get("/nothing").status == 404);
    CHECK(organiser.get("/person", {{"id", "0123"}}).status == 404);
    CHECK(organiser.get("/withdraw").status == 404);
    CHECK(organiser.get("/", {{"day", "2016-99-99"}}).status != 200);
    CHECK(organiser.post("/exports", {{"what", "everything"}, {"format", "csv"}}).status == 400);
    CHECK(organiser.post("/announcements", {{"csrf", "wrong"}, {"text", "Hello"}, {"minutes", "5"}}).status ==
          403);
    CHECK(organiser.post("/announcements", {{"text", "Hello"}, {"minutes", "5 x"}}).status == 400);
    CHECK(organiser.post("/announcements", {{"text", " "}, {"minutes", "5"}}).status == 400);
    CHECK(sample.json({"announce", "--list"})["announcements"].empty());
}

TEST_CASE("a delay is shown first, and done when it is asked for again, by the organiser's page") {
    const SampleEvent sample;
    REQUIRE(sample.lanyard({"programme", "import", sample_file("programme.csv")}).status == 0);
    Organiser organiser(sample);
    const std::map<std::string, std::string> delay = {
        {"id", "opening"}, {"deed", "delay"}, {"minutes", "15"}};
    const Reply preview = organiser.post("/session", delay);
    CHECK(preview.status == 200);
    CHECK(has(preview.body, "Nothing is changed yet."));
    CHECK(has(preview.body, "09:45"));
    CHECK_FALSE(has(organiser.get("/programme").body, "09:45"));
    auto sure = delay;
    sure["sure"] = "yes";
    const Reply done = organiser.post("/session", sure);
    CHECK(done.status == 303);
    CHECK(done.goes_to == "/programme");
    CHECK(has(organiser.get("/programme").body, "Delayed, was 09:30"));
    CHECK(organiser.post("/session", {{"id", "nothing"}, {"deed", "hold"}, {"sure", "yes"}}).status == 404);
}

TEST_CASE("an announcement is made and taken back") {
    const SampleEvent sample;
    Organiser organiser(sample);
    CHECK(organiser.post("/announcements", {{"text", "Lunch is served"}, {"minutes", "20"}}).status == 303);
    const auto all = sample.json({"announce", "--list"})["announcements"];
    REQUIRE(all.size() == 1);
    CHECK(all[0]["actor"] == "organiser's page");
    CHECK(all[0]["until"] == "2017-11-10T09:30:00+00:00");
    CHECK(has(organiser.get("/announcements").body, "Lunch is served"));
    CHECK(organiser.post("/withdraw", {{"id", all[0]["id"]}}).status == 303);
    CHECK(has(organiser.get("/announcements").body, "Nothing is announced."));
}

TEST_CASE("every export is the command line's, and the journal says that it was taken out") {
    const SampleEvent sample;
    Organiser organiser(sample);
    for (const char* what : {"attendance", "list", "no-shows", "roll-call", "scans", "visits", "interests"}) {
        CAPTURE(what);
        const Reply reply = organiser.post("/exports", {{"what", what}, {"format", "json"}});
        CHECK(reply.status == 200);
        CHECK(reply.file_name == std::string(what) + ".json");
        CHECK(reply.body == sample.lanyard({"export", what, "--format", "json"}).out);
    }
    CHECK(organiser.post("/exports", {{"what", "attendance"}, {"format", "xlsx"}}).body.rfind("PK", 0) == 0);
    int from_page = 0;
    for (const auto& row :
         nlohmann::json::parse(sample.lanyard({"export", "exports", "--format", "json"}).out))
        from_page += row.dump().find("organiser's page") != std::string::npos ? 1 : 0;
    CHECK(from_page == 8);
}

TEST_CASE("an event that another program keeps to itself is told of, and lists still come out") {
    const SampleEvent sample;
    REQUIRE(sample.lanyard({"programme", "import", sample_file("programme.csv")}).status == 0);
    Organiser organiser(sample);
    SQLite::Database other((sample.folder() / "lanyard.db").string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    CHECK(organiser.get("/").status == 200);
    const Reply refused = organiser.post("/announcements", {{"text", "Hello"}, {"minutes", "5"}});
    CHECK(refused.status == 503);
    CHECK(has(refused.body, "Not done"));
    CHECK(organiser.post("/exports", {{"what", "roll-call"}, {"format", "csv"}}).status == 200);
    other.exec("ROLLBACK");
    CHECK(organiser.post("/announcements", {{"text", "Hello"}, {"minutes", "5"}}).status == 303);
}
