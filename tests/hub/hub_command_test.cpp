// The hub by the command line: made, seen, and machines cut off.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/system_clock.h"
#include "hub/hub_file.h"
#include "hub/postgres_hub.h"
#include "store/event_folder.h"
#include "store/journal/event_mark.h"
#include "tests/hub/postgres_server.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// A hub of a rented server, which asks for passwords, and the desk that made it.
struct Hall {
    Hall() : server(PostgresServer::start()) {
        if (!server) return;
        owner = server->ordinary_owner("shop");
        server->ask_for_passwords();
        const auto made = sample.lanyard({"hub", "create", owner});
        REQUIRE_MESSAGE(made.status == 0, made.err);
    }
    // The command line on another machine.
    Finished at(const fs::path& event, const std::vector<std::string>& words) const {
        std::vector<std::string> all = {"env",
                                        "XDG_STATE_HOME=" + sample.file("another home").string(),
                                        program("lanyard"),
                                        "--event",
                                        event.string(),
                                        "--clock",
                                        morning};
        all.insert(all.end(), words.begin(), words.end());
        return run_program(all);
    }

    SampleEvent sample;
    std::unique_ptr<PostgresServer> server;
    std::string owner;
};

}  // namespace

TEST_CASE("hub create leaves the owner's password out of hub.toml, and may be said again") {
    const Hall hall;
    if (!hall.server) return;
    const std::string file = text_of(hall.sample.folder() / "hub.toml");
    CHECK(file.find("shop") != std::string::npos);  // the database
    CHECK(file.find("password='owner'") == std::string::npos);
    REQUIRE(hall.sample.lanyard({"hub", "sync"}).status == 0);
    REQUIRE(hall.sample.lanyard({"hub", "create", hall.owner}).status == 0);
    CHECK(text_of(hall.sample.folder() / "hub.toml") == file);
    const auto status = hall.sample.json({"hub", "status"});
    CHECK(status["machines"].empty());
    REQUIRE(status["silent"].size() == 1);
    CHECK(status["silent"][0]["role"] == "desk");
    CHECK(hall.sample.json({"hub", "promote"})["epoch"] == 2);
}

TEST_CASE("a copy of the desk's folder has its login, and making it a hub of its own gives it another") {
    const Hall hall;
    if (!hall.server) return;
    const fs::path copy = hall.sample.file("copy");
    fs::copy(hall.sample.folder(), copy, fs::copy_options::recursive);
    CHECK(hall.at(copy, {"walk-in", "--name", "Eve Early"}).status == 0);
    const auto sent = hall.at(copy, {"hub", "sync"});
    CHECK_MESSAGE(sent.status == 0, sent.err);
    CHECK(hall.sample.lanyard({"hub", "sync"}).status == 0);
    CHECK(hall.sample.json({"attendees", "eve early"}).size() == 1);

    const auto mine = hall.sample.json({"hub", "status"})["silent"][0]["machine"];
    const auto refused = hall.sample.lanyard({"hub", "cut-off", mine});
    CHECK(refused.status == 1);
    CHECK(hall.sample.lanyard({"hub", "cut-off", "Kiosk 9"}).status == 3);

    REQUIRE(hall.at(copy, {"hub", "create", hall.owner}).status == 0);
    CHECK(text_of(copy / "hub.toml") != text_of(hall.sample.folder() / "hub.toml"));
    std::string other;
    const auto machines = hall.sample.json({"hub", "status"})["silent"];
    for (const auto& machine : machines)
        if (machine["machine"] != mine) other = machine["machine"];
    const auto done = hall.sample.lanyard({"hub", "cut-off", other});
    CHECK_MESSAGE(done.status == 0, done.err);
    const auto shut_out = hall.at(copy, {"hub", "sync"});
    CHECK(shut_out.status == 4);
    CHECK(shut_out.err.find("was cut off") != std::string::npos);
    CHECK(hall.sample.lanyard({"hub", "sync"}).status == 0);
    CHECK(hall.sample.lanyard({"verify"}).status == 0);
}

namespace {

std::string invitation_of(const Hall& hall, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"hub", "invite", "--point", "Kiosk 2"};
    words.insert(words.end(), more.begin(), more.end());
    return hall.sample.json(words)["invitation"];
}

Finished join(const Hall& hall, const std::string& code, const fs::path& folder) {
    return run_program({"env", "XDG_STATE_HOME=" + hall.sample.file("another home").string(),
                        program("lanyard"), "join", code, folder.string()});
}

}  // namespace

