// Summaries of earlier imports are the bodies of their closing entries.
#include "desk/import_picture.h"

#include <nlohmann/json.hpp>
#include <set>

#include "desk/desk.h"
#include "store/database.h"
#include "store/people/known_registrations.h"
#include "store/people/records.h"

namespace lanyard {
namespace {

using nlohmann::json;

// Whom corrections of imports that stand are about.
std::vector<std::string> corrected_people(const std::vector<std::string>& summaries) {
    std::set<std::string> people;
    for (const std::string& text : summaries) {
        const json summary = json::parse(text, nullptr, false);
        if (!summary.is_object()) continue;
        for (const json& person : summary.value("corrected", json::array())) {
            if (person.is_string()) people.insert(person.get<std::string>());
        }
    }
    return {people.begin(), people.end()};
}

}  // namespace

Result<ImportPicture> take_import_picture(Desk& desk) {
    Database& database = desk.database();
    return database.read([&] {
        ImportPicture picture;
        picture.known = read_known_registrations(database, desk.roster().premises());
        picture.summaries = read_import_summaries(database);
        picture.has_invitations = desk.roster().has_invitations();
        picture.kept = read_kept_records(database);
        picture.erased = read_erased_people(database);
        read_corrections(database, corrected_people(picture.summaries), picture.known);
        return picture;
    });
}

std::map<std::string, std::string> columns_to_use(const std::vector<std::string>& summaries,
                                                  const std::map<std::string, std::string>& told) {
    std::map<std::string, std::string> columns = told;
    if (summaries.empty()) return columns;
    const json summary = json::parse(summaries.back(), nullptr, false);
    if (!summary.is_object()) return columns;
    const json remembered = summary.value("columns", json::object());
    for (const auto& [heading, field] : remembered.items())
        columns.emplace(heading, field.get<std::string>());
    return columns;
}

}  // namespace lanyard
