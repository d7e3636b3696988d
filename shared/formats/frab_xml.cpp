// The tree is pugixml's; elements that are not known are passed over.
#include "formats/frab_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <vector>

#include "base/lines.h"
#include "formats/frab_schedule.h"

namespace lanyard {
namespace {

// Where lines begin, taken before the parser writes over the text.
class LineTable {
  public:
    explicit LineTable(std::string_view text) {
        for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
            ends_.push_back(at);
    }
    int line_at(std::ptrdiff_t offset) const {
        const auto place = std::lower_bound(ends_.begin(), ends_.end(), static_cast<std::size_t>(offset));
        return static_cast<int>(place - ends_.begin()) + 1;
    }
    int last() const { return static_cast<int>(ends_.size()) + 1; }

  private:
    std::vector<std::size_t> ends_;
};

// All text of an element, however many pieces it stands in.
std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& piece : node.children()) {
        if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata) text += piece.value();
    }
    return text;
}

class TreeReader {
  public:
    explicit TreeReader(const LineTable& lines) : lines_(lines) {}

    FrabSchedule read(const pugi::xml_node& root) {
        const pugi::xml_node conference = root.child("conference");
        schedule_.acronym = conference.child_value("acronym");
        schedule_.time_zone = conference.child_value("time_zone_name");
        schedule_.day_change = conference.child_value("day_change");
        for (const pugi::xml_node& day : root.children("day")) read_day(day);
        return std::move(schedule_);
    }

  private:
    int line_of(const pugi::xml_node& node) const { return lines_.line_at(node.offset_debug()); }

    void read_day(const pugi::xml_node& node) {
        if (schedule_.days.size() > most_sessions) return;
        schedule_.days.push_back({line_of(node), node.attribute("date").value(),
                                  node.attribute("start").value(), node.attribute("end").value()});
        for (const pugi::xml_node& room : node.children("room")) {
            for (const pugi::xml_node& event : room.children("event"))
                read_event(event, room.attribute("name").value());
        }
        for (const pugi::xml_node& event : node.children("event")) read_event(event, "");
    }

    void read_event(const pugi::xml_node& node, const char* room) {
        if (schedule_.events.size() > most_sessions) return;
        FrabEvent event;
        event.line = line_of(node);
        event.day = static_cast<int>(schedule_.days.size()) - 1;
        event.listed_room = room;
        for (const pugi::xml_attribute& attribute : node.attributes()) {
            if (std::string* text = frab_text(event, attribute.name())) *text = attribute.value();
        }
        for (const pugi::xml_node& part : node.children()) {
            if (std::string* text = frab_text(event, part.name())) *text = text_of(part);
            if (std::string_view(part.name()) != "persons") continue;
            for (const pugi::xml_node& person : part.children("person"))
                event.persons.push_back(text_of(person));
        }
        schedule_.events.push_back(std::move(event));
    }

    const LineTable& lines_;
    FrabSchedule schedule_;
};

// True where the schedule was begun and the file does not end with its end.
bool is_cut_off(std::string_view text) {
    constexpr std::string_view end = "</schedule>";
    const std::string_view trimmed = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    return text.find("<schedule") != std::string_view::npos &&
           (trimmed.size() < end.size() || trimmed.substr(trimmed.size() - end.size()) != end);
}

Error no_xml(const pugi::xml_parse_result& parsed, const LineTable& lines, bool cut_off,
             std::string_view file) {
    if (cut_off) {
        return bad_input(fmt::format("line {}: the file ends in the middle of the schedule", lines.last()),
                         std::string(file), "It was cut off on its way: download it again");
    }
    return bad_input(fmt::format("line {}: this is not well-formed XML ({})", lines.line_at(parsed.offset),
                                 parsed.description()),
                     std::string(file), "Export the schedule again, or put that line right");
}

}  // namespace

Result<ProgrammeList> read_frab_xml(std::string text, std::string_view file, std::string_view zone) {
    const LineTable lines(text);
    const bool cut_off = is_cut_off(text);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer_inplace(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) return no_xml(parsed, lines, cut_off, file);
    const pugi::xml_node root = document.child("schedule");
    if (!root) {
        return bad_input(fmt::format("line {}: this is XML, but no schedule: it begins with <{}>",
                                     lines.line_at(document.document_element().offset_debug()),
                                     excerpt(document.document_element().name())),
                         std::string(file), "Export the schedule as frab's or pretalx's schedule.xml");
    }
    const FrabSchedule schedule = TreeReader(lines).read(root);
    return read_frab_schedule(schedule, file, zone);
}

}  // namespace lanyard