TEST_CASE("a fresh machine joins by an invitation: files, people and a login of its own, once") {
    const Hall hall;
    if (!hall.server) return;
    std::ofstream(hall.sample.folder() / "list of people.csv") << "Name\nAda Abbot\n";
    const fs::path kiosk = hall.sample.file("kiosk");
    const std::string code = invitation_of(hall);
    REQUIRE(hall.sample.lanyard({"hub", "sync"}).status == 0);
    const auto joined = join(hall, code, kiosk);
    REQUIRE_MESSAGE(joined.status == 0, joined.err);
    CHECK(joined.out.find("--role self --point \"Kiosk 2\"") != std::string::npos);

    for (const char* name :
         {"event.toml", "badge.toml", "logo.png", "message.mp4", "message.en.vtt", "event.key"}) {
        CAPTURE(name);
        CHECK(text_of(kiosk / name) == text_of(hall.sample.folder() / name));
    }
    CHECK_FALSE(fs::exists(kiosk / "list of people.csv"));
    CHECK_FALSE(fs::exists(kiosk / "registrations.csv"));
    CHECK(text_of(kiosk / "hub.toml") != text_of(hall.sample.folder() / "hub.toml"));
    const std::string person = hall.sample.code("amara okafor");
    CHECK(hall.at(kiosk, {"check-in", person, "--point", "Kiosk 2"}).status == 0);
    CHECK(hall.at(kiosk, {"hub", "sync"}).status == 0);
    CHECK(hall.sample.lanyard({"hub", "sync"}).status == 0);
    CHECK(hall.sample.attendee("amara okafor")["inside"] == true);
    CHECK(hall.at(kiosk, {"verify"}).status == 0);

    // What a kiosk may not do at the hub.
    std::ofstream(kiosk / "event.toml", std::ios::app) << "# changed\n";
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"hub", "promote"}, {"hub", "invite"}, {"hub", "publish"}}) {
        const auto refused = hall.at(kiosk, words);
        CHECK(refused.status == 4);
        CHECK_MESSAGE(refused.err.find("Do it at a desk") != std::string::npos, refused.err);
    }
    // Used, and to where an event is already: nothing is made.
    const auto again = join(hall, code, hall.sample.file("thief"));
    CHECK(again.status == 1);
    CHECK(again.err.find("was used already") != std::string::npos);
    CHECK_FALSE(fs::exists(hall.sample.file("thief")));
    CHECK(join(hall, invitation_of(hall), kiosk).status == 1);
}

TEST_CASE("an invitation that is too old, spoilt or of another hub lets nobody join") {
    const Hall hall;
    if (!hall.server) return;
    const fs::path folder = hall.sample.file("kiosk");
    PgConnection owner(hall.owner, std::chrono::seconds(20));
    const std::string old = invitation_of(hall);
    REQUIRE(owner.run("UPDATE invitations SET expires = clock_timestamp() - interval '1 second'"));
    CHECK(join(hall, old, folder).status == 1);

    auto parts = nlohmann::json::parse(invitation_of(hall));
    const auto with = [&](const char* member, const nlohmann::json& value) {
        auto changed = parts;
        changed[member] = value;
        return changed.dump();
    };
    CHECK(join(hall, with("secret", std::string(32, '0')), folder).status == 1);
    CHECK(join(hall, with("password", "x"), folder).status == 4);
    CHECK(join(hall, with("version", 2), folder).status == 3);
    CHECK(join(hall, with("hub", "host=127.0.0.1 port=1"), folder).status == 4);
    CHECK(join(hall, with("certificate", std::string(64, '0')), folder).status == 4);  // it has none to show
    CHECK(join(hall, "{}", folder).status == 3);
    CHECK(join(hall, hall.sample.file("no such file").string(), folder).status == 3);
    CHECK_FALSE(fs::exists(folder));
    CHECK(join(hall, parts.dump(), folder).status == 0);  // which none of them has used up
}

TEST_CASE("what a hub has changed of the event's files is noticed, and only what has changed is sent") {
    const Hall hall;
    if (!hall.server) return;
    CHECK(hall.sample.json({"hub", "publish"})["sent"] > 5);
    CHECK(hall.sample.json({"hub", "publish"})["sent"] == 0);
    std::ofstream(hall.sample.folder() / "event.toml", std::ios::app) << "# changed\n";
    CHECK(hall.sample.json({"hub", "publish"})["sent"] == 1);
    PgConnection owner(hall.owner, std::chrono::seconds(20));
    // As many parts as there are files of less than a megabyte, and no more: what was replaced is gone.
    const auto rows = owner.run(
        "SELECT count(*) FROM file_parts p LEFT JOIN files f ON f.hash = p.hash WHERE f.hash IS NULL");
    CHECK(rows->number(0, 0) == 0);
    const std::string code = invitation_of(hall);
    REQUIRE(
        owner.run("UPDATE file_parts SET sealed = overlay(sealed PLACING '\\x00' FROM 40) FROM files"
                  " WHERE files.hash = file_parts.hash AND name = 'logo.png'"));
    const auto spoilt = join(hall, code, hall.sample.file("kiosk"));
    CHECK(spoilt.status == 3);
    CHECK_MESSAGE(spoilt.err.find("logo.png: the hub's file is not what was published") != std::string::npos,
                  spoilt.err);
    CHECK_FALSE(fs::exists(hall.sample.file("kiosk")));
}

