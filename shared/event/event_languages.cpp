// An event's texts in another language than its first.
#include <algorithm>

#include "event/event_config.h"

namespace lanyard {

const std::string* EventConfig::said_in(std::string_view wanted, const std::string& text) const {
    const auto dictionary = translations.find(std::string(wanted));
    if (dictionary == translations.end()) return nullptr;
    const auto found = dictionary->second.find(text);
    return found == dictionary->second.end() ? nullptr : &found->second;
}

std::string EventConfig::said(const std::string& text) const {
    const std::string* translated = said_in(language, text);
    return translated ? *translated : text;
}

EventConfig EventConfig::in(std::string_view wanted) const {
    EventConfig translated = *this;
    translated.language = wanted;
    const auto translate = [&](auto&... texts) { ((texts = translated.said(texts)), ...); };
    translate(translated.name, translated.short_name, translated.venue, translated.privacy_notice);
    for (CheckInPoint& point : translated.points) {
        translate(point.where, point.desk_is, point.printer_place);
        for (auto& [room, way] : point.ways) translate(way);
    }
    for (Room& room : translated.rooms) translate(room.name, room.where, room.late_entry, room.access);
    for (Area& area : translated.areas) translate(area.name);
    for (CollectTable& table : translated.collect_tables) translate(table.name);
    for (TicketType& type : translated.ticket_types) translate(type.instead);
    for (OptIn& opt_in : translated.opt_ins)
        translate(opt_in.question, opt_in.who, opt_in.about, opt_in.until);
    // What is not said in this language is better said in the program's own words for it.
    EvacuationWords& leaving = translated.evacuation;
    const bool is_first = languages.empty() || wanted == languages.front();
    if (!is_first && said_in(wanted, leaving.words) == nullptr) leaving.words.clear();
    translate(leaving.words, leaving.assembly_point);
    return translated;
}

}  // namespace lanyard
