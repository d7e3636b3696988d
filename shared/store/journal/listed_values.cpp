// Read by simdjson, whose parser is kept by its thread.
#include "store/journal/listed_values.h"

#include <string_view>

#include "base/lines.h"
#include "store/journal/parse_json.h"

namespace lanyard {
namespace {

void read_fields(const simdjson::dom::object& group, ListedValues& values) {
    for (const auto [key, value] : group) {
        std::string_view said;
        const auto field = field_from_name(key);
        if (!field || value.get(said) != simdjson::SUCCESS) continue;
        auto& kept = values.fields[static_cast<std::size_t>(*field)];
        if (!kept) kept = said;
    }
}

void read_member(std::string_view key, const simdjson::dom::element& value, ListedValues& values) {
    std::string_view said;
    simdjson::dom::object group;
    std::int64_t number = 0;
    if (key == "source" && values.source.empty() && value.get(said) == simdjson::SUCCESS)
        values.source = said;
    if (key == "invitation" && !values.invitation && value.get(number) == simdjson::SUCCESS)
        values.invitation = number;
    if (key == "fields" && value.get(group) == simdjson::SUCCESS) read_fields(group, values);
}

// False where the text is no JSON.
bool read(const std::string& text, ListedValues& values) {
    static thread_local simdjson::dom::parser parser;
    if (text.empty()) return true;
    simdjson::dom::element element;
    if (parse_json(parser, text).get(element) != simdjson::SUCCESS) return false;
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS) return true;
    for (const auto [key, value] : object) read_member(key, value, values);
    return true;
}

}  // namespace

ListedValues::ListedValues(const Entry& entry) {
    if (read(entry.body, *this) && (!entry.personal || read(*entry.personal, *this))) return;
    fields = {};
    source.clear();
    invitation.reset();
}

std::vector<std::string> ListedValues::codes() const {
    return codes_of_cell(fields[static_cast<std::size_t>(Field::codes)].value_or(""));
}

std::vector<std::string> codes_of_cell(std::string_view cell) {
    std::vector<std::string> all;
    for (const std::string_view code : split(cell, "\n")) all.emplace_back(code);
    if (all.back().empty()) all.pop_back();
    return all;
}

}  // namespace lanyard
