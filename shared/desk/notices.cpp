// Each deed is one entry; what holds is read in the same transaction.
#include "desk/notices.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/entry_about.h"
#include "desk/playback_deeds.h"
#include "event/name_fold.h"
#include "event/settings_table.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/notice_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

// Does `write` with the evacuation that holds; refused where there is none.
template <class Write>
Result<Evacuation> with_evacuation(Desk& desk, Write write) {
    return desk.journal().transact([&]() -> Result<Evacuation> {
        auto holds = NoticeTable(desk.database()).evacuation();
        if (!holds) return refused("the building is not being evacuated");
        desk.journal().append(write(*holds));
        return *holds;
    });
}

Result<std::vector<std::string>> room_ids(const EventConfig& config, const std::vector<std::string>& words) {
    std::vector<std::string> ids;
    for (const std::string& word : words) {
        const Room* room = config.room(word);
        if (!room) {
            std::vector<std::string> known;
            for (const Room& one : config.rooms) known.push_back(one.name);
            const std::string nearest = nearest_known(word, known);
            return usage_error("there is no room \"" + word + "\" in this event", "--room",
                               nearest.empty() ? "Leave it out, and it is shown everywhere" : nearest);
        }
        if (std::find(ids.begin(), ids.end(), room->id) == ids.end()) ids.push_back(room->id);
    }
    return ids;
}

Error no_announcement(std::string_view id) {
    return bad_input("is no announcement that stands", std::string(id),
                     "See them with: lanyard announce --list");
}

}  // namespace

Result<std::optional<Evacuation>> evacuation(Desk& desk) {
    return desk.database().read([&] { return NoticeTable(desk.database()).evacuation(); });
}

Result<Evacuation> call_evacuation(Desk& desk, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<Evacuation> {
        NoticeTable table(desk.database());
        if (auto holds = table.evacuation()) return *holds;
        desk.journal().append(entry_about(entry_kind::evacuation_called, evacuation_subject, deed));
        hold_what_plays(desk, deed);
        return *table.evacuation();
    });
}

Result<Evacuation> end_evacuation(Desk& desk, const Deed& deed) {
    return with_evacuation(desk, [&](const Evacuation& holds) {
        // What a clock has begun meanwhile waits for somebody, too.
        hold_what_plays(desk, deed);
        NewEntry entry = entry_about(entry_kind::evacuation_ended, evacuation_subject, deed);
        entry.body = json{{"calls", holds.calls}}.dump();
        return entry;
    });
}

Result<Evacuation> undo_evacuation(Desk& desk, const Deed& deed) {
    return with_evacuation(desk, [&](const Evacuation& holds) {
        NewEntry entry = entry_about(entry_kind::undone, evacuation_subject, deed);
        entry.undoes = holds.calls;
        return entry;
    });
}

Result<Announcement> announce(Desk& desk, const NewAnnouncement& wanted, const Deed& deed) {
    Announcement made;
    made.text = clean_text(wanted.text);
    if (made.text.empty()) return usage_error("an announcement needs words", "announce");
    if (made.text.size() > longest_announcement)
        return usage_error("an announcement of " + std::to_string(made.text.size()) + " letters is too long",
                           "announce", "Say it in " + std::to_string(longest_announcement) + " or less");
    for (const auto& [language, words] : wanted.translations) {
        const auto& languages = desk.folder().config.languages;
        const bool is_ours = std::find(languages.begin(), languages.end(), language) != languages.end();
        std::string clean = clean_text(words);
        if (!is_ours || clean.empty() || clean.size() > longest_announcement)
            return usage_error("no words of at most " + std::to_string(longest_announcement) +
                                   " letters in a language of the event",
                               language + "=" + words, "Write it as fr=Le déjeuner est servi");
        made.translations.emplace_back(language, std::move(clean));
    }
    auto rooms = room_ids(desk.folder().config, wanted.rooms);
    if (!rooms) return rooms.error();
    made.rooms = std::move(rooms).value();
    made.at = deed.now;
    made.from = wanted.from.value_or(deed.now);
    made.until = wanted.until;
    made.actor = deed.actor;
    if (made.until <= made.from || made.until <= deed.now)
        return usage_error("it would end before anybody has seen it", "--until",
                           "Say a time after now, or for how many minutes with --for");
    auto id = desk.journal().transact([&] {
        NewEntry entry = entry_about(entry_kind::announced, announcement_subject, deed);
        entry.body =
            json{{"rooms", made.rooms}, {"from", to_ms(made.from)}, {"until", to_ms(made.until)}}.dump();
        // It may well name somebody: it goes when the event's people are erased.
        json personal = {{"text", made.text}};
        for (const auto& [language, words] : made.translations) personal["translations"][language] = words;
        entry.personal = personal.dump();
        return desk.journal().append(entry);
    });
    if (!id) return id.error();
    made.id = std::move(id).value();
    return made;
}

Result<Announcement> withdraw_announcement(Desk& desk, std::string_view id, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<Announcement> {
        for (const Announcement& one : NoticeTable(desk.database()).announcements()) {
            if (one.id != id) continue;
            NewEntry entry = entry_about(entry_kind::undone, announcement_subject, deed);
            entry.undoes = {one.id};
            desk.journal().append(entry);
            return one;
        }
        return no_announcement(id);
    });
}

Result<std::vector<Announcement>> announcements(Desk& desk) {
    return desk.database().read([&] { return NoticeTable(desk.database()).announcements(); });
}

}  // namespace lanyard
