// Entries are asked for by subject, which has an index, and by standing.
#include "store/notice_table.h"

#include <nlohmann/json.hpp>

#include "event/journal_entry.h"
#include "store/database.h"

namespace lanyard {
namespace {

using nlohmann::json;

// The plus keeps SQLite from weighing the index of imports, which is one of a single kind: it would prepare
// the statement anew for every kind that is bound, at every check-in.
constexpr const char* standing =
    "SELECT id, at, actor, body, coalesce(personal, '{}') FROM entries WHERE subject=? AND area='' AND "
    "+kind=? "
    "AND stands=1 ORDER BY clock, id";

std::vector<std::string> texts(const json& body, const char* key) {
    std::vector<std::string> found;
    const auto list = body.find(key);
    if (list == body.end() || !list->is_array()) return found;
    for (const json& one : *list)
        if (one.is_string()) found.push_back(one.get<std::string>());
    return found;
}

json object_of(const std::string& text) {
    json object = json::parse(text, nullptr, false);
    return object.is_object() ? object : json::object();
}

Instant instant_in(const json& body, const char* key) {
    const auto value = body.find(key);
    return value != body.end() && value->is_number_integer() ? instant_from_ms(value->get<long long>())
                                                             : Instant{};
}

std::string text_in(const json& body, const char* key) {
    const auto value = body.find(key);
    return value != body.end() && value->is_string() ? value->get<std::string>() : "";
}

}  // namespace

std::optional<Evacuation> NoticeTable::evacuation() {
    auto& query = database_.statement(standing);
    query.bind(1, evacuation_subject);
    query.bind(2, std::string(entry_kind::evacuation_called));
    std::vector<EvacuationCall> calls;
    while (query.executeStep())
        calls.push_back({query.getColumn(0).getString(), instant_from_ms(query.getColumn(1).getInt64()),
                         query.getColumn(2).getString()});
    if (calls.empty()) return std::nullopt;
    query.reset();
    query.bind(1, evacuation_subject);
    query.bind(2, std::string(entry_kind::evacuation_ended));
    std::vector<std::string> ended;
    while (query.executeStep())
        for (std::string& call : texts(object_of(query.getColumn(3).getString()), "calls"))
            ended.push_back(std::move(call));
    return evacuation_of(calls, ended);
}

std::vector<Announcement> NoticeTable::announcements() {
    auto& query = database_.statement(standing);
    query.bind(1, announcement_subject);
    query.bind(2, std::string(entry_kind::announced));
    std::vector<Announcement> all;
    while (query.executeStep()) {
        const json body = object_of(query.getColumn(3).getString());
        Announcement one;
        one.id = query.getColumn(0).getString();
        one.at = instant_from_ms(query.getColumn(1).getInt64());
        one.actor = query.getColumn(2).getString();
        const json personal = object_of(query.getColumn(4).getString());
        one.text = text_in(personal, "text");
        const json translations = personal.value("translations", json::object());
        for (const auto& [language, words] : translations.items())
            if (words.is_string()) one.translations.emplace_back(language, words.get<std::string>());
        one.rooms = texts(body, "rooms");
        one.from = instant_in(body, "from");
        one.until = instant_in(body, "until");
        if (!one.text.empty()) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace lanyard