TEST_CASE("a machine that replaces another has its place, and the other one is cut off") {
    const Hall hall;
    if (!hall.server) return;
    const fs::path first = hall.sample.file("first"), spare = hall.sample.file("spare");
    REQUIRE(join(hall, invitation_of(hall), first).status == 0);
    REQUIRE(hall.at(first, {"hub", "sync"}).status == 0);
    std::string name;
    const auto known = hall.sample.json({"hub", "status"})["silent"];
    for (const auto& machine : known)
        if (machine["point"] == "Kiosk 2") name = machine["machine"];
    const auto joined = join(hall, invitation_of(hall, {"--replaces", name}), spare);
    REQUIRE_MESSAGE(joined.status == 0, joined.err);
    CHECK(hall.at(first, {"hub", "sync"}).status == 4);
    CHECK(hall.at(spare, {"hub", "sync"}).status == 0);
    // The journal says so: a hub that is made anew lets in the one and not the other.
    REQUIRE(hall.sample.lanyard({"hub", "sync"}).status == 0);
    const auto anew = PostgresServer::start();
    const std::string owner = anew->ordinary_owner("anew");
    REQUIRE(hall.sample.lanyard({"hub", "create", owner}).status == 0);
    const auto machines = hall.sample.json({"hub", "status"})["silent"];
    REQUIRE(machines.size() == 2);
    for (const auto& machine : machines) CHECK(machine["machine"] != name);
}

TEST_CASE("hub status says what is wrong with each machine, and how far its clock is off") {
    const Hall hall;
    if (!hall.server) return;
    const fs::path kiosk = hall.sample.file("kiosk");
    REQUIRE(join(hall, invitation_of(hall), kiosk).status == 0);
    const auto file = read_hub_file(kiosk, "");
    const auto folder = open_event_folder(kiosk);
    REQUIRE(folder);
    const std::string node = "00000000000000a1";
    PostgresHub hub((*file)->address, event_identity(folder->key), std::chrono::seconds(20));
    REQUIRE(hub.write_as(node));
    const SystemClock clock;
    const Instant a_year_off = clock.now() - std::chrono::hours(24 * 365);
    REQUIRE(hub.report({node,
                        "self",
                        "Kiosk 2",
                        "0.1.0",
                        R"({"trouble":["printer","camera_black"],"hindrance":"media-empty"})",
                        12,
                        a_year_off,
                        {}}));
    REQUIRE(hub.report({node, "board", "", "0.1.0", "nonsense", 0, clock.now(), {}}));
    const std::string said = hall.sample.lanyard({"hub", "status"}).out;
    CHECK_MESSAGE(said.find("12 entries behind; printer; camera_black (media-empty); its clock is 3153") !=
                      std::string::npos,
                  said);
    CHECK(said.find("s behind the hub's: set it") != std::string::npos);
    CHECK(said.find("0 entries behind\n") != std::string::npos);
    const auto machines = hall.sample.json({"hub", "status"})["machines"];
    REQUIRE(machines.size() == 2);
    CHECK(machines[1]["trouble"] == nlohmann::json::parse(R"(["printer","camera_black"])"));
    CHECK(machines[1]["clock_off_ms"] < -31'000'000'000);
    CHECK(std::abs(machines[0]["clock_off_ms"].get<double>()) < 60'000);
}

TEST_CASE("a kiosk is emptied when the hub has everything, and the desk ticks it off") {
    const Hall hall;
    if (!hall.server) return;
    const fs::path kiosk = hall.sample.file("kiosk");
    const std::string code = invitation_of(hall);
    REQUIRE(hall.sample.lanyard({"hub", "sync"}).status == 0);
    REQUIRE(join(hall, code, kiosk).status == 0);
    CHECK(hall.at(kiosk, {"check-in", hall.sample.code("amara okafor")}).status == 0);
    const auto open = hall.sample.json({"close", "--list"}, 1);
    REQUIRE(open.size() == 1);
    CHECK(open[0]["empty"] == false);
    const auto closed = hall.at(kiosk, {"close"});
    CHECK_MESSAGE(closed.status == 0, closed.err);
    CHECK(closed.out.find("empty and may be returned") != std::string::npos);
    for (const char* gone : {"lanyard.db", "event.key", "hub.toml"}) CHECK_FALSE(fs::exists(kiosk / gone));
    CHECK(hall.sample.json({"close", "--list"})[0]["empty"] == true);
    REQUIRE(hall.sample.lanyard({"hub", "sync"}).status == 0);
    CHECK(hall.sample.json({"stats"})["arrived"] == 1);
}
