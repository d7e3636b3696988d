// A body that is no object says nothing.
#include "desk/check_in_body.h"

#include <nlohmann/json.hpp>

namespace lanyard {

using nlohmann::json;

std::string_view credential_name(Credential credential) {
    switch (credential) {
        case Credential::invitation:
            return "invitation";
        case Credential::badge:
            return "badge";
        case Credential::person:
            break;
    }
    return "person";
}

std::string verdict_names(const std::vector<Verdict>& verdicts) {
    std::string names;
    for (const Verdict verdict : verdicts)
        names += (names.empty() ? "" : " ") + std::string(verdict_name(verdict));
    return names;
}

std::string point_of(const Entry& check_in) {
    const json body = json::parse(check_in.body, nullptr, false);
    const bool says = body.is_object() && body.contains("point") && body["point"].is_string();
    return says ? body["point"].get<std::string>() : "";
}

}  // namespace lanyard
