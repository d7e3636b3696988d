// lanyard announce: what boards and kiosks say to everybody, until it ends.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "desk/notices.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    NewAnnouncement announcement;
    std::string from, until, withdraw, at;
    std::vector<std::string> translations;  // "fr=Le déjeuner est servi"
    int minutes = 0;
    bool list = false;
};

json translations_json(const Announcement& one) {
    json all = json::object();
    for (const auto& [language, words] : one.translations) all[language] = words;
    return all;
}

json announcement_json(const Announcement& one, const EventConfig& config, Instant now) {
    return {{"id", one.id},
            {"text", one.text},
            {"translations", translations_json(one)},
            {"rooms", one.rooms},
            {"from", format_iso(one.from, config.time_zone)},
            {"until", format_iso(one.until, config.time_zone)},
            {"state", announcement_state_name(announcement_state(one, now))},
            {"actor", one.actor}};
}

std::string where_words(const Announcement& one, const EventConfig& config) {
    std::string words;
    for (const std::string& id : one.rooms) {
        const Room* room = config.room(id);
        words += (words.empty() ? "" : ", ") + (room ? room->name : id);
    }
    return words.empty() ? "everywhere" : words;
}

void print_words(const Announcement& one, const EventConfig& config, Instant now) {
    std::printf("%s  %-8s %s–%s  %s: %s\n", one.id.c_str(),
                std::string(announcement_state_name(announcement_state(one, now))).c_str(),
                format_clock(one.from, config.time_zone).c_str(),
                format_clock(one.until, config.time_zone).c_str(), where_words(one, config).c_str(),
                one.text.c_str());
}

int list(Command& command, Desk& desk, Instant now) {
    const auto all = announcements(desk);
    if (!all) return Command::fail(all.error());
    const EventConfig& config = desk.folder().config;
    json document = json::array();
    for (const Announcement& one : *all) {
        if (command.as_json)
            document.push_back(announcement_json(one, config, now));
        else
            print_words(one, config, now);
    }
    if (command.as_json) Command::print_json({{"announcements", document}});
    if (!command.as_json && all->empty()) std::fprintf(stderr, "nothing has been announced\n");
    return 0;
}

// A time of day alone is today's, or tomorrow's where that has passed.
Result<Instant> time_of(const std::string& words, const EventConfig& config, Instant now) {
    if (words.find('-') != std::string::npos) return parse_iso(words, config.time_zone);
    const std::string today = format_date(now, config.time_zone);
    auto time = instant_at(today, words, config.time_zone);
    if (!time) return time;
    if (*time > now) return time;
    return instant_at(format_date(now + std::chrono::hours(24), config.time_zone), words, config.time_zone);
}

Result<Announcement> make(Desk& desk, Options options, Instant now) {
    const EventConfig& config = desk.folder().config;
    if (!options.from.empty()) {
        auto from = time_of(options.from, config, now);
        if (!from) return from.error();
        options.announcement.from = *from;
    }
    for (const std::string& words : options.translations) {
        const std::size_t equals = std::min(words.find('='), words.size());
        options.announcement.translations.emplace_back(words.substr(0, equals),
                                                       words.substr(std::min(equals + 1, words.size())));
    }
    const Instant begins = options.announcement.from.value_or(now);
    options.announcement.until = begins + (options.minutes > 0 ? std::chrono::minutes(options.minutes)
                                                               : Milliseconds(usual_announcement));
    if (!options.until.empty()) {
        auto until = time_of(options.until, config, begins);
        if (!until) return until.error();
        options.announcement.until = *until;
    }
    return announce(desk, options.announcement, Command::deed(now));
}

int run(Command& command, const Options& options) {
    auto desk = command.desk({"", true, false});
    if (!desk) return Command::fail(desk.error());
    const EventConfig& config = (*desk)->folder().config;
    auto now = command.now(config, options.at);
    if (!now) return Command::fail(now.error());
    if (options.list) return list(command, **desk, *now);
    const auto done = options.withdraw.empty()
                          ? make(**desk, options, *now)
                          : withdraw_announcement(**desk, options.withdraw, Command::deed(*now));
    if (!done) return Command::fail(done.error());
    if (command.as_json) {
        json document = announcement_json(*done, config, *now);
        if (!options.withdraw.empty()) document["state"] = "withdrawn";
        Command::print_json(document);
    } else if (options.withdraw.empty()) {
        print_words(*done, config, *now);
    } else {
        std::printf("withdrawn: %s\n", done->text.c_str());
    }
    return 0;
}

}  // namespace

void add_announce(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "announce", "Say something on every board and kiosk: lanyard announce \"Lunch is served\" --for 20");
    sub.add_option("text", options->announcement.text, "What to say").type_name("TEXT");
    sub.add_option("--room", options->announcement.rooms,
                   "Only on the signs of this room, by name or id; may be said again [everywhere]")
        .type_name("ROOM");
    sub.add_option(
           "--in", options->translations,
           "The same in another language of the event: \"fr=Le déjeuner est servi\"; may be said again")
        .type_name("LANGUAGE=TEXT");
    auto until = sub.add_option("--until", options->until, "When it ends: 12:30, or 2017-11-10T12:30");
    until.type_name("TIME");
    auto minutes = sub.add_option("--for", options->minutes, "For how many minutes [10]");
    minutes.type_name("MINUTES").between(1, 7 * 24 * 60).excludes(until);
    sub.add_option("--from", options->from, "When it begins [now]").type_name("TIME");
    sub.add_flag("--list", options->list, "Show what was announced and not withdrawn");
    sub.add_option("--withdraw", options->withdraw, "Take this one back, by its id").type_name("ID");
    sub.add_option("--at", options->at, "When it is said, if not now: 2017-11-10T11:30").type_name("TIME");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
