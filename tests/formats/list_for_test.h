// Lists as texts, and what is read of them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "formats/registration_list.h"

namespace lanyard {

using Texts = std::vector<std::string>;

inline RegistrationList list_of(const std::string& text) {
    auto list = read_registration_list(text, "list.csv");
    REQUIRE_MESSAGE(list.ok(), (list.ok() ? "" : list.error().message()));
    return *list;
}

inline std::string value_of(const ListRow& row, Field field) {
    const auto found = row.fields.find(field);
    return found == row.fields.end() ? "" : found->second;
}

// One field of every row.
inline Texts all(const RegistrationList& list, Field field) {
    Texts values;
    for (const ListRow& row : list.rows) values.push_back(value_of(row, field));
    return values;
}

inline Texts names(const std::string& text) {
    return all(list_of(text), Field::name);
}

inline Texts statuses(const std::string& text) {
    return all(list_of(text), Field::status);
}

inline std::string column(const RegistrationList& list, const std::string& heading) {
    for (const ListColumn& column : list.columns) {
        if (column.heading == heading) return column.field;
    }
    return "(no such heading)";
}

inline std::string why(const RegistrationList& list, const std::string& heading) {
    for (const ListColumn& column : list.columns) {
        if (column.heading == heading) return column.why;
    }
    return "(no such heading)";
}

inline bool warns(const RegistrationList& list, std::string_view words) {
    return std::any_of(list.warnings.begin(), list.warnings.end(),
                       [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
}

inline std::string line_of(const Texts& cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
    return line + "\n";
}

}  // namespace lanyard
