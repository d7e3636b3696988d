// lanyard hub: the PostgreSQL server that the event's machines meet at.
#include <signal.h>

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "hub/hub_tables.h"
#include "hub/members.h"
#include "hub/pg_address.h"
#include "lanyard/hub_command.h"
#include "lanyard/hub_server.h"
#include "lanyard/terminal.h"
#include "store/journal/event_mark.h"

namespace lanyard {
namespace {

constexpr int usual_port = 5433;  // PostgreSQL's own is 5432

struct Options {
    std::string address, file;
    int port = usual_port;
};

// Where the hub is, without the login of whoever makes it.
Result<std::string> place_of(const std::string& owner_address) {
    auto parts = read_pg_address(owner_address);
    if (!parts) return parts.error();
    parts->erase("user");
    parts->erase("password");
    return write_pg_address(*parts);
}

int create(Command& command, const Options& options) {
    auto opened = opened_journal(command);
    if (!opened) return Command::fail(opened.error());
    const EventFolder& folder = opened->folder();
    const auto place = place_of(options.address);
    if (!place) return Command::fail(place.error());
    if (auto made = equip_hub(options.address, {*place}, folder, opened->journal(), SystemClock().now());
        !made)
        return Command::fail(made.error());
    if (command.as_json)
        Command::print_json({{"hub", (folder.path / "hub.toml").string()}});
    else
        std::printf("The hub knows this event. Each machine joins by a code: lanyard --event %s hub invite\n",
                    folder.path.c_str());
    return 0;
}

std::atomic<bool> is_to_end{false};

void end(int) {
    is_to_end = true;
}

Result<HubServer> equipped_server(OpenJournal& event, int port) {
    auto server = HubServer::start(event.folder(), port);
    if (!server) return server;
    if (auto equipped = server->equip(event.folder(), event.journal()); !equipped) return equipped.error();
    return server;
}

// Until it is asked to end. A server that ends by itself is started again; what it had is on its disk.
int serve(Command& command, const Options& options) {
    auto opened = opened_journal(command);
    if (!opened) return Command::fail(opened.error());
    const EventFolder& folder = opened->folder();
    ::signal(SIGINT, end);
    ::signal(SIGTERM, end);
    constexpr std::chrono::seconds tries_again_after{2};
    for (bool is_first = true; !is_to_end; is_first = false) {
        auto server = equipped_server(*opened, options.port);
        if (!server && is_first) return Command::fail(server.error());
        if (server) {
            std::printf(
                "The hub runs on port %d. Each machine joins by a code: lanyard --event %s hub invite\n",
                options.port, folder.path.c_str());
            std::fflush(stdout);
            while (!is_to_end && server->is_running())
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
        if (is_to_end) break;
        std::fprintf(stderr, "lanyard: hub: %s; it is started again\n",
                     server ? server->last_words().c_str() : server.error().message().c_str());
        std::this_thread::sleep_for(tries_again_after);
    }
    return 0;
}

int sync(Command& command, const Options& options) {
    auto opened = opened_journal(command);
    if (!opened) return Command::fail(opened.error());
    auto hub = named_hub(opened->folder(), options.file);
    if (!hub) return Command::fail(hub.error());
    const auto done = catch_up(opened->journal(), opened->folder().key, **hub);
    if (!done) return Command::fail(done.error());
    if (command.as_json)
        Command::print_json({{"new", done->taken_in},
                             {"sent", done->published},
                             {"refused", done->refused},
                             {"renewed", done->was_renewed}});
    else
        std::printf("%d entries were new here, %d were sent.\n", done->taken_in, done->published);
    if (done->refused > 0)
        std::fprintf(stderr, "lanyard: %d entries were not taken in; see: lanyard verify\n", done->refused);
    return 0;
}

int promote(Command& command, const Options& options) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    auto file = read_hub_file(folder->path, options.file);
    if (!file) return Command::fail(file.error());
    const std::string address = *file ? (*file)->address : "";
    PgConnection connection(options.address.empty() ? address : options.address, patience_with_hub);
    const auto epoch = raise_epoch(connection, event_identity(folder->key));
    if (!epoch) return Command::fail(epoch.error());
    if (command.as_json)
        Command::print_json({{"epoch", *epoch}});
    else
        std::printf("The machines go by this hub now, and refuse the one before it: epoch %lld.\n",
                    static_cast<long long>(*epoch));
    return 0;
}

}  // namespace

Result<OpenJournal> opened_journal(const Command& command) {
    auto folder = command.folder();
    if (!folder) return folder.error();
    return OpenJournal::open(std::move(folder).value());
}

Result<HubFile> hub_file_of(const EventFolder& folder, const std::string& named) {
    auto file = read_hub_file(folder.path, named);
    if (!file) return file.error();
    if (!*file)
        return usage_error("this event has no hub", "hub.toml",
                           "Make one: lanyard hub create ADDRESS; or put another machine's hub.toml here");
    return std::move(**file);
}

Result<std::unique_ptr<PostgresHub>> named_hub(const EventFolder& folder, const std::string& named) {
    const auto file = hub_file_of(folder, named);
    if (!file) return file.error();
    return std::make_unique<PostgresHub>(file->address, event_identity(folder.key), patience_with_hub);
}

Result<Round> catch_up(Journal& journal, const EventKey& key, Hub& hub) {
    Replicator replicator(hub, journal, key, true);
    Round sum;
    ProgressBar bar;
    for (bool goes_on = true; goes_on;) {
        const auto round = replicator.round();
        if (!round) return round.error();
        sum.taken_in += round->taken_in;
        sum.refused += round->refused;
        sum.published += round->published;
        sum.was_renewed |= round->was_renewed;
        goes_on = round->has_more || round->was_renewed;
        bar.show("Catching up", "entries", static_cast<std::size_t>(sum.taken_in + sum.published), 0);
    }
    return sum;
}

void add_hub(CommandSyntax app, Command& command, Action& action) {
    auto hub = app.add_subcommand("hub", "Where the event's machines meet: lanyard hub status");
    hub.require_subcommand();
    auto options = std::make_shared<Options>();
    const auto sub = [&](const char* name, const char* about, int (*run)(Command&, const Options&)) {
        auto added = hub.add_subcommand(name, about);
        added.callback([options, run, &command, &action] {
            action = [options, run, &command] { return run(command, *options); };
        });
        return added;
    };
    const auto takes_file = [&](CommandSyntax added) {
        added.add_option("--hub", options->file, "Another file than hub.toml of the event's folder")
            .type_name("FILE");
    };
    sub("create",
        "Make a PostgreSQL database this event's hub: lanyard hub create "
        "\"host=10.0.0.5 dbname=lanyard user=lanyard password=...\"",
        create)
        .add_option("ADDRESS", options->address, "libpq's connection string or URI; it is kept in hub.toml")
        .required()
        .type_name("ADDRESS");
    sub("serve",
        "Be the hub on this machine, until Ctrl+C; it sets a PostgreSQL of its own up: lanyard hub serve",
        serve)
        .add_option("--port", options->port, "The port that it listens on [5433]")
        .type_name("PORT")
        .between(1024, 65535);
    takes_file(sub("sync", "Catch up with the hub once: lanyard hub sync", sync));
    auto promoting =
        sub("promote",
            "After a standby has taken the primary's place, let the machines go by it: lanyard hub promote",
            promote);
    promoting
        .add_option("ADDRESS", options->address, "The new primary's address, where hub.toml names another")
        .type_name("ADDRESS");
    takes_file(promoting);
    add_hub_machines(hub, command, action);
    add_hub_invite(hub, command, action);
}

}  // namespace lanyard
