// A purge is one entry, and the journal does the rest wherever it goes.
#include "desk/purging.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "store/database.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"
#include "store/purges.h"

namespace lanyard {
namespace {

using nlohmann::json;

// Entries of older programs that have something personal in their body: named, as erasures of one person do.
void name_open_bodies(Desk& desk, const std::set<std::string>& keeps, json& body) {
    const std::string key = digest_key(desk.folder().key);
    for (const Attendee& person : desk.roster().everybody()) {
        for (const std::string& record : desk.roster().same_as(person.id)) {
            if (keeps.count(record)) continue;
            for (const OpenBody& open : open_bodies_of(desk.database(), record, key)) {
                body["entries"].push_back(open.id);
                body["sealed"].push_back(open.sealed);
            }
        }
    }
}

}  // namespace

Result<std::vector<std::string>> words_about_people(Desk& desk) {
    return desk.database().read([&] {
        std::set<std::string> words;
        for (const Attendee& person : desk.roster().everybody()) {
            for (const auto* word : {&person.name, &person.badge_name, &person.family_name, &person.email,
                                     &person.organisation, &person.phone, &person.order_code})
                words.insert(*word);
            words.insert(person.codes.begin(), person.codes.end());
        }
        words.erase("");
        return std::vector<std::string>(words.begin(), words.end());
    });
}

Result<Purged> purge(Desk& desk, const Deed& deed) {
    Purged purged;
    auto words = words_about_people(desk);
    if (!words) return words.error();
    purged.words = std::move(*words);
    auto held = holds_at(desk, deed.now);
    if (!held) return held.error();
    purged.held = std::move(*held);
    const auto done = desk.journal().transact([&] {
        std::set<std::string> keeps;
        for (const Hold& one : purged.held)
            for (std::string& record : desk.roster().same_as(one.person)) keeps.insert(std::move(record));
        json body = json::object();
        if (!keeps.empty()) body["keeps"] = keeps;
        name_open_bodies(desk, keeps, body);
        NewEntry entry = entry_about(entry_kind::event_purged, "", deed);
        entry.body = body.dump();
        desk.journal().append(std::move(entry));
    });
    if (!done) return done.error();
    if (auto finished = finish_erasing(desk.journal()); !finished) return finished.error();
    const auto goes_on = desk.database().read([&] { return is_erasing(desk.database()); });
    if (!goes_on) return goes_on.error();
    purged.is_finished = !*goes_on;
    return purged;
}

Result<std::optional<PurgedEvent>> purged_event(Desk& desk, Instant now) {
    auto newest = desk.database().read([&] { return newest_purge(desk.database()); });
    if (!newest) return newest.error();
    if (!*newest) return std::optional<PurgedEvent>();
    const auto held = holds_at(desk, now);
    if (!held) return held.error();
    return std::optional(PurgedEvent{(*newest)->at, held->size()});
}

Result<void> may_be_written(Desk& desk, Instant now) {
    const auto purged = purged_event(desk, now);
    if (!purged) return purged.error();
    if (!*purged) return {};
    return refused(
        purged_words(**purged, desk.folder().config.time_zone), desk.folder().path.string(),
        "What it counted can be read: lanyard stats. A new event begins with: lanyard init DIR --from " +
            desk.folder().path.string());
}

std::string purged_words(const PurgedEvent& purged, std::string_view zone) {
    std::string words = fmt::format(
        "this event was purged on {}: it knows how many came and no longer who, and takes nobody in any more",
        format_date(purged.at, zone));
    if (purged.held > 0) words += fmt::format("; {} held until later", purged.held);
    return words;
}

}  // namespace lanyard
